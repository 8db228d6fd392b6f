//! A volume: its root, other blocks with a header, and where the data of files is.

use std::collections::HashSet;

use super::block::{Block, HEADER, LIST, TABLE_AT, header};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::data_map::DataMap;
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "AMIGA-CHECKSUM",
    severity: Severity::Damage,
    structure: "Amiga header block",
    meaning: "The sum of a block is wrong: what it says of a file or folder may be damaged.",
    clause: None,
};

static BITMAP: Anomaly = Anomaly {
    code: "AMIGA-NOT-VALIDATED",
    severity: Severity::Warning,
    structure: "Amiga root block",
    meaning: "The volume was being written to when it was last used, and its list of free blocks isn't valid.",
    clause: None,
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "AMIGA-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Amiga volume",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static NO_ROOT: Refusal = Refusal {
    code: "AMIGA-NO-ROOT",
    sentence: "This begins as a disk of an Amiga, but has no root directory.",
    advice: "Disks that start a game or a demo by themselves often have no files. Use it in an emulator.",
};

/// Blocks before the first that files may have.
const RESERVED: u64 = 2;

/// Bytes of the smallest and of the largest block.
const BLOCKS: [u64; 7] = [512, 1024, 2048, 4096, 8192, 16_384, 32_768];

/// Blocks of the floppy disks there are, of 512 bytes each.
const FLOPPIES: [u64; 2] = [1760, 3520];

/// Bytes before the data in a block of OFS.
const DATA_AT: u64 = TABLE_AT as u64;

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) variant: u8,
    pub(super) block_size: u64,
    pub(super) blocks: u64,
    pub(super) root: Block,
}

/// The variant of the file system, by the boot block: odd ones are of FFS.
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn variant(content: &Source) -> Result<Option<u8>> {
    let head = content.read_up_to(0, 4)?;
    Ok(match *head {
        [b'D', b'O', b'S', variant @ 0..=5] => Some(variant),
        _ => None,
    })
}

/// A block, if all of it is there.
fn block(content: &Source, number: u32, size: u64) -> Result<Option<Block>> {
    let len = usize::try_from(size).unwrap_or(0);
    let bytes = content.read_up_to(u64::from(number).saturating_mul(size), len)?;
    Ok((bytes.len() == len).then_some(Block { number, bytes }))
}

impl Volume {
    /// A volume by its root, which is in the middle: by the length of the content or of a floppy disk.
    ///
    /// # Errors
    /// Where there is no root.
    pub(super) fn find(content: Source, findings: &mut Findings) -> Result<Self> {
        let variant = variant(&content)?.ok_or_else(|| Error::NotFound("Amiga volume".into()))?;
        let of_length = BLOCKS.into_iter().map(|size| (size, content.len().checked_div(size).unwrap_or(0)));
        let places: Vec<(u64, u64)> = of_length.chain(FLOPPIES.map(|blocks| (512, blocks))).collect();
        for (block_size, blocks) in places {
            let number = u32::try_from(blocks.saturating_sub(1).saturating_add(RESERVED) / 2).unwrap_or(0);
            let Some(root) = block(&content, number, block_size)? else { continue };
            if root.block_kind() != HEADER || root.kind() != header::ROOT {
                continue;
            }
            let volume = Self { content, variant, block_size, blocks, root };
            volume.check(findings);
            return Ok(volume);
        }
        Err((&NO_ROOT).into())
    }

    fn check(&self, findings: &mut Findings) {
        let at = self.content.absolute(self.block_at(self.root.number));
        self.check_sum(&self.root, findings);
        if !self.root.has_bitmap() {
            findings.add(&BITMAP, at, "a valid bitmap", "one that isn't");
        }
        let size = self.blocks.saturating_mul(self.block_size);
        if size > self.content.len() {
            findings.add(&INCOMPLETE, at, format!("{size} bytes"), format!("{} bytes", self.content.len()));
        }
    }

    /// Whether it is the fast one of the two, whose blocks of data have nothing but data.
    pub(super) const fn is_fast(&self) -> bool {
        self.variant % 2 == 1
    }

    /// The first byte of a block.
    pub(super) fn block_at(&self, number: u32) -> u64 {
        u64::from(number).saturating_mul(self.block_size)
    }

    /// A block with a header.
    ///
    /// # Errors
    /// Where it is not in the image, or is another block.
    pub(super) fn header(&self, number: u32) -> Result<Block> {
        if number == self.root.number {
            return Ok(self.root.clone());
        }
        let at = self.content.absolute(self.block_at(number));
        let Some(found) = block(&self.content, number, self.block_size)? else {
            return Err(Error::broken("Amiga header block", at, "it is not in the image"));
        };
        if found.block_kind() != HEADER {
            return Err(Error::broken("Amiga header block", at, format!("it has the type {}", found.block_kind())));
        }
        Ok(found)
    }

    /// Notes a wrong sum.
    pub(super) fn check_sum(&self, block: &Block, findings: &mut Findings) {
        let sum = block.sum();
        if sum != 0 {
            let at = self.content.absolute(self.block_at(block.number));
            findings.add(&CHECKSUM, at, "words with the sum 0", format!("the sum {sum:#010x}"));
        }
    }

    /// Where the data of a file is: by the list of its header, and by further lists.
    ///
    /// # Errors
    /// Where a further list cannot be read.
    pub(super) fn map(&self, file: &Block) -> Result<DataMap> {
        let mut map = DataMap::new(file.size().into());
        let skipped = if self.is_fast() { 0 } else { DATA_AT };
        let len = self.block_size.saturating_sub(skipped);
        let mut seen = HashSet::new();
        let mut list = file.clone();
        let mut at = 0_u64;
        loop {
            for number in list.data() {
                if at >= file.size().into() {
                    break;
                }
                if number == 0 || u64::from(number) >= self.blocks {
                    map.break_off(format!("block {number}, which is not on the volume"));
                    return Ok(map.finish());
                }
                let place = self.block_at(number).saturating_add(skipped);
                if !map.add(&self.content, at, len, Some(place)) {
                    return Ok(map.finish());
                }
                at = at.saturating_add(len);
            }
            if at >= file.size().into() {
                break;
            }
            let next = list.extension();
            let found = block(&self.content, next, self.block_size)?.filter(|found| found.block_kind() == LIST);
            let Some(found) = found.filter(|_| seen.insert(next) && seen.len() <= limits::AMIGA_LISTS) else {
                map.break_off(format!("an end of the list behind {at} bytes"));
                break;
            };
            list = found;
        }
        Ok(map.finish())
    }
}

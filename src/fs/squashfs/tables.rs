//! The superblock and the tables that it leads to.

use std::cell::Cell;

use zerocopy::FromBytes;

use super::edition::Edition;
use super::layout::{Fragment, METADATA_BYTES, Superblock};
use super::metadata::Metadata;
use super::older;
use super::packing::Packing;
use crate::bytes::integers::{Le16, Le32};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::refusal::Refusal;
use crate::signature;
use crate::source::Source;

static VERSION: Refusal = Refusal {
    code: "SQUASHFS-VERSION",
    sentence: "This is SquashFS {0}. Discern reads versions 1 to 4.",
    advice: "On Linux, `unsquashfs` can extract its files.",
};

static CUT: Refusal = Refusal {
    code: "SQUASHFS-CUT",
    sentence: "This SquashFS volume is incomplete: it has {0} of {1} bytes. Its list of files is at its end, which is missing.",
    advice: "Download or copy it again.",
};

static BLOCK_SIZE: Anomaly = Anomaly {
    code: "SQUASHFS-BLOCK-SIZE",
    severity: Severity::Warning,
    structure: "SquashFS superblock",
    meaning: "Linux doesn't mount this volume. Discern goes by the block size.",
    clause: None,
};

static IDS: Anomaly = Anomaly {
    code: "SQUASHFS-IDS",
    severity: Severity::Damage,
    structure: "SquashFS ID table",
    meaning: "Owners and groups aren't shown.",
    clause: None,
};

/// Smallest and largest block size in bytes: 4 KiB to 1 MiB.
const BLOCK_SIZES: [u32; 2] = [4 << 10, 1 << 20];

/// Smallest block size of versions 1 to 3.
const OLDER_BLOCK_SIZE: u32 = 512;

/// The superblock of a volume, and the tables for reading its files.
pub(super) struct Tables {
    /// The content from the superblock on.
    pub(super) content: Source,
    pub(super) superblock: Superblock,
    pub(super) packing: Packing,
    pub(super) metadata: Metadata,
    /// Owners and groups, by their index in inodes.
    ids: Vec<u32>,
    /// The fragment block that was looked up last, with its index: neighboring files share one.
    fragment: Cell<Option<(u32, Fragment)>>,
    /// Number of owners, which precede the groups in versions 1 to 3.
    pub(super) owners: u16,
    /// Offset of the superblock in the volume's content.
    pub(super) start: u64,
}

/// Whether a volume begins with SquashFS of any version.
pub(super) fn is_there(content: &Source, start: u64) -> Result<bool> {
    let magic = content.read_up_to(start, 4)?;
    Ok(signature::SQUASHFS.iter().any(|known| magic == known))
}

impl Tables {
    /// Reads the superblock and the ids.
    ///
    /// # Errors
    /// If the version is not known, or the volume is too short for its tables.
    pub(super) fn read(volume: &Volume, findings: &mut Findings) -> Result<Self> {
        let content = volume.content.slice(volume.start..volume.content.len());
        let bytes = content.read_up_to(0, size_of::<Superblock>())?;
        let edition = known_version(&bytes)?;
        let short = |need: usize| cut(content.len(), need as u64);
        let (superblock, owners) = if edition.major < 4 {
            let length = older::superblock_length(edition.major);
            older::superblock(edition, &content.read_up_to(0, length)?).ok_or_else(|| short(length))?
        } else {
            let read = Superblock::read_from_bytes(&bytes).map_err(|_| short(size_of::<Superblock>()))?;
            (read, 0)
        };
        let (block_size, log) = (superblock.block_size.get(), superblock.block_log.get());
        let [mut least, most] = BLOCK_SIZES;
        if edition.major < 4 {
            least = OLDER_BLOCK_SIZE;
        }
        if !(least..=most).contains(&block_size) || !block_size.is_power_of_two() {
            let what = format!("a block size of {block_size} bytes is not possible");
            return Err(Error::broken("SquashFS superblock", content.absolute(12), what));
        }
        if block_size.ilog2() != u32::from(log) {
            let expected = format!("{} for blocks of {block_size} bytes", block_size.ilog2());
            findings.add(&BLOCK_SIZE, content.absolute(22), expected, format!("{log} as their logarithm"));
        }
        let tables = [superblock.inode_table.get(), superblock.directory_table.get(), superblock.id_table.get()];
        if tables.iter().any(|table| *table >= content.len()) && superblock.bytes_used.get() > content.len() {
            return Err(cut(content.len(), superblock.bytes_used.get()));
        }
        let packing = Packing::new(superblock.compression.get());
        let metadata = Metadata::new(content.clone(), packing, edition);
        let (ids, fragment, start) = (Vec::new(), Cell::default(), volume.start);
        let mut tables = Self { content, superblock, packing, metadata, ids, fragment, owners, start };
        if let Err(error) = tables.read_ids() {
            let expected = format!("{} owners and groups", superblock.ids.get());
            findings.add(&IDS, tables.content.absolute(superblock.id_table.get()), expected, error.to_string());
        }
        Ok(tables)
    }

    fn read_ids(&mut self) -> Result<()> {
        let edition = self.metadata.edition();
        if edition.major < 4 {
            self.ids = older::ids(&self.content, edition, &self.superblock)?;
            return Ok(());
        }
        for number in 0..u32::from(self.superblock.ids.get()) {
            let id: Le32 = self.metadata.element(self.superblock.id_table.get(), number)?;
            self.ids.push(id.get());
        }
        Ok(())
    }

    /// The owner or group with an index.
    pub(super) fn id(&self, number: u16) -> Option<u32> {
        self.ids.get(usize::from(number)).copied()
    }

    /// Unpacked size of a block in bytes.
    pub(super) fn block_size(&self) -> u64 {
        self.superblock.block_size.get().into()
    }

    /// Location of a fragment block.
    ///
    /// # Errors
    /// If there is none with this index, or its entry cannot be read.
    pub(super) fn fragment(&self, number: u32) -> Result<Fragment> {
        if let Some((_, fragment)) = self.fragment.get().filter(|(last, _)| *last == number) {
            return Ok(fragment);
        }
        let count = self.superblock.fragments.get();
        if number >= count {
            let at = self.content.absolute(self.superblock.fragment_table.get());
            let what = format!("it has {count} entries, and number {number} is needed");
            return Err(Error::broken("SquashFS fragment table", at, what));
        }
        let table = self.superblock.fragment_table.get();
        let fragment = match self.metadata.edition().major {
            4.. => self.metadata.element(table, number)?,
            _ => older::fragment(&self.metadata, table, number)?,
        };
        self.fragment.set(Some((number, fragment)));
        Ok(fragment)
    }

    /// Offsets of the tables in the volume with their names, followed by the end.
    pub(super) fn places(&self) -> Vec<(&'static str, u64)> {
        let superblock = &self.superblock;
        // A table with a list of blocks begins with the first block.
        let major = self.metadata.edition().major;
        let first = |list: u64| self.metadata.pointer(list, major >= 3).map_or(list, |first| first.min(list));
        let all = [
            ("Inode table", superblock.inode_table.get(), false),
            ("Directory table", superblock.directory_table.get(), false),
            ("Fragment table", superblock.fragment_table.get(), true),
            ("Export table", superblock.export_table.get(), true),
            ("ID table", superblock.id_table.get(), major >= 4),
            ("Extended attribute table", superblock.xattr_table.get(), true),
        ];
        // Version 2 has a place for fragments even without any.
        let is_empty = |name: &str| name == "Fragment table" && superblock.fragments.get() == 0;
        let there = all.into_iter().filter(|(name, at, _)| *at < self.content.len() && !is_empty(name));
        there.map(|(name, at, is_list)| (name, if is_list { first(at) } else { at })).collect()
    }

    /// The options of the compressor, if recorded: the metadata block after the superblock.
    pub(super) fn options(&self) -> Option<Vec<u8>> {
        if self.metadata.edition().major < 4 || self.superblock.flags.get() & super::layout::HAS_OPTIONS == 0 {
            return None;
        }
        let behind = self.content.slice(size_of::<Superblock>() as u64..self.content.len());
        let head: Le16 = behind.read_struct(0).ok()?;
        let len = usize::from(head.get() & !super::layout::METADATA_STORED).min(METADATA_BYTES);
        behind.read_up_to(2, len).ok()
    }
}

fn cut(have: u64, need: u64) -> Error {
    CUT.with(&[&have, &need]).into()
}

/// Versions 1 to 3 have the same signature, in both byte orders, and the version at the same offset.
fn known_version(bytes: &[u8]) -> Result<Edition> {
    let edition = Edition::of(bytes).ok_or_else(|| cut(bytes.len() as u64, size_of::<Superblock>() as u64))?;
    match (edition.major, edition.is_big) {
        (1..=3, _) | (4, false) => Ok(edition),
        _ => Err(VERSION.with(&[&edition.name()]).into()),
    }
}

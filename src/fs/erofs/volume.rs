//! A volume: its superblock, and inodes.

use super::layout::{
    ATTRIBUTES_HEAD, INODE_UNIT, LongInode, MAGIC, SUPERBLOCK_AT, ShortInode, Superblock, compatible, incompatible,
    storage,
};
use crate::bytes::crc::crc_32c_without;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::refusal::Refusal;
use crate::source::Source;

static INCOMPLETE: Anomaly = Anomaly {
    code: "EROFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "EROFS superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static CHECKSUM: Anomaly = Anomaly {
    code: "EROFS-CHECKSUM",
    severity: Severity::Damage,
    structure: "EROFS superblock",
    meaning: "The checksum of the superblock is wrong: what it says of the volume may be damaged.",
    clause: None,
};

static FEATURES: Refusal = Refusal {
    code: "EROFS-FEATURES",
    sentence: "This volume of EROFS has features that Discern doesn't know: {0}.",
    advice: "Extract it with fsck.erofs of the version that made it.",
};

/// The complement of zero, with which the kernel begins its CRC-32C, and by which it leaves it.
const COMPLEMENT: u32 = u32::MAX;

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) superblock: Superblock,
    pub(super) block_size: u64,
}

/// An inode.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) number: u64,
    /// Byte of the volume at which it is.
    pub(super) at: u64,
    /// Its own bytes.
    pub(super) len: u64,
    /// Units of 4 bytes of extended attributes, and two more; 0 for none.
    attributes: u16,
    pub(super) storage: u16,
    pub(super) mode: u32,
    pub(super) links: u32,
    pub(super) size: u64,
    /// Where the data is: a block, a device's number, or how it is stored.
    pub(super) data: u32,
    pub(super) serial: u32,
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) modified: Timestamp,
}

impl Node {
    /// Bytes of its extended attributes.
    pub(super) fn attributes_len(&self) -> u64 {
        self.attributes
            .checked_sub(1)
            .map_or(0, |units| ATTRIBUTES_HEAD.saturating_add(u64::from(units).saturating_mul(4)))
    }

    /// The byte behind it and its attributes.
    pub(super) fn end(&self) -> u64 {
        self.at.saturating_add(self.len).saturating_add(self.attributes_len())
    }

    /// Whether its data is packed.
    pub(super) const fn is_packed(&self) -> bool {
        matches!(self.storage, storage::PACKED | storage::PACKED_SHORT)
    }
}

/// The superblock, if there is a sound one.
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn superblock(content: &Source) -> Result<Option<Superblock>> {
    if content.len() < SUPERBLOCK_AT.saturating_add(size_of::<Superblock>() as u64) {
        return Ok(None);
    }
    let found: Superblock = content.read_struct(SUPERBLOCK_AT)?;
    Ok(Some(found).filter(|found| found.magic.get() == MAGIC && (9..=16).contains(&found.block_bits)))
}

impl Volume {
    /// A volume by its superblock.
    ///
    /// # Errors
    /// Where it has features that are not known.
    pub(super) fn new(content: Source, superblock: Superblock, findings: &mut Findings) -> Result<Self> {
        let unknown = superblock.incompatible.get() & !incompatible::KNOWN;
        if unknown != 0 {
            return Err(FEATURES.with(&[&format!("{unknown:#x}")]).into());
        }
        if superblock.directory_bits != 0 {
            return Err(FEATURES.with(&[&"large blocks of directories"]).into());
        }
        let volume = Self { content, superblock, block_size: 1 << superblock.block_bits.min(16) };
        if volume.size() > volume.content.len() {
            let place = volume.content.absolute(SUPERBLOCK_AT.saturating_add(36));
            let found = format!("{} bytes", volume.content.len());
            findings.add(&INCOMPLETE, place, format!("{} bytes", volume.size()), found);
        }
        volume.check(findings)?;
        Ok(volume)
    }

    fn check(&self, findings: &mut Findings) -> Result<()> {
        if self.superblock.compatible.get() & compatible::CHECKSUM == 0 {
            return Ok(());
        }
        // To the end of the block; in small ones the superblock begins one.
        let len = self.block_size.checked_sub(SUPERBLOCK_AT).filter(|len| *len > 0).unwrap_or(self.block_size);
        let len = usize::try_from(len).unwrap_or(0);
        let bytes = self.content.read_up_to(SUPERBLOCK_AT, len)?;
        let sum = crc_32c_without(&bytes, 4) ^ COMPLEMENT;
        let recorded = self.superblock.checksum.get();
        if sum != recorded && bytes.len() == len {
            let place = self.content.absolute(SUPERBLOCK_AT.saturating_add(4));
            findings.add(&CHECKSUM, place, format!("{recorded:08x}"), format!("{sum:08x}"));
        }
        Ok(())
    }

    pub(super) fn has(&self, feature: u32) -> bool {
        self.superblock.incompatible.get() & feature != 0
    }

    /// Bytes of the volume.
    pub(super) fn size(&self) -> u64 {
        self.block_at(self.superblock.blocks.get())
    }

    /// The first byte of a block.
    pub(super) fn block_at(&self, number: u32) -> u64 {
        u64::from(number).saturating_mul(self.block_size)
    }

    /// When the volume was made.
    pub(super) fn built(&self) -> Timestamp {
        time(self.superblock.built.get(), self.superblock.built_nanoseconds.get())
    }

    /// The byte at which an inode is.
    fn inode_at(&self, number: u64) -> u64 {
        self.block_at(self.superblock.inode_block.get()).saturating_add(number.saturating_mul(INODE_UNIT))
    }

    /// An inode by its number.
    ///
    /// # Errors
    /// Where it is not in the image, or has a form that is not known.
    pub(super) fn node(&self, number: u64) -> Result<Node> {
        let at = self.inode_at(number);
        let short: ShortInode = self.content.read_struct(at)?;
        let format = short.format.get();
        let storage = format >> 1 & 7;
        if storage > storage::CHUNKS || format >> 4 != 0 {
            return Err(Error::broken("EROFS inode", self.content.absolute(at), format!("its format is {format:#x}")));
        }
        if format & 1 == 0 {
            return Ok(Node {
                number,
                at,
                len: size_of::<ShortInode>() as u64,
                attributes: short.attributes.get(),
                storage,
                mode: short.mode.get().into(),
                links: short.links.get().into(),
                size: short.size.get().into(),
                data: short.data.get(),
                serial: short.serial.get(),
                uid: short.uid.get().into(),
                gid: short.gid.get().into(),
                modified: self.built(),
            });
        }
        let long: LongInode = self.content.read_struct(at)?;
        Ok(Node {
            number,
            at,
            len: size_of::<LongInode>() as u64,
            attributes: long.attributes.get(),
            storage,
            mode: long.mode.get().into(),
            links: long.links.get(),
            size: long.size.get(),
            data: long.data.get(),
            serial: long.serial.get(),
            uid: long.uid.get(),
            gid: long.gid.get(),
            modified: time(long.modified.get(), long.modified_nanoseconds.get()),
        })
    }
}

fn time(seconds: u64, nanoseconds: u32) -> Timestamp {
    Timestamp::with_nanoseconds(seconds.cast_signed(), nanoseconds.into())
}

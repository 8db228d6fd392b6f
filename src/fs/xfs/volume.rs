//! A volume: its superblock, and inodes.

use zerocopy::FromBytes;

use super::layout::{
    CHECKSUM_AT, DIRECTORIES_2, ExtraInode, FILE_TYPES_4, HAS_FEATURES_2, INODE_MAGIC, Inode, MAGIC, Superblock,
    VERSION, flag, incompatible,
};
use crate::bytes::crc::crc_32c_without;
use crate::bytes::integers::Be64;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::refusal::Refusal;
use crate::source::Source;

static INCOMPLETE: Anomaly = Anomaly {
    code: "XFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "XFS superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static CHECKSUM: Anomaly = Anomaly {
    code: "XFS-CHECKSUM",
    severity: Severity::Damage,
    structure: "XFS superblock",
    meaning: "The checksum of the superblock is wrong: what it says of the volume may be damaged.",
    clause: None,
};

static REPAIR: Anomaly = Anomaly {
    code: "XFS-NEEDS-REPAIR",
    severity: Severity::Warning,
    structure: "XFS superblock",
    meaning: "The volume is marked to be repaired before it is used: files may be wrong or missing.",
    clause: None,
};

static FEATURES: Refusal = Refusal {
    code: "XFS-FEATURES",
    sentence: "This volume of XFS has features that Discern doesn't know: {0}.",
    advice: "Open it with the Linux that made it.",
};

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) superblock: Superblock,
    pub(super) block_size: u64,
}

/// An inode with what follows it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) number: u64,
    pub(super) inode: Inode,
    pub(super) extra: Option<ExtraInode>,
    /// Byte of the volume at which it is.
    pub(super) at: u64,
    /// All of it.
    bytes: Vec<u8>,
}

impl Node {
    fn has(&self, flag: u64) -> bool {
        self.extra.is_some_and(|extra| extra.flags.get() & flag != 0)
    }

    /// Bytes before its data.
    pub(super) fn head(&self) -> usize {
        size_of::<Inode>().saturating_add(if self.extra.is_some() { size_of::<ExtraInode>() } else { 0 })
    }

    /// What it has of its data: the data, extents, or the root of a tree.
    pub(super) fn data(&self) -> &[u8] {
        let all = self.bytes.get(self.head()..).unwrap_or_default();
        let attributes_at = usize::from(self.inode.attributes_at).saturating_mul(8);
        if attributes_at == 0 { all } else { all.get(..attributes_at).unwrap_or(all) }
    }

    /// What it has of its attributes, if it has any.
    pub(super) fn attributes(&self) -> Option<&[u8]> {
        let at = usize::from(self.inode.attributes_at).saturating_mul(8);
        (at > 0).then(|| self.bytes.get(self.head().saturating_add(at)..).unwrap_or_default())
    }

    /// Extents of its data.
    pub(super) fn extents(&self) -> u64 {
        if self.has(flag::WIDE_EXTENTS) { self.inode.wide_extents.get() } else { self.inode.extents.get().into() }
    }

    /// Extents of its attributes.
    pub(super) fn attribute_extents(&self) -> u64 {
        let inode = &self.inode;
        if self.has(flag::WIDE_EXTENTS) { inode.extents.get().into() } else { inode.attribute_extents.get().into() }
    }

    pub(super) fn links(&self) -> u32 {
        if self.inode.version == 1 { self.inode.old_links.get().into() } else { self.inode.links.get() }
    }

    /// A date of it.
    pub(super) fn time(&self, recorded: Be64) -> Timestamp {
        /// The first date there is: that of 2^31 seconds before 1970.
        const FIRST: i64 = -(1 << 31);
        let recorded = recorded.get();
        let (seconds, nanoseconds) = if self.has(flag::WIDE_DATES) {
            let seconds = i64::try_from(recorded / 1_000_000_000).unwrap_or(0);
            (seconds.saturating_add(FIRST), recorded % 1_000_000_000)
        } else {
            let [a, b, c, d, ..] = recorded.to_be_bytes();
            (i32::from_be_bytes([a, b, c, d]).into(), recorded & 0xFFFF_FFFF)
        };
        Timestamp::with_nanoseconds(seconds, nanoseconds)
    }
}

/// The superblock, if there is a sound one.
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn superblock(content: &Source) -> Result<Option<Superblock>> {
    if content.read_up_to(0, MAGIC.len())? != MAGIC || content.len() < size_of::<Superblock>() as u64 {
        return Ok(None);
    }
    let found: Superblock = content.read_struct(0)?;
    let is_power = |log: u8, size: u32, least: u8, most: u8| (least..=most).contains(&log) && size == 1 << log;
    let is_sound = is_power(found.block_log, found.block_size.get(), 9, 16)
        && is_power(found.inode_log, found.inode_size.get().into(), 8, 11)
        && is_power(found.inodes_log, found.inodes_per_block.get().into(), 0, 8)
        && found.group_blocks.get() > 0
        && found.groups.get() > 0
        && found.group_log <= 31
        && found.directory_log <= 16_u8.saturating_sub(found.block_log);
    Ok(Some(found).filter(|_| is_sound))
}

impl Volume {
    /// A volume by its superblock.
    ///
    /// # Errors
    /// Where it has features that are not known.
    pub(super) fn new(content: Source, superblock: Superblock, findings: &mut Findings) -> Result<Self> {
        let volume = Self { content, superblock, block_size: u64::from(superblock.block_size.get()) };
        if !(4..=5).contains(&volume.version()) || superblock.version.get() & DIRECTORIES_2 == 0 {
            return Err(FEATURES.with(&[&format!("version {}", volume.version())]).into());
        }
        let unknown = if volume.version() == 5 { superblock.incompatible.get() & !incompatible::KNOWN } else { 0 };
        if unknown != 0 {
            return Err(FEATURES.with(&[&format!("{unknown:#x}")]).into());
        }
        volume.check(findings)?;
        Ok(volume)
    }

    fn check(&self, findings: &mut Findings) -> Result<()> {
        let (content, superblock) = (&self.content, &self.superblock);
        let at = content.absolute(0);
        if self.size() > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, at.saturating_add(8), format!("{} bytes", self.size()), found);
        }
        if self.version() < 5 {
            return Ok(());
        }
        if superblock.incompatible.get() & incompatible::NEEDS_REPAIR != 0 {
            findings.add(&REPAIR, at.saturating_add(216), "a volume in order", "one to be repaired");
        }
        let bytes = content.read_up_to(0, superblock.sector_size.get().into())?;
        let (sum, recorded) = (crc_32c_without(&bytes, CHECKSUM_AT), superblock.checksum.get());
        if sum != recorded {
            let place = at.saturating_add(CHECKSUM_AT as u64);
            findings.add(&CHECKSUM, place, format!("{recorded:08x}"), format!("{sum:08x}"));
        }
        Ok(())
    }

    /// The version of the format.
    pub(super) const fn version(&self) -> u16 {
        self.superblock.version.get() & VERSION
    }

    /// Whether directories have the types of files.
    pub(super) const fn has_types(&self) -> bool {
        let superblock = &self.superblock;
        if self.version() == 5 {
            superblock.incompatible.get() & incompatible::FILE_TYPES != 0
        } else {
            superblock.version.get() & HAS_FEATURES_2 != 0 && superblock.features_2.get() & FILE_TYPES_4 != 0
        }
    }

    /// Bytes of the volume.
    pub(super) fn size(&self) -> u64 {
        self.superblock.blocks.get().saturating_mul(self.block_size)
    }

    /// Bytes of a block of a directory.
    pub(super) fn directory_block(&self) -> u64 {
        self.block_size << self.superblock.directory_log.min(16)
    }

    /// The first byte of a block, whose number has that of its group above that within the group; `None` if there is none.
    pub(super) fn block_at(&self, number: u64) -> Option<u64> {
        let log = u32::from(self.superblock.group_log);
        let (group, within) = (number >> log, number & (1_u64 << log).saturating_sub(1));
        let group_blocks = u64::from(self.superblock.group_blocks.get());
        if group >= self.superblock.groups.get().into() || within >= group_blocks {
            return None;
        }
        group.saturating_mul(group_blocks).saturating_add(within).checked_mul(self.block_size)
    }

    /// An inode by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none of that number; where it cannot be read, or isn't one.
    pub(super) fn node(&self, number: u64) -> Result<Node> {
        let log = u32::from(self.superblock.inodes_log.min(8));
        let within = number & (1_u64 << log).saturating_sub(1);
        let block = self.block_at(number >> log).ok_or_else(|| Error::NotFound(format!("inode {number}")))?;
        let len = self.superblock.inode_size.get();
        let at = block.saturating_add(within.saturating_mul(len.into()));
        let bytes = self.content.read_up_to(at, len.into())?;
        let broken = |what: &str| Error::broken("XFS inode", self.content.absolute(at), what);
        if bytes.len() < usize::from(len) {
            return Err(broken("the image ends before it"));
        }
        let Ok((inode, behind)) = Inode::read_from_prefix(&bytes) else { return Err(broken("it is cut off")) };
        if inode.magic != *INODE_MAGIC {
            return Err(broken("it is no inode"));
        }
        let extra = ExtraInode::read_from_prefix(behind).ok().map(|(extra, _)| extra);
        Ok(Node { number, inode, extra: extra.filter(|_| inode.version >= 3), at, bytes })
    }
}

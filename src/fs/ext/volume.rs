//! A volume: its superblock, group descriptors, and inodes.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{
    ExtraInode, GroupDescriptor, Inode, MAGIC, SUPERBLOCK_AT, Superblock, WideDescriptor, compatible, flag,
    incompatible, read_only,
};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static FROM_COPY: Anomaly = Anomaly {
    code: "EXT-SUPERBLOCK",
    severity: Severity::Warning,
    structure: "ext superblock",
    meaning: "The volume's superblock is damaged; a copy is used in its place.",
    clause: None,
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "EXT-INCOMPLETE",
    severity: Severity::Damage,
    structure: "ext superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

/// Offset of the first copy of the superblock, by block size.
const COPIES: [u64; 3] = [8193 << 10, 16_384 << 11, 32_768 << 12];

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) superblock: Superblock,
    /// Offset of the superblock that was read.
    pub(super) superblock_at: u64,
    pub(super) block_size: u64,
}

/// An inode, and the additional fields after it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) number: u32,
    pub(super) inode: Inode,
    pub(super) extra: Option<ExtraInode>,
    /// Its offset in the volume.
    pub(super) at: u64,
}

impl Node {
    pub(super) fn has(&self, flag: u32) -> bool {
        self.inode.flags.get() & flag != 0
    }

    /// Size of the content, in bytes.
    pub(super) fn size(&self) -> u64 {
        u64::from(self.inode.size_low.get()) | u64::from(self.inode.size_high.get()) << 32
    }

    pub(super) fn uid(&self) -> u32 {
        u32::from(self.inode.uid_low.get()) | u32::from(self.inode.uid_high.get()) << 16
    }

    pub(super) fn gid(&self) -> u32 {
        u32::from(self.inode.gid_low.get()) | u32::from(self.inode.gid_high.get()) << 16
    }

    /// The block of extended attributes, or 0.
    pub(super) fn attributes_block(&self) -> u64 {
        u64::from(self.inode.attributes_low.get()) | u64::from(self.inode.attributes_high.get()) << 32
    }

    /// Whether a symbolic link has its target in place of the block list.
    pub(super) fn is_fast_link(&self, block_size: u64) -> bool {
        let of_attributes = if self.attributes_block() == 0 { 0 } else { block_size };
        let taken = u64::from(self.inode.blocks_low.get()).saturating_mul(512);
        !self.has(flag::EXTENTS | flag::INLINE) && self.size() < self.inode.block.len() as u64 && taken <= of_attributes
    }
}

/// The superblock at an offset, if it is valid.
fn superblock_at(content: &Source, at: u64) -> Result<Option<Superblock>> {
    let bytes = content.read_up_to(at, size_of::<Superblock>())?;
    let found = Superblock::read_from_bytes(&bytes).ok();
    Ok(found.filter(|found| {
        let inode_size = found.inode_size.get();
        let is_journal = found.incompatible.get() & incompatible::JOURNAL_DEVICE != 0;
        let has_groups =
            [found.blocks_per_group, found.inodes_per_group, found.inodes].iter().all(|count| count.get() > 0);
        let is_sized = found.revision.get() == 0 || (128..=4096).contains(&inode_size) && inode_size.is_power_of_two();
        found.magic.get() == MAGIC
            && found.log_block_size.get() <= 6
            && (is_journal || has_groups)
            && (found.blocks_low.get() > 0 || found.blocks_high.get() > 0)
            && found.revision.get() <= 1
            && found.first_data_block.get() <= 1
            && is_sized
    }))
}

/// Finds the superblock of a volume and its offset, optionally at the offsets of copies.
///
/// # Errors
/// If the content cannot be read.
pub(super) fn find(content: &Source, may_be_copy: bool) -> Result<Option<(Superblock, u64)>> {
    if let Some(main) = superblock_at(content, SUPERBLOCK_AT)? {
        return Ok(Some((main, SUPERBLOCK_AT)));
    }
    for at in COPIES.into_iter().filter(|at| may_be_copy && *at < content.len()) {
        let copy = superblock_at(content, at)?;
        if let Some(copy) = copy.filter(|copy| copy.group.get() == 1) {
            return Ok(Some((copy, at)));
        }
    }
    Ok(None)
}

impl Volume {
    /// Makes a volume from its superblock.
    pub(super) fn new(
        content: Source,
        (superblock, superblock_at): (Superblock, u64),
        findings: &mut Findings,
    ) -> Self {
        if superblock_at != SUPERBLOCK_AT {
            let found = format!("a copy at byte {}", content.absolute(superblock_at));
            findings.add(&FROM_COPY, content.absolute(SUPERBLOCK_AT), "a superblock", found);
        }
        let block_size = 1024_u64 << superblock.log_block_size.get().min(6);
        let volume = Self { content, superblock, superblock_at, block_size };
        if volume.size() > volume.content.len() {
            let place = volume.content.absolute(superblock_at.saturating_add(4));
            let found = format!("{} bytes", volume.content.len());
            findings.add(&INCOMPLETE, place, format!("{} bytes", volume.size()), found);
        }
        volume
    }

    /// Number of blocks on the volume.
    pub(super) fn blocks(&self) -> u64 {
        let high = if self.is_wide() { u64::from(self.superblock.blocks_high.get()) } else { 0 };
        u64::from(self.superblock.blocks_low.get()) | high << 32
    }

    /// Size of the volume, in bytes.
    pub(super) fn size(&self) -> u64 {
        self.blocks().saturating_mul(self.block_size)
    }

    /// Whether the image contains the complete volume.
    pub(super) fn is_complete(&self) -> bool {
        self.size() <= self.content.len()
    }

    pub(super) fn has(&self, feature: u32) -> bool {
        self.superblock.incompatible.get() & feature != 0
    }

    fn is_wide(&self) -> bool {
        self.has(incompatible::WIDE)
    }

    /// "ext2", "ext3" or "ext4", by the features that the volume needs.
    pub(super) fn name(&self) -> &'static str {
        /// Features that ext3 lacks: extents and all later ones, except those of the journal.
        const OF_EXT4: u32 = !(incompatible::FILE_TYPE
            | incompatible::RECOVER
            | incompatible::JOURNAL_DEVICE
            | incompatible::META_GROUPS
            | 1);
        /// Features for writers that ext3 lacks: all but sparse superblocks, large files and B-trees.
        const WRITTEN_BY_EXT4: u32 = !7;
        let superblock = &self.superblock;
        if superblock.incompatible.get() & OF_EXT4 != 0 || superblock.read_only.get() & WRITTEN_BY_EXT4 != 0 {
            "ext4"
        } else if superblock.compatible.get() & compatible::HAS_JOURNAL != 0 {
            "ext3"
        } else {
            "ext2"
        }
    }

    fn inode_size(&self) -> u64 {
        if self.superblock.revision.get() == 0 { 128 } else { self.superblock.inode_size.get().into() }
    }

    fn descriptor_size(&self) -> u64 {
        let recorded = u64::from(self.superblock.descriptor_size.get());
        if self.is_wide() && recorded >= 32 && recorded.is_power_of_two() { recorded.min(self.block_size) } else { 32 }
    }

    /// Number of groups.
    pub(super) fn groups(&self) -> u64 {
        let blocks = self.blocks().saturating_sub(self.superblock.first_data_block.get().into());
        blocks.div_ceil(u64::from(self.superblock.blocks_per_group.get()).max(1))
    }

    /// Whether a group has a copy of the superblock, which precedes its other structures.
    fn has_superblock(&self, group: u64) -> bool {
        if self.superblock.compatible.get() & compatible::SPARSE_SUPER_2 != 0 {
            // Of the two groups recorded as having copies, only the first has descriptors that are looked for here.
            return group <= 1;
        }
        let is_power = |base: u64| {
            let mut power = base;
            while power < group {
                power = power.saturating_mul(base);
            }
            power == group
        };
        self.superblock.read_only.get() & read_only::SPARSE_SUPER == 0
            || group <= 1
            || [3, 5, 7].into_iter().any(is_power)
    }

    /// Offset of a group's descriptor.
    fn descriptor_at(&self, group: u64) -> u64 {
        let size = self.descriptor_size();
        let per_block = self.block_size.checked_div(size).unwrap_or(1).max(1);
        let number = group.checked_div(per_block).unwrap_or(0);
        let within = group.checked_rem(per_block).unwrap_or(0);
        let first = u64::from(self.superblock.first_data_block.get());
        let is_spread = self.has(incompatible::META_GROUPS) && number >= self.superblock.first_meta_group.get().into();
        let block = if is_spread {
            // Each block of descriptors is in the first of the groups that it describes.
            let of = number.saturating_mul(per_block);
            let start = of.saturating_mul(self.superblock.blocks_per_group.get().into()).saturating_add(first);
            let boot = u64::from(of == 0 && first == 0 && SUPERBLOCK_AT >= self.block_size);
            start.saturating_add(u64::from(self.has_superblock(of))).saturating_add(boot)
        } else {
            // With blocks of 1 KiB, the superblock is in the second block, even if groups begin with the first.
            u64::from(SUPERBLOCK_AT >= self.block_size).saturating_add(1).saturating_add(number)
        };
        block.saturating_mul(self.block_size).saturating_add(within.saturating_mul(size))
    }

    /// Offset of a group's inodes.
    fn inode_table(&self, group: u64) -> Result<u64> {
        let at = self.descriptor_at(group);
        let table = if self.descriptor_size() >= 64 {
            let wide: WideDescriptor = self.content.read_struct(at)?;
            u64::from(wide.low.inode_table.get()) | u64::from(wide.inode_table_high.get()) << 32
        } else {
            self.content.read_struct::<GroupDescriptor>(at)?.inode_table.get().into()
        };
        Ok(table.saturating_mul(self.block_size))
    }

    /// Ranges of the volume's structures: descriptors, and the inodes of the first groups.
    pub(super) fn tables(&self) -> Vec<(&'static str, Range<u64>)> {
        let groups = self.groups();
        let start = self.descriptor_at(0);
        let mut all = Vec::new();
        if !self.has(incompatible::META_GROUPS) {
            all.push(("Group descriptors", start..start.saturating_add(groups.saturating_mul(self.descriptor_size()))));
        }
        let len = u64::from(self.superblock.inodes_per_group.get()).saturating_mul(self.inode_size());
        for group in 0..groups.min(limits::EXT_GROUPS) {
            match self.inode_table(group) {
                Ok(at) if at > 0 => all.push(("Inode table", at..at.saturating_add(len))),
                _ => break,
            }
        }
        all
    }

    /// Number of free blocks, according to the superblock.
    pub(super) fn free_blocks(&self) -> u64 {
        let high = if self.is_wide() { u64::from(self.superblock.free_blocks_high.get()) } else { 0 };
        u64::from(self.superblock.free_blocks_low.get()) | high << 32
    }

    /// Offset of an inode; `None` if there is none with that number.
    fn inode_at(&self, number: u32) -> Result<Option<u64>> {
        let Some(index) = number.checked_sub(1).filter(|_| number <= self.superblock.inodes.get()) else {
            return Ok(None);
        };
        let per_group = self.superblock.inodes_per_group.get();
        let (group, within) = (index.checked_div(per_group).unwrap_or(0), index.checked_rem(per_group).unwrap_or(0));
        let table = self.inode_table(group.into())?;
        let within = u64::from(within).saturating_mul(self.inode_size());
        Ok((table > 0).then(|| table.saturating_add(within)))
    }

    /// Reads an inode.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; an error if it cannot be read.
    pub(super) fn node(&self, number: u32) -> Result<Node> {
        let at = self.inode_at(number)?.ok_or_else(|| Error::NotFound(format!("inode {number}")))?;
        let bytes = self.content.read_up_to(at, usize::try_from(self.inode_size()).unwrap_or(128))?;
        let Ok((inode, behind)) = Inode::read_from_prefix(&bytes) else {
            return Err(Error::broken("ext inode", self.content.absolute(at), "the image ends before it"));
        };
        let extra = ExtraInode::read_from_prefix(behind).ok().map(|(extra, _)| extra);
        Ok(Node { number, inode, extra, at })
    }

    /// All bytes of an inode.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(super) fn inode_bytes(&self, node: &Node) -> Result<Vec<u8>> {
        Ok(self.content.read_up_to(node.at, usize::try_from(self.inode_size()).unwrap_or(128))?)
    }

    /// Offset of a block.
    pub(super) const fn block_at(&self, number: u64) -> u64 {
        number.saturating_mul(self.block_size)
    }
}

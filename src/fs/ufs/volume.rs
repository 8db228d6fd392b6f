//! A volume: its superblock, inodes, and where their data is.

use super::layout::{DIRECT, Inode, MAGIC_AT, PLACES, SUPERBLOCK, Superblock};
use crate::error::{Error, Result};
use crate::fs::data_map::DataMap;
use crate::limits;
use crate::source::Source;
use crate::tree::Kind;

/// Number of the root directory's inode.
pub(super) const ROOT: u32 = 2;

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) superblock: Superblock,
    /// Offset of the superblock.
    pub(super) at: u64,
}

/// An inode with its number.
pub(super) struct Node {
    pub(super) number: u32,
    /// Offset in the volume.
    pub(super) at: u64,
    pub(super) inode: Inode,
}

impl Node {
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::of_mode(self.inode.mode.into())
    }

    /// Whether it is a link whose target is in the inode.
    pub(super) fn is_inline(&self) -> bool {
        let inode = &self.inode;
        self.kind() == Some(Kind::Symlink) && inode.blocks == 0 && inode.size <= inode.inline.len() as u64
    }
}

/// What is found of a file on the way through its lists.
struct Walk<'a> {
    volume: &'a Volume,
    map: DataMap,
    /// The next block, counted in the file, and how many it has.
    at: u64,
    blocks: u64,
    /// Lists that were read.
    read: usize,
}

impl Volume {
    /// The volume in a content.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn find(content: &Source) -> Result<Option<Self>> {
        for at in PLACES {
            // Most images end before it, or have something else there: four bytes tell.
            let magic = at.saturating_add(MAGIC_AT as u64);
            if content.len() <= magic || content.read_up_to(magic, 4)?.iter().all(|byte| *byte == 0) {
                continue;
            }
            if let Some(superblock) = Superblock::of(&content.read_up_to(at, SUPERBLOCK)?) {
                return Ok(Some(Self { content: content.clone(), superblock, at }));
            }
        }
        Ok(None)
    }

    /// An inode by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; other errors if it cannot be read.
    pub(super) fn node(&self, number: u32) -> Result<Node> {
        let superblock = &self.superblock;
        let missing = || Error::NotFound(format!("inode {number}"));
        let group = number.checked_div(superblock.group_inodes).ok_or_else(missing)?;
        let within = number.checked_rem(superblock.group_inodes).ok_or_else(missing)?;
        if group >= superblock.groups || number < ROOT {
            return Err(missing());
        }
        let first = superblock.group_inodes_at(group);
        let at = first.saturating_add(u64::from(within).saturating_mul(superblock.inode()));
        let bytes = self.content.read_up_to(at, usize::try_from(superblock.inode()).unwrap_or(256))?;
        let inode = Inode::of(superblock, &bytes);
        let inode =
            inode.ok_or_else(|| Error::broken("UFS inode", self.content.absolute(at), "the image ends before it"))?;
        Ok(Node { number, at, inode })
    }

    /// Where the data of an inode is.
    ///
    /// # Errors
    /// If a list of blocks cannot be read.
    pub(super) fn map(&self, node: &Node) -> Result<DataMap> {
        let size = node.inode.size;
        let blocks = size.div_ceil(self.superblock.block.into());
        let mut walk = Walk { volume: self, map: DataMap::new(size), at: 0, blocks, read: 0 };
        for (place, address) in node.inode.addresses.iter().enumerate() {
            let depth = place.saturating_sub(DIRECT.saturating_sub(1));
            walk.block(*address, u32::try_from(depth).unwrap_or(0))?;
        }
        if walk.at < blocks {
            walk.map.break_off(format!("lists that end behind {} of {blocks} blocks", walk.at));
        }
        Ok(walk.map.finish())
    }
}

impl Walk<'_> {
    /// A block of data, or at a depth a list of others.
    fn block(&mut self, address: u64, depth: u32) -> Result<()> {
        let superblock = &self.volume.superblock;
        let size = u64::from(superblock.block);
        let width = superblock.address();
        let listed = size.checked_div(width as u64).unwrap_or(0);
        if self.at >= self.blocks {
            return Ok(());
        }
        if address == 0 {
            self.at = self.at.saturating_add(listed.saturating_pow(depth));
            return Ok(());
        }
        if address >= superblock.fragments {
            self.map.break_off(format!("fragment {address} of {}", superblock.fragments));
            self.at = self.blocks;
            return Ok(());
        }
        let place = address.saturating_mul(superblock.fragment.into());
        if depth == 0 {
            let may_follow = self.map.add(&self.volume.content, self.at.saturating_mul(size), size, Some(place));
            self.at = if may_follow { self.at.saturating_add(1) } else { self.blocks };
            return Ok(());
        }
        self.read = self.read.saturating_add(1);
        let len = usize::try_from(size).unwrap_or(0);
        let bytes = self.volume.content.read_up_to(place, len)?;
        if bytes.len() < len || self.read > limits::UFS_LISTS {
            self.map.break_off(format!("no list of blocks at fragment {address}"));
            self.at = self.blocks;
            return Ok(());
        }
        for place in (0..len).step_by(width) {
            let next = self.volume.superblock.address_in(&bytes, place).unwrap_or(0);
            self.block(next, depth.saturating_sub(1))?;
        }
        Ok(())
    }
}

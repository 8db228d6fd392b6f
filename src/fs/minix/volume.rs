//! A volume: its superblock, inodes, and where their data is.

use super::layout::{DIRECT, Inode, SUPERBLOCK, SUPERBLOCK_AT, Superblock};
use crate::error::{Error, Result};
use crate::fs::data_map::DataMap;
use crate::limits;
use crate::source::Source;
use crate::tree::Kind;

/// Number of the root directory's inode.
pub(super) const ROOT: u32 = 1;

/// A volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) superblock: Superblock,
}

/// An inode with its number.
pub(super) struct Node {
    pub(super) number: u32,
    /// Byte of the volume at which it is.
    pub(super) at: u64,
    pub(super) inode: Inode,
}

impl Node {
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::of_mode(self.inode.mode.into())
    }
}

/// What is found of a file on the way through its lists.
struct Walk<'a> {
    volume: &'a Volume,
    map: DataMap,
    /// The next zone, counted in the file, and how many it has.
    at: u64,
    zones: u64,
    /// Lists that were read.
    read: usize,
}

impl Volume {
    /// The volume in a content: by a superblock whose numbers fit each other, and a root directory.
    ///
    /// # Errors
    /// Where the content cannot be read.
    pub(super) fn find(content: &Source) -> Result<Option<Self>> {
        let bytes = content.read_up_to(SUPERBLOCK_AT, SUPERBLOCK)?;
        let found = Superblock::of(&bytes).filter(Superblock::is_sound);
        let Some(superblock) = found else { return Ok(None) };
        let volume = Self { content: content.clone(), superblock };
        let root = volume.node(ROOT).ok();
        Ok(root.filter(|root| root.kind() == Some(Kind::Directory)).map(|_| volume))
    }

    /// Bytes of the volume.
    pub(super) fn size(&self) -> u64 {
        u64::from(self.superblock.zones).saturating_mul(self.superblock.zone())
    }

    /// An inode by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none; where it cannot be read.
    pub(super) fn node(&self, number: u32) -> Result<Node> {
        let superblock = &self.superblock;
        let index = number.checked_sub(1).filter(|_| number <= superblock.inodes);
        let index = index.ok_or_else(|| Error::NotFound(format!("inode {number}")))?;
        let at = superblock.inode_table().saturating_add(u64::from(index).saturating_mul(superblock.inode()));
        let bytes = self.content.read_up_to(at, usize::try_from(superblock.inode()).unwrap_or(64))?;
        let inode = Inode::of(superblock, &bytes);
        let inode =
            inode.ok_or_else(|| Error::broken("Minix inode", self.content.absolute(at), "the image ends before it"))?;
        Ok(Node { number, at, inode })
    }

    /// Where the data of an inode is.
    ///
    /// # Errors
    /// Where a list of zones cannot be read.
    pub(super) fn map(&self, node: &Node) -> Result<DataMap> {
        let size = u64::from(node.inode.size);
        let zones = size.div_ceil(self.superblock.zone().max(1));
        let mut walk = Walk { volume: self, map: DataMap::new(size), at: 0, zones, read: 0 };
        for (place, zone) in node.inode.zones.iter().enumerate() {
            let depth = place.saturating_sub(DIRECT.saturating_sub(1));
            walk.zone(*zone, u32::try_from(depth).unwrap_or(0))?;
        }
        if walk.at < zones {
            walk.map.break_off(format!("lists that end behind {} of {zones} zones", walk.at));
        }
        Ok(walk.map.finish())
    }
}

impl Walk<'_> {
    /// A zone of data, or at a depth a list of others.
    fn zone(&mut self, zone: u32, depth: u32) -> Result<()> {
        let size = self.volume.superblock.zone();
        let width: u64 = if self.volume.superblock.version == 1 { 2 } else { 4 };
        // A list has a block, even in larger zones.
        let listed = u64::from(self.volume.superblock.block_size).checked_div(width).unwrap_or(0);
        if self.at >= self.zones {
            return Ok(());
        }
        if zone == 0 {
            self.at = self.at.saturating_add(listed.saturating_pow(depth));
            return Ok(());
        }
        if zone < self.volume.superblock.first_zone.into() || zone >= self.volume.superblock.zones {
            self.map.break_off(format!("zone {zone}, which has no data"));
            self.at = self.zones;
            return Ok(());
        }
        let place = u64::from(zone).saturating_mul(size);
        if depth == 0 {
            let may_follow = self.map.add(&self.volume.content, self.at.saturating_mul(size), size, Some(place));
            self.at = if may_follow { self.at.saturating_add(1) } else { self.zones };
            return Ok(());
        }
        self.read = self.read.saturating_add(1);
        let len = usize::try_from(listed.saturating_mul(width)).unwrap_or(0);
        let bytes = self.volume.content.read_up_to(place, len)?;
        if bytes.len() < len || self.read > limits::MINIX_LISTS {
            self.map.break_off(format!("no list of zones in zone {zone}"));
            self.at = self.zones;
            return Ok(());
        }
        let order = self.volume.superblock.order;
        for place in 0..usize::try_from(listed).unwrap_or(0) {
            let next = if width == 2 {
                order.half(&bytes, place.saturating_mul(2)).map(u32::from)
            } else {
                order.word(&bytes, place.saturating_mul(4))
            };
            self.zone(next.unwrap_or(0), depth.saturating_sub(1))?;
        }
        Ok(())
    }
}

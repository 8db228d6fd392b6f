//! Where the data of an inode is: by extents in the inode, or by a tree of them.

use zerocopy::FromBytes;

use super::layout::{REALTIME, TREE_MAGICS, TreeNode, TreeRoot, format};
use super::volume::{Node, Volume};
use crate::error::Result;
use crate::fs::data_map::DataMap;
use crate::limits;

/// Bytes of an extent, and of a key with a block.
const EXTENT: usize = 16;

/// The deepest tree that there is.
const DEPTH: u16 = 9;

/// Blocks that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// The first, counted in the file.
    pub(super) block: u64,
    pub(super) count: u64,
    /// The first on the volume.
    start: u64,
    /// Whether it was written; else it reads as zeros.
    is_written: bool,
}

impl Extent {
    /// An extent as it is recorded: a flag, and numbers of 54, 52 and 21 bits.
    fn of(bytes: [u8; EXTENT]) -> Self {
        let all = u128::from_be_bytes(bytes);
        let number = |shift: u32, bits: u32| u64::try_from(all >> shift & !(u128::MAX << bits)).unwrap_or(0);
        Self { block: number(73, 54), start: number(21, 52), count: number(0, 21), is_written: all >> 127 == 0 }
    }
}

/// Extents of an inode in order, and what is wrong with their list.
#[derive(Debug, Default)]
pub(super) struct Extents {
    pub(super) all: Vec<Extent>,
    broken: Option<String>,
    /// Nodes that were read.
    nodes: usize,
}

/// Which of an inode's two lists of extents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fork {
    Data,
    Attributes,
}

impl Extents {
    /// The extents of an inode.
    ///
    /// # Errors
    /// Where a node of the tree cannot be read.
    pub(super) fn read(volume: &Volume, node: &Node, fork: Fork) -> Result<Self> {
        let (stored, bytes, count) = match fork {
            Fork::Data => (node.inode.format, node.data(), node.extents()),
            Fork::Attributes => {
                (node.inode.attribute_format, node.attributes().unwrap_or_default(), node.attribute_extents())
            }
        };
        let mut extents = Self::default();
        match stored {
            format::EXTENTS => extents.add(bytes, usize::try_from(count).unwrap_or(usize::MAX)),
            format::TREE => {
                if let Ok((root, rest)) = TreeRoot::read_from_prefix(bytes) {
                    let level = root.level.get();
                    extents.children(volume, rest, root.records.get(), level)?;
                }
            }
            other => extents.break_off(format!("no extents, but the form {other}")),
        }
        Ok(extents)
    }

    fn break_off(&mut self, what: impl Into<String>) {
        self.broken.get_or_insert_with(|| what.into());
    }

    fn add(&mut self, bytes: &[u8], count: usize) {
        let records = bytes.as_chunks::<EXTENT>().0;
        if count > records.len() {
            self.break_off(format!("{count} extents, where there is room for {}", records.len()));
        }
        if self.all.len() > limits::CHAIN_EXTENTS {
            return self.break_off("more extents than a file can have");
        }
        self.all.extend(records.iter().take(count).map(|record| Extent::of(*record)));
    }

    /// Reads the nodes below a node: behind as many keys as there is room for are their blocks.
    fn children(&mut self, volume: &Volume, bytes: &[u8], records: u16, level: u16) -> Result<()> {
        let room = bytes.len() / EXTENT;
        let blocks = bytes.get(room.saturating_mul(8)..).unwrap_or_default().as_chunks::<8>().0;
        if usize::from(records) > room || !(1..=DEPTH).contains(&level) {
            self.break_off(format!("a node of level {level} with {records} records"));
            return Ok(());
        }
        for block in blocks.iter().take(records.into()) {
            self.nodes = self.nodes.saturating_add(1);
            if self.nodes > limits::XFS_NODES {
                self.break_off("more nodes than a tree can have");
                return Ok(());
            }
            self.node(volume, u64::from_be_bytes(*block), level.saturating_sub(1))?;
        }
        Ok(())
    }

    fn node(&mut self, volume: &Volume, block: u64, level: u16) -> Result<()> {
        let len = usize::try_from(volume.block_size).unwrap_or(0);
        let bytes = match volume.block_at(block) {
            Some(at) => volume.content.read_up_to(at, len)?,
            None => Vec::new(),
        };
        let head = TreeNode::read_from_prefix(&bytes).ok().map(|(head, _)| head);
        let found = head.and_then(|head| {
            let (_, skipped) = TREE_MAGICS.iter().find(|(magic, _)| head.magic == **magic)?;
            Some((head, bytes.get(*skipped..)?)).filter(|_| head.level.get() == level)
        });
        let Some((head, rest)) = found.filter(|_| bytes.len() == len) else {
            self.break_off(format!("no node of level {level} in block {block}"));
            return Ok(());
        };
        if level == 0 {
            self.add(rest, head.records.get().into());
            return Ok(());
        }
        self.children(volume, rest, head.records.get(), level)
    }

    /// Where bytes of the file up to `size` are.
    pub(super) fn map(self, volume: &Volume, size: u64) -> DataMap {
        let mut map = DataMap::new(size);
        map.broken = self.broken;
        for extent in self.all {
            let at = extent.block.saturating_mul(volume.block_size);
            let len = extent.count.saturating_mul(volume.block_size);
            let last = extent.start.saturating_add(extent.count.saturating_sub(1));
            let place = volume.block_at(extent.start).filter(|_| volume.block_at(last).is_some());
            if place.is_none() {
                map.break_off(format!("blocks {} to {last}, which are not on the volume", extent.start));
                break;
            }
            if !map.add(&volume.content, at, len, place.filter(|_| extent.is_written)) {
                break;
            }
        }
        map.finish()
    }
}

/// Where the data of an inode is.
///
/// # Errors
/// Where a node of its tree cannot be read.
pub(super) fn of(volume: &Volume, node: &Node) -> Result<DataMap> {
    let size = node.inode.size.get();
    if node.inode.format == format::LOCAL {
        let mut map = DataMap::new(size);
        let held = size.min(node.data().len() as u64);
        if held < size {
            map.break_off(format!("{size} bytes in an inode that has room for {held}"));
        }
        map.add(&volume.content, 0, held, Some(node.at.saturating_add(node.head() as u64)));
        return Ok(map.finish());
    }
    let mut extents = Extents::read(volume, node, Fork::Data)?;
    if node.inode.flags.get() & REALTIME != 0 {
        extents.all.clear();
        extents.break_off("data on the realtime device, which is not in the image");
    }
    Ok(extents.map(volume, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_an_extent_are_packed_into_128_bits() {
        let packed: u128 = 1 << 127 | 0x1234 << 73 | 0x8000 << 21 | 27;
        let extent = Extent::of(packed.to_be_bytes());
        assert_eq!((extent.block, extent.start, extent.count, extent.is_written), (0x1234, 0x8000, 27, false));
    }
}

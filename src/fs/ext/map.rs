//! Locates the data of an inode, by a tree of extents or by block lists.

use zerocopy::FromBytes;

use super::layout::{DIRECT, EXTENT_MAGIC, Extent, ExtentHeader, ExtentIndex, UNWRITTEN, flag};
use super::volume::{Node, Volume};
use crate::error::Result;
use crate::fs::data_map::DataMap;
use crate::limits;

/// Maximum depth of an extent tree.
const DEPTH: u16 = 5;

/// Blocks that follow each other, in a file and on the volume.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Number of the first block within the file.
    block: u64,
    count: u64,
    /// Number of the first block on the volume; `None` if they were never written.
    start: Option<u64>,
}

/// State of the search through a file's lists.
#[derive(Default)]
struct Pieces {
    all: Vec<Piece>,
    broken: Option<String>,
    /// Number of list and tree blocks read.
    read: usize,
}

impl Pieces {
    fn add(&mut self, piece: Piece) {
        match self.all.last_mut() {
            Some(last)
                if last.block.saturating_add(last.count) == piece.block
                    && last.start.map(|start| start.saturating_add(last.count)) == piece.start
                    && piece.start.is_some() =>
            {
                last.count = last.count.saturating_add(piece.count);
            }
            _ => self.all.push(piece),
        }
    }

    fn break_off(&mut self, what: impl Into<String>) {
        self.broken.get_or_insert_with(|| what.into());
    }

    /// Whether another list may be read.
    fn may_read(&mut self) -> bool {
        self.read = self.read.saturating_add(1);
        let may = self.read <= limits::EXT_LISTS && self.all.len() <= limits::CHAIN_EXTENTS;
        if !may {
            self.break_off("more lists of blocks than a file can have");
        }
        may
    }
}

/// The map of an inode's data.
///
/// # Errors
/// Where a list of blocks cannot be read.
pub(super) fn of(volume: &Volume, node: &Node) -> Result<DataMap> {
    let mut pieces = Pieces::default();
    if node.has(flag::EXTENTS) {
        tree(volume, &node.inode.block, DEPTH, &mut pieces)?;
    } else {
        lists(volume, node, &mut pieces)?;
    }
    let mut map = DataMap::new(node.size());
    map.broken = pieces.broken;
    for piece in pieces.all {
        if let Some(first) = piece.start
            && (first == 0 || first.saturating_add(piece.count) > volume.blocks())
        {
            let last = first.saturating_add(piece.count).saturating_sub(1);
            map.break_off(format!("blocks {first} to {last}, which are not on the volume"));
        }
        let place = piece.start.map(|first| volume.block_at(first));
        if !map.add(&volume.content, volume.block_at(piece.block), volume.block_at(piece.count), place) {
            break;
        }
    }
    Ok(map.finish())
}

/// Whether few reads suffice for a map: the largest files on old volumes take many.
pub(super) fn is_small(volume: &Volume, node: &Node) -> bool {
    if node.has(flag::EXTENTS) {
        return ExtentHeader::read_from_prefix(&node.inode.block).is_ok_and(|(head, _)| head.depth.get() <= 1);
    }
    let listed = (DIRECT as u64).saturating_add(volume.block_size / 4);
    node.size() <= volume.block_at(listed)
}

/// Offset of an inode's data, according to the inode alone.
pub(super) fn first_byte(volume: &Volume, node: &Node) -> Option<u64> {
    let block = &node.inode.block;
    if node.has(flag::EXTENTS) {
        return None;
    }
    let first = block.first_chunk().map(|number| u32::from_le_bytes(*number)).filter(|number| *number > 0)?;
    Some(volume.block_at(first.into()))
}

/// Reads a node of an extent tree, and the nodes below it.
fn tree(volume: &Volume, bytes: &[u8], most: u16, pieces: &mut Pieces) -> Result<()> {
    let Ok((head, entries)) = ExtentHeader::read_from_prefix(bytes) else { return Ok(()) };
    if head.magic.get() != EXTENT_MAGIC || head.depth.get() > most {
        pieces.break_off(format!("a node of {:#06x} with depth {}", head.magic.get(), head.depth.get()));
        return Ok(());
    }
    let count = usize::from(head.entries.get());
    let entries = entries.as_chunks::<12>().0;
    if count > entries.len() {
        pieces.break_off(format!("{count} entries in a node that has room for {}", entries.len()));
    }
    for entry in entries.iter().take(count) {
        if head.depth.get() > 0 {
            let Ok(index) = ExtentIndex::read_from_bytes(entry) else { continue };
            let leaf = u64::from(index.leaf_low.get()) | u64::from(index.leaf_high.get()) << 32;
            if !pieces.may_read() {
                return Ok(());
            }
            let len = usize::try_from(volume.block_size).unwrap_or(0);
            let next = volume.content.read_up_to(volume.block_at(leaf), len)?;
            let is_deeper = ExtentHeader::read_from_prefix(&next).is_ok_and(|(next, _)| next.depth < head.depth);
            if is_deeper {
                tree(volume, &next, head.depth.get().saturating_sub(1), pieces)?;
            } else {
                pieces.break_off(format!("no node of the tree in block {leaf}"));
            }
        } else {
            let Ok(extent) = Extent::read_from_bytes(entry) else { continue };
            let start = u64::from(extent.start_low.get()) | u64::from(extent.start_high.get()) << 32;
            let recorded = extent.count.get();
            let is_written = recorded <= UNWRITTEN;
            let count = u64::from(if is_written { recorded } else { recorded.saturating_sub(UNWRITTEN) });
            pieces.add(Piece { block: extent.block.get().into(), count, start: is_written.then_some(start) });
        }
    }
    Ok(())
}

/// Reads block lists: the inode's own, and further ones up to three levels deep.
fn lists(volume: &Volume, node: &Node, pieces: &mut Pieces) -> Result<()> {
    let numbers = node.inode.block.as_chunks::<4>().0.iter().map(|number| u64::from(u32::from_le_bytes(*number)));
    let blocks = node.size().div_ceil(volume.block_size);
    let mut at = 0_u64;
    for (place, number) in numbers.enumerate() {
        if at >= blocks {
            break;
        }
        let depth = u32::try_from(place.saturating_sub(DIRECT.saturating_sub(1))).unwrap_or(0);
        list(volume, number, depth, &mut at, blocks, pieces)?;
    }
    Ok(())
}

/// Adds a data block, or at a depth reads a list of further ones.
fn list(volume: &Volume, number: u64, depth: u32, at: &mut u64, blocks: u64, pieces: &mut Pieces) -> Result<()> {
    let per_block = volume.block_size / 4;
    if number == 0 {
        *at = at.saturating_add(per_block.saturating_pow(depth));
        return Ok(());
    }
    if depth == 0 {
        pieces.add(Piece { block: *at, count: 1, start: Some(number) });
        *at = at.saturating_add(1);
        return Ok(());
    }
    if !pieces.may_read() {
        *at = blocks;
        return Ok(());
    }
    let len = usize::try_from(volume.block_size).unwrap_or(0);
    let bytes = volume.content.read_up_to(volume.block_at(number), len)?;
    if bytes.len() < len {
        pieces.break_off(format!("the list of blocks in block {number} is not in the image"));
        *at = blocks;
        return Ok(());
    }
    for next in bytes.as_chunks::<4>().0 {
        if *at >= blocks {
            break;
        }
        list(volume, u32::from_le_bytes(*next).into(), depth.saturating_sub(1), at, blocks, pieces)?;
    }
    Ok(())
}

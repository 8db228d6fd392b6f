//! The content of files: blocks, holes, and fragments, which several files share.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::rc::Rc;

use super::inode::FileInode;
use super::layout::{Fragment, STORED};
use super::older;
use super::tables::Tables;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::{Blocks, Decoder, Method, PackedBlock, Recipe, Segment, Source};

/// Location of a block.
#[derive(Debug, Clone, Copy)]
struct StoredBlock {
    start: u64,
    /// Stored size in bytes, with [`STORED`]; 0 for a hole.
    size: u32,
}

impl StoredBlock {
    fn range(self) -> Range<u64> {
        self.start..self.start.saturating_add((self.size & !STORED).into())
    }

    const fn is_stored(self) -> bool {
        self.size & STORED != 0
    }

    const fn is_hole(self) -> bool {
        self.size == 0
    }
}

/// The data of a file.
pub(super) struct FileData {
    tables: Rc<Tables>,
    /// Size of the file in bytes.
    pub(super) size: u64,
    /// Number of bytes after its last full block, which are mostly in a fragment.
    tail: u64,
    /// Data blocks, without the tail in a fragment.
    blocks: Vec<StoredBlock>,
    /// The fragment block with the tail: its location, its number, and the offset of the tail in it.
    fragment: Option<(StoredBlock, u32, u32)>,
}

/// Number of blocks with sizes in the inode: a partial last one counts only if it is not in a fragment.
pub(super) fn block_count(file: &FileInode<'_>, block_size: u64) -> u64 {
    if file.fragment.is_some() {
        file.size.checked_div(block_size).unwrap_or(0)
    } else {
        file.size.div_ceil(block_size.max(1))
    }
}

impl FileData {
    /// Reads the sizes of all blocks.
    ///
    /// # Errors
    /// If they cannot be read, or are too many.
    pub(super) fn read(tables: &Rc<Tables>, file: &FileInode<'_>) -> Result<Self> {
        let count = block_count(file, tables.block_size());
        if count > limits::SQUASHFS_FILE_BLOCKS {
            return Err(Error::OverLimit("blocks of a file"));
        }
        let mut blocks = Vec::new();
        let mut sizes = file.sizes.clone();
        let mut start = file.start;
        for _ in 0..count {
            let size = older::block_size(tables.metadata.edition(), &mut sizes)?;
            let block = StoredBlock { start, size };
            start = block.range().end;
            blocks.push(block);
        }
        let tail = file.size.checked_rem(tables.block_size()).unwrap_or(0);
        let fragment = match file.fragment {
            Some((number, offset)) if tail > 0 => {
                let found = tables.fragment(number)?;
                Some((StoredBlock { start: found.start.get(), size: found.size.get() }, number, offset))
            }
            _ => None,
        };
        Ok(Self { tables: tables.clone(), size: file.size, tail, blocks, fragment })
    }

    /// Unpacked size of block `number` in bytes.
    fn block_len(&self, number: u64) -> u64 {
        let block_size = self.tables.block_size();
        self.size.saturating_sub(number.saturating_mul(block_size)).min(block_size)
    }

    /// Number of bytes before the first block that is not completely in the image.
    pub(super) fn held(&self) -> u64 {
        let end = self.tables.content.len();
        let mut held = 0_u64;
        for (number, block) in (0..).zip(&self.blocks) {
            if !block.is_hole() && block.range().end > end {
                return held;
            }
            held = held.saturating_add(self.block_len(number));
        }
        match self.fragment {
            Some((block, ..)) if block.range().end > end => held,
            _ => self.size,
        }
    }

    /// Whether any of it is compressed.
    pub(super) fn is_packed(&self) -> bool {
        let fragment = self.fragment.iter().map(|(block, ..)| block);
        self.blocks.iter().chain(fragment).any(|block| !block.is_stored() && !block.is_hole())
    }

    /// Number of its blocks.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Stored byte ranges, in order. A packed fragment is shared by files, and listed completely.
    pub(super) fn extents(&self) -> impl Iterator<Item = Range<u64>> + '_ {
        let tail = self.tail;
        let fragment = self.fragment.map(|(block, _, offset)| {
            let range = block.range();
            let start = range.start.saturating_add(offset.into());
            if block.is_stored() { start.min(range.end)..start.saturating_add(tail).min(range.end) } else { range }
        });
        let blocks = self.blocks.iter().filter(|block| !block.is_hole()).map(|block| block.range());
        let mut ranges = blocks.chain(fragment).peekable();
        std::iter::from_fn(move || {
            let mut extent = ranges.next()?;
            while let Some(next) = ranges.next_if(|next| next.start == extent.end) {
                extent.end = next.end;
            }
            Some(extent)
        })
    }

    /// The content, with uncompressed blocks as ranges of the volume.
    pub(super) fn recipe(self, fragments: &Source) -> Recipe {
        let mut recipe = Recipe::default();
        let held = self.held();
        let fragment = self.fragment;
        let tail = self.tail;
        let shared = Rc::new(self);
        let from = shared.tables.content.clone();
        let unpacked = Blocks::source(FileBlocks(shared.clone()), &from);
        for (number, block) in (0..).zip(&shared.blocks) {
            let len = shared.block_len(number);
            if recipe.len().saturating_add(len) > held {
                return recipe;
            }
            recipe.push(match shared.plain(*block, len) {
                Some(segment) => segment,
                None => {
                    let start = number.saturating_mul(shared.tables.block_size());
                    Segment::Copy { from: unpacked.clone(), range: start..start.saturating_add(len) }
                }
            });
        }
        if let Some((_, number, offset)) = fragment.filter(|_| held == shared.size) {
            let start = u64::from(number).saturating_mul(shared.tables.block_size()).saturating_add(offset.into());
            recipe.push(Segment::Copy { from: fragments.clone(), range: start..start.saturating_add(tail) });
        }
        recipe
    }

    /// The range of an uncompressed block, or a hole.
    fn plain(&self, block: StoredBlock, len: u64) -> Option<Segment> {
        if block.is_hole() {
            return Some(Segment::Zeros(len));
        }
        let range = block.range();
        let is_plain = block.is_stored() && range.end.saturating_sub(range.start) == len;
        is_plain.then(|| Segment::Copy { from: self.tables.content.clone(), range })
    }
}

/// Unpacks the blocks of a file.
struct FileBlocks(Rc<FileData>);

impl Decoder for FileBlocks {
    fn content_len(&self) -> u64 {
        let tail = if self.0.fragment.is_some() { self.0.tail } else { 0 };
        self.0.size.saturating_sub(tail)
    }

    fn block_len(&self) -> NonZeroU64 {
        block_len(&self.0.tables)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let block = usize::try_from(number).ok().and_then(|number| self.0.blocks.get(number)).copied();
        let Some(block) = block.filter(|block| !block.is_hole()) else {
            out.fill(0);
            return Ok(out.len());
        };
        let made = unpack(&self.0.tables, block, out)?;
        if made < out.len() {
            let what = format!("has {made} bytes instead of {}", out.len());
            return Err(corrupt(&self.0.tables, block, what));
        }
        Ok(made)
    }

    fn packed(&self, number: u64) -> Option<PackedBlock> {
        let block = *self.0.blocks.get(usize::try_from(number).ok()?)?;
        packed(&self.0.tables, block)
    }

    fn below(&self, number: u64) -> Option<Segment> {
        let block = *self.0.blocks.get(usize::try_from(number).ok()?)?;
        self.0.plain(block, self.0.block_len(number))
    }
}

/// All fragment blocks of a volume, one after the other, each with space for the largest, so that files that share one
/// share its unpacked content in the cache.
pub(super) struct Fragments(pub(super) Rc<Tables>);

impl Fragments {
    fn place(&self, number: u64) -> Result<StoredBlock> {
        let number = u32::try_from(number).map_err(|_| Error::OverLimit("fragments of a volume"))?;
        let found: Fragment = self.0.fragment(number)?;
        Ok(StoredBlock { start: found.start.get(), size: found.size.get() })
    }
}

impl Decoder for Fragments {
    fn content_len(&self) -> u64 {
        u64::from(self.0.superblock.fragments.get()).saturating_mul(self.0.block_size())
    }

    fn block_len(&self) -> NonZeroU64 {
        block_len(&self.0)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let block =
            self.place(number).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?;
        // A valid image never refers to bytes after a short block.
        unpack(&self.0, block, out)
    }

    fn below(&self, number: u64) -> Option<Segment> {
        let block = self.place(number).ok().filter(|block| block.is_stored())?;
        let range = block.range();
        let fits = range.end <= self.0.content.len() && range.end.saturating_sub(range.start) <= self.0.block_size();
        fits.then(|| Segment::Copy { from: self.0.content.clone(), range })
    }
}

/// A block that is compressed.
fn packed(tables: &Tables, block: StoredBlock) -> Option<PackedBlock> {
    let range = block.range();
    let fits = range.end.saturating_sub(range.start) <= tables.block_size() && range.end <= tables.content.len();
    let codec = tables.packing.codec().filter(|_| fits && !block.is_stored() && !block.is_hole())?;
    Some(PackedBlock::new(Recipe::of(&tables.content, range), Method::Codec(codec)))
}

fn block_len(tables: &Tables) -> NonZeroU64 {
    NonZeroU64::new(tables.block_size()).unwrap_or(NonZeroU64::MIN)
}

/// Reads a block, and unpacks it if it is compressed.
fn unpack(tables: &Tables, block: StoredBlock, out: &mut [u8]) -> io::Result<usize> {
    let range = block.range();
    let len = range.end.saturating_sub(range.start);
    if len > tables.block_size() {
        return Err(corrupt(tables, block, format!("has {len} bytes, where {} are the most", tables.block_size())));
    }
    let stored = tables.content.read_up_to(range.start, usize::try_from(len).unwrap_or(0))?;
    if (stored.len() as u64) < len {
        return Err(corrupt(tables, block, "is not in the image, which ends before it"));
    }
    if block.is_stored() {
        return Ok(crate::source::copy_prefix(&stored, out));
    }
    tables.packing.unpack(&stored, out).map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => error,
        _ => corrupt(tables, block, format!("cannot be unpacked ({error})")),
    })
}

fn corrupt(tables: &Tables, block: StoredBlock, what: impl std::fmt::Display) -> io::Error {
    let at = tables.content.absolute(block.start);
    io::Error::new(io::ErrorKind::InvalidData, format!("the block at byte {at} {what}"))
}

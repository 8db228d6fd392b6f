//! Packed data: clusters of the file, some of which begin a piece that is packed as a whole.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use super::layout::{ALL_FRAGMENT, BLOCK_COUNT, ClusterIndex, MapHeader, advice, cluster, incompatible, storage};
use super::plain;
use super::volume::{Node, Volume};
use crate::bytes::integers::Le64;
use crate::codec::BlockCodec;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::{Blocks, Decoder, Recipe, Segment, Source};

/// Bytes of the list of clusters that are read at once: a whole number of packs.
const WINDOW: u64 = 32 << 10;

/// Bytes of a cluster in a list with 8 bytes for each, and those before the first, which are not used.
const FULL: u64 = 8;

/// Algorithms, by their numbers.
const CODECS: [BlockCodec; 4] = [BlockCodec::Lz4, BlockCodec::MicroLzma, BlockCodec::Deflate, BlockCodec::Zstd];

/// The list of a file's clusters.
struct ClusterList<'a> {
    volume: &'a Volume,
    node: &'a Node,
    header: MapHeader,
    /// First byte of the list.
    start: u64,
    /// Power of two of the bytes of a cluster.
    bits: u32,
    /// Clusters before those of 2 bytes, which have 4; and those of 2 bytes.
    before: u64,
    short: u64,
    window: (u64, Vec<u8>),
}

/// A cluster, as its list has it.
#[derive(Debug, Clone, Copy)]
enum Cluster {
    /// A piece begins at a byte of the cluster, with a type, and is in a block.
    Head { kind: u16, offset: u64, block: u32 },
    /// Another cluster begins the piece; directly behind one the number of its blocks may be recorded.
    Other { blocks: Option<u32> },
}

/// A piece of a file, packed or not.
#[derive(Debug, Clone)]
struct Piece {
    /// Its first byte in the file, and how many there are.
    start: u64,
    len: u64,
    stored: Stored,
}

/// How a piece is stored.
#[derive(Debug, Clone)]
enum Stored {
    Packed(BlockCodec, Range<u64>),
    /// Not packed: bytes of the volume, of which those from the number on come first.
    Plain(Range<u64>, u64),
    /// In the inode of last pieces, from a byte on.
    Fragment(u64),
    Unknown(u8),
}

impl<'a> ClusterList<'a> {
    fn new(volume: &'a Volume, node: &'a Node, header: MapHeader, at: u64) -> Self {
        let bits = u32::from(volume.superblock.block_bits).saturating_add(u32::from(header.cluster_bits & 0xF));
        let mut list = Self { volume, node, header, start: at, bits, before: 0, short: 0, window: (0, Vec::new()) };
        list.start = at.saturating_add(size_of::<MapHeader>() as u64);
        if node.storage == storage::PACKED {
            list.start = list.start.saturating_add(FULL);
        } else if header.advice.get() & advice::SHORTEST != 0 {
            // Packs of 2 bytes a cluster have 32 bytes, and begin at a multiple of that.
            list.before = (list.start.next_multiple_of(32).saturating_sub(list.start) / 4) & 7;
            list.short = list.count().saturating_sub(list.before) & !15;
        }
        list
    }

    /// Clusters of the file.
    fn count(&self) -> u64 {
        self.node.size.div_ceil(1 << self.bits)
    }

    fn read(&mut self, at: u64, len: usize) -> Result<&[u8]> {
        let (start, bytes) = &self.window;
        let is_inside = at >= *start && at.saturating_add(len as u64) <= start.saturating_add(bytes.len() as u64);
        if !is_inside {
            let bytes = self.volume.content.read_up_to(at, usize::try_from(WINDOW).unwrap_or(0))?;
            self.window = (at, bytes);
        }
        let (start, bytes) = &self.window;
        let from = usize::try_from(at.saturating_sub(*start)).unwrap_or(usize::MAX);
        let found = bytes.get(from..).and_then(|rest| rest.get(..len));
        found.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof).into())
    }

    /// Where the pack of a cluster is, the bytes of each cluster in it, and the place of the cluster in the pack.
    fn pack(&self, number: u64) -> (u64, u32, u32) {
        let of_four = |start: u64, number: u64| {
            let pack = (number / 2).saturating_mul(8);
            (start.saturating_add(pack), 4, u32::from(number % 2 == 1))
        };
        if number < self.before {
            return of_four(self.start, number);
        }
        let start = self.start.saturating_add(self.before.saturating_mul(4));
        let number = number.saturating_sub(self.before);
        if number < self.short {
            let pack = (number / 16).saturating_mul(32);
            return (start.saturating_add(pack), 2, u32::try_from(number % 16).unwrap_or(0));
        }
        of_four(start.saturating_add(self.short.saturating_mul(2)), number.saturating_sub(self.short))
    }

    /// The byte behind what describes a cluster.
    fn behind(&self, number: u64) -> u64 {
        if self.node.storage == storage::PACKED {
            return self.start.saturating_add(number.saturating_add(1).saturating_mul(FULL));
        }
        let (start, width, _) = self.pack(number);
        start.saturating_add(if width == 2 { 32 } else { 8 })
    }

    /// Whether pieces of a type may have several blocks.
    fn is_big(&self, kind: u16) -> bool {
        let bit = if kind == cluster::HEAD_1 { advice::BIG_1 } else { advice::BIG_2 };
        self.header.advice.get() & bit != 0
    }

    fn cluster(&mut self, number: u64) -> Result<Cluster> {
        if self.node.storage == storage::PACKED { self.full(number) } else { self.compact(number) }
    }

    fn full(&mut self, number: u64) -> Result<Cluster> {
        let at = self.start.saturating_add(number.saturating_mul(FULL));
        let bytes = self.read(at, size_of::<ClusterIndex>())?;
        let bytes = <[u8; 8]>::try_from(bytes).unwrap_or_default();
        let index: ClusterIndex = zerocopy::transmute!(bytes);
        let (kind, block) = (index.advice.get() & 3, index.block.get());
        Ok(if kind == cluster::NOT_HEAD {
            let distance = block & 0xFFFF;
            Cluster::Other { blocks: (distance & BLOCK_COUNT != 0).then_some(distance & !BLOCK_COUNT) }
        } else {
            Cluster::Head { kind, offset: index.offset.get().into(), block }
        })
    }

    /// Reads a cluster of a pack: each has an offset or a distance and a type, and behind them the pack has the number of
    /// a block, from which the blocks of its clusters are counted.
    fn compact(&mut self, number: u64) -> Result<Cluster> {
        let (start, width, place) = self.pack(number);
        // Bytes of a pack, and bits of each cluster in it: those of the block's number are left out.
        let (len, each) = if width == 2 { (32, 14_u32) } else { (8, 16) };
        let low = self.bits.max(12);
        let can = if width == 2 { self.bits <= 12 } else { self.bits <= 14 };
        if !can {
            let at = self.volume.content.absolute(self.node.at);
            return Err(Error::broken("EROFS inode", at, "its clusters are too large for its list"));
        }
        let any_big = self.header.advice.get() & (advice::BIG_1 | advice::BIG_2) != 0;
        let pack = self.read(start, len)?.to_vec();
        let decode = |place: u32| {
            let bit = each.saturating_mul(place);
            let from = pack.get(usize::try_from(bit / 8).unwrap_or(0)..).unwrap_or_default();
            let word = from.first_chunk().map_or(0, |word| u32::from_le_bytes(*word)) >> (bit & 7);
            (word & !(u32::MAX << low), u16::try_from(word >> low & 3).unwrap_or(0))
        };
        let (value, kind) = decode(place);
        if kind == cluster::NOT_HEAD {
            return Ok(Cluster::Other { blocks: (value & BLOCK_COUNT != 0).then_some(value & !BLOCK_COUNT) });
        }
        // Blocks of the clusters before it in the pack.
        let mut blocks = u32::from(!any_big);
        let mut at = i64::from(place);
        while at > 0 {
            at = at.saturating_sub(1);
            let (value, kind) = decode(u32::try_from(at).unwrap_or(0));
            if kind != cluster::NOT_HEAD {
                blocks = blocks.saturating_add(1);
            } else if !any_big {
                at = at.saturating_sub(value.into());
                blocks = blocks.saturating_add(u32::from(at >= 0));
            } else if value & BLOCK_COUNT != 0 {
                at = at.saturating_sub(1);
                blocks = blocks.saturating_add(value & !BLOCK_COUNT);
            } else {
                at = at.saturating_sub(i64::from(value).saturating_sub(2).max(0));
            }
        }
        let base = pack.last_chunk().map_or(0, |base| u32::from_le_bytes(*base));
        Ok(Cluster::Head { kind, offset: value.into(), block: base.wrapping_add(blocks) })
    }

    fn codec(&self, kind: u16) -> Result<BlockCodec, u8> {
        let algorithms = self.header.algorithms;
        let number = if kind == cluster::HEAD_2 { algorithms >> 4 } else { algorithms & 0xF };
        CODECS.get(usize::from(number)).copied().ok_or(number)
    }

    /// All pieces of the file, in order.
    fn pieces(&mut self) -> Result<Vec<Piece>> {
        let mut pieces: Vec<Piece> = Vec::new();
        let count = self.count();
        if count > limits::EROFS_CLUSTERS {
            return Err(Error::OverLimit("clusters of a file"));
        }
        let mut last_block = 0;
        let mut number = 0;
        while number < count {
            let Cluster::Head { kind, offset, block } = self.cluster(number)? else {
                number = number.saturating_add(1);
                continue;
            };
            let start = (number << self.bits).saturating_add(offset);
            number = number.saturating_add(1);
            if start >= self.node.size {
                break;
            }
            let mut blocks = 1;
            if self.is_big(kind)
                && number < count
                && let Cluster::Other { blocks: Some(recorded) } = self.cluster(number)?
            {
                blocks = recorded.max(1);
            }
            if let Some(before) = pieces.last_mut() {
                let Some(len) = start.checked_sub(before.start) else {
                    let at = self.volume.content.absolute(self.node.at);
                    return Err(Error::broken("EROFS inode", at, format!("cluster {number} begins before the last")));
                };
                before.len = len;
            } else if start > 0 {
                let at = self.volume.content.absolute(self.node.at);
                return Err(Error::broken(
                    "EROFS inode",
                    at,
                    format!("nothing is recorded of its first {start} bytes"),
                ));
            }
            if pieces.len() >= limits::CHAIN_EXTENTS {
                return Err(Error::OverLimit("pieces of a file"));
            }
            last_block = block;
            let first = self.volume.block_at(block);
            let range = first..first.saturating_add(self.volume.block_at(blocks));
            pieces.push(Piece {
                start,
                len: self.node.size.saturating_sub(start),
                stored: self.stored(kind, start, range),
            });
        }
        let behind = self.behind(count.saturating_sub(1));
        if let Some(last) = pieces.last_mut() {
            if self.header.advice.get() & advice::INLINE != 0 {
                let range = behind..behind.saturating_add(u64::from(self.header.fragment.get() >> 16));
                let stored = std::mem::replace(&mut last.stored, Stored::Fragment(0));
                last.stored = match stored {
                    Stored::Packed(codec, _) => Stored::Packed(codec, range),
                    Stored::Plain(..) => Stored::Plain(range, 0),
                    other => other,
                };
            } else if self.header.advice.get() & advice::FRAGMENT != 0 {
                let high = if self.node.storage == storage::PACKED { u64::from(last_block) << 32 } else { 0 };
                last.stored = Stored::Fragment(high | u64::from(self.header.fragment.get()));
            }
        }
        Ok(pieces)
    }

    fn stored(&self, kind: u16, start: u64, range: Range<u64>) -> Stored {
        if kind == cluster::PLAIN {
            let is_interlaced = self.header.advice.get() & advice::INTERLACED != 0;
            let first = if is_interlaced { start.checked_rem(self.volume.block_size).unwrap_or(0) } else { 0 };
            return Stored::Plain(range, first);
        }
        match self.codec(kind) {
            Ok(codec) => Stored::Packed(codec, range),
            Err(number) => Stored::Unknown(number),
        }
    }
}

/// The packed content of an inode, and where it is.
pub(super) struct PackedFile {
    content: Source,
    size: u64,
    pieces: Vec<Piece>,
    /// Whether packed data stands at the end of its blocks.
    is_padded: bool,
    /// The content of the inode of last pieces.
    fragments: Option<Source>,
}

impl PackedFile {
    /// Reads the list of an inode's clusters.
    ///
    /// # Errors
    /// Where it cannot be read, or makes no sense.
    pub(super) fn read(volume: &Volume, node: &Node) -> Result<Self> {
        Self::read_within(volume, node, true)
    }

    fn read_within(volume: &Volume, node: &Node, may_have_fragments: bool) -> Result<Self> {
        let at = node.end().next_multiple_of(8);
        let header: MapHeader = volume.content.read_struct(at)?;
        let pieces = if header.cluster_bits & ALL_FRAGMENT != 0 {
            let whole: Le64 = volume.content.read_struct(at)?;
            let start = whole.get() & !(1 << 63);
            vec![Piece { start: 0, len: node.size, stored: Stored::Fragment(start) }]
        } else {
            ClusterList::new(volume, node, header, at).pieces()?
        };
        let needs_fragments = pieces.iter().any(|piece| matches!(piece.stored, Stored::Fragment(_)));
        let fragments = if needs_fragments && may_have_fragments && volume.has(incompatible::FRAGMENTS) {
            let packed = volume.node(volume.superblock.packed.get())?;
            // No last piece is in another's inode.
            Some(if packed.is_packed() {
                Self::read_within(volume, &packed, false)?.recipe().into_source()
            } else {
                plain::map(volume, &packed)?.recipe(&volume.content).into_source()
            })
        } else {
            None
        };
        let is_padded = volume.has(incompatible::ZERO_PADDING);
        Ok(Self { content: volume.content.clone(), size: node.size, pieces, is_padded, fragments })
    }

    /// Ranges of the volume that have its data, in order.
    pub(super) fn ranges(&self) -> Vec<Range<u64>> {
        let mut all: Vec<Range<u64>> = Vec::new();
        for piece in &self.pieces {
            let (Stored::Packed(_, range) | Stored::Plain(range, _)) = &piece.stored else { continue };
            let range = range.start..range.end.min(self.content.len()).max(range.start);
            match all.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                Some(last) if *last == range => {}
                _ => all.push(range),
            }
        }
        all.retain(|range| !range.is_empty());
        all
    }

    /// The unpacked content. What is stored plainly stays ranges of the volume.
    pub(super) fn recipe(&self) -> Recipe {
        let mut recipe = Recipe::default();
        let whole = self.pieces.iter().map(|piece| piece.len).max().and_then(NonZeroU64::new);
        let Some(slot) = whole else { return recipe };
        // Pieces have any length; each gets a block as long as the longest.
        let packed = PackedPieces {
            content: self.content.clone(),
            slot,
            is_padded: self.is_padded,
            pieces: self.pieces.clone(),
        };
        let packed = Blocks::source(packed, &self.content);
        for (number, piece) in (0_u64..).zip(&self.pieces) {
            let unpacked = || {
                let first = number.saturating_mul(slot.get());
                Recipe::of(&packed, first..first.saturating_add(piece.len))
            };
            match &piece.stored {
                Stored::Fragment(start) => {
                    let Some(fragments) = &self.fragments else { continue };
                    recipe.append(&Recipe::of(fragments, *start..start.saturating_add(piece.len)));
                }
                Stored::Plain(range, first) if self.is_stored(range, piece.len) => {
                    let parts = rotated(range, *first, piece.len);
                    for range in parts {
                        recipe.push(Segment::Copy { from: self.content.clone(), range });
                    }
                }
                Stored::Packed(..) | Stored::Plain(..) | Stored::Unknown(_) => recipe.append(&unpacked()),
            }
        }
        Recipe::of(&recipe.into_source(), 0..self.size)
    }

    fn is_stored(&self, range: &Range<u64>, len: u64) -> bool {
        range.end.saturating_sub(range.start) >= len && range.end <= self.content.len()
    }
}

/// The ranges of so many bytes, of which those from a place in the range on come first.
fn rotated(range: &Range<u64>, first: u64, len: u64) -> [Range<u64>; 2] {
    let middle = range.start.saturating_add(first).min(range.end);
    let front = len.min(range.end.saturating_sub(middle));
    [middle..middle.saturating_add(front), range.start..range.start.saturating_add(len.saturating_sub(front))]
}

/// Pieces of a file, each in a block as long as the longest.
struct PackedPieces {
    content: Source,
    slot: NonZeroU64,
    is_padded: bool,
    pieces: Vec<Piece>,
}

impl Decoder for PackedPieces {
    fn content_len(&self) -> u64 {
        self.slot.get().saturating_mul(self.pieces.len() as u64)
    }

    fn block_len(&self) -> NonZeroU64 {
        self.slot
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let broken = |at: u64, what: String| {
            let at = self.content.absolute(at);
            io::Error::new(io::ErrorKind::InvalidData, format!("the packed data at byte {at} {what}"))
        };
        let piece = usize::try_from(number).ok().and_then(|number| self.pieces.get(number));
        let Some(piece) = piece else { return Ok(0) };
        let (codec, range) = match &piece.stored {
            Stored::Packed(codec, range) => (*codec, range.clone()),
            Stored::Plain(range, _) => {
                let what = format!("is shorter than the {} bytes it is for, or not in the image", piece.len);
                return Err(broken(range.start, what));
            }
            Stored::Unknown(number) => return Err(broken(0, format!("is packed by algorithm {number}"))),
            Stored::Fragment(_) => return Ok(0),
        };
        let len = range.end.saturating_sub(range.start);
        if len > limits::UNPACKED_BLOCK {
            return Err(broken(range.start, format!("has {len} bytes, more than any")));
        }
        let bytes = self.content.read_up_to(range.start, usize::try_from(len).unwrap_or(0))?;
        let skipped = if self.is_padded { bytes.iter().take_while(|byte| **byte == 0).count() } else { 0 };
        let packed = bytes.get(skipped..).unwrap_or_default();
        let size = usize::try_from(piece.len).unwrap_or(usize::MAX).min(out.len());
        let room = out.get_mut(..size).unwrap_or_default();
        // Other files may have more of the same data.
        let made = codec.unpack_start(packed, room);
        let made = made.map_err(|error| broken(range.start, format!("cannot be unpacked ({error})")))?;
        if made < size {
            return Err(broken(range.start, format!("unpacks to {made} bytes instead of {size}")));
        }
        out.iter_mut().skip(size).for_each(|byte| *byte = 0);
        Ok(out.len())
    }
}

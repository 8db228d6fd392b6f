//! xz files of several blocks (The .xz File Format 1.2.1): each is unpacked on its own, located by the indexes at the
//! ends of the streams, so that a file of any size opens at once.

use std::io::{self, Read};
use std::num::NonZeroU64;
use std::ops::Range;

use discern_codec::{BlockCodec, stream};

use super::corrupt;
use crate::bytes::crc::{crc_32, crc_64};
use crate::error::Result;
use crate::limits;
use crate::source::{Blocks, Decoder, Method, PackedBlock, Recipe, Source};

/// Bytes of the header and of the footer of a stream (2.1.1, 2.1.2).
const EDGE: u64 = 12;

/// Bytes that end a footer.
const FOOTER_MAGIC: &[u8; 2] = b"YZ";

/// First bytes of a stream.
const HEADER_MAGIC: &[u8; 6] = b"\xFD7zXZ\0";

/// Streams of one file that are followed; `pixz` and the like write one, and concatenation adds some.
const STREAMS: usize = 4096;

/// A block.
struct Block {
    /// Its bytes in the file, without padding (4.3.1).
    stored: u64,
    /// Bytes that it unpacks to.
    len: u64,
}

/// A stream: its flags, the offset of its first block, and its blocks.
struct Stream {
    flags: [u8; 2],
    start: u64,
    blocks: Vec<Block>,
}

/// The content of an xz file, if it has several blocks that are small enough to be unpacked as a whole.
///
/// # Errors
/// If the file cannot be read.
pub fn xz_blocks(packed: &Source) -> Result<Option<Source>> {
    let mut streams = Vec::new();
    let mut end = packed.len();
    let mut count = 0_usize;
    while end > 0 {
        let Some(stream) = stream_before(packed, end)? else { return Ok(None) };
        end = stream.start.saturating_sub(EDGE);
        count = count.saturating_add(stream.blocks.len());
        if count > limits::PACKED_RUNS || streams.len() >= STREAMS {
            return Ok(None);
        }
        streams.push(stream);
    }
    let is_large =
        |stream: &Stream| stream.blocks.iter().any(|block| block.len.max(block.stored) > limits::WHOLE_BLOCK);
    if count < 2 || streams.iter().any(is_large) {
        return Ok(None);
    }
    let mut whole = Recipe::default();
    for stream in streams.iter().rev() {
        let mut at = stream.start;
        for block in &stream.blocks {
            let range = at..at.saturating_add(block.stored).saturating_add(padding(block.stored));
            at = range.end;
            let (flags, unpadded) = (stream.flags, block.stored);
            let decoder = StoredBlock { file: packed.clone(), flags, range, unpadded, len: block.len };
            whole.append(&Recipe::of(&Blocks::source(decoder, packed), 0..block.len));
        }
    }
    Ok(Some(whole.into_source()))
}

/// Zeros in a block before its checksum, up to a multiple of four bytes (3.3).
const fn padding(len: u64) -> u64 {
    len.wrapping_neg() % 4
}

/// The stream that ends at an offset, or before the padding there; `None` if there is none that is right.
fn stream_before(packed: &Source, mut end: u64) -> Result<Option<Stream>> {
    let footer = loop {
        let Some(start) = end.checked_sub(EDGE) else { return Ok(None) };
        let footer: [u8; 12] = packed.read_struct(start)?;
        // Zeros between streams, four bytes each (2.2).
        match footer {
            [.., 0, 0, 0, 0] => end = end.saturating_sub(4),
            _ => break footer,
        }
    };
    let [_, _, _, _, a, b, c, d, first, second, magic @ ..] = footer;
    let index_len = u64::from(u32::from_le_bytes([a, b, c, d])).saturating_add(1).saturating_mul(4);
    let index_end = end.saturating_sub(EDGE);
    let Some(index_at) = index_end.checked_sub(index_len) else { return Ok(None) };
    if magic != *FOOTER_MAGIC || index_len > limits::DISK_TABLE_BYTES {
        return Ok(None);
    }
    let index = packed.read_up_to(index_at, usize::try_from(index_len).unwrap_or(0))?;
    let Some(blocks) = blocks_of(&index) else { return Ok(None) };
    let stored = |block: &Block| block.stored.saturating_add(padding(block.stored));
    let all = blocks.iter().map(stored).fold(0, u64::saturating_add);
    let Some(start) = index_at.checked_sub(all) else { return Ok(None) };
    let Some(header_at) = start.checked_sub(EDGE) else { return Ok(None) };
    let header = packed.read_up_to(header_at, usize::try_from(EDGE).unwrap_or(0))?;
    // Both ends of a stream have the same flags.
    let flags = [first, second];
    Ok((header == header_with(flags)).then_some(Stream { flags, start, blocks }))
}

/// The blocks in an index (4.3); `None` if it is damaged.
fn blocks_of(index: &[u8]) -> Option<Vec<Block>> {
    let (body, sum) = index.split_last_chunk::<4>()?;
    if crc(body) != *sum {
        return None;
    }
    let mut rest = body.strip_prefix(&[0])?;
    let count = number(&mut rest)?;
    // Each has two bytes at least.
    if count > rest.len() as u64 {
        return None;
    }
    let mut blocks = Vec::new();
    for _ in 0..count {
        blocks.push(Block { stored: number(&mut rest)?, len: number(&mut rest)? });
    }
    Some(blocks)
}

/// The next number of up to nine bytes, seven bits each (1.2).
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// A number as the format records it.
fn recorded(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7F {
        bytes.push(low(value) | 0x80);
        value >>= 7;
    }
    bytes.push(low(value));
    bytes
}

/// The lowest seven bits.
fn low(value: u64) -> u8 {
    u8::try_from(value & 0x7F).unwrap_or(0)
}

fn crc(bytes: &[u8]) -> [u8; 4] {
    crc_32(bytes).to_le_bytes()
}

/// A block, unpacked as the only one of a stream.
struct StoredBlock {
    file: Source,
    flags: [u8; 2],
    range: Range<u64>,
    /// Bytes without the padding.
    unpadded: u64,
    len: u64,
}

/// The checksum behind a block, if it is computed here: the library does that a byte at a time (2.1.1.2).
#[derive(Clone, Copy)]
enum Sum {
    Crc32,
    Crc64,
    Other,
}

impl Sum {
    const fn of(flags: [u8; 2]) -> Self {
        match flags {
            [0, 1] => Self::Crc32,
            [0, 4] => Self::Crc64,
            _ => Self::Other,
        }
    }

    /// Bytes that the library doesn't see.
    const fn len(self) -> usize {
        match self {
            Self::Crc32 => 4,
            Self::Crc64 => 8,
            Self::Other => 0,
        }
    }

    /// Whether the checksum is that of the block.
    fn is_of(self, recorded: &[u8], block: &[u8]) -> bool {
        match self {
            Self::Crc32 => recorded == crc(block),
            Self::Crc64 => recorded == crc_64(block).to_le_bytes(),
            Self::Other => true,
        }
    }
}

/// The header of a stream (2.1.1).
fn header_with(flags: [u8; 2]) -> Vec<u8> {
    [&HEADER_MAGIC[..], &flags, &crc(&flags)].concat()
}

/// What follows a block as the only one of a stream: index and footer.
fn tail_with(flags: [u8; 2], unpadded: u64, len: u64) -> Vec<u8> {
    let mut index = [&[0, 1][..], &recorded(unpadded), &recorded(len)].concat();
    while !index.len().is_multiple_of(4) {
        index.push(0);
    }
    index.extend(crc(&index));
    let words = u32::try_from(index.len() / 4).unwrap_or(0).saturating_sub(1);
    let footer = [&words.to_le_bytes()[..], &flags].concat();
    [&index[..], &crc(&footer), &footer, FOOTER_MAGIC].concat()
}

impl StoredBlock {
    /// What precedes and follows the block in a stream of its own, which has no checksum that is computed here.
    fn ends(&self, sum: Sum) -> (Vec<u8>, Vec<u8>) {
        let flags = if sum.len() > 0 { [0, 0] } else { self.flags };
        let tail = tail_with(flags, self.unpadded.saturating_sub(sum.len() as u64), self.len);
        (header_with(flags), tail)
    }
}

impl Decoder for StoredBlock {
    fn content_len(&self) -> u64 {
        self.len
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.len).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, _: u64, out: &mut [u8]) -> io::Result<usize> {
        let stored = self.range.end.saturating_sub(self.range.start);
        let block = self.file.read_up_to(self.range.start, usize::try_from(stored).unwrap_or(0))?;
        if (block.len() as u64) < stored {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let sum = Sum::of(self.flags);
        let (data, recorded) = block.split_at(block.len().saturating_sub(sum.len()));
        let (header, tail) = self.ends(sum);
        let packed = header.as_slice().chain(data).chain(tail.as_slice());
        let mut reader = stream::xz(Box::new(packed), false, limits::UNPACKING_BYTES);
        reader.read_exact(out)?;
        if reader.read(&mut [0])? > 0 {
            return Err(corrupt("the block unpacks to more than its index says"));
        }
        if !sum.is_of(recorded, out) {
            return Err(corrupt("the block's checksum is of other data"));
        }
        Ok(out.len())
    }

    fn packed(&self, _: u64) -> Option<PackedBlock> {
        let sum = Sum::of(self.flags);
        let end = self.range.end.checked_sub(sum.len() as u64).filter(|end| *end >= self.range.start)?;
        let recorded = self.file.read_up_to(end, sum.len()).ok().filter(|recorded| recorded.len() == sum.len())?;
        let (header, tail) = self.ends(sum);
        let mut stream = Recipe::default();
        stream.push_bytes(header);
        stream.append(&Recipe::of(&self.file, self.range.start..end));
        stream.push_bytes(tail);
        Some(
            PackedBlock::new(stream, Method::Codec(BlockCodec::Xz))
                .checked_by(move |block| sum.is_of(&recorded, block)),
        )
    }
}

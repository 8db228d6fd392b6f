//! Content in independently packed chunks, as in WIM, and in NTFS for files that Windows keeps compressed. A table
//! locates each chunk; a chunk that would not become smaller is stored.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use discern_codec::{BlockCodec, corrupt};

use crate::source::{Blocks, Decoder, Method, PackedBlock, Recipe, Segment, Source, copy_prefix};

/// Locates the chunks of a content.
#[derive(Debug, Clone)]
pub enum ChunkTable {
    /// Starts of all chunks but the first, stored before the chunks and relative to the first one, in numbers of 4
    /// bytes, or of 8 if the content has 4 GiB or more.
    Starts,
    /// The start of each chunk, and the end of the last one.
    Places(std::rc::Rc<[u64]>),
}

/// Content in chunks.
#[derive(Debug, Clone)]
pub struct Chunks {
    /// Source of the chunks, with the table if that precedes them.
    pub packed: Source,
    /// Bytes unpacked.
    pub size: u64,
    /// How they are packed.
    pub codec: BlockCodec,
    /// Bytes that each but the last unpacks to.
    pub chunk: u64,
    /// Locates them.
    pub table: ChunkTable,
}

impl Chunks {
    /// The unpacked content: stored chunks stay ranges of the packed bytes.
    #[must_use]
    pub fn recipe(self) -> Recipe {
        let (size, packed) = (self.size, self.packed.clone());
        let content = Blocks::source(self, &packed);
        Recipe::of(&content, 0..size)
    }

    fn count(&self) -> u64 {
        self.size.div_ceil(self.chunk.max(1))
    }

    /// Range of a chunk.
    fn place(&self, number: u64) -> io::Result<Range<u64>> {
        let next = number.saturating_add(1);
        if let ChunkTable::Places(places) = &self.table {
            let at = |number: u64| usize::try_from(number).ok().and_then(|number| places.get(number)).copied();
            return at(number).zip(at(next)).map(|(start, end)| start..end).ok_or_else(|| corrupt("no such chunk"));
        }
        let width: u64 = if self.size > u64::from(u32::MAX) { 8 } else { 4 };
        let table = self.count().saturating_sub(1).saturating_mul(width);
        let begin = |number: u64| -> io::Result<u64> {
            let Some(before) = number.checked_sub(1) else { return Ok(table) };
            if number >= self.count() {
                return Ok(self.packed.len());
            }
            let mut bytes = [0; 8];
            let room = bytes.get_mut(..usize::try_from(width).unwrap_or(8)).unwrap_or_default();
            self.packed.read_exact_at(before.saturating_mul(width), room)?;
            Ok(table.saturating_add(u64::from_le_bytes(bytes)))
        };
        Ok(begin(number)?..begin(next)?)
    }

    /// Bytes that a chunk unpacks to.
    fn len(&self, number: u64) -> u64 {
        self.size.saturating_sub(number.saturating_mul(self.chunk)).min(self.chunk)
    }
}

impl Decoder for Chunks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.chunk).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let place = self.place(number)?;
        let corrupt = |what: String| {
            let at = self.packed.absolute(place.start);
            io::Error::new(io::ErrorKind::InvalidData, format!("the chunk at byte {at} {what}"))
        };
        let len = place.end.saturating_sub(place.start);
        if len > out.len() as u64 {
            return Err(corrupt(format!("has {len} bytes, where {} are the most", out.len())));
        }
        let bytes = self.packed.read_up_to(place.start, usize::try_from(len).unwrap_or(0))?;
        if (bytes.len() as u64) < len {
            return Err(corrupt("is not in the image".to_owned()));
        }
        if bytes.len() == out.len() {
            return Ok(copy_prefix(&bytes, out));
        }
        self.codec.unpack(&bytes, out).map_err(|error| corrupt(format!("cannot be unpacked ({error})")))
    }

    fn packed(&self, number: u64) -> Option<PackedBlock> {
        let place = self.place(number).ok()?;
        let stored = place.end.saturating_sub(place.start);
        let is_packed = stored < self.len(number) && place.end <= self.packed.len();
        is_packed.then(|| PackedBlock::new(Recipe::of(&self.packed, place), Method::Codec(self.codec)))
    }

    fn below(&self, number: u64) -> Option<Segment> {
        let place = self.place(number).ok()?;
        let len = place.end.saturating_sub(place.start);
        let is_stored = len > 0 && len == self.len(number) && place.end <= self.packed.len();
        is_stored.then(|| Segment::Copy { from: self.packed.clone(), range: place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_such_chunk_is_an_error_and_never_more_than_fits() {
        let noise: Vec<u8> = (0..600_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
        for codec in [BlockCodec::Xpress, BlockCodec::Lzx(700), BlockCodec::Lzms] {
            for len in 0..noise.len() {
                let packed = Source::from_bytes(&noise[..len]);
                let chunks = Chunks { packed, size: 1000, codec, chunk: 700, table: ChunkTable::Starts };
                let content = chunks.recipe().into_source();
                drop((content.read_up_to(0, 700), content.read_up_to(900, 100)));
            }
        }
    }
}

//! Ranges of a content that are packed on their own, and how that is done.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use crate::codec::{BlockCodec, corrupt};
use crate::limits;
use crate::source::{Blocks, Decoder, Method, PackedBlock, Recipe, Source};

/// How a range or a block is packed.
pub(super) trait Packing: Copy + 'static {
    /// Unpacks into `out`, which has room for the largest possible. `at` is the offset of its first byte in the content
    /// that is unpacked. Returns the number of bytes.
    ///
    /// # Errors
    /// If the data is damaged.
    fn unpack(self, packed: &[u8], out: &mut [u8], at: u64) -> io::Result<usize>;

    /// The codec that does it, if that is all.
    fn codec(self) -> Option<BlockCodec> {
        None
    }
}

impl Packing for BlockCodec {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        self.unpack(packed, out)
    }

    fn codec(self) -> Option<BlockCodec> {
        Some(self)
    }
}

/// A range that is unpacked as a whole, and ends with zeros if that gives fewer bytes.
pub(super) struct PackedRun<P> {
    pub(super) file: Source,
    /// Its stored bytes.
    pub(super) range: Range<u64>,
    /// Its length in bytes.
    pub(super) len: u64,
    pub(super) packing: P,
}

impl<P: Packing> PackedRun<P> {
    /// The first `len` bytes of the range as a recipe.
    pub(super) fn recipe(self, len: u64) -> Recipe {
        let file = self.file.clone();
        Recipe::of(&Blocks::source(self, &file), 0..len)
    }
}

impl<P: Packing> Decoder for PackedRun<P> {
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
        if self.len > limits::WHOLE_BLOCK || stored > limits::WHOLE_BLOCK {
            return Err(corrupt(format_args!("a run of {} bytes is too long to unpack", self.len)));
        }
        let packed = self.file.read_up_to(self.range.start, usize::try_from(stored).unwrap_or(0))?;
        if (packed.len() as u64) < stored {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let got = self.packing.unpack(&packed, out, 0)?;
        out.iter_mut().skip(got).for_each(|byte| *byte = 0);
        Ok(out.len())
    }

    fn packed(&self, _: u64) -> Option<PackedBlock> {
        let fits = self.range.end.saturating_sub(self.range.start) <= limits::WHOLE_BLOCK;
        let codec = self.packing.codec().filter(|_| fits && self.range.end <= self.file.len())?;
        Some(PackedBlock::new(Recipe::of(&self.file, self.range.clone()), Method::Codec(codec)))
    }
}

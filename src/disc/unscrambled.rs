//! Unscrambles stored sectors.

use std::io;
use std::num::NonZeroU64;

use crate::sector::scramble::scramble;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Blocks, Decoder, Source};

/// Complete sectors, `stride` bytes apart, each unscrambled; bytes between a sector and the next are unchanged.
pub struct Unscrambled {
    from: Source,
    stride: NonZeroU64,
}

impl Unscrambled {
    /// Wraps stored sectors.
    #[must_use]
    pub fn source(from: Source, stride: NonZeroU64) -> Source {
        let below = from.clone();
        Blocks::source(Self { from, stride }, &below)
    }
}

impl Decoder for Unscrambled {
    fn content_len(&self) -> u64 {
        self.from.len()
    }

    fn block_len(&self) -> NonZeroU64 {
        self.stride
    }

    /// Half a megabyte, as much as a processor's cache holds.
    fn at_once(&self) -> u64 {
        256
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let done = self.from.read_at(first.saturating_mul(self.stride.get()), out)?;
        let stride = usize::try_from(self.stride.get()).unwrap_or(usize::MAX);
        for stored in out.get_mut(..done).unwrap_or_default().chunks_mut(stride) {
            if let Some(sector) = stored.first_chunk_mut::<RAW_SIZE>() {
                let sector: &mut RawSector = sector;
                scramble(sector);
            }
        }
        Ok(done)
    }
}

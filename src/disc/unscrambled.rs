//! Sectors stored scrambled, as a source of plain ones.

use std::io;
use std::num::NonZeroU64;

use crate::sector::scramble::scramble;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{ReadAt, Source, copy_prefix};

/// Whole sectors, `stride` bytes apart, each with its scrambling taken back; what follows a sector in its stride is
/// left as it is.
pub struct Unscrambled {
    from: Source,
    stride: NonZeroU64,
}

impl Unscrambled {
    /// A view of stored sectors.
    #[must_use]
    pub const fn new(from: Source, stride: NonZeroU64) -> Self {
        Self { from, stride }
    }
}

impl ReadAt for Unscrambled {
    fn len(&self) -> u64 {
        self.from.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let start = at.saturating_sub(at % self.stride);
            let stride = usize::try_from(self.stride.get()).unwrap_or(usize::MAX);
            let mut stored = self.from.read_up_to(start, stride)?;
            if let Some(sector) = stored.first_chunk_mut::<RAW_SIZE>() {
                let sector: &mut RawSector = sector;
                scramble(sector);
            }
            let skip = usize::try_from(at % self.stride).unwrap_or(usize::MAX);
            let plain = stored.get(skip..).unwrap_or_default();
            let count = copy_prefix(plain, rest);
            if count == 0 {
                break;
            }
            done = done.saturating_add(count);
        }
        Ok(done)
    }
}

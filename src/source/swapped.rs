//! Samples with their two bytes exchanged.

use std::io;

use super::{ReadAt, Source, copy_prefix};

/// The same 16-bit samples in the other byte order.
#[must_use]
pub fn swapped(samples: Source) -> Source {
    Source::new(Swapped(samples))
}

struct Swapped(Source);

impl ReadAt for Swapped {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let odd = offset % 2;
        let start = offset.saturating_sub(odd);
        let len = buf.len().saturating_add(2);
        let mut stored = self.0.read_up_to(start, len)?;
        for pair in stored.as_chunks_mut::<2>().0 {
            pair.reverse();
        }
        let from = stored.get(usize::try_from(odd).unwrap_or(0)..).unwrap_or_default();
        Ok(copy_prefix(from, buf))
    }
}

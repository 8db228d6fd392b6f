//! 16-bit samples with their bytes swapped.

use std::io;

use super::{Pool, ReadAt, Recipe, Source, copy_prefix};

/// Converts 16-bit samples to the other byte order.
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
        swap(offset, buf, |start, len| self.0.read_up_to(start, len))
    }

    fn pool(&self) -> Option<Pool> {
        self.0.pool()
    }

    fn sample_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        swap(offset, buf, |start, len| Recipe::of(&self.0, start..start.saturating_add(len as u64)).sample())
    }
}

/// Fills `buf` from the complete pairs around it, with the bytes of each swapped.
fn swap(offset: u64, buf: &mut [u8], read: impl Fn(u64, usize) -> io::Result<Vec<u8>>) -> io::Result<usize> {
    let odd = offset % 2;
    let mut stored = read(offset.saturating_sub(odd), buf.len().saturating_add(2))?;
    for pair in stored.as_chunks_mut::<2>().0 {
        pair.reverse();
    }
    let from = stored.get(usize::try_from(odd).unwrap_or(0)..).unwrap_or_default();
    Ok(copy_prefix(from, buf))
}

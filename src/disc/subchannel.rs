//! Subchannels in either order of 96 bytes, alone or after each sector.

use std::io;
use std::num::NonZeroU64;

use super::{Lba, Picked, Subchannel, Track};
use crate::sector::subchannel::{SUBCHANNEL_SIZE, Wide, interleaved, linear, of_pq};
use crate::source::{Blocks, Decoder, Source, copy_prefix};

/// Bytes of a complete subchannel, as a divisor.
const WIDE: NonZeroU64 = NonZeroU64::new(SUBCHANNEL_SIZE as u64).unwrap();

/// Bytes of a subchannel with Q and P alone.
const PQ: NonZeroU64 = NonZeroU64::new(16).unwrap();

/// Sectors read per call: a little over a megabyte.
const AT_ONCE: u64 = 512;

impl Track {
    /// Whether there are subchannels, after the sectors or in a separate file.
    #[must_use]
    pub const fn has_subchannels(&self) -> bool {
        self.subchannel.is_some() || !matches!(self.stored.subchannel, Subchannel::None)
    }

    /// The subchannels of some sectors, 96 bytes each in this order, as far as they are stored; `None` if there are
    /// none.
    #[must_use]
    pub fn subchannels(&self, from: Lba, to: Lba, order: Subchannel) -> Option<Source> {
        let (stored, of) = match (self.stored.subchannel, &self.subchannel) {
            (Subchannel::None, None) => return None,
            (Subchannel::None, Some(apart)) => {
                let place = |lba: Lba| {
                    let sector = u64::try_from(lba.0.saturating_sub(self.first.0)).unwrap_or(0);
                    sector.saturating_mul(WIDE.get())
                };
                (apart.slice(place(from)..place(to)), Subchannel::Linear)
            }
            (beside, _) => {
                let sectors = self.sectors_at(from, to).into_source();
                let len = if beside == Subchannel::Pq { PQ } else { WIDE };
                (Picked::new(sectors, self.stored.step(), self.stored.len, len).into_source(), beside)
            }
        };
        Some(if of == order { stored } else { Ordered::source(stored, of, order) })
    }
}

/// Subchannels converted from one order to another.
struct Ordered {
    from: Source,
    of: Subchannel,
    to: Subchannel,
}

impl Ordered {
    fn source(from: Source, of: Subchannel, to: Subchannel) -> Source {
        let below = from.clone();
        Blocks::source(Self { from, of, to }, &below)
    }

    const fn stride(&self) -> NonZeroU64 {
        if matches!(self.of, Subchannel::Pq) { PQ } else { WIDE }
    }

    fn reorder(&self, stored: &[u8]) -> Wide {
        let plain: Wide = match self.of {
            Subchannel::Pq => of_pq(stored.first_chunk().unwrap_or(&[0; 16])),
            Subchannel::Interleaved => linear(stored.first_chunk().unwrap_or(&[0; SUBCHANNEL_SIZE])),
            Subchannel::Linear | Subchannel::None => *stored.first_chunk().unwrap_or(&[0; SUBCHANNEL_SIZE]),
        };
        if self.to == Subchannel::Interleaved { interleaved(&plain) } else { plain }
    }
}

impl Decoder for Ordered {
    fn content_len(&self) -> u64 {
        (self.from.len() / self.stride()).saturating_mul(WIDE.get())
    }

    fn block_len(&self) -> NonZeroU64 {
        WIDE
    }

    fn at_once(&self) -> u64 {
        AT_ONCE
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let stride = usize::try_from(self.stride().get()).unwrap_or(SUBCHANNEL_SIZE);
        let len = out.len().div_ceil(SUBCHANNEL_SIZE).saturating_mul(stride);
        let stored = self.from.read_up_to(first.saturating_mul(self.stride().get()), len)?;
        let mut done = 0_usize;
        for (bytes, to) in stored.chunks_exact(stride.max(1)).zip(out.chunks_mut(SUBCHANNEL_SIZE)) {
            done = done.saturating_add(copy_prefix(&self.reorder(bytes), to));
        }
        Ok(done)
    }

    fn is_kept(&self) -> bool {
        false
    }
}

/// Sectors, each followed by its subchannel.
pub(super) struct WithSubchannels {
    sectors: Source,
    /// Bytes of a sector.
    len: NonZeroU64,
    subchannels: Source,
}

impl WithSubchannels {
    /// Joins sectors and subchannels, as many as there are sectors; a missing subchannel becomes zeros.
    pub(super) fn source(sectors: Source, len: NonZeroU64, subchannels: Source) -> Source {
        let from = sectors.clone();
        Blocks::source(Self { sectors, len, subchannels }, &from)
    }

    const fn stride(&self) -> NonZeroU64 {
        self.len.saturating_add(WIDE.get())
    }
}

impl Decoder for WithSubchannels {
    fn content_len(&self) -> u64 {
        (self.sectors.len() / self.len).saturating_mul(self.stride().get())
    }

    fn block_len(&self) -> NonZeroU64 {
        self.stride()
    }

    fn at_once(&self) -> u64 {
        AT_ONCE
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let index = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        let count = (out.len() as u64).div_ceil(self.stride().get());
        let read = |from: &Source, len: NonZeroU64| {
            from.read_up_to(first.saturating_mul(len.get()), index(count.saturating_mul(len.get())))
        };
        let sectors = read(&self.sectors, self.len)?;
        let mut subchannels = read(&self.subchannels, WIDE)?;
        subchannels.resize(index(count.saturating_mul(WIDE.get())), 0);
        let len = index(self.len.get()).max(1);
        let parts = sectors.chunks_exact(len).zip(subchannels.chunks_exact(SUBCHANNEL_SIZE));
        let mut done = 0_usize;
        for ((sector, subchannel), to) in parts.zip(out.chunks_mut(index(self.stride().get()))) {
            let (first, second) = to.split_at_mut_checked(len).unwrap_or_default();
            done = done.saturating_add(copy_prefix(sector, first)).saturating_add(copy_prefix(subchannel, second));
        }
        Ok(done)
    }

    fn is_kept(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::{Stored, TrackMode};

    fn wide(fill: u8) -> Wide {
        let mut bytes = [0; SUBCHANNEL_SIZE];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = (at * 7) as u8 ^ fill;
        }
        bytes
    }

    fn track(stored: Stored, content: Vec<u8>) -> Track {
        Track::new(1, TrackMode::Audio, Lba(0), 4, stored, Source::from_bytes(content))
    }

    #[test]
    fn subchannels_convert_between_orders_and_follow_their_sectors() {
        let subchannels: Vec<Wide> = (0..4).map(wide).collect();
        let mut apart = track(Stored::RAW, vec![9; 4 * 2352]);
        apart.subchannel = Some(Source::from_bytes(subchannels.concat()));
        let order = Subchannel::Interleaved;
        let changed = apart.subchannels(Lba(0), Lba(4), order).unwrap();
        let stored = WithSubchannels::source(apart.content.clone(), Stored::RAW.step(), changed);
        assert_eq!(stored.len(), 4 * 2448);
        let bytes = stored.read_up_to(0, 1 << 20).unwrap();
        for (start, len) in [(0, 100), (2300, 200), (2400, 3000), (2448, 1), (9000, 999)] {
            let expected = &bytes[start..(start + len).min(bytes.len())];
            assert_eq!(stored.read_up_to(start as u64, len).unwrap(), expected);
        }
        let beside = track(Stored::RAW.with(order), bytes);
        let back = beside.subchannels(Lba(1), Lba(3), Subchannel::Linear).unwrap();
        assert_eq!(back.read_up_to(0, 999).unwrap(), subchannels[1..3].concat());
        assert_eq!(back.read_up_to(90, 100).unwrap(), subchannels[1..3].concat()[90..190]);
        assert!(track(Stored::RAW, vec![0; 2352]).subchannels(Lba(0), Lba(1), order).is_none());
    }
}

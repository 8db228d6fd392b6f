//! How an image stores the sectors of a track, and the user data in them.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use crate::sector::RAW_SIZE;
use crate::source::{ReadAt, Segment, Source, copy_prefix};

/// What stands beside each stored sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subchannel {
    /// Nothing.
    None,
    /// 96 bytes, each with one bit of every channel.
    Interleaved,
    /// 96 bytes, twelve of each channel.
    Linear,
    /// 16 bytes: Q, then P in the highest bit of the last.
    Pq,
}

/// The shape of a track's stored sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stored {
    /// Bytes from one stored sector to the next, the subchannel included.
    pub stride: u32,
    /// Which byte of a whole sector is the first stored: 0 where all is, 16 without sync and header, 24 without the
    /// subheader too.
    pub first_byte: u32,
    /// Bytes of the sector that are stored, without the subchannel.
    pub len: u32,
    /// What follows them.
    pub subchannel: Subchannel,
    /// Sound samples have their high byte first.
    pub big_endian: bool,
    /// The bytes after the sync pattern are scrambled as on the disc.
    pub scrambled: bool,
}

impl Stored {
    /// Whole sectors and nothing else.
    pub const RAW: Self = Self::plain(0, 2352);

    /// 2048 bytes of user data and nothing else.
    pub const COOKED: Self = Self::plain(16, 2048);

    /// Whole Mode 2 sectors without sync and header.
    pub const MODE_2: Self = Self::plain(16, 2336);

    /// `len` bytes from `first_byte` of each sector, without a subchannel.
    #[must_use]
    pub const fn plain(first_byte: u32, len: u32) -> Self {
        Self { stride: len, first_byte, len, subchannel: Subchannel::None, big_endian: false, scrambled: false }
    }

    /// The same with a subchannel behind each sector.
    #[must_use]
    pub const fn with(self, subchannel: Subchannel) -> Self {
        let more = match subchannel {
            Subchannel::None => 0,
            Subchannel::Interleaved | Subchannel::Linear => 96,
            Subchannel::Pq => 16,
        };
        Self { stride: self.len.saturating_add(more), subchannel, ..self }
    }

    /// Bytes from one stored sector to the next, as a divisor: a stride of 0, which no format can mean, is 1.
    #[must_use]
    pub fn step(self) -> NonZeroU64 {
        NonZeroU64::new(u64::from(self.stride)).unwrap_or(NonZeroU64::MIN)
    }

    /// Bytes of a stored sector without its subchannel, as a length in memory.
    #[must_use]
    pub fn size(self) -> usize {
        usize::try_from(self.len).unwrap_or(usize::MAX)
    }

    /// The same with its subchannel: from one sector to the next, and never 0.
    #[must_use]
    pub fn size_with_all(self) -> usize {
        usize::try_from(self.step().get()).unwrap_or(usize::MAX)
    }

    /// Whether sync and header are stored, so that a sector tells its own mode.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.first_byte == 0 && self.len as usize == RAW_SIZE
    }
}

/// A run of bytes of every stored sector, one after the other: the user data of a raw track, as a source.
pub struct Picked {
    from: Source,
    stride: NonZeroU64,
    offset: u64,
    len: NonZeroU64,
    sectors: u64,
}

/// Sectors whose bytes are named one by one as parts of what lies below; a longer run stays a leaf, since a part for
/// every sector of a disc would be a list longer than most files.
const NAMED: u64 = 64;

/// Sectors read at once while picking: somewhat over a megabyte, since a browser pays a millisecond for each call.
const AT_ONCE: u64 = 512;

impl Picked {
    /// `len` bytes from `offset` of each of the sectors that `stride` bytes of `from` hold; of a last, cut one only
    /// what is there counts, if its bytes are there whole.
    #[must_use]
    pub fn new(from: Source, stride: NonZeroU64, offset: u32, len: NonZeroU64) -> Self {
        let offset = u64::from(offset);
        let whole = from.len() / stride;
        let last = u64::from(from.len() % stride >= offset.saturating_add(len.get()));
        Self { from, stride, offset, len, sectors: whole.saturating_add(last) }
    }

    /// This as a source: a plain slice where nothing stands between the picked bytes.
    #[must_use]
    pub fn into_source(self) -> Source {
        if self.stride == self.len { self.from } else { Source::new(self) }
    }

    /// The range below of picked bytes `start..end`, all of one sector.
    fn within(&self, start: u64, end: u64) -> Range<u64> {
        let sector = start / self.len;
        let place =
            sector.saturating_mul(self.stride.get()).saturating_add(self.offset).saturating_add(start % self.len);
        place..place.saturating_add(end.saturating_sub(start))
    }
}

impl ReadAt for Picked {
    fn len(&self) -> u64 {
        self.sectors.saturating_mul(self.len.get())
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let sector = at / self.len;
            if sector >= self.sectors {
                break;
            }
            let wanted = at.saturating_sub(sector.saturating_mul(self.len.get())).saturating_add(rest.len() as u64);
            let count = wanted.div_ceil(self.len.get()).min(AT_ONCE).min(self.sectors.saturating_sub(sector));
            let len = usize::try_from(count.saturating_mul(self.stride.get())).unwrap_or(usize::MAX);
            let stored = self.from.read_up_to(sector.saturating_mul(self.stride.get()), len)?;
            let got = self.pick(&stored, at % self.len, rest);
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        let end = range.end.min(ReadAt::len(self));
        if end.saturating_sub(range.start) > NAMED.saturating_mul(self.len.get()) {
            return None;
        }
        let mut parts = Vec::new();
        let mut at = range.start;
        while at < end {
            let next = end.min((at / self.len).saturating_add(1).saturating_mul(self.len.get()));
            parts.push(Segment::Copy { from: self.from.clone(), range: self.within(at, next) });
            at = next;
        }
        Some(parts)
    }
}

impl Picked {
    /// Copies the picked bytes of `stored` sectors into `to`, leaving out `skip` bytes of the first.
    fn pick(&self, stored: &[u8], skip: u64, to: &mut [u8]) -> usize {
        let index = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        let (stride, offset, len) = (index(self.stride.get()), index(self.offset), index(self.len.get()));
        let mut skip = index(skip);
        let mut done = 0_usize;
        for sector in stored.chunks(stride) {
            let user = sector.get(offset..).unwrap_or_default();
            let user = user.get(..len).unwrap_or(user).get(skip..).unwrap_or_default();
            skip = 0;
            let Some(rest) = to.get_mut(done..) else { break };
            done = done.saturating_add(copy_prefix(user, rest));
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten sectors of 2352 bytes; each user byte tells its sector and place.
    fn raw() -> Source {
        let mut bytes = vec![0xEE; 10 * 2352];
        for (number, sector) in bytes.chunks_mut(2352).enumerate() {
            for (place, byte) in sector[16..2064].iter_mut().enumerate() {
                *byte = (number * 31 + place) as u8;
            }
        }
        Source::from_bytes(bytes)
    }

    fn picked(raw: Source) -> Source {
        Picked::new(raw, Stored::RAW.step(), 16, NonZeroU64::new(2048).unwrap()).into_source()
    }

    fn expected(at: u64) -> u8 {
        (at / 2048 * 31 + at % 2048) as u8
    }

    #[test]
    fn user_data_reads_across_sector_borders() {
        let picked = picked(raw());
        assert_eq!(picked.len(), 20_480);
        for start in [0, 1, 2047, 2048, 2049, 5000, 20_479] {
            for len in [0_usize, 1, 2, 2048, 5000, 30_000] {
                let bytes = picked.read_up_to(start, len).unwrap();
                assert_eq!(bytes.len() as u64, (len as u64).min(20_480 - start));
                assert!((start..).zip(&bytes).all(|(at, byte)| *byte == expected(at)));
            }
        }
    }

    #[test]
    fn a_short_run_names_its_parts_and_a_place_is_found() {
        let picked = picked(raw());
        assert_eq!(picked.absolute(2048 * 3 + 5), 2352 * 3 + 16 + 5);
        let parts = picked.below(2040..4100).unwrap();
        assert_eq!(parts.iter().map(Segment::len).collect::<Vec<_>>(), [8, 2048, 4]);
    }

    #[test]
    fn a_cut_last_sector_counts_if_its_data_is_whole() {
        let cut = |len| picked(raw().slice(0..len)).len();
        assert_eq!(cut(2352 + 16 + 2048), 4096);
        assert_eq!(cut(2352 + 16 + 2047), 2048);
    }
}

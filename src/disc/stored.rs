//! How an image stores the sectors of a track, and their user data.

use std::io;
use std::num::NonZeroU64;

use super::TrackMode;
use crate::sector::{RAW_SIZE, SYNC};
use crate::source::{Blocks, Decoder, Segment, Source, copy_prefix};

/// The subchannel stored after each sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subchannel {
    /// Nothing.
    None,
    /// 96 bytes, each with one bit of every channel.
    Interleaved,
    /// 96 bytes, twelve for each channel.
    Linear,
    /// 16 bytes: Q, then P in the highest bit of the last one.
    Pq,
}

/// Lengths in bytes of a stored sector without a subchannel, and the offset in a Mode 2 sector at which each begins.
const LENGTHS: [(u32, u32); 5] = [(2352, 0), (2336, 16), (2048, 24), (2328, 24), (2324, 24)];

/// The layout of a track's stored sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stored {
    /// Bytes from one stored sector to the next, including the subchannel.
    pub stride: u32,
    /// Offset of the first stored byte in the complete sector: 0 if it is stored completely, 16 without sync and
    /// header, 24 also without the subheader.
    pub first_byte: u32,
    /// Number of stored bytes of the sector, without the subchannel.
    pub len: u32,
    /// The subchannel that follows them.
    pub subchannel: Subchannel,
    /// Audio samples are big-endian.
    pub big_endian: bool,
    /// The bytes after the sync pattern are scrambled, as on the disc.
    pub scrambled: bool,
}

impl Stored {
    /// Complete sectors without a subchannel.
    pub const RAW: Self = Self::plain(0, 2352);

    /// 2048 bytes of user data alone.
    pub const COOKED: Self = Self::plain(16, 2048);

    /// Mode 2 sectors without sync and header.
    pub const MODE_2: Self = Self::plain(16, 2336);

    /// Stores `len` bytes from `first_byte` of each sector, without a subchannel.
    #[must_use]
    pub const fn plain(first_byte: u32, len: u32) -> Self {
        Self { stride: len, first_byte, len, subchannel: Subchannel::None, big_endian: false, scrambled: false }
    }

    /// Adds a subchannel after each sector.
    #[must_use]
    pub const fn with(self, subchannel: Subchannel) -> Self {
        let more = match subchannel {
            Subchannel::None => 0,
            Subchannel::Interleaved | Subchannel::Linear => 96,
            Subchannel::Pq => 16,
        };
        Self { stride: self.len.saturating_add(more), subchannel, ..self }
    }

    /// Bytes from one stored sector to the next, as a divisor: a stride of 0, which is invalid, becomes 1.
    #[must_use]
    pub fn step(self) -> NonZeroU64 {
        NonZeroU64::new(u64::from(self.stride)).unwrap_or(NonZeroU64::MIN)
    }

    /// Size of a stored sector in memory, without its subchannel.
    #[must_use]
    pub fn size(self) -> usize {
        usize::try_from(self.len).unwrap_or(usize::MAX)
    }

    /// Size of a stored sector in memory, with its subchannel; never 0.
    #[must_use]
    pub fn size_with_all(self) -> usize {
        usize::try_from(self.step().get()).unwrap_or(usize::MAX)
    }

    /// The sectors of a disk, which contain user data alone.
    #[must_use]
    pub const fn of_disk(sector_size: u32) -> Self {
        Self::plain(0, sector_size)
    }

    /// Whether they are the sectors of a disk.
    #[must_use]
    pub const fn is_of_disk(self) -> bool {
        self.first_byte == 0 && !self.is_whole()
    }

    /// Whether sync and header are stored, so that a sector states its own mode.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.first_byte == 0 && self.len as usize == RAW_SIZE
    }

    /// The layout of sectors with this size, which may include a subchannel; `None` if no image has it.
    #[must_use]
    pub fn of_size(size: u32, mode: TrackMode) -> Option<Self> {
        [Subchannel::None, Subchannel::Interleaved, Subchannel::Pq].into_iter().find_map(|subchannel| {
            let of = |(len, first_byte): (u32, u32)| {
                // Mode 1 has no subheader.
                let first_byte = if mode == TrackMode::Mode1 { first_byte.min(16) } else { first_byte };
                Self::plain(first_byte, len).with(subchannel)
            };
            LENGTHS.into_iter().map(of).find(|stored| stored.stride == size)
        })
    }

    /// The mode in a stored sector's header; `None` if the header isn't stored or is invalid. The header is more
    /// reliable than descriptors. An empty sector (mode 0) doesn't reveal the mode of those after it.
    #[must_use]
    pub fn mode_in(self, content: &Source, sector: u32) -> Option<TrackMode> {
        if !self.is_whole() {
            return None;
        }
        let at = u64::from(sector).saturating_mul(u64::from(self.stride));
        let head: [u8; 16] = content.read_up_to(at, 16).ok()?.try_into().ok()?;
        match head {
            [sync @ .., _, _, _, 1] if sync == SYNC => Some(TrackMode::Mode1),
            [sync @ .., _, _, _, 2] if sync == SYNC => Some(TrackMode::Mode2),
            _ => None,
        }
    }
}

/// The same range of bytes of every stored sector, one after the other, as for the user data of a raw track.
pub struct Picked {
    from: Source,
    stride: NonZeroU64,
    offset: u64,
    len: NonZeroU64,
    sectors: u64,
}

impl Picked {
    /// Takes `len` bytes at `offset` of each sector of `stride` bytes in `from`. An incomplete last sector counts if it
    /// contains these bytes.
    #[must_use]
    pub fn new(from: Source, stride: NonZeroU64, offset: u32, len: NonZeroU64) -> Self {
        let offset = u64::from(offset);
        let whole = from.len() / stride;
        let last = u64::from(from.len() % stride >= offset.saturating_add(len.get()));
        Self { from, stride, offset, len, sectors: whole.saturating_add(last) }
    }

    /// Turns this into a source: a plain slice if nothing is skipped between the bytes.
    #[must_use]
    pub fn into_source(self) -> Source {
        if self.stride == self.len {
            return self.from;
        }
        let from = self.from.clone();
        Blocks::source(self, &from)
    }
}

impl Decoder for Picked {
    fn content_len(&self) -> u64 {
        self.sectors.saturating_mul(self.len.get())
    }

    fn block_len(&self) -> NonZeroU64 {
        self.len
    }

    /// A little over a megabyte of complete sectors, since a browser takes a millisecond for each call.
    fn at_once(&self) -> u64 {
        512
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let index = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        let (stride, offset, len) = (index(self.stride.get()), index(self.offset), index(self.len.get()));
        let stored_len = (out.len() as u64).div_ceil(self.len.get()).saturating_mul(self.stride.get());
        let stored = self.from.read_up_to(first.saturating_mul(self.stride.get()), index(stored_len))?;
        let mut done = 0_usize;
        for (sector, to) in stored.chunks(stride).zip(out.chunks_mut(len)) {
            done = done.saturating_add(copy_prefix(sector.get(offset..).unwrap_or_default(), to));
        }
        Ok(done)
    }

    fn below(&self, block: u64) -> Option<Segment> {
        let start = block.saturating_mul(self.stride.get()).saturating_add(self.offset);
        Some(Segment::Copy { from: self.from.clone(), range: start..start.saturating_add(self.len.get()) })
    }

    fn is_kept(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten sectors of 2352 bytes, in which each byte of user data encodes its sector and position.
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
    fn a_short_range_names_its_parts_and_offsets_are_found() {
        let picked = picked(raw());
        assert_eq!(picked.absolute(2048 * 3 + 5), 2352 * 3 + 16 + 5);
        let parts = picked.below(2040..4100).unwrap();
        assert_eq!(parts.iter().map(Segment::len).collect::<Vec<_>>(), [8, 2048, 4]);
    }

    #[test]
    fn a_truncated_last_sector_counts_if_its_data_is_complete() {
        let cut = |len| picked(raw().slice(0..len)).len();
        assert_eq!(cut(2352 + 16 + 2048), 4096);
        assert_eq!(cut(2352 + 16 + 2047), 2048);
    }

    #[test]
    fn sizes_determine_the_layout() {
        assert_eq!(Stored::of_size(2352, TrackMode::Audio), Some(Stored::RAW));
        assert_eq!(Stored::of_size(2048, TrackMode::Mode1), Some(Stored::COOKED));
        assert_eq!(Stored::of_size(2048, TrackMode::Mode2Form1), Some(Stored::plain(24, 2048)));
        assert_eq!(Stored::of_size(2336, TrackMode::Mode2), Some(Stored::MODE_2));
        assert_eq!(Stored::of_size(2448, TrackMode::Audio), Some(Stored::RAW.with(Subchannel::Interleaved)));
        assert_eq!(Stored::of_size(2144, TrackMode::Mode1), Some(Stored::COOKED.with(Subchannel::Interleaved)));
        assert_eq!(Stored::of_size(2368, TrackMode::Mode2), Some(Stored::RAW.with(Subchannel::Pq)));
        assert_eq!([0, 1, 2047, 4096].map(|size| Stored::of_size(size, TrackMode::Mode1)), [None; 4]);
    }

    #[test]
    fn a_header_counts_only_after_a_sync_pattern() {
        let mut bytes = vec![0; 2352 * 2];
        bytes[2352..2364].copy_from_slice(&SYNC);
        bytes[2352 + 15] = 2;
        let content = Source::from_bytes(bytes);
        assert_eq!(Stored::RAW.mode_in(&content, 1), Some(TrackMode::Mode2));
        assert_eq!(Stored::RAW.mode_in(&content, 0), None);
        assert_eq!(Stored::RAW.mode_in(&Source::from_bytes([&SYNC[..], &[0; 2340]].concat()), 0), None);
        assert_eq!(Stored::RAW.mode_in(&content, 2), None);
        assert_eq!(Stored::MODE_2.mode_in(&content, 1), None);
    }
}

//! Unpacks extents.

use std::io;
use std::num::NonZeroU64;

use crate::codec::BlockCodec;
use crate::source::{Blocks, Decoder, Source};

/// How an extent is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Zlib,
    /// LZO in segments, none of which unpacks to more than a sector.
    Lzo {
        sector: usize,
    },
    Zstd,
}

impl Packing {
    /// The packing of a number; `None` if there is no such.
    pub(super) const fn of(number: u8, sector: usize) -> Option<Self> {
        match number {
            1 => Some(Self::Zlib),
            2 => Some(Self::Lzo { sector }),
            3 => Some(Self::Zstd),
            _ => None,
        }
    }

    /// The content of an extent that unpacks to so many bytes.
    pub(super) fn unpacked(self, packed: Source, len: u64) -> Source {
        let below = packed.clone();
        Blocks::source(Packed { packing: self, packed, len }, &below)
    }
}

struct Packed {
    packing: Packing,
    packed: Source,
    len: u64,
}

impl Packed {
    fn corrupt(&self, what: impl std::fmt::Display) -> io::Error {
        let at = self.packed.absolute(0);
        io::Error::new(io::ErrorKind::InvalidData, format!("the packed extent at byte {at} {what}"))
    }

    /// Unpacks LZO: the size of all, then segments with their sizes. No size crosses the end of a sector.
    fn lzo(&self, packed: &[u8], sector: usize, out: &mut [u8]) -> io::Result<usize> {
        let word = |at: usize| {
            let bytes = packed.get(at..).and_then(|rest| rest.first_chunk::<4>());
            bytes.and_then(|bytes| usize::try_from(u32::from_le_bytes(*bytes)).ok())
        };
        let all = word(0).ok_or_else(|| self.corrupt("has no size"))?;
        let (mut at, mut made) = (4_usize, 0_usize);
        while at < all && made < out.len() {
            let left = sector.saturating_sub(at.checked_rem(sector).unwrap_or(0));
            if left < 4 {
                at = at.saturating_add(left);
            }
            let start = at.saturating_add(4);
            let segment = word(at).and_then(|len| packed.get(start..start.checked_add(len)?));
            let segment = segment.ok_or_else(|| self.corrupt("ends within a segment"))?;
            let room = out.get_mut(made..).unwrap_or_default();
            let len = room.len().min(sector);
            let room = room.get_mut(..len).unwrap_or_default();
            made = made.saturating_add(BlockCodec::Lzo.unpack(segment, room)?);
            at = start.saturating_add(segment.len());
        }
        Ok(made)
    }
}

impl Decoder for Packed {
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
        // The caller has bounded both sizes.
        let len = usize::try_from(self.packed.len()).unwrap_or(0);
        let packed = self.packed.read_up_to(0, len)?;
        let made = match self.packing {
            // More may follow in the last sector.
            Packing::Zlib => BlockCodec::Zlib.unpack_start(&packed, out),
            Packing::Zstd => BlockCodec::Zstd.unpack_start(&packed, out),
            Packing::Lzo { sector } => self.lzo(&packed, sector, out),
        };
        let made = made.map_err(|error| self.corrupt(format_args!("cannot be unpacked ({error})")))?;
        // Packed data that ends early is followed by zeros, as the kernel has it.
        if let Some(rest) = out.get_mut(made..) {
            rest.fill(0);
        }
        Ok(out.len())
    }
}

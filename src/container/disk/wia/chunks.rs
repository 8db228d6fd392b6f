//! The chunks of WIA and RVZ files, and how they are packed.

use std::io;
use std::num::NonZeroU64;

use zerocopy::FromBytes;

use super::super::super::packed_run::Packing;
use super::super::frames::{Form, Frame, Frames};
use super::junk;
use super::layout::{DiscHead, Region, RvzGroup};
use crate::bytes::integers::Be32;
use crate::codec::{BlockCodec, corrupt};
use crate::source::{Source, copy_prefix};

/// Mark of a packed group in an RVZ file.
const IS_PACKED: u32 = 1 << 31;

/// Bytes of a SHA-1 after data of which only zeros are left out.
const PURGE_HASH: usize = 20;

/// How chunks and tables are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Plain,
    /// Ranges without the zeros between them.
    Purge,
    Codec(BlockCodec),
}

impl Method {
    /// The method with this number; `None` for an unknown one.
    pub(super) fn of(head: &DiscHead, is_rvz: bool) -> Option<Self> {
        let [properties, ..] = head.properties;
        Some(match (head.method.get(), is_rvz) {
            (0, _) => Self::Plain,
            (1, false) => Self::Purge,
            (2, _) => Self::Codec(BlockCodec::Bzip2),
            (3, _) => Self::Codec(BlockCodec::PlainLzma(properties)),
            (4, _) => Self::Codec(BlockCodec::Lzma2),
            (5, true) => Self::Codec(BlockCodec::Zstd),
            _ => return None,
        })
    }

    /// Name for users.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "none",
            Self::Purge => "zeros left out",
            Self::Codec(codec) => codec.name(),
        }
    }

    /// Unpacks into `out`. Returns the number of bytes.
    ///
    /// # Errors
    /// If the data is damaged.
    pub(super) fn unpack(self, packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain => Ok(copy_prefix(packed, out)),
            Self::Purge => purged(packed, out),
            Self::Codec(codec) => codec.unpack(packed, out),
        }
    }
}

/// Restores data whose zeros were left out.
fn purged(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let cut = || corrupt("a range of the chunk is cut off");
    out.fill(0);
    let end = packed.len().checked_sub(PURGE_HASH).ok_or_else(cut)?;
    let mut rest = packed.get(..end).unwrap_or_default();
    while !rest.is_empty() {
        let (head, after) = <[Be32; 2]>::read_from_prefix(rest).map_err(|_| cut())?;
        let [at, len] = head.map(|field| usize::try_from(field.get()).unwrap_or(usize::MAX));
        let (data, after) = after.split_at_checked(len).ok_or_else(cut)?;
        let to = at.checked_add(len).and_then(|end| out.get_mut(at..end)).ok_or_else(cut)?;
        to.copy_from_slice(data);
        rest = after;
    }
    Ok(out.len())
}

/// How a chunk is packed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    method: Method,
    /// Bytes before padding is generated; 0 if there is none.
    unpadded: u32,
    /// Offset of the region on the disc.
    base: u64,
}

impl Packing for Packed {
    fn unpack(self, packed: &[u8], out: &mut [u8], at: u64) -> io::Result<usize> {
        let len = usize::try_from(self.unpadded).unwrap_or(usize::MAX);
        if len == 0 {
            return self.method.unpack(packed, out);
        }
        if len > out.len().saturating_mul(2) {
            return Err(corrupt("the chunk has more data than it unpacks to"));
        }
        let mut data = vec![0; len];
        let made = self.method.unpack(packed, &mut data)?;
        junk::unpack(data.get(..made).unwrap_or_default(), out, self.base.saturating_add(at))
    }
}

/// The chunks of all regions and partitions.
pub(super) struct Chunks {
    pub(super) file: Source,
    pub(super) is_rvz: bool,
    pub(super) method: Method,
    /// Bytes of the disc that a chunk stands for.
    pub(super) len: NonZeroU64,
    pub(super) groups: Vec<RvzGroup>,
}

/// How the data of a chunk is stored.
pub(super) struct Stored {
    pub(super) start: u64,
    pub(super) len: u32,
    pub(super) method: Method,
    /// Bytes before padding is generated; 0 if there is none.
    pub(super) unpadded: u32,
}

impl Chunks {
    /// The chunks of a region of `len` bytes from `base` on.
    pub(super) fn of(&self, region: &Region, base: u64, len: u64) -> Frames<Packed> {
        let count = usize::try_from(self.count(region, len)).unwrap_or(0);
        let first = usize::try_from(region.first_group.get()).unwrap_or(usize::MAX);
        let groups = self.groups.get(first..).unwrap_or_default().iter().take(count);
        let frames = groups.map(|group| self.frame(group, base)).collect();
        Frames { file: self.file.clone(), total: len, len: self.len, frames }
    }

    /// Number of chunks of a region of `len` bytes.
    pub(super) fn count(&self, region: &Region, len: u64) -> u64 {
        len.div_ceil(self.len.get()).min(region.groups.get().into())
    }

    fn frame(&self, group: &RvzGroup, base: u64) -> Frame<Packed> {
        let Stored { start, len, method, unpadded } = self.stored(group);
        let form = match method {
            _ if len == 0 => Form::Zeros,
            Method::Plain if unpadded == 0 => Form::Plain,
            method => Form::Packed(Packed { method, unpadded, base }),
        };
        Frame { start, stored: len, form }
    }

    /// How the data of a chunk is stored.
    pub(super) fn stored(&self, RvzGroup { group, unpadded }: &RvzGroup) -> Stored {
        let len = group.len.get();
        // Only RVZ marks packed groups.
        let is_packed = len & IS_PACKED != 0 || !self.is_rvz;
        let len = if self.is_rvz { len & !IS_PACKED } else { len };
        let method = if is_packed { self.method } else { Method::Plain };
        Stored { start: u64::from(group.at.get()).saturating_mul(4), len, method, unpadded: unpadded.get() }
    }
}

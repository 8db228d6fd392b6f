//! Compressed files (decmpfs): the data fork is empty, and an attribute holds the packed data or describes packed data
//! in the resource fork (Apple's `decmpfs.h` and `AppleFSCompression`).

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Be32, Le32, Le64};
use crate::codec::BlockCodec;
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, Segment, Source};

static METHOD: Refusal = Refusal {
    code: "HFSPLUS-NOT-UNPACKED",
    sentence: "This file is compressed by a method that Discern can't unpack (decmpfs {0}).",
    advice: "Copy it on a Mac, which unpacks it.",
};

/// Name of the attribute.
pub(in super::super) const NAME: &str = "com.apple.decmpfs";

/// Size of an unpacked chunk in a resource fork, in bytes.
const CHUNK: u64 = 64 << 10;

/// Maximum number of bytes by which packing can enlarge a chunk.
const SLACK: u64 = 4096;

/// Header of the attribute of a compressed file (`decmpfs_disk_header`).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct CompressedHeader {
    /// `fpmc`.
    magic: [u8; 4],
    method: Le32,
    /// Size of the unpacked file in bytes.
    size: Le64,
}

/// Compression of chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codec {
    Raw,
    Zlib,
    Lzvn,
    Lzfse,
}

/// Compression of a file.
#[derive(Debug, Clone)]
pub(in super::super) struct Compression {
    pub(in super::super) method: u32,
    /// Size of the unpacked file in bytes.
    pub(in super::super) size: u64,
    /// The rest of the attribute, after its header.
    inline: Source,
}

impl Compression {
    /// Parses the content of a compressed file's attribute; `None` if it is damaged.
    pub(in super::super) fn of(source: &Source) -> Option<Self> {
        let header: CompressedHeader = source.read_struct(0).ok()?;
        let inline = source.slice(size_of::<CompressedHeader>() as u64..source.len());
        (header.magic == *b"fpmc").then(|| Self { method: header.method.get(), size: header.size.get(), inline })
    }

    /// Whether the packed data is in the resource fork, which then is no fork of the file itself.
    pub(in super::super) fn is_in_resource_fork(&self) -> bool {
        matches!(self.method, 4 | 8 | 10 | 12 | 14)
    }

    /// Name of the method.
    pub(in super::super) fn name(&self) -> String {
        let codec = match self.method {
            1 | 9 | 10 => "not packed",
            3 | 4 => "zlib",
            7 | 8 => "LZVN",
            11 | 12 => "LZFSE",
            13 | 14 => "LZBITMAP",
            _ => "unknown",
        };
        let place = if self.is_in_resource_fork() { "resource fork" } else { "attribute" };
        format!("{} ({codec}, in the {place})", self.method)
    }

    fn codec(&self) -> Option<Codec> {
        match self.method {
            1 | 9 | 10 => Some(Codec::Raw),
            3 | 4 => Some(Codec::Zlib),
            7 | 8 => Some(Codec::Lzvn),
            11 | 12 => Some(Codec::Lzfse),
            _ => None,
        }
    }

    /// Whether the method is supported.
    pub(in super::super) fn is_known(&self) -> bool {
        self.codec().is_some()
    }

    /// The content, unpacked while it is read.
    ///
    /// # Errors
    /// If the method is unknown, or a table is impossible.
    pub(in super::super) fn unpacked(&self, resource: &Source) -> Result<Source> {
        let codec = self.codec().ok_or_else(|| Error::from(METHOD.with(&[&self.method])))?;
        if self.size == 0 {
            return Ok(Source::from_bytes([]));
        }
        if !self.is_in_resource_fork() {
            if self.size > limits::UNPACKED_BLOCK {
                return Err(broken(&self.inline, format!("{} bytes packed in an attribute", self.size)));
            }
            if self.method == 1 {
                return Ok(self.inline.slice(0..self.size));
            }
            let chunks = Chunks::Whole(0..self.inline.len());
            let unpacked = Unpacked { packed: self.inline.clone(), codec, size: self.size, block: self.size, chunks };
            return Ok(Blocks::source(unpacked, resource));
        }
        let chunks = if codec == Codec::Zlib { Chunks::pairs(resource)? } else { Chunks::Offsets };
        let unpacked = Unpacked { packed: resource.clone(), codec, size: self.size, block: CHUNK, chunks };
        Ok(Blocks::source(unpacked, resource))
    }
}

fn broken(packed: &Source, what: impl Into<String>) -> Error {
    Error::broken("Compressed file", packed.absolute(0), what)
}

/// Location of chunks in the packed data.
enum Chunks {
    /// One chunk.
    Whole(Range<u64>),
    /// A table of offsets and lengths at this position, after the number of chunks.
    Pairs { table: u64, count: u64 },
    /// A table at the start, in which each offset is the end of the chunk before.
    Offsets,
}

impl Chunks {
    /// Reads the table of a resource fork with one resource: its length, the number of chunks, and each chunk's offset
    /// from that number.
    fn pairs(resource: &Source) -> Result<Self> {
        let nothing = |_| broken(resource, "the resource fork ends before its table");
        let data: Be32 = resource.read_struct(0).map_err(nothing)?;
        let table = u64::from(data.get()).saturating_add(4);
        let count: Le32 = resource.read_struct(table).map_err(nothing)?;
        Ok(Self::Pairs { table, count: count.get().into() })
    }
}

struct Unpacked {
    packed: Source,
    codec: Codec,
    size: u64,
    /// Size of an unpacked chunk in bytes.
    block: u64,
    chunks: Chunks,
}

impl Unpacked {
    fn place(&self, number: u64) -> io::Result<Range<u64>> {
        let entry =
            |at: u64| self.packed.read_struct::<[Le32; 2]>(at).map(|pair| pair.map(|value| u64::from(value.get())));
        let range = match &self.chunks {
            Chunks::Whole(range) => range.clone(),
            Chunks::Pairs { table, count } if number < *count => {
                let at = table.saturating_add(4).saturating_add(number.saturating_mul(8));
                let [offset, length] = entry(at)?;
                let start = table.saturating_add(offset);
                start..start.saturating_add(length)
            }
            Chunks::Pairs { count, .. } => return Err(self.corrupt(number, format!("is none of {count}"))),
            Chunks::Offsets => {
                let [start, end] = entry(number.saturating_mul(4))?;
                start..end
            }
        };
        let length = range.end.saturating_sub(range.start);
        if range.start >= range.end || range.end > self.packed.len() || length > self.block.saturating_add(SLACK) {
            return Err(self.corrupt(number, format!("is at {} to {}", range.start, range.end)));
        }
        Ok(range)
    }

    /// Whether a chunk that begins with this byte is stored uncompressed after it.
    const fn is_stored(&self, first: u8) -> bool {
        match self.codec {
            Codec::Zlib => first & 0x0F == 0x0F,
            Codec::Lzvn => first == 0x06,
            Codec::Lzfse => first == 0xFF,
            Codec::Raw => first == 0xCC,
        }
    }

    fn unpack(&self, number: u64, packed: &[u8], out: &mut [u8]) -> io::Result<()> {
        let first = packed.first().copied().unwrap_or(0);
        let unpacked = if self.is_stored(first) {
            crate::source::copy_prefix(packed.get(1..).unwrap_or_default(), out)
        } else {
            let codec = match self.codec {
                Codec::Zlib => BlockCodec::Zlib,
                Codec::Lzvn => BlockCodec::Lzvn,
                Codec::Lzfse => BlockCodec::Lzfse,
                Codec::Raw => return Err(self.corrupt(number, "has an unknown mark")),
            };
            codec.unpack(packed, out).map_err(|error| self.corrupt(number, format!("can't be unpacked ({error})")))?
        };
        match unpacked {
            length if length == out.len() => Ok(()),
            length => Err(self.corrupt(number, format!("unpacks to {length} bytes instead of {}", out.len()))),
        }
    }

    fn corrupt(&self, number: u64, what: impl std::fmt::Display) -> io::Error {
        let at = self.packed.absolute(0);
        io::Error::new(io::ErrorKind::InvalidData, format!("chunk {number} of the compressed file at byte {at} {what}"))
    }
}

impl Decoder for Unpacked {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.block).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let place = self.place(number)?;
        let length = usize::try_from(place.end.saturating_sub(place.start)).unwrap_or(0);
        let packed = self.packed.read_up_to(place.start, length)?;
        self.unpack(number, &packed, out)?;
        Ok(out.len())
    }

    fn below(&self, number: u64) -> Option<Segment> {
        let place = self.place(number).ok()?;
        let first = *self.packed.read_up_to(place.start, 1).ok()?.first()?;
        let length = self.size.saturating_sub(number.saturating_mul(self.block)).min(self.block);
        let start = place.start.saturating_add(1);
        let end = start.saturating_add(length);
        let is_complete = self.is_stored(first) && end <= place.end;
        is_complete.then(|| Segment::Copy { from: self.packed.clone(), range: start..end })
    }
}

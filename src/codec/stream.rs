//! Compressed streams, unpacked from their start. The current position is kept, and for deflate also restart points.

use std::cell::RefCell;
use std::io::{self, Read};
use std::num::NonZeroU64;
use std::rc::Rc;

use lzma_rust2::{Lzma2Reader, LzmaReader, XzReader};

use super::corrupt;
use super::inflate::Inflater;
use super::lzw::LzwReader;
use super::reader::SourceReader;
use super::zstd::ZstdReader;
use crate::bytes::crc::Crc32;
use crate::error::Result;
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, RestartPoints, Source};

static TOO_LONG: Refusal = Refusal {
    code: "UNPACK-TOO-LONG",
    sentence: "This {0} data unpacks to more than {1} GiB, the most that Discern unpacks to look into it.",
    advice: "Unpack it with another program, and open the result.",
};

static TOO_DENSE: Refusal = Refusal {
    code: "UNPACK-TOO-DENSE",
    sentence: "This {0} data unpacks to more than {1} GiB of almost nothing but repetitions, as no image of a disk or disc \
               does, so Discern stopped unpacking it.",
    advice: "If you trust it, unpack it with another program, and open the result.",
};

/// Compression of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StreamCodec {
    /// Deflate without a header, as in ZIP archives.
    Deflate,
    /// gzip.
    Gzip,
    /// xz.
    Xz,
    /// LZMA with the header of `.lzma`.
    Lzma,
    /// Zstandard.
    Zstd,
    /// LZ4 frames, including the legacy format.
    Lz4,
    /// bzip2.
    Bzip2,
    /// LZW as `compress` packs with it.
    Lzw,
    /// LZMA without a header.
    PlainLzma {
        /// Its literal and position bits, as the first byte of a header has them.
        properties: u8,
        /// Size of the dictionary in bytes.
        dictionary: u32,
    },
    /// LZMA2 without a header.
    Lzma2 {
        /// Size of the dictionary in bytes.
        dictionary: u32,
    },
    /// LZMA with the header that ZIP archives have (APPNOTE 5.8).
    ZipLzma,
}

/// Number of bytes unpacked and kept at once.
const BLOCK: usize = 128 << 10;

/// Smallest distance of restart points, in bytes. Each takes 43 KiB.
const STEP: u64 = 4 << 20;

/// Unpacked bytes for each packed one from which on nothing more is unpacked beyond [`limits::UNPACKED_STREAM`]: Deflate
/// makes at most 1032 of one. A card of 64 GB with 320 MB of data is still opened.
const DENSITY: u64 = 200;

/// Maximum number of restart points of a stream.
const POINTS: usize = 512;

impl StreamCodec {
    /// Recognizes the codec by the first bytes of the data.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            [0x1F, 0x8B, 8, ..] => Self::Gzip,
            [0x1F, 0x9D, flags, ..] if (9..=16).contains(&(flags & 0x1F)) && flags & 0x60 == 0 => Self::Lzw,
            [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Self::Xz,
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Self::Zstd,
            [0x04, 0x22, 0x4D, 0x18, ..] | [0x02, 0x21, 0x4C, 0x18, ..] => Self::Lz4,
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => Self::Bzip2,
            // Properties, a dictionary of 2^n or 2^n + 2^(n-1) bytes, a length or none, and the zero byte that begins
            // the data.
            [0x5D, 0, 0, _, 0..=0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, ..]
            | [0x5D, 0, 0, _, 0..=0x20, _, _, _, _, _, 0, 0, 0, 0, ..] => Self::Lzma,
            _ => return None,
        })
    }

    /// Name for users.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deflate => "deflate",
            Self::Gzip => "gzip",
            Self::Xz => "xz",
            Self::Lzma | Self::PlainLzma { .. } | Self::ZipLzma => "LZMA",
            Self::Lzma2 { .. } => "LZMA2",
            Self::Zstd => "Zstandard",
            Self::Lz4 => "LZ4",
            Self::Bzip2 => "bzip2",
            Self::Lzw => "compress (LZW)",
        }
    }

    /// Most bytes that a stream of unknown length is unpacked to. Where decoding can resume, that is once and for all;
    /// everything else is unpacked from its start again whenever an earlier byte is needed.
    const fn longest(self) -> u64 {
        match self {
            Self::Deflate | Self::Gzip => limits::UNPACKED_WITH_RESTARTS,
            _ => limits::UNPACKED_STREAM,
        }
    }

    fn start(self, packed: &Source) -> io::Result<Unpacker> {
        let memory = u32::try_from(limits::UNPACKING_BYTES >> 10).unwrap_or(u32::MAX);
        let reader = SourceReader::at(packed, 0);
        Ok(match self {
            Self::Deflate => Unpacker::Inflate(Inflater::bare(packed)),
            Self::Gzip => Unpacker::Inflate(Inflater::gzip(packed)),
            Self::Xz => Unpacker::Other(Box::new(XzReader::new_mem_limit(reader, true, memory))),
            Self::Lzma => Unpacker::Other(Box::new(LzmaReader::new_mem_limit(reader, memory, None)?)),
            Self::Zstd => Unpacker::Other(Box::new(ZstdReader::new(packed))),
            Self::Lz4 => Unpacker::Other(Box::new(lz4_flex::frame::FrameDecoder::new(reader))),
            Self::ZipLzma => {
                // The version and the length of the properties, the properties, the dictionary.
                let Some([_, _, _, _, properties, a, b, c, d]) = reader.peek::<9>()? else {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                };
                let most = u32::try_from(limits::UNPACKING_BYTES).unwrap_or(u32::MAX);
                let dictionary = u32::from_le_bytes([a, b, c, d]).min(most);
                let data = SourceReader::at(packed, 9);
                let mut reader = LzmaReader::new_with_props(data, u64::MAX, properties, dictionary, None)?;
                reader.set_defer_errors(true);
                Unpacker::Other(Box::new(reader))
            }
            Self::Bzip2 => Unpacker::Other(Box::new(bzip2::read::MultiBzDecoder::new(reader))),
            Self::PlainLzma { properties, dictionary } => {
                let mut reader = LzmaReader::new_with_props(reader, u64::MAX, properties, dictionary, None)?;
                reader.set_defer_errors(true);
                Unpacker::Other(Box::new(reader))
            }
            Self::Lzma2 { dictionary } => {
                Unpacker::Other(Box::new(Lzma2Reader::new_mem_limit(reader, dictionary, memory, None)?))
            }
            Self::Lzw => Unpacker::Other(Box::new(LzwReader::new(reader)?)),
        })
    }
}

enum Unpacker {
    Inflate(Inflater),
    Other(Box<dyn Read>),
}

impl Unpacker {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Inflate(inflater) => inflater.read(out),
            Self::Other(reader) => loop {
                match reader.read(out) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    done => break done,
                }
            },
        }
    }
}

/// The unpacked content of a stream.
pub struct Stream {
    packed: Source,
    codec: StreamCodec,
    len: u64,
    /// Checksum of the content, if recorded outside the stream.
    sum: Option<u32>,
    state: RefCell<State>,
}

/// A stream whose length had to be found by unpacking it.
pub struct Measured {
    /// The content up to an error.
    pub content: Source,
    /// The error, if the stream did not end regularly.
    pub failed: Option<io::Error>,
}

struct State {
    unpacker: Option<Unpacker>,
    /// Number of bytes unpacked so far.
    at: u64,
    /// Checksum of all bytes so far; `None` if some were skipped.
    sum: Option<Crc32>,
    /// Restart points; the start has no state.
    points: RestartPoints<Option<Rc<Inflater>>>,
}

impl Stream {
    fn new(codec: StreamCodec, packed: &Source, len: u64, sum: Option<u32>) -> Self {
        let state = State { unpacker: None, at: 0, sum: None, points: RestartPoints::new(None, POINTS, STEP) };
        Self { packed: packed.clone(), codec, len, sum, state: RefCell::new(state) }
    }

    /// The content of a stream that unpacks to `len` bytes. With a checksum, sequential reading fails at the end if it
    /// is wrong.
    #[must_use]
    pub fn source(codec: StreamCodec, packed: &Source, len: u64, sum: Option<u32>) -> Source {
        Blocks::source(Self::new(codec, packed, len, sum), packed)
    }

    /// The content of a stream of unknown length, which is unpacked once to find the length.
    ///
    /// # Errors
    /// If it exceeds [`limits::UNPACKED_STREAM`], or [`limits::UNPACKED_WITH_RESTARTS`] for gzip and Deflate; if it is
    /// almost nothing but repetitions.
    pub fn measured(codec: StreamCodec, packed: &Source) -> Result<Measured> {
        let mut stream = Self::new(codec, packed, u64::MAX, None);
        let state = stream.state.get_mut();
        let longest = codec.longest();
        let mut piece = vec![0; BLOCK];
        let failed = loop {
            match state.read(codec, packed, &mut piece) {
                Ok(0) => break None,
                Ok(_) if state.at > longest => return Err(TOO_LONG.with(&[&codec.name(), &(longest >> 30)]).into()),
                Ok(_) if state.is_too_dense() => {
                    return Err(TOO_DENSE.with(&[&codec.name(), &(limits::UNPACKED_STREAM >> 30)]).into());
                }
                Ok(_) => {}
                Err(error) => break Some(error),
            }
        };
        let len = state.at;
        state.unpacker = None;
        stream.len = len;
        Ok(Measured { content: Blocks::source(stream, packed), failed })
    }
}

impl State {
    /// Unpacks the next bytes; none at the end.
    fn read(&mut self, codec: StreamCodec, packed: &Source, out: &mut [u8]) -> io::Result<usize> {
        let unpacker = match &mut self.unpacker {
            Some(unpacker) => unpacker,
            none => {
                (self.at, self.sum) = (0, Some(Crc32::new()));
                none.insert(codec.start(packed)?)
            }
        };
        let made = unpacker.read(out)?;
        self.at = self.at.saturating_add(made as u64);
        if let Some(sum) = &mut self.sum {
            sum.update(out.get(..made).unwrap_or_default());
        }
        if let Unpacker::Inflate(inflater) = unpacker
            && self.points.wants(self.at)
        {
            self.points.keep(self.at, Some(Rc::new(inflater.kept())));
        }
        Ok(made)
    }

    /// Whether nothing of use is to be expected any more: the stream is long, and nearly all of it repetitions.
    fn is_too_dense(&self) -> bool {
        let Some(Unpacker::Inflate(inflater)) = &self.unpacker else { return false };
        self.at > limits::UNPACKED_STREAM && self.at > inflater.used().saturating_mul(DENSITY)
    }

    /// Goes to the last restart point before `place`, unless the current position is between them.
    fn approach(&mut self, place: u64) {
        let best = self.points.before(place);
        let is_nearer = |(start, _): &(u64, Option<Rc<Inflater>>)| *start > self.at;
        if self.unpacker.is_some() && self.at <= place && !best.as_ref().is_some_and(is_nearer) {
            return;
        }
        (self.unpacker, self.at) = (None, 0);
        if let Some((start, Some(inflater))) = best {
            self.unpacker = Some(Unpacker::Inflate(inflater.kept()));
            (self.at, self.sum) = (start, None);
        }
    }
}

impl Decoder for Stream {
    fn content_len(&self) -> u64 {
        self.len
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(BLOCK as u64).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        8
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let mut state = self.state.borrow_mut();
        let place = first.saturating_mul(BLOCK as u64);
        state.approach(place);
        let mut passed = vec![0; BLOCK];
        let ended = |at: u64| corrupt(format_args!("the packed data ends after {at} of {} bytes", self.len));
        while state.at < place {
            let left = usize::try_from(place.saturating_sub(state.at)).unwrap_or(BLOCK).min(BLOCK);
            if state.read(self.codec, &self.packed, passed.get_mut(..left).unwrap_or_default())? == 0 {
                return Err(ended(state.at));
            }
        }
        let mut done = 0;
        while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match state.read(self.codec, &self.packed, rest) {
                Ok(0) => return Err(ended(state.at)),
                Ok(made) => done = done.saturating_add(made),
                Err(error) => {
                    state.unpacker = None;
                    return Err(error);
                }
            }
        }
        if state.at >= self.len
            && let (Some(expected), Some(sum)) = (self.sum, state.sum.clone())
            && sum.finalize() != expected
        {
            return Err(corrupt("the data is damaged: its checksum is of other data"));
        }
        Ok(done)
    }
}

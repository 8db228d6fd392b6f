//! Compressed streams, unpacked from their start. The current position is kept, and for deflate also restart points; of
//! others, what was unpacked is kept on the session's shelf.

use std::cell::RefCell;
use std::io::{self, Read};
use std::num::NonZeroU64;
use std::rc::Rc;

use discern_codec::stream;

use super::corrupt;
use super::inflate::Inflater;
use super::reader::SourceReader;
use crate::bytes::crc::Crc32;
use crate::error::Result;
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, Held, Recipe, RestartPoints, Source};

static TOO_LONG: Refusal = Refusal {
    code: "UNPACK-TOO-LONG",
    sentence: "This {0} data unpacks to more than {1} GiB, the most that Discern unpacks to look into it.",
    advice: "Unpack it with another program, and open the result.",
};

static NO_ROOM: Refusal = Refusal {
    code: "UNPACK-NO-ROOM",
    sentence: "This {0} data unpacks to more than {1} GiB, and the disk has no room to keep that.",
    advice: "Free some space, or unpack it with another program, and open the result.",
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

/// The same for other codecs, which make more of zeros, and bytes are counted from all of the packed data: a card of 64 GB
/// with 100 MB of data makes 600 of one.
const DENSITY_ON_SHELF: u64 = 2000;

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

    /// Whether decoding can resume in the middle. Everything else is unpacked from its start again whenever an earlier byte
    /// is needed, unless what was unpacked is kept on a shelf.
    const fn restarts(self) -> bool {
        matches!(self, Self::Deflate | Self::Gzip)
    }

    fn start(self, packed: &Source) -> io::Result<Unpacker> {
        let memory = limits::UNPACKING_BYTES;
        let bytes = Box::new(SourceReader::at(packed, 0));
        Ok(match self {
            Self::Deflate => Unpacker::Inflate(Inflater::bare(packed)),
            Self::Gzip => Unpacker::Inflate(Inflater::gzip(packed)),
            Self::Xz => Unpacker::Other(stream::xz(bytes, true, memory)),
            Self::Lzma => Unpacker::Other(stream::lzma(bytes, memory)?),
            Self::Zstd => Unpacker::Other(stream::zstd(bytes, memory)?),
            Self::Lz4 => Unpacker::Other(stream::lz4(bytes)),
            Self::Bzip2 => Unpacker::Other(stream::bzip2(bytes)),
            Self::Lzw => Unpacker::Other(stream::lzw(bytes)?),
            Self::PlainLzma { properties, dictionary } => {
                Unpacker::Other(stream::plain_lzma(bytes, properties, dictionary)?)
            }
            Self::Lzma2 { dictionary } => Unpacker::Other(stream::lzma2(bytes, dictionary, memory)?),
            Self::ZipLzma => Unpacker::Other(stream::zip_lzma(bytes, memory)?),
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
    /// Whether there is a checksum to compare with.
    is_summed: bool,
    /// Checksum of all bytes so far; `None` if some were skipped.
    sum: Option<Crc32>,
    /// Restart points; the start has no state.
    points: RestartPoints<Option<Rc<Inflater>>>,
    /// What was unpacked so far, if it is kept.
    held: Option<Rc<Held>>,
}

impl Stream {
    fn new(codec: StreamCodec, packed: &Source, len: u64, sum: Option<u32>) -> Self {
        let points = RestartPoints::new(None, POINTS, STEP);
        let state = State { unpacker: None, at: 0, is_summed: sum.is_some(), sum: None, points, held: None };
        Self { packed: packed.clone(), codec, len, sum, state: RefCell::new(state) }
    }

    fn into_source(mut self) -> Source {
        let packed = self.packed.clone();
        match self.state.get_mut().held.clone() {
            Some(held) => Blocks::held(self, &packed, &held),
            None => Blocks::source(self, &packed),
        }
    }

    /// The content of a stream that unpacks to `len` bytes. With a checksum, sequential reading fails at the end if it
    /// is wrong.
    #[must_use]
    pub fn source(codec: StreamCodec, packed: &Source, len: u64, sum: Option<u32>) -> Source {
        Self::new(codec, packed, len, sum).into_source()
    }

    /// The content of a stream that unpacks to `len` bytes and is read at random: of a long one, what was unpacked is kept
    /// on the session's shelf.
    ///
    /// # Errors
    /// [`Error::Needs`](crate::error::Error::Needs) if the shelf has to be opened first.
    pub fn kept(codec: StreamCodec, packed: &Source, len: u64) -> Result<Source> {
        let mut stream = Self::new(codec, packed, len, None);
        if len > limits::UNPACKED_AGAIN {
            stream.state.get_mut().hold(codec, packed)?;
        }
        Ok(stream.into_source())
    }

    /// The content of a stream of unknown length, which is unpacked once to find the length. A long one is kept on the
    /// session's shelf, if it has one.
    ///
    /// # Errors
    /// If it is too long, or almost nothing but repetitions; [`Error::Needs`](crate::error::Error::Needs) if the shelf has to
    /// be opened first.
    pub fn measured(codec: StreamCodec, packed: &Source) -> Result<Measured> {
        let mut stream = Self::new(codec, packed, u64::MAX, None);
        let failed = stream.state.get_mut().unpack_all(codec, packed)?;
        stream.len = stream.state.get_mut().at;
        Ok(Measured { content: stream.into_source(), failed })
    }
}

impl State {
    /// Keeps what is unpacked from now on, unless it can be resumed anywhere.
    fn hold(&mut self, codec: StreamCodec, packed: &Source) -> Result<()> {
        if codec.restarts() {
            return Ok(());
        }
        packed.ask_shelf(u64::MAX)?;
        self.held = Recipe::of(packed, 0..packed.len()).held(&codec);
        Ok(())
    }

    /// Unpacks everything, unless an earlier attempt has, and returns the error if it does not end regularly.
    fn unpack_all(&mut self, codec: StreamCodec, packed: &Source) -> Result<Option<io::Error>> {
        let mut piece = vec![0; BLOCK];
        let mut is_asked = false;
        let failed = loop {
            // What is packed unpacks to as much at least: to begin again for the shelf would cost time.
            if !is_asked && self.at.max(packed.len()) > limits::UNPACKED_AGAIN {
                is_asked = true;
                if let Some(failed) = self.go_on(codec, packed)? {
                    return Ok(failed);
                }
            }
            match self.read(codec, packed, &mut piece) {
                Ok(0) => break None,
                Ok(_) => self.check_length(codec, packed)?,
                Err(error) => break Some(error),
            }
        };
        self.unpacker = None;
        if let Some(held) = &self.held {
            held.beginning.borrow_mut().end(failed.as_ref());
        }
        Ok(failed)
    }

    /// Keeps what is unpacked from now on. Returns how it ended if an earlier attempt has unpacked everything.
    fn go_on(&mut self, codec: StreamCodec, packed: &Source) -> Result<Option<Option<io::Error>>> {
        self.hold(codec, packed)?;
        let Some(held) = &self.held else { return Ok(None) };
        // What was unpacked so far was not kept.
        self.unpacker = None;
        let beginning = held.beginning.borrow();
        let ended = beginning.ended();
        if ended.is_some() {
            self.at = beginning.len();
        }
        Ok(ended)
    }

    /// Fails if the stream is too long.
    fn check_length(&self, codec: StreamCodec, packed: &Source) -> Result<()> {
        let longest = match self.held {
            Some(_) => limits::SHELVED_STREAM,
            None if codec.restarts() => limits::UNPACKED_WITH_RESTARTS,
            None => limits::UNPACKED_STREAM,
        };
        if self.at > longest {
            let has_shelf = || packed.pool().is_some_and(|pool| pool.shelf().longest() > longest);
            let refusal = if !codec.restarts() && has_shelf() { &NO_ROOM } else { &TOO_LONG };
            return Err(refusal.with(&[&codec.name(), &(longest >> 30)]).into());
        }
        if self.is_too_dense(packed) {
            return Err(TOO_DENSE.with(&[&codec.name(), &(limits::UNPACKED_STREAM >> 30)]).into());
        }
        Ok(())
    }

    /// Unpacks the next bytes; none at the end.
    fn read(&mut self, codec: StreamCodec, packed: &Source, out: &mut [u8]) -> io::Result<usize> {
        let unpacker = match &mut self.unpacker {
            Some(unpacker) => unpacker,
            none => {
                (self.at, self.sum) = (0, self.is_summed.then(Crc32::new));
                none.insert(codec.start(packed)?)
            }
        };
        let made = unpacker.read(out)?;
        self.at = self.at.saturating_add(made as u64);
        let new = out.get(..made).unwrap_or_default();
        if let Some(sum) = &mut self.sum {
            sum.update(new);
        }
        let before = self.at.saturating_sub(made as u64);
        if self.held.as_ref().is_some_and(|held| held.beginning.borrow_mut().add(before, new).is_err()) {
            self.held = None;
        }
        if let Unpacker::Inflate(inflater) = unpacker
            && self.points.wants(self.at)
        {
            self.points.keep(self.at, Some(Rc::new(inflater.kept())));
        }
        Ok(made)
    }

    /// Whether nothing of use is to be expected any more: the stream is long, and nearly all of it repetitions.
    fn is_too_dense(&self, packed: &Source) -> bool {
        let most = match &self.unpacker {
            Some(Unpacker::Inflate(inflater)) => inflater.used().saturating_mul(DENSITY),
            _ => packed.len().saturating_mul(DENSITY_ON_SHELF),
        };
        self.at > limits::UNPACKED_STREAM && self.at > most
    }

    /// Copies bytes that are kept.
    fn read_held(&self, place: u64, out: &mut [u8]) -> io::Result<usize> {
        let Some(held) = &self.held else { return Ok(0) };
        let beginning = held.beginning.borrow();
        let copied = beginning.read(place, out)?;
        match beginning.ended() {
            Some(Some(failed)) if copied == 0 => Err(failed),
            _ => Ok(copied),
        }
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
        let start = first.saturating_mul(BLOCK as u64);
        let mut done = state.read_held(start, out)?;
        if done == out.len() {
            return Ok(done);
        }
        let place = start.saturating_add(done as u64);
        if place < state.at && state.at > limits::UNPACKED_AGAIN && state.held.is_none() {
            // It is unpacked from its start a second time: not a third time. Without a shelf, it may be.
            let _ = state.hold(self.codec, &self.packed);
        }
        state.approach(place);
        let mut passed = vec![0; BLOCK];
        let ended = |at: u64| corrupt(format_args!("the packed data ends after {at} of {} bytes", self.len));
        while state.at < place {
            let left = usize::try_from(place.saturating_sub(state.at)).unwrap_or(BLOCK).min(BLOCK);
            if state.read(self.codec, &self.packed, passed.get_mut(..left).unwrap_or_default())? == 0 {
                return Err(ended(state.at));
            }
        }
        while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match state.read(self.codec, &self.packed, rest) {
                Ok(0) => return Err(ended(state.at)),
                Ok(made) => done = done.saturating_add(made),
                Err(error) => {
                    state.unpacker = None;
                    if let Some(held) = &state.held {
                        held.beginning.borrow_mut().end(Some(&error));
                    }
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

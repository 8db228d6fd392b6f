//! FLAC files as samples (RFC 9639): any position is found and decoded without decoding what precedes it.

use std::cell::RefCell;
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::rc::Rc;

use claxon::frame::FrameReader;
use claxon::input::ReadBytes;

use super::Format;
use crate::limits;
use crate::source::{Blocks, Decoder, RestartPoints, Source, copy_prefix};

/// Bytes of one sample of both channels.
const PAIR: u64 = 4;

/// Bytes of samples decoded at once if fewer are needed.
const DECODED: NonZeroU64 = NonZeroU64::new(4096 * PAIR).unwrap();

/// Distance in blocks from which a jump is tried instead of decoding everything between.
const NEAR: u64 = 4;

/// Most jumps tried before the blocks between are decoded; each at least halves the distance, and most arrive.
const JUMPS: u32 = 24;

/// Bytes within which a block must begin, wherever the search starts: three times the longest block of two channels of
/// 16 bits.
const SEARCHED: u64 = 1 << 20;

/// Bytes read at once.
const WINDOW: usize = 16 << 10;

/// The contents of STREAMINFO (RFC 9639 8.2), and the position of the blocks.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    blocks: Source,
    /// Samples of each block except the last, if all have the same number.
    fixed: Option<u64>,
    longest: u64,
    /// Samples of each channel; 0 if not recorded.
    total: u64,
    pub(super) format: Format,
}

impl Stream {
    /// Reads the beginning of a FLAC file; `None` if it is not one.
    pub(super) fn open(content: &Source) -> Option<Self> {
        let mut at = after_id3(content)?;
        (content.read_up_to(at, 4).ok()? == b"fLaC").then_some(())?;
        at = at.checked_add(4)?;
        let info = content.read_up_to(at.checked_add(4)?, 18).ok()?;
        for _ in 0..limits::CHUNKS {
            let [kind, a, b, c] = content.read_up_to(at, 4).ok()?.try_into().ok()?;
            at = at.checked_add(4)?.checked_add(u64::from(u32::from_be_bytes([0, a, b, c])))?;
            if kind & 0x80 != 0 {
                return Self::of(&info, content.slice(at..content.len()));
            }
        }
        None
    }

    fn of(info: &[u8], blocks: Source) -> Option<Self> {
        let [min_a, min_b, max_a, max_b, _, _, _, _, _, _, packed @ ..] = <[u8; 18]>::try_from(info).ok()?;
        let (shortest, longest) = (u16::from_be_bytes([min_a, min_b]), u16::from_be_bytes([max_a, max_b]));
        // 20 bits of rate, 3 of channels and 5 of bits, both minus one, 36 of samples.
        let packed = u64::from_be_bytes(packed);
        let small = |shift: u32, mask: u64| u16::try_from(packed >> shift & mask).unwrap_or(0).saturating_add(1);
        Some(Self {
            blocks,
            fixed: (shortest == longest).then_some(u64::from(longest)),
            longest: u64::from(longest.max(1)),
            total: packed & 0xF_FFFF_FFFF,
            format: Format {
                rate: u32::try_from(packed >> 44).unwrap_or(0),
                channels: small(41, 7),
                bits: small(36, 31),
            },
        })
    }

    /// The samples as on a CD, low byte first, if they have that format.
    pub(super) fn samples(self) -> Option<Source> {
        if self.format != Format::CD {
            return None;
        }
        let total = if self.total > 0 { self.total } else { self.end() };
        let below = self.blocks.clone();
        let state = RefCell::new(State { known: RestartPoints::new(0, limits::RESTART_POINTS, 1), decoded: None });
        Some(Blocks::source(Flac { stream: self, total, state }, &below))
    }

    /// The sample after the last block.
    fn end(&self) -> u64 {
        let from = self.blocks.len().saturating_sub(SEARCHED);
        let mut block = self.find(from..self.blocks.len());
        while let Some(next) = block.as_ref().and_then(|block| self.find(block.place.end..self.blocks.len())) {
            block = Some(next);
        }
        block.map_or(0, |block| block.samples().end)
    }

    /// Finds the first complete block that begins in a range of bytes. At most [`SEARCHED`] bytes are read.
    fn find(&self, range: Range<u64>) -> Option<Block> {
        let mut at = range.start;
        let end = range.end.min(at.saturating_add(SEARCHED));
        let mut tried = 0_u64;
        while at < end {
            let bytes = self.blocks.read_up_to(at, WINDOW).ok()?;
            let begins = |pair: &[u8]| matches!(pair, [0xFF, 0xF8 | 0xF9]);
            for place in bytes.windows(2).enumerate().filter(|(_, pair)| begins(pair)).map(|(place, _)| place as u64) {
                let start = at.saturating_add(place);
                let mut cursor = Cursor { from: &self.blocks, next: start, window: Vec::new(), used: 0 };
                if let Some(block) = self.decode_by(&mut cursor) {
                    return Some(block);
                }
                // Bytes that look like blocks could be decoded over and over.
                tried = tried.saturating_add(cursor.position().saturating_sub(start));
                if tried > SEARCHED.saturating_mul(8) {
                    return None;
                }
            }
            // The last byte may be the first of a pair.
            at = at.saturating_add((bytes.len() as u64).saturating_sub(1).max(1));
        }
        None
    }

    /// Decodes the block at an offset; `None` if there is none, or it is damaged.
    fn decode(&self, at: u64) -> Option<Block> {
        self.decode_by(&mut Cursor { from: &self.blocks, next: at, window: Vec::new(), used: 0 })
    }

    fn decode_by(&self, mut cursor: &mut Cursor) -> Option<Block> {
        let at = cursor.position();
        let decoded = FrameReader::new(&mut cursor).read_next_or_eof(Vec::new()).ok()??;
        let (time, len) = (decoded.time(), u64::from(decoded.duration()));
        if decoded.channels() != u32::from(Format::CD.channels) || len == 0 || len > self.longest {
            return None;
        }
        // A block numbered by blocks is assumed to be as long as those before it, which the last is not.
        let first = self.fixed.map_or(time, |fixed| time.checked_div(len).unwrap_or(0).saturating_mul(fixed));
        let low = |sample: &i32| i16::try_from(*sample).unwrap_or_default().to_le_bytes();
        let pairs = decoded.channel(0).iter().zip(decoded.channel(1));
        let bytes = pairs.flat_map(|(left, right)| [low(left), low(right)]).flatten().collect();
        Some(Block { first, bytes, place: at..cursor.position() })
    }
}

/// Length of an ID3 tag, which some programs put before a FLAC file.
fn after_id3(content: &Source) -> Option<u64> {
    let head: [u8; 10] = content.read_up_to(0, 10).ok()?.try_into().ok()?;
    let [b'I', b'D', b'3', _, _, _, length @ ..] = head else { return Some(0) };
    let length = length.iter().fold(0_u64, |length, byte| length << 7 | u64::from(byte & 0x7F));
    length.checked_add(10)
}

/// Consecutive decoded samples.
#[derive(Debug)]
struct Block {
    first: u64,
    bytes: Vec<u8>,
    /// The bytes they were decoded from.
    place: Range<u64>,
}

impl Block {
    fn samples(&self) -> Range<u64> {
        self.first..self.first.saturating_add(self.bytes.len() as u64 / PAIR)
    }
}

/// The decoded samples of a file.
struct Flac {
    stream: Stream,
    total: u64,
    state: RefCell<State>,
}

struct State {
    /// Offsets of known blocks, by sample.
    known: RestartPoints<u64>,
    /// The block decoded last; more of it may be needed.
    decoded: Option<Rc<Block>>,
}

impl Flac {
    /// Decodes the block that holds a sample; silence if it is damaged.
    fn block_at(&self, sample: u64) -> Rc<Block> {
        let mut state = self.state.borrow_mut();
        let (mut first, mut byte) = match &state.decoded {
            Some(block) if block.samples().contains(&sample) => return Rc::clone(block),
            Some(block) if block.samples().end == sample && !block.bytes.is_empty() => (sample, block.place.end),
            _ => self.nearest(&mut state.known, sample),
        };
        loop {
            let block = self.stream.decode(byte).filter(|block| block.first == first);
            let block = block.unwrap_or_else(|| self.silence(first, byte, sample));
            if block.samples().contains(&sample) || block.bytes.is_empty() {
                let block = Rc::new(block);
                state.known.keep(block.first, block.place.start);
                state.decoded = Some(Rc::clone(&block));
                return block;
            }
            (first, byte) = (block.samples().end, block.place.end);
        }
    }

    /// Finds the nearest known block at or before a sample, after searching closer and closer to it.
    fn nearest(&self, known: &mut RestartPoints<u64>, sample: u64) -> (u64, u64) {
        let (mut first, mut byte) = known.before(sample).unwrap_or_default();
        let (mut end, mut end_byte) = known.after(sample).unwrap_or((self.total, self.stream.blocks.len()));
        for _ in 0..JUMPS {
            let (way, left) = (sample.saturating_sub(first), end.saturating_sub(first));
            if way <= self.stream.longest.saturating_mul(NEAR) {
                break;
            }
            // As far into the bytes as the sample is into the samples, minus two blocks: the block found should precede
            // it.
            let place = way.saturating_sub(self.stream.longest.saturating_mul(2));
            let bytes = u128::from(end_byte.saturating_sub(byte)).saturating_mul(place.into());
            let bytes = bytes.checked_div(left.into()).and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0);
            let found = self.stream.find(byte.saturating_add(bytes.max(1))..end_byte);
            let is_new = |block: &Block| block.first > first && block.first < end;
            let Some(block) = found.filter(is_new) else { break };
            known.keep(block.first, block.place.start);
            if block.first <= sample {
                (first, byte) = (block.first, block.place.start);
            } else {
                (end, end_byte) = (block.first, block.place.start);
            }
        }
        (first, byte)
    }

    /// Makes silence for damage at an offset, in place of the block that begins with sample `first`: around the
    /// required sample, or up to the next block that can be decoded.
    fn silence(&self, first: u64, byte: u64, wanted: u64) -> Block {
        let next = self.stream.find(byte.saturating_add(1)..self.stream.blocks.len());
        let next = next.filter(|next| next.first > first);
        let end = next.as_ref().map_or(self.total, |next| next.first);
        // No longer than a block: the rest is requested again.
        let longest = self.stream.longest;
        let steps = wanted.min(end.saturating_sub(1)).saturating_sub(first).checked_div(longest).unwrap_or(0);
        let first = first.saturating_add(steps.saturating_mul(longest));
        let samples = end.saturating_sub(first).min(longest);
        let bytes = vec![0; usize::try_from(samples.saturating_mul(PAIR)).unwrap_or(0)];
        let after =
            next.filter(|next| first.saturating_add(samples) >= next.first).map_or(byte, |next| next.place.start);
        Block { first, bytes, place: byte..after }
    }
}

impl Decoder for Flac {
    fn content_len(&self) -> u64 {
        self.total.saturating_mul(PAIR)
    }

    /// The block length of most encoders. Blocks of a file may have any length.
    fn block_len(&self) -> NonZeroU64 {
        DECODED
    }

    fn at_once(&self) -> u64 {
        16
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let start = first.saturating_mul(DECODED.get());
        let mut done = 0_usize;
        while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = start.saturating_add(done as u64);
            let block = self.block_at(at / PAIR);
            let skip = at.saturating_sub(block.first.saturating_mul(PAIR));
            let bytes = usize::try_from(skip).ok().and_then(|skip| block.bytes.get(skip..)).unwrap_or_default();
            let got = copy_prefix(bytes, rest);
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }
}

/// Reads sequentially from an offset, and keeps track of it.
struct Cursor<'a> {
    from: &'a Source,
    /// The offset after the window.
    next: u64,
    window: Vec<u8>,
    used: usize,
}

impl Cursor<'_> {
    fn position(&self) -> u64 {
        self.next.saturating_sub(self.window.len().saturating_sub(self.used) as u64)
    }
}

impl ReadBytes for &mut Cursor<'_> {
    fn read_u8(&mut self) -> io::Result<u8> {
        self.read_u8_or_eof()?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn read_u8_or_eof(&mut self) -> io::Result<Option<u8>> {
        if self.used >= self.window.len() {
            self.window = self.from.read_up_to(self.next, WINDOW)?;
            self.next = self.next.saturating_add(self.window.len() as u64);
            self.used = 0;
        }
        let byte = self.window.get(self.used).copied();
        self.used = self.used.saturating_add(usize::from(byte.is_some()));
        Ok(byte)
    }

    fn read_into(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        for byte in buffer {
            *byte = self.read_u8()?;
        }
        Ok(())
    }

    fn skip(&mut self, amount: u32) -> io::Result<()> {
        for _ in 0..amount {
            self.read_u8()?;
        }
        Ok(())
    }
}

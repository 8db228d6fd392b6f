//! The packed map of an image: the type of each hunk, with runs, then lengths and checksums.

use zerocopy::IntoBytes;

use super::super::layout::MapHead;
use super::super::map::{Crc, LONG_RUN, RAW, RUN, SELF, SELF_AGAIN};

/// A hunk of the image. What is known of a million of them takes 8 MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Number of the codec, or one of the other types of entries.
    pub(super) kind: u16,
    /// Checksum of the unpacked hunk.
    pub(super) crc: u16,
    /// Length of the stored bytes.
    pub(super) len: u32,
}

/// Number of bits of each symbol. A code in which all sixteen have the same length is one of MAME's Huffman codes, and
/// most hunks are in runs anyway.
const WIDTH: u32 = 4;

/// Shortest runs, of each type, and the longest one.
const SHORTEST: u64 = 3;
const SHORTEST_LONG: u64 = 19;
const LONGEST: u64 = SHORTEST_LONG + 255;

/// The map, if the first hunk is stored at `first` and equal hunks are those with the number `same`.
pub(super) fn stored(entries: &[Entry], first: u64, same: u64) -> Vec<u8> {
    let mut bits = Bits::default();
    // The lengths of all codes.
    (0..16).for_each(|_| bits.push(WIDTH.into(), WIDTH));
    for symbol in symbols(entries) {
        bits.push(symbol.into(), WIDTH);
    }
    let packed = || entries.iter().filter(|entry| entry.kind < RAW);
    let len_bits = width(packed().map(|entry| entry.len.into()).max().unwrap_or(0));
    let self_bits = width(same);
    let mut crc = Crc::default();
    let (mut at, mut has_named) = (first, false);
    for entry in entries {
        if entry.kind == SELF {
            crc.add(SELF, 0, same, 0);
            if !has_named {
                bits.push(same, self_bits);
                has_named = true;
            }
            continue;
        }
        crc.add(entry.kind, entry.len, at, entry.crc.into());
        if entry.kind != RAW {
            bits.push(entry.len.into(), len_bits);
        }
        bits.push(entry.crc.into(), 16);
        at = at.saturating_add(entry.len.into());
    }
    let bytes = bits.finish();
    let [_, _, first @ ..] = first.to_be_bytes();
    let head = MapHead {
        len: u32::try_from(bytes.len()).unwrap_or(0).into(),
        first,
        crc: crc.finish().into(),
        len_bits: u8::try_from(len_bits).unwrap_or(0),
        self_bits: u8::try_from(self_bits).unwrap_or(0),
        parent_bits: 0,
        reserved: 0,
    };
    [head.as_bytes(), &bytes].concat()
}

/// Number of bits of a value.
fn width(value: u64) -> u32 {
    u64::BITS.saturating_sub(value.leading_zeros())
}

/// The types of entries, and runs of them. The first one before all is 0.
fn symbols(entries: &[Entry]) -> Vec<u16> {
    let mut symbols = Vec::new();
    let (mut last, mut count, mut has_named) = (0, 0_u64, false);
    for entry in entries {
        let kind = if entry.kind == SELF && has_named { SELF_AGAIN } else { entry.kind };
        has_named |= entry.kind == SELF;
        if kind == last {
            count = count.saturating_add(1);
            continue;
        }
        run(&mut symbols, last, count);
        count = 0;
        symbols.push(kind);
        last = kind;
    }
    run(&mut symbols, last, count);
    symbols
}

/// Appends `count` entries of a type that is that of the entry before.
fn run(symbols: &mut Vec<u16>, kind: u16, mut count: u64) {
    let symbol = |value: u64| u16::try_from(value).unwrap_or(0);
    while count > 0 {
        let now = count.min(LONGEST);
        if now < SHORTEST {
            (0..now).for_each(|_| symbols.push(kind));
        } else if let Some(more) = now.checked_sub(SHORTEST_LONG) {
            symbols.extend([LONG_RUN, symbol(more >> 4), symbol(more & 15)]);
        } else {
            symbols.extend([RUN, symbol(now.saturating_sub(SHORTEST))]);
        }
        count = count.saturating_sub(now);
    }
}

/// Writes bits, the most significant of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    /// Bits that don't fill a byte yet, at the low end.
    pending: u64,
    count: u32,
}

impl Bits {
    /// Appends a number of up to 48 bits.
    fn push(&mut self, value: u64, width: u32) {
        self.pending = self.pending << width | value;
        self.count = self.count.saturating_add(width);
        while let Some(left) = self.count.checked_sub(8) {
            self.bytes.push((self.pending >> left).to_le_bytes()[0]);
            self.pending &= (1_u64 << left).saturating_sub(1);
            self.count = left;
        }
    }

    /// The bytes, the last one filled with zeros.
    fn finish(mut self) -> Vec<u8> {
        self.push(0, 7);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_every_length_are_written() {
        let runs = |count: usize| symbols(&vec![Entry { kind: 0, crc: 0, len: 1 }; count]);
        assert_eq!(runs(2), [0, 0]);
        assert_eq!(runs(3), [RUN, 0]);
        assert_eq!(runs(18), [RUN, 15]);
        assert_eq!(runs(19), [LONG_RUN, 0, 0]);
        assert_eq!(runs(274), [LONG_RUN, 15, 15]);
        assert_eq!(runs(275), [LONG_RUN, 15, 15, 0]);
    }

    #[test]
    fn bits_fill_bytes_from_the_highest_on() {
        let mut bits = Bits::default();
        bits.push(1, 1);
        bits.push(0x2AAA, 15);
        bits.push(5, 3);
        assert_eq!(bits.finish(), [0xAA, 0xAA, 0xA0]);
    }
}

//! Huffman codes as MAME writes them: in hunk maps, and in hunks packed with them alone. Codes are assigned from the
//! longest on, the reverse of Deflate.

use std::io;

use crate::codec::corrupt;
use crate::source::copy_prefix;

/// Reads bits, the most significant of each byte first. After the end, all bits are zero.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self, count: u32) -> u64 {
        let mut window = [0; 8];
        copy_prefix(self.bytes.get(self.at / 8..).unwrap_or_default(), &mut window);
        let window = u64::from_be_bytes(window) << (self.at % 8);
        window.checked_shr(u64::BITS.saturating_sub(count)).unwrap_or(0)
    }

    /// Reads a number of up to 48 bits.
    pub(super) fn read(&mut self, count: u32) -> u64 {
        let value = self.peek(count);
        self.pass(count);
        value
    }

    fn pass(&mut self, count: u32) {
        self.at = self.at.saturating_add(usize::try_from(count).unwrap_or(0));
    }

    /// Number of bits that were read.
    pub(super) const fn place(&self) -> u64 {
        self.at as u64
    }

    /// Whether more bits were read than exist.
    pub(super) const fn is_over(&self) -> bool {
        self.at > self.bytes.len().saturating_mul(8)
    }
}

/// A code: for each possible beginning of `longest` bits, the symbol and the length of its code.
pub(super) struct Huffman {
    longest: u32,
    table: Vec<(u16, u8)>,
}

impl Huffman {
    /// Assigns codes of these lengths.
    fn of(lengths: &[u8], longest: u32) -> io::Result<Self> {
        let mut starts = [0_u32; 33];
        for length in lengths {
            if let Some(count) = starts.get_mut(usize::from(*length)) {
                *count = count.saturating_add(1);
            }
        }
        let mut start = 0_u32;
        for length in (1..=32_u32).rev() {
            let Some(place) = starts.get_mut(length as usize) else { continue };
            let end = start.saturating_add(*place);
            *place = start;
            if length != 1 && end % 2 != 0 {
                return Err(corrupt("the lengths of Huffman codes do not fit together"));
            }
            start = end / 2;
        }
        let mut table = vec![(0, 0); 1_usize << longest];
        for (symbol, length) in (0..).zip(lengths).filter(|(_, length)| **length > 0) {
            let Some(next) = starts.get_mut(usize::from(*length)) else { continue };
            let code = *next;
            *next = next.saturating_add(1);
            let free = longest.checked_sub((*length).into()).ok_or_else(|| corrupt("a Huffman code is too long"))?;
            let first = (code as usize) << free;
            for place in table.iter_mut().skip(first).take(1 << free) {
                *place = (symbol, *length);
            }
        }
        Ok(Self { longest, table })
    }

    /// The code of a hunk map, whose lengths are packed by runs.
    ///
    /// # Errors
    /// If the lengths form no code.
    pub(super) fn by_runs(bits: &mut Bits<'_>, symbols: usize, longest: u32) -> io::Result<Self> {
        let width = if longest >= 16 {
            5
        } else if longest >= 8 {
            4
        } else {
            3
        };
        let mut lengths = Vec::new();
        while lengths.len() < symbols {
            let length = bits.read(width);
            if length != 1 {
                lengths.push(length_of(length));
                continue;
            }
            let length = bits.read(width);
            let count = if length == 1 { 1 } else { bits.read(width).saturating_add(3) };
            lengths.extend((0..count).map(|_| length_of(length)));
        }
        lengths.truncate(symbols);
        Self::of(&lengths, longest)
    }

    /// The code of a hunk, whose lengths are packed with a code of their own.
    ///
    /// # Errors
    /// If the lengths form no code.
    pub(super) fn by_code(bits: &mut Bits<'_>, symbols: usize, longest: u32) -> io::Result<Self> {
        let mut small = [0_u8; 24];
        let (first, rest) = small.split_at_mut(1);
        first.iter_mut().for_each(|length| *length = length_of(bits.read(3)));
        let start = bits.read(3).saturating_add(1);
        let mut ended = false;
        for (index, length) in (1..).zip(rest) {
            if index >= start && !ended {
                let read = bits.read(3);
                ended = read == 7;
                *length = if ended { 0 } else { length_of(read) };
            }
        }
        let small = Self::of(&small, 6)?;
        let mut more = 0;
        let mut left = symbols.saturating_sub(9);
        while left != 0 {
            left >>= 1;
            more = u32::saturating_add(more, 1);
        }
        let (mut lengths, mut last) = (Vec::new(), 0);
        while lengths.len() < symbols {
            match small.read(bits)? {
                0 => {
                    let mut count = bits.read(3).saturating_add(2);
                    if count == 9 {
                        count = count.saturating_add(bits.read(more));
                    }
                    let room = symbols.saturating_sub(lengths.len());
                    lengths.extend((0..count).take(room).map(|_| last));
                }
                length => {
                    last = u8::try_from(length.saturating_sub(1)).unwrap_or(0);
                    lengths.push(last);
                }
            }
        }
        Self::of(&lengths, longest)
    }

    /// Reads a symbol.
    ///
    /// # Errors
    /// If no code begins like this, or no bits are left.
    pub(super) fn read(&self, bits: &mut Bits<'_>) -> io::Result<u16> {
        let place = usize::try_from(bits.peek(self.longest)).unwrap_or(0);
        match self.table.get(place) {
            Some((symbol, length)) if *length > 0 && !bits.is_over() => {
                bits.pass((*length).into());
                Ok(*symbol)
            }
            _ => Err(corrupt("no Huffman code begins like this")),
        }
    }
}

fn length_of(read: u64) -> u8 {
    u8::try_from(read).unwrap_or(0)
}

//! Bits and Huffman codes as XPRESS, LZX and LZMS have them: in units of 16 bits, the highest first.

use std::io;

use crate::corrupt;

/// Reads bits. Past the end, all bits are zeros.
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    /// Bytes that were read.
    at: usize,
    /// Whether the last unit is the first one.
    is_backwards: bool,
    /// Bits that were read ahead, the next one highest.
    ahead: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, is_backwards: false, ahead: 0, count: 0 }
    }

    /// Reads from the last unit to the first.
    pub(crate) const fn backwards(bytes: &'a [u8]) -> Self {
        Self { is_backwards: true, ..Self::new(bytes) }
    }

    /// The unit after those that were read.
    fn unit(&self) -> Option<&[u8; 2]> {
        if self.is_backwards {
            self.bytes.get(..self.bytes.len().checked_sub(self.at)?)?.last_chunk()
        } else {
            self.bytes.get(self.at..)?.first_chunk()
        }
    }

    /// Makes sure that so many bits, at most 32, have been read ahead, and no unit more.
    pub(crate) fn ensure(&mut self, bits: u32) {
        while self.count < bits {
            let unit = self.unit().map_or(0, |unit| u16::from_le_bytes(*unit));
            self.at = self.at.saturating_add(2);
            self.ahead |= u64::from(unit) << 48_u32.saturating_sub(self.count);
            self.count = self.count.saturating_add(16);
        }
    }

    /// The next bits, which have been ensured, without taking them.
    const fn peek(&self, bits: u32) -> u64 {
        if bits == 0 { 0 } else { self.ahead >> (64_u32.saturating_sub(bits)) }
    }

    const fn skip(&mut self, bits: u32) {
        self.ahead <<= bits;
        self.count = self.count.saturating_sub(bits);
    }

    /// Takes up to 32 bits.
    pub(crate) fn take(&mut self, bits: u32) -> usize {
        self.ensure(bits);
        let value = self.peek(bits);
        self.skip(bits);
        usize::try_from(value).unwrap_or(0)
    }

    /// Goes to the next unit, even from the start of one.
    pub(crate) fn align(&mut self) {
        self.ensure(1);
        // Whole units that were read ahead have not been used.
        let units = usize::try_from(self.count / 16).unwrap_or(0);
        let unused = if self.count.is_multiple_of(16) { units.saturating_sub(1) } else { units };
        self.at = self.at.saturating_sub(unused.saturating_mul(2));
        (self.ahead, self.count) = (0, 0);
    }

    /// Takes the bytes after those that were read ahead.
    ///
    /// # Errors
    /// If there are fewer.
    pub(crate) fn bytes(&mut self, count: usize) -> io::Result<&'a [u8]> {
        let end = self.at.saturating_add(count);
        let bytes = self.bytes.get(self.at..end).ok_or_else(|| corrupt("it ends too soon"))?;
        self.at = end;
        Ok(bytes)
    }
}

/// Bits of a code that a table answers at once.
const FAST: u32 = 11;

/// The longest code.
const LONGEST: usize = 16;

/// A canonical Huffman code.
pub(crate) struct Huffman {
    /// Symbol and length by the first bits; length 0 for codes that are longer.
    fast: Vec<(u16, u8)>,
    /// For each length the first code, the first place in `symbols`, and how many there are.
    lengths: [(u32, u32, u32); LONGEST + 1],
    symbols: Vec<u16>,
}

impl Huffman {
    /// Makes the code from the length of each symbol's bits.
    ///
    /// # Errors
    /// If no code has these lengths. Except in codes of one or no symbol, every sequence of bits has to mean something.
    pub(crate) fn new(lengths: &[u8]) -> io::Result<Self> {
        let mut counts = [0_u32; LONGEST + 1];
        for length in lengths {
            let count = counts.get_mut(usize::from(*length)).ok_or_else(|| corrupt("a code is too long"))?;
            *count = count.saturating_add(1);
        }
        let mut table = [(0, 0, 0); LONGEST + 1];
        let (mut code, mut first) = (0_u32, 0_u32);
        for (place, count) in table.iter_mut().zip(counts).skip(1) {
            code <<= 1;
            *place = (code, first, count);
            code = code.saturating_add(count);
            first = first.saturating_add(count);
        }
        if code > 1 << LONGEST || (code < 1 << LONGEST && first > 1) {
            return Err(corrupt("code lengths make no code"));
        }
        let mut symbols = vec![0; lengths.len()];
        let mut fast = vec![(0, 0); 1 << FAST];
        let mut next = table;
        for (symbol, length) in (0..).zip(lengths).filter(|(_, length)| **length > 0) {
            let Some((code, place, _)) = next.get_mut(usize::from(*length)) else { continue };
            if let Some(known) = usize::try_from(*place).ok().and_then(|place| symbols.get_mut(place)) {
                *known = symbol;
            }
            if let Some(spare) = FAST.checked_sub(u32::from(*length)) {
                let start = usize::try_from(*code << spare).unwrap_or(0);
                let end = start.saturating_add(1 << spare);
                fast.get_mut(start..end).unwrap_or_default().fill((symbol, *length));
            }
            (*code, *place) = (code.saturating_add(1), place.saturating_add(1));
        }
        Ok(Self { fast, lengths: table, symbols })
    }

    /// Takes a symbol.
    ///
    /// # Errors
    /// If the bits are no code.
    pub(crate) fn symbol(&self, bits: &mut Bits<'_>) -> io::Result<usize> {
        bits.ensure(16);
        let first = usize::try_from(bits.peek(FAST)).unwrap_or(0);
        if let Some((symbol, length)) = self.fast.get(first).filter(|(_, length)| *length > 0) {
            bits.skip(u32::from(*length));
            return Ok(usize::from(*symbol));
        }
        let longer = usize::try_from(FAST).unwrap_or(LONGEST).saturating_add(1);
        for (length, (code, place, count)) in (0_u32..).zip(self.lengths).skip(longer) {
            let here = u32::try_from(bits.peek(length)).unwrap_or(0);
            if let Some(within) = here.checked_sub(code).filter(|within| *within < count) {
                bits.skip(length);
                let at = usize::try_from(place.saturating_add(within)).unwrap_or(usize::MAX);
                return self.symbols.get(at).copied().map(usize::from).ok_or_else(|| corrupt("no such code"));
            }
        }
        Err(corrupt("no such code"))
    }
}

/// Repeats `length` bytes from `distance` before `done`; they may overlap the bytes made. Returns their end.
///
/// # Errors
/// If they begin before the start, or there is no room.
pub(crate) fn repeat(out: &mut [u8], done: usize, distance: usize, length: usize) -> io::Result<usize> {
    let start = done.checked_sub(distance).filter(|_| distance > 0);
    let start = start.ok_or_else(|| corrupt("it refers to bytes before its start"))?;
    let end = done.saturating_add(length);
    let room = out.get_mut(start..end).ok_or_else(|| corrupt("it unpacks to more than a block has room for"))?;
    let mut made = distance;
    while made < room.len() {
        let part = made.min(room.len().saturating_sub(made));
        let (before, after) = room.split_at_mut(made);
        let (Some(from), Some(to)) = (before.get(..part), after.get_mut(..part)) else { break };
        to.copy_from_slice(from);
        made = made.saturating_add(part);
    }
    Ok(end)
}

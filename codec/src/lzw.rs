//! LZW as `compress` packs with it (`.Z`): codes of growing length, the lowest bit first.

use std::io::{self, BufRead, Read};

use crate::corrupt;

/// Length of the first codes, in bits.
const FIRST_BITS: u32 = 9;

/// Length of the longest codes, in bits.
const MOST_BITS: u32 = 16;

/// Code that empties the table, if the header says that there is one.
const CLEAR: usize = 256;

/// Codes of a group: a new length begins with a new group.
const GROUP: u32 = 8;

/// Unpacks a `.Z` file.
pub(crate) struct LzwReader<R> {
    packed: R,
    most_bits: u32,
    has_clear: bool,
    /// Bits read ahead, and their number.
    bits: u32,
    ahead: u32,
    width: u32,
    /// Number of codes of this width that were read.
    codes: u32,
    /// The code before the last byte of each code, and that byte.
    table: Vec<(u16, u8)>,
    last: Option<usize>,
    first_byte: u8,
    /// Unpacked bytes that weren't read yet, the next one last.
    waiting: Vec<u8>,
}

impl<R: BufRead> LzwReader<R> {
    /// Starts at the header.
    ///
    /// # Errors
    /// If the header is cut off or has impossible values.
    pub(crate) fn new(mut packed: R) -> io::Result<Self> {
        let mut head = [0; 3];
        packed.read_exact(&mut head)?;
        let [.., flags] = head;
        let most_bits = u32::from(flags & 0x1F);
        if !(FIRST_BITS..=MOST_BITS).contains(&most_bits) {
            return Err(corrupt(format_args!("LZW: codes of {most_bits} bits")));
        }
        let mut reader = Self {
            packed,
            most_bits,
            has_clear: flags & 0x80 != 0,
            bits: 0,
            ahead: 0,
            width: FIRST_BITS,
            codes: 0,
            table: Vec::new(),
            last: None,
            first_byte: 0,
            waiting: Vec::new(),
        };
        reader.table = (0..=255).map(|byte| (0, byte)).collect();
        if reader.has_clear {
            reader.table.push((0, 0));
        }
        Ok(reader)
    }

    /// The next code; `None` at the end of the file.
    fn code(&mut self) -> io::Result<Option<usize>> {
        while self.ahead < self.width {
            let Some(byte) = self.packed.fill_buf()?.first().copied() else { return Ok(None) };
            self.packed.consume(1);
            self.bits |= u32::from(byte).checked_shl(self.ahead).unwrap_or(0);
            self.ahead = self.ahead.saturating_add(8);
        }
        let mask = (1_u32 << self.width).wrapping_sub(1);
        let code = usize::try_from(self.bits & mask).unwrap_or(0);
        self.bits = self.bits.checked_shr(self.width).unwrap_or(0);
        self.ahead = self.ahead.saturating_sub(self.width);
        self.codes = self.codes.saturating_add(1) % GROUP;
        Ok(Some(code))
    }

    /// Begins codes of another length, after the rest of the group.
    fn set_width(&mut self, width: u32) -> io::Result<()> {
        while self.codes > 0 {
            if self.code()?.is_none() {
                break;
            }
        }
        (self.width, self.codes, self.bits, self.ahead) = (width, 0, 0, 0);
        Ok(())
    }

    /// Unpacks the next code; false at the end.
    fn unpack(&mut self) -> io::Result<bool> {
        let most = 1_usize << self.width;
        if self.table.len() >= most && self.width < self.most_bits {
            self.set_width(self.width.saturating_add(1))?;
        }
        let Some(code) = self.code()? else { return Ok(false) };
        if self.has_clear && code == CLEAR {
            self.table.truncate(CLEAR);
            self.set_width(FIRST_BITS)?;
            return Ok(true);
        }
        let Some(last) = self.last else {
            let byte = u8::try_from(code).map_err(|_| corrupt("LZW: the first code is none of a byte"))?;
            (self.last, self.first_byte) = (Some(code), byte);
            self.waiting.push(byte);
            return Ok(true);
        };
        let mut at = code;
        if code >= self.table.len() {
            if code > self.table.len() {
                return Err(corrupt("LZW: a code that wasn't defined"));
            }
            self.waiting.push(self.first_byte);
            at = last;
        }
        // Each code refers to one before it.
        while at > 255 {
            let Some((before, byte)) = self.table.get(at).copied().filter(|(before, _)| usize::from(*before) < at)
            else {
                return Err(corrupt("LZW: a code that wasn't defined"));
            };
            self.waiting.push(byte);
            at = before.into();
        }
        self.first_byte = u8::try_from(at).unwrap_or(0);
        self.waiting.push(self.first_byte);
        if self.table.len() < 1 << self.most_bits {
            self.table.push((u16::try_from(last).unwrap_or(0), self.first_byte));
        }
        self.last = Some(code);
        Ok(true)
    }
}

impl<R: BufRead> Read for LzwReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
            if self.waiting.is_empty() {
                match self.unpack() {
                    Ok(true) => continue,
                    Ok(false) => break,
                    // What came before is still right.
                    Err(_) if done > 0 => break,
                    Err(error) => return Err(error),
                }
            }
            let from = self.waiting.len().saturating_sub(rest.len());
            for (to, byte) in rest.iter_mut().zip(self.waiting.drain(from..).rev()) {
                *to = byte;
                done = done.saturating_add(1);
            }
        }
        Ok(done)
    }
}

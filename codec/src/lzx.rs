//! LZX as in chunks of NTFS and WIM: each is independent, with a window as large as the chunk ([MS-PATCH] 2; wimlib and
//! 7-Zip for the differences).

use std::io;

use crate::bits::{Bits, Huffman, repeat};
use crate::corrupt;

/// Numbers of symbols: bytes, followed by those of matches; lengths; the lowest bits of distances; code lengths.
const BYTES: usize = 256;
const LENGTHS: usize = 249;
const LOWEST: usize = 8;
const CODE_LENGTHS: usize = 20;

/// Bits of a distance that the code for the lowest ones has.
const LOWEST_BITS: u32 = 3;

/// Slots of distances of the smallest window.
const SLOTS: usize = 30;

/// Bytes of a block that records no size.
const BLOCK: usize = 32_768;

/// The size of a file that calls of x86 are translated for.
const TRANSLATED: i32 = 12_000_000;

/// Bytes at the end in which no call is translated.
const TAIL: usize = 10;

/// Unpacks a chunk to fill `out` exactly. `window` is the largest size of a chunk.
///
/// # Errors
/// If the data is not valid LZX.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8], window: usize) -> io::Result<usize> {
    let slots = slots(window);
    let mut bits = Bits::new(packed);
    let mut recent = [1_usize; 3];
    // Lengths of codes are recorded as differences from the block before.
    let mut main = vec![0; slots.len().saturating_mul(8).saturating_add(BYTES)];
    let mut lengths = [0; LENGTHS];
    let mut done = 0;
    while done < out.len() {
        let kind = bits.take(3);
        let size = if bits.take(1) == 1 {
            BLOCK
        } else {
            let size = bits.take(16);
            if window > 1 << 15 { size << 8 | bits.take(8) } else { size }
        };
        let end = done.saturating_add(size);
        if size == 0 || end > out.len() {
            return Err(corrupt("LZX: a block goes on behind the end"));
        }
        let lowest = match kind {
            1 => None,
            2 => {
                let mut known = [0; LOWEST];
                known.iter_mut().for_each(|length| *length = u8::try_from(bits.take(3)).unwrap_or(0));
                Some(Huffman::new(&known)?)
            }
            3 => {
                bits.align();
                for distance in &mut recent {
                    let recorded = bits.bytes(4)?.first_chunk().map_or(0, |number| u32::from_le_bytes(*number));
                    *distance = usize::try_from(recorded).unwrap_or(usize::MAX);
                }
                out.get_mut(done..end).unwrap_or_default().copy_from_slice(bits.bytes(size)?);
                if size % 2 == 1 {
                    // The last chunk may end without it.
                    let _ = bits.bytes(1);
                }
                done = end;
                continue;
            }
            _ => return Err(corrupt("LZX: no such kind of block")),
        };
        let (literal, matches) = main.split_at_mut(BYTES);
        read_lengths(&mut bits, literal)?;
        read_lengths(&mut bits, matches)?;
        read_lengths(&mut bits, &mut lengths)?;
        let codes = Codes { main: Huffman::new(&main)?, lengths: Huffman::new(&lengths)?, lowest, slots: &slots };
        done = codes.unpack(&mut bits, &mut recent, out, done..end)?;
    }
    translate(out);
    Ok(done)
}

/// The codes of a block.
struct Codes<'a> {
    main: Huffman,
    lengths: Huffman,
    lowest: Option<Huffman>,
    slots: &'a [(usize, u32)],
}

impl Codes<'_> {
    fn unpack(
        &self,
        bits: &mut Bits<'_>,
        recent: &mut [usize; 3],
        out: &mut [u8],
        block: std::ops::Range<usize>,
    ) -> io::Result<usize> {
        let mut done = block.start;
        while done < block.end {
            let symbol = self.main.symbol(bits)?;
            if let Ok(byte) = u8::try_from(symbol) {
                if let Some(place) = out.get_mut(done) {
                    *place = byte;
                }
                done = done.saturating_add(1);
                continue;
            }
            let symbol = symbol.saturating_sub(BYTES);
            let mut length = (symbol & 7).saturating_add(2);
            if symbol & 7 == 7 {
                length = length.saturating_add(self.lengths.symbol(bits)?);
            }
            let slot = symbol >> 3;
            let distance = if let Some(known) = recent.get(slot).copied() {
                recent.swap(0, slot);
                known
            } else {
                let (base, extra) = self.slots.get(slot).copied().unwrap_or_default();
                let more = match &self.lowest {
                    Some(lowest) if extra >= LOWEST_BITS => {
                        let high = bits.take(extra.saturating_sub(LOWEST_BITS)) << LOWEST_BITS;
                        high.saturating_add(lowest.symbol(bits)?)
                    }
                    _ => bits.take(extra),
                };
                let distance = base.saturating_add(more).saturating_sub(2);
                *recent = [distance, recent[0], recent[1]];
                distance
            };
            done = repeat(out, done, distance, length)?;
        }
        if done > block.end {
            return Err(corrupt("LZX: a match goes on behind its block"));
        }
        Ok(done)
    }
}

/// The slots of a window: the least distance of each, and two more, and how many bits follow.
fn slots(window: usize) -> Vec<(usize, u32)> {
    let mut slots = Vec::new();
    let mut base = 0_usize;
    while slots.len() < SLOTS || base < window {
        let extra = u32::try_from(slots.len() / 2).unwrap_or(0).saturating_sub(1).min(17);
        slots.push((base, extra));
        base = base.saturating_add(1 << extra);
    }
    slots
}

/// Reads lengths of codes, packed by a code of their own.
fn read_lengths(bits: &mut Bits<'_>, lengths: &mut [u8]) -> io::Result<()> {
    let mut known = [0; CODE_LENGTHS];
    known.iter_mut().for_each(|length| *length = u8::try_from(bits.take(4)).unwrap_or(0));
    let code = Huffman::new(&known)?;
    let difference = |before: u8, symbol: usize| {
        let symbol = u8::try_from(symbol).unwrap_or(0);
        before.checked_sub(symbol).unwrap_or_else(|| before.saturating_add(17).saturating_sub(symbol))
    };
    let mut at = 0_usize;
    while at < lengths.len() {
        let before = lengths.get(at).copied().unwrap_or(0);
        let (count, value) = match code.symbol(bits)? {
            17 => (bits.take(4).saturating_add(4), 0),
            18 => (bits.take(5).saturating_add(20), 0),
            19 => {
                let count = bits.take(1).saturating_add(4);
                let symbol = code.symbol(bits)?;
                if symbol > 16 {
                    return Err(corrupt("LZX: a run of code lengths makes no sense"));
                }
                (count, difference(before, symbol))
            }
            symbol => (1, difference(before, symbol)),
        };
        let end = at.saturating_add(count).min(lengths.len());
        lengths.get_mut(at..end).unwrap_or_default().fill(value);
        at = end;
    }
    Ok(())
}

/// Makes the places that calls of x86 lead to relative again.
fn translate(out: &mut [u8]) {
    let end = out.len().saturating_sub(TAIL);
    let mut at = 0;
    while at < end {
        if out.get(at) != Some(&0xE8) {
            at = at.saturating_add(1);
            continue;
        }
        let place = out.get_mut(at.saturating_add(1)..).and_then(|rest| rest.first_chunk_mut::<4>());
        if let (Some(place), Ok(here)) = (place, i32::try_from(at)) {
            let target = i32::from_le_bytes(*place);
            let relative = if (0..TRANSLATED).contains(&target) {
                Some(target.wrapping_sub(here))
            } else if target < 0 && target >= here.wrapping_neg() {
                Some(target.wrapping_add(TRANSLATED))
            } else {
                None
            };
            if let Some(relative) = relative {
                *place = relative.to_le_bytes();
            }
        }
        at = at.saturating_add(5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_have_the_slots_that_are_specified() {
        let counts = [15, 16, 17, 18, 19, 20, 21].map(|power| slots(1 << power).len());
        assert_eq!(counts, [30, 32, 34, 36, 38, 42, 50]);
        assert_eq!(slots(1 << 15)[..8], [(0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (6, 1), (8, 2), (12, 2)]);
    }
}

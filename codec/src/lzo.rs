//! LZO1X blocks, as liblzo2 and Linux write them (the kernel's `Documentation/staging/lzo.rst`).
//!
//! The crates there are for it are under the GPL or stop at damaged data, so the format is decoded here.

use std::io;

use crate::bits::repeat;
use crate::corrupt;

/// The distance of a far match that ends the block instead.
const END: usize = 16384;

/// The meaning of an instruction below 16 depends on the literals before it: these are from a run of four or more.
const LONG_RUN: usize = 4;

/// Unpacks a block into `out`, which has room for the largest possible. Returns the number of bytes.
///
/// # Errors
/// If the data is not valid, or unpacks to more than there is room for.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut block = Block { packed, out, done: 0 };
    // Literals since the last match: their number decides the meaning of the next instruction.
    let mut literals = 0;
    if let Some(first) = packed.first().filter(|first| **first > 17) {
        block.byte()?;
        let count = usize::from(first.wrapping_sub(17));
        block.literals(count)?;
        literals = count.min(LONG_RUN);
    }
    loop {
        let instruction = usize::from(block.byte()?);
        let (length, distance, behind) = match (instruction, literals) {
            (0..16, 0) => {
                let count = block.count(instruction, 15)?.saturating_add(3);
                block.literals(count)?;
                literals = LONG_RUN;
                continue;
            }
            (0..16, count) => {
                let near = usize::from(block.byte()?).saturating_mul(4).saturating_add(instruction >> 2);
                let (length, least) = if count == LONG_RUN { (3, 2049) } else { (2, 1) };
                (length, near.saturating_add(least), instruction)
            }
            (16..32, _) => {
                let length = block.count(instruction & 7, 7)?.saturating_add(2);
                let low = block.pair()?;
                let distance = END.saturating_add((instruction & 8) << 11).saturating_add(low >> 2);
                if distance == END {
                    return Ok(block.done);
                }
                (length, distance, low)
            }
            (32..64, _) => {
                let length = block.count(instruction & 31, 31)?.saturating_add(2);
                let low = block.pair()?;
                (length, (low >> 2).saturating_add(1), low)
            }
            _ => {
                let length = if instruction < 128 {
                    3_usize.saturating_add((instruction >> 5) & 1)
                } else {
                    5_usize.saturating_add((instruction >> 5) & 3)
                };
                let high = usize::from(block.byte()?) << 3;
                (length, high.saturating_add((instruction >> 2) & 7).saturating_add(1), instruction)
            }
        };
        block.done = repeat(block.out, block.done, distance, length)?;
        literals = behind & 3;
        block.literals(literals)?;
    }
}

/// A block that is being unpacked.
struct Block<'a> {
    /// The remaining packed bytes.
    packed: &'a [u8],
    out: &'a mut [u8],
    done: usize,
}

impl Block<'_> {
    fn byte(&mut self) -> io::Result<u8> {
        let (first, rest) = self.packed.split_first().ok_or_else(|| corrupt("LZO: it ends before its end mark"))?;
        self.packed = rest;
        Ok(*first)
    }

    fn pair(&mut self) -> io::Result<usize> {
        Ok(usize::from(u16::from_le_bytes([self.byte()?, self.byte()?])))
    }

    /// A length: the bits of the instruction; if those are 0, their largest value plus bytes, which are 0 for 255 each,
    /// except for the last.
    fn count(&mut self, bits: usize, most: usize) -> io::Result<usize> {
        if bits > 0 {
            return Ok(bits);
        }
        let mut count = most;
        loop {
            match self.byte()? {
                0 => count = count.saturating_add(255),
                last => return Ok(count.saturating_add(last.into())),
            }
        }
    }

    fn literals(&mut self, count: usize) -> io::Result<()> {
        let (from, rest) =
            self.packed.split_at_checked(count).ok_or_else(|| corrupt("LZO: it ends within literal bytes"))?;
        let end = self.done.saturating_add(count);
        self.out.get_mut(self.done..end).ok_or_else(too_long)?.copy_from_slice(from);
        self.packed = rest;
        self.done = end;
        Ok(())
    }
}

fn too_long() -> io::Error {
    corrupt("LZO: it unpacks to more than a block has room for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_instruction_does_what_the_description_says() {
        let unpacked = |packed: &[u8]| {
            let mut out = vec![0; 64];
            unpack(packed, &mut out).map(|made| String::from_utf8_lossy(&out[..made]).into_owned()).ok()
        };
        let end = [0x11, 0, 0];
        let with = |bytes: &[u8]| unpacked(&[bytes, &end].concat());
        assert_eq!(unpacked(&end).as_deref(), Some(""));
        // Literals by the first byte, then a match of 3 bytes 4 back, and 2 literals after it.
        assert_eq!(with(&[17 + 4, b'a', b'b', b'c', b'd', 0x4E, 0, b'x', b'y']).as_deref(), Some("abcdabcxy"));
        // A run of 4 literals, and a match that overlaps itself.
        assert_eq!(with(&[1, b'a', b'b', b'c', b'd', 0x2A, 0, 0]).as_deref(), Some("abcddddddddddddd"));
        // Two literals, then a match of 2 bytes.
        assert_eq!(with(&[17 + 2, b'a', b'b', 0x04, 0]).as_deref(), Some("abab"));
        for wrong in [&[][..], &[17 + 4, b'a'], &[17 + 1, b'a', 0x40, 9], &[0; 40], &[1, 1, 1, 1, 1, 0x20, 255, 0, 0]] {
            assert_eq!(unpacked(wrong), None, "{wrong:?}");
        }
    }
}

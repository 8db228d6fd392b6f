//! Apple Data Compression: literals and matches, as old disk images are packed. There is no crate for it; the code
//! follows the three forms that 7-Zip's `DmgHandler.cpp` reads.

use std::io;

use crate::corrupt;

/// Unpacks a block into `out`, which has room for the largest possible. Returns the number of bytes.
///
/// # Errors
/// If the data ends within an instruction, or unpacks to more than there is room for.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut input = packed.iter().copied().map(usize::from);
    let mut done = 0_usize;
    while let Some(first) = input.next() {
        let mut next = || input.next().ok_or_else(|| corrupt("ADC: it ends within an instruction"));
        if first & 0x80 != 0 {
            for _ in 0..=(first & 0x7F) {
                let byte = u8::try_from(next()?).unwrap_or(0);
                *out.get_mut(done).ok_or_else(|| corrupt("ADC: it unpacks to more than there is room for"))? = byte;
                done = done.saturating_add(1);
            }
            continue;
        }
        let (len, distance) = if first & 0x40 != 0 {
            ((first & 0x3F).saturating_add(4), next()? << 8 | next()?)
        } else {
            ((first >> 2).saturating_add(3), (first & 3) << 8 | next()?)
        };
        for _ in 0..len {
            let from = done.checked_sub(distance.saturating_add(1)).and_then(|at| out.get(at).copied());
            let byte = from.ok_or_else(|| corrupt("ADC: it refers to bytes before its start"))?;
            *out.get_mut(done).ok_or_else(|| corrupt("ADC: it unpacks to more than there is room for"))? = byte;
            done = done.saturating_add(1);
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_and_both_matches_are_unpacked() {
        let packed = [0x83, b'a', b'b', b'c', b'd', 0x04, 0x03, 0x41, 0x00, 0x00];
        let mut out = [0; 20];
        assert_eq!(unpack(&packed, &mut out).unwrap(), 13);
        assert_eq!(&out[..13], b"abcdabcdddddd");
        assert!(unpack(&packed, &mut [0; 12]).is_err() && unpack(&packed[..6], &mut out).is_err());
        assert!(unpack(&[0x04, 0x03], &mut out).is_err());
    }
}

//! LZNT1, which NTFS packs files with ([MS-XCA] 2.5).

use std::io;

use crate::corrupt;

/// Bytes that a chunk unpacks to, but for the last.
const CHUNK: usize = 4096;

/// Unpacks chunks until `out` is full or there are no more; the rest of `out` becomes zeros.
///
/// # Errors
/// If the data is not valid LZNT1.
pub fn lznt1(mut packed: &[u8], out: &mut [u8]) -> io::Result<()> {
    let mut chunks = out.chunks_mut(CHUNK);
    while let Some((head, rest)) = packed.split_first_chunk::<2>() {
        let head = u16::from_le_bytes(*head);
        if head == 0 {
            break;
        }
        let Some(room) = chunks.next() else { break };
        let length = usize::from(head & 0x0FFF).saturating_add(1);
        let (bytes, behind) = rest.split_at_checked(length).ok_or_else(|| corrupt("LZNT1: it ends within a chunk"))?;
        let made = if head & 0x8000 == 0 {
            let len = bytes.len().min(room.len());
            let (Some(to), Some(from)) = (room.get_mut(..len), bytes.get(..len)) else { break };
            to.copy_from_slice(from);
            len
        } else {
            unpack(bytes, room)?
        };
        if let Some(left) = room.get_mut(made..) {
            left.fill(0);
        }
        packed = behind;
    }
    chunks.for_each(|left| left.fill(0));
    Ok(())
}

/// Unpacks a chunk; returns the number of bytes.
fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut bytes = packed.iter().copied();
    let mut done = 0_usize;
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if done >= out.len() {
                return Ok(done);
            }
            if flags >> bit & 1 == 0 {
                let Some(literal) = bytes.next() else { return Ok(done) };
                if let Some(place) = out.get_mut(done) {
                    *place = literal;
                }
                done = done.saturating_add(1);
                continue;
            }
            let Some(low) = bytes.next() else { return Ok(done) };
            let high = bytes.next().ok_or_else(|| corrupt("LZNT1: it ends within a reference"))?;
            let pair = u16::from_le_bytes([low, high]);
            // The further on, the more bits are for the distance.
            let mut shift = 12_u32;
            while shift > 4 && done > 1_usize << (16_u32.saturating_sub(shift)) {
                shift = shift.saturating_sub(1);
            }
            let distance = usize::from(pair >> shift).saturating_add(1);
            let length = usize::from(pair & (1_u16 << shift).wrapping_sub(1)).saturating_add(3);
            let mut from =
                done.checked_sub(distance).ok_or_else(|| corrupt("LZNT1: it refers to bytes before its start"))?;
            for _ in 0..length {
                let Some(byte) = out.get(from).copied() else { break };
                let Some(place) = out.get_mut(done) else { break };
                *place = byte;
                (from, done) = (from.saturating_add(1), done.saturating_add(1));
            }
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_is_unpacked() {
        // [MS-XCA] 3.3.
        let packed = [
            0x38, 0xb0, 0x88, 0x46, 0x23, 0x20, 0x00, 0x20, 0x47, 0x20, 0x41, 0x00, 0x10, 0xa2, 0x47, 0x01, 0xa0, 0x45,
            0x20, 0x44, 0x00, 0x08, 0x45, 0x01, 0x50, 0x79, 0x00, 0xc0, 0x45, 0x20, 0x05, 0x24, 0x13, 0x88, 0x05, 0xb4,
            0x02, 0x4a, 0x44, 0xef, 0x03, 0x58, 0x02, 0x8c, 0x09, 0x16, 0x01, 0x48, 0x45, 0x00, 0xbe, 0x00, 0x9e, 0x00,
            0x04, 0x01, 0x18, 0x90, 0x00,
        ];
        let expected = "F# F# G A A G F# E D D E F# F# E E F# F# G A A G F# E D D E F# E D D E E F# D E F# G F# D E F# \
                        G F# E D E A F# F# G A A G F# E D D E F# E D D\0";
        let mut out = vec![1; 200];
        lznt1(&packed, &mut out).unwrap();
        assert_eq!(str::from_utf8(&out[..expected.len()]).unwrap(), expected);
        assert!(out[expected.len()..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn what_is_damaged_is_an_error_or_fits() {
        assert!(lznt1(&[5, 0x30, 1], &mut [0; 10]).is_err() && lznt1(&[2, 0xB0, 1, 0, 0x40], &mut [0; 10]).is_err());
        let mut out = [9; 3];
        lznt1(&[9, 0x30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &mut out).unwrap();
        assert_eq!(out, [1, 2, 3]);
        lznt1(&[], &mut out).unwrap();
        assert_eq!(out, [0; 3]);
    }
}

//! The start of a block of LZ4 (its `lz4_Block_format.md`): EROFS may want less of one than there is, and puts zeros
//! behind it.

use std::io;

use crate::bits::repeat;
use crate::corrupt;

/// The shortest match.
const MATCH: usize = 4;

/// Unpacks a block until `out` is full. Returns the number of bytes.
///
/// # Errors
/// Where the data is no such block.
pub(crate) fn unpack_start(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut rest = packed;
    let mut done = 0;
    while done < out.len() {
        let Some(token) = byte(&mut rest) else { break };
        let literals = length(&mut rest, token >> 4)?;
        let wanted = literals.min(out.len().saturating_sub(done));
        let (found, behind) = rest.split_at_checked(wanted).ok_or_else(|| corrupt("LZ4: literals are missing"))?;
        out.get_mut(done..done.saturating_add(wanted)).unwrap_or_default().copy_from_slice(found);
        done = done.saturating_add(wanted);
        rest = behind;
        // The last literals have no match behind them.
        if done == out.len() || rest.is_empty() {
            break;
        }
        let (distance, behind) = rest.split_first_chunk().ok_or_else(|| corrupt("LZ4: a distance is missing"))?;
        let distance = usize::from(u16::from_le_bytes(*distance));
        rest = behind;
        let length = length(&mut rest, token & 15)?.saturating_add(MATCH).min(out.len().saturating_sub(done));
        done = repeat(out, done, distance, length)?;
    }
    Ok(done)
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, behind) = rest.split_first()?;
    *rest = behind;
    Some(*first)
}

/// A length, of which a token has the start.
fn length(rest: &mut &[u8], start: u8) -> io::Result<usize> {
    let mut length = usize::from(start);
    let mut goes_on = start == 15;
    while goes_on {
        let more = byte(rest).ok_or_else(|| corrupt("LZ4: a length is missing"))?;
        length = length.saturating_add(more.into());
        goes_on = more == u8::MAX;
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_unpacked_as_far_as_it_is_wanted() {
        let text = b"discern discern discern, and something else; and something else again".repeat(40);
        let mut packed = lz4_flex::block::compress(&text);
        for trailing in [0, 3] {
            packed.resize(packed.len() + trailing, 0);
            for len in [1, 7, 8, 25, 400, text.len()] {
                let mut out = vec![0; len];
                assert_eq!(unpack_start(&packed, &mut out).unwrap(), len);
                assert_eq!(out, text[..len]);
            }
        }
    }
}

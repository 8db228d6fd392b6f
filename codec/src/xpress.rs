//! XPRESS with Huffman codes ([MS-XCA] 2.1 and 2.2), as chunks of NTFS and WIM have it.

use std::io;

use crate::bits::{Bits, Huffman, repeat};
use crate::corrupt;

/// Symbols of the code: bytes, and lengths with distances.
const SYMBOLS: usize = 512;

/// The least bytes of a match.
const LEAST: usize = 3;

/// Unpacks a chunk to fill `out` exactly.
///
/// # Errors
/// If the data is not valid.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let (table, data) = packed.split_at_checked(SYMBOLS / 2).ok_or_else(|| corrupt("XPRESS: it has no code"))?;
    let lengths: Vec<u8> = table.iter().flat_map(|pair| [pair & 0x0F, pair >> 4]).collect();
    let code = Huffman::new(&lengths)?;
    let mut bits = Bits::new(data);
    let mut done = 0_usize;
    while done < out.len() {
        let symbol = code.symbol(&mut bits)?;
        if let Ok(byte) = u8::try_from(symbol) {
            if let Some(place) = out.get_mut(done) {
                *place = byte;
            }
            done = done.saturating_add(1);
            continue;
        }
        let mut length = symbol & 15;
        let power = u32::try_from(symbol >> 4 & 15).unwrap_or(0);
        bits.ensure(16);
        let distance = (1 << power) | bits.take(power);
        if length == 15 {
            let more = usize::from(bits.bytes(1)?.first().copied().unwrap_or(0));
            length = if more == 255 {
                bits.bytes(2)?.first_chunk().map_or(0, |long| usize::from(u16::from_le_bytes(*long)))
            } else {
                length.saturating_add(more)
            };
        }
        done = repeat(out, done, distance, length.saturating_add(LEAST))?;
    }
    Ok(done)
}

//! Chunks of RIFF and AIFF files.

use crate::source::Source;

/// Most chunks looked at before the samples. Broadcast files have a dozen.
const CHUNKS: u32 = 256;

/// Finds the first chunk with a name, and returns its offset and content. A length of 0 or beyond the end, as streams
/// write it, means up to the end.
pub(super) fn chunk(content: &Source, name: [u8; 4], number: fn([u8; 4]) -> u32) -> Option<(u64, Source)> {
    let mut at = 12_u64;
    for _ in 0..CHUNKS {
        let head: [u8; 8] = content.read_up_to(at, 8).ok()?.try_into().ok()?;
        let [a, b, c, d, length @ ..] = head;
        let start = at.checked_add(8)?;
        let length = u64::from(number(length));
        if [a, b, c, d] == name {
            let end = start.checked_add(length).filter(|end| length > 0 && *end <= content.len());
            return Some((start, content.slice(start..end.unwrap_or_else(|| content.len()))));
        }
        at = start.checked_add(length)?.checked_add(length % 2)?;
    }
    None
}

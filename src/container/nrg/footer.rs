//! Finds the footer, which records the first byte of the chunks.

use crate::error::Result;
use crate::signature;
use crate::source::Source;

/// Bytes at the end of the file that are searched for a footer: some programs leave trailing bytes after it.
const SEARCHED: u64 = 4096;

/// Names that the first chunk may have.
const CHUNKS: [&[u8; 4]; 17] = [
    b"CUEX", b"CUES", b"DAOX", b"DAOI", b"ETN2", b"ETNF", b"TINF", b"CDTX", b"SINF", b"MTYP", b"DINF", b"TOCT",
    b"RELO", b"AFNM", b"VOLM", b"DAOM", b"END!",
];

/// A footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Footer {
    /// First byte of the first chunk, at which the stored sectors end.
    pub(super) chunks: u64,
    /// The byte after the footer, at which the file should end.
    pub(super) end: u64,
}

/// Finds the last footer that points to a chunk: NER5 with 64 bits, NERO with 32.
pub(super) fn find(content: &Source) -> Result<Option<Footer>> {
    let tail_start = content.len().saturating_sub(SEARCHED);
    let tail = content.read_up_to(tail_start, usize::try_from(SEARCHED).unwrap_or(usize::MAX))?;
    for place in (0..tail.len().saturating_sub(7)).rev() {
        let Some(bytes) = tail.get(place..) else { continue };
        let (chunks, size) = match (bytes.first_chunk::<4>(), bytes.get(4..)) {
            (Some(&signature::NERO_5_5), Some(rest)) => {
                (rest.first_chunk().map(|offset| u64::from_be_bytes(*offset)), 12)
            }
            (Some(&signature::NERO), Some(rest)) => {
                (rest.first_chunk().map(|it| u64::from(u32::from_be_bytes(*it))), 8)
            }
            _ => continue,
        };
        let at = tail_start.saturating_add(place as u64);
        if let Some(chunks) = chunks.filter(|chunks| *chunks < at)
            && is_chunk(&content.read_up_to(chunks, 4)?)
        {
            return Ok(Some(Footer { chunks, end: at.saturating_add(size) }));
        }
    }
    Ok(None)
}

fn is_chunk(id: &[u8]) -> bool {
    CHUNKS.iter().any(|known| id == known.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Option<Footer> {
        find(&Source::from_bytes(bytes.to_vec())).unwrap()
    }

    #[test]
    fn both_generations_are_found_before_trailing_bytes() {
        let new = b"dataCUEX\0\0\0\0NER5\0\0\0\0\0\0\0\x04".to_vec();
        let old = b"dataETNF\0\0\0\0NERO\0\0\0\x04".to_vec();
        assert_eq!(found(&new), Some(Footer { chunks: 4, end: 24 }));
        assert_eq!(found(&old), Some(Footer { chunks: 4, end: 20 }));
        assert_eq!(found(&[new, vec![7; 4000]].concat()), Some(Footer { chunks: 4, end: 24 }));
        assert_eq!(found(&[old, vec![7; 5000]].concat()), None);
    }

    #[test]
    fn a_footer_that_points_nowhere_is_none() {
        assert_eq!(found(b"dataCUEX\0\0\0\0NER5\0\0\0\0\0\0\0\x05"), None);
        assert_eq!(found(b"dataCUEX\0\0\0\0NER5\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), None);
        assert_eq!(found(b"NER5"), None);
        assert_eq!(found(b""), None);
    }
}

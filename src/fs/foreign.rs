//! Names for what is known and not read here, so that a person is told what they have instead of that it is nothing.

use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::signature::{self, KNOWN};
use crate::source::Source;

/// Bytes looked at from the start: up to the mark of Btrfs, the last one.
const HEAD: usize = 66 << 10;

/// Bytes looked at from the end: a sector of 512, in which trailers begin or lie.
const TAIL: usize = 512;

/// A name for what the volume holds, where it is something known that is not read here. Finishes the sentence
/// "This is …, which Discern does not read."
#[must_use]
pub fn recognise_foreign(content: &Source) -> Option<&'static str> {
    let head = content.read_up_to(0, HEAD).ok()?;
    let last = content.len().saturating_sub(TAIL as u64);
    let tail = content.read_up_to(last, TAIL).ok()?;
    if is_udf(content, &head) {
        return Some("a UDF volume");
    }
    KNOWN.iter().find(|known| known.is_in(&head, &tail)).map(|known| known.phrase)
}

/// The file system that begins at a byte of the content, where it is one that is known and not read here: its name, as
/// in "UDF" or "HFS+".
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn file_system_at(content: &Source, start: u64) -> Result<Option<&'static str>> {
    let content = content.slice(start..content.len());
    let head = content.read_up_to(0, HEAD)?;
    if is_udf(&content, &head) {
        return Ok(Some("UDF"));
    }
    let mut found = KNOWN.iter().filter(|known| known.is_in(&head, &[]));
    Ok(found.find_map(|known| known.file_system))
}

/// A volume recognition sequence that names UDF (ECMA-167 2/9.1), or its anchor in sector 256 (3/10.2).
fn is_udf(content: &Source, head: &[u8]) -> bool {
    let sector = usize::try_from(SECTOR_SIZE).unwrap_or(2048);
    let sequence = head.chunks(sector).skip(16);
    if sequence.filter_map(|sector| sector.get(1..6)).any(|id| signature::UDF.iter().any(|name| id == name)) {
        return true;
    }
    let anchor = content.read_up_to(SECTOR_SIZE.saturating_mul(256), 16).unwrap_or_default();
    // Tag identifier 2 in front, the sector's own number behind.
    anchor.starts_with(&[2, 0]) && anchor.ends_with(&[0, 1, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Anchor;

    fn recognise(len: usize, at: usize, bytes: &[u8]) -> Option<&'static str> {
        let mut content = vec![0; len];
        content[at..at + bytes.len()].copy_from_slice(bytes);
        recognise_foreign(&Source::from_bytes(content))
    }

    #[test]
    fn every_mark_is_seen_at_its_place_and_nowhere_else() {
        for mark in KNOWN {
            let at = match mark.at {
                Anchor::Start(at) => at,
                Anchor::End(before) => 100_000 - before,
            };
            assert_eq!(recognise(100_000, at, mark.bytes), Some(mark.phrase));
            assert_eq!(recognise(100_000, at + 1, mark.bytes), None, "{}", mark.phrase);
        }
    }

    #[test]
    fn udf_is_known_by_its_recognition_sequence_or_its_anchor() {
        assert_eq!(recognise(100_000, 17 * 2048 + 1, b"NSR03"), Some("a UDF volume"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x01\0\0"), Some("a UDF volume"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x02\0\0"), None);
    }

    #[test]
    fn little_and_nothing_are_nothing() {
        for len in [0, 1, 3, 511, 2048] {
            assert_eq!(recognise_foreign(&Source::from_bytes(vec![0; len])), None);
        }
    }
}

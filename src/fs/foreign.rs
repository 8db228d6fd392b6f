//! Names for what is known and not read here, so that a user is told what they have instead of that it is nothing.

use crate::bytes::text;
use crate::disc::Recognition;
use crate::disc::recognition::{FIRST_ANCHOR, is_anchor};
use crate::error::Result;
use crate::signature::{self, FILES, Holds, KNOWN};
use crate::source::Source;

/// Bytes looked at from the start: up to the mark of UFS, the last one.
const HEAD: usize = 66 << 10;

/// Bytes looked at from the end: a sector of 512, in which trailers begin or lie.
const TAIL: usize = 512;

/// Where VMFS has its mark.
const VMFS_AT: u64 = 2 << 20;

/// The older superblock of a Linux RAID begins at the last whole multiple of this but one.
const RAID_UNIT: u64 = 64 << 10;

/// Bytes of which a text is known.
const TEXT: usize = 4096;

/// A name for the archive or packed image that a content is, where it is one that is not read. Finishes the sentence
/// "This is …".
#[must_use]
pub fn recognise_format(content: &Source) -> Option<&'static str> {
    let head = content.read_up_to(0, HEAD).ok()?;
    let last = content.len().saturating_sub(TAIL as u64);
    let tail = content.read_up_to(last, TAIL).ok()?;
    let mut formats = KNOWN.iter().filter(|known| known.file_system.is_none());
    formats.find(|known| known.is_in(&head, &tail)).map(|known| known.phrase)
}

/// A name for a file that is no image at all, as a picture or a text. Finishes the sentence "This is …".
#[must_use]
pub fn recognise_file(content: &Source) -> Option<&'static str> {
    let head = content.read_up_to(0, TEXT).ok()?;
    let known = FILES.iter().find(|known| known.is_in(&head, &[])).map(|known| known.phrase);
    let is_text = !head.is_empty() && text::looks_like_text(&head);
    known.or_else(|| is_text.then_some("a text file"))
}

/// The file system that begins at a byte of the content, where it is one that is known and not read here: its name, as
/// in "UDF" or "HFS+". UDF may have no recognition sequence, and is looked for elsewhere only where it `may_be_udf_alone`.
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn file_system_at(content: &Source, start: u64, may_be_udf_alone: bool) -> Result<Option<&'static str>> {
    let content = content.slice(start..content.len());
    let head = content.read_up_to(0, HEAD)?;
    if Recognition::read(&content, 0)?.is_udf || may_be_udf_alone && is_anchor(&content, FIRST_ANCHOR)? {
        return Ok(Some("UDF"));
    }
    let mut found = KNOWN.iter().filter(|known| known.is_in(&head, &[]));
    Ok(found.find_map(|known| known.file_system))
}

/// The same for what has its mark far from the start: VMFS and the members of a Linux RAID.
///
/// # Errors
/// As [`file_system_at`].
pub(super) fn distant_file_system(content: &Source) -> Result<Option<&'static str>> {
    if content.read_up_to(VMFS_AT, signature::VMFS.len())? == signature::VMFS {
        return Ok(Some("VMFS"));
    }
    let end = content.len();
    // Version 0.90: at a multiple of 64 KiB. Version 1.0: of 4 KiB.
    let old = (end.saturating_sub(end % RAID_UNIT)).checked_sub(RAID_UNIT);
    let new = end.saturating_sub(end % 4096).checked_sub(8192);
    for at in old.into_iter().chain(new) {
        if content.read_up_to(at, signature::MD_RAID.len())? == signature::MD_RAID {
            return Ok(Some("Linux RAID"));
        }
    }
    Ok(None)
}

/// What there is to be found in what goes by a name.
pub(super) fn holds(name: &str) -> Holds {
    KNOWN.iter().find(|known| known.file_system == Some(name)).map_or(Holds::Files, |known| known.holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Anchor;

    fn recognise(len: usize, at: usize, bytes: &[u8]) -> Option<&'static str> {
        let mut content = vec![0; len];
        content[at..at + bytes.len()].copy_from_slice(bytes);
        let content = Source::from_bytes(content);
        recognise_format(&content).or_else(|| file_system_at(&content, 0, true).unwrap())
    }

    #[test]
    fn every_mark_is_seen_at_its_place_and_nowhere_else() {
        for mark in KNOWN {
            let at = match mark.at {
                Anchor::Start(at) => at,
                Anchor::End(before) => 100_000 - before,
            };
            assert_eq!(recognise(100_000, at, mark.bytes), Some(mark.file_system.unwrap_or(mark.phrase)));
            assert_eq!(recognise(100_000, at + 1, mark.bytes), None, "{}", mark.phrase);
        }
    }

    #[test]
    fn marks_far_from_the_start_are_seen() {
        let recognise = |len: usize, at: usize, bytes: &[u8]| {
            let mut content = vec![0; len];
            content[at..at + bytes.len()].copy_from_slice(bytes);
            distant_file_system(&Source::from_bytes(content)).unwrap()
        };
        assert_eq!(recognise(3 << 20, 2 << 20, signature::VMFS), Some("VMFS"));
        assert_eq!(recognise((1 << 20) + 700, (1 << 20) - (64 << 10), signature::MD_RAID), Some("Linux RAID"));
        assert_eq!(recognise((1 << 20) + 5000, (1 << 20) + 4096 - 8192, signature::MD_RAID), Some("Linux RAID"));
        assert_eq!(recognise(1 << 20, 4096, b"VMFS"), None);
        assert_eq!(holds("LUKS"), Holds::Secrets);
    }

    #[test]
    fn udf_is_known_by_its_recognition_sequence_or_its_anchor() {
        assert_eq!(recognise(100_000, 17 * 2048 + 1, b"NSR03"), Some("UDF"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x01\0\0"), Some("UDF"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x02\0\0"), None);
    }

    #[test]
    fn files_that_are_no_images_are_named() {
        let named = |bytes: &[u8]| recognise_file(&Source::from_bytes(bytes));
        assert_eq!(named(b"\xFF\xD8\xFF\xE0"), Some("a picture (JPEG)"));
        assert_eq!(named(b"RIFF\0\0\0\0WAVEfmt "), Some("an audio file (WAVE)"));
        for text in ["This is no image.\n", "Zeilenumbrüche\r\n\tund mehr", "\u{FEFF}x"] {
            assert_eq!(named(text.as_bytes()), Some("a text file"), "{text}");
        }
        // A letter that is cut after 4096 bytes.
        assert_eq!(named(&[&b"x"[..], "ü".repeat(4000).as_bytes()].concat()), Some("a text file"));
        for other in [&b"\0text"[..], b"text \x01", b"\xE4\xF6\xFC", b""] {
            assert_eq!(named(other), None, "{other:?}");
        }
    }

    #[test]
    fn little_and_nothing_are_nothing() {
        for len in [0, 1, 3, 511, 2048] {
            let content = Source::from_bytes(vec![0; len]);
            assert_eq!((recognise_format(&content), recognise_file(&content)), (None, None));
        }
    }
}

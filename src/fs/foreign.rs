//! Names formats that are recognized but not read, so that the user learns what the file is.

use super::file_structure;
use crate::bytes::find::find;
use crate::bytes::text;
use crate::disc::recognition::{FIRST_ANCHOR, is_anchor};
use crate::disc::{Recognition, SECTOR_SIZE};
use crate::error::Result;
use crate::signature::{self, FILES, Holds, KNOWN};
use crate::source::Source;

/// Number of bytes searched at the start, up to the farthest signature, that of UFS.
const HEAD: usize = 66 << 10;

/// Number of bytes searched at the end: one sector, in which trailers are or begin.
const TAIL: usize = 512;

/// Offset of VMFS's signature.
const VMFS_AT: u64 = 2 << 20;

/// Alignment of the older superblock of a Linux RAID, which is at the second to last multiple of it.
const RAID_UNIT: u64 = 64 << 10;

/// Number of bytes by which text is recognized.
const TEXT: usize = 4096;

/// Bytes of a short signature.
const SHORT: usize = 4;

/// Names the archive or packed image that a content is, to complete the sentence "This is …". Also returns whether a
/// complete file of that type is supported.
#[must_use]
pub fn recognise_format(content: &Source) -> Option<(&'static str, bool)> {
    let head = content.read_up_to(0, HEAD).ok()?;
    let last = content.len().saturating_sub(TAIL as u64);
    let tail = content.read_up_to(last, TAIL).ok()?;
    let mut formats = KNOWN.iter().filter(|known| known.file_system.is_none());
    let found = formats.find(|known| known.is_in(&head, &tail));
    found.map(|known| (known.phrase, known.holds == Holds::Readable))
}

/// Names a file that isn't an image at all, such as a picture or a text. Completes the sentence "This is …".
#[must_use]
pub fn recognise_file(content: &Source) -> Option<&'static str> {
    let head = content.read_up_to(0, TEXT).ok()?;
    // Boot sectors begin with code, which may be the same as a short signature.
    let may_boot = head.get(510..512) == Some(&[0x55, 0xAA]);
    let is_certain = |known: &&signature::Known| known.bytes.len() > SHORT || !may_boot;
    let known = FILES.iter().filter(is_certain).find(|known| known.is_in(&head, &[])).map(|known| known.phrase);
    let by_structure = || (!may_boot).then(|| file_structure::recognise(&head, content.len())).flatten();
    let is_text = !head.is_empty() && text::looks_like_text(&head);
    known
        .or_else(by_structure)
        .or_else(|| is_text.then(|| if is_web_page(&head) { "a web page (HTML)" } else { "a text file" }))
}

/// Whether a text begins as HTML: servers answer like this in place of a missing file.
fn is_web_page(text: &[u8]) -> bool {
    let mut start = text.trim_ascii_start();
    // A declaration of XML and comments may come first.
    for (opening, closing) in [(b"<?xml".as_slice(), b"?>".as_slice()), (b"<!--", b"-->")] {
        if start.starts_with(opening) {
            let after = find(start, closing).and_then(|end| start.get(end.saturating_add(closing.len())..));
            start = after.unwrap_or_default().trim_ascii_start();
        }
    }
    let begins = |mark: &[u8]| start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    begins(b"<!doctype html") || begins(b"<html") || begins(b"<head>")
}

/// The name of the file system at an offset of the content, if it is a recognized one, as in "UDF" or "HFS+". UDF
/// without a recognition sequence is only looked for if `may_be_udf_alone`.
///
/// # Errors
/// If the content cannot be read.
pub(super) fn file_system_at(content: &Source, start: u64, may_be_udf_alone: bool) -> Result<Option<&'static str>> {
    let content = content.slice(start..content.len());
    let head = content.read_up_to(0, HEAD)?;
    if Recognition::read(&content, 0)?.is_udf || may_be_udf_alone && is_anchor(&content, FIRST_ANCHOR, SECTOR_SIZE)? {
        return Ok(Some("UDF"));
    }
    let mut found = KNOWN.iter().filter(|known| known.is_in(&head, &[]));
    Ok(found.find_map(|known| known.file_system))
}

/// Like [`file_system_at`], for formats with a distant signature: VMFS and members of a Linux RAID.
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

/// The kind of content of a recognized format, by its name.
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
        let format = recognise_format(&content).map(|(phrase, _)| phrase);
        format.or_else(|| file_system_at(&content, 0, true).unwrap())
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
        for text in [
            "<!DOCTYPE html><html>",
            "\n\t<HTML lang=de>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">",
            "<!-- saved from url=(0014)about:internet -->\r\n<html>",
        ] {
            assert_eq!(named(text.as_bytes()), Some("a web page (HTML)"));
        }
        for text in ["This is no image.\n", "Zeilenumbrüche\r\n\tund mehr", "\u{FEFF}x"] {
            assert_eq!(named(text.as_bytes()), Some("a text file"), "{text}");
        }
        // A character that is cut after 4096 bytes.
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

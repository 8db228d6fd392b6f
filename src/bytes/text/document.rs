//! Detects text files and their encoding, for a preview.

use super::{Encoding, guess};

/// Number of bytes that are examined at the beginning of a file.
const SAMPLE: usize = 64 << 10;

/// Byte order marks. A document with one is in that encoding, whatever its contents.
///
/// The one of UTF-32 begins with the one of UTF-16, after which a text has no zero character.
const MARKS: &[(&[u8], &str)] = &[
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
];

/// The most likely encoding of the beginning of a document: from its byte order mark, from zeros in every other byte,
/// from valid UTF-8, or else from its lines, like for names.
#[must_use]
pub fn guess_document(bytes: &[u8]) -> &'static Encoding {
    let sample = beginning(bytes);
    if let Some(encoding) = marked(sample).or_else(|| unmarked_utf_32(sample)).or_else(|| unmarked_utf_16(sample)) {
        return encoding;
    }
    if is_utf_8(sample) {
        return Encoding::UTF_8;
    }
    guess::likeliest(sample)
}

/// True if bytes are text: without control characters, other than those of texts, in their most likely encoding.
#[must_use]
pub fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = beginning(bytes);
    if marked(sample).is_some() || unmarked_utf_32(sample).is_some() || unmarked_utf_16(sample).is_some() {
        return true;
    }
    let odd = sample.iter().filter(|byte| is_odd_control(**byte)).count();
    // One in a hundred is allowed: old texts contain printer escapes or a Control-Z. Zeros never occur.
    !sample.contains(&0) && odd.saturating_mul(100) <= sample.len() && (is_utf_8(sample) || is_mostly_ascii(sample))
}

fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.get(..SAMPLE).unwrap_or(bytes)
}

fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).and_then(|(_, id)| Encoding::by_id(id))
}

/// Detects UTF-16 without a mark: in most texts nearly every character has a zero byte, always on the same side. East
/// Asian text has not, and cannot be distinguished from binary data without a mark.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let high = |bytes: &[u8; 2]| bytes[0] == 0 && !is_odd_control(bytes[1]) && bytes[1] != 0;
    let low = |bytes: &[u8; 2]| bytes[1] == 0 && !is_odd_control(bytes[0]) && bytes[0] != 0;
    let big = pairs.iter().filter(|pair| high(pair)).count();
    let little = pairs.iter().filter(|pair| low(pair)).count();
    let enough = |count: usize| pairs.len() > 1 && count.saturating_mul(10) >= pairs.len().saturating_mul(7);
    let (id, other) = match (enough(big), enough(little)) {
        (true, _) => ("utf-16be", little),
        (_, true) => ("utf-16le", big),
        _ => return None,
    };
    // A text in one script never has both; tables of small numbers do.
    if other.saturating_mul(50) > pairs.len() || pairs.contains(&[0, 0]) { None } else { Encoding::by_id(id) }
}

/// Detects UTF-32 without a mark: nearly every character is a printable one of Latin scripts, unlike in tables of numbers.
fn unmarked_utf_32(bytes: &[u8]) -> Option<&'static Encoding> {
    let (characters, rest) = bytes.as_chunks::<4>();
    if characters.len() < 8 || !rest.is_empty() {
        return None;
    }
    let is_common = |number: u32| matches!(number, 9 | 10 | 13 | 32..=126 | 0xA0..=0x24F);
    let fits = |unit: fn([u8; 4]) -> u32| {
        let common = characters.iter().filter(|bytes| is_common(unit(**bytes))).count();
        let are_characters = characters.iter().all(|bytes| char::from_u32(unit(*bytes)).is_some_and(|c| c != '\0'));
        are_characters && common.saturating_mul(10) >= characters.len().saturating_mul(9)
    };
    match (fits(u32::from_le_bytes), fits(u32::from_be_bytes)) {
        (true, _) => Encoding::by_id("utf-32le"),
        (_, true) => Encoding::by_id("utf-32be"),
        _ => None,
    }
}

/// True for valid UTF-8, apart from a character that the end of the sample cuts off.
fn is_utf_8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// True if spaces, line feeds and digits show text in an encoding of one or two bytes per character.
fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let upper = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let breaks = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r' | b' ')).count();
    upper.saturating_mul(3) <= bytes.len() || breaks.saturating_mul(100) >= bytes.len()
}

const fn is_odd_control(byte: u8) -> bool {
    matches!(byte, 0..=6 | 14..=26 | 28..=31 | 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn marks_decide() {
        assert_eq!(guess_document(b"\xef\xbb\xbfabc").id, "utf-8");
        assert_eq!(guess_document(b"\xff\xfea\0").id, "utf-16le");
        assert_eq!(guess_document(b"\xfe\xff\0a").id, "utf-16be");
    }

    #[test]
    fn utf_16_without_a_mark_is_detected() {
        for big in [true, false] {
            let bytes = utf_16("[autorun]\r\nicon=setup.exe\r\nGrüße\r\n", big);
            assert_eq!(guess_document(&bytes).id, if big { "utf-16be" } else { "utf-16le" });
            assert!(looks_like_text(&bytes));
        }
    }

    #[test]
    fn utf_32_is_seen_with_and_without_a_mark() {
        for big in [true, false] {
            let unit = |c: char| if big { (c as u32).to_be_bytes() } else { (c as u32).to_le_bytes() };
            let id = if big { "utf-32be" } else { "utf-32le" };
            for text in ["FILE \"Grüße.bin\" BINARY\r\n", "\u{FEFF}FILE 日本.bin BINARY\n"] {
                let bytes: Vec<u8> = text.chars().flat_map(unit).collect();
                assert_eq!(guess_document(&bytes).id, id);
                assert_eq!(guess_document(&bytes).decode(&bytes), text);
            }
        }
        let numbers: Vec<u8> = (0..100_u32).flat_map(|number| (number * 7).to_le_bytes()).collect();
        assert!(!looks_like_text(&numbers));
    }

    // Bytes by Python: '…'.encode(codec).
    #[test]
    fn letters_decide_where_nothing_else_does() {
        let russian =
            b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0! \xdd\xf2\xee \xef\xf0\xee\xf1\xf2\xee\xe9 \xf2\xe5\xea\xf1\xf2.";
        assert_eq!(guess_document(russian).id, "windows-1251");
        assert!(looks_like_text(russian));
        let japanese =
            b"\x82\xb1\x82\xea\x82\xcd\x93\xfa\x96{\x8c\xea\x82\xcc\x83e\x83L\x83X\x83g\x82\xc5\x82\xb7\x81B\r\n";
        assert_eq!(guess_document(japanese).id, "shift_jis");
        assert!(looks_like_text(japanese));
        assert_eq!(guess_document("Grüße an alle".as_bytes()).id, "utf-8");
    }

    #[test]
    fn programs_are_no_text() {
        assert!(!looks_like_text(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0"));
        assert!(!looks_like_text(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"));
        assert!(!looks_like_text(&[1, 0, 2, 0, 3, 0, 4, 0, 0, 0, 5, 0]));
        assert!(!looks_like_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(looks_like_text(
            b"plain\ttext\x1b[1m and an escape in a longer line of words, as a terminal has it, many many words more\n"
        ));
    }

    #[test]
    fn a_character_truncated_by_the_sample_is_still_utf_8() {
        assert_eq!(guess_document("naïve caf\u{e9}".as_bytes().split_last().unwrap().1).id, "utf-8");
    }
}

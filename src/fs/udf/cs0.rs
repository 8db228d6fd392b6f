//! Names in OSTA Compressed Unicode (UDF 2.1.1).

use crate::bytes::text;

/// Decodes a field in compressed Unicode: the first byte selects 8 or 16 bits per character. 254 and 255 do the same
/// for names of deleted files.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let (compression, rest) = bytes.split_first()?;
    match compression {
        8 | 254 if rest.is_ascii() => String::from_utf8(rest.to_vec()).ok(),
        8 | 254 => Some(rest.iter().map(|byte| char::from(*byte)).collect()),
        16 | 255 => {
            let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            Some(text::of_utf_16(units))
        }
        _ => None,
    }
}

/// Decodes a dstring, whose last byte is the number of bytes used (UDF 2.1.3).
pub(super) fn dstring(field: &[u8]) -> String {
    let Some((length, rest)) = field.split_last() else { return String::new() };
    let used = rest.get(..usize::from(*length)).unwrap_or(rest);
    text(used).unwrap_or_default().trim_end_matches('\0').to_owned()
}

/// Encodes text in compressed Unicode, with 8 bits per character if possible; `None` if it exceeds a number of bytes.
pub(super) fn recorded(text: &str, most: usize) -> Option<Vec<u8>> {
    let narrow: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    let bytes = match narrow {
        Some(bytes) => [vec![8], bytes].concat(),
        None => [16].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
    };
    (bytes.len() <= most).then_some(bytes)
}

/// Encodes a dstring, cut after the last character that fits; all zeros if the text is empty.
pub(super) fn recorded_dstring<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut field = [0; LENGTH];
    let mut fitting = text;
    let most = LENGTH.saturating_sub(1);
    let bytes = loop {
        match recorded(fitting, most) {
            Some(bytes) => break bytes,
            None => {
                let end = fitting.char_indices().next_back().map_or(0, |(at, _)| at);
                fitting = fitting.get(..end).unwrap_or_default();
            }
        }
    };
    if !fitting.is_empty() {
        field.iter_mut().zip(&bytes).for_each(|(place, byte)| *place = *byte);
        if let Some(last) = field.last_mut() {
            *last = u8::try_from(bytes.len()).unwrap_or(u8::MAX);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_is_read_again() {
        for name in ["plain", "Größe", "日本語", "A😀"] {
            assert_eq!(text(&recorded(name, 255).unwrap()).as_deref(), Some(name));
            assert_eq!(dstring(&recorded_dstring::<32>(name)), name);
        }
        assert_eq!(recorded_dstring::<8>("abcdefgh"), *b"\x08abcdef\x07");
        assert_eq!(recorded_dstring::<8>("日本語日本"), [16, 0x65, 0xE5, 0x67, 0x2C, 0x8A, 0x9E, 7]);
        assert_eq!(recorded_dstring::<8>(""), [0; 8]);
        assert_eq!(recorded(&"x".repeat(255), 255), None);
    }

    #[test]
    fn both_widths_are_read_and_nothing_else() {
        assert_eq!(text(b"\x08A\xE9").as_deref(), Some("Aé"));
        assert_eq!(text(b"\x10\x30\x42\x00A\xD8\x3D\xDE\x00").as_deref(), Some("あA😀"));
        assert_eq!(text(b"\x10\xD8\x3D").as_deref(), Some("\u{FFFD}"));
        assert_eq!([text(b""), text(b"\x07A")], [None, None]);
        assert_eq!(dstring(b"\x08DISC\0\0\x05"), "DISC");
        assert_eq!(dstring(b"\x08AB\0\0\xFF"), "AB");
    }
}

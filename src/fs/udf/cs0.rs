//! Names in OSTA Compressed Unicode (UDF 2.1.1).

/// The text of a field of compressed unicode: 8 or 16 bits a character, as the first byte says. 254 and 255 mark names
/// of deleted files in the same way.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let (compression, rest) = bytes.split_first()?;
    match compression {
        8 | 254 => Some(rest.iter().map(|byte| char::from(*byte)).collect()),
        16 | 255 => {
            let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        _ => None,
    }
}

/// The text of a dstring, whose last byte says how many of the others are used (UDF 2.1.3).
pub(super) fn dstring(field: &[u8]) -> String {
    let Some((length, rest)) = field.split_last() else { return String::new() };
    let used = rest.get(..usize::from(*length)).unwrap_or(rest);
    text(used).unwrap_or_default().trim_end_matches('\0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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

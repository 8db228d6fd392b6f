//! Joliet (Microsoft, Joliet Specification, 1995): a supplementary descriptor with names in UCS-2.

/// The UCS-2 level that a descriptor's escape sequences declare, 1 to 3; `None` where it is not Joliet.
///
/// The specification has `%/@`, `%/C` and `%/E`. Some writers put a backslash for the slash, some begin with blanks.
pub(super) fn level(escape_sequences: &[u8; 32]) -> Option<u8> {
    let start = escape_sequences.iter().position(|byte| !matches!(byte, b' ' | 0))?;
    match escape_sequences.get(start..)? {
        [b'%', b'/' | b'\\', b'@', ..] => Some(1),
        [b'%', b'/' | b'\\', b'C', ..] => Some(2),
        [b'%', b'/' | b'\\', b'E', ..] => Some(3),
        _ => None,
    }
}

/// Big-endian UCS-2 as text. Real writers use surrogates; an unpaired one becomes U+FFFD. An odd byte at the end is
/// ignored.
pub(super) fn decode(name: &[u8]) -> String {
    let (units, _) = name.as_chunks::<2>();
    let mut text = String::with_capacity(units.len());
    let units = units.iter().map(|unit| u16::from_be_bytes(*unit));
    text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
    text
}

/// Text as big-endian UCS-2, with surrogates where Unicode needs them, as real systems read them.
pub(super) fn encode(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(start: &[u8], pad: u8) -> [u8; 32] {
        let mut field = [pad; 32];
        field[..start.len()].copy_from_slice(start);
        field
    }

    #[test]
    fn levels_and_how_writers_vary_them() {
        assert_eq!(level(&field(b"%/@", 0)), Some(1));
        assert_eq!(level(&field(b"%/C", b' ')), Some(2));
        assert_eq!(level(&field(b"%\\E", 0)), Some(3));
        assert_eq!(level(&field(b"  %/E", 0)), Some(3));
        assert_eq!(level(&field(b"", 0)), None);
        assert_eq!(level(&field(b"\x28\x4A", 0)), None);
    }

    #[test]
    fn surrogates_pair_and_a_lone_one_is_replaced() {
        assert_eq!(decode(b"\0a\xD8\x3D\xDE\x00"), "a😀");
        assert_eq!(decode(b"\xD8\x3D\0a\0"), "\u{FFFD}a");
    }
}

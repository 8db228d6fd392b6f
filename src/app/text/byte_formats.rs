//! Bytes as text for the clipboard.

use std::fmt::Write;

/// Bytes per line.
const LINE: usize = 16;

/// How bytes are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteFormat {
    /// Hexadecimal digits, sixteen bytes a line.
    Hex,
    /// As UTF-8 if they are, else as Latin-1.
    Text,
    /// An array in C.
    CArray,
    /// Base64 (RFC 4648).
    Base64,
}

impl ByteFormat {
    /// Formats bytes.
    pub(crate) fn format(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => lines(bytes, "", " "),
            Self::Text => match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => bytes.iter().copied().map(char::from).collect(),
            },
            Self::CArray => {
                format!("const unsigned char data[{}] = {{\n{}\n}};\n", bytes.len(), lines(bytes, "0x", ", "))
            }
            Self::Base64 => base64(bytes),
        }
    }
}

fn lines(bytes: &[u8], prefix: &str, between: &str) -> String {
    let line = |line: &[u8]| {
        let digits: Vec<String> = line.iter().map(|byte| format!("{prefix}{byte:02x}")).collect();
        digits.join(between)
    };
    let lines: Vec<String> = bytes.chunks(LINE).map(line).collect();
    lines.join(&format!("{}\n", between.trim_end()))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for at in 0..4_usize {
            let shift = 18_u32.saturating_sub(u32::try_from(at).unwrap_or(0).saturating_mul(6));
            let digit = usize::try_from((bits >> shift) & 63).ok().and_then(|digit| DIGITS.get(digit));
            // Two digits hold one byte, three hold two.
            let digit = digit.filter(|_| at <= group.len()).copied().map_or('=', char::from);
            // Writing to a string cannot fail.
            let _ = text.write_char(digit);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_formatted_as_other_programs_do() {
        // printf … | base64
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, expected) in cases {
            assert_eq!(ByteFormat::Base64.format(text.as_bytes()), expected);
        }
        assert_eq!(ByteFormat::Base64.format(&[0xff, 0xfe]), "//4=");
        assert_eq!(ByteFormat::Hex.format(&[1, 0xab]), "01 ab");
        assert_eq!(ByteFormat::Hex.format(&[0; 17]), format!("{}\n00", ["00"; 16].join(" ")));
        assert_eq!(ByteFormat::Text.format("é".as_bytes()), "é");
        assert_eq!(ByteFormat::Text.format(&[0xe9]), "é");
        assert_eq!(ByteFormat::CArray.format(&[1, 2]), "const unsigned char data[2] = {\n0x01, 0x02\n};\n");
    }
}

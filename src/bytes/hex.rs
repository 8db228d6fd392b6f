//! Formats bytes as hexadecimal digits.

use std::fmt::Write;

/// Formats bytes as two lower-case digits each, without separators, as for checksums.
#[must_use]
pub fn digits(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// A GUID as it is written: the first three fields are recorded least significant byte first.
#[must_use]
pub fn guid(bytes: &[u8; 16]) -> String {
    let [a, b, c, d, e, f, g, h, rest @ ..] = *bytes;
    let first = u32::from_le_bytes([a, b, c, d]);
    let (second, third) = (u16::from_le_bytes([e, f]), u16::from_le_bytes([g, h]));
    let [i, j, node @ ..] = rest;
    let node: String = node.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("{first:08X}-{second:04X}-{third:04X}-{i:02X}{j:02X}-{node}")
}

/// A UUID as it is written, recorded in that order.
#[must_use]
pub fn uuid(bytes: &[u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(digits(&[0x00, 0x0a, 0xff]), "000aff");
        assert_eq!(digits(&[]), "");
    }
}

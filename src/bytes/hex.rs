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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(digits(&[0x00, 0x0a, 0xff]), "000aff");
        assert_eq!(digits(&[]), "");
    }
}

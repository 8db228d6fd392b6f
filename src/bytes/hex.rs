//! Bytes as hexadecimal digits.

use std::fmt::Write;

/// Two lower-case digits a byte, with nothing between them, as checksums are written.
#[must_use]
pub fn digits(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Cannot fail: a string takes all.
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

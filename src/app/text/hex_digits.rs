//! Formats bytes as lines of hexadecimal digits.

use std::fmt::Write;
use std::num::NonZeroU64;

/// Bytes per line on narrow screens.
pub(crate) const NARROW: NonZeroU64 = NonZeroU64::new(8).unwrap();
/// Bytes per line on wide screens.
pub(crate) const WIDE: NonZeroU64 = NonZeroU64::new(16).unwrap();

/// Parses an offset, in decimal or after `0x` in hexadecimal.
pub(crate) fn offset(text: &str) -> Option<u64> {
    let text = text.trim();
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// Number of digits of the last offset of a file.
pub(crate) fn offset_digits(size: u64) -> usize {
    match size {
        0..=0xffff => 4,
        0x1_0000..=0xffff_ffff => 8,
        _ => 12,
    }
}

/// Formats a line of a hex dump: offset, `width` bytes, ASCII. Only the offset until the bytes have been fetched.
pub(crate) fn line(offset: u64, bytes: Option<Vec<u8>>, digits: usize, width: u64) -> String {
    let mut text = format!("{offset:0digits$x}  ");
    let Some(bytes) = bytes else { return text };
    for byte in &bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x} ");
    }
    let missing = width.saturating_sub(u64::try_from(bytes.len()).unwrap_or(width));
    (0..missing).for_each(|_| text.push_str("   "));
    text.push(' ');
    text.extend(bytes.iter().map(|byte| if (0x20..0x7f).contains(byte) { char::from(*byte) } else { '·' }));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_keeps_its_columns() {
        assert_eq!(line(8, Some(vec![0x41, 0x00]), 4, 8), "0008  41 00                    A·");
        assert_eq!(line(8, None, 8, 8), "00000008  ");
    }

    #[test]
    fn offsets_are_read_in_both_ways() {
        assert_eq!(offset(" 0x8000 "), Some(32768));
        assert_eq!(offset("32768"), Some(32768));
        assert_eq!(offset("x"), None);
    }
}

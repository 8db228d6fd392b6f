//! Sizes, counts, durations and names as text.

use discern::invisible::push_visible;

pub(crate) use crate::words::count;
use crate::words::{self, decimal};

/// Kilo to exa.
const PREFIXES: [char; 6] = ['K', 'M', 'G', 'T', 'P', 'E'];

/// Formats a number of bytes in decimal units, as drives and downloads are labeled: "1.2 KB" is 1,200 bytes. Computed
/// in integers: code that prints floats weighs more than the rest of this file.
pub(crate) fn size(bytes: u64) -> String {
    if bytes < 1000 {
        return format!("{bytes} {}", words::common::byte_symbol());
    }
    let mut unit = 1000_u64;
    for prefix in PREFIXES {
        let tenth = unit / 10;
        let tenths = bytes.saturating_add(tenth / 2).checked_div(tenth).unwrap_or_default();
        if tenths < 10_000 {
            return format!("{} {prefix}{}", decimal(tenths), words::common::byte_symbol());
        }
        unit = unit.saturating_mul(1000);
    }
    // The last unit holds any 64-bit number.
    String::new()
}

/// Formats a part of a whole as a percentage for a style sheet: "33.33%".
pub(crate) fn share(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part).saturating_mul(10_000).checked_div(whole.into());
    let hundredths = hundredths.and_then(|share| u64::try_from(share).ok()).unwrap_or_default();
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Formats a number of bytes, followed by the exact number: "1.2 KB (1,234 bytes)".
pub(crate) fn size_exact(bytes: u64) -> String {
    let exact = words::common::bytes(bytes);
    if bytes < 1000 { exact } else { format!("{} ({exact})", size(bytes)) }
}

/// Formats an offset: "0x8000".
pub(crate) fn position(byte: u64) -> String {
    format!("0x{byte:X}")
}

/// Formats a duration: "4 s", "2 min 10 s", "1 h 05 min".
pub(crate) fn duration(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// Formats a position in audio: "3:05", "1:02:03".
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions in audio are neither negative nor that large"
)]
pub(crate) fn time(seconds: f64) -> String {
    let seconds = seconds as u64;
    match seconds / 60 {
        minutes @ 0..60 => format!("{minutes}:{:02}", seconds % 60),
        minutes => format!("{}:{:02}:{:02}", minutes / 60, minutes % 60, seconds % 60),
    }
}

/// Makes invisible characters visible, so that a name cannot pose as another.
pub(crate) fn visible(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    push_visible(name, &mut shown);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_keep_one_digit_and_never_show_1000() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1000), "1.0 KB");
        assert_eq!(size(999_950), "1.0 MB");
        assert_eq!(size(u64::MAX), "18.4 EB");
    }

    #[test]
    fn shares_have_two_digits() {
        assert_eq!([share(1, 3), share(0, 5), share(7, 7), share(1, 0)], ["33.33%", "0.00%", "100.00%", "0.00%"]);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_234_567), "1,234,567");
    }

    #[test]
    fn direction_controls_are_shown() {
        assert_eq!(visible("a\u{202e}gpj.exe"), "a\u{27e8}U+202E\u{27e9}gpj.exe");
        assert_eq!(visible("ümlaut"), "ümlaut");
    }

    #[test]
    fn positions_in_audio_have_minutes_and_seconds() {
        assert_eq!([0.0, 65.9, 3723.0].map(time), ["0:00", "1:05", "1:02:03"]);
    }

    #[test]
    fn durations_have_units() {
        assert_eq!(duration(59), "59 s");
        assert_eq!(duration(130), "2 min 10 s");
        assert_eq!(duration(3900), "1 h 05 min");
    }
}

//! Converts between JavaScript's only type of number and ours.

/// A size or an offset from JavaScript: never negative, and exact up to 2^53, which exceeds any file.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
pub const fn from_js(number: f64) -> u64 {
    number as u64
}

/// A size or an offset for JavaScript.
#[expect(clippy::cast_precision_loss, reason = "no file goes beyond 2^53 bytes")]
pub const fn to_js(number: u64) -> f64 {
    number as f64
}

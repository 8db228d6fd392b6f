//! Encodings with one byte a character: ASCII below, one of these pages above.

pub(super) mod dos;
pub(super) mod mac;
pub(super) mod whatwg;

/// The upper half of an encoding.
pub(super) type Page = [char; 128];

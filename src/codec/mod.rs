//! Compressed data, unpacked by well-kept crates: blocks by themselves, and streams from their start on.

mod block;

pub use self::block::BlockCodec;

use std::io;

/// Why packed data cannot be unpacked, as a clause for users.
fn corrupt(what: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

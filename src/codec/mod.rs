//! Decompression: independent blocks, and streams read from their start.

mod block;
mod inflate;
mod lzo;
mod reader;
mod stream;
mod zstd;

pub use self::block::BlockCodec;
pub use self::stream::{Measured, Stream, StreamCodec};

use std::io;

/// The reason why data cannot be unpacked, as a clause for users.
fn corrupt(what: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

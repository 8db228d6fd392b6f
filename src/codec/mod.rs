//! Decompression: independent blocks, and streams read from their start. Blocks are packed, too, and audio.

mod adc;
mod bits;
mod block;
mod chunks;
mod ecm;
mod flac;
mod inflate;
mod lz4;
mod lzfse;
mod lzms;
mod lznt1;
mod lzo;
mod lzw;
mod lzx;
mod pack;
mod reader;
mod stream;
mod xpress;
mod xz;
mod zstd;

pub use self::block::{BlockCodec, undo_x86};
pub use self::chunks::{ChunkCodec, ChunkTable, Chunks};
pub use self::ecm::Ecm;
pub use self::flac::{FlacEffort, FlacFrames};
pub use self::lznt1::lznt1;
pub use self::pack::stored_frame;
pub use self::stream::{Measured, Stream, StreamCodec};
pub use self::xz::xz_blocks;

use std::io;

/// The reason why data cannot be unpacked, as a clause for users.
pub(crate) fn corrupt(what: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

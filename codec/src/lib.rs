//! What images of disks and discs are packed with: blocks that are packed independently, and streams. Everything is a
//! slice or a reader; which bytes to unpack, and what to keep of them, is up to the library. A package of its own, so
//! that it is compiled for speed where the page is compiled for size.

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation))]

mod adc;
mod bits;
mod block;
mod lz4;
mod lzfse;
mod lzms;
mod lznt1;
mod lzo;
mod lzw;
mod lzx;
mod method;
mod pack;
pub mod stream;
mod xpress;
mod zstd;

pub use self::block::{BlockCodec, undo_x86};
pub use self::lznt1::lznt1;
pub use self::method::Method;
pub use self::pack::stored_frame;

use std::io;

/// The reason why data cannot be unpacked, as a clause for users.
#[must_use]
pub fn corrupt(what: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

//! What on-disk structures are made of: integers, text, times; and bytes as they are written for people.

pub mod crc;
pub mod hex;
pub mod integers;
pub mod media;
pub mod text;
pub mod time;

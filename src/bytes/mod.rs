//! What on-disk structures are made of: integers, text, times.

pub mod integers;
pub mod media;
pub mod text;
pub mod time;

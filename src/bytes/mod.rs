//! Elements of on-disk structures: integers, text, times; and bytes as digits.

pub(crate) mod byte_order;
pub mod crc;
pub(crate) mod find;
pub mod hex;
pub mod integers;
pub mod media;
pub(crate) mod tar;
pub mod text;
pub mod time;
pub(crate) mod zip;

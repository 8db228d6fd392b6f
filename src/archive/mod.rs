//! Archives: the directory tree of their members, and the central directory of ZIP.

mod members;
pub mod seven_zip;
pub mod zip;

pub use self::members::{Members, path_parts};

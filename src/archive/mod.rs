//! Archives, whatever their format: the tree that the paths of their members make; and the directory of ZIP archives.

mod members;
pub mod zip;

pub use self::members::{Members, path_parts};

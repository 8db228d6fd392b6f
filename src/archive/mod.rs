//! Archives, whatever their format: the tree that the paths of their members make.

mod members;

pub use self::members::{Members, path_parts};

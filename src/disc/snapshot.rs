//! An earlier state of a disk.

use crate::bytes::time::Timestamp;
use crate::source::Source;

/// An earlier state of a disk that its image keeps.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Identifier, unique in the image.
    pub id: String,
    /// Name; several may have the same.
    pub name: String,
    /// The time at which it was taken.
    pub taken: Timestamp,
    /// Size of the machine's saved memory in bytes; 0 if only the disk was kept.
    pub memory: u64,
    /// All bytes of the disk.
    pub content: Source,
}

//! A disc as a container describes it, and the volumes on it.

mod partition;
mod volume;

pub use partition::{Partition, PartitionTable, Scheme};
pub use volume::{Origin, Volume};

use crate::source::Source;

/// Bytes of user data in a sector, on every optical medium.
pub const SECTOR_SIZE: u64 = 2048;

/// A logical sector's number, counted from the start of the program area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lba(pub u32);

/// What a container holds.
#[derive(Debug)]
pub struct Disc {
    /// In the order they were written.
    pub sessions: Vec<Session>,
}

/// A stretch of tracks written and closed together.
#[derive(Debug)]
pub struct Session {
    /// Counted from 1.
    pub number: u16,
    /// In the order of their addresses.
    pub tracks: Vec<Track>,
}

/// A stretch of sectors of one mode.
#[derive(Debug)]
pub struct Track {
    /// Counted from 1 over all sessions.
    pub number: u8,
    /// Address of the first sector of `content`.
    pub first: Lba,
    /// User data, [`SECTOR_SIZE`] bytes a sector; the last may be cut.
    pub content: Source,
}

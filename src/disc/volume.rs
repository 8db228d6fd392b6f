//! A place where a file system may live.

use super::{Disc, Lba};
use crate::source::Source;

/// What makes a volume of a stretch of a disc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The data of a session, counted from 1.
    Session(u16),
}

/// User data in which file systems are looked for.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Where it comes from.
    pub origin: Origin,
    /// User data; offset 0 is the sector `first`.
    pub content: Source,
    /// Address that offset 0 of `content` has on the disc: file systems of later sessions count from the disc's
    /// start.
    pub first: Lba,
}

impl Volume {
    /// The volumes of a disc, in the order of their addresses.
    #[must_use]
    pub fn find(disc: &Disc) -> Vec<Self> {
        let tracks = disc.sessions.iter().flat_map(|session| session.tracks.iter().map(move |track| (session, track)));
        tracks
            .map(|(session, track)| Self {
                origin: Origin::Session(session.number),
                content: track.content.clone(),
                first: track.first,
            })
            .collect()
    }
}

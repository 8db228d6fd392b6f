//! A session: tracks that were written and closed together.

use super::{Lba, Track};

/// Tracks written and closed together.
#[derive(Debug, Clone)]
pub struct Session {
    /// Counted from 1.
    pub number: u16,
    /// In the order of their addresses.
    pub tracks: Vec<Track>,
    /// First sector after the last track.
    pub lead_out: Lba,
}

/// A track, and where what lies before it begins.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// The track.
    pub track: &'a Track,
    /// Its first sector, or that of the pause before it where this is not stored.
    pub from: Lba,
}

impl Session {
    /// Its tracks, each from the end of the one before; the first from `begin` on, or from what is stored before that.
    #[must_use]
    pub fn stretches(&self, begin: Lba) -> Vec<Stretch<'_>> {
        let mut from = begin;
        let mut stretches = Vec::new();
        for track in &self.tracks {
            stretches.push(Stretch { track, from: from.min(track.first) });
            from = track.end();
        }
        stretches
    }
}

impl Stretch<'_> {
    /// Sectors from its beginning to the track's end.
    #[must_use]
    pub fn sectors(&self) -> u64 {
        u64::try_from(self.track.end().0.saturating_sub(self.from.0)).unwrap_or(0)
    }

    /// Sectors before index 1.
    #[must_use]
    pub fn pause(&self) -> u64 {
        u64::try_from(self.track.start().0.saturating_sub(self.from.0)).unwrap_or(0)
    }
}

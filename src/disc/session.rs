//! A session: tracks that were written and closed together.

use super::{Lba, Track};

/// Tracks written and closed together.
#[derive(Debug, Clone)]
pub struct Session {
    /// Counted from 1.
    pub number: u16,
    /// Tracks, ordered by address.
    pub tracks: Vec<Track>,
    /// Address after the last track.
    pub lead_out: Lba,
}

/// A track with the gap before it.
#[derive(Debug, Clone, Copy)]
pub struct TrackExtent<'a> {
    /// The track.
    pub track: &'a Track,
    /// First address of the track, or of its pregap if that isn't stored.
    pub from: Lba,
}

impl Session {
    /// Lists the tracks, each from the end of the previous one. The first one begins at `begin`, or earlier if sectors
    /// before that are stored.
    #[must_use]
    pub fn track_extents(&self, begin: Lba) -> Vec<TrackExtent<'_>> {
        let mut from = begin;
        let mut extents = Vec::new();
        for track in &self.tracks {
            extents.push(TrackExtent { track, from: from.min(track.first) });
            from = track.end();
        }
        extents
    }
}

impl TrackExtent<'_> {
    /// Sectors from the first address to the end of the track.
    #[must_use]
    pub fn sectors(&self) -> u64 {
        u64::try_from(self.track.end().0.saturating_sub(self.from.0)).unwrap_or(0)
    }

    /// Sectors before index 1.
    #[must_use]
    pub fn pregap(&self) -> u64 {
        u64::try_from(self.track.start().0.saturating_sub(self.from.0)).unwrap_or(0)
    }
}

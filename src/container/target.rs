//! Formats in which a disc can be written, and options for writing it.

use std::fmt::Write;

use crate::disc::{Disc, Lba, Session, Track};
use crate::error::{Error, Result};
use crate::source::Output;

/// A format in which a disc can be written.
pub struct Target {
    /// Stable name, as in `cue`.
    pub id: &'static str,
    /// Name to show.
    pub name: &'static str,
    /// Purpose of the format, in a sentence for the user.
    pub purpose: &'static str,
    /// Makes the files; the first is the one to open. Sectors that are only copied are not read.
    pub write: fn(&Disc, &TargetOptions) -> Result<Vec<Output>>,
}

/// The part of a disc to write, and the name of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetOptions {
    /// Name of the files without an extension, valid on every operating system.
    pub name: String,
    /// Number of the only session to write, counted from 1.
    pub session: Option<u16>,
    /// Number of the only track to write.
    pub track: Option<u8>,
    /// Range of the track's sectors to write, from the first to the one after the last, for targets that store a range.
    pub sectors: Option<(Lba, Lba)>,
}

impl TargetOptions {
    /// Selects the whole disc.
    #[must_use]
    pub fn all(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// True if only a part of the disc is selected.
    #[must_use]
    pub const fn is_part(&self) -> bool {
        self.session.is_some() || self.track.is_some()
    }

    /// Reduces the disc to the selected part, which keeps its addresses.
    ///
    /// # Errors
    /// If it has no such session or track.
    pub fn of(&self, disc: &Disc) -> Result<Disc> {
        let mut part = disc.clone();
        if let Some(number) = self.session {
            part.sessions.retain(|session| session.number == number);
        }
        if let Some(number) = self.track {
            for session in &mut part.sessions {
                session.tracks.retain(|track| track.number == number);
                session.lead_out = session.tracks.last().map_or(session.lead_out, Track::end);
            }
            part.sessions.retain(|session| !session.tracks.is_empty());
        }
        let mut before = 0;
        for session in &mut part.sessions {
            before = normalize(session, before);
        }
        if part.sessions.is_empty() {
            let mut what = String::from("such part of the disc:");
            let _ = self.session.map(|number| write!(what, " session {number}"));
            let _ = self.track.map(|number| write!(what, " track {number}"));
            return Err(Error::NotFound(what));
        }
        Ok(part)
    }

    /// The name with an extension.
    #[must_use]
    pub fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", self.name)
    }
}

/// Repairs what a sheet can state but a disc cannot have: a track number that is used twice, a mode that raw sectors
/// contradict, and an index 1 past the end of its file. Such a track gets one sector, which is missing, and later
/// tracks move accordingly. Returns the number of the last track.
fn normalize(session: &mut Session, mut before: u8) -> u8 {
    let mut later = 0_u32;
    for track in &mut session.tracks {
        track.number = track.number.max(before.saturating_add(1));
        before = track.number;
        if track.is_data() {
            track.mode = track.stored.mode_in(&track.content, 0).unwrap_or(track.mode);
        }
        if later > 0 {
            *track = track.clone().moved(i32::try_from(later).unwrap_or(0));
        }
        let least = u32::try_from(track.start().0.saturating_sub(track.first.0)).unwrap_or(0).saturating_add(1);
        later = later.saturating_add(least.saturating_sub(track.sectors));
        track.sectors = track.sectors.max(least);
    }
    let end = session.tracks.last().map_or(session.lead_out, Track::end);
    session.lead_out = session.lead_out.max(end);
    before
}

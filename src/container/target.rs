//! Formats in which a disc can be written, and options for writing it.

use std::fmt::Write;

use crate::disc::{Disc, Index, Lba, Medium, Track};
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::source::Output;

static NO_SECTORS: Refusal = Refusal {
    code: "TRACKS-WITHOUT-SECTORS",
    sentence: "No track has a sector, so there is nothing to convert.",
    advice: "Check that the files of the disc are complete.",
};

static OVERLAP: Refusal = Refusal {
    code: "TRACKS-OVERLAP",
    sentence: "Tracks {0} and {1} have sectors in common, and no format can hold such a disc.",
    advice: "Save the tracks one by one, or correct their places in the descriptor.",
};

/// Types of media that a format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Discs: sessions, tracks, sectors of 2048 bytes of user data.
    Discs,
    /// Disks: bytes from the first sector to the last.
    Disks,
    /// Both.
    All,
}

impl Holds {
    /// Whether a medium has this type.
    #[must_use]
    pub const fn is_for(self, medium: Medium) -> bool {
        let is_disk = matches!(medium, Medium::Disk { .. });
        match self {
            Self::Discs => !is_disk,
            Self::Disks => is_disk,
            Self::All => true,
        }
    }
}

/// A format in which a disc or disk can be written.
pub struct Target {
    /// Stable name, as in `cue`.
    pub id: &'static str,
    /// Name to show.
    pub name: &'static str,
    /// Purpose of the format, in a sentence for the user.
    pub purpose: &'static str,
    /// Types of media that it can hold.
    pub holds: Holds,
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

    /// The disc reduced to the selected part, which keeps its addresses, and repaired.
    ///
    /// # Errors
    /// As [`Self::repaired`].
    pub fn of(&self, disc: &Disc) -> Result<Disc> {
        self.repaired(disc).map(|(part, _)| part)
    }

    /// The disc reduced to the selected part, which keeps its addresses, and the repairs that were needed for a format
    /// to hold it.
    ///
    /// # Errors
    /// If there is no such session or track, or tracks overlap.
    pub fn repaired(&self, disc: &Disc) -> Result<(Disc, Vec<Repair>)> {
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
        if part.sessions.is_empty() {
            let mut what = String::from("such part of the disc:");
            let _ = self.session.map(|number| write!(what, " session {number}"));
            let _ = self.track.map(|number| write!(what, " track {number}"));
            return Err(Error::NotFound(what));
        }
        let repairs = repair(&mut part)?;
        Ok((part, repairs))
    }

    /// The name with an extension.
    #[must_use]
    pub fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", self.name)
    }
}

/// A repair of a track table that no format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// A track was renumbered, since numbers are unique and have no gaps.
    Renumbered {
        /// Its old number.
        from: u8,
        /// Its new number.
        to: u8,
    },
    /// A track without sectors was left out.
    LeftOut(u8),
    /// Index 1 of a track was after its last sector, and moved to its first one.
    Restarted(u8),
}

impl Repair {
    /// The repair, as a sentence for the user.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Renumbered { from, to } => {
                format!("Track {from} becomes track {to}: a number may be used once, and numbers have no gaps.")
            }
            Self::LeftOut(number) => format!("Track {number} has no sectors and is left out."),
            Self::Restarted(number) => {
                format!("Track {number} begins at its first sector: its index 1 is behind its last.")
            }
        }
    }
}

/// Repairs statements in a descriptor that no disc can match: a repeated number, a gap between numbers, a track without
/// sectors, an index 1 after the track, a mode that raw sectors contradict. No sector is added.
fn repair(disc: &mut Disc) -> Result<Vec<Repair>> {
    let mut repairs = Vec::new();
    let is_whole = |track: &Track| track.sectors > 0 || track.missing;
    if !disc.tracks().any(|(_, track)| is_whole(track)) {
        return Err((&NO_SECTORS).into());
    }
    for session in &mut disc.sessions {
        let empty = session.tracks.iter().filter(|track| !is_whole(track));
        repairs.extend(empty.map(|track| Repair::LeftOut(track.number)));
        session.tracks.retain(is_whole);
    }
    disc.sessions.retain(|session| !session.tracks.is_empty());
    let mut before: Option<u8> = None;
    let mut numbers: Vec<(u8, u8)> = Vec::new();
    for session in &mut disc.sessions {
        let mut end: Option<(u8, Lba)> = None;
        for track in &mut session.tracks {
            if let Some((other, _)) = end.filter(|(_, end)| track.first < *end && track.sectors > 0) {
                return Err(OVERLAP.with(&[&other, &track.number]).into());
            }
            end = Some((track.number, track.end()));
            let number = before.map_or(track.number, |before| before.saturating_add(1));
            if number != track.number {
                repairs.push(Repair::Renumbered { from: track.number, to: number });
            }
            numbers.push((track.number, number));
            track.number = number;
            before = Some(number);
            if track.start() >= track.end() && track.sectors > 0 && !track.missing {
                repairs.push(Repair::Restarted(track.number));
                track.indexes = vec![Index { number: 1, lba: track.first }];
            }
            if track.is_data() {
                let pregap = u32::try_from(track.start().0.saturating_sub(track.first.0)).unwrap_or(0);
                track.mode = track.stored.mode_in(&track.content, pregap).unwrap_or(track.mode);
            }
        }
        let end = session.tracks.last().map_or(session.lead_out, Track::end);
        session.lead_out = session.lead_out.max(end);
    }
    if numbers.iter().any(|(from, to)| from != to) {
        disc.cd_text.renumber(&numbers);
        for (of, _) in &mut disc.remarks {
            *of = numbers.iter().find(|(from, _)| from == of).map_or(*of, |(_, to)| *to);
        }
    }
    Ok(repairs)
}

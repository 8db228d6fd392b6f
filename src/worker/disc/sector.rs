//! One sector of the disc, and its usage.

use discern::browse::entry_of_sector;
use discern::disc::{Lba, Location, StoredSector};
use discern::error::Result;
use discern::facts::Facts;
use discern::protocol::disc::Sector;
use discern::protocol::{RowNumber, SectorEntry, SectorInfo, SectorVerdict};
use discern::sector::form::Verdict;

use crate::browse::facts;
use crate::session::Session;

impl Session {
    /// Describes an address.
    ///
    /// # Errors
    /// If the user's file cannot be read.
    pub fn sector(&mut self, Sector { lba, view }: Sector) -> Result<SectorInfo> {
        let disc = &self.image.disc;
        let (mut facts, stored) = disc.look_at(Lba(lba))?;
        let track = match disc.place_of(Lba(lba)) {
            Location::Track { track, .. } => Some(track),
            _ => None,
        };
        if let (Some(first), Some(stored)) = (facts.first_mut(), &stored) {
            self.add_file(first, stored);
        }
        let verdict = stored.as_ref().zip(track).and_then(|(stored, track)| stored.verdict(track.stored));
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let entry = self.peek(view).and_then(|tab| {
            let row = entry_of_sector(&tab.view, lba)?;
            Some((row, tab.view.index.row(row)?.parent, tab.view.path(row)))
        });
        Ok(SectorInfo {
            lba,
            track: track.map(|track| track.number),
            verdict: verdict.map(verdict_of),
            bytes: stored.as_ref().map(|stored| stored.bytes.clone()).unwrap_or_default(),
            user_data: stored
                .as_ref()
                .map_or((0, 0), |stored| (position(stored.user_data.start), position(stored.user_data.end))),
            subchannel: stored.as_ref().map(|stored| stored.subchannel.clone()).unwrap_or_default(),
            facts: facts.into_iter().map(facts::group).collect(),
            entry: entry.map(|(row, directory, path)| SectorEntry {
                row: RowNumber(row.0),
                directory: RowNumber(directory.0),
                path,
            }),
        })
    }

    /// Names the user's file that contains the sector, if there are several.
    fn add_file(&self, facts: &mut Facts, stored: &StoredSector) {
        let file = stored.origin.and_then(|(file, _)| self.originals.all().get(usize::try_from(file.0).ok()?));
        if let Some(file) = file {
            facts.add("File", file.name.clone());
        }
    }
}

const fn verdict_of(verdict: Verdict) -> SectorVerdict {
    match verdict {
        Verdict::Good => SectorVerdict::Good,
        Verdict::WrongEdc => SectorVerdict::Damaged,
        Verdict::WrongEcc => SectorVerdict::WrongParity,
        Verdict::Uncheckable => SectorVerdict::NoCodes,
    }
}

//! One sector of the disc, and whose it is.

use discern::disc::{Lba, Location, SECTOR_SIZE, StoredSector};
use discern::error::Result;
use discern::facts::Facts;
use discern::protocol::disc::Sector;
use discern::protocol::{RowNumber, SectorInfo, SectorOwner, SectorVerdict};
use discern::sector::form::Verdict;
use discern::tree::{Kind, Row, RowId};
use discern::view::View;

use crate::browse::facts;
use crate::session::Session;

impl Session {
    /// What is known of an address.
    ///
    /// # Errors
    /// Where the person's file cannot be read.
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
        let owner = self.peek(view).and_then(|tab| owner(&tab.view, lba));
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
            owner: owner.map(|Owner { row, directory, path }| SectorOwner {
                row: RowNumber(row.0),
                directory: RowNumber(directory.0),
                path,
            }),
        })
    }

    /// Names the person's file: one of many may hold the sector.
    fn add_file(&self, facts: &mut Facts, stored: &StoredSector) {
        let file = stored.origin.and_then(|(file, _)| self.image.files.all().get(usize::try_from(file.0).ok()?));
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

/// The entry that a sector is of.
struct Owner {
    row: RowId,
    directory: RowId,
    path: String,
}

/// The file or directory of a view that has data in a sector, of those that have been listed.
fn owner(view: &View, lba: i32) -> Option<Owner> {
    let start = u64::try_from(lba).ok()?.checked_mul(SECTOR_SIZE)?;
    let end = start.checked_add(SECTOR_SIZE)?;
    let rows = || (0..view.index.len()).map(RowId).filter_map(|id| Some((id, view.index.row(id)?)));
    let by_extents = |row: &Row| {
        let extents = view.file_system().extents(row.node).unwrap_or_default();
        extents.iter().any(|extent| extent.start < end && start < extent.end)
    };
    let file = rows().find(|(_, row)| {
        let Some(location) = row.location.filter(|location| *location < end && row.kind == Kind::File) else {
            return false;
        };
        // Only for these does the index not say where all of the data lies.
        let elsewhere = row.flags.scattered || row.flags.packed;
        if elsewhere { by_extents(row) } else { start < location.saturating_add(row.size) }
    });
    // Of directories the index has no size, so the one that begins next before is asked.
    let directory = || {
        let before = rows().filter(|(_, row)| row.kind == Kind::Directory && row.location.is_some_and(|at| at < end));
        before.max_by_key(|(_, row)| row.location).filter(|(_, row)| by_extents(row))
    };
    let (id, row) = file.or_else(directory)?;
    Some(Owner { row: id, directory: row.parent, path: view.path(id) })
}

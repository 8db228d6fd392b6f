//! Compares the trees of a disc with those of its conversion.

use super::compare::Pair;
use crate::browse::entry_of_sector;
use crate::disc::{Disc, Origin, Track, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::formats::Formats;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// The trees of source and result.
pub(super) struct Trees {
    /// The trees of the source, each with its counterpart in the result.
    left: Vec<(View, View)>,
    /// The trees of the source that have been walked, the best last.
    walked: Vec<View>,
    entries: u64,
    wrong: Option<String>,
}

/// Finds the file of a disc that has data in a sector.
pub(super) struct FileOfSector {
    lba: i32,
    /// Trees to look in, the best last.
    left: Vec<View>,
}

impl FileOfSector {
    /// Prepares to look in all trees of a disc.
    pub(super) fn new(source: &Disc, lba: i32) -> Self {
        let mut left = views(source);
        left.reverse();
        Self { lba, left }
    }

    /// Walks on; when finished, returns the path, if the sector is one of a file.
    pub(super) fn step(&mut self) -> Result<Option<Option<String>>> {
        let Some(view) = self.left.last_mut() else { return Ok(Some(None)) };
        if view.walk(&mut Findings::default())? {
            return Ok(None);
        }
        let found = path_of_sector(view, self.lba);
        if found.is_none() {
            self.left.pop();
            return Ok(None);
        }
        Ok(Some(found))
    }
}

fn path_of_sector(view: &View, lba: i32) -> Option<String> {
    entry_of_sector(view, lba).map(|id| view.path(id))
}

impl Trees {
    /// Compares only sessions with a track in the result: a session that the format leaves out has no tree there.
    pub(super) fn new(source: &Disc, result: &Disc, pairs: &[Pair]) -> Self {
        let has_number = |view: &View, number: u16| view.volume.origin == Origin::Session(number);
        let is_in = |track: &Track| pairs.iter().any(|pair| std::ptr::eq(pair.source, track));
        let kept = source.sessions.iter().filter(|session| session.tracks.iter().any(is_in));
        let kept: Vec<u16> = kept.map(|session| session.number).collect();
        let mut before = views(source);
        before.retain(|view| kept.iter().any(|number| has_number(view, *number)));
        let mut left = Vec::new();
        for view in views(result) {
            // A tree that only the result has is no loss: generated sectors may have corrected the mode of a track.
            if let Some(at) = before.iter().position(|other| other.file_system().id() == view.file_system().id()) {
                left.push((before.remove(at), view));
            }
        }
        Self { left, walked: Vec::new(), entries: 0, wrong: None }
    }

    /// Walks on; when finished, returns whether all entries are equal, and a sentence.
    pub(super) fn step(&mut self) -> Result<Option<(bool, String)>> {
        let Some((source, result)) = self.left.last_mut() else {
            let wrong = self.wrong.take();
            let text = match &wrong {
                None if self.entries == 0 => "There are no files to compare.".into(),
                None => format!("All {} names, types and sizes match.", self.entries),
                Some(place) => format!("The files differ: {place}."),
            };
            return Ok(Some((wrong.is_none(), text)));
        };
        let mut findings = Findings::default();
        let more = [source.walk(&mut findings)?, result.walk(&mut findings)?];
        if more != [false, false] {
            return Ok(None);
        }
        self.entries = self.entries.saturating_add(result.index.len().into());
        let rows = (0..source.index.len().max(result.index.len())).map(RowId);
        let differs = |id: &RowId| facts(source, *id) != facts(result, *id);
        if let Some(id) = rows.into_iter().find(differs) {
            self.wrong = Some(format!("{} in {}", source.path(id), source.id));
        }
        self.walked.extend(self.left.pop().map(|(source, _)| source));
        Ok(None)
    }

    /// Path of the file that has data in a sector, once everything was walked.
    pub(super) fn path_of_sector(&self, lba: i32) -> Option<String> {
        self.walked.iter().rev().find_map(|view| path_of_sector(view, lba))
    }
}

fn facts(view: &View, id: RowId) -> Option<(&[u8], u64, Kind, u64)> {
    let row = view.index.row(id)?;
    Some((view.index.name_bytes(id), row.size, row.kind, view.index.missing(id)))
}

/// All trees of a disc except those of its audio, whose names come from texts that are compared separately, and of the
/// snapshots of a disk, which are lost.
fn views(disc: &Disc) -> Vec<View> {
    let mut findings = Findings::default();
    let mut views = Vec::new();
    for (number, volume) in Volume::find(disc).iter().enumerate() {
        for file_system in Formats::all().mount(disc, volume, &mut findings).unwrap_or_default() {
            if volume.has_data() {
                views.push(View::new(file_system.id().to_owned(), number, volume.clone(), file_system));
            }
        }
    }
    views
}

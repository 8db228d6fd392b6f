//! The trees of a disc and of the result of its conversion, walked side by side.

use super::compare::Pair;
use crate::disc::{Disc, Origin, Track, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::formats::Formats;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// The trees of both sides.
pub(super) struct Trees {
    /// Those of the source, each with the result's.
    left: Vec<(View, View)>,
    entries: u64,
    wrong: Option<String>,
}

impl Trees {
    /// Of the sessions that have a track in the result: what a form leaves out has no tree there.
    pub(super) fn new(source: &Disc, result: &Disc, pairs: &[Pair]) -> Self {
        let has_number = |view: &View, number: u16| view.volume.origin == Origin::Session(number);
        let is_in = |track: &Track| pairs.iter().any(|pair| std::ptr::eq(pair.source, track));
        let kept = source.sessions.iter().filter(|session| session.tracks.iter().any(is_in));
        let kept: Vec<u16> = kept.map(|session| session.number).collect();
        let mut before = views(source);
        before.retain(|view| kept.iter().any(|number| has_number(view, *number)));
        let mut left = Vec::new();
        for view in views(result) {
            // One that only the result shows is no loss: a track's own sectors may have put its mode right.
            if let Some(at) = before.iter().position(|other| other.file_system().id() == view.file_system().id()) {
                left.push((before.remove(at), view));
            }
        }
        Self { left, entries: 0, wrong: None }
    }

    /// Walks on; at last whether all is equal, and a sentence.
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
        self.left.pop();
        Ok(None)
    }
}

fn facts(view: &View, id: RowId) -> Option<(&[u8], u64, Kind, u64)> {
    let row = view.index.row(id)?;
    Some((view.index.name_bytes(id), row.size, row.kind, view.index.missing(id)))
}

/// All trees of a disc, those of its sound left out: their names come from texts, which are compared by themselves.
fn views(disc: &Disc) -> Vec<View> {
    let mut findings = Findings::default();
    let mut views = Vec::new();
    for (number, volume) in Volume::find(disc).iter().enumerate() {
        let is_sound = volume.origin == Origin::Audio;
        for file_system in Formats::all().mount(disc, volume, &mut findings).unwrap_or_default() {
            if !is_sound {
                views.push(View::new(file_system.id().to_owned(), number, volume.clone(), file_system));
            }
        }
    }
    views
}

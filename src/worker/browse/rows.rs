//! Windows of listings, and places in them.

use std::ops::Range;

use discern::error::Result;
use discern::protocol::{Answer, Crumb, RowPage, Scope, Sort};
use discern::tree::{RowId, begins_with};
use discern::view::View;

use crate::browse::row;
use crate::session::{Session, Tab};

/// Rows sent at once, whatever is asked: more than a screen of any size has.
const WINDOW: u32 = 2000;

impl Session {
    /// A window of a listing; an empty one where the image has no views.
    pub fn rows(&mut self, view: u32, scope: &Scope, sort: Sort, window: Range<u32>) -> Result<Answer> {
        if self.tabs().is_empty() {
            let (rows, crumbs) = (Vec::new(), Vec::new());
            return Ok(Answer::Rows(RowPage { total: 0, start: 0, rows, crumbs, complete: true }));
        }
        let (Tab { view, listings, .. }, findings) = self.tab(view)?;
        let (rows, complete) = listings.rows(view, findings, scope, sort)?;
        let total = count(rows);
        let end = window.end.min(window.start.saturating_add(WINDOW)).min(total);
        let is_search = matches!(scope, Scope::Search(_));
        let shown = rows.iter().skip(index(window.start)).take(index(end.saturating_sub(window.start)));
        let rows = shown.filter_map(|id| row::info(view, *id, is_search)).collect();
        let crumbs = if let Scope::Directory(row) = scope { crumbs(view, RowId(*row)) } else { Vec::new() };
        Ok(Answer::Rows(RowPage { total, start: window.start, rows, crumbs, complete }))
    }

    /// Where a row stands in a listing.
    pub fn locate(&mut self, view: u32, scope: &Scope, sort: Sort, row: u32) -> Result<Answer> {
        let (Tab { view, listings, .. }, findings) = self.tab(view)?;
        let (rows, _) = listings.rows(view, findings, scope, sort)?;
        Ok(Answer::Position(position(rows.iter().map(|id| id.0 == row))))
    }

    /// The next row whose name begins with what was typed.
    pub fn type_ahead(&mut self, view: u32, scope: &Scope, sort: Sort, prefix: &str, from: u32) -> Result<Answer> {
        let (Tab { view, listings, .. }, findings) = self.tab(view)?;
        let (rows, _) = listings.rows(view, findings, scope, sort)?;
        let prefix = prefix.to_lowercase();
        let begins = |id: &RowId| begins_with(&view.name(*id), &prefix);
        let (before, after) = rows.split_at(index(from).min(rows.len()));
        let found = position(after.iter().map(begins)).map(|at| at.saturating_add(count(before)));
        Ok(Answer::Position(found.or_else(|| position(before.iter().map(begins)))))
    }
}

/// The way to a directory from the root.
fn crumbs(view: &View, directory: RowId) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut at = directory;
    while let Some(row) = view.index.row(at).filter(|_| at != RowId::ROOT) {
        crumbs.push(Crumb { row: at.0, name: view.name(at).into_owned() });
        at = row.parent;
    }
    crumbs.push(Crumb { row: RowId::ROOT.0, name: String::new() });
    crumbs.reverse();
    crumbs
}

fn position(mut found: impl Iterator<Item = bool>) -> Option<u32> {
    found.position(|found| found).and_then(|at| u32::try_from(at).ok())
}

fn count(rows: &[RowId]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn index(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

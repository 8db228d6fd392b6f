//! Windows of listings, and positions in them.

use discern::browse::{Listed, Order};
use discern::bytes::text::lower;
use discern::error::Result;
use discern::protocol::browse::{Locate, Rows, TypeAhead};
use discern::protocol::{Column, Crumb, RowNumber, RowPage, Scope, Sort, ViewNumber};
use discern::tree::{RowId, SortBy, begins_with};
use discern::view::View;

use crate::browse::row;
use crate::browse::tab::Tab;
use crate::browser::clock;
use crate::session::Session;

/// Most rows sent at once, however many are requested: more than fit on a screen.
const WINDOW: u32 = 2000;

impl Session {
    /// Sends a window of a listing; an empty one if the image has no views.
    ///
    /// # Errors
    /// If there is no such directory, or it cannot be read.
    pub fn rows(&mut self, ask: Rows) -> Result<RowPage> {
        if self.tabs().is_empty() {
            let (rows, crumbs) = (Vec::new(), Vec::new());
            return Ok(RowPage { total: 0, start: 0, rows, crumbs, complete: true, cut: false });
        }
        let listed = self.nearest_scope(ask.view, ask.scope)?;
        let (Tab { view, listings, .. }, findings) = self.tab(ask.view)?;
        let (rows, complete) = listings.rows(view, findings, (&listed, order(ask.sort)), &clock::now)?;
        let total = count(rows);
        let shown = rows.iter().skip(index(ask.start)).take(index(ask.count.min(WINDOW)));
        let shown: Vec<RowId> = shown.copied().collect();
        let (crumbs, cut) = match listed {
            Listed::Directory(row) => (crumbs(view, row), view.is_cut(row)),
            Listed::Search(_) => (Vec::new(), false),
        };
        let is_search = matches!(listed, Listed::Search(_));
        let tab = self.peek(ask.view);
        let info = |id| row::info(&tab?.view, id, is_search).map(|info| self.marked(ask.view, id, info));
        let rows = shown.into_iter().filter_map(info).collect();
        Ok(RowPage { total, start: ask.start, rows, crumbs, complete, cut })
    }

    /// Finds the position of a row in a listing.
    ///
    /// # Errors
    /// The errors of [`Session::rows`].
    pub fn locate(&mut self, ask: Locate) -> Result<Option<u32>> {
        let (listed, row) = (self.scope(ask.view, ask.scope)?, self.row(ask.view, ask.row)?);
        let (Tab { view, listings, .. }, findings) = self.tab(ask.view)?;
        let (rows, _) = listings.rows(view, findings, (&listed, order(ask.sort)), &clock::now)?;
        Ok(position(rows.iter().map(|id| *id == row)))
    }

    /// Finds the next row whose name begins with the typed letters.
    ///
    /// # Errors
    /// The errors of [`Session::rows`].
    pub fn type_ahead(&mut self, ask: TypeAhead) -> Result<Option<u32>> {
        let listed = self.scope(ask.view, ask.scope)?;
        let (Tab { view, listings, .. }, findings) = self.tab(ask.view)?;
        let (rows, _) = listings.rows(view, findings, (&listed, order(ask.sort)), &clock::now)?;
        let prefix = lower(&ask.prefix);
        let begins = |id: &RowId| begins_with(&view.name(*id), &prefix);
        let (before, after) = rows.split_at(index(ask.from).min(rows.len()));
        let found = position(after.iter().map(begins)).map(|at| at.saturating_add(count(before)));
        Ok(found.or_else(|| position(before.iter().map(begins))))
    }

    /// Resolves a scope of the page to rows of an index.
    ///
    /// # Errors
    /// If the directory no longer exists.
    pub fn scope(&mut self, view: ViewNumber, scope: Scope) -> Result<Listed> {
        match scope {
            Scope::Directory(row) => Ok(Listed::Directory(self.row(view, row)?)),
            Scope::Search(text) => Ok(Listed::Search(text)),
        }
    }

    /// Resolves a scope like [`Session::scope`]; a directory that no longer exists is replaced by its nearest ancestor.
    fn nearest_scope(&mut self, view: ViewNumber, scope: Scope) -> Result<Listed> {
        match scope {
            Scope::Directory(row) => Ok(Listed::Directory(self.nearest_row(view, row))),
            Scope::Search(text) => Ok(Listed::Search(text)),
        }
    }
}

/// Lists a directory and its ancestors, from the root.
pub fn crumbs(view: &View, directory: RowId) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut at = directory;
    while let Some(row) = view.index.row(at).filter(|_| at != RowId::ROOT) {
        crumbs.push(Crumb { row: RowNumber(at.0), name: view.name(at).into_owned() });
        at = row.parent;
    }
    crumbs.push(Crumb { row: RowNumber::ROOT, name: String::new() });
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

const fn order(sort: Sort) -> Order {
    let by = match sort.by {
        Column::Name => SortBy::Name,
        Column::Size => SortBy::Size,
        Column::Modified => SortBy::Modified,
        Column::Type => SortBy::Type,
        Column::Sector => SortBy::Location,
        Column::Attributes => SortBy::Attributes,
    };
    Order { by, descending: sort.descending }
}

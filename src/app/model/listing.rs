//! The list in the middle: its rows, their order, and the cursor.

use std::ops::Range;

use discern::protocol::{Column, Crumb, Failure, RowInfo, RowNumber, RowPage, Scope, Sort, ViewNumber, browse};
use leptos::prelude::*;

use super::notices::Notices;
use super::pages::{PAGE, Pages};
use crate::client::Link;
use crate::state::State;

/// A location: the rows to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Location {
    /// The view.
    pub(crate) view: ViewNumber,
    /// The rows of the view.
    pub(crate) scope: Scope,
}

/// The rows of a location, fetched when they become visible.
#[derive(Clone, Copy)]
pub(crate) struct Listing {
    link: Link,
    notices: Notices,
    place: State<Location>,
    sort: State<Sort>,
    total: State<u32>,
    complete: State<bool>,
    cut: State<bool>,
    loaded: State<bool>,
    crumbs: State<Vec<Crumb>>,
    pages: State<Pages<RowInfo>>,
    cursor: State<u32>,
    seen: StoredValue<Range<u32>>,
    epoch: StoredValue<u32>,
}

/// Length of a date with its time, before the zone.
const DATE_AND_TIME: usize = "2025-11-08 10:14:02".len();

const BY_NAME: Sort = Sort { by: Column::Name, descending: false };

impl Listing {
    pub(super) fn new(link: Link, notices: Notices) -> Self {
        Self {
            link,
            notices,
            place: State::new(Location { view: ViewNumber::FIRST, scope: Scope::Directory(RowNumber::ROOT) }),
            sort: State::new(BY_NAME),
            total: State::new(0),
            complete: State::new(true),
            cut: State::new(false),
            loaded: State::new(false),
            crumbs: State::new(Vec::new()),
            pages: State::new(Pages::default()),
            cursor: State::new(0),
            seen: StoredValue::new(0..0),
            epoch: StoredValue::new(0),
        }
    }

    /// The current location.
    pub(crate) fn place(self) -> Location {
        self.place.get()
    }

    /// The current location, untracked.
    pub(crate) fn place_now(self) -> Location {
        self.place.get_untracked()
    }

    /// The current view.
    pub(crate) fn view(self) -> ViewNumber {
        self.place.with(|place| place.view)
    }

    /// The listed directory; `None` in a search.
    pub(crate) fn directory(self) -> Option<RowNumber> {
        self.place.with(|place| directory_of(&place.scope))
    }

    /// The sort order.
    pub(crate) fn sort(self) -> Sort {
        self.sort.get()
    }

    /// Number of rows.
    pub(crate) fn total(self) -> u32 {
        self.total.get()
    }

    /// Number of rows, untracked.
    pub(crate) fn total_now(self) -> u32 {
        self.total.get_untracked()
    }

    /// Whether the rows are final; false while a search may still find more.
    pub(crate) fn complete(self) -> bool {
        self.complete.get()
    }

    /// Whether the directory has more entries than are listed, since it exceeds a limit.
    pub(crate) fn is_cut(self) -> bool {
        self.cut.get()
    }

    /// Whether the first rows have been fetched.
    pub(crate) fn loaded(self) -> bool {
        self.loaded.get()
    }

    /// Notifies its readers whenever rows have been fetched.
    pub(super) fn pages_come(self) {
        self.pages.track();
    }

    /// The path to the directory.
    pub(crate) fn crumbs(self) -> Vec<Crumb> {
        self.crumbs.get()
    }

    /// Position of the cursor; the last one if its row is gone.
    pub(crate) fn cursor(self) -> u32 {
        self.cursor.get().min(self.total.get().saturating_sub(1))
    }

    /// Notifies its readers whenever the cursor is set, even to the same position.
    pub(crate) fn cursor_put(self) {
        self.cursor.track();
    }

    /// Position of the cursor, untracked.
    pub(crate) fn cursor_now(self) -> u32 {
        untrack(move || self.cursor())
    }

    /// The row at a position with the stamp of its page; see [`Pages::stamped`].
    pub(crate) fn stamped(self, position: u32) -> (u64, Option<RowInfo>) {
        self.pages.with(|pages| pages.stamped(position))
    }

    /// The row at a position, untracked.
    pub(crate) fn row_now(self, position: u32) -> Option<RowInfo> {
        self.pages.with_untracked(|pages| pages.get(position).cloned())
    }

    /// A row by its number, if it has been fetched.
    pub(crate) fn find(self, row: RowNumber) -> Option<RowInfo> {
        self.pages.with(|pages| pages.iter().find(|(_, info)| info.row == row).map(|(_, info)| info.clone()))
    }

    /// Whether fetched rows have dates of several time zones.
    pub(crate) fn has_several_zones(self) -> bool {
        self.pages.with(|pages| {
            let dated = pages.iter().filter(|(_, row)| !row.modified.is_empty());
            let mut zones = dated.map(|(_, row)| row.modified.get(DATE_AND_TIME..));
            let first = zones.next();
            zones.any(|zone| Some(zone) != first)
        })
    }

    /// Fetches a range that has become visible.
    pub(crate) fn look_at(self, range: Range<u32>) {
        self.seen.set_value(range.clone());
        // Readers are not notified: nothing visible has changed.
        let wanted = self.pages.update_untracked(|pages| pages.want(range));
        for start in wanted {
            self.fetch(start);
        }
    }

    /// Sets the cursor, even to a row that is still being fetched.
    pub(super) fn put_cursor(self, position: u32) {
        self.cursor.set(position);
    }

    pub(super) fn set_cursor(self, position: u32) {
        self.cursor.set(position.min(self.total.get_untracked().saturating_sub(1)));
    }

    /// Lists another location with the cursor on `focus`, or at the top.
    pub(super) fn go(self, place: Location, focus: Option<RowNumber>) {
        self.restart();
        self.place.set(place);
        self.loaded.set(false);
        self.complete.set(true);
        self.cut.set(false);
        self.cursor.set(0);
        self.look_at(0..PAGE);
        if let Some(row) = focus {
            self.locate(row);
        }
    }

    /// Sorts by a column, reversing the order if it already is the sort column. The cursor stays on its row.
    pub(super) fn sort_by(self, column: Column) {
        let row = self.row_now(self.cursor_now()).map(|row| row.row);
        self.sort.update(|sort| {
            let descending = sort.by == column && !sort.descending;
            *sort = Sort { by: column, descending };
        });
        self.restart();
        match row {
            Some(row) => self.locate(row),
            None => self.set_cursor(0),
        }
        self.look_at(self.seen.get_value());
    }

    /// Moves the cursor to the next row whose name begins with this text, and passes its position to `then`.
    pub(super) fn type_ahead(self, prefix: String, from: u32, then: impl FnOnce(u32) + 'static) {
        let Location { view, scope } = self.place_now();
        let ask = browse::TypeAhead { view, scope, sort: self.sort.get_untracked(), prefix, from };
        let epoch = self.epoch.get_value();
        self.link.ask(&ask, move |reply| {
            if let Ok(Some(position)) = reply
                && self.epoch.get_value() == epoch
            {
                then(position);
            }
        });
    }

    /// Fetches the visible rows again, since they may have changed.
    pub(super) fn refresh(self) {
        let seen = self.seen.get_value();
        let starts = self.pages.update_untracked(|pages| {
            pages.keep(&seen);
            pages.again()
        });
        let starts = if starts.is_empty() { vec![0] } else { starts };
        for start in starts {
            self.fetch(start);
        }
    }

    /// Passes on the rows of a page, fetching it if necessary.
    pub(super) fn with_page(self, start: u32, then: impl FnOnce(Vec<RowInfo>) + 'static) {
        let Location { view, scope } = self.place_now();
        let ask = browse::Rows { view, scope, sort: self.sort.get_untracked(), start, count: PAGE };
        let epoch = self.epoch.get_value();
        self.link.ask(&ask, move |reply| {
            if let Ok(page) = reply
                && self.epoch.get_value() == epoch
            {
                then(page.rows);
            }
        });
    }

    fn restart(self) {
        self.epoch.update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.pages.update_untracked(|pages| *pages = Pages::default());
    }

    fn locate(self, row: RowNumber) {
        let Location { view, scope } = self.place_now();
        let (epoch, cursor) = (self.epoch.get_value(), self.cursor_now());
        self.link.ask(&browse::Locate { view, scope, sort: self.sort.get_untracked(), row }, move |reply| {
            // If the user has moved on meanwhile, the list stays there.
            if let Ok(Some(position)) = reply
                && self.epoch.get_value() == epoch
                && self.cursor_now() == cursor
            {
                self.cursor.set(position);
            }
        });
    }

    fn fetch(self, start: u32) {
        let Location { view, scope } = self.place_now();
        let ask = browse::Rows { view, scope, sort: self.sort.get_untracked(), start, count: PAGE };
        let epoch = self.epoch.get_value();
        self.link.ask(&ask, move |reply| {
            if self.epoch.get_value() != epoch {
                return;
            }
            match reply {
                Ok(page) => self.receive(page),
                Err(failure) => self.fail(start, failure),
            }
        });
    }

    fn receive(self, page: RowPage) {
        if !page.crumbs.is_empty() && self.crumbs.with_untracked(|crumbs| *crumbs != page.crumbs) {
            self.crumbs.set(page.crumbs.clone());
        }
        let listed = page.crumbs.last().map(|here| Scope::Directory(here.row));
        if let Some(scope) = listed.filter(|scope| *scope != self.place_now().scope) {
            // The directory no longer exists, for instance because its creation was undone: this is its parent.
            self.place.update(|place| place.scope = scope);
        }
        self.total.set(page.total);
        self.complete.set(page.complete);
        self.cut.set(page.cut);
        self.pages.update(|pages| pages.put(page.start, page.rows));
        self.loaded.set(true);
    }

    fn fail(self, start: u32, failure: Failure) {
        self.pages.update_untracked(|pages| pages.fail(start));
        self.loaded.set(true);
        self.notices.fail(failure);
    }
}

/// The directory of a scope.
pub(crate) const fn directory_of(scope: &Scope) -> Option<RowNumber> {
    match scope {
        Scope::Directory(row) => Some(*row),
        Scope::Search(_) => None,
    }
}

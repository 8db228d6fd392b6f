//! The list in the middle: which rows, in which order, and where the keyboard is in it.

use std::ops::Range;

use discern::protocol::{Column, Crumb, Failure, RowInfo, RowNumber, RowPage, Scope, Sort, ViewNumber, browse};
use leptos::prelude::*;

use super::notices::Notices;
use super::pages::{PAGE, Pages};
use crate::client::Link;

/// What a listing is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Location {
    /// Of which view.
    pub(crate) view: ViewNumber,
    /// Of which rows.
    pub(crate) scope: Scope,
}

/// The rows of a place, fetched as they are looked at.
#[derive(Clone, Copy)]
pub(crate) struct Listing {
    link: Link,
    notices: Notices,
    place: RwSignal<Location>,
    sort: RwSignal<Sort>,
    total: RwSignal<u32>,
    complete: RwSignal<bool>,
    loaded: RwSignal<bool>,
    crumbs: RwSignal<Vec<Crumb>>,
    pages: RwSignal<Pages<RowInfo>>,
    cursor: RwSignal<u32>,
    seen: StoredValue<Range<u32>>,
    epoch: StoredValue<u32>,
}

const BY_NAME: Sort = Sort { by: Column::Name, descending: false };

impl Listing {
    pub(super) fn new(link: Link, notices: Notices) -> Self {
        Self {
            link,
            notices,
            place: RwSignal::new(Location { view: ViewNumber::FIRST, scope: Scope::Directory(RowNumber::ROOT) }),
            sort: RwSignal::new(BY_NAME),
            total: RwSignal::new(0),
            complete: RwSignal::new(true),
            loaded: RwSignal::new(false),
            crumbs: RwSignal::new(Vec::new()),
            pages: RwSignal::new(Pages::default()),
            cursor: RwSignal::new(0),
            seen: StoredValue::new(0..0),
            epoch: StoredValue::new(0),
        }
    }

    /// What is listed.
    pub(crate) fn place(self) -> Location {
        self.place.get()
    }

    /// The same, untracked.
    pub(crate) fn place_now(self) -> Location {
        self.place.get_untracked()
    }

    /// The view that is looked at.
    pub(crate) fn view(self) -> ViewNumber {
        self.place.with(|place| place.view)
    }

    /// The directory that is listed; `None` of a search.
    pub(crate) fn directory(self) -> Option<RowNumber> {
        self.place.with(|place| directory_of(&place.scope))
    }

    /// In which order.
    pub(crate) fn sort(self) -> Sort {
        self.sort.get()
    }

    /// Rows in all.
    pub(crate) fn total(self) -> u32 {
        self.total.get()
    }

    /// Rows in all, untracked.
    pub(crate) fn total_now(self) -> u32 {
        self.total.get_untracked()
    }

    /// False while a search may still find more.
    pub(crate) fn complete(self) -> bool {
        self.complete.get()
    }

    /// Whether the first rows have come.
    pub(crate) fn loaded(self) -> bool {
        self.loaded.get()
    }

    /// To be told whenever rows come.
    pub(super) fn pages_come(self) {
        self.pages.track();
    }

    /// The way to the directory.
    pub(crate) fn crumbs(self) -> Vec<Crumb> {
        self.crumbs.get()
    }

    /// Position the keyboard is at: the last one where what it was at is gone.
    pub(crate) fn cursor(self) -> u32 {
        self.cursor.get().min(self.total.get().saturating_sub(1))
    }

    /// To be told whenever the keyboard is put somewhere, be it where it is.
    pub(crate) fn cursor_put(self) {
        self.cursor.track();
    }

    /// Position the keyboard is at, untracked.
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

    /// A row by its number, where it has come.
    pub(crate) fn find(self, row: RowNumber) -> Option<RowInfo> {
        self.pages.with(|pages| pages.iter().find(|(_, info)| info.row == row).map(|(_, info)| info.clone()))
    }

    /// Fetches what is looked at.
    pub(crate) fn look_at(self, range: Range<u32>) {
        self.seen.set_value(range.clone());
        // Without telling those who draw: nothing that is drawn has changed.
        let wanted = self.pages.try_update_untracked(|pages| pages.want(range)).unwrap_or_default();
        for start in wanted {
            self.fetch(start);
        }
    }

    /// Puts the cursor where rows may still be coming.
    pub(super) fn put_cursor(self, position: u32) {
        self.cursor.set(position);
    }

    pub(super) fn set_cursor(self, position: u32) {
        self.cursor.set(position.min(self.total.get_untracked().saturating_sub(1)));
    }

    /// Lists another place; the cursor goes to `focus`, or to the top.
    pub(super) fn go(self, place: Location, focus: Option<RowNumber>) {
        self.restart();
        self.place.set(place);
        self.loaded.set(false);
        self.complete.set(true);
        self.cursor.set(0);
        self.look_at(0..PAGE);
        if let Some(row) = focus {
            self.locate(row);
        }
    }

    /// Sorts by a column; the other way where it is sorted by it. The cursor stays on its row.
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

    /// The first row from the cursor on whose name begins so gets the cursor; `then` hears which.
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

    /// Rows may read differently now, or be more: fetches again what is shown.
    pub(super) fn refresh(self) {
        let seen = self.seen.get_value();
        let starts = self.pages.try_update_untracked(|pages| {
            pages.keep(&seen);
            pages.again()
        });
        let starts = starts.filter(|starts| !starts.is_empty()).unwrap_or_else(|| vec![0]);
        for start in starts {
            self.fetch(start);
        }
    }

    /// Hands a page's rows on, fetching it where it has not come.
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
        self.pages.try_update_untracked(|pages| *pages = Pages::default());
    }

    fn locate(self, row: RowNumber) {
        let Location { view, scope } = self.place_now();
        let (epoch, cursor) = (self.epoch.get_value(), self.cursor_now());
        self.link.ask(&browse::Locate { view, scope, sort: self.sort.get_untracked(), row }, move |reply| {
            // Whoever has moved on meanwhile stays there.
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
            // The directory is gone, as where the change that made it was taken back: this is the one it lay in.
            self.place.update(|place| place.scope = scope);
        }
        self.total.set(page.total);
        self.complete.set(page.complete);
        self.pages.update(|pages| pages.put(page.start, page.rows));
        self.loaded.set(true);
    }

    fn fail(self, start: u32, failure: Failure) {
        self.pages.try_update_untracked(|pages| pages.fail(start));
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

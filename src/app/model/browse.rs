//! Navigation: directories, back and forward, other views, and search.

use std::time::Duration;

use discern::protocol::{Column, Crumb, EntryKind, RowInfo, RowNumber, Scope, ViewNumber, browse};
use leptos::prelude::*;

use super::history::Visit;
use super::listing::{Location, directory_of};
use super::{Model, Screen, Tab};

/// Delay between the last key and the search.
const TYPING: Duration = Duration::from_millis(120);
/// Interval for fetching the results of a running search.
const POLL: Duration = Duration::from_millis(300);

impl Model {
    /// Lists a directory of the current view.
    pub(crate) fn open_directory(self, row: RowNumber) {
        self.open_directory_of(self.listing.place_now().view, row);
    }

    /// Lists a directory of a view.
    pub(crate) fn open_directory_of(self, view: ViewNumber, row: RowNumber) {
        self.visit(Location { view, scope: Scope::Directory(row) }, None);
    }

    /// Opens an entry: lists a directory or an image, or shows the details of another file.
    pub(crate) fn open_entry(self, row: &RowInfo) {
        match row.kind {
            EntryKind::Directory => self.open_directory(row.row),
            EntryKind::File if row.is_image => self.enter(row.row),
            EntryKind::File | EntryKind::Symlink | EntryKind::Device => self.set_screen(Screen::Details),
        }
    }

    /// Opens a file as an image, and lists its root. Where it is none, the user is told so.
    fn enter(self, row: RowNumber) {
        let from = self.listing.place_now();
        self.link.ask(&browse::Enter { view: from.view, row }, move |reply| match reply {
            Ok(entered) => {
                let view = entered.first;
                self.session.entered(entered);
                // Whoever has moved on meanwhile stays there.
                if self.listing.place_now() == from {
                    self.open_directory_of(view, RowNumber::ROOT);
                    self.focus_list();
                }
            }
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Opens the file that is chosen as an image.
    pub(crate) fn enter_chosen(self) {
        if let Some(row) = self.subject_row() {
            self.enter(row.row);
        }
    }

    /// Whether the one file that is chosen may be an image, by its name.
    pub(crate) fn can_enter(self) -> bool {
        self.subject_row().is_some_and(|row| row.is_image)
    }

    /// Goes to the parent directory with the cursor on the one just left; from a search, back to where it began; from the
    /// root of an image within another, to its file.
    pub(crate) fn up(self) {
        if matches!(self.listing.place_now().scope, Scope::Search(_)) {
            return self.search(String::new());
        }
        let crumbs = untrack(move || self.listing.crumbs());
        let Location { view, .. } = self.listing.place_now();
        if let [.., above, here] = crumbs.as_slice() {
            self.visit(Location { view, scope: Scope::Directory(above.row) }, Some(here.row));
        } else if let Some(parent) = untrack(move || self.session.parent(view)) {
            let above = parent.crumbs.last().map(|above| above.row).unwrap_or_default();
            self.visit(Location { view: parent.view, scope: Scope::Directory(above) }, Some(parent.row));
        }
    }

    /// Goes back in the history.
    pub(crate) fn back(self) {
        if let Some(visit) = self.history.back(self.here()) {
            self.arrive(visit.place, visit.row);
        }
    }

    /// Goes forward in the history.
    pub(crate) fn forward(self) {
        if let Some(visit) = self.history.forward(self.here()) {
            self.arrive(visit.place, visit.row);
        }
    }

    /// Switches to another view, at the same path if it exists there.
    pub(crate) fn choose_view(self, view: ViewNumber) {
        self.set_tab(Tab::Files);
        let from = self.listing.place_now();
        if from.view == view {
            return self.open_directory(RowNumber::ROOT);
        }
        if untrack(move || self.session.parent(from.view) != self.session.parent(view)) {
            return self.visit(Location { view, scope: Scope::Directory(RowNumber::ROOT) }, None);
        }
        let row =
            directory_of(&from.scope).or_else(|| untrack(move || self.listing.crumbs()).last().map(|c: &Crumb| c.row));
        let ask = browse::SamePath { from: from.view, row: row.unwrap_or_default(), to: view };
        self.link.ask(&ask, move |reply| {
            let row = reply.unwrap_or(RowNumber::ROOT);
            self.visit(Location { view, scope: Scope::Directory(row) }, None);
        });
    }

    /// Decodes a view's undeclared names with another encoding; `None` for the guess.
    pub(crate) fn choose_encoding(self, encoding: Option<String>) {
        let view = self.listing.place_now().view;
        self.link.ask(&browse::Encoding { view, encoding }, move |reply| match reply {
            Ok(()) => self.refresh(),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Sorts the list.
    pub(crate) fn sort_by(self, column: Column) {
        self.selection.reset();
        self.listing.sort_by(column);
    }

    /// The text in the search field.
    pub(crate) fn search_text(self) -> String {
        self.search_text.get()
    }

    /// Searches the view; an empty text goes back to where the search began.
    pub(crate) fn search(self, text: String) {
        self.search_text.set(text.clone());
        self.searches.update_value(|searches| *searches = searches.wrapping_add(1));
        let search = self.searches.get_value();
        let begin = move || {
            if self.searches.get_value() == search {
                self.search_now(text.trim());
            }
        };
        set_timeout(begin, TYPING);
    }

    fn search_now(self, text: &str) {
        let Location { view, scope } = self.listing.place_now();
        let searching = matches!(scope, Scope::Search(_));
        if text.is_empty() {
            if searching {
                self.back();
            }
            return;
        }
        self.set_tab(Tab::Files);
        self.set_screen(Screen::List);
        let place = Location { view, scope: Scope::Search(text.to_owned()) };
        if place.scope == scope {
            return;
        }
        if searching {
            // The history records the location before the first letter only.
            self.arrive(place, None);
        } else {
            self.visit(place, None);
        }
    }

    fn here(self) -> Visit {
        let row = self.listing.row_now(self.listing.cursor_now()).map(|row| row.row);
        Visit { place: self.listing.place_now(), row }
    }

    pub(super) fn visit(self, place: Location, focus: Option<RowNumber>) {
        if place != self.listing.place_now() {
            self.history.leave(self.here());
        }
        self.arrive(place, focus);
    }

    fn arrive(self, place: Location, focus: Option<RowNumber>) {
        let other_view = self.listing.place_now().view != place.view;
        match &place.scope {
            Scope::Directory(_) => self.search_text.set(String::new()),
            // Text that is still being typed must not be replaced.
            Scope::Search(text) if self.search_text.get_untracked().trim() == text => {}
            Scope::Search(text) => self.search_text.set(text.clone()),
        }
        self.searches.update_value(|searches| *searches = searches.wrapping_add(1));
        self.selection.reset();
        if other_view && let Some(summary) = self.session.summary_now() {
            self.tree.lay_out(&summary, place.view);
        }
        if let Some(directory) = directory_of(&place.scope) {
            self.tree.reveal(directory);
        }
        self.set_tab(Tab::Files);
        self.set_screen(Screen::List);
        self.listing.go(place, focus);
    }

    /// The worker sends no news of a running search.
    pub(super) fn poll_searches(self) {
        Effect::new(move || {
            let going_on = self.listing.loaded() && !self.listing.complete();
            self.listing.pages_come();
            if going_on {
                let again = move || {
                    if !untrack(move || self.listing.complete()) {
                        self.listing.refresh();
                    }
                };
                set_timeout(again, POLL);
            }
        });
    }
}

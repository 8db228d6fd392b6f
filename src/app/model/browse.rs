//! Actions that go somewhere: into directories, back, to another view, to what a search finds.

use std::time::Duration;

use discern::protocol::{Column, Crumb, EntryKind, RowInfo, RowNumber, Scope, ViewNumber, browse};
use leptos::prelude::*;

use super::history::Visit;
use super::listing::{Location, directory_of};
use super::{Model, Screen, Tab};

/// A search begins when the user pauses this long.
const TYPING: Duration = Duration::from_millis(120);
/// How often a search that goes on is asked what it has found.
const POLL: Duration = Duration::from_millis(300);

impl Model {
    /// Lists a directory of the view that is looked at.
    pub(crate) fn open_directory(self, row: RowNumber) {
        let view = self.listing.place_now().view;
        self.visit(Location { view, scope: Scope::Directory(row) }, None);
    }

    /// Opens an entry: a directory is listed, of a file the details are brought to the fore.
    pub(crate) fn open_entry(self, row: &RowInfo) {
        match row.kind {
            EntryKind::Directory => self.open_directory(row.row),
            EntryKind::File | EntryKind::Symlink | EntryKind::Device => self.set_screen(Screen::Details),
        }
    }

    /// To the directory above, with the cursor on where one came from; from a search to where it began.
    pub(crate) fn up(self) {
        if matches!(self.listing.place_now().scope, Scope::Search(_)) {
            return self.search(String::new());
        }
        let crumbs = untrack(move || self.listing.crumbs());
        if let [.., above, here] = crumbs.as_slice() {
            let Location { view, .. } = self.listing.place_now();
            self.visit(Location { view, scope: Scope::Directory(above.row) }, Some(here.row));
        }
    }

    /// Back to where one was.
    pub(crate) fn back(self) {
        if let Some(visit) = self.history.back(self.here()) {
            self.arrive(visit.place, visit.row);
        }
    }

    /// Forward to where one was.
    pub(crate) fn forward(self) {
        if let Some(visit) = self.history.forward(self.here()) {
            self.arrive(visit.place, visit.row);
        }
    }

    /// Looks at another view, at the same path where it has it.
    pub(crate) fn choose_view(self, view: ViewNumber) {
        self.set_tab(Tab::Files);
        let from = self.listing.place_now();
        if from.view == view {
            return self.open_directory(RowNumber::ROOT);
        }
        let row =
            directory_of(&from.scope).or_else(|| untrack(move || self.listing.crumbs()).last().map(|c: &Crumb| c.row));
        let ask = browse::SamePath { from: from.view, row: row.unwrap_or_default(), to: view };
        self.link.ask(&ask, move |reply| {
            let row = reply.unwrap_or(RowNumber::ROOT);
            self.visit(Location { view, scope: Scope::Directory(row) }, None);
        });
    }

    /// Reads a view's undeclared names as another encoding; `None` for the guess.
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

    /// What is in the search field.
    pub(crate) fn search_text(self) -> String {
        self.search_text.get()
    }

    /// Searches the view; nothing to search for leads back to where one was.
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
            // The place left is the one before the first letter.
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
            // What is being typed is left as it is.
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

    /// A search that goes on tells nothing by itself.
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

//! Navigation: directories, back and forward, other views, and search.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use discern::protocol::inspect::Inside;
use discern::protocol::{
    Column, Crumb, Entered, EntryKind, FailureKind, RowInfo, RowNumber, Scope, ViewNumber, browse, inspect,
};
use leptos::prelude::*;

use super::history::Visit;
use super::listing::{Location, directory_of};
use super::{Model, Screen, Stage, Tab, journal, refresh, subject};
use crate::browser::viewport::is_narrow;
use crate::browser::{entry, saved};
use crate::words;

/// Delay between the last key and the search.
const TYPING: Duration = Duration::from_millis(120);
/// Interval for fetching the results of a running search.
const POLL: Duration = Duration::from_millis(300);

/// Lists a directory of the current view.
pub(crate) fn open_directory(model: Model, row: RowNumber) {
    open_directory_of(model, model.listing.place_now().view, row);
}

/// Lists a directory of a view.
pub(crate) fn open_directory_of(model: Model, view: ViewNumber, row: RowNumber) {
    visit(model, Location { view, scope: Scope::Directory(row) }, None);
}

/// Opens an entry: lists a directory or an image, or previews another file.
pub(crate) fn open_entry(model: Model, row: &RowInfo) {
    match row.kind {
        EntryKind::Directory => open_directory(model, row.row),
        EntryKind::File if row.is_image => enter(model, row.row, Inside::Image, || {}),
        EntryKind::File => {
            let row = row.clone();
            enter(model, row.row, Inside::ImageByContent, move || preview(model, &row));
        }
        EntryKind::Symlink | EntryKind::Device => model.set_screen(Screen::Details),
    }
}

/// Opens an entry that was tapped. Where the details aren't next to the list, those of a file come first: the taps of a
/// finger have no other way to them.
pub(crate) fn tap(model: Model, row: &RowInfo) {
    if row.kind == EntryKind::File && !row.is_image && is_narrow() {
        model.set_screen(Screen::Details);
        enter(model, row.row, Inside::ImageByContent, || {});
    } else {
        open_entry(model, row);
    }
}

/// Shows the large preview of a file.
fn preview(model: Model, row: &RowInfo) {
    model.selection.begin();
    model.selection.only(row);
    model.inspector.set_large(true);
}

/// Opens a file as an image, and lists its root. That takes long for some, and is shown as a job then. `other` is called
/// if the file is no image and its name didn't say so, unless the user has moved on.
fn enter(model: Model, row: RowNumber, what: Inside, other: impl FnOnce() + 'static) {
    let from = model.listing.place_now();
    let own = Rc::new(Cell::new(0));
    let known = Rc::clone(&own);
    let id = model.link.ask(&inspect::Enter { view: from.view, row, what }, move |reply| {
        model.jobs.ended_opening(known.get());
        match reply {
            Ok(entered) => show_entered(model, &from, entered),
            // A file need not be an image unless its name says so: no message then.
            Err(failure) if what == Inside::ImageByContent => {
                if failure.kind != FailureKind::Cancelled && model.listing.place_now() == from {
                    other();
                }
            }
            Err(failure) => model.notices.fail(failure),
        }
    });
    own.set(id);
    model.jobs.began_entering(id);
}

/// Lists the deleted files of the current view.
pub(crate) fn show_deleted(model: Model) {
    enter(model, RowNumber::ROOT, Inside::Deleted, || {});
}

/// Lists the root of an image that was opened. If the user has moved on meanwhile, the list stays there.
fn show_entered(model: Model, from: &Location, entered: Entered) {
    let view = entered.first;
    model.session.entered(entered);
    if model.listing.place_now() == *from {
        open_directory_of(model, view, RowNumber::ROOT);
        model.focus_list();
    }
}

/// Copies the path of an entry, from the root of its view.
pub(crate) fn copy_path(model: Model, view: ViewNumber, row: RowNumber) {
    model.link.ask(&browse::Details { view, row }, move |reply| match reply {
        Ok(details) => saved::copy(&details.path, move |worked| say_copied(model, worked)),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Announces whether a path was copied.
pub(crate) fn say_copied(model: Model, worked: bool) {
    model.notices.say(if worked { words::outcomes::path_copied() } else { words::common::copying_refused() });
}

/// Goes to the parent directory with the cursor on the one just left; from a search, back to where it began; from the
/// root of an image inside another one, to its file.
pub(crate) fn up(model: Model) {
    if matches!(model.listing.place_now().scope, Scope::Search(_)) {
        return search(model, String::new());
    }
    let crumbs = untrack(move || model.listing.crumbs());
    let Location { view, .. } = model.listing.place_now();
    if let [.., above, here] = crumbs.as_slice() {
        visit(model, Location { view, scope: Scope::Directory(above.row) }, Some(here.row));
    } else if let Some(parent) = untrack(move || model.session.parent(view)) {
        let above = parent.crumbs.last().map(|above| above.row).unwrap_or_default();
        visit(model, Location { view: parent.view, scope: Scope::Directory(above) }, Some(parent.row));
    }
}

/// Goes back in the history.
pub(crate) fn back(model: Model) {
    if untrack(move || model.history.can_back()) {
        entry::go(-1);
    }
}

/// Goes forward in the history.
pub(crate) fn forward(model: Model) {
    if untrack(move || model.history.can_forward()) {
        entry::go(1);
    }
}

/// Shows a location of the history again.
pub(super) fn return_to(model: Model, visit: Visit) {
    if visit.is_large || visit.place != model.listing.place_now() {
        arrive(model, visit.place, visit.row);
    }
    model.set_tab(visit.tab);
    model.set_screen(visit.screen);
    model.inspector.set_large(visit.is_large);
}

/// Switches to another view, at the same path if it exists there.
pub(crate) fn choose_view(model: Model, view: ViewNumber) {
    model.set_tab(Tab::Files);
    let from = model.listing.place_now();
    if from.view == view {
        return open_directory(model, RowNumber::ROOT);
    }
    if untrack(move || model.session.parent(from.view) != model.session.parent(view)) {
        return visit(model, Location { view, scope: Scope::Directory(RowNumber::ROOT) }, None);
    }
    let row =
        directory_of(&from.scope).or_else(|| untrack(move || model.listing.crumbs()).last().map(|c: &Crumb| c.row));
    let ask = browse::SamePath { from: from.view, row: row.unwrap_or_default(), to: view };
    model.link.ask(&ask, move |reply| {
        let row = reply.unwrap_or(RowNumber::ROOT);
        visit(model, Location { view, scope: Scope::Directory(row) }, None);
    });
}

/// Decodes a view's undeclared names with another encoding; `None` for the guess.
pub(crate) fn choose_encoding(model: Model, encoding: Option<String>) {
    let view = model.listing.place_now().view;
    model.link.ask(&browse::Encoding { view, encoding }, move |reply| match reply {
        Ok(()) => refresh::all(model),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Sorts the list.
pub(crate) fn sort_by(model: Model, column: Column) {
    model.selection.reset();
    model.listing.sort_by(column);
}

/// The text in the search field.
pub(crate) fn search_text(model: Model) -> String {
    model.search_text.get()
}

/// Searches the view; an empty text goes back to where the search began.
pub(crate) fn search(model: Model, text: String) {
    model.search_text.set(text.clone());
    model.searches.update_value(|searches| *searches = searches.wrapping_add(1));
    let search = model.searches.get_value();
    let begin = move || {
        // The image may have been closed meanwhile.
        if model.searches.get_value() == search && model.session.stage_now() == Stage::Open {
            search_now(model, text.trim());
        }
    };
    set_timeout(begin, TYPING);
}

fn search_now(model: Model, text: &str) {
    let Location { view, scope } = model.listing.place_now();
    let searching = matches!(scope, Scope::Search(_));
    if text.is_empty() {
        if searching {
            let root = Location { view, scope: Scope::Directory(RowNumber::ROOT) };
            visit(model, model.history.before_search(&journal::image_now(model)).unwrap_or(root), None);
        }
        return;
    }
    model.set_tab(Tab::Files);
    model.set_screen(Screen::List);
    let place = Location { view, scope: Scope::Search(text.to_owned()) };
    if place.scope == scope {
        return;
    }
    visit(model, place, None);
}

/// The row at the cursor.
pub(super) fn row_at_cursor(model: Model) -> Option<RowNumber> {
    subject::cursor_row(model).map(|row| row.row)
}

pub(super) fn visit(model: Model, place: Location, focus: Option<RowNumber>) {
    if place != model.listing.place_now() {
        model.history.leave(&journal::image_now(model), row_at_cursor(model));
    }
    arrive(model, place, focus);
}

fn arrive(model: Model, place: Location, focus: Option<RowNumber>) {
    let other_view = model.listing.place_now().view != place.view;
    match &place.scope {
        Scope::Directory(_) => model.search_text.set(String::new()),
        // Text that is still being typed must not be replaced.
        Scope::Search(text) if model.search_text.get_untracked().trim() == text => {}
        Scope::Search(text) => model.search_text.set(text.clone()),
    }
    model.searches.update_value(|searches| *searches = searches.wrapping_add(1));
    model.selection.reset();
    model.inspector.set_large(false);
    if other_view && let Some(summary) = model.session.summary_now() {
        model.tree.lay_out(&summary, place.view);
    }
    if let Some(directory) = directory_of(&place.scope) {
        model.tree.reveal(directory);
    }
    model.set_tab(Tab::Files);
    model.set_screen(Screen::List);
    model.listing.go(place, focus);
}

/// The worker sends no news of a running search.
pub(super) fn poll_searches(model: Model) {
    Effect::new(move || {
        let going_on = model.listing.loaded() && !model.listing.complete();
        model.listing.pages_come();
        if going_on {
            let again = move || {
                if !untrack(move || model.listing.complete()) {
                    model.listing.refresh();
                }
            };
            set_timeout(again, POLL);
        }
    });
}

//! Actions that open an image.

use std::cell::Cell;
use std::rc::Rc;

use discern::protocol::{FailureKind, RowNumber, Scope, ViewNumber, browse};
use leptos::prelude::*;
use web_sys::File;

use super::{Location, Making, Model, Screen, Tab, journal, making, refresh, sums, visits};
use crate::client::{RESTARTED, Reply, Transfer};

/// What is given up when another image is opened, or the page is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Losses {
    /// Whether something is being saved.
    pub(crate) is_saving: bool,
    /// Number of changes that aren't in a saved image.
    pub(crate) changes: u32,
    /// Whether the image is new and not saved.
    pub(crate) is_new: bool,
}

/// What would be given up now; `None` if that is nothing.
pub(crate) fn losses(model: Model) -> Option<Losses> {
    let changes = if model.build.is_saved_now() { 0 } else { model.edit.steps_now() };
    let (is_saving, is_new) = (model.jobs.any_saves_now(), model.new_image.is_unsaved_now());
    (is_saving || is_new || changes > 0).then_some(Losses { is_saving, changes, is_new })
}

/// Opens files as one image, asking first if anything would be given up.
pub(crate) fn open_files(model: Model, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    match losses(model) {
        None => open_now(model, files),
        losses => {
            model.asking.set_value(files);
            model.losses.set(losses);
        }
    }
}

/// What the user is being asked about.
pub(crate) fn asked(model: Model) -> Option<Losses> {
    model.losses.get()
}

/// Applies the user's answer.
pub(crate) fn answered(model: Model, open: bool) {
    model.losses.set(None);
    let files = model.asking.try_update_value(std::mem::take).unwrap_or_default();
    if open && !files.is_empty() {
        model.jobs.cancel_all();
        open_now(model, files);
    }
}

pub(super) fn open_now(model: Model, files: Vec<File>) {
    model.notices.clear_failures();
    open_again(model, files);
}

/// Opens files, and leaves notices of failures as they are.
pub(super) fn open_again(model: Model, files: Vec<File>) {
    model.jobs.give_up_opening();
    model.session.begin(&files);
    let (kept, again) = (files.clone(), files.clone());
    let title = format!("Opening {}", files.first().map(File::name).unwrap_or_default());
    let own = Rc::new(Cell::new(0));
    let known = Rc::clone(&own);
    let is_current = move || {
        let is_current = model.jobs.is_opening(known.get());
        model.jobs.ended_opening(known.get());
        is_current
    };
    let id = model.link.ask_with(&browse::Open, Transfer::Files(files), move |reply| match reply {
        // Another image was chosen meanwhile.
        _ if !is_current() => {}
        Ok(Reply { answer: summary, .. }) => {
            let is_first = model.session.summary_now().is_none();
            forget(model);
            model.new_image.opened(&kept);
            model.tree.lay_out(&summary, ViewNumber::FIRST);
            let said = format!("Opened {}, {}.", summary.name, summary.kinds);
            // Missing files are requested at once.
            let is_lacking = summary.views.is_empty() || !summary.missing.is_empty();
            model.session.opened(summary, kept);
            if is_lacking {
                model.tab.set(Tab::Disc);
            }
            model.listing.go(Location { view: ViewNumber::FIRST, scope: Scope::Directory(RowNumber::ROOT) }, None);
            model.tree.reveal(RowNumber::ROOT);
            visits::opened(model, is_first);
            model.overview.load();
            model.findings.refresh();
            if journal::has_journal(model) {
                making::perform(model, Making::LookForJournal);
            }
            sums::read_waiting(model);
            model.notices.say(said);
            model.focus_list();
        }
        Err(failure) => {
            model.session.not_opened();
            // A worker that crashed or was replaced is followed by one that gets the former files anyway.
            if failure.kind != FailureKind::Worker && failure.code != RESTARTED {
                open_former(model);
            }
            model.notices.fail(failure);
        }
    });
    own.set(id);
    model.jobs.began_opening(id, title, move || open_again(model, again));
}

/// The worker closes the open image before it looks at other files. If those are not an image, the page still shows
/// the former one, so the worker gets its files again.
fn open_former(model: Model) {
    let files = model.session.files();
    if files.is_empty() {
        return;
    }
    model.link.ask_with(&browse::Open, Transfer::Files(files), move |reply| match reply {
        Ok(_) => {
            model.tree.restart();
            refresh::all(model);
        }
        Err(_) => {
            model.session.close();
            forget(model);
        }
    });
}

/// Forgets the former image.
pub(super) fn forget(model: Model) {
    model.selection.reset();
    model.history.clear();
    model.inspector.clear();
    model.disc.clear();
    model.overview.clear();
    model.answer.clear();
    model.findings.clear();
    model.scan.clear();
    model.sums.clear();
    model.carried.clear();
    model.images.clear();
    model.compare.clear();
    model.convert.clear();
    model.edit.clear();
    model.build.clear();
    model.new_image.clear();
    model.search_text.set(String::new());
    model.tab.set(Tab::Files);
    model.screen.set(Screen::List);
}

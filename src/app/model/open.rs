//! Actions that open an image.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use discern::protocol::{FailureKind, RowNumber, Scope, ViewNumber, browse};
use leptos::prelude::*;
use web_sys::File;

use super::{Location, Making, Model, Screen, Stage, Tab, journal, making, refresh, sums, visits};
use crate::client::{RESTARTED, Reply, Transfer};
use crate::words;

/// Opens files as one image in a model.
pub(super) fn open_now(model: Model, files: Vec<File>) {
    model.notices.clear_failures();
    model.tray.forget(model);
    open_again(model, files);
}

/// Opens files, and leaves notices of failures as they are.
pub(super) fn open_again(model: Model, files: Vec<File>) {
    model.jobs.give_up_opening();
    model.session.begin(&files);
    let (kept, again) = (files.clone(), files.clone());
    let title = words::tasks::open(&files.first().map(File::name).unwrap_or_default());
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
            let said = words::opening::opened(&summary.name, &summary.kinds);
            // Missing files are requested at once.
            let is_lacking = summary.views.is_empty() || !summary.missing.is_empty();
            model.session.opened(summary, kept);
            if is_lacking {
                model.tab.set(Tab::Disc);
            }
            model.listing.go(Location { view: ViewNumber::FIRST, scope: Scope::Directory(RowNumber::ROOT) }, None);
            model.tree.reveal(RowNumber::ROOT);
            model.desk.opened(model);
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
            model.notices.refuse(failure, kept);
            if model.session.files().is_empty() {
                give_back(model);
            }
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
        Err(_) => give_back(model),
    });
}

/// Closes the image, if any, and frees the model for another one.
pub(super) fn give_back(model: Model) {
    model.desk.remove(model);
    model.tray.forget(model);
    forget(model);
    model.session.close();
    let end = move || {
        let is_used = model.is_shown_now() || model.session.stage_now() != Stage::Welcome;
        if !is_used {
            model.link.end();
        }
    };
    // A worker that crashed or was canceled is replaced first.
    set_timeout(end, Duration::ZERO);
}

/// Forgets the former image.
pub(super) fn forget(model: Model) {
    model.selection.reset();
    visits::forget(model);
    model.inspector.clear();
    model.disc.clear();
    model.overview.clear();
    model.answer.clear();
    model.player.clear();
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

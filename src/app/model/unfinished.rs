//! Restores changes that were kept, with the files that were added.

use discern::protocol::{Needed, Restored, edit};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Model, added_files, editing};
use crate::browser::additions::{self, Addition, Dropped};
use crate::browser::picker;
use crate::text::addition_names::root;
use crate::words;

/// Restores the changes, asking for added files that the page does not have.
pub(crate) fn restore(model: Model, without: bool) {
    let Some(unfinished) = model.edit.unfinished.get_untracked() else { return };
    if unfinished.needed.is_empty() {
        // A worker that crashed has lost the files sent to it.
        let addition = model.edit.added_files.get_value();
        addition
            .into_iter()
            .filter(|(from, _)| unfinished.refers_to(from))
            .for_each(|(from, addition)| added_files::send_as(model, from, addition));
    }
    model.link.ask(&edit::Restore { journal: unfinished.journal, without }, move |reply| match reply {
        Ok(Restored::Done(info)) => editing::edited(model, info),
        Ok(Restored::Needed(needed)) => needs(model, needed),
        Err(failure) => model.notices.fail(failure),
    });
}

pub(super) fn needs(model: Model, needed: Needed) {
    model.notices.say(words::journal::choose_again());
    model.edit.unfinished.update(|unfinished| {
        if let Some(unfinished) = unfinished {
            unfinished.needed = needed.from;
        }
    });
}

/// Lets the user choose the files that are needed.
pub(crate) fn pick_needed(model: Model) {
    picker::pick_files(move |files| give_needed(model, additions::of_files(files)));
}

/// Lets the user choose the folder that is needed.
pub(crate) fn pick_needed_folder(model: Model) {
    picker::pick_folder(move |files| give_needed(model, additions::of_files(files)));
}

/// Matches files to those needed by their names, and tries to restore again.
pub(super) fn give_needed(model: Model, all: Vec<Addition>) {
    let needed = model.edit.unfinished.with_untracked(|unfinished| unfinished.as_ref().map(|all| all.needed.clone()));
    for addition in all {
        let called = needed.iter().flatten().filter_map(|from| Some((from, root(from)?)));
        let mut same = called.filter(|(_, (_, name))| *name == addition.name);
        if let Some((_, (prefix, name))) = same.next() {
            added_files::send_as(model, format!("{prefix}{name}"), addition);
        }
    }
    restore(model, false);
}

/// Takes dropped files for those that a kept journal needs.
pub(super) fn drop_needed(model: Model, dropped: Dropped) {
    spawn_local(async move {
        match dropped.read().await {
            Ok(all) => give_needed(model, all),
            Err(_) => model.notices.fail(additions::unreadable(words::changes::nothing_added())),
        }
    });
}

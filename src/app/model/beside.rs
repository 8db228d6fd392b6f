//! Opening images beside those that are open.

use discern::protocol::{Failure, FailureKind};
use leptos::prelude::untrack;
use web_sys::File;

use super::desk::MOST;
use super::{Model, closing, journal, open, sums};
use crate::words;

/// Opens files as one image, beside those that are open. An image that is open already is shown; with other files, it is
/// opened again.
pub(crate) fn open_files(model: Model, files: Vec<File>) {
    let Some(first) = files.first() else { return };
    if let Some(open) = model.desk.find(&journal::file_key(first)) {
        sums::hand_over(model, open);
        model.desk.show(open);
        if !is_same(&open.session.files(), &files) {
            return closing::reopen(open, files);
        }
        sums::read_waiting(open);
        model.notices.say(words::opening::already_open(&untrack(move || open.session.name())));
        open.focus_list();
        return;
    }
    if let Some(vacant) = vacant(model) {
        sums::hand_over(model, vacant);
        open::open_now(vacant, files);
    }
}

/// A model in which an image can be opened; says so if there is none.
pub(super) fn vacant(model: Model) -> Option<Model> {
    let vacant = model.desk.vacant();
    if vacant.is_none() {
        model.notices.fail(Failure::new(
            FailureKind::Destination,
            "PAGE-IMAGES-MANY",
            &words::opening::too_many(u64::try_from(MOST).unwrap_or(u64::MAX)),
            words::opening::too_many_meaning(),
            words::opening::too_many_advice(),
        ));
    }
    vacant
}

/// Whether both are the same files, by name, size and date.
fn is_same(some: &[File], others: &[File]) -> bool {
    let keys = |files: &[File]| {
        let mut keys: Vec<String> = files.iter().map(journal::file_key).collect();
        keys.sort();
        keys
    };
    keys(some) == keys(others)
}

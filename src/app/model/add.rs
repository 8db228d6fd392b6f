//! Actions that add files and folders to the image.

use discern::protocol::{Change, Clash, RowNumber};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Model, added_files, editing, subject};
use crate::browser::additions::{self, Addition, Dropped};
use crate::browser::picker;
use crate::words;

/// Adds dropped files and folders to a directory.
pub(super) fn add_dropped(model: Model, dropped: Dropped, into: RowNumber) {
    spawn_local(async move {
        match dropped.read().await {
            Ok(all) => add(model, all, into),
            Err(_) => model.notices.fail(additions::unreadable(words::changes::nothing_added())),
        }
    });
}

/// Adds chosen files to a directory.
pub(super) fn add_files(model: Model, files: Vec<File>, into: RowNumber) {
    add(model, additions::of_files(files), into);
}

/// Lets the user choose a folder, and adds it to the listed directory.
pub(crate) fn pick_folder_to_add(model: Model) {
    if let Some(into) = editing::target(model) {
        picker::pick_folder(move |files| add(model, additions::of_files(files), into));
    }
}

/// Lets the user choose a file to replace the content of the selected one.
pub(crate) fn pick_replacement(model: Model) {
    let Some(row) = subject::row(model).filter(|_| editing::can_edit_now(model)) else { return };
    picker::pick_files(move |files| {
        if let Some(addition) = additions::of_files(files).into_iter().next() {
            let from = added_files::send(model, addition);
            editing::change(model, Change::Replace { row: row.row, from });
        }
    });
}

/// Lets the user choose a file to replace a boot image.
pub(crate) fn pick_boot_image(model: Model, entry: u16) {
    picker::pick_files(move |files| {
        if let Some(addition) = additions::of_files(files).into_iter().next() {
            let from = added_files::send(model, addition);
            editing::change_volume(model, Change::BootReplace { entry, from });
        }
    });
}

fn add(model: Model, all: Vec<Addition>, into: RowNumber) {
    if all.is_empty() {
        return;
    }
    let from = all.into_iter().map(|addition| added_files::send(model, addition)).collect();
    editing::change(model, Change::Add { into, from, clash: Clash::Ask });
}

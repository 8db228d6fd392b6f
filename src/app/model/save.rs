//! Actions that save files.

use discern::protocol::{
    Chosen, EntryKind, Product, RowInfo, RowNumber, Scope, Selection, ViewNumber, Written, folder,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Grouping, Model, Tab, saving, subject, tray};
use crate::browser::picker;
use crate::client::{Reply, Transfer};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// Saves the selection: a single file as it is, anything else as a ZIP archive. Without a selection, saves the row
/// at the cursor.
pub(crate) fn save_chosen(model: Model) {
    let total = model.listing.total_now();
    let chosen = untrack(move || model.selection.count(total));
    let row = match chosen {
        0 => subject::cursor_row(model),
        1 => untrack(move || model.selection.single().and_then(|row| model.listing.find(row))),
        _ => None,
    };
    match row {
        Some(row) if row.kind == EntryKind::File => save_file(model, row.row, &row.name, None),
        Some(row) => save_zip(model, subject::selection_of(model, Chosen::Only(vec![row.row])), zip_of(&row.name)),
        None => save_zip(
            model,
            subject::selection_of(model, model.selection.chosen()),
            words::tasks::save_zip_items(chosen.into()),
        ),
    }
}

/// Saves the selection as a ZIP archive, even if it is a single file.
pub(crate) fn save_chosen_as_zip(model: Model) {
    let total = model.listing.total_now();
    let chosen = untrack(move || model.selection.count(total));
    let single = untrack(move || model.selection.single().and_then(|row| model.listing.find(row)));
    let title = single.map_or_else(|| words::tasks::save_zip_items(chosen.into()), |row| zip_of(&row.name));
    save_zip(model, subject::selection_of(model, model.selection.chosen()), title);
}

/// Saves what is in a folder as a ZIP archive; without a name, it is the root of its view.
pub(crate) fn save_folder(model: Model, view: ViewNumber, row: RowNumber, name: &str) {
    let selection = Selection { view, scope: Scope::Directory(row), rows: Chosen::AllBut(Vec::new()) };
    save_zip(model, selection, zip_of(name));
}

/// Saves everything the list shows as a ZIP archive.
pub(crate) fn save_all(model: Model) {
    save_zip(model, subject::selection_of(model, Chosen::AllBut(Vec::new())), zip_of(""));
}

/// Saves the entry shown in the details; a file in the given variant, if any.
pub(crate) fn save_subject(model: Model, row: &RowInfo, variant: Option<String>) {
    if row.kind == EntryKind::File {
        return save_file(model, row.row, &row.name, variant);
    }
    if untrack(move || model.listing.directory()) == Some(row.row) {
        return save_folder(model, model.listing.place_now().view, row.row, &row.name);
    }
    save_zip(model, subject::selection_of(model, Chosen::Only(vec![row.row])), zip_of(&row.name));
}

/// Saves the selection, or everything if there is none, into a folder that the user chooses.
pub(crate) fn save_into_directory(model: Model) {
    let total = model.listing.total_now();
    let none = untrack(move || model.selection.count(total)) == 0;
    let chosen = if none { Chosen::AllBut(Vec::new()) } else { model.selection.chosen() };
    save_selection_into_directory(model, subject::selection_of(model, chosen));
}

fn save_selection_into_directory(model: Model, selection: Selection) {
    spawn_local(async move {
        let Some(directory) = picker::pick_directory().await else { return };
        let title = words::tasks::save_to(&directory.name());
        let again = selection.clone();
        let (_, reply) = saving::job(model, &folder::Save { selection }, Transfer::Directory(directory), &title, false);
        match reply.await {
            Ok(Reply { answer: Written { files, bytes, notes }, .. }) => {
                let sentence = words::saving::saved_files(files.into(), &size(bytes));
                tray::saved(model, &title, Tab::Files, sentence, notes);
            }
            Err(failure) => tray::failed(model, &title, Tab::Files, failure, move || {
                save_selection_into_directory(model, again.clone());
            }),
        }
    });
}

/// Saves the repaired files of the image after a check.
pub(crate) fn save_repaired(model: Model, grouping: Grouping) {
    saving::save_several(model, Product::Repaired, words::tasks::save_repaired().into(), grouping);
}

fn save_file(model: Model, row: RowNumber, name: &str, variant: Option<String>) {
    let view = model.listing.place_now().view;
    saving::save(model, Product::File { view, row, variant }, words::tasks::save(&visible(name)), true);
}

fn save_zip(model: Model, selection: Selection, title: String) {
    saving::save(model, Product::Zip { selection }, title, false);
}

/// Title of saving an entry as a ZIP archive; without a name, it is everything.
fn zip_of(name: &str) -> String {
    if name.is_empty() { words::tasks::save_zip_all().into() } else { words::tasks::save_zip(&visible(name)) }
}

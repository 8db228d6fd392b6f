//! Actions that save files.

use discern::protocol::{Chosen, EntryKind, Product, RowInfo, RowNumber, Scope, Selection, Written, save};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Location, Model, Together};
use crate::browser::picker;
use crate::client::{Reply, Transfer};
use crate::text::dates_sizes::{plural, size, visible};

impl Model {
    /// Saves the selection: a single file as it is, anything else as a ZIP archive. Without a selection, saves the row
    /// at the cursor.
    pub(crate) fn save_chosen(self) {
        let total = self.listing.total_now();
        let chosen = untrack(move || self.selection.count(total));
        let row = match chosen {
            0 => self.cursor_row(),
            1 => untrack(move || self.selection.single().and_then(|row| self.listing.find(row))),
            _ => None,
        };
        match row {
            Some(row) if row.kind == EntryKind::File => self.save_file(row.row, &row.name, None),
            Some(row) => self.save_zip(self.selection_of(Chosen::Only(vec![row.row])), &row.name),
            None => {
                self.save_zip(self.selection_of(self.selection.chosen()), &plural(u64::from(chosen), "item", "items"))
            }
        }
    }

    /// Saves everything the list shows as a ZIP archive.
    pub(crate) fn save_all(self) {
        self.save_zip(self.selection_of(Chosen::AllBut(Vec::new())), "everything");
    }

    /// Saves the entry shown in the details; a file in the given variant, if any.
    pub(crate) fn save_subject(self, row: &RowInfo, variant: Option<String>) {
        if row.kind == EntryKind::File {
            return self.save_file(row.row, &row.name, variant);
        }
        let view = self.listing.place_now().view;
        let selection = if untrack(move || self.listing.directory()) == Some(row.row) {
            Selection { view, scope: Scope::Directory(row.row), rows: Chosen::AllBut(Vec::new()) }
        } else {
            self.selection_of(Chosen::Only(vec![row.row]))
        };
        self.save_zip(selection, if row.name.is_empty() { "everything" } else { &row.name });
    }

    /// Saves the selection, or everything if there is none, into a folder that the user chooses.
    pub(crate) fn save_into_directory(self) {
        let total = self.listing.total_now();
        let none = untrack(move || self.selection.count(total)) == 0;
        let chosen = if none { Chosen::AllBut(Vec::new()) } else { self.selection.chosen() };
        let selection = self.selection_of(chosen);
        spawn_local(async move {
            let Some(directory) = picker::pick_directory().await else { return };
            let title = format!("Saving to “{}”", directory.name());
            let (_, reply) = self.job(&save::Folder { selection }, Transfer::Directory(directory), &title, false);
            match reply.await {
                Ok(Reply { answer: Written { files, bytes, notes }, .. }) => {
                    let files = plural(u64::from(files), "file", "files");
                    self.notices.done(format!("Saved {files} ({}).", size(bytes)), notes);
                }
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Saves the repaired files of the image after a check.
    pub(crate) fn save_repaired(self, together: Together) {
        self.save_together(Product::Repaired, "Saving the repaired image".into(), together);
    }

    fn save_file(self, row: RowNumber, name: &str, variant: Option<String>) {
        let view = self.listing.place_now().view;
        self.save(Product::File { view, row, variant }, format!("Saving “{}”", visible(name)), true);
    }

    fn save_zip(self, selection: Selection, what: &str) {
        self.save(Product::Zip { selection }, format!("Saving {} as ZIP", visible(what)), false);
    }

    pub(super) fn selection_of(self, rows: Chosen) -> Selection {
        let Location { view, scope } = self.listing.place_now();
        Selection { view, scope, rows }
    }
}

//! Actions that add files and folders to the image.

use discern::protocol::{Change, Clash, RowNumber, edit};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Model;
use crate::browser::additions::{self, Addition, Dropped};
use crate::browser::picker;
use crate::client::Transfer;
use crate::text::addition_names::numbered;

impl Model {
    /// Adds dropped files and folders to a directory.
    pub(crate) fn add_dropped(self, dropped: Dropped, into: RowNumber) {
        spawn_local(async move {
            match dropped.read().await {
                Ok(all) => self.add(all, into),
                Err(_) => self.notices.fail(additions::unreadable("Nothing was added.")),
            }
        });
    }

    /// Takes dropped files for those that a kept journal needs.
    pub(crate) fn drop_needed(self, dropped: Dropped) {
        spawn_local(async move {
            match dropped.read().await {
                Ok(all) => self.give_needed(all),
                Err(_) => self.notices.fail(additions::unreadable("Nothing was added.")),
            }
        });
    }

    /// Lets the user choose files, and adds them to the listed directory.
    pub(crate) fn pick_to_add(self) {
        if let Some(into) = self.target() {
            picker::pick_files(move |files| self.add(additions::of_files(files), into));
        }
    }

    /// Lets the user choose a folder, and adds it to the listed directory.
    pub(crate) fn pick_folder_to_add(self) {
        if let Some(into) = self.target() {
            picker::pick_folder(move |files| self.add(additions::of_files(files), into));
        }
    }

    /// Lets the user choose a file to replace the content of the selected one.
    pub(crate) fn pick_replacement(self) {
        let Some(row) = self.subject_row().filter(|_| self.can_edit_now()) else { return };
        picker::pick_files(move |files| {
            if let Some(given) = additions::of_files(files).into_iter().next() {
                let from = self.give(given);
                self.change(Change::Replace { row: row.row, from });
            }
        });
    }

    /// Lets the user choose a file to replace a boot image.
    pub(crate) fn pick_boot_image(self, entry: u16) {
        picker::pick_files(move |files| {
            if let Some(given) = additions::of_files(files).into_iter().next() {
                let from = self.give(given);
                self.change_volume(Change::BootReplace { entry, from });
            }
        });
    }

    fn add(self, all: Vec<Addition>, into: RowNumber) {
        if all.is_empty() {
            return;
        }
        let from = all.into_iter().map(|given| self.give(given)).collect();
        self.change(Change::Add { into, from, clash: Clash::Ask });
    }

    /// Sends files to the worker under an unused name, and returns that name.
    pub(super) fn give(self, given: Addition) -> String {
        let is_taken = |name: &str| self.edit.given.with_value(|all| all.iter().any(|(taken, _)| taken == name));
        let name = (1_u32..).map(|number| numbered(&given.name, number)).find(|name| !is_taken(name));
        let name = name.unwrap_or_else(|| given.name.clone());
        self.give_as(name.clone(), given);
        name
    }

    /// Sends files to the worker under a name that changes already refer to.
    pub(super) fn give_as(self, from: String, given: Addition) {
        let ask = edit::Give { from: from.clone(), parts: given.parts.clone() };
        self.link.ask_with(&ask, Transfer::Files(given.files.clone()), move |reply| {
            if let Err(failure) = reply {
                self.notices.fail(failure);
            }
        });
        self.edit.given.update_value(|all| {
            all.retain(|(name, _)| *name != from);
            all.push((from, given));
        });
    }
}

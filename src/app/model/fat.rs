//! The files in a FAT image, shown by the boot dialog.

use std::sync::Arc;

use discern::protocol::{Change, FatChange, FatImage, FatItem, edit};

use super::{Model, added_files, editing};
use crate::browser::additions;
use crate::browser::picker;
use crate::state::State;

/// A directory in a FAT image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FatFolder {
    /// The FAT image.
    pub(crate) image: FatImage,
    /// Path from the root; empty for the root itself.
    pub(crate) path: String,
}

impl FatFolder {
    /// The path of a name in this directory.
    pub(crate) fn path_of(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }
}

/// State of the listing.
#[derive(Clone, Copy)]
pub(crate) struct Fat {
    place: State<Option<FatFolder>>,
    items: State<Arc<Vec<FatItem>>>,
}

impl Fat {
    pub(super) fn new() -> Self {
        Self { place: State::new(None), items: State::new(Arc::default()) }
    }

    /// The listed directory.
    pub(crate) fn place(self) -> Option<FatFolder> {
        self.place.get()
    }

    /// Entries of that directory.
    pub(crate) fn items(self) -> Arc<Vec<FatItem>> {
        self.items.get()
    }

    /// Closes the listing.
    pub(crate) fn close(self) {
        self.place.set(None);
        self.items.set(Arc::default());
    }
}

/// Lists a directory.
pub(crate) fn look_into_fat(model: Model, place: FatFolder) {
    let path = if place.path.is_empty() { "/".to_owned() } else { place.path.clone() };
    model.link.ask(&edit::FatFiles { image: place.image, path }, move |reply| match reply {
        Ok(items) => {
            model.fat.items.set(Arc::new(items));
            model.fat.place.set(Some(place));
        }
        Err(failure) => model.edit.refusal.set(failure.what),
    });
}

/// Lets the user choose a file to replace the content of another.
pub(crate) fn pick_fat_replacement(model: Model, place: FatFolder, name: &str) {
    let path = place.path_of(name);
    picker::pick_files(move |files| {
        if let Some(addition) = additions::of_files(files).into_iter().next() {
            let from = added_files::send(model, addition);
            change_fat(model, place, FatChange::Replace { path, from });
        }
    });
}

/// Lets the user choose files to add to a directory.
pub(crate) fn pick_to_add_to_fat(model: Model, place: FatFolder) {
    picker::pick_files(move |files| {
        for addition in additions::of_files(files) {
            let path = place.path_of(&addition.name);
            let from = added_files::send(model, addition);
            change_fat(model, place.clone(), FatChange::Add { path, from });
        }
    });
}

/// Removes an entry from a directory.
pub(crate) fn remove_from_fat(model: Model, place: FatFolder, name: &str) {
    let path = place.path_of(name);
    change_fat(model, place, FatChange::Remove { path });
}

fn change_fat(model: Model, place: FatFolder, change: FatChange) {
    editing::change_volume(model, Change::Fat { image: place.image, change });
    // Requests are answered in order, so this one after the change.
    look_into_fat(model, place);
}

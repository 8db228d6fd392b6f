//! Actions that change an image or make a new one. Their code is loaded before the first of them.

use std::pin::Pin;

use discern::protocol::RowNumber;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::subject::{self, Subject};
use super::{Model, editing};
use crate::browser::additions::Dropped;
use crate::browser::picker;
use crate::part::Missing;
use crate::state::State;

/// An action.
pub(crate) enum Making {
    /// Adds dropped files and folders to a directory.
    AddDropped(Dropped, RowNumber),
    /// Adds chosen files to a directory.
    AddFiles(Vec<File>, RowNumber),
    /// Cuts entries.
    Cut(Subject),
    /// Opens the dialog for the attributes of entries.
    EditAttributes(Subject),
    /// Offers to restore changes that were kept.
    LookForJournal,
    /// Moves entries into a directory.
    MoveInto(Subject, RowNumber),
    /// Asks which kind of image to make of dropped files.
    NewImageOfDropped(Dropped),
    /// Asks which kind of image to make of the files in a chosen folder.
    NewImageOfFolder(Vec<File>),
    /// Opens the refused file as a single audio track; says whether its samples have the high byte first.
    OpenAsAudio(bool),
    /// Moves the entries that were cut into a directory.
    Paste(RowNumber),
    /// Removes entries.
    Remove(Subject),
    /// Begins renaming an entry in its place.
    Rename(Subject),
    /// Takes dropped files for those that a kept journal needs.
    RestoreWith(Dropped),
    /// Creates a small disc to try the page with.
    Sample,
}

/// The code for all actions.
pub(crate) struct Maker {
    /// Performs an action.
    pub(crate) perform: fn(Model, Making),
    /// Draws the field in which the name of a row is edited.
    pub(crate) rename_field: fn(RowNumber, String) -> AnyView,
}

/// The code while it is being loaded.
pub(crate) type LoadingMaker = Pin<Box<dyn Future<Output = Result<&'static Maker, Missing>>>>;

/// The code for the actions: how to load it, and what has been loaded.
#[derive(Clone, Copy)]
pub(crate) struct Makers {
    load: fn() -> LoadingMaker,
    loaded: State<Option<&'static Maker>>,
}

impl Makers {
    pub(super) fn new(load: fn() -> LoadingMaker) -> Self {
        Self { load, loaded: State::new(None) }
    }
}

/// Lets the user choose files, and adds them to the listed directory.
pub(crate) fn pick_to_add(model: Model) {
    if let Some(into) = editing::target(model) {
        picker::pick_files(move |files| perform(model, Making::AddFiles(files, into)));
    }
}

/// Lets the user choose a folder, and asks which kind of image to make of it.
pub(crate) fn pick_new_image(model: Model) {
    picker::pick_folder(move |files| perform(model, Making::NewImageOfFolder(files)));
}

/// Moves the entries that were cut into the listed directory.
pub(crate) fn paste(model: Model) {
    if let Some(into) = editing::target(model) {
        perform(model, Making::Paste(into));
    }
}

/// Performs an action on what is selected now, not on what is selected once its code has been loaded.
pub(crate) fn perform_on_selected(model: Model, action: impl FnOnce(Subject) -> Making) {
    if let Some(subject) = subject::now(model) {
        perform(model, action(subject));
    }
}

/// Performs an action, once its code has been loaded.
pub(crate) fn perform(model: Model, action: Making) {
    with_maker(model, move |maker| (maker.perform)(model, action));
}

/// The field in which the name of a row is edited, once its code has been loaded.
pub(crate) fn rename_field(model: Model, row: RowNumber, name: &str) -> Option<AnyView> {
    let maker = model.makers.loaded.get();
    if maker.is_none() {
        with_maker(model, |_| {});
    }
    maker.map(|maker| (maker.rename_field)(row, name.to_owned()))
}

fn with_maker(model: Model, then: impl FnOnce(&'static Maker) + 'static) {
    if let Some(maker) = model.makers.loaded.get_untracked() {
        return then(maker);
    }
    spawn_local(async move {
        match (model.makers.load)().await {
            Ok(maker) => {
                model.makers.loaded.set(Some(maker));
                then(maker);
            }
            Err(missing) => model.part_is_missing(missing, false),
        }
    });
}

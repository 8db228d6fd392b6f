//! Code of the actions that change an image or make a new one.

use super::making::Making;
use super::{Model, add, editing, journal, new_image, raw_audio, sample_disc, unfinished};

/// Performs an action.
pub(crate) fn perform(model: Model, action: Making) {
    match action {
        Making::AddDropped(dropped, into) => add::add_dropped(model, dropped, into),
        Making::AddFiles(files, into) => add::add_files(model, files, into),
        Making::Cut(subject) => editing::cut(model, subject),
        Making::EditAttributes(subject) => editing::edit_attributes(model, subject),
        Making::LookForJournal => journal::look_for_journal(model),
        Making::MoveInto(subject, into) => editing::move_into(model, subject, into),
        Making::NewImageOfDropped(dropped) => new_image::drop_new_image(model, dropped),
        Making::NewImageOfFolder(files) => new_image::take_folder(model, files),
        Making::OpenAsAudio(is_swapped) => raw_audio::open(model, is_swapped),
        Making::Paste(into) => editing::paste(model, into),
        Making::Remove(subject) => editing::remove(model, subject),
        Making::Rename(subject) => editing::begin_rename(model, &subject),
        Making::RestoreWith(dropped) => unfinished::drop_needed(model, dropped),
        Making::Sample => sample_disc::create(model),
    }
}

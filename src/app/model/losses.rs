//! What is given up when an image is closed, or the page is left.

use leptos::prelude::*;

use super::Model;

/// What is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Losses {
    /// Whether something is being saved.
    pub(crate) is_saving: bool,
    /// Number of changes that aren't in a saved image.
    pub(crate) changes: u32,
    /// Whether the image is new and not saved.
    pub(crate) is_new: bool,
}

impl Losses {
    /// What would be given up now; `None` if that is nothing.
    pub(crate) fn of(model: Model) -> Option<Self> {
        let changes = if model.build.is_saved_now() { 0 } else { model.edit.steps_now() };
        let (is_saving, is_new) = (model.jobs.any_saves_now(), model.new_image.is_unsaved_now());
        (is_saving || is_new || changes > 0).then_some(Self { is_saving, changes, is_new })
    }

    /// Has the browser ask before the page is left, as long as that would give up anything of any image.
    pub(crate) fn ask_before_leaving(page: Model) {
        let is_any = move || page.desk.models().into_iter().any(|model| Self::of(model).is_some());
        window_event_listener(leptos::ev::beforeunload, move |event| {
            if untrack(is_any) {
                event.prevent_default();
            }
        });
    }
}

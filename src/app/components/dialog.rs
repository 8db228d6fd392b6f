//! Asks before running work would be lost by opening another image or closing the page.

use leptos::html;
use leptos::prelude::*;

use crate::model::{Model, open};

/// Asks whether to stop running jobs.
#[component]
pub(crate) fn Dialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, open::is_asking(model)));
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if model.jobs.any_saves_now() || model.new_image.is_unsaved_now() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="dialog-title" on:cancel=move |_: web_sys::Event| open::answered(model, false)>
            <h2 id="dialog-title">"Stop saving and open the other image?"</h2>
            <p>"Files are still being saved from the open image. If you stop, they’ll be incomplete."</p>
            <div class="dialog-actions">
                <button class="button" on:click=move |_| open::answered(model, false)>
                    "Keep saving"
                </button>
                <button class="button button-primary" on:click=move |_| open::answered(model, true)>
                    "Stop and open"
                </button>
            </div>
        </dialog>
    }
}

/// Opens or closes a dialog.
pub(super) fn show(dialog: NodeRef<html::Dialog>, is_open: bool) {
    let Some(dialog) = dialog.get() else { return };
    if !is_open {
        return dialog.close();
    }
    if !dialog.open() {
        // Fails only if it is already open.
        let _ = dialog.show_modal();
    }
}

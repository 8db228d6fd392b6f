//! Asks before anything unsaved is given up by opening another image or closing the page.

use leptos::html;
use leptos::prelude::*;

use crate::model::{Model, open};
use crate::text::dates_sizes::plural;

/// Asks whether to open another image all the same.
#[component]
pub(crate) fn Dialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, open::asked(model).is_some()));
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if open::losses(model).is_some() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
    let is_saving = move || open::asked(model).is_some_and(|losses| losses.is_saving);
    let words = move |saving, otherwise| move || if is_saving() { saving } else { otherwise };
    let changes = move || {
        let changes = open::asked(model).map_or(0, |losses| losses.changes);
        (changes > 0).then(|| {
            let many = plural(changes.into(), "change isn’t", "changes aren’t");
            view! { <p>{many}" in a saved image. Your browser keeps them until you open this image again."</p> }
        })
    };
    let is_new = move || open::asked(model).is_some_and(|losses| losses.is_new);
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="dialog-title" on:cancel=move |_: web_sys::Event| open::answered(model, false)>
            <h2 id="dialog-title">{words("Stop saving and open the other image?", "Open the other image?")}</h2>
            {move || is_saving().then(|| view! {
                <p>"Files are still being saved from the open image. If you stop, they’ll be incomplete."</p>
            })}
            {changes}
            {move || is_new().then(|| view! { <p>"The new image hasn’t been saved, and would be gone."</p> })}
            <div class="dialog-actions">
                <button class="button" on:click=move |_| open::answered(model, false)>
                    {words("Keep saving", "Keep this image")}
                </button>
                <button class="button button-primary" on:click=move |_| open::answered(model, true)>
                    {words("Stop and open", "Open the other image")}
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

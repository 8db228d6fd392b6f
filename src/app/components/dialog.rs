//! Asks before anything unsaved is given up by closing an image.

use leptos::html;
use leptos::prelude::*;

use crate::model::Model;
use crate::text::dates_sizes::visible;
use crate::words;

/// Asks whether to close an image all the same, or to open it again with other files.
#[component]
pub(crate) fn Dialog() -> impl IntoView {
    let page = Model::of_context();
    let closing = page.closing;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, closing.question().is_some()));
    let losses = move || closing.question().map(|question| question.losses);
    let is_saving = move || losses().is_some_and(|losses| losses.is_saving);
    let closes = move || closing.question().is_some_and(|question| question.closes);
    let title = move || {
        let question = closing.question()?;
        let name = visible(&question.model.session.name());
        Some(match (question.closes, question.losses.is_saving) {
            (true, true) => words::closing::stop_close(&name),
            (true, false) => words::closing::close(&name),
            (false, true) => words::closing::stop_open(&name),
            (false, false) => words::closing::open(&name),
        })
    };
    let changes = move || {
        let changes = losses().map_or(0, |losses| losses.changes);
        (changes > 0).then(|| view! { <p>{words::closing::changes(changes.into())}</p> })
    };
    let is_new = move || losses().is_some_and(|losses| losses.is_new);
    let stay = move || if is_saving() { words::closing::keep_saving() } else { words::closing::keep_image() };
    let go = move || match (closes(), is_saving()) {
        (true, true) => words::closing::do_stop_close(),
        (true, false) => words::closing::do_close(),
        (false, true) => words::closing::do_stop_open(),
        (false, false) => words::closing::do_open(),
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="dialog-title" on:cancel=move |_: web_sys::Event| closing.answer(false)>
            <h2 id="dialog-title">{title}</h2>
            {move || is_saving().then(|| view! { <p>{words::closing::still_saving()}</p> })}
            {changes}
            {move || is_new().then(|| view! { <p>{words::closing::new_image()}</p> })}
            <div class="dialog-actions">
                <button class="button" on:click=move |_| closing.answer(false)>
                    {stay}
                </button>
                <button class="button button-primary" on:click=move |_| closing.answer(true)>
                    {go}
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

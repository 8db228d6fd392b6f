//! Asks about a file that could be the missing one, or another image.

use leptos::html;
use leptos::prelude::*;

use super::dialog::show;
use crate::model::{Model, user_files};
use crate::text::dates_sizes::visible;

/// Asks whether a file is the missing one.
#[component]
pub(crate) fn OfferDialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, user_files::offer(model).is_some()));
    let question = move || {
        user_files::offer(model).map(|offer| {
            let (given, missing) = (visible(&offer.given), visible(&offer.missing));
            format!("The open image needs “{missing}”. Is “{given}” that file, renamed, or a different image?")
        })
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="offer-title" on:cancel=move |_: web_sys::Event| user_files::answer_offer(model, None)>
            <h2 id="offer-title">"Is this the missing file?"</h2>
            <p>{move || question()}</p>
            <div class="dialog-actions">
                <button class="button" on:click=move |_| user_files::answer_offer(model, Some(false))>
                    "Open as a different image"
                </button>
                <button class="button button-primary" on:click=move |_| user_files::answer_offer(model, Some(true))>
                    "Use as the missing file"
                </button>
            </div>
        </dialog>
    }
}

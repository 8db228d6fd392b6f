//! Asks about a file that could be the missing one, or another image.

use leptos::html;
use leptos::prelude::*;

use super::dialog::show;
use crate::model::{Model, user_files};
use crate::text::dates_sizes::visible;
use crate::words;

/// Asks whether a file is the missing one.
#[component]
pub(crate) fn OfferDialog() -> impl IntoView {
    let model = Model::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || show(dialog, user_files::offer(model).is_some()));
    let question = move || {
        let offer = user_files::offer(model)?;
        Some(words::notices::offer(&visible(&offer.missing), &visible(&offer.given)))
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="offer-title" on:cancel=move |_: web_sys::Event| user_files::answer_offer(model, None)>
            <h2 id="offer-title">{words::notices::offer_title()}</h2>
            <p>{move || question()}</p>
            <div class="dialog-actions">
                <button class="button" on:click=move |_| user_files::answer_offer(model, Some(false))>
                    {words::notices::offer_no()}
                </button>
                <button class="button button-primary" on:click=move |_| user_files::answer_offer(model, Some(true))>
                    {words::notices::offer_yes()}
                </button>
            </div>
        </dialog>
    }
}

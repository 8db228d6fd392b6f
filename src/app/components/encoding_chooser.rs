//! The choice of an encoding for undeclared names.

use discern::protocol::{EncodingInfo, ViewState};
use leptos::prelude::*;

use super::each::Each;
use crate::model::{Model, browsing};
use crate::words;

/// Shown only if a view has such names.
#[component]
pub(crate) fn EncodingChooser() -> impl IntoView {
    let model = Model::of_context();
    let state = move || model.session.state(model.listing.view());
    let encodings = move || model.session.summary().map(|summary| summary.encodings.clone()).unwrap_or_default();
    view! {
        <Show when=move || state().undeclared>
            <label class="image-tree-encoding">
                <span>{words::details::encoding()}</span>
                <select
                    class="select"
                    // A narrow pane cuts the name of the encoding off.
                    title=move || name(&state(), &encodings())
                    prop:value=move || if state().guessed { String::new() } else { state().encoding }
                    on:change:target=move |event| {
                        let id = event.target().value();
                        browsing::choose_encoding(model, (!id.is_empty()).then_some(id));
                    }
                >
                    <option value="">{move || guess(&state(), &encodings())}</option>
                    <Each each=encodings key=|encoding| encoding.id.clone() let:encoding>
                        <option value=encoding.id.clone()>{encoding.name}</option>
                    </Each>
                </select>
            </label>
        </Show>
    }
}

/// Name of the encoding in use.
fn name(state: &ViewState, encodings: &[EncodingInfo]) -> String {
    encodings.iter().find(|encoding| encoding.id == state.encoding).map_or_else(String::new, |known| known.name.clone())
}

fn guess(state: &ViewState, encodings: &[EncodingInfo]) -> String {
    match name(state, encodings) {
        name if state.guessed && !name.is_empty() => words::details::automatic_name(&name),
        _ => words::details::automatic().to_owned(),
    }
}

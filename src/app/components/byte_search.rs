//! Searching the bytes of a file, for a text or for bytes.

use discern::protocol::map::PatternInfo;
use leptos::prelude::*;

use super::each::Each;
use crate::model::{ByteView, Model};
use crate::words;

/// The search.
#[component]
pub(super) fn ByteSearch(bytes: ByteView) -> impl IntoView {
    let model = Model::of_context();
    let text = RwSignal::new(String::new());
    let is_digits = RwSignal::new(false);
    let encoding = RwSignal::new("utf-8".to_owned());
    let ignores_case = RwSignal::new(false);
    let outcome = RwSignal::new(String::new());
    let encodings = move || model.session.summary().map(|summary| summary.encodings.clone()).unwrap_or_default();
    let find = move |backward: bool| {
        let typed = text.get_untracked();
        if typed.is_empty() {
            return outcome.set(words::bytes::nothing_entered().to_owned());
        }
        let pattern = if is_digits.get_untracked() {
            PatternInfo::Digits(typed)
        } else {
            let (encoding, ignores_case) = (encoding.get_untracked(), ignores_case.get_untracked());
            PatternInfo::Text { text: typed, encoding, ignores_case }
        };
        outcome.set(String::new());
        bytes.find(pattern, backward, move |said| {
            let _ = outcome.try_set(said);
        });
    };
    view! {
        <div class="bytes-search" role="search" aria-label=words::bytes::search()>
            <select
                class="select"
                aria-label=words::bytes::search_for()
                on:change:target=move |event| is_digits.set(event.target().value() == "digits")
            >
                <option value="text">{words::bytes::text()}</option>
                <option value="digits">{words::bytes::digits()}</option>
            </select>
            <input
                class="num"
                type="text"
                aria-label=words::bytes::pattern()
                placeholder=move || if is_digits.get() { "43 44 30 30 31" } else { "CD001" }
                autocomplete="off"
                spellcheck="false"
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        find(event.shift_key());
                    }
                }
            />
            <button class="button" on:click=move |_| find(true)>
                {words::bytes::previous_match()}
            </button>
            <button class="button button-primary" on:click=move |_| find(false)>
                {words::bytes::next_match()}
            </button>
            <Show when=move || !is_digits.get()>
                <select
                    class="select"
                    aria-label=words::bytes::encoding()
                    prop:value=move || encoding.get()
                    on:change:target=move |event| encoding.set(event.target().value())
                >
                    <Each each=encodings key=|encoding| encoding.id.clone() let:encoding>
                        <option value=encoding.id.clone()>{words::told(&encoding.name)}</option>
                    </Each>
                </select>
                <label class="bytes-case">
                    <input
                        type="checkbox"
                        prop:checked=move || ignores_case.get()
                        on:change:target=move |event| ignores_case.set(event.target().checked())
                    />
                    {words::bytes::ignore_case()}
                </label>
            </Show>
            <span class="bytes-outcome" role="status">{move || outcome.get()}</span>
        </div>
    }
}

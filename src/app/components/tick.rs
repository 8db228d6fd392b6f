//! A check box with a label.

use leptos::prelude::*;

/// A check box with its label.
#[component]
pub(super) fn Tick(
    #[prop(into)] label: String,
    /// Whether it is ticked.
    #[prop(into)]
    is: Signal<bool>,
    /// Called with the new state.
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="edit-check">
            <input type="checkbox" prop:checked=move || is.get() on:change:target=move |event| set(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}

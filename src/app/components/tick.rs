//! A box to be ticked, with what that means.

use leptos::prelude::*;

/// A check box with its label.
#[component]
pub(super) fn Tick(
    #[prop(into)] label: String,
    /// Whether it is ticked.
    #[prop(into)]
    is: Signal<bool>,
    /// Hears of a change.
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="edit-check">
            <input type="checkbox" prop:checked=move || is.get() on:change:target=move |event| set(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}

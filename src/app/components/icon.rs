//! An icon of the sprite in `index.html`.

use leptos::prelude::*;

/// An icon, filled or drawn in lines. Screen readers skip it, since there is always a word next to it.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    let class = if name == "directory" { "icon icon-directory" } else { "icon icon-line" };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#icon-{name}") />
        </svg>
    }
}

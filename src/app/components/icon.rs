//! An icon of the sprite in `index.html`.

use leptos::prelude::*;

/// Filled, or drawn in lines; never read out, since a word stands beside it.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    let class = if name == "directory" { "icon icon-directory" } else { "icon icon-line" };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#icon-{name}") />
        </svg>
    }
}

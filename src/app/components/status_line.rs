//! The status line: how much is listed and selected, how much was read, and how many requests were sent.

use leptos::prelude::*;

use crate::model::Model;
use crate::text::dates_sizes::{count, plural, size};

/// The status line.
#[component]
pub(crate) fn StatusLine() -> impl IntoView {
    let model = Model::of_context();
    let items = move || {
        let total = model.listing.total();
        let chosen = model.selection.count(total);
        let items = plural(u64::from(total), "item", "items");
        match (chosen, model.selection.size()) {
            (0, _) => items,
            (_, Some(bytes)) => format!("{items}, {} selected, {}", count(u64::from(chosen)), size(bytes)),
            (_, None) => format!("{items}, {} selected", count(u64::from(chosen))),
        }
    };
    let indexing = move || {
        let state = model.session.state(model.listing.view());
        let has_files = model.session.summary().is_some_and(|summary| !summary.views.is_empty());
        (has_files && !state.complete)
            .then(|| format!("Reading folders: {} so far", count(u64::from(state.directories))))
    };
    // Bytes read repeatedly count again: beyond the size, "of" would make no sense.
    let of = move || {
        let whole = model.session.summary()?.size;
        (model.session.read().0 <= whole).then(|| format!(" of {}", size(whole)))
    };
    let sent = move || match model.traffic.requests() {
        0 => "nothing".to_owned(),
        requests => plural(u64::from(requests), "request", "requests"),
    };
    let calls = move || format!("In {}", plural(model.session.read().1, "read", "reads"));
    view! {
        <footer class="status-line">
            <span>{move || items()}</span>
            <span>{move || indexing()}</span>
            <button
                class="status-line-density"
                title="Lower rows, so that more of them fit"
                aria-pressed=move || model.layout.is_compact().to_string()
                on:click=move |_| model.layout.toggle_density()
            >
                "Compact"
            </button>
            <span class="status-line-counters">
                <span title=move || calls()>"Read "<b class="num">{move || size(model.session.read().0)}</b>{move || of()}</span>
                <span title="Requests since the page loaded, as counted by your browser">"Sent "<b class="num">{move || sent()}</b></span>
            </span>
        </footer>
    }
}

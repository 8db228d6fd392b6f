//! The status line: how much is listed and selected, how much was read, and how many requests were sent.

use leptos::prelude::*;

use crate::model::Model;
use crate::text::dates_sizes::size;
use crate::words;

/// The status line.
#[component]
pub(crate) fn StatusLine() -> impl IntoView {
    let model = Model::of_context();
    let items = move || {
        let total = model.listing.total();
        let (chosen, total) = (u64::from(model.selection.count(total)), u64::from(total));
        match (chosen, model.selection.size()) {
            (0, _) => words::common::items(total),
            (_, Some(bytes)) => words::status::selected_size(total, chosen, &size(bytes)),
            (_, None) => words::status::selected(total, chosen),
        }
    };
    let indexing = move || {
        let state = model.session.state(model.listing.view());
        let has_files = model.session.summary().is_some_and(|summary| !summary.views.is_empty());
        (has_files && !state.complete).then(|| words::status::reading_folders(state.directories.into()))
    };
    // Bytes read repeatedly count again: beyond the size, "of" would make no sense.
    let of = move || {
        let whole = model.session.summary()?.size;
        (model.session.read().0 <= whole).then(|| words::status::of_size(&size(whole)))
    };
    let sent = move || match model.traffic.requests() {
        0 => words::status::nothing().to_owned(),
        requests => words::status::requests(requests.into()),
    };
    let calls = move || words::status::reads(model.session.read().1);
    view! {
        <footer class="status-line">
            <span>{move || items()}</span>
            <span>{move || indexing()}</span>
            <button
                class="status-line-density"
                title=words::status::compact_title()
                aria-pressed=move || model.layout.is_compact().to_string()
                on:click=move |_| model.layout.toggle_density()
            >
                {words::status::compact()}
            </button>
            <span class="status-line-counters">
                <span title=move || calls()>
                    {words::status::read()}
                    <b class="num">{move || size(model.session.read().0)}</b>
                    {move || of()}
                </span>
                <span title=words::status::sent_title()>
                    {words::status::sent()}
                    <b class="num">{move || sent()}</b>
                </span>
            </span>
        </footer>
    }
}

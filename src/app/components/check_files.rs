//! The files on bad sectors, each a link to its row.

use discern::protocol::{EntryKind, HitInfo};
use leptos::prelude::*;

use super::each::Each;
use crate::model::{Model, scan};
use crate::text::dates_sizes::visible;
use crate::words;

/// The list; empty if no file is affected.
#[component]
pub(super) fn FilesHit() -> impl IntoView {
    let model = Model::of_context();
    let rest = move || {
        let fetched = u32::try_from(model.scan.hits().len()).unwrap_or(u32::MAX);
        model.scan.hits_total().saturating_sub(fetched)
    };
    view! {
        <Show when=move || model.scan.hits_total() != 0>
            <section class="check-section" aria-labelledby="check-files">
                <h3 class="caption" id="check-files">{words::check::files_hit()}</h3>
                <ul class="check-list">
                    <Each each=move || model.scan.hits() key=|hit| (hit.view, hit.row) let:hit>
                        <FileHit hit=hit />
                    </Each>
                </ul>
                <Show when=move || rest() != 0>
                    <button class="button" on:click=move |_| model.scan.more_hits()>
                        {move || words::check::show_more(rest().into())}
                    </button>
                </Show>
            </section>
        </Show>
    }
}

/// A file on bad sectors, linked to its row.
#[component]
fn FileHit(hit: HitInfo) -> impl IntoView {
    let model = Model::of_context();
    let what = match (hit.damaged, hit.wrong_parity) {
        (0, parity) => words::check::parity_hit(parity),
        (damaged, 0) => words::check::damage_hit(damaged),
        (damaged, parity) => words::check::both_hit(damaged, parity),
    };
    let what = if hit.kind == EntryKind::Directory { words::check::folder_hit(&what) } else { what };
    let path = if hit.path.is_empty() { "/".to_owned() } else { visible(&hit.path) };
    view! {
        <li>
            <button class="check-link" on:click=move |_| scan::show_hit(model, &hit)>{path}</button>
            " "
            <span class="check-what">{what}</span>
        </li>
    }
}

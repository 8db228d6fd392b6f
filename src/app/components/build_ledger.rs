//! The effects of a build on each part of the image: kept, updated, doubtful, dropped.

use discern::protocol::BuildLine;
use leptos::prelude::*;

use crate::text::dates_sizes::visible;
use crate::words;

/// The list, grouped by effect.
#[component]
pub(super) fn Ledger(
    /// Title of the section.
    name: &'static str,
    lines: Vec<BuildLine>,
) -> impl IntoView {
    let lines = StoredValue::new(lines);
    view! {
        <section class="plan-ledger" aria-label=name>
            <Lines title=words::build::warnings() fate="warning" lines=lines />
            <Lines title=words::build::removed() fate="dropped" lines=lines />
            <Lines title=words::build::may_not_work() fate="doubtful" lines=lines />
            <Lines title=words::build::updated() fate="patched" lines=lines />
            <Lines title=words::build::kept() fate="kept" lines=lines />
        </section>
    }
}

/// The lines of one group.
#[component]
fn Lines(title: &'static str, fate: &'static str, lines: StoredValue<Vec<BuildLine>>) -> impl IntoView {
    let of_fate = lines.with_value(|lines| {
        let ours = lines.iter().filter(|line| line.fate == fate);
        let shown = ours.map(|line| {
            let (what, why) = (words::told(&line.what), words::told(&line.why));
            view! { <li><b>{visible(&what)}</b>{words::build::colon()}" "{visible(&why)}</li> }
        });
        shown.collect::<Vec<_>>()
    });
    (!of_fate.is_empty()).then(|| {
        view! {
            <div class="plan-lines">
                <h3 class="caption">{title}</h3>
                <ul>{of_fate}</ul>
            </div>
        }
    })
}

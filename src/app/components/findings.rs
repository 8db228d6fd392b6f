//! The problems of the image, gravest first.

use std::collections::HashSet;

use discern::protocol::FindingInfo;
use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{Model, findings};
use crate::text::dates_sizes::{count, plural, position, visible};

/// The Findings tab.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let model = Model::of_context();
    findings::watch(model);
    let list = move || model.findings.list();
    // The number of findings of a kind is shown once.
    let marked = move || {
        let mut codes = HashSet::new();
        list().into_iter().map(|finding| (codes.insert(finding.code.clone()), finding)).collect::<Vec<_>>()
    };
    let rest = move || {
        let fetched = u32::try_from(list().len()).unwrap_or(u32::MAX);
        u64::from(model.findings.total().saturating_sub(fetched))
    };
    let heading = move || {
        let severities = model.session.severities();
        let parts = [
            (severities.damage, "damaged place", "damaged places"),
            (severities.warnings, "warning", "warnings"),
            (severities.notes, "note", "notes"),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|part| part.0 > 0).map(|(number, one, many)| plural(number, one, many)).collect();
        if parts.is_empty() { "No problems found".to_owned() } else { parts.join(" · ") }
    };
    view! {
        <div class="findings">
            <h2>{heading}</h2>
            <p class="findings-hint">
                "Checked so far: descriptors, folders and boot records. File contents haven’t been read. Positions are byte offsets in the file."
            </p>
            <ol class="findings-list">
                <For
                    each=marked
                    key=|(first, finding)| (*first, finding.code.clone(), finding.byte, finding.found.clone(), finding.count)
                    let((first, finding))
                >
                    <Finding finding=finding first=first />
                </For>
            </ol>
            <Show when=move || rest() != 0>
                <button class="button" on:click=move |_| model.findings.more()>
                    {move || format!("Show more ({} left)", count(rest()))}
                </button>
            </Show>
        </div>
    }
}

/// A finding: severity, structure, position, expected and found values.
#[component]
fn Finding(
    finding: FindingInfo,
    /// Whether it is the first of its kind.
    first: bool,
) -> impl IntoView {
    let (word, icon) = match finding.severity.as_str() {
        "damage" => ("Damage", "damage"),
        "warning" => ("Warning", "warning"),
        _ => ("Note", "note"),
    };
    let several = first && finding.count > 1;
    let place = format!("{} ({})", position(finding.byte), count(finding.byte));
    view! {
        <li class=format!("finding finding-{icon}")>
            <p class="finding-head">
                <span class="finding-severity">
                    <Icon name=icon />
                    {word}
                </span>
                <b>{finding.structure}</b>
                <span class="num finding-byte">"at byte "{place}</span>
                <span class="num finding-code">{finding.code}</span>
            </p>
            <p>
                "Expected "
                <span class="finding-fact">{visible(&finding.expected)}</span>
                ", found "
                <span class="finding-fact">{visible(&finding.found)}</span>
                "."
            </p>
            <p class="finding-meaning">
                {finding.meaning}
                {finding.clause.map(|clause| format!(" ({clause})"))}
                {several.then(|| format!(" {} of this kind in total.", count(finding.count)))}
            </p>
        </li>
    }
}

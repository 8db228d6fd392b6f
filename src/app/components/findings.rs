//! Problems found in the image, by kind: a sentence for the whole, what to do, and the files concerned.

use discern::protocol::check::{GroupInfo, GroupPlace};
use leptos::prelude::*;

use super::check_carried::ByteLink;
use super::check_sums::{more, save_text};
use super::each::Each;
use super::icon::Icon;
use crate::model::{Model, carried, findings};
use crate::text::dates_sizes::{count, visible};
use crate::words;

/// Kinds of problems with up to this many places show them at once.
const FEW: u64 = 5;

/// The findings, at the top of the Check tab.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let model = Model::of_context();
    findings::watch(model);
    let heading = move || {
        let severities = model.session.severities();
        let parts: [(u64, words::WithNumber); 3] = [
            (severities.damage, words::findings::damaged_places),
            (severities.warnings, words::findings::warnings),
            (severities.notes, words::findings::notes),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|part| part.0 > 0).map(|(number, said)| said(number)).collect();
        if parts.is_empty() { words::findings::no_problems().to_owned() } else { parts.join(" · ") }
    };
    let groups = move || model.findings.groups();
    let save = move |_| {
        let groups = untrack(groups);
        save_text(&groups.iter().map(text).collect::<String>(), "findings.txt");
    };
    view! {
        <section class="findings" aria-label=words::findings::label()>
            <h2>{heading}</h2>
            <p class="findings-hint">{words::findings::checked_so_far()}</p>
            <Show when=move || !groups().is_empty()>
                <button class="button" on:click=save>{words::findings::save_text()}</button>
            </Show>
            <ol class="findings-list">
                <Each each=groups key=|group| (group.code.clone(), group.count, group.places.len()) let:group>
                    <Group group=group />
                </Each>
            </ol>
        </section>
    }
}

/// Problems of one kind.
#[component]
fn Group(group: GroupInfo) -> impl IntoView {
    let (word, icon) = match group.severity.as_str() {
        "damage" => (words::findings::damage(), "damage"),
        "warning" => (words::findings::warning(), "warning"),
        _ => (words::findings::note(), "note"),
    };
    let rest = group.count.saturating_sub(group.places.len() as u64);
    let is_few = group.count <= FEW;
    let has_meaning = !group.sentence.contains(&group.meaning);
    let summary = match group.places.iter().filter(|place| !place.path.is_empty()).count() {
        0 => words::findings::places(group.count),
        _ => words::findings::places_by_file(group.count),
    };
    let clause = if group.clause.is_empty() { String::new() } else { format!(" ({})", group.clause) };
    let places = group.places.into_iter().map(|place| view! { <FindingPlace place=place /> }).collect_view();
    view! {
        <li class=format!("finding finding-{icon}")>
            <p class="finding-head">
                <span class="finding-severity">
                    <Icon name=icon />
                    {word}
                </span>
                <b>{words::told(&group.sentence)}</b>
                <span class="num finding-code">{group.code}</span>
            </p>
            <p class="finding-meaning">
                {words::findings::of_structure(&group.structure)}
                {has_meaning.then(|| words::told(&group.meaning))}
                {clause}
            </p>
            <p>{words::told(&group.advice)}</p>
            <details open=is_few>
                <summary>{summary}</summary>
                <ul class="check-list">{places}</ul>
                {(rest > 0).then(|| view! { <p class="finding-meaning">{more(rest)}</p> })}
            </details>
        </li>
    }
}

/// A place: the file, the byte, the expected and the found value.
#[component]
fn FindingPlace(place: GroupPlace) -> impl IntoView {
    let model = Model::of_context();
    let GroupPlace { byte, sector, expected, found, path, file } = place;
    let path = if path.is_empty() { path } else { visible(&path) };
    let file = file.map(|file| {
        view! { <button class="check-link" on:click=move |_| carried::show_file(model, file)>{path}</button> }
    });
    view! {
        <li>
            {file}
            " "
            <ByteLink byte=Some(byte) sector=sector />
            {words::findings::expected()}
            <span class="finding-fact">{visible(&expected)}</span>
            {words::findings::found()}
            <span class="finding-fact">{visible(&found)}</span>
        </li>
    }
}

/// A kind of problems as text.
fn text(group: &GroupInfo) -> String {
    let mut lines = vec![format!("{} {}: {}", group.severity, group.code, words::told(&group.sentence))];
    lines.push(format!("  {} {}", words::told(&group.meaning), words::told(&group.advice)));
    lines.extend(group.places.iter().map(|GroupPlace { byte, expected, found, path, .. }| {
        let byte = count(*byte);
        let place = match path.is_empty() {
            true => words::findings::saved_place(&byte, expected, found),
            false => words::findings::saved_place_of_file(path, &byte, expected, found),
        };
        format!("  {place}")
    }));
    let rest = group.count.saturating_sub(group.places.len() as u64);
    lines.extend((rest > 0).then(|| format!("  {}", more(rest))));
    lines.join("\n") + "\n\n"
}

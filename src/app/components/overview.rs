//! The Overview tab: what the image is, whether it is complete, boots and fits, whether its names survive, and every
//! field of its descriptors.

use std::sync::Arc;

use discern::protocol::overview::{CardInfo, CardKind, CardLineInfo, ProofInfo};
use discern::protocol::{Summary, ViewInfo, ViewNumber};
use leptos::prelude::*;

use super::answer::{class_of, icon_of};
use super::compare::CompareViews;
use super::facts::Facts;
use super::icon::Icon;
use crate::model::{Model, answer, browsing, overview};
use crate::text::dates_sizes::{count, position, size, size_exact, visible};
use crate::words;

/// Lines of a card to show: thousands of files may be incomplete; all are counted.
const LINES: usize = 60;

/// The sentences of the answer, with the result of comparing checksums if there is one.
fn compared(model: Model, sentences: &str) -> String {
    let Some(answer) = sentences.strip_suffix(". Checksum: not compared yet.") else { return words::told(sentences) };
    let mut text = String::new();
    for sentence in answer.split(". ") {
        text.push_str(&words::overview::sentence(&words::told(sentence)));
        text.push(' ');
    }
    match model.sums.verdict() {
        Some((_, verdict)) => text.push_str(&words::overview::sentence(&verdict)),
        None => text.push_str(words::overview::not_compared()),
    }
    text
}

/// The Overview tab.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let model = Model::of_context();
    overview::watch(model);
    answer::watch(model);
    let label = move || match model.session.summary() {
        Some(summary) if !summary.label.is_empty() => visible(&summary.label),
        _ => words::overview::no_label().to_owned(),
    };
    let cards = move || model.answer.cards().into_iter().map(|card| view! { <AnswerCard card=card /> }).collect_view();
    view! {
        <div class="overview">
            <header>
                <h2 class="overview-label">{label}</h2>
                <p class="overview-sentence" role="status">{move || visible(&compared(model, &model.answer.sentence()))}</p>
            </header>
            <div class="answer-cards">{cards}</div>
            {move || model.session.summary().map(|summary| view! { <Head summary=summary /> })}
            <CompareViews />
            <div class="overview-facts">
                <Facts groups=Signal::derive(move || model.overview.facts()) file=None />
            </div>
        </div>
    }
}

/// The file and its views.
#[component]
fn Head(summary: Arc<Summary>) -> impl IntoView {
    let views = (0..)
        .map(ViewNumber)
        .zip(summary.views.clone())
        .filter(|(_, info)| info.parent.is_none())
        .map(|(number, info)| view! { <View number=number info=info /> })
        .collect_view();
    let partitions = summary.partitions.join(", ");
    view! {
        <div class="overview-cards">
            <section class="overview-card">
                <h3 class="caption">{words::overview::the_file()}</h3>
                <dl>
                    <dt>{words::common::name()}</dt>
                    <dd>{visible(&summary.name)}</dd>
                    <dt>{words::common::size()}</dt>
                    <dd>{size_exact(summary.size)}</dd>
                </dl>
            </section>
            <section class="overview-card">
                <h3 class="caption">{words::overview::views()}</h3>
                <ul class="overview-list">{views}</ul>
                {(!partitions.is_empty()).then(|| view! {
                    <p class="overview-partitions">{words::overview::partition_tables(&partitions)}</p>
                })}
            </section>
        </div>
    }
}

/// A question, its answer, and the reasons.
#[component]
fn AnswerCard(card: CardInfo) -> impl IntoView {
    let model = Model::of_context();
    let kind = card.card;
    let (id, more) = match kind {
        CardKind::Identity => ("card-identity", words::overview::more_system()),
        CardKind::Complete => ("card-complete", words::overview::more_complete()),
        CardKind::Boot => ("card-boot", words::overview::more_boot()),
        CardKind::Fit => ("card-fit", ""),
        CardKind::Names => ("card-names", words::overview::more_names()),
    };
    let shown = card.lines.len().min(LINES);
    let rest = u64::try_from(card.lines.len().saturating_sub(shown)).unwrap_or(0);
    let lines = card.lines.into_iter().take(LINES).map(|line| view! { <Line line=line /> }).collect_view();
    view! {
        <section class="overview-card answer-card" aria-labelledby=id>
            <h3 class="caption" id=id>{words::told(&card.title)}</h3>
            <p class=format!("answer-verdict answer-{}", class_of(card.tone))>
                <Icon name=icon_of(card.tone) />
                <span>{visible(&words::told(&card.verdict))}</span>
            </p>
            <dl class="answer-lines">{lines}</dl>
            {(rest > 0).then(|| view! { <p class="answer-rest">{words::common::and_more(&count(rest))}</p> })}
            {card.has_complete_files.then(|| view! {
                <button class="button button-primary" on:click=move |_| answer::save_complete(model)>
                    {words::overview::save_complete()}
                </button>
            })}
            {card.has_more.then(|| view! {
                <button
                    class="button"
                    disabled=move || model.answer.is_busy(kind)
                    on:click=move |_| answer::complete(model, kind)
                >
                    {more}
                </button>
            })}
        </section>
    }
}

/// A reason, with a link to its proof, and the used share of a medium.
#[component]
fn Line(line: CardLineInfo) -> impl IntoView {
    let model = Model::of_context();
    let CardLineInfo { label, value, tone, share, proof } = line;
    // Names and paths of the image are not sentences.
    let is_name = matches!(label.as_str(), "Title" | "Label" | "Made with" | "Missing file");
    let is_path = |text: &str| matches!(&proof, Some(ProofInfo::File { path, .. }) if path == text);
    let value = if is_name || is_path(&value) { visible(&value) } else { visible(&words::told(&value)) };
    let label = if is_path(&label) { visible(&label) } else { visible(&words::told(&label)) };
    let gauge = share.map(|share| {
        let class = if share > 100 { "answer-gauge answer-gauge-over" } else { "answer-gauge" };
        let name = words::overview::share(&label, &share.to_string());
        view! { <meter class=class aria-label=name min="0" max="100" value=share.min(100).to_string()></meter> }
    });
    let way = proof.and_then(|proof| {
        let text = match &proof {
            ProofInfo::Byte { byte, sector: Some(_) } => position(*byte),
            ProofInfo::Byte { sector: None, .. } => return None,
            ProofInfo::File { .. } => words::overview::show_file().to_owned(),
        };
        let name = words::overview::proof(&text, &label);
        Some(view! {
            <button class="overview-link num" aria-label=name on:click=move |_| answer::show(model, &proof)>
                {text}
            </button>
        })
    });
    view! {
        <div class=format!("answer-line answer-{}", class_of(tone))>
            <dt>{label.clone()}</dt>
            <dd>
                <span>{value}</span>
                {gauge}
                {way}
            </dd>
        </div>
    }
}

/// A view, and a button that lists it.
#[component]
fn View(number: ViewNumber, info: ViewInfo) -> impl IntoView {
    let model = Model::of_context();
    let name = untrack(move || model.session.view_name(&info));
    let numbers = move || {
        let state = model.session.state(number);
        if !state.complete && state.files == 0 && state.directories == 0 {
            return words::overview::not_listed().to_owned();
        }
        let listed = if state.complete { words::overview::listed } else { words::overview::listed_so_far };
        listed(state.files.into(), state.directories.into(), &size(state.bytes))
    };
    view! {
        <li>
            <button class="overview-link" on:click=move |_| browsing::choose_view(model, number)>
                {name}
            </button>
            <span>{numbers}</span>
        </li>
    }
}

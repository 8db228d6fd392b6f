//! The answer in short, next to the files while none is selected; above it the album of an audio disc.

use discern::protocol::overview::CardTone;
use leptos::prelude::*;

use super::album::Album;
use super::icon::Icon;
use crate::model::{Model, Tab, answer};
use crate::text::dates_sizes::visible;
use crate::words;

/// The icon of a tone.
pub(super) const fn icon_of(tone: CardTone) -> &'static str {
    match tone {
        CardTone::Good => "good",
        CardTone::Plain => "note",
        CardTone::Warning => "warning",
        CardTone::Bad => "damage",
    }
}

/// The class of a tone.
pub(super) const fn class_of(tone: CardTone) -> &'static str {
    match tone {
        CardTone::Good => "good",
        CardTone::Plain => "plain",
        CardTone::Warning => "warn",
        CardTone::Bad => "bad",
    }
}

/// The answer: a sentence, and each verdict, which leads to the overview.
#[component]
pub(crate) fn Answer() -> impl IntoView {
    let model = Model::of_context();
    answer::watch(model);
    let verdicts = move || {
        let line = |card: discern::protocol::overview::CardInfo| {
            let class = format!("answer-verdict answer-{}", class_of(card.tone));
            view! {
                <li class=class>
                    <Icon name=icon_of(card.tone) />
                    <span>{visible(&words::told(&card.verdict))}</span>
                </li>
            }
        };
        model.answer.cards().into_iter().skip(1).map(line).collect_view()
    };
    let is_here = move || !model.answer.sentence().is_empty();
    let title =
        move || model.answer.cards().first().map(|card| visible(&words::told(&card.verdict))).unwrap_or_default();
    view! {
        <Album />
        <Show when=is_here>
            <section class="answer" aria-label=words::answer::image()>
                <h2 class="answer-title">{title}</h2>
                <ul>{verdicts}</ul>
                <button class="button" on:click=move |_| model.set_tab(Tab::Overview)>{words::answer::why()}</button>
            </section>
        </Show>
    }
}

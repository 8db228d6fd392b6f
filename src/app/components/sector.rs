//! A sector: its bytes, and facts about it.

use std::sync::Arc;

use discern::protocol::{SectorInfo, SectorVerdict};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::facts::Facts;
use super::hex::HexView;
use super::icon::Icon;
use crate::browser::viewport::is_phone;
use crate::model::{Model, Part, disc};
use crate::text::dates_sizes::visible;
use crate::text::disc_address::{parse, time};
use crate::text::hex_digits::{NARROW, WIDE};
use crate::words;

/// The sector viewer.
#[component]
pub(crate) fn Sector(
    /// The sector to show first.
    first: i32,
) -> impl IntoView {
    let model = Model::of_context();
    if untrack(move || model.disc.sector()).is_none() {
        disc::look_at_sector(model, first);
    }
    let facts = move || model.disc.sector().map(|sector| sector.facts.clone()).unwrap_or_default();
    let label = Signal::derive(move || match model.disc.part() {
        Part::Stored => words::sector::stored_bytes(),
        Part::UserData => words::sector::user_data_bytes(),
        Part::Subchannel => words::sector::subchannel_bytes(),
    });
    let width = if is_phone() { NARROW } else { WIDE };
    view! {
        <section class="sector" id="sector" aria-labelledby="sector-title">
            <h3 id="sector-title">{words::sector::title()}</h3>
            <Address />
            {move || model.disc.sector().map(|sector| view! { <Head sector=sector /> })}
            <div class="sector-body">
                <div class="sector-bytes">
                    <Parts />
                    <HexView hex=model.disc.hex label=label width=width />
                </div>
                <div class="sector-facts">
                    <Facts groups=Signal::derive(facts) file=None />
                </div>
            </div>
        </section>
    }
}

/// Navigation to another sector.
#[component]
fn Address() -> impl IntoView {
    let model = Model::of_context();
    let wrong = RwSignal::new(false);
    // A sector that arrives meanwhile must not interrupt typing.
    let typed = RwSignal::new(None::<String>);
    let is_typing = StoredValue::new(false);
    // A disk has no time.
    let is_disk = move || model.session.summary().is_some_and(|summary| summary.is_disk);
    let lba = move || model.disc.sector().map(|sector| sector.lba.to_string()).unwrap_or_default();
    let here = move || typed.get().unwrap_or_else(lba);
    Effect::new(move || {
        model.disc.sector();
        if !is_typing.get_value() {
            typed.set(None);
        }
    });
    let go = move |text: String| {
        let lba = parse(&text);
        wrong.set(lba.is_none());
        if let Some(lba) = lba {
            disc::look_at_sector(model, lba);
        }
    };
    let keys = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "PageUp" | "ArrowUp" => -1,
            "PageDown" | "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        disc::step_sector(model, by);
    };
    view! {
        <div class="sector-navigation" role="group" aria-label=words::sector::go_to() on:keydown=keys>
            <button
                class="button"
                aria-label=words::sector::previous()
                title=words::sector::page_up()
                on:click=move |_| disc::step_sector(model, -1)
            >
                <Icon name="back" />
            </button>
            <label>
                <span>{move || if is_disk() { words::sector::number() } else { words::sector::number_or_time() }}</span>
                <input
                    class="num"
                    type="text"
                    placeholder=move || if is_disk() { "16" } else { words::sector::example() }
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=here
                    aria-invalid=move || wrong.get().to_string()
                    aria-describedby="sector-hint"
                    on:input:target=move |event| {
                        is_typing.set_value(true);
                        typed.set(Some(event.target().value()));
                    }
                    on:change:target=move |event| {
                        is_typing.set_value(false);
                        go(event.target().value());
                    }
                    on:blur=move |_| is_typing.set_value(false)
                />
            </label>
            <button
                class="button"
                aria-label=words::sector::next()
                title=words::sector::page_down()
                on:click=move |_| disc::step_sector(model, 1)
            >
                <Icon name="forward" />
            </button>
            <span class="sector-hint" id="sector-hint" class:sector-wrong=move || wrong.get()>
                {move || match (wrong.get(), is_disk()) {
                    (true, false) => words::sector::wrong_number_or_time(),
                    (false, false) => words::sector::hint_number_or_time(),
                    (true, true) => words::sector::wrong_number(),
                    (false, true) => words::sector::hint_number(),
                }}
            </span>
        </div>
    }
}

/// The sector's location, the result of its check, and the entry that uses it.
#[component]
fn Head(sector: Arc<SectorInfo>) -> impl IntoView {
    let model = Model::of_context();
    let is_disk = untrack(move || model.session.summary()).is_some_and(|summary| summary.is_disk);
    let entry = sector.entry.clone().map(|entry| {
        let path = visible(&entry.path);
        view! {
            <span class="sector-entry">
                {words::sector::part_of()}
                <button class="overview-link" on:click=move |_| disc::go_to_entry(model, &entry)>
                    {path}
                </button>
            </span>
        }
    });
    let (class, icon, text) = verdict(&sector);
    view! {
        <p class="sector-head" role="status">
            <b class="num">{sector.lba.to_string()}</b>
            {(!is_disk).then(|| view! { <span class="num">{time(sector.lba)}</span> })}
            <span class=format!("chip chip-{class}")>
                <Icon name=icon />
                {text}
            </span>
            {entry}
        </p>
    }
}

/// The result of the check as class, icon and words.
fn verdict(sector: &SectorInfo) -> (&'static str, &'static str, &'static str) {
    match sector.verdict {
        _ if sector.bytes.is_empty() => ("plain", "note", words::sector::not_stored()),
        Some(SectorVerdict::Good) => ("good", "good", words::sector::valid()),
        Some(SectorVerdict::Damaged) => ("bad", "damage", words::sector::damaged()),
        Some(SectorVerdict::WrongParity) => ("warn", "warning", words::sector::wrong_parity()),
        Some(SectorVerdict::NoCodes) => ("plain", "note", words::sector::no_checksum()),
        None => ("plain", "note", words::sector::checksum_not_stored()),
    }
}

/// The choice of the part to show.
#[component]
fn Parts() -> impl IntoView {
    let model = Model::of_context();
    let button = move |part: Part, name: &'static str| {
        view! {
            <button
                class="preview-mode"
                aria-pressed=move || (model.disc.part() == part).to_string()
                on:click=move |_| model.disc.set_part(part)
            >
                {name}
            </button>
        }
    };
    let has_subchannel = move || model.disc.sector().is_some_and(|sector| !sector.subchannel.is_empty());
    view! {
        <div class="preview-switch" role="group" aria-label=words::sector::show()>
            {button(Part::Stored, words::sector::raw())}
            {button(Part::UserData, words::sector::user_data())}
            <Show when=has_subchannel>{button(Part::Subchannel, words::sector::subchannel())}</Show>
        </div>
    }
}

//! Checksums that the image carries, each with a button that checks it.

use std::sync::Arc;

use discern::protocol::check::{CarriedInfo, CarriedOutcome, WrongPlace};
use leptos::prelude::*;

use super::check_sums::more;
use super::each::Each;
use super::icon::Icon;
use super::jobs::JobCard;
use crate::model::{Model, Offered, carried};
use crate::text::dates_sizes::{count, size, visible};
use crate::words;

/// The section; empty if the image carries none.
#[component]
pub(super) fn CheckCarried() -> impl IntoView {
    let model = Model::of_context();
    Effect::new(move || {
        // Another image may be opened while the tab is shown.
        if model.session.summary().is_some() && model.carried.all().is_none() {
            model.carried.load();
        }
    });
    let numbers = move || {
        let all = model.carried.all().unwrap_or_default();
        all.into_iter().map(|offered| (offered.info.number, offered.info)).collect::<Vec<_>>()
    };
    let is_shown = Memo::new(move |_| model.carried.all().is_some_and(|all| !all.is_empty()));
    let check_all = move |_| {
        for offered in untrack(move || model.carried.all()).into_iter().flatten() {
            if offered.job.is_none() {
                carried::check(model, &offered.info);
            }
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <section class="check-section" aria-labelledby="check-carried">
                <h3 id="check-carried" class="check-title">{words::check::carried()}</h3>
                <p class="check-hint">{words::check::carried_about()}</p>
                <ul class="check-list">
                    <Each each=numbers key=|(number, info)| (*number, info.name.clone()) let((number, info))>
                        <Line number=number info=info />
                    </Each>
                </ul>
                <div class="check-buttons">
                    <button class="button button-primary" on:click=check_all>{words::check::check_all()}</button>
                </div>
            </section>
        </Show>
    }
}

/// A kind of checksum.
#[component]
fn Line(number: u32, info: CarriedInfo) -> impl IntoView {
    let model = Model::of_context();
    let state = Memo::new(move |_| {
        let all = model.carried.all().unwrap_or_default();
        let found = all.into_iter().find(|offered| offered.info.number == number);
        found.map(|Offered { job, outcome, .. }| (job, outcome)).unwrap_or_default()
    });
    let name = visible(&words::told(&info.name));
    let label = words::check::check_one(&name);
    let bytes = (info.bytes > 0).then(|| format!(" ({})", size(info.bytes)));
    let for_button = info.clone();
    view! {
        <li class="check-carried">
            <p>
                <b>{name}</b>
                <span class="check-what">{bytes}</span>
                " "
                <button class="button" aria-label=label on:click=move |_| carried::check(model, &for_button)>
                    {words::check::check()}
                </button>
            </p>
            {move || match state.get() {
                (Some(id), _) => view! { <div class="check-job"><JobCard id=id /></div> }.into_any(),
                (None, Some(outcome)) => view! { <Outcome outcome=outcome /> }.into_any(),
                (None, None) => ().into_any(),
            }}
        </li>
    }
}

/// The outcome.
#[component]
fn Outcome(outcome: Arc<CarriedOutcome>) -> impl IntoView {
    let (class, icon) = if outcome.is_right { ("good", "good") } else { ("damaged", "damage") };
    let rest = outcome.wrong.saturating_sub(outcome.places.len() as u64);
    let places = outcome.places.iter().cloned().map(|place| view! { <CarriedPlace place=place /> }).collect_view();
    view! {
        <p class=format!("check-verdict check-verdict-{class}") role="status">
            <Icon name=icon />
            <span>{words::told(&outcome.sentence)}</span>
        </p>
        <ul class="check-list">{places}</ul>
        {(rest > 0).then(|| view! { <p class="check-hint">{more(rest)}</p> })}
    }
}

/// A wrong sum, with links to its file and its bytes.
#[component]
fn CarriedPlace(place: WrongPlace) -> impl IntoView {
    let model = Model::of_context();
    let WrongPlace { path, file, byte, sector, what } = place;
    let file = match (file, path.is_empty()) {
        (Some(file), _) => Some(
            view! { <button class="check-link" on:click=move |_| carried::show_file(model, file)>{visible(&path)}</button> }
                .into_any(),
        ),
        (None, false) => Some(view! { <span>{visible(&path)}</span> }.into_any()),
        (None, true) => None,
    };
    let what = visible(&words::told(&what));
    view! { <li>{file}" "<ByteLink byte=byte sector=sector />" "<span class="check-what">{what}</span></li> }
}

/// A byte of the user's file, which leads to the sector with it.
#[component]
pub(super) fn ByteLink(byte: Option<u64>, sector: Option<i32>) -> impl IntoView {
    let model = Model::of_context();
    let text = byte.map(|byte| words::check::byte(&count(byte)));
    match (text, sector) {
        (Some(text), Some(sector)) => view! {
            <button
                class="check-link num"
                title=words::check::show_sector()
                on:click=move |_| carried::show_sector(model, sector)
            >
                {text}
            </button>
        }
        .into_any(),
        (Some(text), None) => view! { <span class="num">{text}</span> }.into_any(),
        (None, _) => ().into_any(),
    }
}

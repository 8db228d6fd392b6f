//! Notices: what happened, what it means, what to do.

use std::sync::Arc;

use discern::protocol::{Failure, VERSION};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::each::Each;
use super::icon::Icon;
use crate::browser::saved;
use crate::model::{Making, Model, Notice, NoticeContent, making};
use crate::text::dates_sizes::visible;
use crate::words;

/// Maximum number of notes shown for one save; the rest is counted.
const NOTES: usize = 6;

/// All notices, and the polite announcements for screen readers.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <p class="said" role="status" aria-live="polite">
            {move || words::told(&model.notices.said())}
        </p>
        <Show when=move || model.stale()>
            <section class="card card-bad" role="alert">
                <p class="card-title">{words::notices::updated()}</p>
                <p>{words::notices::updated_text()}</p>
                <div class="card-actions">
                    <button class="button button-primary" on:click=move |_| reload()>
                        {words::notices::reload()}
                    </button>
                </div>
            </section>
        </Show>
        <Each each=move || model.notices.list() key=|notice| notice.id let:notice>
            <NoticeCard notice=notice />
        </Each>
    }
}

/// A card for a failure or a finished save.
#[component]
fn NoticeCard(notice: Notice) -> impl IntoView {
    let model = Model::of_context();
    let id = notice.id;
    let dismiss = view! {
        <button
            class="button button-bare card-close"
            aria-label=words::common::close()
            on:click=move |_| model.notices.dismiss(id)
        >
            <Icon name="close" />
        </button>
    };
    match Arc::unwrap_or_clone(notice.content) {
        NoticeContent::Failure(failure) => view! {
            <section
                class="card card-bad"
                class:card-dropped=notice.at.is_some()
                style:left=notice.at.map(|(x, _)| format!("clamp(8px, {x}px - 190px, 100vw - 388px)"))
                style:top=notice.at.map(|(_, y)| format!("clamp(8px, {y}px, 100dvh - 240px)"))
                role="alert"
            >
                {dismiss}
                <FailureText failure=failure />
            </section>
        }
        .into_any(),
        NoticeContent::Done(sentence, notes) => view! {
            <section class="card" aria-label=words::notices::saved()>
                {dismiss}
                <p class="card-title">{visible(&words::told(&sentence))}</p>
                <Notes notes=notes />
            </section>
        }
        .into_any(),
    }
}

/// A failure, with details to copy into a bug report.
#[component]
pub(super) fn FailureText(failure: Failure) -> impl IntoView {
    let model = Model::of_context();
    let Failure { what, meaning, advice, detail, code, .. } = failure.clone();
    let copy = move |_| {
        let text = format!("{what}\n{meaning}\n{advice}\n{code}: {detail}\nprotocol {VERSION}");
        saved::copy(&text, move |worked| {
            model.notices.say(if worked { words::notices::details_copied() } else { words::common::copying_refused() });
        });
    };
    view! {
        <p class="card-title">{visible(&words::told(&failure.what))}</p>
        <p>{visible(&words::told(&failure.meaning))}</p>
        <p>{visible(&words::told(&failure.advice))}</p>
        {as_audio(&failure.code).map(|swapped| view! {
            <div class="card-actions">
                <button class="button button-primary" on:click=move |_| making::perform(model, Making::OpenAsAudio(swapped))>
                    {words::notices::open_as_audio()}
                </button>
            </div>
        })}
        {(!failure.detail.is_empty()).then(|| view! {
            <div class="card-actions">
                <button class="button" on:click=copy>
                    {words::notices::copy_details()}
                </button>
            </div>
        })}
    }
}

/// Whether samples have the high byte first, for the refusal of files that can be opened as audio.
fn as_audio(refusal: &str) -> Option<bool> {
    match refusal {
        "OPEN-RAW-AUDIO" => Some(false),
        "OPEN-RAW-AUDIO-SWAPPED" => Some(true),
        _ => None,
    }
}

/// Notes about a save.
#[component]
fn Notes(notes: Vec<String>) -> impl IntoView {
    let rest = notes.len().saturating_sub(NOTES);
    let shown =
        notes.into_iter().take(NOTES).map(|note| view! { <li>{visible(&words::told(&note))}</li> }).collect_view();
    view! {
        <ul class="card-notes">{shown}</ul>
        {(rest > 0).then(|| view! { <p>{words::common::and_more(&rest.to_string())}</p> })}
    }
}

/// Reloads the page: by `src/app/idle.js`, if that is there and knows of a newer version that it must ask for.
fn reload() {
    let renew = js_sys::Reflect::get(&window(), &"renew".into()).ok();
    let renewed = renew.and_then(|renew| renew.dyn_into::<js_sys::Function>().ok()?.call0(&JsValue::NULL).ok());
    if renewed.is_none() {
        // A page that cannot be reloaded stays as it is.
        let _ = window().location().reload();
    }
}

//! Details of the selected entry.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{EntryDetails as Info, EntryKind};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::byte_link::address;
use super::icon::Icon;
use super::later::Later;
use super::preview::Preview;
use super::save_as::SaveAs;
use crate::browser::saved;
use crate::browser::viewport::is_narrow;
use crate::model::{Model, Screen, browsing, save};
use crate::part::Loading;
use crate::text::dates_sizes::{count, size_exact, visible};
use crate::words;

/// Delay until the answer is loaded: the first rows and the user's first actions take precedence.
const ANSWER_DELAY: Duration = Duration::from_secs(1);

/// The pane on the right.
#[component]
pub(crate) fn Details(
    /// Loads the audio player.
    player: fn() -> Loading,
    /// Loads the answer about the image.
    answer: fn() -> Loading,
    /// Loads the technical records.
    records: fn() -> Loading,
) -> impl IntoView {
    let model = Model::of_context();
    let chosen = move || model.selection.count(model.listing.total());
    let pane = NodeRef::<Div>::new();
    let is_settled = RwSignal::new(false);
    // The pane may be gone by then.
    set_timeout(
        move || {
            let _ = is_settled.try_set(true);
        },
        ANSWER_DELAY,
    );
    Effect::new(move || {
        if let Some(pane) = pane.get().filter(|_| model.screen() == Screen::Details && is_narrow()) {
            // The pane exists and can take the focus.
            let _ = pane.focus();
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_narrow() {
            model.set_screen(Screen::List);
        }
    };
    view! {
        <div class="details" tabindex="-1" node_ref=pane on:keydown=on_key>
            <button class="button narrow-only details-close" on:click=move |_| model.set_screen(Screen::List)>
                <Icon name="back" />
                {words::details::files()}
            </button>
            <Show when=move || chosen() == 0>
                <Later load=answer when=is_settled quiet=true />
            </Show>
            {move || if chosen() > 1 {
                view! { <Many /> }.into_any()
            } else {
                model.inspector.details().map(|details| view! { <One details=details player=player records=records /> }).into_any()
            }}
        </div>
    }
}

/// Shown for several selected entries.
#[component]
fn Many() -> impl IntoView {
    let model = Model::of_context();
    let chosen = move || u64::from(model.selection.count(model.listing.total()));
    view! {
        <h2 class="details-name">{move || words::details::selected(chosen())}</h2>
        <p class="details-kind">{move || model.selection.size().map(size_exact)}</p>
        <div class="details-actions">
            <button class="button button-primary" on:click=move |_| save::save_chosen(model)>
                {words::details::save_zip()}
            </button>
            <button class="button" on:click=move |_| model.selection.clear()>
                {words::details::clear()}
            </button>
        </div>
    }
}

/// Shown for the one selected entry: what users ask first, and below the preview the records behind it.
#[component]
fn One(
    /// The details of the entry.
    details: Arc<Info>,
    /// Loads the audio player.
    player: fn() -> Loading,
    /// Loads the technical records.
    records: fn() -> Loading,
) -> impl IntoView {
    let model = Model::of_context();
    let row = details.row.clone();
    let name = if row.name.is_empty() { "/".to_owned() } else { visible(&row.name) };
    let kind = match row.kind {
        EntryKind::File => format!("{} · {}", visible(&words::told(&row.type_name)), size_exact(row.size)),
        EntryKind::Directory if row.size > 0 => words::details::folder_items(row.size),
        EntryKind::Directory => words::common::folder().to_owned(),
        EntryKind::Symlink | EntryKind::Device => visible(&words::told(&row.type_name)),
    };
    let missing = row.missing;
    let size_of_file = row.size;
    let savable = !matches!(row.kind, EntryKind::Device);
    let target = details.target.as_deref().map(visible);
    view! {
        <h2 class="details-name">{name}</h2>
        <p class="details-kind">{kind}</p>
        {target.map(|target| view! { <p class="details-target">{words::details::points_to()}" "<b>{target}</b></p> })}
        {(missing > 0).then(|| view! {
            <p class="details-missing">
                <Icon name="damage" />
                {lack(missing, size_of_file)}
            </p>
        })}
        {row.contradicted.map(|bytes| view! {
            <p class="details-missing">
                <Icon name="damage" />
                {words::details::contradicted(&size_exact(bytes))}
            </p>
        })}
        <div class="details-actions">
            {savable.then(|| view! { <SaveAs row=row.clone() variants=details.variants.clone() /> })}
            <CopyPath path=details.path.clone() />
        </div>
        <Questions details=details />
        <Show when=move || !model.inspector.is_large()>
            <Preview player=player />
        </Show>
        <Records load=records />
    }
}

/// Answers what users ask first: when, where, and whether it is complete.
#[component]
fn Questions(
    /// The details of the entry.
    details: Arc<Info>,
) -> impl IntoView {
    let row = &details.row;
    let is_complete = row.kind == EntryKind::File && row.missing == 0 && row.contradicted.is_none();
    let starts_at = details.extents.first().filter(|first| first.len > 0).map(|first| {
        let others = u64::from(details.extent_count).saturating_sub(1);
        let sector = count(first.sector);
        let sector = match others {
            0 => words::details::sector(&sector),
            _ => words::details::sector_more(&sector, others),
        };
        view! { {sector}" "{address(first.byte, first.file)} }.into_any()
    });
    let text = |text: &str| (!text.is_empty()).then(|| visible(text).into_any());
    let lines = [
        (words::details::modified(), text(&row.modified)),
        (words::details::path(), text(&details.path)),
        (words::details::location(), starts_at),
        (words::details::attributes(), text(&row.attributes)),
        (words::details::complete(), is_complete.then(|| words::details::is_complete().into_any())),
    ];
    let line = |(label, value): (&'static str, Option<AnyView>)| {
        value.map(|value| view! { <div class="facts-line"><dt>{label}</dt><dd><span class="facts-value">{value}</span></dd></div> })
    };
    view! { <dl class="details-questions">{lines.map(line).into_iter().collect_view()}</dl> }
}

/// The technical records, folded until the user opens them; that choice is remembered.
#[component]
fn Records(
    /// Loads them.
    load: fn() -> Loading,
) -> impl IntoView {
    let model = Model::of_context();
    let is_open = Signal::derive(move || model.layout.shows_records());
    let on_toggle = move |event: Event| {
        let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        model.layout.show_records(element.is_some_and(|element| element.has_attribute("open")));
    };
    view! {
        <details class="details-records" prop:open=is_open on:toggle=on_toggle>
            <summary>{words::details::records()}</summary>
            <Later load=load when=is_open />
        </details>
    }
}

/// Describes how much of a file is in the image.
fn lack(missing: u64, whole: u64) -> String {
    if missing >= whole {
        words::details::nothing_there(&size_exact(whole))
    } else {
        words::details::part_there(&count(whole.saturating_sub(missing)), &count(whole))
    }
}

/// Copies the path to the clipboard.
#[component]
fn CopyPath(path: String) -> impl IntoView {
    let model = Model::of_context();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        saved::copy(&path, move |worked| {
            copied.try_set(worked);
            browsing::say_copied(model, worked);
        });
    };
    view! {
        <button class="button" on:click=copy>
            {move || if copied.get() { words::details::copied() } else { words::details::copy_path() }}
        </button>
    }
}

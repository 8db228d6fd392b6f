//! Details of the selected entry.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{EntryDetails as Info, EntryKind, ExtentInfo};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::facts::Facts;
use super::icon::Icon;
use super::later::Later;
use super::preview::Preview;
use super::save_as::SaveAs;
use crate::browser::saved;
use crate::browser::viewport::is_narrow;
use crate::model::{Model, Screen, save};
use crate::part::Loading;
use crate::text::dates_sizes::{count, plural, position, size_exact, visible};

/// Maximum number of extents shown; all of them are counted. Files with more are rare.
const EXTENTS: usize = 40;

/// Delay until the answer is loaded: the first rows and the user's first actions take precedence.
const ANSWER_DELAY: Duration = Duration::from_secs(1);

/// The pane on the right.
#[component]
pub(crate) fn Details(
    /// Loads the audio player.
    player: fn() -> Loading,
    /// Loads the answer about the image.
    answer: fn() -> Loading,
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
                "Files"
            </button>
            <Show when=move || chosen() == 0>
                <Later load=answer when=is_settled quiet=true />
            </Show>
            {move || if chosen() > 1 {
                view! { <Many /> }.into_any()
            } else {
                model.inspector.details().map(|details| view! { <One details=details player=player /> }).into_any()
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
        <h2 class="details-name">{move || format!("{} selected", plural(chosen(), "item", "items"))}</h2>
        <p class="details-kind">{move || model.selection.size().map(size_exact)}</p>
        <div class="details-actions">
            <button class="button button-primary" on:click=move |_| save::save_chosen(model)>
                "Save as ZIP"
            </button>
            <button class="button" on:click=move |_| model.selection.clear()>
                "Clear selection"
            </button>
        </div>
    }
}

/// Shown for the one selected entry.
#[component]
fn One(
    /// The details of the entry.
    details: Arc<Info>,
    /// Loads the audio player.
    player: fn() -> Loading,
) -> impl IntoView {
    let row = details.row.clone();
    let name = if row.name.is_empty() { "/".to_owned() } else { visible(&row.name) };
    let kind = match row.kind {
        EntryKind::File => format!("{} · {}", visible(&row.type_name), size_exact(row.size)),
        EntryKind::Directory if row.size > 0 => format!("Folder · {}", plural(row.size, "item", "items")),
        EntryKind::Directory => "Folder".to_owned(),
        EntryKind::Symlink | EntryKind::Device => visible(&row.type_name),
    };
    let missing = row.missing;
    let size_of_file = row.size;
    let savable = !matches!(row.kind, EntryKind::Device);
    let target = details.target.as_deref().map(visible);
    let groups = details.facts.clone();
    let path = visible(&details.path);
    view! {
        <h2 class="details-name">{name}</h2>
        <p class="details-kind">{kind}</p>
        {target.map(|target| view! { <p class="details-target">"Points to "<b>{target}</b></p> })}
        {(missing > 0).then(|| view! {
            <p class="details-missing">
                <Icon name="damage" />
                {lack(missing, size_of_file)}
            </p>
        })}
        {row.contradicted.map(|bytes| view! {
            <p class="details-missing">
                <Icon name="damage" />
                {format!("Another structure says this file has {}. What you save from here is truncated.", size_exact(bytes))}
            </p>
        })}
        <div class="details-actions">
            {savable.then(|| view! { <SaveAs row=row variants=details.variants.clone() /> })}
            <CopyPath path=details.path.clone() />
        </div>
        <Preview player=player />
        <p class="details-path num">{path}</p>
        <Extents details=details />
        <Facts groups=Signal::stored(groups) />
    }
}

/// Describes how much of a file is in the image.
fn lack(missing: u64, whole: u64) -> String {
    if missing >= whole {
        format!("None of its {} are in the image, so there’s nothing to save.", size_exact(whole))
    } else {
        format!(
            "Only {} of {} bytes are in the image. You can save what’s there.",
            count(whole.saturating_sub(missing)),
            count(whole)
        )
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
            model.notices.say(if worked { "Path copied." } else { "Your browser didn’t allow copying." });
        });
    };
    view! {
        <button class="button" on:click=copy>
            {move || if copied.get() { "Copied" } else { "Copy path" }}
        </button>
    }
}

/// Extents of the data.
#[component]
fn Extents(details: Arc<Info>) -> impl IntoView {
    if details.extents.is_empty() {
        return ().into_any();
    }
    let shown = details.extents.len().min(EXTENTS);
    let lines = details.extents.iter().take(EXTENTS).map(extent).collect_view();
    let rest = u64::from(details.extent_count).saturating_sub(u64::try_from(shown).unwrap_or(u64::MAX));
    view! {
        <section class="facts">
            <h3 class="caption">"Location"</h3>
            <dl>{lines}</dl>
            {(rest > 0).then(|| view! { <p class="details-rest">{format!("and {} more", plural(rest, "extent", "extents"))}</p> })}
        </section>
    }
    .into_any()
}

fn extent(extent: &ExtentInfo) -> impl IntoView + use<> {
    let last = extent.byte.saturating_add(extent.span).saturating_sub(1);
    let sectors = format!("{} ({})", count(extent.sector), plural(extent.sectors, "sector", "sectors"));
    let bytes =
        if extent.len == 0 { "none".to_owned() } else { format!("{} – {}", position(extent.byte), position(last)) };
    view! {
        <div class="facts-line">
            <dt>"Sector"</dt>
            <dd class="num">{sectors}</dd>
        </div>
        <div class="facts-line">
            <dt>"Bytes"</dt>
            <dd class="num">{bytes}</dd>
        </div>
    }
}

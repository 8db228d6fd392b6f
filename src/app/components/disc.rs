//! The Disc tab: the disc, its files, its sessions and tracks, and any sector; the map of all bytes, and the bytes.

use std::sync::Arc;

use discern::protocol::{DiscInfo, TrackInfo};
use leptos::prelude::*;

use super::bytes::Bytes;
use super::disc_bar::DiscBar;
use super::disc_files::DiscFiles;
use super::icon::Icon;
use super::map::Map;
use super::sector::Sector;
use super::tracks::Tracks;
use crate::model::{DiscPanel, Model, disc, has_length, tracks};
use crate::text::dates_sizes::visible;
use crate::text::disc_address::length;
use crate::words;

/// The Disc tab.
#[component]
pub(crate) fn Disc() -> impl IntoView {
    let model = Model::of_context();
    disc::watch(model);
    view! {
        <div class="disc">
            <Panels />
            {move || match model.disc.panel() {
                DiscPanel::Layout => view! { <Layout /> }.into_any(),
                DiscPanel::Map => view! { <Map /> }.into_any(),
                DiscPanel::Bytes => view! { <Bytes /> }.into_any(),
            }}
        </div>
    }
}

/// The choice of what the tab shows.
#[component]
fn Panels() -> impl IntoView {
    let model = Model::of_context();
    let button = move |panel: DiscPanel, name: &'static str| {
        view! {
            <button
                class="preview-mode"
                aria-pressed=move || (model.disc.panel() == panel).to_string()
                on:click=move |_| model.disc.set_panel(panel)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="preview-switch disc-panels" role="group" aria-label=words::disc::look_at()>
            {button(DiscPanel::Layout, words::disc::tracks())}
            {button(DiscPanel::Map, words::disc::map())}
            {button(DiscPanel::Bytes, words::disc::bytes())}
        </div>
    }
}

/// The disc, its files, its sessions and tracks, and any sector.
#[component]
fn Layout() -> impl IntoView {
    let model = Model::of_context();
    view! {
        <div>
            {move || model.disc.info().map(|info| {
                let plain = is_plain(&info);
                let has_lengths = tracks(&info).all(has_length);
                let lba = tracks(&info).next().map_or(0, |track| track.start);
                view! {
                    <Head info=info.clone() />
                    <DiscFiles info=info.clone() />
                    {(!plain).then(|| view! {
                        {has_lengths.then(|| view! { <DiscBar info=info.clone() /> })}
                        <Tracks info=info />
                    })}
                    <Sector first=lba />
                }
            })}
        </div>
    }
}

/// Whether there is nothing to describe: at most one track, of bare user data, on an unknown medium.
fn is_plain(info: &DiscInfo) -> bool {
    let only = |track: &TrackInfo| !track.audio && (track.stride == 2048 || is_disk(info)) && track.first >= 0;
    (info.medium.is_empty() || is_disk(info)) && tracks(info).count() < 2 && tracks(info).all(only)
}

/// Whether the medium is a hard disk, a memory card or a floppy disk.
fn is_disk(info: &DiscInfo) -> bool {
    info.medium == "Disk"
}

/// The description of the disc.
#[component]
fn Head(info: Arc<DiscInfo>) -> impl IntoView {
    let text = |label: &str| info.texts.iter().find(|line| line.label == label).map(|line| visible(&line.value));
    let untitled = if is_disk(&info) { words::disc::disk() } else { words::disc::disc() };
    let title = text("Title").unwrap_or_else(|| untitled.into());
    let note = if is_disk(&info) {
        Some(words::disc::disk_note())
    } else if is_plain(&info) {
        Some(words::disc::plain_note())
    } else if info.guessed {
        Some(words::disc::guessed_note())
    } else {
        None
    };
    let catalog = info.catalog_number.clone().map(|number| (words::disc::catalog_number().to_owned(), number));
    let texts = info.texts.iter().filter(|line| line.label != "Title");
    let texts = texts.map(|line| (words::told(&line.label), visible(&line.value)));
    let lines: Vec<_> =
        catalog.into_iter().chain(texts).map(|(label, value)| view! { <dt>{label}</dt><dd>{value}</dd> }).collect();
    view! {
        <header class="disc-head">
            <h2>{title}</h2>
            <p>{summary(&info)}</p>
            {note.map(|note| view! {
                <p class="disc-note">
                    <Icon name="note" />
                    <span>{note}</span>
                </p>
            })}
            {(!lines.is_empty()).then(|| view! { <dl class="disc-texts">{lines}</dl> })}
        </header>
    }
}

/// A short description, as in "CD · 2 sessions · 5 tracks · 47:12:03".
fn summary(info: &DiscInfo) -> String {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let sectors =
        tracks(info).fold(0_u32, |sum, track| sum.saturating_add(track.end.abs_diff(track.first.min(track.end))));
    let medium = &info.medium;
    let mut parts =
        vec![if medium.is_empty() { words::disc::unknown_medium().to_owned() } else { words::told(medium) }];
    let has_lengths = tracks(info).all(has_length);
    if !is_plain(info) {
        parts.push(words::disc::session_count(count(info.sessions.len())));
        parts.push(words::disc::track_count(count(tracks(info).count())));
        if has_lengths && (medium == "CD" || medium == "GD-ROM") {
            parts.push(length(sectors));
        }
    }
    if has_lengths {
        parts.push(words::common::sectors(sectors.into()));
    }
    parts.join(" · ")
}

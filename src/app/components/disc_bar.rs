//! The disc from its first sector to its last, drawn to scale: sessions, tracks, pregaps, index marks.

use std::sync::Arc;

use discern::protocol::{DiscInfo, SessionInfo, TrackInfo};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::model::{Model, tracks};
use crate::text::dates_sizes::{share, visible};
use crate::text::disc_address::{length, time};
use crate::words;

/// Thousandths of its session below which a track is too narrow for its number.
const NUMBERED: u64 = 22;

/// The drawing and its legend.
#[component]
pub(crate) fn DiscBar(info: Arc<DiscInfo>) -> impl IntoView {
    let several = info.sessions.len() > 1;
    let sessions = info
        .sessions
        .iter()
        .enumerate()
        .map(|(nth, session)| {
            let gap = (nth > 0).then(|| view! { <span class="disc-bar-gap" title=words::disc::between()></span> });
            view! {
                {gap}
                <Session session=session.clone() several=several />
            }
        })
        .collect_view();
    view! {
        <div class="disc-bar" class:disc-bar-several=several>
            <div class="disc-bar-line" role="img" aria-label=describe(&info)>
                {sessions}
            </div>
            <Legend info=info />
        </div>
    }
}

/// A session and its tracks, drawn to scale.
#[component]
fn Session(
    session: SessionInfo,
    /// Whether the disc has other sessions.
    several: bool,
) -> impl IntoView {
    let from = session.tracks.iter().map(pregap_of).min().unwrap_or_default();
    let sectors = u64::from(session.lead_out.abs_diff(from).max(1));
    let place = Scale { from, sectors };
    let tracks = session.tracks.iter().map(|track| view! { <Track track=track.clone() scale=place /> }).collect_view();
    let number = session.number.to_string();
    let lead_out = words::disc::lead_out_of(&number, &session.lead_out.to_string());
    view! {
        <span class="disc-bar-session" style:flex-grow=sectors.to_string()>
            {several.then(|| view! { <span class="disc-bar-name">{words::common::session(&number)}</span> })}
            <span class="disc-bar-tracks">{tracks}</span>
        </span>
        <span class="disc-bar-out" title=lead_out></span>
    }
}

/// The range of sectors to draw.
#[derive(Clone, Copy)]
struct Scale {
    from: i32,
    sectors: u64,
}

impl Scale {
    /// Distance of a sector from the left edge, as a style.
    fn left(self, lba: i32) -> String {
        self.width(self.from, lba)
    }

    /// Width of a range of sectors, as a style.
    fn width(self, from: i32, to: i32) -> String {
        share(sectors(from, to), self.sectors)
    }

    /// Whether a range of sectors is wide enough for a number.
    fn has_room(self, from: i32, to: i32) -> bool {
        sectors(from, to).saturating_mul(1000) >= self.sectors.saturating_mul(NUMBERED)
    }
}

/// Number of sectors in a range; 0 if it ends before it begins.
fn sectors(from: i32, to: i32) -> u64 {
    u64::try_from(i64::from(to).saturating_sub(from.into())).unwrap_or(0)
}

/// First sector of the pregap of a track, stored or not.
fn pregap_of(track: &TrackInfo) -> i32 {
    let recorded = track.indexes.iter().find(|index| index.number == 0).map_or(track.first, |index| index.lba);
    recorded.min(track.first).min(track.start)
}

/// A track with its pregap and index marks. For the mouse only: keyboard users have the table.
#[component]
fn Track(
    track: TrackInfo,
    /// Position in the drawing.
    scale: Scale,
) -> impl IntoView {
    let model = Model::of_context();
    let pause = pregap_of(&track);
    let TrackInfo { number, first, start, end, .. } = track;
    let digits = number.to_string();
    let stored = if first < start { "disc-bar-pause disc-bar-pause-stored" } else { "disc-bar-pause" };
    let pause = (pause < start).then(|| {
        view! { <span class=stored title=words::disc::pregap_of(&digits) style:left=scale.left(pause) style:width=scale.width(pause, start)></span> }
    });
    let marks = track.indexes.iter().filter(|index| index.number > 1).map(|index| {
        let title = words::disc::index_of(&index.number.to_string(), &digits);
        view! { <span class="disc-bar-mark" title=title style:left=scale.left(index.lba)></span> }
    });
    let title = words::disc::track_title(&digits, &track.mode, &length(end.abs_diff(start)), &time(start));
    let roomy = scale.has_room(start, end);
    let choose = move |_| {
        model.disc.choose_track(number);
        reveal(number);
    };
    view! {
        {pause}
        <span
            class=format!("disc-bar-track disc-bar-{}", kind(&track))
            class:disc-bar-chosen=move || model.disc.track() == Some(number)
            title=title
            style:left=scale.left(start)
            style:width=scale.width(start, end)
            on:click=choose
        >
            {roomy.then(|| number.to_string())}
        </span>
        {marks.collect_view()}
    }
}

/// Scrolls to a track's row in the table.
fn reveal(number: u8) {
    let row = document().get_element_by_id(&format!("track-{number}"));
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        row.scroll_into_view_with_bool(false);
    }
}

fn kind(track: &TrackInfo) -> &'static str {
    match track {
        TrackInfo { missing: true, .. } => "missing",
        TrackInfo { audio: true, .. } => "audio",
        _ => "data",
    }
}

/// The legend of the patterns that occur.
#[component]
fn Legend(info: Arc<DiscInfo>) -> impl IntoView {
    let has = |name: &str| tracks(&info).any(|track| kind(track) == name);
    let entries = [
        (has("data"), "disc-bar-data", words::disc::data()),
        (has("audio"), "disc-bar-audio", words::disc::audio()),
        (has("missing"), "disc-bar-missing", words::disc::file_missing()),
        (tracks(&info).any(|track| track.first < track.start), "disc-bar-pause-stored", words::disc::pregap_stored()),
        (
            tracks(&info).any(|track| pregap_of(track) < track.first.min(track.start)),
            "disc-bar-pause",
            words::disc::pregap_not_stored(),
        ),
        (
            tracks(&info).any(|track| track.indexes.iter().any(|index| index.number > 1)),
            "disc-bar-mark",
            words::disc::index_mark(),
        ),
        (true, "disc-bar-out", words::disc::lead_out()),
        (info.sessions.len() > 1, "disc-bar-gap", words::disc::between_sessions()),
    ];
    let entries = entries.into_iter().filter(|(drawn, ..)| *drawn).map(|(_, class, name)| {
        view! {
            <li>
                <span class=format!("disc-bar-swatch {class}")></span>
                {name}
            </li>
        }
    });
    view! { <ul class="disc-bar-legend" aria-hidden="true">{entries.collect_view()}</ul> }
}

/// Describes the drawing; the table below has the details.
fn describe(info: &DiscInfo) -> String {
    let session = |session: &SessionInfo| {
        let of = |track: &TrackInfo| {
            let (number, length) = (track.number.to_string(), length(track.end.abs_diff(track.start)));
            let said = if track.missing { words::disc::describe_missing } else { words::disc::describe_track };
            said(&number, &track.mode, &length)
        };
        let tracks: Vec<String> = session.tracks.iter().map(of).collect();
        words::disc::describe_session(&session.number.to_string(), &tracks.join("; "), &time(session.lead_out))
    };
    let sessions: Vec<String> = info.sessions.iter().map(session).collect();
    let count = u64::try_from(info.sessions.len()).unwrap_or(u64::MAX);
    visible(&words::disc::layout(count, &sessions.join(" ")))
}

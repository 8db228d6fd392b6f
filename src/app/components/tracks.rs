//! Sessions and tracks as a table. A column that would be empty is left out.

use std::sync::Arc;

use discern::protocol::{DiscInfo, IndexInfo, SessionInfo, TrackInfo};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::icon::Icon;
use super::menu_button::{is_menu_key, menu_at_pointer, menu_below};
use crate::model::{MenuSubject, Model, disc, has_length, tracks};
use crate::text::dates_sizes::visible;
use crate::text::disc_address::{length, time};
use crate::words;

/// A column: its heading, whether any track has a value, and the value of a track.
struct Column {
    name: words::Word,
    shown: fn(&DiscInfo) -> bool,
    cell: fn(&DiscInfo, &TrackInfo) -> AnyView,
}

const COLUMNS: [Column; 9] = [
    Column {
        name: words::tracks::title,
        shown: |info| tracks(info).any(|track| !track.title.is_empty() || !track.performer.is_empty()),
        cell: |_, track| two(visible(&track.title), visible(&track.performer)),
    },
    Column {
        name: words::common::kind,
        shown: |_| true,
        cell: |_, track| two(words::told(&track.mode), String::new()),
    },
    Column {
        name: words::tracks::start,
        shown: |_| true,
        cell: |_, track| numbers(time(track.start), format!("LBA {}", track.start)),
    },
    Column {
        name: words::tracks::length,
        shown: |_| true,
        cell: |_, track| {
            if !has_length(track) {
                return two(words::tracks::length_unknown().into(), String::new());
            }
            let sectors = track.end.abs_diff(track.start);
            numbers(length(sectors), words::common::sectors(sectors.into()))
        },
    },
    Column {
        name: words::tracks::marks,
        shown: |info| tracks(info).any(|track| !marks(track).is_empty()),
        cell: |_, track| lines(marks(track)),
    },
    Column { name: words::tracks::stored, shown: |_| true, cell: |_, track| stored(track) },
    Column {
        name: words::tracks::flags,
        shown: |info| tracks(info).any(|track| !flags(track).is_empty()),
        cell: |_, track| lines(flags(track)),
    },
    Column {
        name: || "ISRC",
        shown: |info| tracks(info).any(|track| track.isrc.is_some()),
        cell: |_, track| numbers(track.isrc.clone().unwrap_or_default(), String::new()),
    },
    Column {
        name: words::common::file,
        shown: |info| info.files.iter().filter(|file| !file.missing).count() > 2,
        cell: |info, track| lines(files(info, track)),
    },
];

/// The table of tracks.
#[component]
pub(crate) fn Tracks(info: Arc<DiscInfo>) -> impl IntoView {
    let columns: Vec<&'static Column> = COLUMNS.iter().filter(|column| (column.shown)(&info)).collect();
    let headings = columns.iter().map(|column| view! { <th scope="col">{(column.name)()}</th> }).collect_view();
    let width = columns.len().saturating_add(2);
    let several = info.sessions.len() > 1;
    let bodies = info
        .sessions
        .iter()
        .map(|session| {
            let rows = session.tracks.iter().map(|track| row(&info, track.clone(), &columns)).collect_view();
            view! {
                <tbody>
                    {several.then(|| heading(session, width))}
                    {rows}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <div class="tracks" role="region" tabindex="0" aria-label=words::tracks::label()>
            <table>
                <caption class="said">{words::tracks::caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::tracks::track()}</th>
                        {headings}
                        <td></td>
                    </tr>
                </thead>
                {bodies}
            </table>
        </div>
    }
}

/// The heading of a session.
fn heading(session: &SessionInfo, width: usize) -> impl IntoView + use<> {
    let text = words::common::session(&session.number.to_string());
    let lead_out = words::tracks::lead_out(&time(session.lead_out), &session.lead_out.to_string());
    view! {
        <tr class="tracks-session">
            <th scope="rowgroup" colspan=width.to_string()>
                {text}
                <span class="tracks-lead-out">{lead_out}</span>
            </th>
        </tr>
    }
}

fn row(info: &DiscInfo, track: TrackInfo, columns: &[&'static Column]) -> impl IntoView + use<> {
    let model = Model::of_context();
    let TrackInfo { number, start, missing, .. } = track;
    let cells = columns.iter().map(|column| view! { <td>{(column.cell)(info, &track)}</td> }).collect_view();
    let chosen = move || model.disc.track() == Some(number);
    let show = move |_| {
        model.disc.choose_track(number);
        disc::look_at_sector(model, start);
    };
    let menu = move || MenuSubject::Track(number, start);
    let on_key = move |event: KeyboardEvent| {
        let row = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(row) = row.filter(|_| is_menu_key(&event)) {
            menu_below(model, menu(), &row);
            event.prevent_default();
        }
    };
    let last = if missing {
        view! {
            <span class="tracks-missing">
                <Icon name="damage" />
                {words::tracks::missing()}
            </span>
        }
        .into_any()
    } else {
        view! {
            <button
                class="button tracks-show"
                aria-label=words::tracks::show_sector_of(&number.to_string())
                on:click=show
            >
                {words::tracks::show_sector()}
            </button>
        }
        .into_any()
    };
    view! {
        <tr
            id=format!("track-{number}")
            class:tracks-chosen=chosen
            aria-current=move || chosen().then_some("true")
            on:click=move |_| model.disc.choose_track(number)
            on:keydown=on_key
            on:contextmenu=move |event| {
                model.disc.choose_track(number);
                menu_at_pointer(model, menu(), &event);
            }
        >
            <th scope="row" class="num">{number.to_string()}</th>
            {cells}
            <td>{last}</td>
        </tr>
    }
}

/// A text, with a secondary one below it.
fn two(first: String, second: String) -> AnyView {
    view! {
        {first}
        {(!second.is_empty()).then(|| view! { <small>{second}</small> })}
    }
    .into_any()
}

fn numbers(first: String, second: String) -> AnyView {
    view! {
        <span class="num">{first}</span>
        {(!second.is_empty()).then(|| view! { <small class="num">{second}</small> })}
    }
    .into_any()
}

fn lines(lines: Vec<String>) -> AnyView {
    lines.into_iter().map(|line| view! { <span class="tracks-line">{line}</span> }).collect_view().into_any()
}

/// Formats the pregap, and index marks after the first.
fn marks(track: &TrackInfo) -> Vec<String> {
    let recorded = track.indexes.iter().find(|index| index.number == 0).map(|index| index.lba);
    let pregap = track.start.saturating_sub(recorded.unwrap_or(track.first));
    let text = if track.first < track.start { words::tracks::pregap } else { words::tracks::pregap_not_stored };
    let pregap = (pregap > 0).then(|| text(&length(pregap.unsigned_abs())));
    let marks = track.indexes.iter().filter(|index| index.number > 1);
    let mark = |index: &IndexInfo| words::tracks::index(&index.number.to_string(), &time(index.lba));
    pregap.into_iter().chain(marks.map(mark)).collect()
}

fn flags(track: &TrackInfo) -> Vec<String> {
    let flags = [
        (track.pre_emphasis, words::tracks::pre_emphasis()),
        (track.copy_permitted, words::tracks::copy_permitted()),
        (track.four_channels, words::tracks::four_channels()),
    ];
    flags.into_iter().filter(|(set, _)| *set).map(|(_, name)| name.to_owned()).collect()
}

/// Formats which part of a sector is stored, and how much of the track.
fn stored(track: &TrackInfo) -> AnyView {
    let declared = track.end.abs_diff(track.first);
    let cut = (!track.missing && track.present < declared)
        .then(|| words::tracks::cut(declared.saturating_sub(track.present).into()));
    let subchannel = (!track.subchannel.is_empty()).then(|| words::tracks::subchannel(&words::told(&track.subchannel)));
    let below = [Some(words::told(&track.stored)), subchannel].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <span class="num">{words::common::bytes(track.stride.into())}</span>
        <small>{below}</small>
        {cut.map(|cut| view! { <small class="tracks-cut">{cut}</small> })}
    }
    .into_any()
}

fn files(info: &DiscInfo, track: &TrackInfo) -> Vec<String> {
    let name = |file: &u32| info.files.get(usize::try_from(*file).ok()?).map(|file| visible(&file.name));
    track.files.iter().filter_map(name).collect()
}

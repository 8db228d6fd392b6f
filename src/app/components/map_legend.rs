//! The usages on a map, with the share of each.

use discern::protocol::map::MapDrawing;
use leptos::html::Canvas;
use leptos::prelude::*;

use crate::browser::painter::{look_changes, paint_swatch};
use crate::model::MapCursor;
use crate::words;

/// Letters of the usages and their names, in the order of the legend.
const USAGES: [(char, words::Word); 10] = [
    ('s', words::map::system_area),
    ('m', words::map::metadata),
    ('b', words::map::boot),
    ('f', words::map::files),
    ('a', words::map::audio),
    ('p', words::map::partitions),
    ('.', words::map::gaps),
    ('0', words::map::zeros),
    ('>', words::map::behind_end),
    ('x', words::map::missing),
];

/// Name of a usage.
pub(super) fn name_of(letter: char) -> &'static str {
    USAGES.iter().find(|(known, _)| *known == letter).map_or("", |(_, name)| name())
}

/// Percentage of the map with a usage, rounded to the nearest.
fn percent(drawing: &MapDrawing, letter: char) -> u64 {
    let bytes = drawing.totals.iter().find(|(known, _)| *known == letter).map_or(0, |(_, bytes)| *bytes);
    let half = u128::from(drawing.len) / 2;
    let percent = u128::from(bytes).saturating_mul(100).saturating_add(half).checked_div(drawing.len.into());
    percent.and_then(|percent| u64::try_from(percent).ok()).unwrap_or(0)
}

/// The usages that a drawing has, each with its name and percentage.
pub(super) fn shares(drawing: &MapDrawing) -> Vec<(char, &'static str, u64)> {
    let has = |letter: char| drawing.totals.iter().any(|(known, _)| *known == letter);
    let shown = USAGES.into_iter().filter(|(letter, _)| has(*letter));
    shown.map(|(letter, name)| (letter, name(), percent(drawing, letter))).collect()
}

/// Describes a drawing in words.
pub(super) fn describe(drawing: &MapDrawing) -> String {
    let shares =
        shares(drawing).into_iter().map(|(_, name, percent)| words::map::usage_percent(name, &percent.to_string()));
    let mut text = words::map::shares(&shares.collect::<Vec<_>>().join(words::common::comma()));
    if !drawing.bad.is_empty() {
        text.push_str(words::map::there_are_bad_sectors());
    }
    text
}

/// The legend.
#[component]
pub(super) fn MapLegend(cursor: MapCursor) -> impl IntoView {
    let entries = move || {
        let drawing = cursor.drawing()?;
        let mut entries: Vec<(char, String)> = shares(&drawing)
            .into_iter()
            .map(|(letter, name, percent)| match percent {
                0 => (letter, words::map::usage_little(name)),
                _ => (letter, words::map::usage_share(name, &percent.to_string())),
            })
            .collect();
        if !drawing.bad.is_empty() {
            entries.push(('!', words::map::bad_sectors().to_owned()));
        }
        let entry = |(letter, text): (char, String)| {
            view! {
                <li>
                    <Swatch letter=letter />
                    {text}
                </li>
            }
        };
        Some(entries.into_iter().map(entry).collect_view())
    };
    view! { <ul class="map-legend" aria-hidden="true">{entries}</ul> }
}

/// The color and pattern of a usage.
#[component]
pub(super) fn Swatch(letter: char) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let changes = look_changes(canvas);
    Effect::new(move || {
        changes.track();
        if let Some(canvas) = canvas.get() {
            request_animation_frame(move || paint_swatch(&canvas, letter));
        }
    });
    view! { <canvas class="map-swatch" aria-hidden="true" node_ref=canvas></canvas> }
}

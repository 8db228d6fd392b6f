//! Map of the image from its first byte to its last, colored by usage, with frames around the selected entry.

use discern::protocol::ExtentInfo;
use leptos::prelude::*;

use crate::model::Model;
use crate::text::dates_sizes::{position, share, size};

const USAGES: [(char, &str, &str); 6] = [
    ('s', "system", "System area"),
    ('m', "metadata", "Metadata"),
    ('b', "boot", "Boot"),
    ('f', "file", "Files"),
    ('a', "sound", "Audio"),
    ('.', "gap", "Gaps"),
];

/// Maximum number of frames drawn. The other extents of a more fragmented file lie between them.
const FRAMES: usize = 24;

/// The map and its legend.
#[component]
pub(crate) fn Strip() -> impl IntoView {
    let model = Model::of_context();
    let bytes = move || model.session.summary().map_or(0, |summary| summary.size);
    let extents = move || model.inspector.details().map(|details| details.extents.clone()).unwrap_or_default();
    let label = move || describe(model, &extents());
    let bar = move || {
        let (runs, parts) = model.overview.runs();
        let part = move |runs: usize| share(u64::try_from(runs).unwrap_or(0), u64::try_from(parts).unwrap_or(1));
        runs.into_iter()
            .map(|run| {
                view! {
                    <span class=format!("strip-run strip-{}", class_of(run.owner)) style:left=part(run.start) style:width=part(run.len)></span>
                }
            })
            .collect_view()
    };
    let frames = move || {
        let whole = bytes().max(1);
        extents()
            .into_iter()
            .take(FRAMES)
            .filter(|extent| extent.len > 0)
            .map(|extent| {
                // A frame at the very end still has some width.
                let left = share(extent.from_start.min(whole.saturating_sub(whole / 500)), whole);
                let width = share(extent.span, whole);
                view! { <span class="strip-frame" style:left=left style:width=width></span> }
            })
            .collect_view()
    };
    view! {
        <section class="strip" aria-label="Map of the image">
            <div class="strip-bar" role="img" aria-label=move || label()>
                <div class="strip-runs">{move || bar()}</div>
                {move || frames()}
            </div>
            <Legend />
        </section>
    }
}

/// The meaning of the colors, with the share of each.
#[component]
fn Legend() -> impl IntoView {
    let model = Model::of_context();
    let entries = move || {
        USAGES
            .into_iter()
            .filter(|(owner, ..)| model.overview.has(*owner))
            .map(|(owner, class, name)| {
                let share = match model.overview.share(owner) {
                    0 => "<1%".to_owned(),
                    share => format!("{share}%"),
                };
                view! {
                    <li>
                        <span class=format!("strip-swatch strip-{class}")></span>
                        {name}" "
                        <span class="num">{share}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ul class="strip-legend" aria-hidden="true">{entries}</ul> }
}

fn class_of(owner: char) -> &'static str {
    USAGES.iter().find(|(letter, ..)| *letter == owner).map_or("gap", |(_, class, _)| class)
}

/// Describes the map for screen readers.
fn describe(model: Model, extents: &[ExtentInfo]) -> String {
    let shares = USAGES
        .iter()
        .filter(|(owner, ..)| model.overview.has(*owner))
        .map(|(owner, _, name)| format!("{name} {} percent", model.overview.share(*owner)));
    let mut text = format!("From the first byte to the last: {}.", shares.collect::<Vec<_>>().join(", "));
    if let (Some(first), Some(last)) = (extents.first(), extents.last()) {
        let len = extents.iter().fold(0, |sum: u64, extent| sum.saturating_add(extent.len));
        let end = last.from_start.saturating_add(last.span).saturating_sub(1);
        text.push_str(&format!(
            " The selected item uses {} between bytes {} and {}.",
            size(len),
            position(first.from_start),
            position(end)
        ));
    }
    text
}

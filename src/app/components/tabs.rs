//! The tabs that have something to show, and next to them the verdict on the image.

use std::sync::Arc;

use discern::protocol::check::SumVerdict;
use discern::protocol::{EditInfo, ForecastInfo, Severities, Summary};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::each::Each;
use super::icon::Icon;
use crate::model::{Model, Tab, editing};
use crate::text::dates_sizes::size;
use crate::words;

/// Lists the tabs: without Files for a disc without a file system, and without Build for images that cannot be changed.
fn tabs(model: Model) -> Vec<Tab> {
    let has_files = model.session.summary().is_none_or(|summary| !summary.views.is_empty());
    let is_shown = |tab: Tab| match tab {
        Tab::Files => has_files,
        Tab::Build => editing::editable(model).is_some(),
        _ => true,
    };
    Tab::ALL.into_iter().filter(|tab| is_shown(*tab)).collect()
}

fn name(model: Model, tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => words::tabs::overview(),
        Tab::Files => words::tabs::files(),
        Tab::Disc if model.session.summary().is_some_and(|summary| summary.is_disk) => words::tabs::disk(),
        Tab::Disc => words::tabs::disc(),
        Tab::Check => words::tabs::check(),
        Tab::Convert => words::tabs::convert(),
        Tab::Build => words::tabs::build(),
    }
}

/// The tabs, and next to them the verdict.
#[component]
pub(crate) fn Tabs() -> impl IntoView {
    let model = Model::of_context();
    let tab = move |tab: Tab| {
        let id = tab.id();
        let selected = move || model.tab() == tab;
        view! {
            <button
                role="tab"
                id=format!("tab-{id}")
                aria-selected=move || selected().to_string()
                aria-controls=move || selected().then(|| format!("panel-{id}"))
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| model.set_tab(tab)
            >
                {move || name(model, tab)}
            </button>
        }
    };
    view! {
        <section class="tabs" aria-label=words::tabs::label()>
            <div
                class="tabs-list"
                role="tablist"
                aria-label=words::tabs::views()
                on:keydown=move |event| walk(model, &event)
            >
                <Each each=move || tabs(model) key=|tab| tab.id() children=tab />
            </div>
            <Verdict />
        </section>
    }
}

/// Handles Left, Right, Home and End, which move along the tabs.
fn walk(model: Model, event: &KeyboardEvent) {
    let tabs = untrack(move || tabs(model));
    let here = tabs.iter().position(|tab| *tab == untrack(move || model.tab())).unwrap_or(0);
    let last = tabs.len().saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowRight" => {
            if here == last {
                0
            } else {
                here.saturating_add(1)
            }
        }
        "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    let Some(tab) = tabs.get(to) else { return };
    model.set_tab(*tab);
    let element = document().get_element_by_id(&format!("tab-{}", tab.id()));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A tab exists and can take the focus.
        let _ = element.focus();
    }
}

/// Whether the image is complete and boots, and the number of findings; each leads to its tab.
#[component]
fn Verdict() -> impl IntoView {
    let model = Model::of_context();
    let chip = move |(class, icon, text): (&'static str, &'static str, String), tab| {
        view! {
            <button class=format!("chip chip-{class}") on:click=move |_| model.set_tab(tab)>
                <Icon name=icon />
                {text}
            </button>
        }
    };
    let summary = move || model.session.summary();
    view! {
        <div class="tabs-verdict" role="group" aria-label=words::tabs::verdict()>
            {move || summary().map(|summary| match lacking(&summary) {
                Some(lacking) => chip(lacking, Tab::Disc),
                None => match model.edit.forecast() {
                    Some(forecast) => chip(foreseen(&forecast), Tab::Build),
                    None => chip(wholeness(&summary), Tab::Overview),
                },
            })}
            {move || summary().and_then(unread).map(|unread| chip(unread, Tab::Check))}
            {move || summary().and_then(unsearched).map(|unsearched| chip(unsearched, Tab::Overview))}
            {move || model.sums.verdict().map(|verdict| chip(sum(verdict), Tab::Check))}
            {move || {
                let edited = model.edit.info();
                let boots = summary().and_then(|summary| boots(&summary, edited.as_deref()))?;
                let tab = if boots.0 == "warn" { Tab::Build } else { Tab::Overview };
                Some(chip(boots, tab))
            }}
            {move || {
                let (class, icon, text) = findings(model.session.severities());
                // Those of the new image are known once it has been built.
                let text = if model.edit.steps() > 0 { words::tabs::of_original(&text) } else { text };
                chip((class, icon, text), Tab::Check)
            }}
        </div>
    }
}

/// Describes missing data: missing files take precedence over missing bytes.
fn lacking(summary: &Summary) -> Option<(&'static str, &'static str, String)> {
    let missing = u64::try_from(summary.missing.len()).unwrap_or(u64::MAX);
    (missing > 0).then(|| ("bad", "damage", words::tabs::files_missing(missing)))
}

/// Says whether the image is complete, which is unknown without a file system.
fn wholeness(summary: &Arc<Summary>) -> (&'static str, &'static str, String) {
    let missing = summary.whole.missing();
    if summary.views.is_empty() {
        ("plain", "note", words::tabs::no_files().into())
    } else if missing == 0 {
        ("good", "good", words::tabs::complete().into())
    } else {
        ("bad", "damage", words::tabs::incomplete(&size(missing)))
    }
}

/// Says what the changed image will be.
fn foreseen(forecast: &ForecastInfo) -> (&'static str, &'static str, String) {
    match forecast.after {
        Some(after) => ("plain", "note", words::tabs::new_image(&size(after))),
        None => ("warn", "warning", words::tabs::new_image_decision().into()),
    }
}

/// Names file systems that are not read, as in "Also UDF: not read".
fn unread(summary: Arc<Summary>) -> Option<(&'static str, &'static str, String)> {
    let systems = summary.unread.iter().map(|system| words::told(system)).collect::<Vec<_>>().join(", ");
    let text = if summary.views.is_empty() { words::tabs::unread } else { words::tabs::also_unread };
    (!systems.is_empty()).then(|| ("warn", "warning", text(&systems)))
}

/// Says that partitions may hold more than is shown, as long as their code has not been loaded.
fn unsearched(summary: Arc<Summary>) -> Option<(&'static str, &'static str, String)> {
    (!summary.is_searched).then(|| ("plain", "note", words::tabs::partitions_unread().into()))
}

/// Names the platforms of the boot catalog, as in "Boots: BIOS, UEFI": of the image as it will be built, if it has been
/// changed. Not marked as good if the image is incomplete, or if a change removes its boot files.
fn boots(summary: &Summary, edited: Option<&EditInfo>) -> Option<(&'static str, &'static str, String)> {
    let mut platforms: Vec<&str> = Vec::new();
    for entry in summary.boot.iter().filter(|entry| entry.bootable) {
        if !platforms.contains(&entry.platform.as_str()) {
            platforms.push(&entry.platform);
        }
    }
    let had = !platforms.is_empty();
    if let Some(edited) = edited {
        platforms = edited.boots.iter().map(String::as_str).collect();
    }
    let class = match edited.map_or(0, |edited| edited.boot_warnings) {
        0 if summary.whole.declared > summary.whole.actual => "plain",
        0 => "good",
        _ => "warn",
    };
    let text = match platforms.is_empty() {
        true => words::tabs::no_longer_boots().to_owned(),
        false if class == "warn" => words::tabs::may_not_boot(&platforms.join(", ")),
        false => words::tabs::boots(&platforms.join(", ")),
    };
    (had || !platforms.is_empty()).then_some((class, "boot", text))
}

/// Shows the result of comparing with a list of checksums.
fn sum((verdict, text): (SumVerdict, String)) -> (&'static str, &'static str, String) {
    match verdict {
        SumVerdict::Match => ("good", "good", text),
        SumVerdict::Mismatch => ("bad", "damage", text),
        SumVerdict::Missing => ("warn", "warning", text),
    }
}

fn findings(severities: Severities) -> (&'static str, &'static str, String) {
    let Severities { damage, warnings, notes } = severities;
    let total = damage.saturating_add(warnings).saturating_add(notes);
    let text = words::tabs::findings(total);
    if damage > 0 {
        ("bad", "damage", text)
    } else if warnings > 0 {
        ("warn", "warning", text)
    } else if notes > 0 {
        ("plain", "note", text)
    } else {
        ("plain", "good", words::tabs::no_problems().into())
    }
}

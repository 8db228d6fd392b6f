//! The Overview tab: the verdict on the image, how it boots, its partitions, and every field of its descriptors.

use std::sync::Arc;

use discern::protocol::{BootInfo, Summary, ViewInfo, ViewNumber};
use leptos::prelude::*;

use super::compare::CompareViews;
use super::facts::Facts;
use crate::model::{Model, browsing, overview};
use crate::text::dates_sizes::{count, plural, size, size_exact, visible};

/// The Overview tab.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let model = Model::of_context();
    overview::watch(model);
    view! {
        <div class="overview">
            {move || model.session.summary().map(|summary| view! { <Head summary=summary /> })}
            <CompareViews />
            <div class="overview-facts">
                <Facts groups=Signal::derive(move || model.overview.facts()) />
            </div>
        </div>
    }
}

/// Label, size, views and boot entries.
#[component]
fn Head(summary: Arc<Summary>) -> impl IntoView {
    let label = if summary.label.is_empty() { "No volume label".to_owned() } else { visible(&summary.label) };
    let boot = summary.boot.iter().map(boot_line).collect_view();
    let boots = !summary.boot.is_empty();
    let views = (0..)
        .map(ViewNumber)
        .zip(summary.views.clone())
        .filter(|(_, info)| info.parent.is_none())
        .map(|(number, info)| view! { <View number=number info=info /> })
        .collect_view();
    let partitions = summary.partitions.join(", ");
    view! {
        <header class="overview-head">
            <h2>{label}</h2>
            <p>{summary.kinds.clone()}</p>
        </header>
        <div class="overview-cards">
            <section class="overview-card">
                <h3 class="caption">"The file"</h3>
                <dl>
                    <dt>"Name"</dt>
                    <dd>{visible(&summary.name)}</dd>
                    <dt>"Size"</dt>
                    <dd>{size_exact(summary.size)}</dd>
                    <dt>"Container"</dt>
                    <dd>{summary.container.clone()}</dd>
                    <dt>"Complete"</dt>
                    <dd>{wholeness(&summary)}</dd>
                </dl>
            </section>
            <section class="overview-card">
                <h3 class="caption">"Views of the files"</h3>
                <ul class="overview-list">{views}</ul>
            </section>
            <section class="overview-card">
                <h3 class="caption">"Boot"</h3>
                {if boots {
                    view! { <ul class="overview-list">{boot}</ul> }.into_any()
                } else {
                    view! { <p>"Not bootable"</p> }.into_any()
                }}
                {(!partitions.is_empty()).then(|| view! { <p class="overview-partitions">"Partition tables: "{partitions}</p> })}
            </section>
        </div>
    }
}

/// A view, and a button that lists it.
#[component]
fn View(number: ViewNumber, info: ViewInfo) -> impl IntoView {
    let model = Model::of_context();
    let name = untrack(move || model.session.view_name(&info));
    let numbers = move || {
        let state = model.session.state(number);
        if !state.complete && state.files == 0 && state.directories == 0 {
            return "not listed yet".to_owned();
        }
        let more = if state.complete { "" } else { " so far" };
        format!(
            "{}, {}, {}{more}",
            plural(u64::from(state.files), "file", "files"),
            plural(u64::from(state.directories), "folder", "folders"),
            size(state.bytes)
        )
    };
    view! {
        <li>
            <button class="overview-link" on:click=move |_| browsing::choose_view(model, number)>
                {name}
            </button>
            <span>{numbers}</span>
        </li>
    }
}

fn boot_line(entry: &BootInfo) -> impl IntoView + use<> {
    let marked = if entry.bootable { "" } else { ", marked as not bootable" };
    let bytes = entry.size.map(|bytes| format!(", {}", size(bytes))).unwrap_or_default();
    let text = format!("{}{bytes}{marked}", entry.emulation);
    view! {
        <li>
            <b>{entry.platform.clone()}</b>
            <span>{text}</span>
        </li>
    }
}

fn wholeness(summary: &Summary) -> String {
    let missing = summary.whole.missing();
    if summary.views.is_empty() {
        "Not known: there is no file system that tells".to_owned()
    } else if missing == 0 {
        "Yes".to_owned()
    } else {
        format!("No: {} of {} bytes are missing", count(missing), count(summary.whole.declared))
    }
}

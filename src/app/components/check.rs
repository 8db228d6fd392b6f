//! Every sector checked by its own codes: the way to begin, how far it is, the verdict, and what can be done.

use std::sync::Arc;

use discern::protocol::ScanInfo;
use leptos::prelude::*;

use super::check_files::FilesHit;
use super::check_map::CheckMap;
use super::check_runs::{BadRuns, Tracks};
use super::icon::Icon;
use super::jobs::JobCard;
use super::save_together::SaveTogether;
use crate::model::Model;
use crate::text::dates_sizes::{count, plural, size};
use crate::text::verdict::{self, Grade};

/// The tab.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let model = Model::of_context();
    let checkable = move || model.session.summary().map_or(0, |summary| summary.checkable);
    view! {
        <div class="check">
            <Show when=move || checkable() != 0 fallback=NothingToCheckBy>
                {move || match (model.scan.job(), model.scan.info()) {
                    (Some(id), _) => view! {
                        <h2>"Checking every sector…"</h2>
                        <div class="check-job"><JobCard id=id /></div>
                    }
                    .into_any(),
                    (None, Some(info)) => view! { <Report info=info /> }.into_any(),
                    (None, None) => view! { <Begin bytes=checkable() /> }.into_any(),
                }}
            </Show>
        </div>
    }
}

/// Before the first check.
#[component]
fn Begin(
    /// Bytes that will be read.
    bytes: u64,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <h2>"Check every sector"</h2>
        <p class="check-hint">
            "Each sector of this image carries checksums of its own (EDC) and parity to repair it by (ECC). "
            "The check reads all of them, "{size(bytes)}", on this computer, and changes nothing."
        </p>
        <button class="button button-primary" on:click=move |_| model.check_sectors()>
            "Check every sector"
        </button>
    }
}

/// Of an image without codes: what can be told instead.
#[component]
fn NothingToCheckBy() -> impl IntoView {
    let model = Model::of_context();
    let missing = move || {
        let summary = model.session.summary();
        summary.map_or(0, |summary| summary.whole.declared.saturating_sub(summary.whole.actual))
    };
    let whole = move || match missing() {
        0 => "All bytes that it declares are there.".to_owned(),
        missing => format!("It is cut: {} that it declares are missing.", size(missing)),
    };
    let findings = move || {
        let severities = model.session.severities();
        let all = severities.damage.saturating_add(severities.warnings).saturating_add(severities.notes);
        match all {
            0 => "Nothing odd was found in the descriptors and folders that were read.".to_owned(),
            all => format!("In the descriptors and folders that were read, {} made.", findings_were(all)),
        }
    };
    view! {
        <h2>"This image carries no checksums per sector"</h2>
        <p class="check-hint">
            "It holds only the user data of each sector, or sound. The checksums that a CD has beside them were left out when it was made, and DVDs and larger discs have none to give. "
            "So a flipped byte inside a file cannot be noticed from the image alone: compare its checksum with the one its publisher gives."
        </p>
        <h3 class="caption">"What can be told instead"</h3>
        <ul class="check-list">
            <li>{whole}</li>
            <li>{findings}</li>
        </ul>
    }
}

fn findings_were(number: u64) -> String {
    format!("{} {}", plural(number, "finding", "findings"), if number == 1 { "was" } else { "were" })
}

/// What was found.
#[component]
fn Report(
    /// What was found.
    info: Arc<ScanInfo>,
) -> impl IntoView {
    let model = Model::of_context();
    let (words, grade) = verdict::words(&info);
    let (class, icon) = match grade {
        Grade::Good => ("good", "good"),
        Grade::Blemished => ("blemished", "warning"),
        Grade::Damaged => ("damaged", "damage"),
    };
    view! {
        <h2 class=format!("check-verdict check-verdict-{class}")>
            <Icon name=icon />
            <span>{words}</span>
        </h2>
        <p class="check-hint">{rest(&info)}</p>
        <CheckMap />
        <Save info=Arc::clone(&info) />
        <BadRuns info=Arc::clone(&info) />
        <FilesHit />
        <Tracks info=info />
        <button class="button" on:click=move |_| model.check_sectors()>
            "Check again"
        </button>
    }
}

/// What the verdict leaves out: sectors that say nothing, and how fast it went.
fn rest(info: &ScanInfo) -> String {
    let mut parts = Vec::new();
    let uncheckable = verdict::sums(info).uncheckable;
    if uncheckable > 0 {
        let others = plural(uncheckable, "sector carries", "sectors carry");
        parts.push(format!("{others} no checksums: sound, pauses, or data whose maker left them out."));
    }
    let seconds = info.elapsed as f64 / 1000.0;
    let speed = info.bytes.saturating_mul(1000).checked_div(info.elapsed);
    let speed = speed.map(|speed| format!(", {} a second", size(speed))).unwrap_or_default();
    parts.push(format!("{} were read in {seconds:.1} s{speed}.", size(info.bytes)));
    parts.join(" ")
}

/// A way to save what was repaired, and what will and will not be in it.
#[component]
fn Save(
    /// What was found.
    info: Arc<ScanInfo>,
) -> impl IntoView {
    let model = Model::of_context();
    let sums = verdict::sums(&info);
    let bad = sums.damaged.saturating_add(sums.wrong_parity);
    let left = bad.saturating_sub(info.repairable.into());
    let count_of_files = info.repaired.len();
    let will = match info.repairable {
        1 => "1 sector is made whole from its own parity, and checked again.".to_owned(),
        many => format!("{} sectors are made whole from their own parity, and checked again.", count(many.into())),
    };
    let will_not = match left {
        0 => "Nothing stays damaged.".to_owned(),
        1 => "1 sector stays as it is: it has more wrong bytes than its parity can correct.".to_owned(),
        left => {
            format!(
                "{} sectors stay as they are: they have more wrong bytes than their parity can correct.",
                count(left)
            )
        }
    };
    let some = !info.repaired.is_empty();
    (bad > 0).then(|| {
        view! {
            <section class="check-save" aria-label="Repair">
                <p>{some.then(|| will + " ")} {will_not}</p>
                <div class="check-buttons">
                    <SaveTogether
                        label="Save repaired image"
                        files=count_of_files
                        save=move |together| model.save_repaired(together)
                    />
                </div>
            </section>
        }
    })
}

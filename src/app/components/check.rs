//! The Check tab: checksums, and the check of every sector by its EDC and ECC with progress, verdict, and repair.

use std::sync::Arc;

use discern::protocol::ScanInfo;
use leptos::prelude::*;

use super::check_carried::CheckCarried;
use super::check_files::FilesHit;
use super::check_images::CheckImages;
use super::check_map::CheckMap;
use super::check_runs::{BadRuns, Tracks};
use super::check_sums::CheckSums;
use super::findings::Findings;
use super::icon::Icon;
use super::jobs::JobCard;
use super::save_several::SaveSeveral;
use crate::model::{Model, save, scan};
use crate::text::dates_sizes::{count, plural, size};
use crate::text::verdict::{self, Grade};

/// The Check tab.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let model = Model::of_context();
    let checkable = move || model.session.summary().map_or(0, |summary| summary.checkable);
    view! {
        <Findings />
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
            <CheckSums />
            <CheckCarried />
            <CheckImages />
        </div>
    }
}

/// Shown before the first check.
#[component]
fn Begin(
    /// Bytes that will be read.
    bytes: u64,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <h2>"Check every sector"</h2>
        <p class="check-hint">
            "Each sector of this image has its own checksum (EDC) and repair data (ECC). "
            "The check reads all "{size(bytes)}" on your computer and changes nothing."
        </p>
        <button class="button button-primary" on:click=move |_| scan::check_sectors(model)>
            "Check every sector"
        </button>
    }
}

/// Shown if sectors have no EDC: what can be checked instead.
#[component]
fn NothingToCheckBy() -> impl IntoView {
    let model = Model::of_context();
    let carries = move || model.carried.all().is_some_and(|all| !all.is_empty());
    let missing = move || {
        let summary = model.session.summary();
        summary.map_or(0, |summary| summary.whole.missing())
    };
    let whole = move || match missing() {
        0 => "The file is as long as it says it should be.".to_owned(),
        missing => format!(
            "The file is {} shorter than it says it should be. The download probably didn’t finish.",
            size(missing)
        ),
    };
    let findings = move || {
        let severities = model.session.severities();
        let all = severities.damage.saturating_add(severities.warnings).saturating_add(severities.notes);
        match all {
            0 => "No problems found in the descriptors and folders read so far.".to_owned(),
            all => {
                let findings = plural(all, "finding", "findings");
                format!("{findings} in the descriptors and folders read so far.")
            }
        }
    };
    view! {
        <h2>{move || if carries() { "This image carries checksums" } else { "This format has no built-in error checks" }}</h2>
        <p class="check-hint">
            "It stores only the user data of each sector, or audio. CDs have checksums next to that data, but this image was made without them. DVDs and larger discs don’t give theirs out. "
            {move || if carries() {
                "The checksums below, which are in the image, show whether a byte that they cover has changed."
            } else {
                "So the image alone can’t show whether a byte inside a file has changed: compare the file’s checksum with the publisher’s."
            }}
        </p>
        <h3 class="caption">{move || if carries() { "What else was checked" } else { "What can be checked instead" }}</h3>
        <ul class="check-list">
            <li>{whole}</li>
            <li>{findings}</li>
        </ul>
    }
}

/// The result of a check.
#[component]
fn Report(info: Arc<ScanInfo>) -> impl IntoView {
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
        <button class="button" on:click=move |_| scan::check_sectors(model)>
            "Check again"
        </button>
    }
}

/// Describes what the verdict leaves out: sectors without EDC, and the speed.
fn rest(info: &ScanInfo) -> String {
    let mut parts = Vec::new();
    let uncheckable = verdict::sums(info).uncheckable;
    if uncheckable > 0 {
        let others = plural(uncheckable, "sector has", "sectors have");
        parts.push(format!("{others} no checksums: audio, pregaps, or data stored without them."));
    }
    let time = match info.elapsed / 100 {
        0 => "less than 0.1".to_owned(),
        tenths => format!("{}.{}", tenths / 10, tenths % 10),
    };
    let speed = info.bytes.saturating_mul(1000).checked_div(info.elapsed);
    let speed = speed.map(|speed| format!(" ({}/s)", size(speed))).unwrap_or_default();
    parts.push(format!("Read {} in {time} s{speed}.", size(info.bytes)));
    parts.join(" ")
}

/// Buttons that save the repaired image, and what it will and will not contain.
#[component]
fn Save(info: Arc<ScanInfo>) -> impl IntoView {
    let model = Model::of_context();
    let sums = verdict::sums(&info);
    let bad = sums.damaged.saturating_add(sums.wrong_parity);
    let left = bad.saturating_sub(info.repairable.into());
    let count_of_files = info.repaired.len();
    let will = match info.repairable {
        1 => "1 sector can be repaired, and is checked again afterwards.".to_owned(),
        many => format!("{} sectors can be repaired, and are checked again afterwards.", count(many.into())),
    };
    let will_not = match left {
        0 => "No damage remains.".to_owned(),
        1 => "1 sector can’t be repaired: too many of its bytes are wrong.".to_owned(),
        left => {
            format!("{} sectors can’t be repaired: too many of their bytes are wrong.", count(left))
        }
    };
    let some = !info.repaired.is_empty();
    (bad > 0).then(|| {
        view! {
            <section class="check-save" aria-label="Repair">
                <p>{some.then(|| will + " ")} {will_not}</p>
                <div class="check-buttons">
                    <SaveSeveral
                        label="Save repaired image"
                        files=count_of_files
                        save=move |grouping| save::save_repaired(model, grouping)
                    />
                </div>
            </section>
        }
    })
}

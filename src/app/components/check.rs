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
use crate::text::dates_sizes::size;
use crate::text::verdict::{self, Grade};
use crate::words;

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
                        <h2>{words::check::checking()}</h2>
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
        <h2>{words::check::every_sector()}</h2>
        <p class="check-hint">{words::check::every_sector_about(&size(bytes))}</p>
        <button class="button button-primary" on:click=move |_| scan::check_sectors(model)>
            {words::check::every_sector()}
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
        0 => words::check::whole().to_owned(),
        missing => words::check::shorter(&size(missing)),
    };
    let findings = move || {
        let severities = model.session.severities();
        let all = severities.damage.saturating_add(severities.warnings).saturating_add(severities.notes);
        words::check::findings(all)
    };
    view! {
        <h2>{move || if carries() { words::check::carries_sums() } else { words::check::no_sums() }}</h2>
        <p class="check-hint">
            {words::check::user_data_only()}
            " "
            {move || if carries() { words::check::sums_below() } else { words::check::no_sums_about() }}
        </p>
        <h3 class="caption">
            {move || if carries() { words::check::also_checked() } else { words::check::can_be_checked() }}
        </h3>
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
    let (sentence, grade) = verdict::words(&info);
    let (class, icon) = match grade {
        Grade::Good => ("good", "good"),
        Grade::Blemished => ("blemished", "warning"),
        Grade::Damaged => ("damaged", "damage"),
    };
    view! {
        <h2 class=format!("check-verdict check-verdict-{class}")>
            <Icon name=icon />
            <span>{sentence}</span>
        </h2>
        <p class="check-hint">{rest(&info)}</p>
        <CheckMap />
        <Save info=Arc::clone(&info) />
        <BadRuns info=Arc::clone(&info) />
        <FilesHit />
        <Tracks info=info />
        <button class="button" on:click=move |_| scan::check_sectors(model)>
            {words::check::again()}
        </button>
    }
}

/// Describes what the verdict leaves out: sectors without EDC, and the speed.
fn rest(info: &ScanInfo) -> String {
    let mut parts = Vec::new();
    let uncheckable = verdict::sums(info).uncheckable;
    if uncheckable > 0 {
        parts.push(words::check::uncheckable(uncheckable));
    }
    let read = size(info.bytes);
    let speed = info.bytes.saturating_mul(1000).checked_div(info.elapsed).map(size);
    parts.push(match (speed, info.elapsed / 100) {
        (None, _) => words::check::read_at_once(&read),
        (Some(speed), 0) => words::check::read_quickly(&read, &speed),
        (Some(speed), tenths) => words::check::read_in(&read, &words::decimal(tenths), &speed),
    });
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
    let will = words::check::repairable(info.repairable.into());
    let will_not = words::check::not_repairable(left);
    let some = !info.repaired.is_empty();
    (bad > 0).then(|| {
        view! {
            <section class="check-save" aria-label=words::check::repair()>
                <p>{some.then(|| will + " ")} {will_not}</p>
                <div class="check-buttons">
                    <SaveSeveral
                        label=words::check::save_repaired()
                        files=count_of_files
                        save=move |grouping| save::save_repaired(model, grouping)
                    />
                </div>
            </section>
        }
    })
}

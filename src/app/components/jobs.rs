//! Running jobs: progress, speed, remaining time, and a button that cancels each.

use leptos::prelude::*;

use super::each::Each;
use crate::model::{Job, Model, Tab};
use crate::text::dates_sizes::{duration, size, visible};
use crate::words;

/// All running jobs, of all images.
#[component]
pub(crate) fn Jobs() -> impl IntoView {
    let page = Model::of_context();
    let all = move || {
        let of = |model: Model| ids(model).into_iter().map(move |id| (model, id));
        page.desk.models().into_iter().flat_map(of).collect::<Vec<_>>()
    };
    view! {
        <Each each=all key=|(_, id)| *id let((model, id))>
            {
                provide_context(model);
                view! { <JobCard id=id /> }
            }
        </Each>
    }
}

/// The jobs of an image that are shown here: a tab shows its own jobs in its own place, and a job that only completes a
/// tab is shown nowhere else.
fn ids(model: Model) -> Vec<u64> {
    let tab = if model.is_shown() { Some(model.tab()) } else { None };
    let elsewhere = match tab {
        Some(Tab::Check) => [model.scan.job(), model.convert.survey(), model.convert.hashing()],
        Some(Tab::Convert) => [model.convert.job(), model.convert.survey(), model.convert.hashing()],
        _ => [None, model.convert.survey(), model.convert.hashing()],
    };
    let is_in_tab = |id: u64| {
        let carried = || model.carried.all().into_iter().flatten().any(|offered| offered.job == Some(id));
        tab == Some(Tab::Check) && ([model.sums.job(), model.images.job()].contains(&Some(id)) || carried())
    };
    let jobs = model.jobs.list().into_iter().map(|job| job.id);
    jobs.filter(|id| !elsewhere.contains(&Some(*id)) && !is_in_tab(*id)).collect()
}

/// A job with its progress and a button that cancels it.
#[component]
pub(super) fn JobCard(id: u64) -> impl IntoView {
    let model = Model::of_context();
    let job = Memo::new(move |_| model.jobs.list().into_iter().find(|job| job.id == id));
    let title = move || job.with(|job| job.as_ref().map(|job| job.title.clone()));
    let percent = move || job.with(|job| job.as_ref().and_then(Job::percent));
    let stopping = move || job.with(|job| job.as_ref().is_some_and(|job| job.stopping));
    let line = move || job.with(|job| job.as_ref().map(numbers));
    // A file that the title names already is not repeated.
    let file = move || {
        job.with(|job| {
            let file = visible(&job.as_ref()?.progress.as_ref()?.file);
            (!job.as_ref()?.title.contains(&file)).then_some(file)
        })
    };
    view! {
        <section class="card job" aria-label=move || title()>
            <p class="card-title">{move || title()}</p>
            {move || (!model.is_shown()).then(|| view! { <p class="job-file">{visible(&model.session.name())}</p> })}
            <progress
                class="job-bar"
                max="100"
                prop:value=move || percent().unwrap_or(0).to_string()
                aria-label=words::jobs::done()
            ></progress>
            <p class="num job-numbers">{move || line()}</p>
            <p class="job-file">{move || file()}</p>
            <div class="card-actions">
                <button class="button" disabled=move || stopping() on:click=move |_| model.jobs.cancel(id)>
                    {move || if stopping() { words::jobs::stopping() } else { words::common::cancel() }}
                </button>
            </div>
        </section>
    }
}

/// The progress in numbers; lines break only between them.
fn numbers(job: &Job) -> impl IntoView + use<> {
    let part = |(at, part): (usize, String)| view! { {(at > 0).then_some(" · ")} <span class="job-part">{part}</span> };
    parts(job).into_iter().enumerate().map(part).collect_view()
}

/// Formats the numbers, as in "Checksums: 412 MB of 1.2 GB", "34 %", "210.0 MB a second", "4 s left".
fn parts(job: &Job) -> Vec<String> {
    let Some(progress) = &job.progress else { return vec![words::jobs::starting().to_owned()] };
    let (phase, done, total) = (words::told(&progress.phase), size(progress.done), size(progress.total));
    let mut parts = vec![words::jobs::progress(&phase, &done, &total)];
    parts.extend(job.percent().map(|percent| words::jobs::percent(&percent.to_string())));
    parts.extend(job.speed().map(|speed| format!("{}/s", size(speed))));
    parts.extend(job.left().map(|left| words::jobs::left(&duration(left))));
    parts
}

//! The tray of jobs: those of all open images that run, and those that have ended.

use discern::protocol::Failure;
use leptos::html::{Button, Section};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::each::Each;
use super::icon::Icon;
use super::jobs::JobCard;
use crate::model::{EndedJob, Job, Model, Tab};
use crate::text::dates_sizes::visible;
use crate::words;

/// The button in the top bar, once there is a job, and the list that it opens.
#[component]
pub(super) fn JobsTray(page: Model) -> impl IntoView {
    let tray = page.tray;
    let button = NodeRef::<Button>::new();
    let all = Memo::new(move |_| running(page));
    let failed = |jobs: &[EndedJob]| jobs.iter().filter(|job| job.outcome.is_err()).count();
    let has_failed = move |jobs: &[EndedJob]| failed(jobs) > 0;
    let is_needed = Memo::new(move |_| all.with(|all| !all.is_empty()) || !tray.list().is_empty());
    // What there is to see: the jobs that run, or else those that have ended since the user looked.
    let count = move || match all.with(Vec::len) {
        0 => tray.unseen().len(),
        running => running,
    };
    let label = Memo::new(move |_| {
        let ended = tray.list();
        let failed = failed(&ended);
        counts(all.with(Vec::len), ended.len().saturating_sub(failed), failed)
    });
    let done = move || {
        let jobs = all.get();
        let parts = jobs.iter().map(|(_, _, percent)| *percent).sum::<u64>();
        parts.checked_div(u64::try_from(jobs.len()).unwrap_or(u64::MAX)).unwrap_or(100)
    };
    // Without a job, the list has nothing to show.
    Effect::new(move || {
        if !is_needed.get() && tray.is_open() {
            tray.set_open(false);
            page.shown_now().focus_list();
        }
    });
    let close = move || {
        tray.set_open(false);
        // A button that exists can take the focus.
        let _ = button.get_untracked().map(|button| button.focus());
    };
    view! {
        <Show when=move || is_needed.get()>
            <button
                class="button button-bare tray-button"
                class:tray-failed=move || has_failed(&tray.unseen())
                node_ref=button
                aria-haspopup="dialog"
                aria-expanded=move || tray.is_open().to_string()
                aria-label=move || words::jobs::button(&label.get())
                title=move || words::jobs::button(&label.get())
                on:click=move |_| tray.set_open(!tray.is_open())
            >
                <span class="tray-ring" style:--done=move || format!("{}%", done()) aria-hidden="true"></span>
                <span class="num">{move || (count() > 0).then(|| count().to_string())}</span>
            </button>
        </Show>
        <Show when=move || tray.is_open()>
            <Panel page=page all=all label=label close=close />
        </Show>
    }
}

/// The list.
#[component]
fn Panel(
    page: Model,
    /// The jobs that run.
    all: Memo<Vec<Running>>,
    /// How many there are, in words.
    label: Memo<String>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let panel = NodeRef::<Section>::new();
    Effect::new(move || {
        // A panel that exists can take the focus.
        let _ = panel.get().map(|panel| panel.focus());
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let ended = move || page.tray.list();
    view! {
        <section
            class="tray"
            role="dialog"
            aria-label=words::jobs::label()
            tabindex="-1"
            node_ref=panel
            on:keydown=on_key
        >
            <header class="tray-head">
                <h2>{words::jobs::label()}</h2>
                <p role="status">{label}</p>
                <button class="button button-bare" aria-label=words::jobs::close_list() on:click=move |_| close()>
                    <Icon name="close" />
                </button>
            </header>
            <Each each=move || all.get() key=|(_, id, _)| *id let((model, id, _))>
                {
                    provide_context(model);
                    view! {
                        <div class="tray-job">
                            <JobCard id=id />
                            <ShowButton page=page model=model tab=move || tab_of(model, id) />
                        </div>
                    }
                }
            </Each>
            <ul class="tray-ended">
                <Each each=ended key=|job| job.number let:job>
                    <Ended page=page job=job />
                </Each>
            </ul>
            <Show when=move || !ended().is_empty()>
                <button class="button tray-clear" on:click=move |_| page.tray.clear()>
                    {words::jobs::clear_list()}
                </button>
            </Show>
        </section>
    }
}

/// A job that has ended.
#[component]
fn Ended(page: Model, job: EndedJob) -> impl IntoView {
    let EndedJob { number, model, title, tab, outcome, .. } = job.clone();
    let name = visible(&untrack(move || model.session.name()));
    let title = visible(&title);
    let (icon, title, text) = match &outcome {
        Ok(sentence) => ("good", words::jobs::finished_job(&title), words::told(&visible(sentence))),
        Err(Failure { what, meaning, advice, .. }) => {
            let said = [what, meaning, advice].map(|said| words::told(&visible(said)));
            ("damage", words::jobs::failed_job(&title), said.join(" "))
        }
    };
    let job = StoredValue::new(job);
    let again = move || job.with_value(EndedJob::again);
    let retry = move |_| {
        if let Some(again) = untrack(again) {
            page.tray.remove(number);
            show(page, model, tab);
            again();
        }
    };
    view! {
        <li class="tray-one" class:tray-bad=outcome.is_err()>
            <p class="tray-title">
                <Icon name=icon />
                {title}
            </p>
            <p class="job-file">{name}</p>
            <p>{text}</p>
            <div class="card-actions">
                <ShowButton page=page model=model tab=move || tab />
                <Show when=move || again().is_some()>
                    <button class="button" on:click=retry>{words::jobs::retry()}</button>
                </Show>
            </div>
        </li>
    }
}

/// Leads to where a job belongs.
#[component]
fn ShowButton(page: Model, model: Model, tab: impl Fn() -> Tab + Send + Sync + 'static) -> impl IntoView {
    view! { <button class="button" on:click=move |_| show(page, model, untrack(&tab))>{words::jobs::show()}</button> }
}

/// Shows a tab of an image, in place of the list.
fn show(page: Model, model: Model, tab: Tab) {
    page.tray.set_open(false);
    page.desk.show(model);
    model.set_tab(tab);
    if tab == Tab::Files {
        model.focus_list();
    }
}

/// A job that runs: its image, its id, and its progress in percent.
type Running = (Model, u64, u64);

/// The jobs that run, of all images, except those that only complete a tab.
fn running(page: Model) -> Vec<Running> {
    let of = |model: Model| {
        let completing = [model.convert.survey(), model.convert.hashing()];
        let jobs = model.jobs.list().into_iter().filter(move |job| !completing.contains(&Some(job.id)));
        jobs.map(move |job: Job| (model, job.id, job.percent().unwrap_or(0))).collect::<Vec<_>>()
    };
    page.desk.models().into_iter().flat_map(of).collect()
}

/// Where a job that runs belongs.
fn tab_of(model: Model, id: u64) -> Tab {
    let of_carried = || model.carried.all().into_iter().flatten().any(|offered| offered.job == Some(id));
    let is_in = |jobs: &[Option<u64>]| jobs.contains(&Some(id));
    if is_in(&[model.convert.job()]) {
        Tab::Convert
    } else if is_in(&[model.build.job(), model.build.digesting()]) {
        Tab::Build
    } else if is_in(&[model.scan.job(), model.sums.job(), model.images.job()]) || of_carried() {
        Tab::Check
    } else {
        Tab::Files
    }
}

/// How many jobs there are, as in "1 running, 2 finished".
fn counts(running: usize, finished: usize, failed: usize) -> String {
    let many = |count: usize, said: fn(u64) -> String| (count > 0).then(|| said(count as u64));
    let parts =
        [many(running, words::jobs::running), many(finished, words::jobs::finished), many(failed, words::jobs::failed)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words::common::comma())
}

//! The plan of a conversion: its files, their destination, and effects on the data.

use std::sync::Arc;

use discern::protocol::{ConversionInfo, Effect, FormInfo, LedgerLine, OutputInfo};
use leptos::prelude::*;

use super::icon::Icon;
use crate::browser::picker;
use crate::model::{Grouping, Job, Model, converting};
use crate::text::dates_sizes::{plural, size, size_exact, visible};

/// The plan, and the button that starts the conversion.
#[component]
pub(super) fn Planned(
    form: FormInfo,
    /// The plan of the conversion.
    plan: Arc<ConversionInfo>,
) -> impl IntoView {
    let model = Model::of_context();
    let several = plan.files.len() > 1;
    let is_copy = form.copy;
    let files = plan.files.iter().map(|file| view! { <File file=file.clone() /> }).collect_view();
    let button = move || match (several, model.convert.grouping()) {
        (false, _) => "Convert and save",
        (true, Grouping::Folder) => "Convert to a folder…",
        (true, Grouping::Zip) => "Convert and save as ZIP",
        (true, Grouping::Singly) => "Convert and save each file",
    };
    let total = plan.files.iter().fold(0, |sum: u64, file| sum.saturating_add(file.size));
    let is_instant = !several && plan.files.iter().all(|file| file.sliceable);
    let how = if is_copy {
        "An exact copy of the file you opened.".to_owned()
    } else if is_instant {
        "Instant: no data is copied.".to_owned()
    } else {
        format!("{}, created and checked on your computer.", size(total))
    };
    view! {
        <header class="plan-head">
            <h2>"Convert to "{form.name}</h2>
            <p class="plan-hint">{form.purpose}</p>
            <p class="plan-hint">{plan.fit.clone()}</p>
        </header>
        <section class="plan-go" aria-label="Files you get">
            <ul class="plan-files">{files}</ul>
            {several.then(|| view! { <SaveTargets /> })}
            <div class="plan-begin">
                <button class="button button-primary" on:click=move |_| converting::convert(model)>
                    {button}
                </button>
                <p class="plan-hint">{how}</p>
            </div>
        </section>
        <Ledger />
    }
}

/// A planned file.
#[component]
fn File(file: OutputInfo) -> impl IntoView {
    let bytes = if file.encoded { format!("up to about {}", size(file.size)) } else { size_exact(file.size) };
    view! {
        <li>
            <Icon name="file" />
            <b>{visible(&file.name)}</b>
            <span class="num">{bytes}</span>
        </li>
    }
}

/// How to save several files.
#[component]
fn SaveTargets() -> impl IntoView {
    let model = Model::of_context();
    let choice = move |choice: Grouping, text: &'static str| {
        let is_chosen = move || model.convert.grouping() == choice;
        view! {
            <label class="plan-target">
                <input
                    type="radio"
                    name="plan-target"
                    prop:checked=is_chosen
                    on:change=move |_| model.convert.set_grouping(choice)
                />
                {text}
            </label>
        }
    };
    view! {
        <fieldset class="plan-targets">
            <legend class="caption">"Save as"</legend>
            {picker::can_pick_directory().then(|| choice(Grouping::Folder, "To a folder"))}
            {choice(Grouping::Zip, "One ZIP")}
            {choice(Grouping::Singly, "Separate downloads")}
        </fieldset>
    }
}

/// The effects on everything that the disc has, losses first.
#[component]
fn Ledger() -> impl IntoView {
    let model = Model::of_context();
    let lost = Memo::new(move |_| model.convert.ledger(Effect::Lost));
    let survey = Memo::new(move |_| model.convert.survey());
    let verdict = move || {
        let number = u64::try_from(lost.with(Vec::len)).unwrap_or(u64::MAX);
        match (number, survey.get()) {
            (0, None) => ("plan-good", "good", "Nothing is lost".to_owned()),
            (0, Some(_)) => ("plan-open", "note", "Nothing is lost so far".to_owned()),
            (1, _) => ("plan-bad", "warning", "1 kind of data is lost".to_owned()),
            (many, _) => {
                ("plan-bad", "warning", format!("{} lost", plural(many, "kind of data is", "kinds of data are")))
            }
        }
    };
    view! {
        <section class="plan-ledger" aria-label="What happens to each part">
            {move || {
                let (class, icon, text) = verdict();
                view! { <h3 class=format!("plan-verdict {class}")><Icon name=icon /><span>{text}</span></h3> }
            }}
            {move || survey.get().map(|id| view! { <Surveying id=id /> })}
            <Lines title="Lost" lines=lost />
            <Lines title="Changed" lines=Memo::new(move |_| model.convert.ledger(Effect::Changed)) />
            <Lines title="Kept" lines=Memo::new(move |_| model.convert.ledger(Effect::Kept)) />
        </section>
    }
}

/// Progress of the survey of every sector.
#[component]
fn Surveying(
    /// Id of the survey's job.
    id: u64,
) -> impl IntoView {
    let model = Model::of_context();
    let percent = move || {
        let job = model.jobs.list().into_iter().find(|job| job.id == id);
        job.as_ref().and_then(Job::percent).map(|percent| format!(" {percent}%")).unwrap_or_default()
    };
    view! {
        <p class="plan-hint">
            "Checking each sector for anything that can’t be recreated from its data…"
            <span class="num">{percent}</span>
        </p>
    }
}

/// The lines of one effect, each a sentence with its count.
#[component]
fn Lines(
    /// Title of the group.
    title: &'static str,
    lines: Memo<Vec<LedgerLine>>,
) -> impl IntoView {
    let items = move || lines.get().into_iter().map(|line| view! { <li>{visible(&line.text)}</li> }).collect_view();
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <div class="plan-lines">
                <h4 class="caption">{title}</h4>
                <ul>{items}</ul>
            </div>
        </Show>
    }
}

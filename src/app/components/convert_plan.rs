//! The plan of a conversion: its files, their destination, and effects on the data.

use std::sync::Arc;

use discern::protocol::{ConversionInfo, Effect, FormInfo, LedgerLine, OutputInfo};
use leptos::prelude::*;

use super::icon::Icon;
use crate::browser::picker;
use crate::model::{Grouping, Job, Model, converting};
use crate::text::dates_sizes::{size, size_exact, visible};
use crate::words;

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
        (false, _) => words::convert::save(),
        (true, Grouping::Folder) => words::convert::save_folder(),
        (true, Grouping::Zip) => words::convert::save_zip(),
        (true, Grouping::Singly) => words::convert::save_singly(),
    };
    let total = plan.files.iter().fold(0, |sum: u64, file| sum.saturating_add(file.size));
    let is_instant = !several && plan.files.iter().all(|file| file.sliceable);
    let how = if is_copy {
        words::convert::exact_copy().to_owned()
    } else if is_instant {
        words::convert::instant().to_owned()
    } else {
        words::convert::created(&size(total))
    };
    view! {
        <header class="plan-head">
            <h2>{words::convert::plan(&words::told(&form.name))}</h2>
            <p class="plan-hint">{words::told(&form.purpose)}</p>
            <p class="plan-hint">{words::told(&plan.fit)}</p>
        </header>
        <section class="plan-go" aria-label=words::convert::files()>
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
    let bytes = if file.encoded { words::convert::up_to(&size(file.size)) } else { size_exact(file.size) };
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
            <legend class="caption">{words::convert::save_as()}</legend>
            {picker::can_pick_directory().then(|| choice(Grouping::Folder, words::convert::as_folder()))}
            {choice(Grouping::Zip, words::convert::as_zip())}
            {choice(Grouping::Singly, words::convert::as_files())}
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
            (0, None) => ("plan-good", "good", words::convert::nothing_lost().to_owned()),
            (0, Some(_)) => ("plan-open", "note", words::convert::nothing_lost_yet().to_owned()),
            (many, _) => ("plan-bad", "warning", words::convert::kinds_lost(many)),
        }
    };
    view! {
        <section class="plan-ledger" aria-label=words::convert::ledger()>
            {move || {
                let (class, icon, text) = verdict();
                view! { <h3 class=format!("plan-verdict {class}")><Icon name=icon /><span>{text}</span></h3> }
            }}
            {move || survey.get().map(|id| view! { <Surveying id=id /> })}
            <Lines title=words::convert::lost() lines=lost />
            <Lines title=words::convert::changed() lines=Memo::new(move |_| model.convert.ledger(Effect::Changed)) />
            <Lines title=words::convert::kept() lines=Memo::new(move |_| model.convert.ledger(Effect::Kept)) />
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
            {words::convert::surveying()}
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
    let item = |line: LedgerLine| view! { <li>{visible(&words::told(&line.text))}</li> };
    let items = move || lines.get().into_iter().map(item).collect_view();
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <div class="plan-lines">
                <h4 class="caption">{title}</h4>
                <ul>{items}</ul>
            </div>
        </Show>
    }
}

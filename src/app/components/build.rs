//! Builds the edited image: changes, layout, kept and removed parts, and the result.

use std::sync::Arc;

use discern::protocol::{BuildMode, BuildPlan, ModeInfo, RemovableInfo};
use leptos::prelude::*;

use super::build_changes::Changes;
use super::build_ledger::Ledger;
use super::build_receipt::BuildReceipt;
use super::build_sessions::BuildSessions;
use super::icon::Icon;
use super::incomplete::Incomplete;
use super::jobs::JobCard;
use super::notices::FailureText;
use super::tick::Tick;
use crate::model::{Model, build, editing};
use crate::text::dates_sizes::{size, visible};
use crate::words;

/// Lines that the user is to see before the build.
const WARNING: &str = "warning";

/// The Build tab.
#[component]
pub(crate) fn Build() -> impl IntoView {
    let model = Model::of_context();
    let is_possible = Memo::new(move |_| editing::editable(model).is_some());
    let state = Memo::new(move |_| model.edit.info().map(|info| (info.steps, info.redo.clone())));
    Effect::new(move || {
        // Reads it rather than only tracking it: an unread memo does not notify.
        state.with(|_| ());
        if is_possible.get() {
            build::look_at_build(model);
        }
    });
    let job = Memo::new(move |_| model.build.job());
    let is_built = Memo::new(move |_| model.build.built().is_some());
    let failure = Memo::new(move |_| model.build.failure());
    let main = move || {
        if let Some(why) = editing::not_editable(model) {
            return view! {
                <h2>{words::build::not_editable()}</h2>
                <p class="plan-hint">{why}</p>
            }
            .into_any();
        }
        if let Some(id) = job.get() {
            return view! {
                <h2>{words::build::building()}</h2>
                <div class="plan-job"><JobCard id=id /></div>
            }
            .into_any();
        }
        if is_built.get() {
            return view! { <BuildReceipt /> }.into_any();
        }
        match failure.get() {
            Some(failure) => {
                view! { <div class="plan-failure" role="alert"><FailureText failure=failure /></div> }.into_any()
            }
            None => view! { <Planned /> }.into_any(),
        }
    };
    view! {
        <div class="plan">
            <div class="plan-main"><Incomplete /> {main} <BuildSessions /></div>
            <Show when=move || is_possible.get()>
                <section class="plan-forms" aria-label=words::build::choices()>
                    <Modes />
                    <Others />
                    <Options />
                </section>
            </Show>
        </div>
    }
}

/// The plan, the button that starts the build, and the changes. The last plan stays visible while a new one is made.
#[component]
fn Planned() -> impl IntoView {
    let model = Model::of_context();
    let plan = Memo::new(move |before: Option<&Option<Arc<BuildPlan>>>| {
        model.build.plan().or_else(|| before.cloned().flatten())
    });
    let go = move || match plan.get() {
        Some(plan) => view! { <Go plan=plan /> }.into_any(),
        None => view! { <p class="plan-hint" role="status">{words::build::checking()}</p> }.into_any(),
    };
    let ledger = move || {
        plan.get().map(|plan| {
            let lines = plan.lines.iter().filter(|line| line.fate != WARNING).cloned().collect();
            view! { <Ledger name=words::build::parts() lines=lines /> }
        })
    };
    view! {
        <header class="plan-head">
            <h2>{words::build::title()}</h2>
            <p class="plan-hint">{words::build::about()}</p>
        </header>
        {go}
        <Changes />
        {ledger}
    }
}

/// Sizes before and after, and the button.
#[component]
fn Go(
    /// The plan of the build.
    plan: Arc<BuildPlan>,
) -> impl IntoView {
    let model = Model::of_context();
    let here = plan.modes.iter().find(|mode| mode.mode == plan.mode);
    let after = here.and_then(|mode| mode.size);
    let obstacle = here.and_then(|mode| mode.obstacle.clone());
    let fit = here.map(|mode| words::told(&mode.fit)).unwrap_or_default();
    let sizes = match after {
        Some(after) => format!("{} → {}", size(plan.before), size(after)),
        None => size(plan.before),
    };
    let is_impossible = obstacle.is_some();
    let warnings = plan.lines.iter().filter(|line| line.fate == WARNING);
    let warnings = warnings.map(|line| {
        let text = words::build::warning(&visible(&words::told(&line.what)), &visible(&words::told(&line.why)));
        view! { <p class="build-obstacle" role="status"><Icon name="warning" /><span>{text}</span></p> }
    });
    let warnings = warnings.collect_view();
    let is_at_once = here.is_none_or(|mode| mode.at_once || mode.size.is_none());
    let how = if plan.checksum || plan.file_checksums {
        words::build::read_once()
    } else if !is_at_once {
        words::build::many_pieces()
    } else {
        words::build::no_copy()
    };
    let is_decided = Memo::new(move |_| model.build.plan().is_some());
    view! {
        <section class="plan-go" aria-label=words::build::image()>
            <p class="build-size num">{sizes}</p>
            <p class="plan-hint">{fit}</p>
            {warnings}
            {obstacle.map(|obstacle| view! {
                <p class="build-obstacle" role="alert"><Icon name="warning" /><span>{words::told(&obstacle)}</span></p>
            })}
            <div class="plan-begin">
                <button
                    class="button button-primary"
                    disabled=move || is_impossible || !is_decided.get()
                    on:click=move |_| build::build_image(model)
                >
                    {words::build::build()}
                </button>
                <p class="plan-hint">{how}</p>
            </div>
        </section>
    }
}

/// Chooses the layout.
#[component]
fn Modes() -> impl IntoView {
    let model = Model::of_context();
    let modes = move || model.build.plan().map(|plan| (plan.modes.clone(), plan.mode));
    view! {
        <fieldset class="plan-choice" disabled=move || model.build.job().is_some()>
            <legend class="caption">{words::build::layout()}</legend>
            {move || modes().map(|(modes, chosen)| {
                modes.into_iter().map(|mode| view! { <Layout info=mode chosen=chosen /> }).collect_view()
            })}
        </fieldset>
    }
}

/// A layout, with its size and whether it is possible.
#[component]
fn Layout(
    info: ModeInfo,
    /// The selected layout.
    chosen: BuildMode,
) -> impl IntoView {
    let model = Model::of_context();
    let ModeInfo { mode, size: bytes, obstacle, recommended, .. } = info;
    let (name, purpose) = match mode {
        BuildMode::Compact => (words::build::smallest(), words::build::smallest_about()),
        BuildMode::Keep => (words::build::keep(), words::build::keep_about()),
        BuildMode::Append => (words::build::append(), words::build::append_about()),
    };
    let note = match (obstacle, bytes) {
        (Some(why), _) => Some(words::build::not_possible(&words::told(&why))),
        (None, Some(bytes)) if recommended => Some(words::build::recommended(&size(bytes))),
        (None, bytes) => bytes.map(size),
    };
    view! {
        <label class="plan-form">
            <input
                type="radio"
                name="build-mode"
                prop:checked=mode == chosen
                on:change=move |_| build::set_build_mode(model, mode)
            />
            <span class="plan-form-name">{name}</span>
            <span class="plan-form-purpose">{purpose}</span>
            {note.map(|note| view! { <span class="plan-form-note">{note}</span> })}
        </label>
    }
}

/// File systems that can't be written: whether the image does without them is up to the user.
#[component]
fn Others() -> impl IntoView {
    let model = Model::of_context();
    let others = move || model.build.plan().map(|plan| plan.removable.clone()).filter(|others| !others.is_empty());
    let choice = move |RemovableInfo { which, name, summary, is_left_out }: RemovableInfo| {
        view! {
            <Tick
                label=words::build::leave_out(&name)
                is=Signal::derive(move || is_left_out)
                set=move |value| build::set_left_out(model, which, value)
            />
            <p class="plan-hint">{words::build::sentence(&words::told(&summary))}</p>
        }
    };
    move || {
        others().map(|others| {
            view! {
                <fieldset class="plan-choice" disabled=move || model.build.job().is_some()>
                    <legend class="caption">{words::build::others()}</legend>
                    {others.into_iter().map(choice).collect_view()}
                </fieldset>
            }
        })
    }
}

/// Options of a build: checksums and dates.
#[component]
fn Options() -> impl IntoView {
    let model = Model::of_context();
    let has_checksum = move || model.build.plan().is_some_and(|plan| plan.checksum);
    let has_file_checksums = move || model.build.plan().is_some_and(|plan| plan.file_checksums);
    let has_rock_ridge = move || model.build.plan().and_then(|plan| plan.rock_ridge) == Some(true);
    let has_joliet = move || model.build.plan().and_then(|plan| plan.joliet) == Some(true);
    let has_iso = Memo::new(move |_| model.build.plan().is_some_and(|plan| plan.rock_ridge.is_some()));
    let is_fixed = move || model.build.options().fixed_date.is_some();
    let fix = move |is_fixed: bool| {
        let created = untrack(move || model.build.plan()).map(|plan| plan.created);
        build::set_fixed_date(model, created.filter(|_| is_fixed));
    };
    view! {
        <fieldset class="plan-choice" disabled=move || model.build.job().is_some()>
            <legend class="caption">{words::build::options()}</legend>
            <Tick
                label=words::build::checksum()
                is=Signal::derive(has_checksum)
                set=move |value| build::set_checksum(model, value)
            />
            <Tick
                label=words::build::file_checksums()
                is=Signal::derive(has_file_checksums)
                set=move |value| build::set_file_checksums(model, value)
            />
            <Show when=move || has_iso.get()>
                <Tick
                    label=words::build::rock_ridge()
                    is=Signal::derive(has_rock_ridge)
                    set=move |value| build::set_rock_ridge(model, value)
                />
                <Tick
                    label=words::build::joliet()
                    is=Signal::derive(has_joliet)
                    set=move |value| build::set_joliet(model, value)
                />
            </Show>
            <Tick
                label=words::build::fixed_date()
                is=Signal::derive(is_fixed)
                set=fix
            />
        </fieldset>
    }
}

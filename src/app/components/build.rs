//! The image built anew: what was changed, how it is laid out, what that keeps and drops, and what came of it.

use std::sync::Arc;

use discern::protocol::{BuildLine, BuildMode, BuildPlan, ChangeLine, ModeInfo, SideInfo};
use leptos::prelude::*;

use super::build_receipt::BuildReceipt;
use super::build_sessions::BuildSessions;
use super::icon::Icon;
use super::jobs::JobCard;
use super::notices::FailureText;
use super::tick::Tick;
use crate::dates_sizes::{plural, size, visible};
use crate::model::Model;

/// Steps named that go with one; of more, how many.
const MOST_OTHERS: usize = 8;

/// The tab.
#[component]
pub(crate) fn Build() -> impl IntoView {
    let model = Model::of_context();
    let is_possible = Memo::new(move |_| model.editable().is_some());
    let state = Memo::new(move |_| model.edit.info().map(|info| (info.steps, info.redo.clone())));
    Effect::new(move || {
        state.track();
        if is_possible.get() {
            model.look_at_build();
        }
    });
    let job = Memo::new(move |_| model.build.job());
    let is_built = Memo::new(move |_| model.build.built().is_some());
    let main = move || {
        if let Some(why) = model.not_editable() {
            return view! {
                <h2>"This image cannot be changed"</h2>
                <p class="convert-hint">{why}</p>
            }
            .into_any();
        }
        if let Some(id) = job.get() {
            return view! {
                <h2>"Building…"</h2>
                <div class="convert-job"><JobCard id=id /></div>
            }
            .into_any();
        }
        if is_built.get() {
            return view! { <BuildReceipt /> }.into_any();
        }
        match (model.build.failure(), model.build.plan()) {
            (Some(failure), _) => {
                view! { <div class="convert-failure" role="alert"><FailureText failure=failure /></div> }.into_any()
            }
            (None, Some(plan)) => view! { <Planned plan=plan /> }.into_any(),
            (None, None) => {
                view! { <p class="convert-hint" role="status">"Looking at what will be kept…"</p> }.into_any()
            }
        }
    };
    view! {
        <div class="convert">
            <div class="convert-main">{main} <BuildSessions /></div>
            <Show when=move || is_possible.get()>
                <section class="convert-forms" aria-label="Choices">
                    <Modes />
                    <Options />
                </section>
            </Show>
        </div>
    }
}

/// What will be built, and the button.
#[component]
fn Planned(
    /// How.
    plan: Arc<BuildPlan>,
) -> impl IntoView {
    let model = Model::of_context();
    let here = plan.modes.iter().find(|mode| mode.mode == plan.mode);
    let after = here.and_then(|mode| mode.size);
    let obstacle = here.and_then(|mode| mode.obstacle.clone());
    let sizes = match after {
        Some(after) => format!("{} → {}", size(plan.before), size(after)),
        None => size(plan.before),
    };
    let is_impossible = obstacle.is_some();
    let how = if plan.checksum || plan.file_checksums {
        "The checksums in it are made anew, for which all of it is read once."
    } else {
        "What did not change is taken from your file where it is: no byte of it is copied before it is saved."
    };
    let lines = StoredValue::new(plan.lines.clone());
    view! {
        <header class="convert-head">
            <h2>"Build the image"</h2>
            <p class="convert-hint">"A new file is made. The one that you opened stays as it is."</p>
        </header>
        <section class="convert-go" aria-label="Image that you get">
            <p class="build-size num">{sizes}</p>
            {obstacle.map(|obstacle| view! {
                <p class="build-obstacle" role="alert"><Icon name="warning" /><span>{obstacle}</span></p>
            })}
            <div class="convert-begin">
                <button class="button button-primary" disabled=is_impossible on:click=move |_| model.build_image()>
                    "Build and check"
                </button>
                <p class="convert-hint">{how}</p>
            </div>
        </section>
        <Changes />
        <section class="convert-ledger" aria-label="What becomes of it">
            <Lines title="Dropped" fate="dropped" lines=lines />
            <Lines title="Doubtful" fate="doubtful" lines=lines />
            <Lines title="Changed so that it stays right" fate="patched" lines=lines />
            <Lines title="Kept" fate="kept" lines=lines />
        </section>
    }
}

/// What was changed.
#[component]
fn Changes() -> impl IntoView {
    let model = Model::of_context();
    let total = move || model.build.changes().0;
    let list = move || {
        let (_, changes) = model.build.changes();
        let mut before = None;
        let mut number = 0_u32;
        let line = |change: &ChangeLine| {
            let is_first = before.replace(change.step) != Some(change.step);
            number = number.saturating_add(is_first.into());
            line(model, change, is_first.then_some(number))
        };
        changes.iter().map(line).collect_view()
    };
    let place = NodeRef::<leptos::html::Ol>::new();
    Effect::new(move |was_taking: Option<bool>| {
        let is_taking = model.build.taking().is_some();
        // The button is gone that had the focus.
        if let Some(place) = place.get_untracked().filter(|_| was_taking == Some(true) && !is_taking) {
            // A list that can be scrolled by keys can take it.
            let _ = place.focus();
        }
        is_taking
    });
    let is_asking = RwSignal::new(false);
    let rest = move || {
        let (total, changes) = model.build.changes();
        u64::from(total).saturating_sub(u64::try_from(changes.len()).unwrap_or(u64::MAX))
    };
    view! {
        <section class="build-changes" aria-label="Changes">
            <Show
                when=move || { total() > 0 }
                fallback=|| view! { <p class="convert-hint">"Nothing was changed: the image is only laid out anew."</p> }
            >
                <div class="build-changes-head">
                    <h3 class="caption">{move || plural(u64::from(model.edit.steps()), "change", "changes")}</h3>
                    <Show
                        when=move || is_asking.get()
                        fallback=move || view! {
                            <button class="button" on:click=move |_| is_asking.set(true)>"Discard all…"</button>
                        }
                    >
                        <span>"This cannot be undone."</span>
                        <button class="button" on:click=move |_| is_asking.set(false)>"Keep them"</button>
                        <button class="button button-primary" on:click=move |_| model.revert()>"Discard all"</button>
                    </Show>
                </div>
                <ol tabindex="0" aria-label="List of changes" node_ref=place>{list}</ol>
                {move || (rest() > 0).then(|| view! { <p class="convert-hint">{format!("and {} more", plural(rest(), "change", "changes"))}</p> })}
            </Show>
        </section>
    }
}

/// A change; the first of a step has its number, and can be taken back with all of it.
fn line(model: Model, change: &ChangeLine, number: Option<u32>) -> impl IntoView + use<> {
    let ChangeLine { step, text } = change.clone();
    let text = visible(&text);
    let label = format!("Take back: {text}");
    let take_back = number.map(|_| {
        view! {
            <button class="button" aria-label=label on:click=move |_| model.take_back(step, false)>"Take back"</button>
        }
    });
    let others = move || model.build.taking().filter(|taking| taking.step == step).map(|taking| taking.others);
    let question = move || others().filter(|others| number.is_some() && !others.is_empty());
    view! {
        <li class:build-changes-more=number.is_none() value=number.map(|number| number.to_string())>
            <div class="build-change"><span>{text}</span>{take_back}</div>
            {move || question().map(|others| view! { <Others step=step others=others /> })}
        </li>
    }
}

/// What goes with a step that is taken back.
#[component]
fn Others(
    /// Which.
    step: u32,
    /// Steps that need it.
    others: Arc<Vec<String>>,
) -> impl IntoView {
    let model = Model::of_context();
    let many = u64::try_from(others.len()).unwrap_or(u64::MAX);
    let said = format!("This takes back {} too, which cannot be made without it:", plural(many, "change", "changes"));
    let shown = others.iter().take(MOST_OTHERS).map(|other| view! { <li>{visible(other)}</li> }).collect_view();
    let rest = others.len().saturating_sub(MOST_OTHERS);
    let all = plural(many.saturating_add(1), "change", "changes");
    view! {
        <div class="build-others" role="alert">
            <p>{said}</p>
            <ul>{shown}{(rest > 0).then(|| view! { <li>{format!("and {rest} more")}</li> })}</ul>
            <div class="convert-buttons">
                <button class="button" on:click=move |_| model.build.leave()>"Keep them"</button>
                <button class="button button-primary" on:click=move |_| model.take_back(step, true)>
                    {format!("Take back {all}")}
                </button>
            </div>
        </div>
    }
}

/// Lines of one fate.
#[component]
pub(super) fn Lines(
    /// Over them.
    title: &'static str,
    /// Which.
    fate: &'static str,
    /// All lines.
    lines: StoredValue<Vec<BuildLine>>,
) -> impl IntoView {
    let of_fate = lines.with_value(|lines| {
        let ours = lines.iter().filter(|line| line.fate == fate);
        ours.map(|line| view! { <li><b>{visible(&line.what)}</b>": "{visible(&line.why)}</li> }).collect::<Vec<_>>()
    });
    (!of_fate.is_empty()).then(|| {
        view! {
            <div class="convert-lines">
                <h3 class="caption">{title}</h3>
                <ul>{of_fate}</ul>
            </div>
        }
    })
}

/// The ways to lay it out.
#[component]
fn Modes() -> impl IntoView {
    let model = Model::of_context();
    let modes = move || model.build.plan().map(|plan| (plan.modes.clone(), plan.mode));
    view! {
        <fieldset class="convert-choice" disabled=move || model.build.job().is_some()>
            <legend class="caption">"How it is laid out"</legend>
            {move || modes().map(|(modes, chosen)| {
                modes.into_iter().map(|mode| view! { <Way info=mode chosen=chosen /> }).collect_view()
            })}
        </fieldset>
    }
}

/// One of them.
#[component]
fn Way(
    /// Which.
    info: ModeInfo,
    /// The one that is chosen.
    chosen: BuildMode,
) -> impl IntoView {
    let model = Model::of_context();
    let ModeInfo { mode, size: bytes, obstacle, recommended } = info;
    let (name, purpose) = match mode {
        BuildMode::Compact => ("Compact", "All anew, in the order of the old image: as small as can be."),
        BuildMode::Keep => ("Keep", "What did not change stays at its sectors, what is new goes behind it. Larger."),
        BuildMode::Append => ("Append", "As a session of its own behind the old image, which stays in it whole."),
    };
    let note = match (obstacle, bytes) {
        (Some(why), _) => Some(format!("Not possible: {why}")),
        (None, Some(bytes)) if recommended => Some(format!("Recommended · {}", size(bytes))),
        (None, bytes) => bytes.map(size),
    };
    view! {
        <label class="convert-form">
            <input
                type="radio"
                name="build-mode"
                prop:checked=mode == chosen
                on:change=move |_| model.set_build_mode(mode)
            />
            <span class="convert-form-name">{name}</span>
            <span class="convert-form-purpose">{purpose}</span>
            {note.map(|note| view! { <span class="convert-form-note">{note}</span> })}
        </label>
    }
}

/// Sides that may go, the checksum, and dates.
#[component]
fn Options() -> impl IntoView {
    let model = Model::of_context();
    let sides = move || model.build.plan().map(|plan| plan.sides.clone()).unwrap_or_default();
    let has_checksum = move || model.build.plan().is_some_and(|plan| plan.checksum);
    let has_file_checksums = move || model.build.plan().is_some_and(|plan| plan.file_checksums);
    let is_fixed = move || model.build.options().fixed_date.is_some();
    let fix = move |is_fixed: bool| {
        let created = untrack(move || model.build.plan()).map(|plan| plan.created);
        model.set_fixed_date(created.filter(|_| is_fixed));
    };
    view! {
        <fieldset class="convert-choice" disabled=move || model.build.job().is_some()>
            <legend class="caption">"Options"</legend>
            {move || sides().into_iter().map(|side| view! { <DropSide side=side /> }).collect_view()}
            <Tick
                label="A checksum in the image, for installers (isomd5sum)"
                is=Signal::derive(has_checksum)
                set=move |value| model.set_checksum(value)
            />
            <Tick
                label="Checksums of its files, for xorriso (libisofs)"
                is=Signal::derive(has_file_checksums)
                set=move |value| model.set_file_checksums(value)
            />
            <Tick
                label="No date later than the image’s own: the same changes give the same bytes"
                is=Signal::derive(is_fixed)
                set=fix
            />
        </fieldset>
    }
}

/// Agrees that another file system goes.
#[component]
fn DropSide(
    /// Which.
    side: SideInfo,
) -> impl IntoView {
    let model = Model::of_context();
    let SideInfo { id, name } = side;
    let is_dropped = {
        let id = id.clone();
        move || model.build.options().drop.contains(&id)
    };
    let text = format!("Leave {name} out. It describes the same files, cannot be written anew, and would be wrong.");
    view! {
        <Tick label=text is=Signal::derive(is_dropped) set=move |value| model.set_dropped(id.clone(), value) />
    }
}

//! Building the image: settings, forecast, and result.

use std::sync::Arc;

use discern::protocol::{
    BesideIso, BuildMode, BuildOptions, BuildPlan, BuiltInfo, ChangeLine, ChangePage, Failure, StepUndone, edit, save,
};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Model, Tab, beside, converting, editing, journal, saving, tray};
use crate::client::{Link, Reply, Transfer};
use crate::state::State;
use crate::text::dates_sizes::visible;
use crate::words;

/// Maximum number of changes listed.
const LISTED: u32 = 500;

/// A step that the user wants to undo by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepToUndo {
    /// Number of the step, as in its lines.
    pub(crate) step: u32,
    /// The steps that depend on it, in words; empty until they are known.
    pub(crate) others: Arc<Vec<String>>,
}

/// State of building.
#[derive(Clone, Copy)]
pub(crate) struct Build {
    link: Link,
    options: State<BuildOptions>,
    plan: State<Option<Arc<BuildPlan>>>,
    changes: State<(u32, Arc<Vec<ChangeLine>>)>,
    step_to_undo: State<Option<StepToUndo>>,
    failure: State<Option<Failure>>,
    job: State<Option<u64>>,
    built: State<Option<Arc<BuiltInfo>>>,
    /// Id of the request that built it.
    prepared: StoredValue<u64>,
    saves_anyway: State<bool>,
    /// Whether the changes are in an image that was saved.
    is_saved: State<bool>,
    /// The name of that image, until the user goes on editing.
    saved: State<Option<String>>,
    /// That image, if it can be opened without being chosen again.
    saved_file: StoredValue<Option<File>, LocalStorage>,
    digest: State<Option<String>>,
    digesting: State<Option<u64>>,
    /// The end of each session of the image in bytes, oldest first; `None` until requested.
    sessions: State<Option<Arc<Vec<u64>>>>,
    /// Incremented with every plan, so that an answer to an old one is ignored.
    plans: StoredValue<u32>,
}

impl Build {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            options: State::new(BuildOptions::default()),
            plan: State::new(None),
            changes: State::new((0, Arc::default())),
            step_to_undo: State::new(None),
            failure: State::new(None),
            job: State::new(None),
            built: State::new(None),
            prepared: StoredValue::new(0),
            saves_anyway: State::new(false),
            is_saved: State::new(false),
            saved: State::new(None),
            saved_file: StoredValue::new_local(None),
            digest: State::new(None),
            digesting: State::new(None),
            sessions: State::new(None),
            plans: StoredValue::new(0),
        }
    }

    /// The settings of the build.
    pub(crate) fn options(self) -> BuildOptions {
        self.options.get()
    }

    /// The forecast of the build; `None` while it is being computed.
    pub(crate) fn plan(self) -> Option<Arc<BuildPlan>> {
        self.plan.get()
    }

    /// The number of changes, and the first of them.
    pub(crate) fn changes(self) -> (u32, Arc<Vec<ChangeLine>>) {
        self.changes.get()
    }

    /// The step that the user is undoing by itself, until it is done.
    pub(crate) fn step_to_undo(self) -> Option<StepToUndo> {
        self.step_to_undo.get()
    }

    /// Cancels undoing the step.
    pub(crate) fn leave(self) {
        self.step_to_undo.set(None);
    }

    /// Asks the user, since other steps depend on the one to undo.
    pub(super) fn ask_about_others(self, others: Vec<String>) {
        self.step_to_undo.update(|step_to_undo| {
            if let Some(step_to_undo) = step_to_undo {
                step_to_undo.others = Arc::new(others);
            }
        });
    }

    /// Why the image cannot be built.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// Id of the running build.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// The image that was built.
    pub(crate) fn built(self) -> Option<Arc<BuiltInfo>> {
        self.built.get()
    }

    /// Whether the user wants to save an image that failed verification.
    pub(crate) fn saves_anyway(self) -> bool {
        self.saves_anyway.get()
    }

    /// Sets whether to save an image that failed verification.
    pub(crate) fn set_saves_anyway(self, saves_anyway: bool) {
        self.saves_anyway.set(saves_anyway);
    }

    /// Whether the changes are in an image that was saved, untracked.
    pub(crate) fn is_saved_now(self) -> bool {
        self.is_saved.get_untracked()
    }

    /// Name of the saved image, until the user goes on editing.
    pub(crate) fn saved(self) -> Option<String> {
        self.saved.get()
    }

    /// Whether the saved image can be opened without being chosen again.
    pub(crate) fn can_open_saved(self) -> bool {
        self.saved.track();
        self.saved_file.with_value(Option::is_some)
    }

    /// Records that the changes aren't in a saved image.
    pub(super) fn unsaved(self) {
        self.is_saved.set(false);
        self.saved_file.set_value(None);
        self.saved.set(None);
    }

    /// SHA-256 of the image that was built, once it has been computed.
    pub(crate) fn digest(self) -> Option<String> {
        self.digest.get()
    }

    /// Id of the job that computes it, while it runs.
    pub(crate) fn digesting(self) -> Option<u64> {
        self.digesting.get()
    }

    /// The end of each session of the image in bytes, oldest first.
    pub(crate) fn sessions(self) -> Arc<Vec<u64>> {
        self.sessions.get().unwrap_or_default()
    }

    /// Drops the forecast and the result, since the image has changed.
    pub(super) fn forget(self) {
        if self.built.with_untracked(Option::is_some) {
            self.link.tell(&save::Discard { prepared: self.prepared.get_value() });
        }
        self.plans.update_value(|plans| *plans = plans.wrapping_add(1));
        self.plan.set(None);
        self.step_to_undo.set(None);
        self.failure.set(None);
        self.built.set(None);
        self.saves_anyway.set(false);
        self.digest.set(None);
        self.digesting.set(None);
    }

    pub(super) fn clear(self) {
        self.sessions.set(None);
        self.unsaved();
        self.forget();
        self.options.set(BuildOptions::default());
        self.changes.set((0, Arc::default()));
        self.job.set(None);
    }
}

/// Requests the forecast, unless it is known.
pub(crate) fn look_at_build(model: Model) {
    if model.build.plan.with_untracked(Option::is_none) && model.build.built.with_untracked(Option::is_none) {
        plan_build(model);
    }
}

/// Requests the sessions of the image, unless they are known.
pub(crate) fn look_at_sessions(model: Model) {
    if model.build.sessions.with_untracked(Option::is_none) {
        model.link.ask(&edit::Sessions, move |reply| {
            if let Ok(ends) = reply {
                model.build.sessions.set(Some(Arc::new(ends)));
            }
        });
    }
}

/// Undoes a step, asking the user first if others depend on it.
pub(crate) fn undo_step(model: Model, step: u32, with_others: bool) {
    model.build.step_to_undo.set(Some(StepToUndo { step, others: Arc::default() }));
    model.link.ask(&edit::UndoStep { step, with_others }, move |reply| match reply {
        Ok(StepUndone::Done(info)) => editing::edited(model, info),
        Ok(StepUndone::NeededBy(others)) => model.build.ask_about_others(others),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Selects a build mode.
pub(crate) fn set_build_mode(model: Model, mode: BuildMode) {
    decide(model, |options| options.mode = Some(mode));
}

/// Sets whether the image gets checksums of its files.
pub(crate) fn set_file_checksums(model: Model, value: bool) {
    decide(model, |options| options.file_checksums = Some(value));
}

/// Sets whether the image gets a checksum of itself.
pub(crate) fn set_checksum(model: Model, value: bool) {
    decide(model, |options| options.checksum = Some(value));
}

/// Sets whether the image records names and attributes of POSIX.
pub(crate) fn set_rock_ridge(model: Model, value: bool) {
    decide(model, |options| options.rock_ridge = Some(value));
}

/// Sets whether the image has a tree with names of Joliet.
pub(crate) fn set_joliet(model: Model, value: bool) {
    decide(model, |options| options.joliet = Some(value));
}

/// Sets whether the image does without a file system that can't be written.
pub(crate) fn set_left_out(model: Model, which: BesideIso, is_left_out: bool) {
    decide(model, |options| {
        options.leave_out.retain(|other| *other != which);
        if is_left_out {
            options.leave_out.push(which);
        }
    });
}

/// Sets whether no date may be later than the image's own, or today's date is used.
pub(crate) fn set_fixed_date(model: Model, at: Option<i64>) {
    decide(model, |options| options.fixed_date = at);
}

fn decide(model: Model, change: impl FnOnce(&mut BuildOptions)) {
    model.build.options.update(change);
    plan_build(model);
}

fn plan_build(model: Model) {
    let build = model.build;
    build.failure.set(None);
    build.plans.update_value(|plans| *plans = plans.wrapping_add(1));
    let number = build.plans.get_value();
    if model.edit.steps_now() == 0 {
        build.changes.set((0, Arc::default()));
    } else {
        model.link.ask(&edit::Changes { start: 0, count: LISTED }, move |reply| {
            if let Ok(ChangePage { total, changes }) = reply {
                build.changes.set((total, Arc::new(changes)));
            }
        });
    }
    let options = build.options.get_untracked();
    model.link.ask(&edit::PlanBuild { options }, move |reply| {
        if build.plans.get_value() != number {
            return;
        }
        match reply {
            Ok(plan) => build.plan.set(Some(Arc::new(plan))),
            Err(failure) => build.failure.set(Some(failure)),
        }
    });
}

/// Builds and verifies the image.
pub(crate) fn build_image(model: Model) {
    let Some(plan) = model.build.plan.get_untracked() else { return };
    let options = BuildOptions { mode: Some(plan.mode), ..model.build.options.get_untracked() };
    let (id, reply) = saving::job(model, &edit::Build { options }, Transfer::Nothing, words::tasks::build(), false);
    model.build.job.set(Some(id));
    spawn_local(async move {
        let reply = reply.await;
        model.build.job.set(None);
        match reply {
            Ok(Reply { answer: built, .. }) => {
                model.build.prepared.set_value(id);
                let is_right = built.wrong.is_empty() && built.damage.is_empty();
                let sentence = if is_right { words::outcomes::image_ready() } else { words::outcomes::image_wrong() };
                model.build.built.set(Some(Arc::new(built)));
                tray::done(model, words::tasks::build(), Tab::Build, sentence);
            }
            Err(failure) => tray::failed(model, words::tasks::build(), Tab::Build, failure, move || build_image(model)),
        }
    });
}

/// Saves the image that was built.
pub(crate) fn save_built(model: Model) {
    let Some(built) = model.build.built.get_untracked() else { return };
    let prepared = model.build.prepared.get_value();
    let title = words::tasks::save(&visible(&built.output.name));
    spawn_local(async move {
        let write = |to| save::Write { prepared, output: 0, to };
        match saving::put(model, write, &built.output, &title, |_| {}).await {
            Ok((reply, sentence)) => {
                let name = built.output.name.clone();
                let file = reply.blob.and_then(|blob| File::new_with_blob_sequence(&Array::of1(&blob), &name).ok());
                model.build.saved_file.set_value(file);
                model.build.is_saved.set(true);
                model.build.saved.set(Some(name));
                journal::drop_kept(model);
                tray::saved(model, &title, Tab::Build, sentence, Vec::new());
            }
            Err(failure) => tray::failed(model, &title, Tab::Build, failure, move || save_built(model)),
        }
    });
}

/// Opens the image that was saved.
pub(crate) fn open_saved(model: Model) {
    let file = model.build.saved_file.get_value();
    beside::open_files(model, file.into_iter().collect());
}

/// Goes on editing after the image was saved.
pub(crate) fn keep_editing(model: Model) {
    model.build.saved.set(None);
    model.set_tab(Tab::Files);
    model.focus_list();
}

/// Computes the SHA-256 of the image that was built.
pub(crate) fn digest_built(model: Model) {
    let ask = edit::Digest { prepared: model.build.prepared.get_value(), output: 0 };
    let (id, reply) = converting::reading_job(model, &ask, words::tasks::hash_built());
    model.build.digesting.set(Some(id));
    spawn_local(async move {
        let reply = reply.await;
        if model.build.digesting.get_untracked() != Some(id) {
            return;
        }
        model.build.digesting.set(None);
        match reply {
            Ok(digits) => {
                model.build.digest.set(Some(digits));
                tray::done(model, words::tasks::hash_built(), Tab::Build, words::outcomes::hash_computed());
            }
            Err(failure) => {
                tray::failed(model, words::tasks::hash_built(), Tab::Build, failure, move || digest_built(model))
            }
        }
    });
}

/// Returns from the result to the forecast.
pub(crate) fn plan_build_again(model: Model) {
    model.build.forget();
    plan_build(model);
}

/// The receipt, with the checksum (if known) in the form that `sha256sum --check` reads.
fn build_receipt(model: Model) -> Option<(String, String)> {
    let built = model.build.built.get_untracked()?;
    let name = built.output.name.clone();
    let hash = model.build.digest.get_untracked().map(|digits| format!("{digits}  {name}\n"));
    Some((format!("{}{}", built.text, hash.unwrap_or_default()), name))
}

/// Copies the receipt to the clipboard.
pub(crate) fn copy_build_receipt(model: Model) {
    if let Some((text, _)) = build_receipt(model) {
        converting::copy_receipt_text(model, &text);
    }
}

/// Saves the receipt as a text file.
pub(crate) fn save_build_receipt(model: Model) {
    if let Some((text, name)) = build_receipt(model) {
        converting::save_receipt_text(model, &text, &format!("{name}.receipt.txt"));
    }
}

//! Building the image: how, what that keeps and drops, and what came of it.

use std::sync::Arc;

use discern::protocol::{
    BuildMode, BuildOptions, BuildPlan, BuiltInfo, ChangeLine, ChangePage, Failure, TakenBack, edit, save,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Model;
use crate::client::{Link, Reply, Transfer};
use crate::text::dates_sizes::visible;

/// Changes listed; more than that no one reads.
const LISTED: u32 = 500;

/// A step that the user wants to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taking {
    /// Which, as its lines have it.
    pub(crate) step: u32,
    /// Steps that need it, in words; none before they are known.
    pub(crate) others: Arc<Vec<String>>,
}

/// What is being built.
#[derive(Clone, Copy)]
pub(crate) struct Build {
    link: Link,
    options: RwSignal<BuildOptions>,
    plan: RwSignal<Option<Arc<BuildPlan>>>,
    changes: RwSignal<(u32, Arc<Vec<ChangeLine>>)>,
    taking: RwSignal<Option<Taking>>,
    failure: RwSignal<Option<Failure>>,
    job: RwSignal<Option<u64>>,
    built: RwSignal<Option<Arc<BuiltInfo>>>,
    /// The request that built it.
    prepared: StoredValue<u64>,
    saves_anyway: RwSignal<bool>,
    digest: RwSignal<Option<String>>,
    digesting: RwSignal<Option<u64>>,
    /// The byte after each session of the image, the oldest first; nothing before it was asked.
    sessions: RwSignal<Option<Arc<Vec<u64>>>>,
    /// Raised with every plan, so that an answer to an old one is known.
    plans: StoredValue<u32>,
}

impl Build {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            options: RwSignal::new(BuildOptions::default()),
            plan: RwSignal::new(None),
            changes: RwSignal::new((0, Arc::default())),
            taking: RwSignal::new(None),
            failure: RwSignal::new(None),
            job: RwSignal::new(None),
            built: RwSignal::new(None),
            prepared: StoredValue::new(0),
            saves_anyway: RwSignal::new(false),
            digest: RwSignal::new(None),
            digesting: RwSignal::new(None),
            sessions: RwSignal::new(None),
            plans: StoredValue::new(0),
        }
    }

    /// What is decided.
    pub(crate) fn options(self) -> BuildOptions {
        self.options.get()
    }

    /// What building would give; nothing while that is being found out.
    pub(crate) fn plan(self) -> Option<Arc<BuildPlan>> {
        self.plan.get()
    }

    /// How many changes there are, and the first of them.
    pub(crate) fn changes(self) -> (u32, Arc<Vec<ChangeLine>>) {
        self.changes.get()
    }

    /// The step that is to be taken back, until it is.
    pub(crate) fn taking(self) -> Option<Taking> {
        self.taking.get()
    }

    /// Leaves the step that was to be taken back.
    pub(crate) fn leave(self) {
        self.taking.set(None);
    }

    /// Others need the step that is to be taken back: the user is asked.
    pub(super) fn ask_about_others(self, others: Vec<String>) {
        self.taking.update(|taking| {
            if let Some(taking) = taking {
                taking.others = Arc::new(others);
            }
        });
    }

    /// Why it cannot be built.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// The job that builds, while one does.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// What was built.
    pub(crate) fn built(self) -> Option<Arc<BuiltInfo>> {
        self.built.get()
    }

    /// Whether the user wants an image that is not as it should be.
    pub(crate) fn saves_anyway(self) -> bool {
        self.saves_anyway.get()
    }

    /// Insists, or does not.
    pub(crate) fn set_saves_anyway(self, saves_anyway: bool) {
        self.saves_anyway.set(saves_anyway);
    }

    /// SHA-256 of what was built, once it has been read.
    pub(crate) fn digest(self) -> Option<String> {
        self.digest.get()
    }

    /// The job that reads it, while one does.
    pub(crate) fn digesting(self) -> Option<u64> {
        self.digesting.get()
    }

    /// The byte after each session of the image, the oldest first.
    pub(crate) fn sessions(self) -> Arc<Vec<u64>> {
        self.sessions.get().unwrap_or_default()
    }

    /// What was made of the image as it was is of no use any more.
    pub(super) fn forget(self) {
        if self.built.with_untracked(Option::is_some) {
            self.link.tell(&save::Discard { prepared: self.prepared.get_value() });
        }
        self.plans.update_value(|plans| *plans = plans.wrapping_add(1));
        self.plan.set(None);
        self.taking.set(None);
        self.failure.set(None);
        self.built.set(None);
        self.saves_anyway.set(false);
        self.digest.set(None);
        self.digesting.set(None);
    }

    pub(super) fn clear(self) {
        self.sessions.set(None);
        self.forget();
        self.options.set(BuildOptions::default());
        self.changes.set((0, Arc::default()));
        self.job.set(None);
    }
}

impl Model {
    /// Finds out what building would give, unless that is known.
    pub(crate) fn look_at_build(self) {
        if self.build.plan.with_untracked(Option::is_none) && self.build.built.with_untracked(Option::is_none) {
            self.plan_build();
        }
    }

    /// Finds out which sessions the image has, unless that is known.
    pub(crate) fn look_at_sessions(self) {
        if self.build.sessions.with_untracked(Option::is_none) {
            self.link.ask(&edit::Sessions, move |reply| {
                if let Ok(ends) = reply {
                    self.build.sessions.set(Some(Arc::new(ends)));
                }
            });
        }
    }

    /// Takes a step back; where others need it, the user is asked first.
    pub(crate) fn take_back(self, step: u32, with_others: bool) {
        self.build.taking.set(Some(Taking { step, others: Arc::default() }));
        self.link.ask(&edit::TakeBack { step, with_others }, move |reply| match reply {
            Ok(TakenBack::Done(info)) => self.edited(info),
            Ok(TakenBack::NeededBy(others)) => self.build.ask_about_others(others),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Builds in another way.
    pub(crate) fn set_build_mode(self, mode: BuildMode) {
        self.decide(|options| options.mode = Some(mode));
    }

    /// Wants checksums of the files in the image, or none.
    pub(crate) fn set_file_checksums(self, value: bool) {
        self.decide(|options| options.file_checksums = Some(value));
    }

    /// Wants a checksum in the image, or none.
    pub(crate) fn set_checksum(self, value: bool) {
        self.decide(|options| options.checksum = Some(value));
    }

    /// Wants no date later than one, or that of today.
    pub(crate) fn set_fixed_date(self, at: Option<i64>) {
        self.decide(|options| options.fixed_date = at);
    }

    fn decide(self, change: impl FnOnce(&mut BuildOptions)) {
        self.build.options.update(change);
        self.plan_build();
    }

    fn plan_build(self) {
        let build = self.build;
        build.failure.set(None);
        build.plans.update_value(|plans| *plans = plans.wrapping_add(1));
        let number = build.plans.get_value();
        if self.edit.steps_now() == 0 {
            build.changes.set((0, Arc::default()));
        } else {
            self.link.ask(&edit::Changes { start: 0, count: LISTED }, move |reply| {
                if let Ok(ChangePage { total, changes }) = reply {
                    build.changes.set((total, Arc::new(changes)));
                }
            });
        }
        let options = build.options.get_untracked();
        self.link.ask(&edit::PlanBuild { options }, move |reply| {
            if build.plans.get_value() != number {
                return;
            }
            match reply {
                Ok(plan) => build.plan.set(Some(Arc::new(plan))),
                Err(failure) => build.failure.set(Some(failure)),
            }
        });
    }

    /// Builds the image and proves it.
    pub(crate) fn build_image(self) {
        let Some(plan) = self.build.plan.get_untracked() else { return };
        let options = BuildOptions { mode: Some(plan.mode), ..self.build.options.get_untracked() };
        let (id, reply) = self.job(&edit::Build { options }, Transfer::Nothing, "Building the image", false);
        self.build.job.set(Some(id));
        spawn_local(async move {
            let reply = reply.await;
            self.build.job.set(None);
            match reply {
                Ok(Reply { answer: built, .. }) => {
                    self.build.prepared.set_value(id);
                    let is_right = built.wrong.is_empty() && built.damage.is_empty();
                    self.notices.say(if is_right {
                        "Image ready: checked."
                    } else {
                        "Image built, but its checks failed."
                    });
                    self.build.built.set(Some(Arc::new(built)));
                }
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Saves what was built.
    pub(crate) fn save_built(self) {
        let Some(built) = self.build.built.get_untracked() else { return };
        let prepared = self.build.prepared.get_value();
        let title = format!("Saving “{}”", visible(&built.output.name));
        spawn_local(async move {
            let write = |to| save::Write { prepared, output: 0, to };
            match self.put(write, &built.output, &title, |_| {}).await {
                Ok((_, sentence)) => self.notices.done(sentence, Vec::new()),
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Reads what was built for its SHA-256.
    pub(crate) fn digest_built(self) {
        let ask = edit::Digest { prepared: self.build.prepared.get_value(), output: 0 };
        let (id, reply) = self.reading_job(&ask, "Computing SHA-256 of the new image");
        self.build.digesting.set(Some(id));
        spawn_local(async move {
            let reply = reply.await;
            if self.build.digesting.get_untracked() != Some(id) {
                return;
            }
            self.build.digesting.set(None);
            match reply {
                Ok(digits) => self.build.digest.set(Some(digits)),
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Shows the plan again in place of what was built.
    pub(crate) fn plan_build_again(self) {
        self.build.forget();
        self.plan_build();
    }

    /// The receipt, with the checksum in the form that `sha256sum --check` reads, where it is known.
    fn build_receipt(self) -> Option<(String, String)> {
        let built = self.build.built.get_untracked()?;
        let name = built.output.name.clone();
        let hash = self.build.digest.get_untracked().map(|digits| format!("{digits}  {name}\n"));
        Some((format!("{}{}", built.text, hash.unwrap_or_default()), name))
    }

    /// Puts the receipt on the clipboard.
    pub(crate) fn copy_build_receipt(self) {
        if let Some((text, _)) = self.build_receipt() {
            self.copy_receipt_text(&text);
        }
    }

    /// Saves the receipt as a text file.
    pub(crate) fn save_build_receipt(self) {
        if let Some((text, name)) = self.build_receipt() {
            self.save_receipt_text(&text, &format!("{name}.receipt.txt"));
        }
    }
}

//! Converting the open image: formats, plan, and result.

use std::sync::Arc;

use discern::protocol::{ConversionInfo, Effect, Failure, FormInfo, LedgerLine, Part, ReceiptInfo, convert};
use leptos::prelude::*;

use super::{Grouping, Model, converting};
use crate::browser::picker;
use crate::client::Link;
use crate::state::State;
use crate::words;

/// State of a conversion.
#[derive(Clone, Copy)]
pub(crate) struct Convert {
    pub(super) link: Link,
    part: State<Part>,
    forms: State<Option<Arc<Vec<FormInfo>>>>,
    form: State<Option<String>>,
    /// Id of the format to select first, if it is possible.
    wanted: StoredValue<Option<&'static str>>,
    plan: State<Option<Arc<ConversionInfo>>>,
    ledger: State<Vec<LedgerLine>>,
    failure: State<Option<Failure>>,
    pub(super) grouping: State<Grouping>,
    /// Id of the job that surveys the left-out data.
    survey: State<Option<u64>>,
    /// Id of the job that converts.
    pub(super) job: State<Option<u64>>,
    /// Id of the job that hashes saved files.
    pub(super) hashing: State<Option<u64>>,
    pub(super) receipt: State<Option<Arc<ReceiptInfo>>>,
    /// Where the files were saved, in a sentence.
    pub(super) outcome: State<Option<String>>,
}

impl Convert {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            part: State::new(Part::Disc),
            forms: State::new(None),
            form: State::new(None),
            wanted: StoredValue::new(None),
            plan: State::new(None),
            ledger: State::new(Vec::new()),
            failure: State::new(None),
            grouping: State::new(if picker::can_pick_directory() { Grouping::Folder } else { Grouping::Zip }),
            survey: State::new(None),
            job: State::new(None),
            hashing: State::new(None),
            receipt: State::new(None),
            outcome: State::new(None),
        }
    }

    /// The part of the disc to convert.
    pub(crate) fn part(self) -> Part {
        self.part.get()
    }

    /// Every format, possible or not; `None` while they are being determined.
    pub(crate) fn forms(self) -> Option<Arc<Vec<FormInfo>>> {
        self.forms.get()
    }

    /// The selected format.
    pub(crate) fn form(self) -> Option<FormInfo> {
        let chosen = self.form.get()?;
        self.forms.with(|forms| forms.as_ref()?.iter().find(|form| form.id == chosen).cloned())
    }

    /// Selects a format of the whole disc once the formats are shown, unless one is being written.
    pub(crate) fn want(self, form: &'static str) {
        if self.job.get_untracked().is_none() {
            self.forget_forms();
            self.part.set(Part::Disc);
            self.wanted.set_value(Some(form));
        }
    }

    /// The plan for that format.
    pub(crate) fn plan(self) -> Option<Arc<ConversionInfo>> {
        self.plan.get()
    }

    /// Why the conversion cannot be planned.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// The lines of the ledger with one effect.
    pub(crate) fn ledger(self, effect: Effect) -> Vec<LedgerLine> {
        self.ledger.with(|lines| lines.iter().filter(|line| line.effect == effect).cloned().collect())
    }

    /// Id of the running survey of the left-out data.
    pub(crate) fn survey(self) -> Option<u64> {
        self.survey.get()
    }

    /// Id of the running conversion.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// Id of the job that hashes saved files, while it runs.
    pub(crate) fn hashing(self) -> Option<u64> {
        self.hashing.get()
    }

    /// The receipt of the conversion.
    pub(crate) fn receipt(self) -> Option<Arc<ReceiptInfo>> {
        self.receipt.get()
    }

    /// Where the files were saved, in a sentence.
    pub(crate) fn outcome(self) -> Option<String> {
        self.outcome.get()
    }

    /// How to save several files.
    pub(crate) fn grouping(self) -> Grouping {
        self.grouping.get()
    }

    /// Sets how to save several files.
    pub(crate) fn set_grouping(self, grouping: Grouping) {
        self.grouping.set(grouping);
    }

    pub(super) fn clear(self) {
        self.part.set(Part::Disc);
        self.job.set(None);
        self.forget_forms();
    }

    fn forget_forms(self) {
        self.forms.set(None);
        self.form.set(None);
        self.forget_plan();
    }

    fn forget_plan(self) {
        self.plan.set(None);
        self.ledger.set(Vec::new());
        self.failure.set(None);
        self.survey.set(None);
        self.hashing.set(None);
        self.receipt.set(None);
        self.outcome.set(None);
    }

    /// The format selected at first: the one that the user asked for, the likely one, otherwise the first possible one
    /// that is not a copy.
    fn first_choice(self, forms: &[FormInfo]) -> Option<String> {
        let possible = || forms.iter().filter(|form| form.obstacle.is_none());
        let wanted = self.wanted.try_update_value(Option::take).flatten();
        let wanted = possible().find(|form| Some(form.id.as_str()) == wanted);
        let likely = possible().find(|form| form.likely);
        let other = || possible().find(|form| !form.copy);
        wanted.or(likely).or_else(other).or_else(|| possible().next()).map(|form| form.id.clone())
    }
}

/// Requests all formats for the chosen part, unless they are known.
pub(crate) fn look_at_forms(model: Model) {
    if model.convert.forms.with_untracked(Option::is_some) {
        return;
    }
    choose_part(model, model.convert.part.get_untracked());
}

/// Selects the part of the disc to convert.
pub(crate) fn choose_part(model: Model, part: Part) {
    stop_reading(model);
    model.convert.forget_forms();
    model.convert.part.set(part);
    model.convert.link.ask(&convert::Forms { part }, move |reply| {
        if model.convert.part.get_untracked() != part {
            return;
        }
        match reply {
            Ok(forms) => {
                let choice = model.convert.first_choice(&forms);
                model.convert.forms.set(Some(Arc::new(forms)));
                if let Some(id) = choice {
                    choose_form(model, id);
                }
            }
            Err(failure) => model.convert.failure.set(Some(failure)),
        }
    });
}

/// Selects a format and plans the conversion.
pub(crate) fn choose_form(model: Model, id: String) {
    stop_reading(model);
    model.convert.forget_plan();
    model.convert.form.set(Some(id.clone()));
    let part = model.convert.part.get_untracked();
    let ask = convert::Plan { form: id.clone(), part };
    model.convert.link.ask(&ask, move |reply| {
        if model.convert.form.get_untracked().as_ref() != Some(&id) {
            return;
        }
        match reply {
            Ok(plan) => {
                model.convert.ledger.set(plan.ledger.clone());
                if plan.unread > 0 {
                    survey(model);
                }
                model.convert.plan.set(Some(Arc::new(plan)));
            }
            Err(failure) => model.convert.failure.set(Some(failure)),
        }
    });
}

/// Returns from the receipt to the plan.
pub(crate) fn plan_again(model: Model) {
    if let Some(id) = model.convert.hashing.get_untracked() {
        model.jobs.cancel(id);
    }
    model.convert.hashing.set(None);
    model.convert.receipt.set(None);
    model.convert.outcome.set(None);
}

/// Stops jobs that only read for a plan that is no longer shown.
fn stop_reading(model: Model) {
    let reading = [model.convert.survey.get_untracked(), model.convert.hashing.get_untracked()];
    reading.into_iter().flatten().for_each(|id| model.jobs.cancel(id));
}

fn survey(model: Model) {
    let (id, reply) = converting::reading_job(model, &convert::Survey, words::tasks::survey());
    model.convert.survey.set(Some(id));
    wasm_bindgen_futures::spawn_local(async move {
        let reply = reply.await;
        if model.convert.survey.get_untracked() != Some(id) {
            return;
        }
        model.convert.survey.set(None);
        match reply {
            Ok(ledger) => model.convert.ledger.set(ledger),
            Err(failure) => model.convert.failure.set(Some(failure)),
        }
    });
}

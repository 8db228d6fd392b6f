//! The jobs that have ended, of all open images: what came of them is announced wherever the user is, and kept.

use std::sync::Arc;

use discern::protocol::{Failure, FailureKind};
use leptos::prelude::*;

use super::{Action, Model, Tab};
use crate::state::State;
use crate::words;

/// Maximum number of ended jobs kept; the oldest is forgotten.
const MOST: usize = 30;

/// A job that has ended.
#[derive(Clone)]
pub(crate) struct EndedJob {
    /// Number, by which it is distinguished from others.
    pub(crate) number: u32,
    /// Its image.
    pub(crate) model: Model,
    /// Title, as in "Converting to Nero image".
    pub(crate) title: String,
    /// Where it belongs.
    pub(crate) tab: Tab,
    /// What came of it.
    pub(crate) outcome: Result<String, Failure>,
    /// Starts it again.
    again: Option<Action>,
    /// Number of changes of the image, with which it would be another job.
    steps: u32,
}

impl EndedJob {
    /// What starts it again, unless that is no use or the image has changed since.
    pub(crate) fn again(&self) -> Option<Action> {
        self.again.clone().filter(|_| self.model.edit.steps() == self.steps)
    }
}

/// The ended jobs of all images.
#[derive(Clone, Copy)]
pub(crate) struct Tray {
    list: State<Vec<EndedJob>>,
    /// Number of the next one, and of the first that the user hasn't seen.
    next: State<u32>,
    unseen: State<u32>,
    is_open: State<bool>,
}

impl Tray {
    pub(super) fn new() -> Self {
        Self { list: State::new(Vec::new()), next: State::new(0), unseen: State::new(0), is_open: State::new(false) }
    }

    /// The ended jobs, the last one first.
    pub(crate) fn list(self) -> Vec<EndedJob> {
        self.list.get()
    }

    /// The ended jobs that the user hasn't seen.
    pub(crate) fn unseen(self) -> Vec<EndedJob> {
        let unseen = self.unseen.get();
        self.list.with(|list| list.iter().filter(|job| job.number >= unseen).cloned().collect())
    }

    /// Whether the list is shown.
    pub(crate) fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Shows or hides the list; the user has seen what it contains.
    pub(crate) fn set_open(self, is_open: bool) {
        self.is_open.set(is_open);
        self.unseen.set(self.next.get_untracked());
    }

    /// Forgets all ended jobs.
    pub(crate) fn clear(self) {
        self.list.set(Vec::new());
    }

    /// Forgets one of them.
    pub(crate) fn remove(self, number: u32) {
        self.list.update(|list| list.retain(|job| job.number != number));
    }

    /// Forgets those of an image.
    pub(super) fn forget(self, model: Model) {
        self.list.update(|list| list.retain(|job| job.model != model));
    }

    fn add(self, mut job: EndedJob) {
        job.number = self.next.update(|next| {
            let number = *next;
            *next = next.saturating_add(1);
            number
        });
        self.list.update(|list| {
            list.insert(0, job);
            list.truncate(MOST);
        });
    }
}

/// Records a job that succeeded. Unless the user looks at where it belongs, a notice says so.
pub(super) fn done(model: Model, title: &str, tab: Tab, sentence: impl Into<String>) {
    let sentence = sentence.into();
    keep(model, title, tab, Ok(sentence.clone()), None);
    if model.is_shown_now() && model.tab.get_untracked() == tab {
        model.notices.say(sentence);
    } else {
        model.notices.done(named(model, sentence), Vec::new());
    }
}

/// Records that files were saved, and shows a notice with further details.
pub(super) fn saved(model: Model, title: &str, tab: Tab, sentence: String, notes: Vec<String>) {
    keep(model, title, tab, Ok(sentence.clone()), None);
    model.notices.done(named(model, sentence), notes);
}

/// Records a job that failed, with what starts it again, and shows a notice, unless the user stopped it.
pub(super) fn failed(
    model: Model,
    title: &str,
    tab: Tab,
    mut failure: Failure,
    again: impl Fn() + Send + Sync + 'static,
) {
    if failure.kind != FailureKind::Cancelled {
        // A file that became unreadable has to be opened again first.
        let again: Option<Action> = match failure.kind {
            FailureKind::Unreadable => None,
            FailureKind::Cancelled
            | FailureKind::Unsupported
            | FailureKind::Broken
            | FailureKind::Destination
            | FailureKind::Worker
            | FailureKind::Part => Some(Arc::new(again)),
        };
        keep(model, title, tab, Err(failure.clone()), again);
        failure.what = named(model, failure.what);
    }
    model.notices.fail(failure);
}

fn keep(model: Model, title: &str, tab: Tab, outcome: Result<String, Failure>, again: Option<Action>) {
    let (title, steps) = (title.to_owned(), model.edit.steps_now());
    model.tray.add(EndedJob { number: 0, model, title, tab, outcome, again, steps });
}

/// A sentence with the name of its image, unless that is the shown one.
fn named(model: Model, sentence: String) -> String {
    match model.is_shown_now() {
        true => sentence,
        false => words::tasks::of_image(&untrack(move || model.session.name()), &words::told(&sentence)),
    }
}

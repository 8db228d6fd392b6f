//! Running jobs: showing and stopping them.

use std::time::Duration;

use discern::protocol::{JobProgress, browse};
use leptos::prelude::*;

use super::job::Job;
use crate::client::Link;
use crate::state::State;
use crate::words;

/// All running jobs.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    link: Link,
    list: State<Vec<Job>>,
    /// The request that opens an image, and when it was made, in milliseconds.
    opening: StoredValue<Option<(u64, f64)>>,
    /// The request whose progress the worker has reported last.
    heard: StoredValue<u64>,
}

/// Time after which an image that is still being opened is shown as a job.
const SHOWN_LATE: Duration = Duration::from_millis(400);

/// Time that the worker gets to begin with an image, once it has loaded.
const BEGINS: Duration = Duration::from_millis(1000);

/// Bytes that are read of most images to open them.
const LITTLE: u64 = 1 << 20;

/// Milliseconds after which an opening that reads as little takes long, too.
const LONG: u64 = 3000;

impl Jobs {
    pub(super) fn new(link: Link) -> Self {
        Self { link, list: State::new(Vec::new()), opening: StoredValue::new(None), heard: StoredValue::new(0) }
    }

    /// The jobs to show.
    pub(crate) fn list(self) -> Vec<Job> {
        self.list.with(|list| list.iter().filter(|job| !job.quiet || job.progress.is_some()).cloned().collect())
    }

    /// Whether a running job saves something, untracked: jobs that only read can be started again.
    pub(crate) fn any_saves_now(self) -> bool {
        self.list.with_untracked(|list| list.iter().any(|job| job.saves))
    }

    /// Whether any job runs, untracked.
    pub(super) fn any_now(self) -> bool {
        self.list.with_untracked(|list| !list.is_empty())
    }

    /// Stops a job. The worker ends it after its step; opening is one step, so the worker ends with it.
    pub(crate) fn cancel(self, id: u64) {
        if self.is_opening(id) {
            return self.link.restart();
        }
        self.update(id, |job| job.stopping = true);
        self.link.tell(&browse::Cancel { job: id });
    }

    /// Shows the opening of an image as a job if it takes long. `stuck` is called if the worker does not begin with it:
    /// then it is busy with something for the former image.
    pub(super) fn began_opening(self, id: u64, title: String, stuck: impl FnOnce() + 'static) {
        self.opening.set_value(Some((id, js_sys::Date::now())));
        set_timeout(
            move || {
                if self.is_opening(id) && self.heard.get_value() != id && self.link.is_ready() {
                    stuck();
                }
            },
            BEGINS,
        );
        self.show_late(id, title);
    }

    /// Shows the opening of a file of the image as a job if it takes long, unless another image is being opened.
    pub(super) fn began_entering(self, id: u64) {
        if self.opening.get_value().is_none() {
            self.opening.set_value(Some((id, js_sys::Date::now())));
            self.show_late(id, words::tasks::open_file().to_owned());
        }
    }

    fn show_late(self, id: u64, title: String) {
        set_timeout(
            move || {
                if self.is_opening(id) {
                    self.began_reading(id, title);
                }
            },
            SHOWN_LATE,
        );
    }

    /// Whether this request opens an image, and no later one does.
    pub(super) fn is_opening(self, id: u64) -> bool {
        self.opening.get_value().is_some_and(|(opening, _)| opening == id)
    }

    /// Ends the opening of an image.
    pub(super) fn ended_opening(self, id: u64) {
        if self.is_opening(id) {
            self.opening.set_value(None);
            self.link.keep_spare(false);
        }
        self.ended(id);
    }

    /// Gives up an image that is still being opened, so that another one can be.
    pub(super) fn give_up_opening(self) {
        let Some((id, since)) = self.opening.try_update_value(Option::take).flatten() else { return };
        self.ended(id);
        if js_sys::Date::now() - since > 200.0 {
            self.link.restart();
        }
    }

    /// The file that a job has reported last.
    pub(super) fn file_of(self, id: u64) -> Option<String> {
        let file = |job: &Job| job.progress.as_ref().map(|progress| progress.file.clone());
        self.list.with_untracked(|list| list.iter().find(|job| job.id == id).and_then(file))
    }

    pub(super) fn cancel_all(self) {
        for job in self.list.get_untracked() {
            self.cancel(job.id);
        }
    }

    pub(super) fn began(self, id: u64, title: String, quiet: bool) {
        let job = Job::new(id, title, quiet);
        self.list.update(|list| list.push(job));
    }

    /// Adds a job that saves nothing.
    pub(super) fn began_reading(self, id: u64, title: String) {
        let mut job = Job::new(id, title, false);
        job.saves = false;
        self.list.update(|list| list.push(job));
    }

    pub(super) fn ended(self, id: u64) {
        self.list.update(|list| list.retain(|job| job.id != id));
    }

    /// Records progress; returns an announcement when it is time for one.
    pub(super) fn advance(self, progress: JobProgress) -> Option<String> {
        self.heard.set_value(progress.job);
        let (id, is_long) = (progress.job, progress.done > LITTLE || progress.elapsed > LONG);
        let (mut sentence, mut is_shown) = (None, false);
        self.update(id, |job| {
            is_shown = true;
            sentence = job.advance(progress);
        });
        if is_shown && is_long && self.is_opening(id) {
            self.link.keep_spare(true);
        }
        sentence
    }

    fn update(self, id: u64, change: impl FnOnce(&mut Job)) {
        self.list.update(|list| {
            if let Some(job) = list.iter_mut().find(|job| job.id == id) {
                change(job);
            }
        });
    }
}

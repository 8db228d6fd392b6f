//! Running jobs: showing and stopping them.

use discern::protocol::{JobProgress, browse};

use super::job::Job;
use crate::client::Link;
use crate::state::State;

/// All running jobs.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    link: Link,
    list: State<Vec<Job>>,
}

impl Jobs {
    pub(super) fn new(link: Link) -> Self {
        Self { link, list: State::new(Vec::new()) }
    }

    /// The jobs to show.
    pub(crate) fn list(self) -> Vec<Job> {
        self.list.with(|list| list.iter().filter(|job| !job.quiet || job.progress.is_some()).cloned().collect())
    }

    /// Whether a running job saves something, untracked: jobs that only read can be started again.
    pub(crate) fn any_saves_now(self) -> bool {
        self.list.with_untracked(|list| list.iter().any(|job| job.saves))
    }

    /// Asks the worker to stop a job.
    pub(crate) fn cancel(self, id: u64) {
        self.update(id, |job| job.stopping = true);
        self.link.tell(&browse::Cancel { job: id });
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
        let mut sentence = None;
        self.update(progress.job, |job| {
            sentence = job.advance(progress);
        });
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

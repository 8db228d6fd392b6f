//! Long work: how far it is, and how to stop it.

use std::collections::VecDeque;

use discern::protocol::{JobProgress, Request};
use leptos::prelude::*;

use crate::client::Link;

/// Milliseconds over which the speed is taken.
const SMOOTH: u64 = 5000;
/// Milliseconds between two sentences for a screen reader.
const SPOKEN: u64 = 5000;

/// A job that runs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job {
    /// The request's id.
    pub(crate) id: u64,
    /// What it is for, as in "Save boot.zip".
    pub(crate) title: String,
    /// How far it is; nothing before the first word of it.
    pub(crate) progress: Option<JobProgress>,
    /// The person asked to stop it.
    pub(crate) stopping: bool,
    quiet: bool,
    samples: VecDeque<(u64, u64)>,
    spoken: u64,
}

impl Job {
    const fn new(id: u64, title: String, quiet: bool) -> Self {
        Self { id, title, progress: None, stopping: false, quiet, samples: VecDeque::new(), spoken: 0 }
    }

    /// Bytes a second, over the last seconds; `None` while that would be a guess.
    pub(crate) fn speed(&self) -> Option<u64> {
        let (from, done) = self.samples.front()?;
        let (until, now) = self.samples.back()?;
        let elapsed = until.saturating_sub(*from);
        if elapsed < 500 { None } else { now.saturating_sub(*done).saturating_mul(1000).checked_div(elapsed) }
    }

    /// Seconds left.
    pub(crate) fn left(&self) -> Option<u64> {
        let progress = self.progress.as_ref()?;
        progress.total.saturating_sub(progress.done).checked_div(self.speed()?)
    }

    /// How much is done, of a hundred.
    pub(crate) fn percent(&self) -> Option<u64> {
        let progress = self.progress.as_ref()?;
        let percent = u128::from(progress.done).saturating_mul(100).checked_div(u128::from(progress.total))?;
        u64::try_from(percent.min(100)).ok()
    }

    fn told(&mut self, progress: JobProgress) {
        let phase_changed = self.progress.as_ref().is_none_or(|before| before.phase != progress.phase);
        if phase_changed {
            self.samples.clear();
        }
        self.samples.push_back((progress.elapsed, progress.done));
        while self.samples.front().is_some_and(|(at, _)| progress.elapsed.saturating_sub(*at) > SMOOTH) {
            self.samples.pop_front();
        }
        self.progress = Some(progress);
    }
}

/// All jobs that run.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    link: Link,
    list: RwSignal<Vec<Job>>,
}

impl Jobs {
    pub(super) fn new(link: Link) -> Self {
        Self { link, list: RwSignal::new(Vec::new()) }
    }

    /// All that are to be seen.
    pub(crate) fn list(self) -> Vec<Job> {
        self.list.with(|list| list.iter().filter(|job| !job.quiet || job.progress.is_some()).cloned().collect())
    }

    /// Whether one runs, untracked.
    pub(crate) fn any_now(self) -> bool {
        self.list.with_untracked(|list| !list.is_empty())
    }

    /// Asks the worker to stop one.
    pub(crate) fn cancel(self, id: u64) {
        self.update(id, |job| job.stopping = true);
        self.link.ask(Request::Cancel { job: id }, |_| {});
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

    pub(super) fn ended(self, id: u64) {
        self.list.update(|list| list.retain(|job| job.id != id));
    }

    /// Notes progress; gives a sentence where it is time to say one.
    pub(super) fn told(self, progress: JobProgress) -> Option<String> {
        let mut sentence = None;
        self.update(progress.job, |job| {
            let elapsed = progress.elapsed;
            job.told(progress);
            if elapsed.saturating_sub(job.spoken) >= SPOKEN {
                job.spoken = elapsed;
                sentence = job.percent().map(|percent| format!("{}: {percent} percent.", job.title));
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(done: u64, elapsed: u64) -> JobProgress {
        JobProgress { job: 1, phase: "Checksums".into(), done, total: 1000, file: String::new(), elapsed }
    }

    #[test]
    fn speed_and_time_left_come_from_the_last_seconds() {
        let mut job = Job::new(1, String::new(), false);
        job.told(progress(0, 0));
        assert_eq!(job.speed(), None);
        job.told(progress(100, 1000));
        assert_eq!(job.speed(), Some(100));
        assert_eq!(job.left(), Some(9));
        job.told(progress(100, 6000));
        assert_eq!(job.speed(), Some(0));
        assert_eq!(job.left(), None);
        assert_eq!(job.percent(), Some(10));
    }
}

//! The progress of a job: bytes done, speed, and remaining time.

use std::collections::VecDeque;

use discern::protocol::JobProgress;

use crate::words;

/// Milliseconds over which the speed is averaged.
const SMOOTH: u64 = 5000;
/// Milliseconds between two announcements for a screen reader.
const SPOKEN: u64 = 5000;

/// A running job.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job {
    /// Id of the request.
    pub(crate) id: u64,
    /// Title, as in "Save boot.zip".
    pub(crate) title: String,
    /// Latest progress; `None` before the first report.
    pub(crate) progress: Option<JobProgress>,
    /// Whether the user asked to stop it.
    pub(crate) stopping: bool,
    /// Whether to show it only once it has reported progress.
    pub(crate) quiet: bool,
    /// Whether closing the page would lose something.
    pub(crate) saves: bool,
    samples: VecDeque<(u64, u64)>,
    spoken: u64,
}

impl Job {
    /// A job that has not reported anything yet.
    pub(crate) const fn new(id: u64, title: String, quiet: bool) -> Self {
        Self { id, title, progress: None, stopping: false, quiet, saves: true, samples: VecDeque::new(), spoken: 0 }
    }

    /// Speed in bytes per second, averaged over the last seconds; `None` while that would be a guess.
    pub(crate) fn speed(&self) -> Option<u64> {
        let (from, done) = self.samples.front()?;
        let (until, now) = self.samples.back()?;
        let elapsed = until.saturating_sub(*from);
        if elapsed < 500 { None } else { now.saturating_sub(*done).saturating_mul(1000).checked_div(elapsed) }
    }

    /// Remaining seconds.
    pub(crate) fn left(&self) -> Option<u64> {
        let progress = self.progress.as_ref()?;
        progress.total.saturating_sub(progress.done).checked_div(self.speed()?)
    }

    /// Progress in percent.
    pub(crate) fn percent(&self) -> Option<u64> {
        let progress = self.progress.as_ref()?;
        let percent = u128::from(progress.done).saturating_mul(100).checked_div(u128::from(progress.total))?;
        u64::try_from(percent.min(100)).ok()
    }

    /// Records progress; returns an announcement when it is time for one.
    pub(crate) fn advance(&mut self, progress: JobProgress) -> Option<String> {
        let phase_changed = self.progress.as_ref().is_none_or(|before| before.phase != progress.phase);
        if phase_changed {
            self.samples.clear();
        }
        self.samples.push_back((progress.elapsed, progress.done));
        while self.samples.front().is_some_and(|(at, _)| progress.elapsed.saturating_sub(*at) > SMOOTH) {
            self.samples.pop_front();
        }
        let elapsed = progress.elapsed;
        self.progress = Some(progress);
        if elapsed.saturating_sub(self.spoken) < SPOKEN {
            return None;
        }
        self.spoken = elapsed;
        self.percent().map(|percent| words::tasks::progress(&self.title, &percent.to_string()))
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
        assert_eq!(job.advance(progress(0, 0)), None);
        assert_eq!(job.speed(), None);
        assert_eq!(job.advance(progress(100, 1000)), None);
        assert_eq!(job.speed(), Some(100));
        assert_eq!(job.left(), Some(9));
        assert_eq!(job.advance(progress(100, 6000)).as_deref(), Some(": 10 percent."));
        assert_eq!(job.speed(), Some(0));
        assert_eq!(job.left(), None);
        assert_eq!(job.percent(), Some(10));
    }
}

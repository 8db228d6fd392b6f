//! A piece of long work: how far it is, how fast, and how long it takes yet.

use std::collections::VecDeque;

use discern::protocol::JobProgress;

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
    /// The user asked to stop it.
    pub(crate) stopping: bool,
    /// To be shown only once it has told how far it is.
    pub(crate) quiet: bool,
    /// Something of it would be lost with the page.
    pub(crate) saves: bool,
    samples: VecDeque<(u64, u64)>,
    spoken: u64,
}

impl Job {
    /// A job that has not told anything yet.
    pub(crate) const fn new(id: u64, title: String, quiet: bool) -> Self {
        Self { id, title, progress: None, stopping: false, quiet, saves: true, samples: VecDeque::new(), spoken: 0 }
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

    /// Notes progress; gives a sentence where it is time to say one.
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
        self.percent().map(|percent| format!("{}: {percent} percent.", self.title))
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

//! Long work in steps: the caller shows progress, yields and cancels; the library does none of these.

use crate::error::Result;

/// Progress of a job.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units done; bytes unless the job says otherwise.
    pub done: u64,
    /// Units in total; may grow while the job still finds out, 0 if unknown.
    pub total: u64,
}

/// The result of a step.
#[derive(Debug)]
pub enum Step<T> {
    /// There is more to do.
    More(Progress),
    /// The job is finished, and must not be stepped again.
    Done(T),
}

/// Work that can be done a piece at a time.
pub trait Job {
    /// The result of the job.
    type Output;

    /// Does about `budget` units of work (bytes read, unless the job says otherwise).
    ///
    /// # Errors
    /// Any error that makes the result impossible; the job is then over.
    fn step(&mut self, budget: u64) -> Result<Step<Self::Output>>;

    /// Runs to the end at once, for callers that need neither progress nor canceling.
    ///
    /// # Errors
    /// The errors of [`Job::step`].
    fn run(&mut self) -> Result<Self::Output> {
        loop {
            if let Step::Done(output) = self.step(u64::MAX)? {
                return Ok(output);
            }
        }
    }
}

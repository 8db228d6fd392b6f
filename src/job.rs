//! Long work, in steps: whoever drives it shows progress, yields and cancels; the library does none of the three.

use crate::error::Result;

/// How far a job has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units done; bytes unless the job says otherwise.
    pub done: u64,
    /// Units in all; may grow while a job is still finding out, 0 while unknown.
    pub total: u64,
}

/// What a step left.
#[derive(Debug)]
pub enum Step<T> {
    /// There is more to do.
    More(Progress),
    /// Finished; the job must not be stepped again.
    Done(T),
}

/// Work that can be done a piece at a time.
pub trait Job {
    /// What it yields.
    type Output;

    /// Does about `budget` units of work (bytes read, unless the job says otherwise).
    ///
    /// # Errors
    /// Whatever makes the result impossible; the job is then over.
    fn step(&mut self, budget: u64) -> Result<Step<Self::Output>>;

    /// Runs to the end at once, for callers that need neither progress nor cancel.
    ///
    /// # Errors
    /// As [`Job::step`].
    fn run(&mut self) -> Result<Self::Output> {
        loop {
            if let Step::Done(output) = self.step(u64::MAX)? {
                return Ok(output);
            }
        }
    }
}

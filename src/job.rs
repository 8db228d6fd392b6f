//! Long work in steps: the caller shows progress, yields and cancels; the library does none of these.

use std::cell::Cell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

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

/// Where an async function of this library may be interrupted. The compiler keeps its state in between, which a job
/// over nested structures would otherwise have to keep by hand.
#[derive(Debug, Clone, Default)]
pub struct Turns(Rc<Cell<u64>>);

impl Turns {
    /// Entries to work on between two turns: a millisecond or two in a browser.
    pub const ENTRIES: usize = 500;

    /// Takes units of work from the budget of the step; if none is left, waits for the next step first.
    pub async fn spend(&self, units: u64) {
        poll_fn(|_| match self.0.get() {
            0 => Poll::Pending,
            left => {
                self.0.set(left.saturating_sub(units));
                Poll::Ready(())
            }
        })
        .await;
    }
}

/// An async function as a job. It waits for nothing but [`Turns`], and counts the units that it spends there.
pub struct Sliced<'a, T> {
    turns: Turns,
    work: Pin<Box<dyn Future<Output = Result<T>> + 'a>>,
}

impl<'a, T> Sliced<'a, T> {
    /// Begins the work, which starts with the first step.
    pub fn new<W: Future<Output = Result<T>> + 'a>(work: impl FnOnce(Turns) -> W) -> Self {
        let turns = Turns::default();
        Self { work: Box::pin(work(turns.clone())), turns }
    }
}

impl<T> fmt::Debug for Sliced<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sliced").field("turns", &self.turns).finish_non_exhaustive()
    }
}

impl<T> Job for Sliced<'_, T> {
    type Output = T;

    fn step(&mut self, budget: u64) -> Result<Step<T>> {
        self.turns.0.set(budget.max(1));
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => output.map(Step::Done),
            Poll::Pending => Ok(Step::More(Progress::default())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_async_function_stops_where_the_budget_ends() {
        let done = Rc::new(Cell::new(0));
        let counted = Rc::clone(&done);
        let mut job = Sliced::new(|turns| async move {
            for _ in 0..10 {
                turns.spend(3).await;
                counted.set(counted.get() + 1);
            }
            Ok("all")
        });
        assert!(matches!(job.step(6), Ok(Step::More(_))));
        assert_eq!(done.get(), 2);
        assert!(matches!(job.step(1), Ok(Step::More(_))));
        assert_eq!(done.get(), 3);
        assert_eq!(job.run().unwrap(), "all");
        assert_eq!(done.get(), 10);
    }
}

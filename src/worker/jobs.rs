//! Jobs: long work that can be stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::job::{self, Progress, Step};
use discern::protocol::{Failure, JobProgress, News};

use web_sys::Blob;

use crate::browser::clock::Deadline;
use crate::browser::{clock, messages};
use crate::failures;
use crate::files::source::Reading;

/// Milliseconds between two messages about one job.
const BETWEEN: f64 = 100.0;

/// Milliseconds of work between turns of the event loop, which a request may have to wait.
pub const SLICE: f64 = 24.0;

/// The result of a job: an answer, and a blob if the answer describes one.
pub type JobResult<T> = Result<(T, Option<Blob>), Failure>;

/// The running jobs.
#[derive(Default)]
pub struct Jobs(RefCell<Vec<Rc<Job>>>);

/// A running job.
pub struct Job {
    id: u64,
    is_cancelled: Cell<bool>,
    began: f64,
    told: Cell<f64>,
    reading: Rc<Reading>,
}

impl Jobs {
    /// Begins a job under the id of its request.
    pub fn begin(&self, id: u64, reading: Rc<Reading>) -> Rc<Job> {
        let began = clock::now();
        let job = Rc::new(Job { id, is_cancelled: Cell::new(false), began, told: Cell::new(began), reading });
        self.0.borrow_mut().push(Rc::clone(&job));
        job
    }

    /// Forgets a job that has ended.
    pub fn end(&self, id: u64) {
        let mut jobs = self.0.borrow_mut();
        if let Some(at) = jobs.iter().position(|job| job.id == id) {
            let job = jobs.swap_remove(at);
            if jobs.is_empty() {
                job.reading.release();
            }
        }
    }

    /// Stops a job; it ends at its next step.
    pub fn cancel(&self, id: u64) {
        if let Some(job) = self.0.borrow().iter().find(|job| job.id == id) {
            job.is_cancelled.set(true);
        }
    }

    /// Stops all jobs.
    pub fn cancel_all(&self) {
        self.0.borrow().iter().for_each(|job| job.is_cancelled.set(true));
    }
}

impl Job {
    /// Id of its request.
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// Fails once the user has stopped the job.
    ///
    /// # Errors
    /// An error of kind `Cancelled`.
    pub fn check(&self) -> Result<(), Failure> {
        if self.is_cancelled.get() { Err(failures::cancelled()) } else { Ok(()) }
    }

    /// Runs a job of the library, which counts its progress in units of `unit` bytes, in steps of `stride` units.
    ///
    /// # Errors
    /// The errors of the work, and of [`Job::check`].
    pub async fn run<J: job::Job>(
        &self,
        phase: &str,
        stride: u64,
        unit: u64,
        work: &mut J,
    ) -> Result<J::Output, Failure> {
        let mut deadline = Deadline::after(SLICE);
        loop {
            match work.step(stride).map_err(|error| failures::from_error(&error))? {
                Step::More(Progress { done, total }) => {
                    let bytes = Progress { done: done.saturating_mul(unit), total: total.saturating_mul(unit) };
                    self.progress(phase, bytes, "");
                }
                Step::Done(output) => return Ok(output),
            }
            self.rest(&mut deadline).await?;
        }
    }

    /// Between two steps: reads ahead for the next, and lets messages in when the deadline has passed, which is then
    /// renewed.
    ///
    /// # Errors
    /// The errors of [`Job::check`].
    pub async fn rest(&self, deadline: &mut Deadline) -> Result<(), Failure> {
        self.reading.ahead().await;
        if deadline.is_over() {
            clock::turn().await;
            *deadline = Deadline::after(SLICE);
        }
        self.check()
    }

    /// Reports progress, unless that was just done.
    pub fn progress(&self, phase: &str, progress: Progress, file: &str) {
        let now = clock::now();
        if now - self.told.get() < BETWEEN {
            return;
        }
        self.told.set(now);
        messages::news(News::Progress(JobProgress {
            job: self.id,
            phase: phase.into(),
            done: progress.done,
            total: progress.total,
            file: file.into(),
            elapsed: crate::browser::number::from_js(now - self.began),
        }));
    }
}

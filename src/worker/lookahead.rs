//! Has what a job reads unpacked before, where that is worth starting other workers.

use std::cell::Cell;
use std::pin::Pin;

use discern::protocol::Failure;
use discern::source::{Pool, Source};

use crate::jobs::Job;

/// Fewest bytes for which starting workers is worth its time.
const FEWEST: u64 = 16 << 20;

/// Bytes among which packed blocks are looked for.
const SAMPLE: u64 = 1 << 20;

/// Begins to unpack in other workers; `None` if that cannot be.
pub type Begin = fn() -> Pin<Box<dyn Future<Output = Option<Box<dyn Unpacking>>>>>;

thread_local! {
    static BEGIN: Cell<Option<Begin>> = const { Cell::new(None) };
}

/// Sets how other workers are begun: their code is loaded when it is needed.
pub fn unpack_with(begin: Begin) {
    BEGIN.set(Some(begin));
}

/// Unpacks blocks in other workers.
pub trait Unpacking {
    /// Has blocks from an offset of a source on unpacked, and waits for those of the next `count` bytes.
    fn before<'a>(
        &'a mut self,
        job: &'a Job,
        source: &'a Source,
        at: u64,
        count: u64,
    ) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

    /// Gives nothing more of this source.
    fn stop(&mut self);
}

/// What a job is going to read of a source, and afterwards of others.
pub struct Lookahead<'a> {
    job: &'a Job,
    source: Option<Source>,
    /// `None` until something packed is found.
    unpacking: Option<Box<dyn Unpacking>>,
    /// Whether nothing more of the source is worth it.
    is_over: bool,
}

impl<'a> Lookahead<'a> {
    /// Looks at nothing yet.
    pub fn new(job: &'a Job) -> Self {
        Self { job, source: None, unpacking: None, is_over: false }
    }

    /// Called before `count` bytes at an offset of a source are read.
    ///
    /// # Errors
    /// If the job was canceled.
    pub async fn before(&mut self, source: &Source, at: u64, count: u64) -> Result<(), Failure> {
        if !self.source.as_ref().is_some_and(|last| last.is_same(source)) {
            self.forget();
            (self.source, self.is_over) = (Some(source.clone()), false);
        }
        if self.unpacking.is_none() && !self.is_over {
            self.is_over = source.len().saturating_sub(at) < FEWEST;
            if !self.is_over && !source.awaited(at..at.saturating_add(SAMPLE)).is_empty() {
                if let Some(begin) = BEGIN.get() {
                    self.unpacking = begin().await;
                }
                self.is_over = self.unpacking.is_none();
            }
        }
        match &mut self.unpacking {
            Some(unpacking) => unpacking.before(self.job, source, at, count).await,
            None => Ok(()),
        }
    }

    /// Drops what was unpacked and not read.
    fn forget(&mut self) {
        if let (Some(unpacking), Some(source)) = (&mut self.unpacking, &self.source) {
            unpacking.stop();
            source.pool().iter().for_each(Pool::forget_given);
        }
    }
}

impl Drop for Lookahead<'_> {
    fn drop(&mut self) {
        self.forget();
    }
}

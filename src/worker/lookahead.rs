//! Has what a job reads unpacked before, where that is worth starting other workers.

use std::pin::Pin;

use discern::protocol::Failure;
use discern::source::Source;

use crate::jobs::Job;
use crate::parts;

/// Fewest bytes for which starting workers is worth its time.
const FEWEST: u64 = 16 << 20;

/// Bytes among which packed blocks are looked for.
const SAMPLE: u64 = 1 << 20;

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
}

/// What a job is going to read of a source.
pub struct Lookahead<'a> {
    job: &'a Job,
    source: Source,
    /// `None` until something packed is found.
    unpacking: Option<Box<dyn Unpacking>>,
    is_over: bool,
}

impl<'a> Lookahead<'a> {
    /// Looks at nothing yet.
    pub fn new(job: &'a Job, source: Source) -> Self {
        Self { job, source, unpacking: None, is_over: false }
    }

    /// Whether it is of this source.
    pub fn is_of(&self, source: &Source) -> bool {
        self.source.is_same(source)
    }

    /// Called before `count` bytes at an offset are read.
    ///
    /// # Errors
    /// If the job was canceled.
    pub async fn before(&mut self, at: u64, count: u64) -> Result<(), Failure> {
        if self.unpacking.is_none() && !self.is_over {
            self.is_over = self.source.len().saturating_sub(at) < FEWEST;
            if !self.is_over && !self.source.awaited(at..at.saturating_add(SAMPLE)).is_empty() {
                self.unpacking = parts::unpacking().await;
                self.is_over = self.unpacking.is_none();
            }
        }
        match &mut self.unpacking {
            Some(unpacking) => unpacking.before(self.job, &self.source, at, count).await,
            None => Ok(()),
        }
    }
}

impl Drop for Lookahead<'_> {
    fn drop(&mut self) {
        if let (Some(_), Some(pool)) = (&self.unpacking, self.source.pool()) {
            pool.forget_given();
        }
    }
}

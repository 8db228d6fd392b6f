//! Writes a recipe to a sink in pieces. Only one of them is in memory at a time.

use discern::convert::{FileSums, Producer};
use discern::export::Stretch;
use discern::job::Progress;
use discern::protocol::Failure;
use discern::source::Recipe;

use crate::browser::clock::Deadline;
use crate::failures;
use crate::files::blob;
use crate::jobs::{Job, SLICE};
use crate::lookahead::Lookahead;
use crate::session::Shared;
use crate::sinks::{Piece, Refusal, Sink};

/// Bytes made at once.
const MADE: u64 = 1 << 20;

/// The circumstances of writing.
pub struct Pouring<'a> {
    /// The files being read.
    pub session: &'a Shared,
    /// The job.
    pub job: &'a Job,
    /// Its progress.
    pub progress: &'a mut Progress,
    /// Description of the output for the user.
    pub name: &'a str,
}

impl Pouring<'_> {
    /// Writes a recipe and completes the sink, provided that the user's files were readable to the end. Otherwise
    /// everything is removed.
    pub async fn pour(mut self, recipe: &Recipe, sink: Sink) -> Result<(), Failure> {
        match self.fill(recipe, &sink).await {
            Ok(()) => sink.close().await.map_err(|refusal| refused(self.session, &refusal)),
            Err(failure) => {
                sink.abort().await;
                Err(failure)
            }
        }
    }

    /// Writes a recipe to a sink, which stays open.
    pub async fn fill(&mut self, recipe: &Recipe, sink: &Sink) -> Result<(), Failure> {
        let files = self.session.borrow().files.clone();
        let source = recipe.clone().into_source();
        let (mut at, mut buffer) = (0, Vec::new());
        let mut deadline = Deadline::after(SLICE);
        let mut lookahead = Lookahead::new(self.job);
        while at < source.len() {
            let next = if sink.is_file() { Stretch::of(&source, at) } else { Stretch::bytes(&source, at) };
            let count = next.len();
            match next {
                Stretch::Hole(count) => self.put(Piece::Hole(count), sink).await?,
                Stretch::Slice(file, range) => {
                    self.put(Piece::Slice(blob::slice(&files, file, range)?), sink).await?;
                }
                Stretch::Bytes(count) => {
                    lookahead.before(&source, at, count).await?;
                    buffer.resize(usize::try_from(count).unwrap_or(0), 0);
                    source.read_exact_at(at, &mut buffer).map_err(|error| failures::from_error(&error.into()))?;
                    self.put(Piece::Bytes(&buffer), sink).await?;
                }
            }
            self.job.rest(&mut deadline).await?;
            self.progress.done = self.progress.done.saturating_add(count);
            self.job.progress("Writing", *self.progress, self.name);
            at = at.saturating_add(count);
        }
        self.rest(sink).await
    }

    /// Writes a generated file to a sink, which stays open. `shown` receives each piece and its offset before it is
    /// written; if it returns other bytes, those are written instead.
    pub async fn make(
        &mut self,
        mut producer: Producer,
        sink: &Sink,
        mut shown: impl FnMut(u64, &[u8]) -> Result<Option<Vec<u8>>, Failure>,
    ) -> Result<FileSums, Failure> {
        let failed = |error| failures::from_error(&error);
        let (before, mut at) = (self.progress.done, 0_u64);
        let mut deadline = Deadline::after(SLICE);
        let mut lookahead = Lookahead::new(self.job);
        loop {
            if let Some((content, at)) = producer.copies() {
                lookahead.before(content, at, MADE).await?;
            }
            let Some(piece) = producer.next_piece(MADE).map_err(failed)? else { break };
            if !piece.is_empty() {
                let packed = shown(at, piece)?;
                at = at.saturating_add(piece.len() as u64);
                self.put(Piece::Bytes(packed.as_deref().unwrap_or(piece)), sink).await?;
            }
            self.progress.done = before.saturating_add(producer.done());
            self.job.progress("Writing", *self.progress, self.name);
            self.job.rest(&mut deadline).await?;
        }
        self.rest(sink).await?;
        Ok(producer.finish())
    }

    /// Writes bytes to a sink, which stays open.
    pub async fn put_bytes(&self, bytes: &[u8], sink: &Sink) -> Result<(), Failure> {
        self.put(Piece::Bytes(bytes), sink).await
    }

    async fn put(&self, piece: Piece<'_>, sink: &Sink) -> Result<(), Failure> {
        self.wait(sink).await?;
        sink.write(piece).await.map_err(|refusal| refused(self.session, &refusal))
    }

    /// When the sink is ready for more, it has also taken the last piece.
    pub async fn rest(&self, sink: &Sink) -> Result<(), Failure> {
        sink.flush().await.map_err(|refusal| refused(self.session, &refusal))?;
        self.wait(sink).await?;
        self.session.borrow().verify().map_err(|error| failures::from_error(&error))
    }

    async fn wait(&self, sink: &Sink) -> Result<(), Failure> {
        loop {
            self.job.check()?;
            if sink.is_ready().await.map_err(|refusal| refused(self.session, &refusal))? {
                return self.job.check();
            }
            // The page receives progress, and keeps the service worker awake.
            self.job.progress("Writing", *self.progress, self.name);
        }
    }
}

/// Converts an error of a sink. The browser reports read and write errors alike.
pub fn refused(session: &Shared, refusal: &Refusal) -> Failure {
    match (session.borrow().verify(), refusal) {
        (Err(error), _) => failures::from_error(&error),
        (_, Refusal::Browser(error)) => failures::destination(error),
        (_, Refusal::NotBegun) => failures::not_begun(),
        (_, Refusal::Stopped) => failures::stopped_by_browser(),
        (_, Refusal::Full(failure)) => failure.clone(),
    }
}

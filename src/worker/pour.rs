//! A recipe into a sink, a piece at a time: whatever its size, no more of it is in memory than one piece.

use discern::convert::{Made, Making, Planned};
use discern::job::Progress;
use discern::protocol::Failure;
use discern::source::{Recipe, Segment, Source};
use js_sys::Uint8Array;
use web_sys::File;

use crate::jobs::Job;
use crate::runner::Shared;
use crate::sink::{Piece, Refusal, Sink};
use crate::{blob, clock, failures};

/// Bytes written at once: a cancel waits for no more than that.
const PIECE: u64 = 4 << 20;

/// Bytes made at once: codes and sound take so much longer than copying.
const MADE: u64 = 1 << 20;

/// What goes on while something is written.
pub struct Pouring<'a> {
    /// What is being read.
    pub session: &'a Shared,
    /// The job it is done for.
    pub job: &'a Job,
    /// How far that is.
    pub progress: &'a mut Progress,
    /// What is written, for the person.
    pub name: &'a str,
}

impl Pouring<'_> {
    /// Writes a recipe, and closes the sink once all is written and the person's files were there to the end. Else
    /// nothing is left behind.
    pub async fn pour(mut self, recipe: &Recipe, sink: Sink) -> Result<(), Failure> {
        match self.fill(recipe, &sink).await {
            Ok(()) => sink.close().await.map_err(|refusal| refused(self.session, &refusal)),
            Err(failure) => {
                sink.abort().await;
                Err(failure)
            }
        }
    }

    /// Writes a recipe to a sink that stays open.
    pub async fn fill(&mut self, recipe: &Recipe, sink: &Sink) -> Result<(), Failure> {
        let files = self.session.borrow().files.clone();
        let source = recipe.clone().into_source();
        let mut at = 0;
        while at < source.len() {
            let end = at.saturating_add(PIECE).min(source.len());
            let piece = piece(&source, at, end, sink.takes_slices().then_some(&files))?;
            self.put(piece, sink).await?;
            self.progress.done = self.progress.done.saturating_add(end.saturating_sub(at));
            self.job.progress("Writing", *self.progress, self.name);
            at = end;
        }
        self.rest(sink).await
    }

    /// Writes a file that is made on the way, to a sink that stays open.
    pub async fn make(&mut self, file: &Planned, sink: &Sink) -> Result<Made, Failure> {
        let failed = |error| failures::from_error(&error);
        let mut making = Making::new(file).map_err(failed)?;
        let before = self.progress.done;
        while let Some(piece) = making.next_piece(MADE).map_err(failed)? {
            if piece.is_empty() {
                clock::turn().await;
                self.job.check()?;
            } else {
                let piece = Piece::Bytes(Uint8Array::from(piece));
                self.put(piece, sink).await?;
            }
            self.progress.done = before.saturating_add(making.done());
            self.job.progress("Writing", *self.progress, self.name);
        }
        self.rest(sink).await?;
        Ok(making.finish())
    }

    async fn put(&self, piece: Piece, sink: &Sink) -> Result<(), Failure> {
        self.wait(sink).await?;
        sink.write(piece).await.map_err(|refusal| refused(self.session, &refusal))
    }

    /// What was written last has been taken, too, once more is wanted.
    async fn rest(&self, sink: &Sink) -> Result<(), Failure> {
        self.wait(sink).await?;
        self.session.borrow().verify().map_err(|error| failures::from_error(&error))
    }

    async fn wait(&self, sink: &Sink) -> Result<(), Failure> {
        loop {
            self.job.check()?;
            if sink.is_ready().await.map_err(|refusal| refused(self.session, &refusal))? {
                return self.job.check();
            }
            // The page hears of it, and keeps the service worker awake.
            self.job.progress("Writing", *self.progress, self.name);
        }
    }
}

/// Why a sink does not go on. The browser gives one error for what it cannot read and what it cannot write.
pub fn refused(session: &Shared, refusal: &Refusal) -> Failure {
    match (session.borrow().verify(), refusal) {
        (Err(error), _) => failures::from_error(&error),
        (_, Refusal::Browser(error)) => failures::destination(error),
        (_, Refusal::NotBegun) => failures::not_begun(),
        (_, Refusal::Stopped) => failures::stopped_by_browser(),
    }
}

/// Bytes of a source, or the slice they are where `files` may be sliced.
fn piece(source: &Source, at: u64, end: u64, files: Option<&Vec<File>>) -> Result<Piece, Failure> {
    if let Some(files) = files
        && let [Segment::Copy { from, range }] = Recipe::of(source, at..end).resolve().segments()
        && let Some(id) = from.file()
    {
        return blob::slice(files, id, range.clone()).map(Piece::Slice);
    }
    let mut bytes = vec![0; usize::try_from(end.saturating_sub(at)).unwrap_or(0)];
    source.read_exact_at(at, &mut bytes).map_err(|error| failures::from_error(&error.into()))?;
    Ok(Piece::Bytes(Uint8Array::from(bytes.as_slice())))
}

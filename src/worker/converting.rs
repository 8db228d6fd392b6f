//! The planned conversion on its way out: checked before any of it is there, hashed as it goes, and whole or not there.

use std::rc::Rc;

use discern::convert::{Content, Making, Planned, Verify};
use discern::error::Error;
use discern::job::Progress;
use discern::protocol::{Answer, Delivery, Failure, Target};
use discern::source::Recipe;
use web_sys::{FileSystemDirectoryHandle, FileSystemFileHandle};

use crate::clock::Deadline;
use crate::conversion::Conversion;
use crate::file_sink::FileSink;
use crate::jobs::{Job, SLICE};
use crate::messages::Place;
use crate::pour::{Pouring, refused};
use crate::runner::{Ending, Shared};
use crate::sink::{Sink, wait};
use crate::{blob, failures};

/// Bytes compared between looks at the clock.
const STRIDE: u64 = 1 << 20;

struct Converting {
    session: Shared,
    job: Rc<Job>,
    conversion: Rc<Conversion>,
}

/// Saves what the planned conversion gives.
pub async fn convert(session: Shared, job: Rc<Job>, to: Delivery, place: Option<Place>) -> Ending {
    let conversion = session.borrow().conversion.clone().ok_or_else(failures::nothing_prepared)?;
    let converting = Converting { session, job, conversion };
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    match (to, place) {
        (Delivery::One(file, Target::Blob), _) => converting.blob(number(file)).await,
        (Delivery::Zip(Target::Blob), _) => converting.zip_blob().await,
        (Delivery::One(file, _), Some(place)) => {
            let sink = Sink::at(place).await?;
            converting.write(vec![(number(file), sink)]).await
        }
        (Delivery::Zip(_), Some(place)) => converting.zip(Sink::at(place).await?).await,
        (Delivery::Folder, Some(Place::Directory(directory))) => {
            let sinks = converting.sinks(&directory).await?;
            converting.write(sinks).await
        }
        _ => Err(failures::no_place()),
    }
}

/// Reads what has been saved as slices for its checksums.
pub async fn hashes(session: Shared, job: Rc<Job>) -> Ending {
    let conversion = session.borrow().conversion.clone().ok_or_else(failures::nothing_prepared)?;
    let converting = Converting { session, job, conversion };
    converting.hash().await?;
    converting.done()
}

impl Converting {
    fn done(&self) -> Ending {
        self.session.borrow().verify().map_err(failed)?;
        Ok((Answer::Converted(self.conversion.receipt()), None))
    }

    /// Opens the result again and compares it with the source, unless that has been done.
    async fn check(&self) -> Result<(), Failure> {
        if !self.conversion.checks.borrow().is_empty() {
            return Ok(());
        }
        let receipt = self.job.run("Checking the result", STRIDE, 1, &mut Verify::new(&self.conversion.plan)).await?;
        // What cannot be read is no fault of the result.
        self.session.borrow().verify().map_err(failed)?;
        if let Some(wrong) = receipt.checks.iter().find(|check| !check.is_right) {
            return Err(failures::wrong_result(&wrong.text));
        }
        self.conversion.checks.replace(receipt.checks);
        Ok(())
    }

    async fn blob(&self, number: usize) -> Ending {
        self.check().await?;
        let file = self.conversion.file(number)?;
        let blob = match &file.content {
            Content::Plain(recipe) => self.blob_of(recipe).await?,
            Content::Flac { .. } => blob::made(&mut Making::new(file).map_err(failed)?, &self.job).await?,
        };
        let (answer, _) = self.done()?;
        Ok((answer, Some(blob)))
    }

    async fn zip_blob(&self) -> Ending {
        self.check().await?;
        self.hash().await?;
        let zip = self.conversion.zip().ok_or_else(failures::nothing_prepared)?;
        let blob = self.blob_of(&zip.recipe).await?;
        let (answer, _) = self.done()?;
        Ok((answer, Some(blob)))
    }

    async fn blob_of(&self, recipe: &Recipe) -> Result<web_sys::Blob, Failure> {
        let files = self.session.borrow().files.clone();
        Ok(blob::of(recipe, &files, &self.job).await?.0)
    }

    async fn zip(&self, sink: Sink) -> Ending {
        let filled = async {
            self.check().await?;
            self.hash().await?;
            let zip = self.conversion.zip().ok_or_else(failures::nothing_prepared)?;
            let mut progress = Progress { done: 0, total: zip.recipe.len() };
            self.pouring(&mut progress, &zip.name).fill(&zip.recipe, &sink).await
        };
        let filled = filled.await;
        self.end(vec![sink], filled).await
    }

    /// Writes files, each to its sink.
    async fn write(&self, sinks: Vec<(usize, Sink)>) -> Ending {
        let filled = self.fill(&sinks).await;
        self.end(sinks.into_iter().map(|(_, sink)| sink).collect(), filled).await
    }

    async fn fill(&self, sinks: &[(usize, Sink)]) -> Result<(), Failure> {
        self.check().await?;
        let files = sinks.iter().filter_map(|(number, _)| self.conversion.file(*number).ok());
        let mut progress = Progress { done: 0, total: files.map(Planned::len).fold(0, u64::saturating_add) };
        for (number, sink) in sinks {
            let file = self.conversion.file(*number)?;
            let made = self.pouring(&mut progress, &file.name).make(file, sink).await?;
            if let Some(kept) = self.conversion.made.get(*number) {
                kept.set(Some(made));
            }
        }
        Ok(())
    }

    fn pouring<'a>(&'a self, progress: &'a mut Progress, name: &'a str) -> Pouring<'a> {
        Pouring { session: &self.session, job: &self.job, progress, name }
    }

    /// Closes all sinks where all are filled; else none of them leaves anything behind.
    async fn end(&self, sinks: Vec<Sink>, filled: Result<(), Failure>) -> Ending {
        let mut ended = filled;
        for sink in sinks {
            match &ended {
                Ok(()) => {
                    let closed = sink.close().await;
                    ended = closed.map_err(|refusal| refused(&self.session, &refusal));
                }
                Err(_) => sink.abort().await,
            }
        }
        ended?;
        self.done()
    }

    /// A sink in a directory for each file. Nothing that is there is written over: it may be what is being read.
    async fn sinks(&self, directory: &FileSystemDirectoryHandle) -> Result<Vec<(usize, Sink)>, Failure> {
        let files = &self.conversion.plan.files;
        for file in files {
            if wait::<FileSystemFileHandle>(directory.get_file_handle(&file.name)).await.is_ok() {
                return Err(failures::is_there_already(&file.name));
            }
        }
        let mut sinks = Vec::new();
        for (number, file) in files.iter().enumerate() {
            match FileSink::in_directory(directory, &file.name).await {
                Ok((sink, _)) => sinks.push((number, Sink::File(sink))),
                Err(error) => {
                    for (_, sink) in sinks {
                        sink.abort().await;
                    }
                    return Err(failures::destination(&error));
                }
            }
        }
        Ok(sinks)
    }

    /// Makes what has not been made yet, for its checksums alone.
    async fn hash(&self) -> Result<(), Failure> {
        let unknown =
            || self.conversion.plan.files.iter().zip(&self.conversion.made).filter(|(_, made)| made.get().is_none());
        let total = unknown().map(|(file, _)| file.len()).fold(0, u64::saturating_add);
        let mut progress = Progress { done: 0, total };
        let mut deadline = Deadline::after(SLICE);
        for (file, made) in unknown() {
            let mut making = Making::new(file).map_err(failed)?;
            let before = progress.done;
            while making.next_piece(STRIDE).map_err(failed)?.is_some() {
                progress.done = before.saturating_add(making.done());
                self.job.progress("Checksums", progress, &file.name);
                self.job.rest(&mut deadline).await?;
            }
            made.set(Some(making.finish()));
        }
        Ok(())
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(error: Error) -> Failure {
    failures::from_error(&error)
}

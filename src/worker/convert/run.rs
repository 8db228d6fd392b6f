//! Runs the planned conversion: the output is compared with the image and hashed while it is written, and nothing
//! incomplete is kept. Slices are compared in advance.

use std::rc::Rc;

use discern::convert::{Content, FileSums, Planned, Producer, Verify};
use discern::error::Error;
use discern::export::Streamed;
use discern::job::{Job as _, Progress};
use discern::protocol::{Delivery, Failure, ReceiptInfo, Target, convert as ask};
use discern::source::Recipe;
use web_sys::{Blob, FileSystemDirectoryHandle, FileSystemFileHandle};

use crate::browser::clock::Deadline;
use crate::browser::messages::SavePlace;
use crate::convert::conversion::Conversion;
use crate::failures;
use crate::files::blob;
use crate::files::blob::MemoryBlob;
use crate::jobs::{Job, JobResult, SLICE};
use crate::session::Shared;
use crate::sinks::file::FileSink;
use crate::sinks::pour::{Pouring, refused};
use crate::sinks::{Sink, wait};

/// Bytes compared between checks of the clock.
const STRIDE: u64 = 1 << 20;

struct Converting {
    session: Shared,
    job: Rc<Job>,
    conversion: Rc<Conversion>,
}

/// Saves the result of the planned conversion.
pub async fn convert(
    session: Shared,
    job: Rc<Job>,
    ask: ask::Convert,
    place: Option<SavePlace>,
) -> JobResult<ReceiptInfo> {
    let conversion = session.borrow().conversion.clone().ok_or_else(failures::nothing_prepared)?;
    let converting = Converting { session, job, conversion };
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    match (ask.to, place) {
        (Delivery::One(file, Target::Blob), _) => converting.blob(number(file)).await,
        (Delivery::Zip(Target::Blob), _) => converting.zip_blob().await,
        (Delivery::One(file, Target::File | Target::Directory | Target::Stream), Some(place)) => {
            let sink = Sink::at(place).await?;
            converting.write(vec![(number(file), sink)]).await
        }
        (Delivery::Zip(Target::File | Target::Directory | Target::Stream), Some(place)) => {
            converting.zip(Sink::at(place).await?).await
        }
        (Delivery::Folder, Some(SavePlace::Directory(directory))) => {
            let sinks = converting.sinks(&directory).await?;
            converting.write(sinks).await
        }
        (
            Delivery::One(_, Target::File | Target::Directory | Target::Stream)
            | Delivery::Zip(Target::File | Target::Directory | Target::Stream),
            None,
        )
        | (Delivery::Folder, None | Some(SavePlace::File(_) | SavePlace::Port(_))) => Err(failures::no_place()),
    }
}

/// Hashes files that have been saved as slices.
pub async fn hashes(session: Shared, job: Rc<Job>, _: ask::Hashes) -> Result<ReceiptInfo, Failure> {
    let conversion = session.borrow().conversion.clone().ok_or_else(failures::nothing_prepared)?;
    let converting = Converting { session, job, conversion };
    converting.hash(false).await?;
    converting.done()
}

impl Converting {
    fn done(&self) -> Result<ReceiptInfo, Failure> {
        self.session.borrow().verify().map_err(failed)?;
        Ok(self.conversion.receipt())
    }

    /// Opens the result again and compares all of it with the source, unless that has been done.
    async fn check(&self) -> Result<(), Failure> {
        if !self.conversion.checks.borrow().is_empty() {
            return Ok(());
        }
        self.complete(Verify::new(&self.conversion.plan)).await
    }

    /// Opens the result again. The bytes that are written have to be passed to the returned job.
    async fn opened(&self) -> Result<Verify, Failure> {
        let mut verify = Verify::new(&self.conversion.plan);
        let mut deadline = Deadline::after(SLICE);
        while !verify.is_open() {
            verify.step(0).map_err(failed)?;
            self.job.progress("Opening the result", Progress { done: 0, total: 0 }, "");
            self.job.rest(&mut deadline).await?;
        }
        self.refuse_faults(&verify)?;
        Ok(verify)
    }

    /// Compares what was not passed to the job.
    async fn complete(&self, mut verify: Verify) -> Result<(), Failure> {
        let receipt = self.job.run("Checking the result", STRIDE, 1, &mut verify).await?;
        // A read error is not a difference in the result.
        self.session.borrow().verify().map_err(failed)?;
        if let Some(wrong) = receipt.checks.iter().find(|check| !check.is_right) {
            return Err(failures::wrong_result(&wrong.text));
        }
        self.conversion.checks.replace(receipt.checks);
        Ok(())
    }

    fn refuse_faults(&self, verify: &Verify) -> Result<(), Failure> {
        let Some(fault) = verify.fault() else { return Ok(()) };
        self.session.borrow().verify().map_err(failed)?;
        Err(failures::wrong_result(&fault))
    }

    /// Compares the bytes that are written next.
    fn show(&self, verify: &mut Verify, number: usize, at: u64, bytes: &[u8]) -> Result<(), Failure> {
        verify.saw(number, at, bytes).map_err(failed)?;
        self.refuse_faults(verify)
    }

    fn keep(&self, number: usize, made: FileSums) {
        if let Some(kept) = self.conversion.made.get(number) {
            kept.set(Some(made));
        }
    }

    async fn blob(&self, number: usize) -> JobResult<ReceiptInfo> {
        let blob = match &self.conversion.file(number)?.content {
            Content::Plain(recipe) => {
                self.check().await?;
                self.blob_of(recipe).await?
            }
            Content::Flac { .. } | Content::Packed { .. } => {
                let sinks = [(number, Sink::Memory(MemoryBlob::default()))];
                self.fill(&sinks).await?;
                sinks.first().map_or_else(|| Err(failures::no_place()), |(_, sink)| blob_of(sink))?
            }
        };
        Ok((self.done()?, Some(blob)))
    }

    async fn zip_blob(&self) -> JobResult<ReceiptInfo> {
        let blob = if self.conversion.zip().is_some() {
            self.check().await?;
            self.hash(true).await?;
            let zip = self.conversion.zip().ok_or_else(failures::nothing_prepared)?;
            self.blob_of(&zip.recipe).await?
        } else {
            let sink = Sink::Memory(MemoryBlob::default());
            self.fill_zip(&sink).await?;
            blob_of(&sink)?
        };
        Ok((self.done()?, Some(blob)))
    }

    async fn blob_of(&self, recipe: &Recipe) -> Result<Blob, Failure> {
        let files = self.session.borrow().files.clone();
        Ok(blob::of(recipe, &files, &self.job).await?.0)
    }

    /// Writes all files as one archive, as a stream.
    async fn zip(&self, sink: Sink) -> JobResult<ReceiptInfo> {
        let filled = self.fill_zip(&sink).await;
        self.end(vec![sink], filled).await
    }

    async fn fill_zip(&self, sink: &Sink) -> Result<(), Failure> {
        let mut verify = self.opened().await?;
        let mut archive = Streamed::default();
        let mut progress = Progress { done: 0, total: self.conversion.plan.len() };
        for (number, file) in self.conversion.plan.files.iter().enumerate() {
            let mut pouring = self.pouring(&mut progress, &file.name);
            pouring.put_bytes(&archive.begin(&file.name, file.most()).map_err(failed)?, sink).await?;
            let packed = |at, bytes: &[u8]| {
                self.show(&mut verify, number, at, bytes)?;
                Ok(Some(archive.pack(bytes)))
            };
            let producer = Producer::new(file).map_err(failed)?.for_archive();
            let made = pouring.make(producer, sink, packed).await?;
            pouring.put_bytes(&archive.end(made.crc_32.unwrap_or_default()), sink).await?;
            self.keep(number, made);
        }
        let name = self.conversion.zip_name();
        let end = archive.finish();
        let pouring = self.pouring(&mut progress, &name);
        pouring.put_bytes(&end, sink).await?;
        pouring.rest(sink).await?;
        self.complete(verify).await
    }

    /// Writes each file to its sink.
    async fn write(&self, sinks: Vec<(usize, Sink)>) -> JobResult<ReceiptInfo> {
        let filled = self.fill(&sinks).await;
        self.end(sinks.into_iter().map(|(_, sink)| sink).collect(), filled).await
    }

    async fn fill(&self, sinks: &[(usize, Sink)]) -> Result<(), Failure> {
        let files = sinks.iter().filter_map(|(number, _)| self.conversion.file(*number).ok());
        let mut progress = Progress { done: 0, total: files.map(Planned::len).fold(0, u64::saturating_add) };
        let is_whole = sinks.len() == self.conversion.plan.files.len();
        let mut verify = if is_whole { Some(self.opened().await?) } else { None };
        if !is_whole {
            // An earlier file must not be kept if a later one turns out to be wrong.
            self.check().await?;
        }
        for (number, sink) in sinks {
            let file = self.conversion.file(*number)?;
            let shown = |at, bytes: &[u8]| match &mut verify {
                Some(verify) => self.show(verify, *number, at, bytes).map(|()| None),
                None => Ok(None),
            };
            let producer = Producer::new(file).map_err(failed)?;
            let made = self.pouring(&mut progress, &file.name).make(producer, sink, shown).await?;
            self.keep(*number, made);
        }
        match verify {
            Some(verify) => self.complete(verify).await,
            None => Ok(()),
        }
    }

    fn pouring<'a>(&'a self, progress: &'a mut Progress, name: &'a str) -> Pouring<'a> {
        Pouring { session: &self.session, job: &self.job, progress, name }
    }

    /// Closes all sinks if all files were written; otherwise removes everything.
    async fn end(&self, sinks: Vec<Sink>, filled: Result<(), Failure>) -> JobResult<ReceiptInfo> {
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
        Ok((self.done()?, None))
    }

    /// A sink in a directory for each file. Existing files are not overwritten: they may be the ones being read.
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

    /// Makes the remaining files only for their checksums; without CRC-32, which only an archive needs.
    async fn hash(&self, for_archive: bool) -> Result<(), Failure> {
        let is_known = |made: FileSums| made.crc_32.is_some() || !for_archive;
        let made = || self.conversion.plan.files.iter().zip(&self.conversion.made);
        let unknown = || made().filter(|(_, made)| !made.get().is_some_and(is_known));
        let total = unknown().map(|(file, _)| file.len()).fold(0, u64::saturating_add);
        let mut progress = Progress { done: 0, total };
        let mut deadline = Deadline::after(SLICE);
        for (file, made) in unknown() {
            let producer = Producer::new(file).map_err(failed)?;
            let mut producer = if for_archive { producer.for_archive() } else { producer };
            let before = progress.done;
            while producer.next_piece(STRIDE).map_err(failed)?.is_some() {
                progress.done = before.saturating_add(producer.done());
                self.job.progress("Checksums", progress, &file.name);
                self.job.rest(&mut deadline).await?;
            }
            made.set(Some(producer.finish()));
        }
        Ok(())
    }
}

/// The bytes collected in memory.
fn blob_of(sink: &Sink) -> Result<Blob, Failure> {
    match sink {
        Sink::Memory(held) => held.blob(),
        Sink::File(_) | Sink::Stream(_) => Err(failures::no_place()),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(error: Error) -> Failure {
    failures::from_error(&error)
}

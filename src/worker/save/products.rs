//! Products that the user can save: prepared first, then written to the place the page chooses.

use std::rc::Rc;

use discern::export::{self, Planner, Zip};
use discern::job::{Job as _, Progress, Step};
use discern::protocol::save::{Prepare, Write};
use discern::protocol::{
    BlobInfo, Chosen, Failure, OutputInfo, Prepared, Product, RowNumber, Saved, Scope, Selection, Target, ViewNumber,
    Written,
};
use discern::source::Output;
use discern::tree::RowId;

use crate::browser::clock::Deadline;
use crate::browser::messages::SavePlace;
use crate::failures;
use crate::files::blob;
use crate::jobs::{Job, JobResult, SLICE};
use crate::overview::read_all;
use crate::save::prepared::PreparedFiles;
use crate::save::selection;
use crate::session::{Session, Shared};
use crate::sinks::Sink;
use crate::sinks::file::FileSink;
use crate::sinks::pour::Pouring;

/// Bytes read between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Prepares a product, and stores it under the job's id.
pub async fn prepare(session: Shared, job: Rc<Job>, ask: Prepare) -> Result<Prepared, Failure> {
    let made = match ask.product {
        Product::File { view, row, variant } => file(&session, view, row, variant.as_deref())?,
        Product::Zip { selection } => zip(&session, &job, &selection).await?,
        Product::Complete { view } => complete(&session, &job, view).await?,
        Product::Repaired => repaired(&session.borrow())?,
        Product::Archive { prepared } => archive(&session, &job, prepared).await?,
    };
    let prepared = Prepared { outputs: made.outputs.iter().map(info).collect(), read: made.read, notes: made.notes };
    session.borrow_mut().prepared.keep(job.id(), made.outputs);
    Ok(prepared)
}

/// Description of an output for the page.
pub fn info(output: &Output) -> OutputInfo {
    OutputInfo {
        name: output.name.clone(),
        size: output.recipe.len(),
        sliceable: blob::is_of_slices(&output.recipe),
        sparse: export::has_large_holes(&output.recipe),
        encoded: false,
    }
}

/// Saves a prepared output.
pub async fn write(session: Shared, job: Rc<Job>, ask: Write, place: Option<SavePlace>) -> JobResult<Saved> {
    let Output { name, recipe } = session.borrow().prepared.output(ask.prepared, ask.output)?;
    let mut notes = Vec::new();
    let sink = match (ask.to, place) {
        (Target::Blob, _) => {
            let files = session.borrow().files.clone();
            let (blob, read) = blob::of(&recipe, &files, &job).await?;
            session.borrow().verify_of(&recipe).map_err(|error| failures::from_error(&error))?;
            return Ok((Saved::Blob(BlobInfo { name, size: recipe.len(), read }), Some(blob)));
        }
        (Target::Directory, Some(SavePlace::Directory(directory))) => {
            let begun = FileSink::in_directory(&directory, &name).await;
            let (sink, replaces) = begun.map_err(|error| failures::destination(&error))?;
            notes.extend(replaces.then(|| format!("“{name}” was there and has been replaced.")));
            Sink::File(sink)
        }
        (Target::File | Target::Directory | Target::Stream, Some(place)) => Sink::at(place).await?,
        (Target::File | Target::Directory | Target::Stream, None) => return Err(failures::no_place()),
    };
    let bytes = recipe.len();
    let mut progress = Progress { done: 0, total: bytes };
    let pouring = Pouring { session: &session, job: &job, progress: &mut progress, name: &name };
    pouring.pour(&recipe, sink).await?;
    Ok((Saved::Written(Written { files: 1, bytes, notes }), None))
}

fn file(session: &Shared, view: ViewNumber, row: RowNumber, variant: Option<&str>) -> Result<PreparedFiles, Failure> {
    let failed = |error| failures::from_error(&error);
    let mut session = session.borrow_mut();
    let row = session.row(view, row).map_err(failed)?;
    let (tab, _) = session.tab(view).map_err(failed)?;
    let saved = match variant {
        Some(variant) => export::file_as(&tab.view, row, variant),
        None => export::file(&tab.view, row),
    };
    let saved = saved.map_err(failed)?;
    Ok(PreparedFiles { outputs: vec![saved.output], read: 0, notes: saved.notes.into_lines() })
}

fn repaired(session: &Session) -> Result<PreparedFiles, Failure> {
    let scan = session.scan.as_ref().ok_or_else(failures::nothing_prepared)?;
    Ok(scan.repaired(session.image.files.all().len() > 1))
}

async fn zip(session: &Shared, job: &Job, selection: &Selection) -> Result<PreparedFiles, Failure> {
    let planned = selection::plan(session, job, selection, Planner::new).await?;
    pack(job, Zip::new(planned.file_system, planned.plan), &planned.name).await
}

/// Packs the files that are complete, which is known when all folders have been listed.
async fn complete(session: &Shared, job: &Job, view: ViewNumber) -> Result<PreparedFiles, Failure> {
    read_all(session, job, view).await?;
    let rows = Chosen::Only(session.borrow().complete_files(view));
    zip(session, job, &Selection { view, scope: Scope::Directory(RowNumber(RowId::ROOT.0)), rows }).await
}

async fn archive(session: &Shared, job: &Job, prepared: u64) -> Result<PreparedFiles, Failure> {
    let (outputs, name) = {
        let session = session.borrow();
        (session.prepared.all(prepared)?, session.name())
    };
    pack(job, Zip::of_outputs(outputs), &name).await
}

/// Every file is read once for its checksum.
async fn pack(job: &Job, mut zip: Zip, name: &str) -> Result<PreparedFiles, Failure> {
    let mut deadline = Deadline::after(SLICE);
    let packed = loop {
        match zip.step(STRIDE).map_err(|error| failures::from_error(&error))? {
            Step::More(progress) => job.progress("Checksums", progress, zip.current()),
            Step::Done(packed) => break packed,
        }
        job.rest(&mut deadline).await?;
    };
    let output = Output { name: format!("{name}.zip"), recipe: packed.recipe };
    Ok(PreparedFiles { outputs: vec![output], read: packed.read, notes: packed.notes.into_lines() })
}

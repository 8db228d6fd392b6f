//! A selection as a ZIP archive.

use std::rc::Rc;

use discern::export::Zip;
use discern::job::{Job as _, Step};
use discern::protocol::{Answer, BlobInfo, Selection};

use crate::clock::Deadline;
use crate::jobs::Job;
use crate::runner::{Ending, Shared};
use crate::{blob, clock, failures, selection};

/// Bytes read between looks at the clock.
const STRIDE: u64 = 1 << 20;

/// Milliseconds of reading between turns: a request that comes meanwhile waits so long.
const SLICE: f64 = 24.0;

/// Packs a selection.
pub async fn zip(session: Shared, job: Rc<Job>, selection: Selection) -> Ending {
    let planned = selection::plan(&session, &job, &selection).await?;
    let mut zip = Zip::new(planned.file_system, planned.plan);
    let mut deadline = Deadline::after(SLICE);
    let packed = loop {
        match zip.step(STRIDE).map_err(|error| failures::from_error(&error))? {
            Step::More(progress) => job.progress("Checksums", progress, zip.current()),
            Step::Done(packed) => break packed,
        }
        if deadline.is_over() {
            clock::turn().await;
            job.check()?;
            deadline = Deadline::after(SLICE);
        }
    };
    let files = session.borrow().files.clone();
    let (blob, unpacked) = blob::of(&packed.recipe, &files, &job).await?;
    session.borrow().verify().map_err(|error| failures::from_error(&error))?;
    let info = BlobInfo {
        name: format!("{}.zip", planned.name),
        size: packed.recipe.len(),
        read: packed.read.saturating_add(unpacked),
        notes: packed.notes.into_lines(),
    };
    Ok((Answer::Blob(info), Some(blob)))
}

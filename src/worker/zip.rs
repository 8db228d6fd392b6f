//! A selection as a ZIP archive.

use std::rc::Rc;

use discern::export::Zip;
use discern::job::{Job as _, Step};
use discern::protocol::{Answer, BlobInfo, Selection};

use crate::jobs::Job;
use crate::runner::{Ending, Shared};
use crate::{blob, clock, failures, selection};

/// Bytes read between turns: some 30 ms.
const STRIDE: u64 = 8 << 20;

/// Packs a selection.
pub async fn zip(session: Shared, job: Rc<Job>, selection: Selection) -> Ending {
    let planned = selection::plan(&session, &job, &selection).await?;
    let mut zip = Zip::new(planned.file_system, planned.plan);
    let packed = loop {
        job.check()?;
        match zip.step(STRIDE).map_err(|error| failures::from_error(&error))? {
            Step::More(progress) => job.progress("Checksums", progress, zip.current()),
            Step::Done(packed) => break packed,
        }
        clock::turn().await;
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

//! Turns a recipe into a blob: slices of the user's files, without reading them.

use std::cell::Cell;
use std::ops::Range;

use discern::job::Progress;
use discern::protocol::Failure;
use discern::source::{FileId, Recipe, Segment, Source};
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, File};

use crate::browser::clock;
use crate::browser::clock::Deadline;
use crate::browser::number::to_js;
use crate::failures;
use crate::jobs::Job;

/// Bytes unpacked between turns of the event loop.
const STRIDE: usize = 4 << 20;

/// Maximum number of bytes unpacked into memory, if a browser can save in no other way. Chromium limits blobs to 2 GiB
/// of memory, and phones close the page far earlier.
const UNPACKED: u64 = 256 << 20;

/// Maximum number of parts of a blob assembled at once: Chromium takes 1.4 s for these, and 26 s for ten times as many.
const MOST_PARTS: usize = 10_000;

/// Size in bytes of the longest blob of zeros; longer runs repeat it.
const ZEROS: u64 = 16 << 20;

/// Number of parts combined in one blob. Chromium takes half as long for a blob of blobs as for one of 20,000 parts.
const PARTS: u32 = 1000;

/// Whether a recipe can be a blob of few slices, so that nothing has to be read.
pub fn is_of_slices(recipe: &Recipe) -> bool {
    let recipe = recipe.resolve();
    recipe.segments().len() <= MOST_PARTS && recipe.is_sliceable()
}

/// A blob of a recipe, and the number of bytes unpacked for it.
pub async fn of(recipe: &Recipe, files: &[File], job: &Job) -> Result<(Blob, u64), Failure> {
    let recipe = recipe.resolve();
    let packed = recipe.segments().iter().filter(|segment| is_packed(segment)).map(Segment::len);
    let mut progress = Progress { done: 0, total: packed.fold(0, u64::saturating_add) };
    if progress.total > UNPACKED {
        return Err(failures::too_large_to_unpack());
    }
    let (mut parts, whole) = (Array::new(), Array::new());
    let mut together = Progress { done: 0, total: recipe.len() };
    let mut deadline = Deadline::after(clock::SLICE);
    for segment in recipe.segments() {
        match segment {
            Segment::Bytes(bytes) => drop(parts.push(&Uint8Array::from(bytes.as_ref()))),
            Segment::Zeros(count) => push_zeros(&parts, *count)?,
            Segment::Copy { from, range } => match from.file() {
                Some(id) => drop(parts.push(&slice(files, id, range.clone())?.into())),
                None => unpack(&parts, from, range.clone(), &mut progress, job).await?,
            },
        }
        if parts.length() >= PARTS {
            whole.push(&blob(&std::mem::take(&mut parts))?.into());
        }
        together.done = together.done.saturating_add(segment.len());
        // Each slice is a call into the browser: ten thousand of them take a second.
        if deadline.is_over() {
            job.progress("Putting together", together, "");
            clock::turn().await;
            job.check()?;
            deadline = Deadline::after(clock::SLICE);
        }
    }
    Ok((blob(&whole.concat(&parts))?, progress.done))
}

/// A slice of the file with this number.
pub fn slice(files: &[File], id: FileId, range: Range<u64>) -> Result<Blob, Failure> {
    let file = usize::try_from(id.0).ok().and_then(|at| files.get(at)).ok_or_else(failures::nothing_open)?;
    let slice = file.slice_with_f64_and_f64(to_js(range.start), to_js(range.end));
    slice.map_err(|error| failures::from_error(&crate::browser::thrown::browser_error(&error).into()))
}

/// Output collected in memory, if a browser can save in no other way. Each piece becomes a blob of its own, which the
/// browser may keep on disk.
#[derive(Default)]
pub struct MemoryBlob {
    parts: Array,
    size: Cell<u64>,
}

impl MemoryBlob {
    /// Appends bytes.
    ///
    /// # Errors
    /// If there are too many.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        self.size.set(self.size.get().saturating_add(bytes.len() as u64));
        if self.size.get() > UNPACKED {
            return Err(failures::too_large_to_unpack());
        }
        self.parts.push(&blob(&Array::of1(&Uint8Array::from(bytes)))?.into());
        Ok(())
    }

    /// The blob of all bytes.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn blob(&self) -> Result<Blob, Failure> {
        blob(&self.parts)
    }
}

fn is_packed(segment: &Segment) -> bool {
    matches!(segment, Segment::Copy { from, .. } if from.file().is_none())
}

fn blob(parts: &Array) -> Result<Blob, Failure> {
    let blob = Blob::new_with_blob_sequence(parts);
    blob.map_err(|error| failures::from_error(&crate::browser::thrown::browser_error(&error).into()))
}

fn push_zeros(parts: &Array, count: u64) -> Result<(), Failure> {
    let zeros = |count: u64| {
        let bytes = Uint8Array::new_with_length(u32::try_from(count).unwrap_or(0));
        blob(&Array::of1(&bytes))
    };
    if count >= ZEROS {
        let full = zeros(ZEROS)?;
        for _ in 0..count / ZEROS {
            parts.push(&full);
        }
    }
    parts.push(&zeros(count % ZEROS)?.into());
    Ok(())
}

/// Reads what cannot be sliced. Each piece becomes a blob of its own, which the browser may keep on disk.
async fn unpack(
    parts: &Array,
    from: &Source,
    range: Range<u64>,
    progress: &mut Progress,
    job: &Job,
) -> Result<(), Failure> {
    let mut at = range.start;
    while at < range.end {
        job.check()?;
        let wanted = usize::try_from(range.end.saturating_sub(at)).unwrap_or(STRIDE).min(STRIDE);
        let mut bytes = vec![0; wanted];
        from.read_exact_at(at, &mut bytes).map_err(|error| failures::from_error(&error.into()))?;
        parts.push(&blob(&Array::of1(&Uint8Array::from(bytes.as_slice())))?.into());
        at = at.saturating_add(wanted as u64);
        progress.done = progress.done.saturating_add(wanted as u64);
        job.progress("Unpacking", *progress, "");
        clock::turn().await;
    }
    Ok(())
}

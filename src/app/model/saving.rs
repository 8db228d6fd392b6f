//! Saving to the user's computer: as slices of the user's files, to a file the user chooses, or as a download fed by a
//! service worker, depending on the browser.

use discern::protocol::{Ask, Failure, FailureKind, OutputInfo, Prepared, Product, Target, Written, save};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileSystemDirectoryHandle;

use super::Model;
use crate::browser::download::Download;
use crate::browser::picker::{self, Picked};
use crate::browser::saved;
use crate::client::{Reply, Transfer};
use crate::text::dates_sizes::{plural, size};

/// How to save several files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// Into a folder that the user chooses.
    Folder,
    /// As one ZIP archive.
    Zip,
    /// One download after the other.
    Singly,
}

/// A finished save: a sentence for the user, and further details.
type Saved = (String, Vec<String>);

/// Saves a product of one file. A quiet job is shown only once it reports progress, since most finish earlier.
pub(super) fn save(model: Model, product: Product, title: String, quiet: bool) {
    spawn_local(async move {
        let saved = prepared(model, product, &title, quiet, Grouping::Singly, None).await;
        tell(model, saved);
    });
}

/// Saves a product of several files.
pub(super) fn save_several(model: Model, product: Product, title: String, grouping: Grouping) {
    spawn_local(async move {
        // The dialog is opened directly on the click; later the browser would refuse it.
        let directory = match grouping {
            Grouping::Folder => match picker::pick_directory().await {
                Some(directory) => Some(directory),
                None => return,
            },
            Grouping::Zip | Grouping::Singly => None,
        };
        let saved = prepared(model, product, &title, false, grouping, directory).await;
        tell(model, saved);
    });
}

fn tell(model: Model, saved: Result<Saved, Failure>) {
    match saved {
        Ok((sentence, notes)) => model.notices.done(sentence, notes),
        Err(failure) => model.notices.fail(failure),
    }
}

/// Prepares a product, and saves its outputs.
async fn prepared(
    model: Model,
    product: Product,
    title: &str,
    quiet: bool,
    grouping: Grouping,
    directory: Option<FileSystemDirectoryHandle>,
) -> Result<Saved, Failure> {
    let (id, reply) = job(model, &save::Prepare { product }, Transfer::Nothing, title, quiet);
    let Prepared { outputs, mut notes, .. } = reply.await?.answer;
    let saved = match (directory, grouping) {
        (Some(directory), _) => put_all(model, id, &outputs, title, &directory).await,
        (None, Grouping::Zip) => {
            let archive = Product::Archive { prepared: id };
            Box::pin(prepared(model, archive, title, quiet, Grouping::Singly, None)).await
        }
        _ => put_singly(model, id, &outputs, title).await,
    };
    model.link.tell(&save::Discard { prepared: id });
    let (sentence, more) = saved?;
    notes.extend(more);
    Ok((sentence, notes))
}

async fn put_singly(model: Model, prepared: u64, outputs: &[OutputInfo], title: &str) -> Result<Saved, Failure> {
    let mut sentences = Vec::new();
    for (output, number) in outputs.iter().zip(0..) {
        let write = |to| save::Write { prepared, output: number, to };
        let title = numbered(title, number, outputs.len());
        sentences.push(put(model, write, output, &title, |_| {}).await?.1);
    }
    Ok((sentences.join(" "), Vec::new()))
}

/// Writes all outputs into a folder. If one fails, the earlier ones are removed too, since files that belong
/// together are of no use alone.
async fn put_all(
    model: Model,
    prepared: u64,
    outputs: &[OutputInfo],
    title: &str,
    directory: &FileSystemDirectoryHandle,
) -> Result<Saved, Failure> {
    let (mut notes, mut made) = (Vec::new(), Vec::new());
    for (output, number) in outputs.iter().zip(0..) {
        let write = save::Write { prepared, output: number, to: Target::Directory };
        let title = numbered(title, number, outputs.len());
        match job(model, &write, Transfer::Directory(directory.clone()), &title, false).1.await {
            Ok(Reply { answer: save::Saved::Written(Written { notes: more, .. }), .. }) => {
                if more.is_empty() {
                    made.push(&output.name);
                }
                notes.extend(more);
            }
            // Only the blob target produces a blob.
            Ok(Reply { answer: save::Saved::Blob(_), .. }) => return Err(refused()),
            Err(failure) => {
                for name in made {
                    // The user may have removed it meanwhile.
                    let _ = JsFuture::from(directory.remove_entry(name)).await;
                }
                return Err(failure);
            }
        }
    }
    let bytes = outputs.iter().map(|output| output.size).fold(0, u64::saturating_add);
    let files = plural(u64::try_from(outputs.len()).unwrap_or(u64::MAX), "file", "files");
    Ok((format!("Saved {files} ({}) to “{}”.", size(bytes), directory.name()), notes))
}

/// Saves one prepared output by the request that `write` makes; returns the answer and a sentence for the user.
/// Calls `began` with the id of the job.
pub(super) async fn put<A: Ask>(
    model: Model,
    write: impl Fn(Target) -> A,
    output: &OutputInfo,
    title: &str,
    began: impl Fn(u64),
) -> Result<(Reply<A::Answer>, String), Failure> {
    let job = |to, transfer, quiet| {
        let (id, reply) = job(model, &write(to), transfer, title, quiet);
        began(id);
        reply
    };
    let name = &output.name;
    let bytes = if output.encoded { String::new() } else { format!(" ({})", size(output.size)) };
    if !output.sliceable {
        match picker::pick_save(name).await {
            Picked::File(file) => {
                let reply = job(Target::File, Transfer::File(file), false).await?;
                return Ok((reply, format!("Saved {name}{bytes}.")));
            }
            Picked::Nothing => return Err(cancelled()),
            Picked::NotAsked => {}
        }
        if let Some(download) = Download::begin(name, (!output.encoded).then_some(output.size)).await {
            let written = job(Target::Stream, Transfer::Port(download.port.clone()), false).await;
            download.end();
            return written.map(|reply| (reply, format!("Saving {name}{bytes}. Check your browser’s downloads.")));
        }
    }
    let reply = job(Target::Blob, Transfer::Nothing, true).await?;
    match &reply.blob {
        Some(blob) if saved::download(blob, name) => {
            Ok((reply, format!("Saving {name}{bytes}. Check your browser’s downloads.")))
        }
        _ => Err(refused()),
    }
}

/// Starts a job, and shows its progress.
pub(super) fn job<A: Ask>(
    model: Model,
    ask: &A,
    transfer: Transfer,
    title: &str,
    quiet: bool,
) -> (u64, impl Future<Output = Result<Reply<A::Answer>, Failure>> + use<A>) {
    let (id, reply) = model.link.request(ask, transfer);
    model.jobs.began(id, title.to_owned(), quiet);
    let ended = async move {
        let reply = reply.await;
        model.jobs.ended(id);
        reply
    };
    (id, ended)
}

/// Title of the job, as in "Saving the repaired files (2 of 3)".
fn numbered(title: &str, number: u32, of: usize) -> String {
    if of > 1 { format!("{title} ({} of {of})", number.saturating_add(1)) } else { title.to_owned() }
}

/// Whether the user closed the browser's own dialog.
fn cancelled() -> Failure {
    let advice = "You can start again at any time.";
    Failure::new(FailureKind::Cancelled, "PAGE-CANCELLED", "Stopped.", "Nothing was saved.", advice)
}

fn refused() -> Failure {
    Failure::new(
        FailureKind::Destination,
        "PAGE-SAVE-REFUSED",
        "Your browser didn’t accept the file.",
        "Nothing was saved.",
        "Allow downloads for this page and try again.",
    )
}

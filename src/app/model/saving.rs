//! Saving to the user's computer: as slices of the user's files, to a file the user chooses, or as a download fed by a
//! service worker, depending on the browser.

use std::time::Duration;

use discern::protocol::{Ask, Failure, FailureKind, OutputInfo, Prepared, Product, Target, Written, save};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileSystemDirectoryHandle, FileSystemFileHandle};

use super::{Model, Tab, tray};
use crate::browser::download::Download;
use crate::browser::pause::pause;
use crate::browser::picker::{self, Picked};
use crate::browser::saved;
use crate::client::{self, Reply, Transfer};
use crate::text::dates_sizes::size;
use crate::words;

/// Attempts to remove an empty file, and the time between them: a worker that crashed keeps its files locked for a second
/// or two.
const ATTEMPTS: u32 = 40;
const BETWEEN: Duration = Duration::from_millis(250);

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
        let saved = prepared(model, product.clone(), &title, quiet, Grouping::Singly, None).await;
        let name = title.clone();
        tell(model, saved, &name, move || save(model, product.clone(), title.clone(), quiet));
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
        let saved = prepared(model, product.clone(), &title, false, grouping, directory).await;
        let name = title.clone();
        tell(model, saved, &name, move || save_several(model, product.clone(), title.clone(), grouping));
    });
}

fn tell(model: Model, saved: Result<Saved, Failure>, title: &str, again: impl Fn() + Send + Sync + 'static) {
    match saved {
        Ok((sentence, notes)) => tray::saved(model, title, Tab::Files, sentence, notes),
        Err(failure) => tray::failed(model, title, Tab::Files, failure, again),
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
                remove_empty(directory.clone(), output.name.clone());
                for name in made {
                    // The user may have removed it meanwhile.
                    let _ = JsFuture::from(directory.remove_entry(name)).await;
                }
                return Err(failure);
            }
        }
    }
    let bytes = outputs.iter().map(|output| output.size).fold(0, u64::saturating_add);
    let count = u64::try_from(outputs.len()).unwrap_or(u64::MAX);
    Ok((words::saving::saved_files_size_to(count, &size(bytes), &directory.name()), notes))
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
    if !output.sliceable || output.sparse {
        match picker::pick_save(name).await {
            Picked::File(file) => {
                let reply = job(Target::File, Transfer::File(file), false).await?;
                let sentence = match output.encoded {
                    true => words::saving::saved(name),
                    false => words::saving::saved_size(name, &size(output.size)),
                };
                return Ok((reply, sentence));
            }
            Picked::Nothing => return Err(cancelled()),
            Picked::NotAsked => {}
        }
    }
    if !output.sliceable
        && let Some(download) = Download::begin(name, (!output.encoded).then_some(output.size)).await
    {
        let written = job(Target::Stream, Transfer::Port(download.port.clone()), false).await;
        download.end();
        return written.map(|reply| (reply, in_downloads(output)));
    }
    let reply = job(Target::Blob, Transfer::Nothing, true).await?;
    match &reply.blob {
        Some(blob) if saved::download(blob, name) => Ok((reply, in_downloads(output))),
        _ => Err(refused()),
    }
}

/// A sentence about a file that the browser saves by itself.
fn in_downloads(output: &OutputInfo) -> String {
    match output.encoded {
        true => words::saving::downloads(&output.name),
        false => words::saving::downloads_size(&output.name, &size(output.size)),
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
    let place = match &transfer {
        Transfer::Directory(directory) => Some(SavePlace::Directory(directory.clone())),
        Transfer::File(file) => Some(SavePlace::File(file.clone())),
        Transfer::Nothing | Transfer::Files(_) | Transfer::Port(_) => None,
    };
    let (id, reply) = model.link.request(ask, transfer);
    model.jobs.began(id, title.to_owned(), quiet);
    let title = title.to_owned();
    let ended = async move {
        let reply = reply.await;
        let file = model.jobs.file_of(id);
        model.jobs.ended(id);
        match reply {
            Err(failure) if failure.code == client::DIED => {
                remove_unfinished(place, file);
                Err(interrupted(&title, failure))
            }
            reply => reply,
        }
    };
    (id, ended)
}

/// A place that a job writes to.
enum SavePlace {
    Directory(FileSystemDirectoryHandle),
    File(FileSystemFileHandle),
}

/// Removes the file that a worker was writing when it crashed: until it is closed, it is empty under its final name.
fn remove_unfinished(place: Option<SavePlace>, path: Option<String>) {
    match (place, path) {
        (Some(SavePlace::File(file)), _) => spawn_local(async move {
            let remove = Reflect::get(&file, &"remove".into()).and_then(|remove| remove.dyn_into::<Function>());
            let Ok(remove) = remove else { return };
            remove_while_empty(&file, || remove.call0(&file).map(Promise::from).ok()).await;
        }),
        (Some(SavePlace::Directory(directory)), Some(path)) => remove_empty(directory, path),
        (Some(SavePlace::Directory(_)) | None, _) => {}
    }
}

/// Removes the file at a path of a directory if it is empty, as soon as the browser allows it.
pub(super) fn remove_empty(mut directory: FileSystemDirectoryHandle, path: String) {
    spawn_local(async move {
        let (parents, name) = path.rsplit_once('/').unwrap_or(("", &path));
        for parent in parents.split('/').filter(|parent| !parent.is_empty()) {
            let Ok(below) = JsFuture::from(directory.get_directory_handle(parent)).await else { return };
            directory = below.unchecked_into();
        }
        let Ok(file) = JsFuture::from(directory.get_file_handle(name)).await else { return };
        remove_while_empty(file.unchecked_ref(), || Some(directory.remove_entry(name))).await;
    });
}

/// Repeats removing a file until that succeeds, as long as it is there and empty.
async fn remove_while_empty(file: &FileSystemFileHandle, remove: impl Fn() -> Option<Promise>) {
    for _ in 0..ATTEMPTS {
        if !is_empty(file).await {
            return;
        }
        let Some(removed) = remove() else { return };
        if JsFuture::from(removed).await.is_ok() {
            return;
        }
        pause(BETWEEN).await;
    }
}

async fn is_empty(file: &FileSystemFileHandle) -> bool {
    let file = JsFuture::from(file.get_file()).await;
    file.is_ok_and(|file| file.unchecked_into::<File>().size() == 0.0)
}

/// Failure of a job whose worker crashed.
fn interrupted(title: &str, failure: Failure) -> Failure {
    Failure {
        what: words::saving::interrupted(title),
        meaning: words::saving::interrupted_meaning().into(),
        advice: words::saving::interrupted_advice().into(),
        ..failure
    }
}

/// Title of the job, as in "Saving the repaired files (2 of 3)".
fn numbered(title: &str, number: u32, of: usize) -> String {
    match of {
        0 | 1 => title.to_owned(),
        _ => words::tasks::of_several(title, &number.saturating_add(1).to_string(), &of.to_string()),
    }
}

/// Whether the user closed the browser's own dialog.
fn cancelled() -> Failure {
    Failure::new(
        FailureKind::Cancelled,
        "PAGE-CANCELLED",
        words::tasks::stopped(),
        words::saving::nothing_saved(),
        words::saving::stopped_advice(),
    )
}

fn refused() -> Failure {
    Failure::new(
        FailureKind::Destination,
        "PAGE-SAVE-REFUSED",
        words::saving::refused(),
        words::saving::nothing_saved(),
        words::saving::refused_advice(),
    )
}

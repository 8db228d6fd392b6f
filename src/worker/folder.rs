//! Saves a selection as files in a folder on the user's computer.

use std::collections::HashMap;
use std::rc::Rc;

use discern::export::{Folder, Planner, Writing};
use discern::job::Progress;
use discern::protocol::folder::{Request, Save};
use discern::protocol::{Failure, FailureKind, Written, wire};
use discern::source::Recipe;
use wasm_bindgen::JsValue;
use web_sys::{FileSystemDirectoryHandle, FileSystemGetDirectoryOptions};

use crate::browser::messages::SavePlace;
use crate::failures;
use crate::jobs::{Job, JobResult};
use crate::runner::Call;
use crate::save::selection;
use crate::session::Shared;
use crate::sinks::file::FileSink;
use crate::sinks::pour::Pouring;
use crate::sinks::{Sink, wait};

/// Answers a request of this family.
pub fn answer(call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Save(ask) => call.job_at_place(ask, write),
    }
}

/// Writes a selection into a folder.
async fn write(session: Shared, job: Rc<Job>, ask: Save, place: Option<SavePlace>) -> JobResult<Written> {
    let Some(SavePlace::Directory(directory)) = place else { return Err(failures::no_place()) };
    let planned = selection::plan(&session, &job, &ask.selection, Planner::in_folder).await?;
    let folder = Folder::new(planned.file_system, planned.plan);
    let progress = Progress { done: 0, total: folder.size() };
    let directories = HashMap::from([(String::new(), directory)]);
    let mut writer = Writer { session, job, folder, progress, directories };
    let mut count = 0_u32;
    while let Some(writing) = writer.folder.next_writing().map_err(|error| failures::from_error(&error))? {
        writer.job.check()?;
        match writing {
            Writing::Directory(path) => match writer.directory(&path).await {
                Ok(_) => {}
                Err(failure) if failure.code == failures::NAME_REFUSED => {
                    writer.folder.note(format!("“{path}” was left out: {}.", failure.detail));
                }
                Err(failure) => return Err(failure),
            },
            Writing::File { path, recipe } => match writer.file(&path, &recipe).await {
                Ok(()) => count = count.saturating_add(1),
                // One damaged file, or one whose name the browser refuses, must not prevent the others from being saved.
                Err(failure) if failure.kind == FailureKind::Broken || failure.code == failures::NAME_REFUSED => {
                    writer.folder.note(format!("“{path}” was left out: {}.", failure.detail));
                }
                Err(failure) => return Err(failure),
            },
        }
    }
    let notes = writer.folder.into_notes().into_lines();
    Ok((Written { files: count, bytes: writer.progress.done, notes }, None))
}

struct Writer {
    session: Shared,
    job: Rc<Job>,
    folder: Folder,
    progress: Progress,
    /// Directories made so far, by path.
    directories: HashMap<String, FileSystemDirectoryHandle>,
}

impl Writer {
    /// The directory with this path, made if it does not exist.
    async fn directory(&mut self, path: &str) -> Result<FileSystemDirectoryHandle, Failure> {
        let mut made = String::new();
        let mut handle = self.known("")?;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            if !made.is_empty() {
                made.push('/');
            }
            made.push_str(name);
            handle = match self.directories.get(&made) {
                Some(known) => known.clone(),
                None => {
                    let options = FileSystemGetDirectoryOptions::new();
                    options.set_create(true);
                    let made_now = wait(handle.get_directory_handle_with_options(name, &options)).await;
                    let made_now: FileSystemDirectoryHandle = made_now.map_err(|error| self.failure(&error))?;
                    self.directories.insert(made.clone(), made_now.clone());
                    made_now
                }
            };
        }
        Ok(handle)
    }

    fn known(&self, path: &str) -> Result<FileSystemDirectoryHandle, Failure> {
        self.directories.get(path).cloned().ok_or_else(failures::no_place)
    }

    /// Writes a complete file, or removes it.
    async fn file(&mut self, path: &str, recipe: &Recipe) -> Result<(), Failure> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let directory = self.directory(parent).await?;
        let begun = FileSink::in_directory(&directory, name).await;
        let (sink, replaces) = begun.map_err(|error| self.failure(&error))?;
        let pouring = Pouring { session: &self.session, job: &self.job, progress: &mut self.progress, name: path };
        pouring.pour(recipe, Sink::File(sink)).await?;
        if replaces {
            self.folder.note(format!("“{path}” was there and has been replaced."));
        }
        Ok(())
    }

    /// The browser reports read and write errors alike.
    fn failure(&self, error: &JsValue) -> Failure {
        match self.session.borrow().verify() {
            Ok(()) => failures::destination(error),
            Err(error) => failures::from_error(&error),
        }
    }
}

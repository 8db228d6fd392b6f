//! A selection as files in a directory of the person's computer.

use std::collections::HashMap;
use std::rc::Rc;

use discern::export::{Folder, Writing};
use discern::job::Progress;
use discern::protocol::{Answer, Failure, FailureKind, Selection};
use discern::source::{Recipe, Segment, Source};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use crate::jobs::Job;
use crate::runner::{Ending, Shared};
use crate::{blob, failures, selection};

/// Bytes written at once: a cancel waits for no more than that.
const STRIDE: u64 = 8 << 20;

/// Writes a selection into a directory.
pub async fn write(
    session: Shared,
    job: Rc<Job>,
    selection: Selection,
    directory: Option<FileSystemDirectoryHandle>,
) -> Ending {
    let directory = directory.ok_or_else(failures::no_directory)?;
    let planned = selection::plan(&session, &job, &selection).await?;
    let folder = Folder::new(planned.file_system, planned.plan);
    let files = session.borrow().files.clone();
    let progress = Progress { done: 0, total: folder.size() };
    let directories = HashMap::from([(String::new(), directory)]);
    let mut writer = Writer { session, job, files, folder, progress, directories };
    let mut count = 0_u32;
    while let Some(writing) = writer.folder.next_writing().map_err(|error| failures::from_error(&error))? {
        writer.job.check()?;
        match writing {
            Writing::Directory(path) => drop(writer.directory(&path).await?),
            Writing::File { path, recipe } => match writer.file(&path, &recipe).await {
                Ok(()) => count = count.saturating_add(1),
                // One damaged file must not keep the others from being saved.
                Err(failure) if failure.kind == FailureKind::Broken => {
                    writer.folder.note(format!("“{path}” was left out: {}.", failure.detail));
                }
                Err(failure) => return Err(failure),
            },
        }
    }
    writer.session.borrow().verify().map_err(|error| failures::from_error(&error))?;
    let notes = writer.folder.into_notes().into_lines();
    Ok((Answer::Written { files: count, bytes: writer.progress.done, notes }, None))
}

struct Writer {
    session: Shared,
    job: Rc<Job>,
    files: Vec<File>,
    folder: Folder,
    progress: Progress,
    /// Directories that have been made, by path.
    directories: HashMap<String, FileSystemDirectoryHandle>,
}

impl Writer {
    /// The directory of that path, made where it is not there.
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
        self.directories.get(path).cloned().ok_or_else(failures::no_directory)
    }

    /// Writes a file whole, or leaves nothing of it behind.
    async fn file(&mut self, path: &str, recipe: &Recipe) -> Result<(), Failure> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let directory = self.directory(parent).await?;
        let was_there = wait::<FileSystemFileHandle>(directory.get_file_handle(name)).await.is_ok();
        let filled = self.create(&directory, name, path, recipe).await;
        match filled {
            Ok(()) if was_there => self.folder.note(format!("“{path}” was there and has been replaced.")),
            // What was there before stays as it was: the browser writes beside it until all is written.
            Err(_) if !was_there => drop(JsFuture::from(directory.remove_entry(name)).await),
            _ => {}
        }
        filled
    }

    async fn create(
        &mut self,
        directory: &FileSystemDirectoryHandle,
        name: &str,
        path: &str,
        recipe: &Recipe,
    ) -> Result<(), Failure> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = wait(directory.get_file_handle_with_options(name, &options)).await;
        let handle: FileSystemFileHandle = handle.map_err(|error| self.failure(&error))?;
        let stream = wait(handle.create_writable()).await;
        let stream: FileSystemWritableFileStream = stream.map_err(|error| self.failure(&error))?;
        let filled = self.fill(&stream, path, recipe).await;
        match filled {
            Ok(()) => drop(JsFuture::from(stream.close()).await.map_err(|error| self.failure(&error))?),
            Err(_) => drop(JsFuture::from(stream.abort()).await),
        }
        filled
    }

    async fn fill(
        &mut self,
        stream: &FileSystemWritableFileStream,
        path: &str,
        recipe: &Recipe,
    ) -> Result<(), Failure> {
        // In steps, so that the browser is never given more than it writes in a moment.
        let source = recipe.clone().into_source();
        let mut at = 0;
        while at < source.len() {
            let end = at.saturating_add(STRIDE).min(source.len());
            for segment in Recipe::of(&source, at..end).resolve().segments() {
                self.job.check()?;
                self.write(stream, segment).await?;
            }
            self.progress.done = self.progress.done.saturating_add(end.saturating_sub(at));
            self.job.progress("Writing", self.progress, path);
            at = end;
        }
        Ok(())
    }

    async fn write(&self, stream: &FileSystemWritableFileStream, segment: &Segment) -> Result<(), Failure> {
        let bytes = |source: &Source, offset: u64, len: u64| {
            let mut bytes = vec![0; usize::try_from(len).unwrap_or(0)];
            source.read_exact_at(offset, &mut bytes).map_err(|error| failures::from_error(&error.into()))?;
            Ok(Uint8Array::from(bytes.as_slice()))
        };
        let written = match segment {
            Segment::Copy { from, range } => match from.file() {
                Some(id) => stream.write_with_blob(&blob::slice(&self.files, id, range.clone())?),
                None => stream.write_with_js_u8_array(&bytes(from, range.start, segment.len())?),
            },
            made => {
                let mut recipe = Recipe::default();
                recipe.push(made.clone());
                stream.write_with_js_u8_array(&bytes(&recipe.into_source(), 0, made.len())?)
            }
        };
        let written = written.map_err(|error| self.failure(&error))?;
        JsFuture::from(written).await.map_err(|error| self.failure(&error))?;
        Ok(())
    }

    /// The browser gives one error for what it cannot read and what it cannot write.
    fn failure(&self, error: &JsValue) -> Failure {
        match self.session.borrow().verify() {
            Ok(()) => failures::destination(error),
            Err(error) => failures::from_error(&error),
        }
    }
}

async fn wait<T: JsCast>(promise: Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

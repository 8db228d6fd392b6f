//! Makes a file of the user readable for the library.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use discern::protocol::{JobProgress, News};
use discern::source::ReadAt;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{File, FileReaderSync};

use crate::browser::number::{from_js, to_js};
use crate::browser::thrown::browser_error;
use crate::browser::{clock, messages};
use crate::files::ahead::Ahead;
use crate::files::storage;

/// Counts of all reads, and the first failure.
#[derive(Default)]
pub struct Reading {
    /// Number of bytes read.
    pub bytes: Cell<u64>,
    /// Number of read calls.
    pub calls: Cell<u64>,
    /// The browser's error for a file that could not be read. The library treats such a failure as damage of the image
    /// and goes on, so it is kept here to be reported to the user.
    failure: RefCell<Option<String>>,
    /// Reads ahead in files that are read sequentially.
    running: RefCell<Vec<Rc<Ahead>>>,
    /// The request that opens an image: reads are its progress, since it is one step.
    opening: RefCell<Option<Opening>>,
}

/// The progress of opening an image.
struct Opening {
    job: u64,
    /// Bytes of the files, if they are those that are opened.
    total: u64,
    is_unpacking: bool,
    began: f64,
    reported: f64,
    bytes: u64,
}

impl Opening {
    fn report(&mut self, now: f64) {
        self.reported = now;
        self.is_unpacking |= storage::has_kept();
        // Of most images, little is read; of what is unpacked and kept, all of it.
        let (phase, total) = if self.is_unpacking { ("Unpacking", self.total) } else { ("Reading", 0) };
        messages::news(News::Progress(JobProgress {
            job: self.job,
            phase: phase.into(),
            done: if total > 0 { self.bytes.min(total) } else { self.bytes },
            total,
            file: String::new(),
            elapsed: from_js(now - self.began),
        }));
    }
}

/// Milliseconds between two reports while an image is opened.
const BETWEEN: f64 = 100.0;

impl Reading {
    /// Reads ahead; called between the steps of a job.
    pub async fn ahead(self: &Rc<Self>) {
        let running = self.running.borrow().clone();
        for ahead in running {
            let reading = Rc::clone(self);
            ahead.fill(move |bytes| reading.count(bytes)).await;
        }
        self.running.borrow_mut().retain(|ahead| ahead.is_running());
    }

    /// Releases what was read ahead.
    pub fn release(&self) {
        self.running.take().iter().for_each(|ahead| ahead.release());
    }

    fn count(&self, bytes: u64) {
        self.calls.set(self.calls.get().saturating_add(1));
        self.bytes.set(self.bytes.get().saturating_add(bytes));
        if let Some(opening) = &mut *self.opening.borrow_mut() {
            opening.bytes = opening.bytes.saturating_add(bytes);
            let now = clock::now();
            if now - opening.reported > BETWEEN {
                opening.report(now);
            }
        }
    }

    /// Reports reads as the progress of a request that opens an image, of so many bytes if that is known; `None` ends that.
    pub fn report_opening(&self, job: Option<(u64, u64)>) {
        let now = clock::now();
        // What was kept for another image is of no interest.
        storage::has_kept();
        let begun = |(job, total)| Opening { job, total, is_unpacking: false, began: now, reported: now, bytes: 0 };
        let mut opening = job.map(begun);
        // The page learns that it has begun, and that the worker is not busy with another image.
        opening.iter_mut().for_each(|opening| opening.report(now));
        self.opening.replace(opening);
    }

    /// Resets everything for other files.
    pub fn forget_failure(&self) {
        self.failure.replace(None);
    }

    /// Fails if a file could not be read.
    ///
    /// # Errors
    /// The read error.
    pub fn check(&self) -> io::Result<()> {
        match &*self.failure.borrow() {
            Some(what) => Err(io::Error::new(io::ErrorKind::PermissionDenied, what.clone())),
            None => Ok(()),
        }
    }
}

/// Reads slices of a file synchronously, unless they have been read ahead.
pub struct FileSource {
    file: File,
    reader: FileReaderSync,
    reading: Rc<Reading>,
    /// Whether the file is not part of the image, so that a failure to read it does not concern the image.
    is_added: bool,
    ahead: Rc<Ahead>,
}

impl FileSource {
    /// Makes a source for a file of the image.
    ///
    /// # Errors
    /// If the browser has no synchronous reader.
    pub fn new(file: File, reading: Rc<Reading>) -> io::Result<Self> {
        let reader = FileReaderSync::new().map_err(|error| browser_error(&error))?;
        let ahead = Rc::new(Ahead::new(file.clone()));
        Ok(Self { file, reader, reading, is_added: false, ahead })
    }

    /// Makes a source for a file to be added to an image.
    ///
    /// # Errors
    /// The errors of [`FileSource::new`].
    pub fn added(file: File, reading: Rc<Reading>) -> io::Result<Self> {
        Ok(Self { is_added: true, ..Self::new(file, reading)? })
    }

    /// Checks that a file is still readable: a browser refuses to read it once it has changed. Reads its first byte,
    /// bypassing all caches; no image has content there.
    ///
    /// # Errors
    /// The errors of [`ReadAt::read_at`].
    pub fn verify(&self) -> io::Result<()> {
        self.read_at(0, &mut [0]).map(|_| ())
    }

    fn read(&self, offset: u64, buf: &mut [u8]) -> Result<usize, JsValue> {
        let end = offset.saturating_add(buf.len() as u64).min(self.len());
        if end <= offset {
            return Ok(0);
        }
        let len = usize::try_from(end.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = buf.get_mut(..len).unwrap_or_default();
        let held = self.ahead.read(offset, wanted);
        if self.ahead.begins_to_run() {
            self.reading.running.borrow_mut().push(Rc::clone(&self.ahead));
        }
        let rest = wanted.get_mut(held..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(held);
        }
        self.read_now(offset.saturating_add(held as u64), rest).map(|got| held.saturating_add(got))
    }

    /// Reads bytes that are not in the window.
    fn read_now(&self, offset: u64, buf: &mut [u8]) -> Result<usize, JsValue> {
        let end = offset.saturating_add(buf.len() as u64);
        let slice = self.file.slice_with_f64_and_f64(to_js(offset), to_js(end))?;
        let bytes = Uint8Array::new(&self.reader.read_as_array_buffer(&slice)?.into());
        let got = usize::try_from(bytes.length()).unwrap_or(0).min(buf.len());
        if let Some(part) = buf.get_mut(..got) {
            bytes.subarray(0, u32::try_from(got).unwrap_or(0)).copy_to(part);
        }
        self.reading.count(got as u64);
        Ok(got)
    }
}

impl ReadAt for FileSource {
    fn len(&self) -> u64 {
        from_js(self.file.size())
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.read(offset, buf).map_err(|error| {
            let error = browser_error(&error);
            if !self.is_added {
                self.reading.failure.replace(Some(error.to_string()));
            }
            error
        })
    }
}

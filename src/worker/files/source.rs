//! Makes a file of the user readable for the library.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use discern::source::ReadAt;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{File, FileReaderSync};

use crate::browser::number::{from_js, to_js};
use crate::browser::thrown::browser_error;
use crate::files::ahead::Ahead;
use crate::files::opening;

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
}

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
        opening::read(bytes);
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

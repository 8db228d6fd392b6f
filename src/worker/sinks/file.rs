//! Writes a file on the user's computer. The browser writes to a temporary file, which replaces the original when it is
//! closed.

use std::cell::{Cell, RefCell};

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions, FileSystemWritableFileStream,
};

use crate::browser::number::{from_js, to_js};
use crate::sinks::{Piece, wait};

#[wasm_bindgen]
extern "C" {
    /// Missing in web-sys, since it is not in a standard yet.
    #[wasm_bindgen(extends = FileSystemFileHandle)]
    type Removable;

    #[wasm_bindgen(method, catch)]
    fn remove(this: &Removable) -> Result<Promise, JsValue>;
}

/// Number of bytes passed to the browser at once, from two alternating buffers; more is no faster.
const AT_ONCE: u32 = 2 << 20;

/// A file being written.
pub struct FileSink {
    handle: FileSystemFileHandle,
    stream: FileSystemWritableFileStream,
    /// Buffer that collects the next bytes; `None` while it is not needed.
    buffer: RefCell<Option<Uint8Array>>,
    filled: Cell<u32>,
    /// Length of the file with all bytes passed to the browser, and the hole after them that it doesn't have yet.
    length: Cell<u64>,
    hole: Cell<u64>,
    /// Buffer that the browser is writing meanwhile.
    writing: RefCell<Option<Writing>>,
    /// Whether the file was created for this output, so that it is useless without it.
    is_new: bool,
}

/// Bytes that were passed on. Their buffer is free again once the promise resolves.
struct Writing {
    written: JsFuture,
    buffer: Uint8Array,
}

impl FileSink {
    /// Begins to write a file chosen in a picker. Pickers create the file, or empty an existing one.
    ///
    /// # Errors
    /// If the browser does not allow it.
    pub async fn of_picker(handle: FileSystemFileHandle) -> Result<Self, JsValue> {
        let is_new = wait::<File>(handle.get_file()).await.is_ok_and(|file| file.size() == 0.0);
        Self::new(handle, is_new).await
    }

    /// If `is_new`, the file is removed unless it is completed.
    async fn new(handle: FileSystemFileHandle, is_new: bool) -> Result<Self, JsValue> {
        match wait(handle.create_writable()).await {
            Ok(stream) => Ok(Self {
                handle,
                stream,
                buffer: RefCell::default(),
                filled: Cell::new(0),
                length: Cell::new(0),
                hole: Cell::new(0),
                writing: RefCell::default(),
                is_new,
            }),
            Err(error) => {
                remove_if(is_new, &handle).await;
                Err(error)
            }
        }
    }

    /// Begins to write a file with this name in a directory; also returns whether a file is replaced.
    ///
    /// # Errors
    /// If the browser does not allow it.
    pub async fn in_directory(directory: &FileSystemDirectoryHandle, name: &str) -> Result<(Self, bool), JsValue> {
        let was_there = wait::<FileSystemFileHandle>(directory.get_file_handle(name)).await.is_ok();
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = wait(directory.get_file_handle_with_options(name, &options)).await?;
        Ok((Self::new(handle, !was_there).await?, was_there))
    }

    pub(super) async fn write(&self, piece: Piece<'_>) -> Result<(), JsValue> {
        match piece {
            Piece::Slice(slice) => {
                self.flush().await?;
                self.length.set(self.length.get().saturating_add(from_js(slice.size())));
                JsFuture::from(self.stream.write_with_blob(&slice)?).await.map(|_| ())
            }
            Piece::Bytes(bytes) => {
                self.dig().await?;
                self.write_bytes(bytes).await
            }
            Piece::Hole(count) => {
                self.hand_over().await?;
                self.hole.set(self.hole.get().saturating_add(count));
                Ok(())
            }
        }
    }

    /// Makes the hole that comes next: a file that is made longer has zeros there, which no drive stores.
    async fn dig(&self) -> Result<(), JsValue> {
        let hole = self.hole.replace(0);
        if hole == 0 {
            return Ok(());
        }
        self.settle(None).await?;
        self.length.set(self.length.get().saturating_add(hole));
        let length = to_js(self.length.get());
        JsFuture::from(self.stream.truncate_with_f64(length)?).await?;
        JsFuture::from(self.stream.seek_with_f64(length)?).await.map(|_| ())
    }

    async fn write_bytes(&self, mut bytes: &[u8]) -> Result<(), JsValue> {
        while !bytes.is_empty() {
            let buffer = self.buffer.borrow_mut().get_or_insert_with(take_buffer).clone();
            let at = self.filled.get();
            let count = u32::try_from(bytes.len()).unwrap_or(AT_ONCE).min(AT_ONCE.saturating_sub(at));
            let (now, later) = bytes.split_at_checked(usize::try_from(count).unwrap_or(0)).unwrap_or((bytes, &[]));
            buffer.subarray(at, at.saturating_add(count)).copy_from(now);
            self.filled.set(at.saturating_add(count));
            if self.filled.get() == AT_ONCE {
                self.hand_over().await?;
            }
            bytes = later;
        }
        Ok(())
    }

    /// Writes and releases the buffers, and makes the hole after them.
    pub(super) async fn flush(&self) -> Result<(), JsValue> {
        self.hand_over().await?;
        self.dig().await?;
        self.settle(None).await
    }

    /// Passes the buffer to the browser and switches to the other one, so that the next bytes are made meanwhile.
    async fn hand_over(&self) -> Result<(), JsValue> {
        let Some(buffer) = self.buffer.take() else { return Ok(()) };
        let count = self.filled.replace(0);
        self.length.set(self.length.get().saturating_add(count.into()));
        let written = self.stream.write_with_js_u8_array(&buffer.subarray(0, count))?;
        self.settle(Some(Writing { written: written.into(), buffer })).await
    }

    /// Waits for the bytes passed on before `next`.
    async fn settle(&self, next: Option<Writing>) -> Result<(), JsValue> {
        let Some(Writing { written, buffer }) = self.writing.replace(next) else { return Ok(()) };
        let written = written.await;
        BUFFERS.with_borrow_mut(|buffers| buffers.push(buffer));
        written.map(|_| ())
    }

    pub(super) async fn close(self) -> Result<(), JsValue> {
        let closed = match self.flush().await {
            Ok(()) => JsFuture::from(self.stream.close()).await,
            Err(error) => {
                drop(JsFuture::from(self.stream.abort()).await);
                Err(error)
            }
        };
        if closed.is_err() {
            remove_if(self.is_new, &self.handle).await;
        }
        closed.map(|_| ())
    }

    pub(super) async fn abort(self) {
        // A stream that failed need not be aborted.
        drop(JsFuture::from(self.stream.abort()).await);
        remove_if(self.is_new, &self.handle).await;
    }
}

thread_local! {
    /// Unused buffers. They are reused, since browsers are slow to collect garbage.
    static BUFFERS: RefCell<Vec<Uint8Array>> = const { RefCell::new(Vec::new()) };
}

fn take_buffer() -> Uint8Array {
    let kept = BUFFERS.with_borrow_mut(Vec::pop);
    kept.unwrap_or_else(|| Uint8Array::new_with_length(AT_ONCE))
}

async fn remove_if(is_new: bool, handle: &FileSystemFileHandle) {
    if is_new && let Ok(removed) = handle.unchecked_ref::<Removable>().remove() {
        // If the browser refuses to remove the file, it is empty.
        drop(JsFuture::from(removed).await);
    }
}

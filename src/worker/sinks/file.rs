//! A file of the person's computer that is being written. The browser writes beside it, and puts what is written in its
//! place once it is closed.

use std::cell::{Cell, RefCell};

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions, FileSystemWritableFileStream,
};

use crate::sinks::{Piece, wait};

#[wasm_bindgen]
extern "C" {
    /// Not in web-sys: it is in no standard yet.
    #[wasm_bindgen(extends = FileSystemFileHandle)]
    type Removable;

    #[wasm_bindgen(method, catch)]
    fn remove(this: &Removable) -> Result<Promise, JsValue>;
}

/// Bytes handed to the browser at once, from two buffers by turns: with more it is no faster.
const AT_ONCE: u32 = 2 << 20;

/// A file that is being written.
pub struct FileSink {
    handle: FileSystemFileHandle,
    stream: FileSystemWritableFileStream,
    /// What is to be written next, while there is something.
    buffer: RefCell<Option<Uint8Array>>,
    filled: Cell<u32>,
    /// What the browser writes while that is filled.
    writing: RefCell<Option<Writing>>,
    /// It was made to be written: without its content it is nothing.
    is_new: bool,
}

/// Bytes that were handed over. Their buffer is free again once the browser says that it has them.
struct Writing {
    written: JsFuture,
    buffer: Uint8Array,
}

impl FileSink {
    /// Begins to write a file that a picker gave. Pickers make the file that they give, and empty one that is there.
    ///
    /// # Errors
    /// Where the browser does not allow it.
    pub async fn of_picker(handle: FileSystemFileHandle) -> Result<Self, JsValue> {
        let is_new = wait::<File>(handle.get_file()).await.is_ok_and(|file| file.size() == 0.0);
        Self::new(handle, is_new).await
    }

    /// `is_new` where it is to go if it does not become whole.
    async fn new(handle: FileSystemFileHandle, is_new: bool) -> Result<Self, JsValue> {
        match wait(handle.create_writable()).await {
            Ok(stream) => Ok(Self {
                handle,
                stream,
                buffer: RefCell::default(),
                filled: Cell::new(0),
                writing: RefCell::default(),
                is_new,
            }),
            Err(error) => {
                remove_if(is_new, &handle).await;
                Err(error)
            }
        }
    }

    /// Begins to write a file of that name in a directory; with it, whether one is replaced.
    ///
    /// # Errors
    /// Where the browser does not allow it.
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
                JsFuture::from(self.stream.write_with_blob(&slice)?).await.map(|_| ())
            }
            Piece::Bytes(bytes) => self.write_bytes(bytes).await,
        }
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

    /// Writes what is in the buffers, and needs them no more.
    pub(super) async fn flush(&self) -> Result<(), JsValue> {
        self.hand_over().await?;
        self.settle(None).await
    }

    /// Has the browser write what is in the buffer, which then is another one: the next bytes are made meanwhile.
    async fn hand_over(&self) -> Result<(), JsValue> {
        let Some(buffer) = self.buffer.take() else { return Ok(()) };
        let written = self.stream.write_with_js_u8_array(&buffer.subarray(0, self.filled.replace(0)))?;
        self.settle(Some(Writing { written: written.into(), buffer })).await
    }

    /// Waits for what was handed over before `next`.
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
        // What failed already needs no aborting.
        drop(JsFuture::from(self.stream.abort()).await);
        remove_if(self.is_new, &self.handle).await;
    }
}

thread_local! {
    /// Buffers that no file needs. Each is used again and again: browsers are slow to collect what is thrown away.
    static BUFFERS: RefCell<Vec<Uint8Array>> = const { RefCell::new(Vec::new()) };
}

fn take_buffer() -> Uint8Array {
    let kept = BUFFERS.with_borrow_mut(Vec::pop);
    kept.unwrap_or_else(|| Uint8Array::new_with_length(AT_ONCE))
}

async fn remove_if(is_new: bool, handle: &FileSystemFileHandle) {
    if is_new && let Ok(removed) = handle.unchecked_ref::<Removable>().remove() {
        // A file that the browser will not remove is empty.
        drop(JsFuture::from(removed).await);
    }
}

//! A file of the person's computer that is being written. The browser writes beside it, and puts what is written in its
//! place once it is closed.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions, FileSystemWritableFileStream,
};

use crate::sink::{Piece, wait};

#[wasm_bindgen]
extern "C" {
    /// Not in web-sys: it is in no standard yet.
    #[wasm_bindgen(extends = FileSystemFileHandle)]
    type Removable;

    #[wasm_bindgen(method, catch)]
    fn remove(this: &Removable) -> Result<Promise, JsValue>;
}

/// A file that is being written.
pub struct FileSink {
    handle: FileSystemFileHandle,
    stream: FileSystemWritableFileStream,
    /// It was made to be written: without its content it is nothing.
    is_new: bool,
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
            Ok(stream) => Ok(Self { handle, stream, is_new }),
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

    pub(super) async fn write(&self, piece: Piece) -> Result<(), JsValue> {
        let written = match piece {
            Piece::Slice(slice) => self.stream.write_with_blob(&slice)?,
            Piece::Bytes(bytes) => self.stream.write_with_js_u8_array(&bytes)?,
        };
        JsFuture::from(written).await.map(|_| ())
    }

    pub(super) async fn close(self) -> Result<(), JsValue> {
        let closed = JsFuture::from(self.stream.close()).await;
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

async fn remove_if(is_new: bool, handle: &FileSystemFileHandle) {
    if is_new && let Ok(removed) = handle.unchecked_ref::<Removable>().remove() {
        // A file that the browser will not remove is empty.
        drop(JsFuture::from(removed).await);
    }
}

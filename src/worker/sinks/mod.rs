//! Sinks, to which an output is written in pieces: a file on the user's computer, or a download fed by a service
//! worker. At the end, either is complete or removed.

pub mod file;
pub mod pour;
pub mod stream;

use discern::protocol::Failure;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::browser::messages::SavePlace;
use crate::failures;
use crate::files::blob::MemoryBlob;
use crate::sinks::file::FileSink;
use crate::sinks::stream::StreamSink;

/// A destination being written to.
pub enum Sink {
    /// A file on the user's computer.
    File(FileSink),
    /// A download.
    Stream(StreamSink),
    /// A blob in memory.
    Memory(MemoryBlob),
}

/// A piece of output.
pub enum Piece<'a> {
    /// A slice of one of the user's files, which has not been read.
    Slice(Blob),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A few megabytes of zeros, which a file gets without their being written.
    Hole(u64),
}

/// The reason a piece could not be written.
pub enum Refusal {
    /// The browser's own error, which is the same for reading and writing.
    Browser(JsValue),
    /// The browser never asked for the download.
    NotBegun,
    /// The browser or the user stopped the download.
    Stopped,
    /// Memory is full.
    Full(Failure),
}

impl Sink {
    /// Begins to write to a place that the page sent along.
    ///
    /// # Errors
    /// If the browser does not allow it, or the place is not for one file.
    pub async fn at(place: SavePlace) -> Result<Self, Failure> {
        match place {
            SavePlace::File(handle) => {
                let sink = FileSink::of_picker(handle).await;
                sink.map(Self::File).map_err(|error| failures::destination(&error))
            }
            SavePlace::Port(port) => Ok(Self::Stream(StreamSink::new(port))),
            SavePlace::Directory(_) => Err(failures::no_place()),
        }
    }

    /// Whether slices can be written without being read here, and holes without being written.
    pub const fn is_file(&self) -> bool {
        matches!(self, Self::File(_))
    }

    /// Waits until something can be written; returns false if that takes too long, to be called again.
    ///
    /// # Errors
    /// If nothing can ever be written.
    pub async fn is_ready(&self) -> Result<bool, Refusal> {
        match self {
            Self::File(_) | Self::Memory(_) => Ok(true),
            Self::Stream(stream) => stream.is_wanted().await,
        }
    }

    /// Writes a piece, after [`Sink::is_ready`].
    ///
    /// # Errors
    /// If it cannot be written; the sink has to be aborted then.
    pub async fn write(&self, piece: Piece<'_>) -> Result<(), Refusal> {
        match (self, piece) {
            (Self::File(file), piece) => file.write(piece).await.map_err(Refusal::Browser),
            (Self::Stream(stream), Piece::Bytes(bytes)) => {
                stream.write(&Uint8Array::from(bytes)).map_err(Refusal::Browser)
            }
            (Self::Memory(held), Piece::Bytes(bytes)) => held.write(bytes).map_err(Refusal::Full),
            (Self::Stream(stream), Piece::Slice(slice)) => {
                let buffer = JsFuture::from(slice.array_buffer()).await.map_err(Refusal::Browser)?;
                stream.write(&Uint8Array::new(&buffer)).map_err(Refusal::Browser)
            }
            (Self::Stream(stream), Piece::Hole(count)) => {
                let zeros = Uint8Array::new_with_length(u32::try_from(count).unwrap_or(u32::MAX));
                stream.write(&zeros).map_err(Refusal::Browser)
            }
            (Self::Memory(held), Piece::Hole(count)) => {
                held.write(&vec![0; usize::try_from(count).unwrap_or(usize::MAX)]).map_err(Refusal::Full)
            }
            (Self::Memory(held), Piece::Slice(slice)) => {
                let buffer = JsFuture::from(slice.array_buffer()).await.map_err(Refusal::Browser)?;
                held.write(&Uint8Array::new(&buffer).to_vec()).map_err(Refusal::Full)
            }
        }
    }

    /// Flushes everything written so far.
    ///
    /// # Errors
    /// The errors of [`Sink::write`].
    pub async fn flush(&self) -> Result<(), Refusal> {
        match self {
            Self::File(file) => file.flush().await.map_err(Refusal::Browser),
            Self::Stream(_) | Self::Memory(_) => Ok(()),
        }
    }

    /// Completes the output.
    ///
    /// # Errors
    /// If the browser cannot store it; nothing is left then.
    pub async fn close(self) -> Result<(), Refusal> {
        match self {
            Self::File(file) => file.close().await.map_err(Refusal::Browser),
            Self::Stream(stream) => stream.close().map_err(Refusal::Browser),
            Self::Memory(_) => Ok(()),
        }
    }

    /// Removes everything written.
    pub async fn abort(self) {
        match self {
            Self::File(file) => file.abort().await,
            Self::Stream(stream) => stream.abort(),
            Self::Memory(_) => {}
        }
    }
}

/// Waits for a promise of the browser.
pub async fn wait<T: JsCast>(promise: js_sys::Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

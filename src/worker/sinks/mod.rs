//! Where an output is written a piece at a time: a file of the person's computer, or a download that a service worker
//! feeds. Either is whole at the end, or not there.

pub mod file;
pub mod pour;
pub mod stream;

use discern::protocol::Failure;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::browser::messages::Place;
use crate::failures;
use crate::files::blob::Held;
use crate::sinks::file::FileSink;
use crate::sinks::stream::StreamSink;

/// A place that is being written to.
pub enum Sink {
    /// A file.
    File(FileSink),
    /// A download.
    Stream(StreamSink),
    /// Memory.
    Held(Held),
}

/// What is written at once.
pub enum Piece<'a> {
    /// A slice of a file of the person's, of which nothing has been read.
    Slice(Blob),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// Why a piece could not be written.
pub enum Refusal {
    /// The browser's own error, for what it cannot read as for what it cannot write.
    Browser(JsValue),
    /// The browser never asked for the download.
    NotBegun,
    /// The browser ended the download, or the person did so there.
    Stopped,
    /// Memory holds no more.
    Full(Failure),
}

impl Sink {
    /// Begins to write to a place that the page sent along.
    ///
    /// # Errors
    /// Where the browser does not allow it, or it is no place for one file.
    pub async fn at(place: Place) -> Result<Self, Failure> {
        match place {
            Place::File(handle) => {
                let sink = FileSink::of_picker(handle).await;
                sink.map(Self::File).map_err(|error| failures::destination(&error))
            }
            Place::Port(port) => Ok(Self::Stream(StreamSink::new(port))),
            Place::Directory(_) => Err(failures::no_place()),
        }
    }

    /// Whether slices can be written without being read here.
    pub const fn takes_slices(&self) -> bool {
        matches!(self, Self::File(_))
    }

    /// Waits until something can be written; false where a while has passed and it cannot yet.
    ///
    /// # Errors
    /// Where nothing will ever be.
    pub async fn is_ready(&self) -> Result<bool, Refusal> {
        match self {
            Self::File(_) | Self::Held(_) => Ok(true),
            Self::Stream(stream) => stream.is_wanted().await,
        }
    }

    /// Writes a piece, once [`Sink::is_ready`].
    ///
    /// # Errors
    /// Where it cannot be written; the sink is to be aborted then.
    pub async fn write(&self, piece: Piece<'_>) -> Result<(), Refusal> {
        match (self, piece) {
            (Self::File(file), piece) => file.write(piece).await.map_err(Refusal::Browser),
            (Self::Stream(stream), Piece::Bytes(bytes)) => {
                stream.write(&Uint8Array::from(bytes)).map_err(Refusal::Browser)
            }
            (Self::Held(held), Piece::Bytes(bytes)) => held.write(bytes).map_err(Refusal::Full),
            (Self::Stream(stream), Piece::Slice(slice)) => {
                let buffer = JsFuture::from(slice.array_buffer()).await.map_err(Refusal::Browser)?;
                stream.write(&Uint8Array::new(&buffer)).map_err(Refusal::Browser)
            }
            (Self::Held(held), Piece::Slice(slice)) => {
                let buffer = JsFuture::from(slice.array_buffer()).await.map_err(Refusal::Browser)?;
                held.write(&Uint8Array::new(&buffer).to_vec()).map_err(Refusal::Full)
            }
        }
    }

    /// Keeps nothing back of what was written.
    ///
    /// # Errors
    /// As [`Sink::write`].
    pub async fn flush(&self) -> Result<(), Refusal> {
        match self {
            Self::File(file) => file.flush().await.map_err(Refusal::Browser),
            Self::Stream(_) | Self::Held(_) => Ok(()),
        }
    }

    /// All is written.
    ///
    /// # Errors
    /// Where the browser cannot keep it; nothing is left then.
    pub async fn close(self) -> Result<(), Refusal> {
        match self {
            Self::File(file) => file.close().await.map_err(Refusal::Browser),
            Self::Stream(stream) => stream.close().map_err(Refusal::Browser),
            Self::Held(_) => Ok(()),
        }
    }

    /// Leaves nothing behind.
    pub async fn abort(self) {
        match self {
            Self::File(file) => file.abort().await,
            Self::Stream(stream) => stream.abort(),
            Self::Held(_) => {}
        }
    }
}

/// Waits for what a browser promised.
pub async fn wait<T: JsCast>(promise: js_sys::Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

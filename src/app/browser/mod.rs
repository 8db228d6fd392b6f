//! Access to the browser: pickers, drops, downloads, the history, the clipboard, the storage, audio, the root element, and sizes of drawn elements.

pub(crate) mod additions;
pub(crate) mod audio;
pub(crate) mod audio_stream;
pub(crate) mod case;
pub(crate) mod download;
pub(crate) mod entry;
pub(crate) mod geometry;
pub(crate) mod handles;
pub(crate) mod painter;
pub(crate) mod pause;
pub(crate) mod picker;
pub(crate) mod root;
pub(crate) mod saved;
pub(crate) mod storage;
pub(crate) mod thrown;
pub(crate) mod viewport;

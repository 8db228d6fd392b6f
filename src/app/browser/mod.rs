//! Access to the browser: pickers, drops, downloads, the clipboard, audio, and the sizes of what is drawn.

pub(crate) mod additions;
pub(crate) mod audio;
pub(crate) mod audio_stream;
pub(crate) mod case;
pub(crate) mod download;
pub(crate) mod geometry;
pub(crate) mod painter;
pub(crate) mod picker;
pub(crate) mod saved;
pub(crate) mod thrown;
pub(crate) mod viewport;

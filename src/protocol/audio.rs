//! Playing and drawing audio.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{BlobInfo, RowNumber, ViewNumber};

requests! {
    Audio:
    Part -> BlobInfo,
    Waveform -> Vec<(i8, i8)>,
}

/// Bytes of a file as a blob, to be played.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// Offset of the first byte.
    pub offset: u64,
    /// Number of bytes at most.
    pub count: u32,
}

/// The waveform of an audio file, from its beginning to its end: lowest and highest sample of each part, in 1/128 of
/// full scale; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waveform {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// Number of parts at most.
    pub columns: u32,
}

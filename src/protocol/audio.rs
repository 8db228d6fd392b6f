//! Playing and drawing audio.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{BlobInfo, RowNumber, SamplesInfo, ViewNumber};

requests! {
    Audio:
    Album -> AlbumInfo,
    Part -> BlobInfo,
    Waveform -> Vec<(i8, i8)>,
}

/// The audio tracks of a view, in their order on the disc.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Album {
    /// The view.
    pub view: ViewNumber,
}

/// An album.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlbumInfo {
    /// Title; empty if none is recorded.
    pub title: String,
    /// Performer; empty if none is recorded.
    pub performer: String,
    /// The tracks, all with samples of the same rate and number of channels.
    pub songs: Vec<SongInfo>,
}

/// A track of an album.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SongInfo {
    /// Its row.
    pub row: RowNumber,
    /// Number of the track; 0 for hidden audio before the first one.
    pub number: u8,
    /// Title; empty if none is recorded.
    pub title: String,
    /// Performer; empty if none is recorded.
    pub performer: String,
    /// Its samples.
    pub samples: SamplesInfo,
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

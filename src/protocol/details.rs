//! All that is said of an entry, and how it can be looked at.

use serde::{Deserialize, Serialize};

use super::{FactGroup, RowInfo};

/// All that is known of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryDetails {
    /// As in the listing.
    pub row: RowInfo,
    /// From the root.
    pub path: String,
    /// Where a symlink points.
    pub target: Option<String>,
    /// What a preview can show.
    pub preview: PreviewKind,
    /// Whether it can be saved without being read.
    pub sliceable: bool,
    /// What it can be saved as, besides as it is shown.
    pub variants: Vec<VariantInfo>,
    /// Where the data lies, in order, at most the first thousand.
    pub extents: Vec<ExtentInfo>,
    /// How many extents there are.
    pub extent_count: u32,
    /// Facts by title.
    pub facts: Vec<FactGroup>,
}

/// How a file can be looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PreviewKind {
    /// Not at all: no file, or empty.
    None,
    /// As text.
    Text,
    /// As an image of this media type.
    Image(String),
    /// As sound, which may be played.
    Sound(SoundInfo),
    /// As a film of this media type, which the browser may be able to play.
    Film(String),
    /// As bytes.
    Hex,
}

/// A file of sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SoundInfo {
    /// Its media type.
    pub media_type: String,
    /// Where its samples are, if it is nothing but samples behind a header.
    pub samples: Option<SamplesInfo>,
    /// Places in it worth going to.
    pub marks: Vec<MarkInfo>,
}

/// Samples of 16 bits, low byte first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamplesInfo {
    /// Byte of the file at which they begin.
    pub start: u64,
    /// Samples of each channel.
    pub count: u64,
    /// Of each channel in a second.
    pub rate: u32,
    /// Channels.
    pub channels: u16,
}

/// A place in sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkInfo {
    /// As in "Index 2".
    pub name: String,
    /// Seconds from the beginning.
    pub at: f64,
}

/// A way to save a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantInfo {
    /// Stable, as in `2352`.
    pub id: String,
    /// For people.
    pub name: String,
    /// Bytes it has.
    pub size: u64,
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtentInfo {
    /// First logical sector on the disc.
    pub sector: u64,
    /// Number of sectors it touches.
    pub sectors: u64,
    /// First byte in the user's file.
    pub byte: u64,
    /// The same, counted from the first of all files, as the map shows them.
    pub from_start: u64,
    /// Bytes from the first to the last, which in raw sectors are more than those of the content.
    pub span: u64,
    /// Bytes.
    pub len: u64,
}

/// Text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileText {
    /// Decoded.
    pub text: String,
    /// Id of the encoding it was read as.
    pub encoding: String,
    /// Bytes of the file it is.
    pub bytes: u64,
    /// True where the file goes on.
    pub more: bool,
}

/// Bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBytes {
    /// Offset of the first byte.
    pub offset: u64,
    /// The bytes, fewer than were asked for at the end of the file.
    pub bytes: Vec<u8>,
}

//! The details of an entry, and its preview.

use serde::{Deserialize, Serialize};

use super::{FactGroup, RowInfo};

/// Everything known about an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryDetails {
    /// The entry's row in its listing.
    pub row: RowInfo,
    /// Path from the root.
    pub path: String,
    /// Target of a symbolic link.
    pub target: Option<String>,
    /// The best way to preview the entry.
    pub preview: PreviewKind,
    /// Whether it can be saved without being read.
    pub sliceable: bool,
    /// Other forms it can be saved in.
    pub variants: Vec<VariantInfo>,
    /// The first thousand extents of its data, in order.
    pub extents: Vec<ExtentInfo>,
    /// Number of extents in all.
    pub extent_count: u32,
    /// Facts, in groups with titles.
    pub facts: Vec<FactGroup>,
}

/// How a file can be previewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PreviewKind {
    /// No preview: not a file, or empty.
    None,
    /// As text.
    Text,
    /// As an image of this media type.
    Image(String),
    /// As an image of this media type that is decoded only on request, since it has so many pixels: width and height.
    LargeImage(String, u32, u32),
    /// As the text of an SVG drawing, which is drawn only on request, since nothing bounds the work.
    Drawing,
    /// As audio, which can be played.
    Audio(AudioInfo),
    /// As video of this media type, which the browser may be able to play.
    Film(String),
    /// As bytes.
    Hex,
}

/// An audio file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AudioInfo {
    /// Media type.
    pub media_type: String,
    /// Its samples, if it consists of nothing else after its header.
    pub samples: Option<SamplesInfo>,
    /// Positions worth jumping to.
    pub marks: Vec<MarkInfo>,
}

/// Little-endian samples of 16 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamplesInfo {
    /// Offset in the file of the first sample, in bytes.
    pub start: u64,
    /// Number of samples per channel.
    pub count: u64,
    /// Samples per channel and second.
    pub rate: u32,
    /// Number of channels.
    pub channels: u16,
}

/// A named position in an audio file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkInfo {
    /// Name, as in "Index 2".
    pub name: String,
    /// Seconds from the beginning.
    pub at: f64,
}

/// A variant in which a file can be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantInfo {
    /// Stable id, as in `2352`.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
}

/// An extent of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtentInfo {
    /// First logical sector on the disc.
    pub sector: u64,
    /// Number of sectors it touches.
    pub sectors: u64,
    /// Offset of its first byte in the user's file.
    pub byte: u64,
    /// Number of that file; `None` if its bytes are packed in one.
    pub file: Option<u32>,
    /// Offset of its first byte, counted through all of the user's files in order, as on the map.
    pub from_start: u64,
    /// Bytes from its first to its last, which in raw sectors include more than its content.
    pub span: u64,
    /// Bytes of content.
    pub len: u64,
}

/// The beginning of a file as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileText {
    /// The decoded text.
    pub text: String,
    /// Id of the encoding used.
    pub encoding: String,
    /// Number of bytes decoded.
    pub bytes: u64,
    /// Whether the file continues after that.
    pub more: bool,
    /// Whether the text ends early because it stacks too many marks to be laid out.
    pub stacked: bool,
}

/// Some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBytes {
    /// Offset of the first byte.
    pub offset: u64,
    /// The bytes; fewer than requested at the end of the file.
    pub bytes: Vec<u8>,
}

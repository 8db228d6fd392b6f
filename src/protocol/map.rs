//! The bytes of the image: its map, and any byte of the user's files with the fields that it is in.

use serde::{Deserialize, Serialize};

use super::check::FilePlace;
use super::wire::requests;
use super::{FactGroup, FileBytes};

requests! {
    Map:
    Draw -> MapDrawing,
    At -> Option<RegionInfo>,
    Regions -> RegionPage,
    Bytes -> FileBytes,
    Fields -> Vec<FactGroup>,
    SectorByte -> Option<BytePlace>,
    Find -> Option<(u64, u64)>,
}

/// Draw the map of the whole image in equal parts; a job, since the map may have to be made first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// Number of parts.
    pub parts: u32,
}

/// The region that contains a byte of the map. A gap is read to find out its contents, up to a limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct At {
    /// The byte, counted through all of the user's files in order.
    pub byte: u64,
}

/// A window of the table of all regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regions {
    /// Number of the first region.
    pub start: u32,
    /// Number of regions at most.
    pub count: u32,
}

/// Some bytes of a user's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bytes {
    /// Number of the file, in the order of the disc's files.
    pub file: u32,
    /// Offset of the first byte.
    pub offset: u64,
    /// Maximum number of bytes.
    pub count: u32,
}

/// The fields of the structure that contains a byte of a user's file, if that is a record of a directory or a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fields {
    /// Number of the file.
    pub file: u32,
    /// Offset of the byte.
    pub byte: u64,
}

/// The first byte of a sector.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectorByte {
    /// Address of the sector.
    pub lba: i32,
}

/// Search a user's file; a job. The answer is offset and length of the next match, continuing at the other end if there
/// is none before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Find {
    /// Number of the file.
    pub file: u32,
    /// What to search for.
    pub pattern: PatternInfo,
    /// Offset to begin at.
    pub from: u64,
    /// Whether to search towards the start.
    pub backward: bool,
}

/// A pattern to search for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternInfo {
    /// Bytes in hexadecimal digits.
    Digits(String),
    /// A text.
    Text {
        /// The text.
        text: String,
        /// Id of the encoding.
        encoding: String,
        /// Whether case is ignored.
        ignores_case: bool,
    },
}

/// A drawing of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapDrawing {
    /// Number of bytes, including declared bytes that are missing.
    pub len: u64,
    /// Number of bytes in the image.
    pub present: u64,
    /// A letter for each part: `s`ystem, `m`etadata, `b`oot, `f`ile, `a`udio, `p`artition, `.` for a gap, `0` for
    /// zeros, `>` after the declared end, `x` for missing bytes.
    pub parts: String,
    /// Numbers of the parts with bad sectors.
    pub bad: Vec<u32>,
    /// Total bytes of each usage that occurs.
    pub totals: Vec<(char, u64)>,
    /// Number of regions.
    pub regions: u32,
    /// Whether its bytes are those of the user's files; otherwise they are the medium's.
    pub is_files: bool,
    /// Whether it includes all files.
    pub is_all: bool,
}

/// A region of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionInfo {
    /// Its number, from 0.
    pub number: u32,
    /// First byte.
    pub start: u64,
    /// End (exclusive).
    pub end: u64,
    /// Letter of the usage, as in [`MapDrawing::parts`].
    pub usage: char,
    /// The path of a file, or the name of a structure.
    pub name: String,
    /// Bytes in bad sectors, as far as sectors have been checked.
    pub bad: u64,
    /// The first byte as a file of the user and an offset in it.
    pub place: Option<BytePlace>,
    /// Sector of the first byte.
    pub sector: Option<i64>,
    /// The file or directory that it belongs to.
    pub entry: Option<FilePlace>,
}

/// A byte of a user's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BytePlace {
    /// Number of the file.
    pub file: u32,
    /// Offset of the byte.
    pub byte: u64,
}

/// A window of the table of regions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionPage {
    /// Number of regions in all.
    pub total: u32,
    /// The window.
    pub regions: Vec<RegionInfo>,
}

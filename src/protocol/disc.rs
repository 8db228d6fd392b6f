//! The disc below the files: its sessions, tracks and sectors.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{FactGroup, FactLine, RowNumber, ViewNumber};

requests! {
    Disc:
    Layout -> DiscInfo,
    Sector -> SectorInfo,
}

/// The sessions and tracks of the disc, as its container describes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layout;

/// One sector of the disc.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sector {
    /// Its address.
    pub lba: i32,
    /// The view in which the file that owns it is looked for.
    pub view: ViewNumber,
}

/// A disc: sessions and tracks, and the files they are in. Addresses are logical sectors; 00:02:00 is 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscInfo {
    /// As in "CD"; empty where the image does not say.
    pub medium: String,
    /// Media catalogue number: 13 digits.
    pub catalog_number: Option<String>,
    /// Nothing in the files tells the structure, so it was found by looking.
    pub guessed: bool,
    /// CD-Text of the disc as a whole.
    pub texts: Vec<FactLine>,
    /// In the order they were written.
    pub sessions: Vec<SessionInfo>,
    /// What was given, in that order, then what is missing.
    pub files: Vec<DiscFile>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionInfo {
    /// From 1.
    pub number: u16,
    /// In the order of their addresses.
    pub tracks: Vec<TrackInfo>,
    /// First sector after the last track.
    pub lead_out: i32,
}

/// A track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackInfo {
    /// 1–99, counted over all sessions.
    pub number: u8,
    /// As in "Mode 1" or "Audio".
    pub mode: String,
    /// It is sound.
    pub audio: bool,
    /// Bytes from one stored sector to the next.
    pub stride: u32,
    /// What is stored of a sector, as in "whole sectors".
    pub stored: String,
    /// The subchannel that is stored, as in "P–W"; empty where there is none.
    pub subchannel: String,
    /// First sector that is stored, or would be: of the pause where that is stored too, and then before `start`.
    pub first: i32,
    /// Where the track proper begins: its index 1.
    pub start: i32,
    /// First sector after it.
    pub end: i32,
    /// Sectors of it that are in the image; fewer than from `first` to `end` where it is cut.
    pub present: u32,
    /// In order; 0 begins the pause, which need not be stored.
    pub indexes: Vec<IndexInfo>,
    /// Recorded with pre-emphasis.
    pub pre_emphasis: bool,
    /// Digital copies are permitted.
    pub copy_permitted: bool,
    /// Sound of four channels.
    pub four_channels: bool,
    /// International standard recording code.
    pub isrc: Option<String>,
    /// From CD-Text.
    pub title: String,
    /// From CD-Text.
    pub performer: String,
    /// The file it is in was not given.
    pub missing: bool,
    /// Which of the disc's files it lies in.
    pub files: Vec<u32>,
}

/// A point in a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexInfo {
    /// 0 begins the pause, 1 the track proper.
    pub number: u8,
    /// Where.
    pub lba: i32,
}

/// A file that the image is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscFile {
    /// As it was given; of a missing one, as the descriptor names it.
    pub name: String,
    /// Bytes; 0 of a missing one.
    pub size: u64,
    /// It was not given.
    pub missing: bool,
}

/// A sector, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorInfo {
    /// Its address.
    pub lba: i32,
    /// The track it lies in; `None` in a lead-out or between sessions.
    pub track: Option<u8>,
    /// What its codes say; `None` where none are stored.
    pub verdict: Option<SectorVerdict>,
    /// The bytes that are stored of it; empty where none are.
    pub bytes: Vec<u8>,
    /// Which of those bytes are user data: the first, and the one behind the last.
    pub user_data: (u32, u32),
    /// The bytes of its subchannel as they are stored.
    pub subchannel: Vec<u8>,
    /// Where it is, header, subheader, codes, Q channel.
    pub facts: Vec<FactGroup>,
    /// The file of the view that has it, as far as the view has been read.
    pub owner: Option<SectorOwner>,
}

/// What the codes of a sector say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectorVerdict {
    /// They fit.
    Good,
    /// The data is damaged.
    Damaged,
    /// The data is whole, its parity is not.
    WrongParity,
    /// It has none.
    NoCodes,
}

/// An entry that a sector is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorOwner {
    /// The entry.
    pub row: RowNumber,
    /// The directory it lies in.
    pub directory: RowNumber,
    /// From the root.
    pub path: String,
}

//! The disc beneath the files: its sessions, tracks and sectors.

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
    /// Address of the sector.
    pub lba: i32,
    /// The view in which to look for the file that owns it.
    pub view: ViewNumber,
}

/// A disc: its sessions and tracks, and the files that store them. Addresses are logical sectors; 00:02:00 is 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscInfo {
    /// Type of medium, as in "CD"; empty if the image doesn't record it.
    pub medium: String,
    /// Media catalog number: 13 digits.
    pub catalog_number: Option<String>,
    /// Whether the structure is a guess, since no file describes it.
    pub guessed: bool,
    /// CD-Text of the disc as a whole.
    pub texts: Vec<FactLine>,
    /// Sessions in the order they were written.
    pub sessions: Vec<SessionInfo>,
    /// Files the user opened, in that order, then those that are missing.
    pub files: Vec<DiscFile>,
}

/// A session of a disc.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionInfo {
    /// Number, from 1.
    pub number: u16,
    /// Tracks in order of address.
    pub tracks: Vec<TrackInfo>,
    /// First sector after the last track.
    pub lead_out: i32,
}

/// A track of a disc.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackInfo {
    /// Number, 1–99, counted over all sessions.
    pub number: u8,
    /// Mode, as in "Mode 1" or "Audio".
    pub mode: String,
    /// Whether it is an audio track.
    pub audio: bool,
    /// Bytes from one stored sector to the next.
    pub stride: u32,
    /// The part of each sector that is stored, as in "whole sectors".
    pub stored: String,
    /// The stored subchannel, as in "P–W"; empty if none is stored.
    pub subchannel: String,
    /// First sector that is stored, or would be; before `start` if the pregap is stored too.
    pub first: i32,
    /// First sector after the pregap: index 1.
    pub start: i32,
    /// First sector after the track.
    pub end: i32,
    /// Number of its sectors in the image; fewer than from `first` to `end` if it is truncated.
    pub present: u32,
    /// Index points in order. Index 0 begins the pregap, which need not be stored.
    pub indexes: Vec<IndexInfo>,
    /// Whether it was recorded with pre-emphasis.
    pub pre_emphasis: bool,
    /// Whether digital copies are permitted.
    pub copy_permitted: bool,
    /// Whether the audio has four channels.
    pub four_channels: bool,
    /// International standard recording code.
    pub isrc: Option<String>,
    /// Title from CD-Text.
    pub title: String,
    /// Performer from CD-Text.
    pub performer: String,
    /// Whether the file that stores it is missing.
    pub missing: bool,
    /// Positions in [`DiscInfo::files`] of the files that store it.
    pub files: Vec<u32>,
}

/// An index point of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexInfo {
    /// Number: 0 begins the pregap, 1 the track proper.
    pub number: u8,
    /// Address.
    pub lba: i32,
}

/// A file that stores part of the disc.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscFile {
    /// Name of the user's file; if it is missing, its name in the descriptor.
    pub name: String,
    /// Size in bytes; 0 if it is missing.
    pub size: u64,
    /// Whether it is missing.
    pub missing: bool,
}

/// A sector and its contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorInfo {
    /// Address.
    pub lba: i32,
    /// Number of its track; `None` in a lead-out or between sessions.
    pub track: Option<u8>,
    /// Result of checking its EDC and ECC; `None` if the sector is not stored.
    pub verdict: Option<SectorVerdict>,
    /// Its stored bytes; empty if it is not stored.
    pub bytes: Vec<u8>,
    /// The range of user data in those bytes: start, and end (exclusive).
    pub user_data: (u32, u32),
    /// The stored bytes of its subchannel.
    pub subchannel: Vec<u8>,
    /// Facts about its location, header, subheader, EDC and ECC, and Q channel.
    pub facts: Vec<FactGroup>,
    /// The entry of the view that owns it, as far as the view has been read.
    pub entry: Option<SectorEntry>,
}

/// Result of checking the EDC and ECC of a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectorVerdict {
    /// Both are correct.
    Good,
    /// The data is damaged.
    Damaged,
    /// The data is intact, but its ECC is wrong.
    WrongParity,
    /// The sector has neither EDC nor ECC.
    NoCodes,
}

/// The entry that owns a sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorEntry {
    /// The entry.
    pub row: RowNumber,
    /// Its directory.
    pub directory: RowNumber,
    /// Path from the root.
    pub path: String,
}

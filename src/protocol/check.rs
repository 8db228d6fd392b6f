//! Checking every sector by its EDC and ECC.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{EntryKind, RowNumber, ViewNumber};

requests! {
    Check:
    Scan -> ScanInfo,
    Hits -> HitPage,
}

/// Check every sector by its EDC and ECC, try to repair what is damaged, and find the files on it; a job that only
/// reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// Number of parts of the map.
    pub parts: u32,
}

/// A window of the files that the last scan found on damaged sectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hits {
    /// First position of the window.
    pub start: u32,
    /// Number of files at most.
    pub count: u32,
}

/// A window of the files on damaged sectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPage {
    /// Number of files in all.
    pub total: u32,
    /// The window.
    pub hits: Vec<HitInfo>,
}

/// What a scan of all sectors found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanInfo {
    /// Of every track, in the order of the disc.
    pub tracks: Vec<TrackScan>,
    /// The worst in each of equal parts of all tracks, a letter a part: `g`ood, `p`arity wrong and data whole,
    /// `d`amaged, `m`issing, `.` without codes.
    pub map: String,
    /// Bad sectors that follow each other, in the order of the disc, the first of them.
    pub runs: Vec<ScanRun>,
    /// How many runs there are.
    pub run_count: u32,
    /// Bad sectors that can be made whole.
    pub repairable: u32,
    /// The files that would change by that.
    pub repaired: Vec<RepairedFile>,
    /// Files with damaged data.
    pub damaged_files: u32,
    /// Directories that are damaged themselves.
    pub damaged_directories: u32,
    /// Bytes checked.
    pub bytes: u64,
    /// Milliseconds it took.
    pub elapsed: u64,
}

/// What a scan found of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackScan {
    /// Number of the track.
    pub number: u8,
    /// Sectors whose codes fit.
    pub good: u32,
    /// With a wrong EDC, or no sector at all: data is lost.
    pub damaged: u32,
    /// With a right EDC and a wrong ECC: the data is whole.
    pub wrong_parity: u32,
    /// Without codes.
    pub uncheckable: u32,
    /// Declared, and not in the image.
    pub missing: u32,
}

/// Bad sectors that follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanRun {
    /// Number of their track.
    pub track: u8,
    /// What is wrong with all of them.
    pub fault: Fault,
    /// Address of the first.
    pub first: i32,
    /// The same as minutes, seconds and frames, where it has such.
    pub msf: String,
    /// How many.
    pub sectors: u32,
    /// How many of them can be made whole.
    pub repairable: u32,
}

/// What is wrong with a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The EDC does not fit: data is damaged.
    Edc,
    /// Only the ECC does not fit: the data is whole.
    Ecc,
    /// No sync pattern, or no mode.
    Unrecognised,
}

/// A file of the image that a repair changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairedFile {
    /// As the person gave it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A file or directory on bad sectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitInfo {
    /// The view it is in.
    pub view: ViewNumber,
    /// Its row there.
    pub row: RowNumber,
    /// The directory it lies in.
    pub directory: RowNumber,
    /// From the root.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    /// Sectors of it whose data is damaged.
    pub damaged: u64,
    /// Sectors of it whose data is whole and whose parity is not.
    pub wrong_parity: u64,
}

//! Checking every sector by its EDC and ECC, and checksums of all types.

use serde::{Deserialize, Serialize};

pub use super::sums::{
    AgainstInfo, Carried, CarriedInfo, CarriedOutcome, CheckCarried, CompareImage, DifferingFile, DigestPieces,
    DigestedRange, FilePlace, GroupInfo, GroupPlace, Groups, Hash, HashInfo, HashedInfo, ImageComparisonInfo, ListInfo,
    ReadList, SumVerdict, WrongPlace,
};
use super::wire::requests;
use super::{EntryKind, RowNumber, ViewNumber};

requests! {
    Check:
    Scan -> ScanInfo,
    Hits -> HitPage,
    ReadList -> ListInfo,
    Hash -> HashInfo,
    Carried -> Vec<CarriedInfo>,
    CheckCarried -> CarriedOutcome,
    CompareImage -> ImageComparisonInfo,
    Groups -> Vec<GroupInfo>,
    DigestPieces -> (),
}

/// Check every sector by its EDC and ECC, try to repair damaged ones, and find the files on them; a job that only
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
    /// One result per track, in disc order.
    pub tracks: Vec<TrackScan>,
    /// The map of all tracks in equal parts. A letter gives the worst in each: `g`ood, `p`arity wrong but data intact,
    /// `d`amaged, `m`issing, `.` without EDC and ECC.
    pub map: String,
    /// The first runs of bad sectors, in disc order.
    pub runs: Vec<ScanRun>,
    /// Number of runs in all.
    pub run_count: u32,
    /// Bad sectors that can be repaired.
    pub repairable: u32,
    /// The files that a repair would change.
    pub repaired: Vec<RepairedFile>,
    /// Files with damaged data.
    pub damaged_files: u32,
    /// Directories whose own sectors are damaged.
    pub damaged_directories: u32,
    /// Bytes checked.
    pub bytes: u64,
    /// Duration in milliseconds.
    pub elapsed: u64,
}

/// The result of a scan for one track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackScan {
    /// Number of the track.
    pub number: u8,
    /// Sectors with correct EDC and ECC.
    pub good: u32,
    /// Sectors with a wrong EDC, or unrecognizable: their data is lost.
    pub damaged: u32,
    /// Sectors with a correct EDC and a wrong ECC: their data is intact.
    pub wrong_parity: u32,
    /// Sectors stored without EDC and ECC.
    pub uncheckable: u32,
    /// Sectors that are declared but not in the image.
    pub missing: u32,
}

/// Consecutive bad sectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanRun {
    /// Number of their track.
    pub track: u8,
    /// The fault, the same for all of them.
    pub fault: Fault,
    /// Address of the first sector.
    pub first: i32,
    /// The same address as minutes, seconds and frames; empty if it has none.
    pub msf: String,
    /// Number of sectors.
    pub sectors: u32,
    /// Number of them that can be repaired.
    pub repairable: u32,
}

/// What is wrong with a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The EDC is wrong: data is damaged.
    Edc,
    /// Only the ECC is wrong: the data is intact.
    Ecc,
    /// There is no sync pattern, or no valid mode.
    Unrecognised,
}

/// A file of the image that a repair changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairedFile {
    /// Name of the file the user opened.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
}

/// A file or directory on damaged sectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitInfo {
    /// The view it is in.
    pub view: ViewNumber,
    /// Its row there.
    pub row: RowNumber,
    /// Its directory.
    pub directory: RowNumber,
    /// Path from the root.
    pub path: String,
    /// The kind of entry.
    pub kind: EntryKind,
    /// Number of its sectors with damaged data.
    pub damaged: u64,
    /// Number of its sectors with intact data but wrong ECC.
    pub wrong_parity: u64,
}

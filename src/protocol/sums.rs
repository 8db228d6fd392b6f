//! Checksums: computed, compared with lists, and carried by the image. Also comparisons with another image, and groups
//! of problems.

use serde::{Deserialize, Serialize};

use super::{EntryKind, RowNumber, Selection, ViewNumber};

/// Read a list of checksums: the file sent along, or a text. It is kept for [`struct@Hash`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadList {
    /// Text that was pasted; empty if a file is sent along.
    pub text: String,
}

/// A list of checksums that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListInfo {
    /// Its number, for [`struct@Hash`].
    pub number: u32,
    /// Name of its file; empty for pasted text.
    pub name: String,
    /// Number of values in it.
    pub sums: u32,
    /// Names of the algorithms that a comparison with it needs, as in "SHA-256".
    pub algorithms: Vec<String>,
}

/// Compute checksums of the image, or of files of a view, and compare them with lists; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hash {
    /// Ids of algorithms, as in `sha256`.
    pub algorithms: Vec<String>,
    /// Numbers of lists; the algorithms that they need are computed, too.
    pub lists: Vec<u32>,
    /// The files to read in place of the image.
    pub selection: Option<Selection>,
}

/// Digest pieces that another worker reads, which sends this request and the port that they come from. The values are
/// sent to that port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestPieces {
    /// Ids of algorithms, as in `sha256`.
    pub algorithms: Vec<String>,
    /// Ranges of each reading of a file, in the order of the readings.
    pub passes: Vec<Vec<DigestedRange>>,
    /// Number of subjects.
    pub subjects: u64,
}

/// A range to be digested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestedRange {
    /// Its first byte.
    pub start: u64,
    /// The byte behind its last.
    pub end: u64,
    /// Numbers of the subjects that consist of it.
    pub subjects: Vec<u64>,
}

/// Checksums, and the outcomes of comparisons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashInfo {
    /// Files and tracks.
    pub hashed: Vec<HashedInfo>,
    /// Outcomes for the lists, one after the other.
    pub against: Vec<AgainstInfo>,
    /// Bytes read.
    pub bytes: u64,
    /// Duration in milliseconds.
    pub elapsed: u64,
}

/// Checksums of a file or track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashedInfo {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Names of algorithms and values.
    pub digests: Vec<(String, String)>,
}

/// A file or track compared with a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgainstInfo {
    /// Its name.
    pub name: String,
    /// Name of the list; empty for pasted text.
    pub list: String,
    /// The outcome.
    pub verdict: SumVerdict,
    /// Name of the algorithm that decided; empty if the list has no value.
    pub algorithm: String,
    /// The listed value.
    pub expected: String,
    /// The computed value.
    pub found: String,
    /// Its name in the list; for a mismatch, the name of the listed file that has its value.
    pub listed_as: String,
}

/// Outcome of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SumVerdict {
    /// The values are the same.
    Match,
    /// They differ.
    Mismatch,
    /// There is no value for it.
    Missing,
}

/// Find the checksums that the image carries. Reads a few sectors only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Carried;

/// Checksums that the image carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedInfo {
    /// Its number, for [`CheckCarried`].
    pub number: u32,
    /// Stable name of the type, such as `isomd5sum`.
    pub kind: String,
    /// Description of it.
    pub name: String,
    /// Bytes that a check reads; 0 if that isn't known in advance.
    pub bytes: u64,
    /// Whether opening the image has checked it, so that a check takes no time.
    pub is_known: bool,
}

/// Check checksums that the image carries; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckCarried {
    /// The number.
    pub number: u32,
}

/// Outcome of a check of carried checksums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedOutcome {
    /// Whether all are right.
    pub is_right: bool,
    /// A sentence.
    pub sentence: String,
    /// Number of wrong sums.
    pub wrong: u64,
    /// The first wrong sums.
    pub places: Vec<WrongPlace>,
}

/// A wrong sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongPlace {
    /// Path of the file it belongs to; empty if there is none.
    pub path: String,
    /// Row of that file.
    pub file: Option<FilePlace>,
    /// First byte of the data in the user's file.
    pub byte: Option<u64>,
    /// Its sector.
    pub sector: Option<i32>,
    /// What is wrong.
    pub what: String,
}

/// The row of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePlace {
    /// The view.
    pub view: ViewNumber,
    /// The row.
    pub row: RowNumber,
    /// Its directory.
    pub directory: RowNumber,
    /// Its kind.
    pub kind: EntryKind,
}

/// Compare the image with another, whose files are sent along; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompareImage {
    /// Maximum number of files and of ranges to list.
    pub most: u32,
}

/// Common parts of two images, and how the images differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageComparisonInfo {
    /// Name of the other image.
    pub other: String,
    /// The result in one line.
    pub summary: String,
    /// Whether files and sectors are the same.
    pub is_same: bool,
    /// The first differing files: the change, path, row in this image, and a note.
    pub files: Vec<DifferingFile>,
    /// Number of such files in all.
    pub file_count: u32,
    /// Differing facts: structure and name, and both values.
    pub facts: Vec<(String, String, String)>,
    /// The first ranges of differing sectors: a text, and the first sector if this image has it.
    pub ranges: Vec<(String, Option<i32>)>,
    /// Number of ranges in all.
    pub range_count: u64,
    /// The comparison as text.
    pub text: String,
    /// The comparison as JSON.
    pub json: String,
}

/// A file that differs between two images.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferingFile {
    /// `added`, `removed`, `changed` or `moved`.
    pub change: String,
    /// Its path in this image, or in the other if only that has it.
    pub path: String,
    /// Its row in this image.
    pub file: Option<FilePlace>,
    /// Sizes, or the path that it has in the other image.
    pub note: String,
}

/// The problems found so far, by type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// Maximum number of places to list for each.
    pub most: u32,
}

/// Problems of one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupInfo {
    /// Stable code.
    pub code: String,
    /// `damage`, `warning` or `note`.
    pub severity: String,
    /// Name of the structure in its standard.
    pub structure: String,
    /// Description of all of them together.
    pub sentence: String,
    /// What it means.
    pub meaning: String,
    /// What the user can do.
    pub advice: String,
    /// Clause of the standard.
    pub clause: String,
    /// Number of places.
    pub count: u64,
    /// The first places.
    pub places: Vec<GroupPlace>,
}

/// A place of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPlace {
    /// Offset in the user's file.
    pub byte: u64,
    /// Its sector.
    pub sector: Option<i32>,
    /// The required value.
    pub expected: String,
    /// The recorded value.
    pub found: String,
    /// Path of the file concerned; empty if there is none.
    pub path: String,
    /// Its row.
    pub file: Option<FilePlace>,
}

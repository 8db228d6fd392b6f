//! Comparing two views of the image.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{RowNumber, ViewNumber};

requests! {
    Compare:
    Compare -> ComparisonInfo,
}

/// Compare two views; a job that lists both. Files that are longer in the other view are saved from there afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compare {
    /// One view.
    pub first: ViewNumber,
    /// The other one.
    pub second: ViewNumber,
    /// Whether to read files that are stored twice, which takes as long as reading them does.
    pub contents: bool,
    /// Maximum number of differences to list.
    pub most: u32,
}

/// Common files of two views, and how the views differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonInfo {
    /// The result in one line, as in "UDF and ISO 9660 hold the same 412 files".
    pub summary: String,
    /// Whether both hold the same files with the same data.
    pub same: bool,
    /// Number of files that are stored twice and were not read.
    pub unread: u32,
    /// Number of differences in all.
    pub total: u32,
    /// The first differences.
    pub differences: Vec<DifferenceInfo>,
}

/// A file or link that one view lacks, or has with other data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceInfo {
    /// How it differs, as in "only in UDF".
    pub what: String,
    /// A view that has it.
    pub view: ViewNumber,
    /// Its row there.
    pub row: RowNumber,
    /// The directory that it is in.
    pub directory: RowNumber,
    /// Its path there.
    pub path: String,
    /// Its sizes in bytes, in the first and in the second view, if they have it.
    pub sizes: (Option<u64>, Option<u64>),
}

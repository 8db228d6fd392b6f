//! Opening an image, and looking at its files.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{
    BlobInfo, EntryDetails, FactGroup, FileBytes, FileText, FindingPage, OutlinePage, RowNumber, RowPage, Scope, Sort,
    Summary, ViewNumber,
};

requests! {
    Browse:
    Open -> Summary,
    Close -> (),
    Cancel -> (),
    Rows -> RowPage,
    Locate -> Option<u32>,
    TypeAhead -> Option<u32>,
    Outline -> OutlinePage,
    Fold -> Option<u32>,
    Reveal -> Option<u32>,
    SamePath -> RowNumber,
    Details -> EntryDetails,
    Text -> FileText,
    Bytes -> FileBytes,
    Blob -> BlobInfo,
    Encoding -> (),
    Findings -> FindingPage,
    Facts -> Vec<FactGroup>,
    Strip -> String,
}

/// Open the files sent along as one image, in place of the one that is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Open;

/// Close the image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Close;

/// Stop a job, whose request then fails as `Cancelled`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cancel {
    /// The id of the job's request.
    pub job: u64,
}

/// A window of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// The view.
    pub view: ViewNumber,
    /// Which of its rows are listed.
    pub scope: Scope,
    /// Their order.
    pub sort: Sort,
    /// First position of the window.
    pub start: u32,
    /// Number of rows at most.
    pub count: u32,
}

/// The position of a row in a listing, if it is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Locate {
    /// The view.
    pub view: ViewNumber,
    /// Which of its rows are listed.
    pub scope: Scope,
    /// Their order.
    pub sort: Sort,
    /// The row.
    pub row: RowNumber,
}

/// The position of the first row of a listing, from `from` on and then from the top, whose name begins with `prefix`
/// in any case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeAhead {
    /// The view.
    pub view: ViewNumber,
    /// Which of its rows are listed.
    pub scope: Scope,
    /// Their order.
    pub sort: Sort,
    /// What was typed.
    pub prefix: String,
    /// First position to look at.
    pub from: u32,
}

/// A window of the directory tree as it is unfolded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// The view.
    pub view: ViewNumber,
    /// First position of the window.
    pub start: u32,
    /// Number of directories at most.
    pub count: u32,
}

/// Unfold or fold a directory in the tree. Answered by its position there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fold {
    /// The view.
    pub view: ViewNumber,
    /// The directory.
    pub row: RowNumber,
    /// Whether its directories are to be shown.
    pub expanded: bool,
}

/// Unfold every directory that a row lies in. Answered by the position of the row, or of the directory of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reveal {
    /// The view.
    pub view: ViewNumber,
    /// The row.
    pub row: RowNumber,
}

/// The row at the same path in another view, or the nearest directory above it that is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SamePath {
    /// The view of the row.
    pub from: ViewNumber,
    /// The row.
    pub row: RowNumber,
    /// The view to find it in.
    pub to: ViewNumber,
}

/// Everything that is known of one entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// The view.
    pub view: ViewNumber,
    /// The entry.
    pub row: RowNumber,
}

/// The beginning of a file as text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// Id of the encoding; `None` for a guess.
    pub encoding: Option<String>,
    /// Bytes of the file to read at most.
    pub limit: u32,
}

/// Bytes of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bytes {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// Offset of the first byte.
    pub offset: u64,
    /// Number of bytes at most.
    pub count: u32,
}

/// A whole file as a blob, to be shown; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Blob {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
}

/// Read a view's undeclared names in an encoding. `News::View` follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Encoding {
    /// The view.
    pub view: ViewNumber,
    /// Id of the encoding; `None` for the guess.
    pub encoding: Option<String>,
}

/// A window of the findings, gravest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// First position of the window.
    pub start: u32,
    /// Number of findings at most.
    pub count: u32,
}

/// All facts of the image, for the overview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts;

/// What the user's files are used for, in equal parts, one after the other: a letter a part, `s`ystem, `m`etadata,
/// `b`oot, `f`ile, `a`udio, `.` for nothing known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Strip {
    /// Number of parts.
    pub parts: u32,
}

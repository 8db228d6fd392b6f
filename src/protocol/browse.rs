//! Opening an image, and browsing its files.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{
    BlobInfo, EntryDetails, FileBytes, FileText, OutlinePage, RowNumber, RowPage, Scope, Sort, Summary, ViewNumber,
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
}

/// Open the files sent along as one image, replacing the open one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Open;

/// Close the image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Close;

/// Stop a job, whose request then fails as `Cancelled`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cancel {
    /// Id of the job's request.
    pub job: u64,
}

/// A window of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// The view.
    pub view: ViewNumber,
    /// The rows to list.
    pub scope: Scope,
    /// The sort order.
    pub sort: Sort,
    /// First position of the window.
    pub start: u32,
    /// Maximum number of rows.
    pub count: u32,
}

/// The position of a row in a listing, if it contains the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Locate {
    /// The view.
    pub view: ViewNumber,
    /// The rows to list.
    pub scope: Scope,
    /// The sort order.
    pub sort: Sort,
    /// The row.
    pub row: RowNumber,
}

/// The position of the next row, from `from` on and then from the top, whose name begins with `prefix`, ignoring case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeAhead {
    /// The view.
    pub view: ViewNumber,
    /// The rows to list.
    pub scope: Scope,
    /// The sort order.
    pub sort: Sort,
    /// The typed text.
    pub prefix: String,
    /// First position to examine.
    pub from: u32,
}

/// A window of the tree of unfolded directories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// The view.
    pub view: ViewNumber,
    /// First position of the window.
    pub start: u32,
    /// Maximum number of directories.
    pub count: u32,
}

/// Unfold or fold a directory of the tree. The answer is its position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fold {
    /// The view.
    pub view: ViewNumber,
    /// The directory.
    pub row: RowNumber,
    /// Whether to unfold it.
    pub expanded: bool,
}

/// Unfold all ancestors of a row. The answer is the position of the row, or of the parent directory of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reveal {
    /// The view.
    pub view: ViewNumber,
    /// The row.
    pub row: RowNumber,
}

/// The row at the same path in another view, or its nearest existing ancestor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SamePath {
    /// The view of the row.
    pub from: ViewNumber,
    /// The row.
    pub row: RowNumber,
    /// The view to find it in.
    pub to: ViewNumber,
}

/// Everything known about an entry.
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
    /// Maximum number of bytes to decode.
    pub limit: u32,
}

/// Some bytes of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bytes {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// Offset of the first byte.
    pub offset: u64,
    /// Maximum number of bytes.
    pub count: u32,
}

/// A complete file as a blob, to be previewed; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Blob {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
}

/// Decode a view's undeclared names with an encoding. `News::View` follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Encoding {
    /// The view.
    pub view: ViewNumber,
    /// Id of the encoding; `None` for the guess.
    pub encoding: Option<String>,
}

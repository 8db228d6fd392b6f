//! Rows of a view: selecting, sorting and describing them.

use serde::{Deserialize, Serialize};

use super::{RowNumber, ViewNumber};

/// The rows to list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// The entries of a directory.
    Directory(RowNumber),
    /// Rows whose name contains this text. With `*` or `?` it is a pattern; with `/` it applies to the path.
    Search(String),
}

/// The order of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// The column to sort by.
    pub by: Column,
    /// Whether the largest come first; directories stay before files.
    pub descending: bool,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Column {
    Name,
    Size,
    Modified,
    Type,
    Sector,
    Attributes,
}

/// Rows chosen in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// The view.
    pub view: ViewNumber,
    /// The listing.
    pub scope: Scope,
    /// The chosen rows of the listing.
    pub rows: Chosen,
}

/// The chosen rows of a listing, in a form that stays short for a million rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// Only these rows.
    Only(Vec<RowNumber>),
    /// All rows but these.
    AllBut(Vec<RowNumber>),
}

/// A window of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowPage {
    /// Number of rows in the listing; in a search, those found so far.
    pub total: u32,
    /// Position of the first row sent.
    pub start: u32,
    /// The window.
    pub rows: Vec<RowInfo>,
    /// For a directory, the path from the root to it, both included; otherwise empty.
    pub crumbs: Vec<Crumb>,
    /// False while a search may still find more.
    pub complete: bool,
    /// Whether the directory has more entries than are listed, since it exceeds a limit.
    pub cut: bool,
}

/// A directory on the path to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// The directory.
    pub row: RowNumber,
    /// Its name; empty for the root.
    pub name: String,
}

/// Kinds of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum EntryKind {
    File,
    Directory,
    Symlink,
    Device,
}

/// A row of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowInfo {
    /// Number of the row, stable while the image is open.
    pub row: RowNumber,
    /// Name as shown.
    pub name: String,
    /// Kind of entry.
    pub kind: EntryKind,
    /// Bytes of content; for a directory, the number of entries once it has been read.
    pub size: u64,
    /// Bytes of the content that are not in the image.
    pub missing: u64,
    /// Size in bytes according to another structure that contradicts `size`.
    pub contradicted: Option<u64>,
    /// Recorded date, as in "2025-11-08 10:14:02", with the offset if it is not UTC.
    pub modified: String,
    /// Name of the type, as in "Text" or "Link → ../a".
    pub type_name: String,
    /// First logical sector of the data on the disc.
    pub sector: Option<u64>,
    /// Attributes, as in "-r--r--r--" or "hidden".
    pub attributes: String,
    /// Path of its directory, for rows of a search.
    pub directory: String,
    /// Differences from the original entry.
    pub marks: Vec<RowMark>,
    /// Whether it is a file that may be an image itself, by its name.
    pub is_image: bool,
}

/// A difference between a row and the original entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RowMark {
    Added,
    Renamed,
    Moved,
    Replaced,
    Attributes,
}

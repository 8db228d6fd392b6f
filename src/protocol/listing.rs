//! Rows of a view: which of them, in which order, and what each says.

use serde::{Deserialize, Serialize};

use super::{RowNumber, ViewNumber};

/// Which rows a listing is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// What is in a directory.
    Directory(RowNumber),
    /// All rows that match: a part of the name, a pattern where it has `*` or `?`, of the path where it has `/`.
    Search(String),
}

/// The order of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: Column,
    /// Largest first; directories stay before files.
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
    /// Of which view.
    pub view: ViewNumber,
    /// Of which listing.
    pub scope: Scope,
    /// Which rows of it.
    pub rows: Chosen,
}

/// Which rows of a listing; so that all of a million can be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// These.
    Only(Vec<RowNumber>),
    /// All but these.
    AllBut(Vec<RowNumber>),
}

/// A window of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowPage {
    /// Rows of the listing in all; of a search, found so far.
    pub total: u32,
    /// Position of the first row sent.
    pub start: u32,
    /// The window.
    pub rows: Vec<RowInfo>,
    /// Of a directory: the way to it from the root, both included. Else empty.
    pub crumbs: Vec<Crumb>,
    /// False while a search may still find more.
    pub complete: bool,
}

/// A directory on the way to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// The directory.
    pub row: RowNumber,
    /// Its name; empty for the root.
    pub name: String,
}

/// What an entry is.
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
    /// Stable while the image is open.
    pub row: RowNumber,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
    /// Bytes of content; of a directory, entries in it where it has been read.
    pub size: u64,
    /// Bytes of the content that are not in the image.
    pub missing: u64,
    /// Bytes of the content by another structure, where that contradicts the size.
    pub contradicted: Option<u64>,
    /// As recorded, "2025-11-08 10:14:02", with the offset where it is not UTC.
    pub modified: String,
    /// As in "Text" or "Link → ../a".
    pub type_name: String,
    /// First logical sector of the data on the disc.
    pub sector: Option<u64>,
    /// As in "-r--r--r--" or "hidden".
    pub attributes: String,
    /// The directory it lies in, for rows of a search.
    pub directory: String,
    /// How it differs from what it was in the image.
    pub marks: Vec<RowMark>,
}

/// How a row differs from what it was in the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RowMark {
    Added,
    Renamed,
    Moved,
    Replaced,
    Attributes,
}

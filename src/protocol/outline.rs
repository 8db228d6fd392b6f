//! The tree of directories, as it is unfolded.

use serde::{Deserialize, Serialize};

use super::RowNumber;

/// A window of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlinePage {
    /// Number of visible rows in all.
    pub total: u32,
    /// Position of the first row sent.
    pub start: u32,
    /// The window.
    pub rows: Vec<OutlineRow>,
}

/// A directory in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlineRow {
    /// The directory.
    pub row: RowNumber,
    /// Its name; empty for the root.
    pub name: String,
    /// Depth; the root is 1.
    pub level: u32,
    /// Position among its siblings, from 1.
    pub position: u32,
    /// Number of its siblings, itself included.
    pub set_size: u32,
    /// Whether it is unfolded; `None` if it is known to contain no directories.
    pub expanded: Option<bool>,
    /// Number of entries, once read.
    pub entries: Option<u32>,
}

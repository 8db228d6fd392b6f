//! Inspecting the image: its facts, and images within it.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{Entered, FactGroup, RowNumber, ViewNumber};

requests! {
    Inspect:
    Enter -> Entered,
    Facts -> Vec<FactGroup>,
}

/// What to open from a view as a tree of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inside {
    /// The file, as an image.
    Image,
    /// The file, if its content begins as an image, whatever its name.
    ImageByContent,
    /// The deleted files of the view; the row is its root.
    Deleted,
}

/// Open a file as an image of its own, or another part of a view. If there is none, nothing changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enter {
    /// The view.
    pub view: ViewNumber,
    /// The file.
    pub row: RowNumber,
    /// What to open.
    pub what: Inside,
}

/// All facts of the image, for the overview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts;

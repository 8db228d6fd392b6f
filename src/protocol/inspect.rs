//! Looking closer at the image: its facts, and images within it.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{Entered, FactGroup, RowNumber, ViewNumber};

requests! {
    Inspect:
    Enter -> Entered,
    Facts -> Vec<FactGroup>,
}

/// What to open in a view as a tree of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inside {
    /// The file, as an image.
    Image,
    /// The file, if its content begins as an image does, whatever its name.
    ImageByContent,
    /// The deleted files of the view, which the row is the root of.
    Deleted,
}

/// Open a file as an image of its own, or what else a view holds. Where there is none, nothing changes.
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

//! Looking closer at the image: its facts, what is wrong with it, and images within it.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{Entered, FactGroup, FindingPage, RowNumber, ViewNumber};

requests! {
    Inspect:
    Enter -> Entered,
    Findings -> FindingPage,
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

/// A window of the findings, gravest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// First position of the window.
    pub start: u32,
    /// Maximum number of findings.
    pub count: u32,
}

/// All facts of the image, for the overview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts;

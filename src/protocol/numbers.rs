//! The numbers by which the page names rows and views.

use serde::{Deserialize, Serialize};

/// A row of a view, as the page knows it. It stays the same while the image is open, whatever an edit does to the row;
/// so it isn't the row's number in the view's index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct RowNumber(pub u32);

/// A view of the open image, counted from 0, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct ViewNumber(pub u32);

impl ViewNumber {
    /// The best view.
    pub const FIRST: Self = Self(0);

    /// Its position in a list of all views.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl RowNumber {
    /// The root directory of every view.
    pub const ROOT: Self = Self(0);
}

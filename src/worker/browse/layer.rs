//! An image inside another one.

use std::ops::Range;

use discern::protocol::{Parent, RowNumber, ViewNumber};
use discern::source::{FileId, Files};

/// An image opened from a file of a view. Its views follow those of the images before it.
pub struct Layer {
    /// The files that it was opened from.
    pub files: Files,
    /// The file that contains it.
    pub parent: Parent,
    /// The range of that file in the user's files, if it is one range: an edit may replace the file.
    pub origin: Option<(FileId, Range<u64>)>,
    /// Whether it is no image, but the deleted files of a view.
    pub is_deleted: bool,
    /// Positions of its views among all views.
    pub views: Range<usize>,
}

impl Layer {
    /// Whether it was opened from a row of a view, with its data at `origin`.
    pub fn is_of(&self, (view, row): (ViewNumber, RowNumber), origin: Option<&(FileId, Range<u64>)>) -> bool {
        !self.is_deleted && (self.parent.view, self.parent.row) == (view, row) && self.origin.as_ref() == origin
    }
}

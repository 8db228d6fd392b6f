//! An image that lies within another.

use std::ops::Range;

use discern::protocol::{Parent, RowNumber, ViewNumber};
use discern::source::{FileId, Files};

/// An image that was opened out of a file of a view. Its views follow those of the images before it.
pub struct Layer {
    /// The files that it was opened from.
    pub files: Files,
    /// The file that it was opened out of.
    pub parent: Parent,
    /// Where that file lies in the user's files, if it lies there in one piece: an edit may replace it.
    pub origin: Option<(FileId, Range<u64>)>,
    /// The positions of its views among all views.
    pub views: Range<usize>,
}

impl Layer {
    /// Whether it was opened out of a row of a view, which has its data there.
    pub fn is_of(&self, (view, row): (ViewNumber, RowNumber), origin: Option<&(FileId, Range<u64>)>) -> bool {
        (self.parent.view, self.parent.row) == (view, row) && self.origin.as_ref() == origin
    }
}

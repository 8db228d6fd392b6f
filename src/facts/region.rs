//! Bytes read from a content, with their offset in it.

use std::ops::Range;

use crate::source::Source;

/// A structure as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Region<'a> {
    /// The content it was read from.
    pub content: &'a Source,
    /// Offset in the content, in bytes.
    pub at: u64,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl Region<'_> {
    /// The bytes of the user's file that store this range of the structure; `None` if they are not one range of a file,
    /// or there are none.
    #[must_use]
    pub fn absolute(&self, range: Range<usize>) -> Option<Range<u64>> {
        let start = self.at.checked_add(range.start as u64)?;
        absolute(self.content, start..start.checked_add(range.len() as u64)?)
    }

    /// The bytes of the user's file that store the whole structure.
    #[must_use]
    pub fn all(&self) -> Option<Range<u64>> {
        self.absolute(0..self.bytes.len())
    }
}

/// The bytes of the user's file that store a range of a content, if they are one range of a file.
fn absolute(content: &Source, range: Range<u64>) -> Option<Range<u64>> {
    let (first_file, first) = content.origin(range.start)?;
    let (last_file, last) = content.origin(range.end.checked_sub(1)?)?;
    let end = last.checked_add(1)?;
    let is_one = first_file == last_file && end.checked_sub(first) == range.end.checked_sub(range.start);
    (is_one && first < end).then_some(first..end)
}

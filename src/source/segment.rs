//! One piece of a recipe.

use std::ops::Range;
use std::rc::Rc;

use super::Source;

/// A run of bytes of an output, named rather than copied wherever possible.
#[derive(Debug, Clone)]
pub enum Segment {
    /// Bytes made by us: headers, descriptors, tables.
    Bytes(Rc<[u8]>),
    /// So many zeros.
    Zeros(u64),
    /// A range of a source.
    Copy {
        /// What is copied from.
        from: Source,
        /// Which bytes of it; must lie inside.
        range: Range<u64>,
    },
}

impl Segment {
    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Zeros(count) => *count,
            Self::Copy { range, .. } => range.end.saturating_sub(range.start),
        }
    }

    /// True where it adds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The part of this segment in `range`, counted from its own start and cut to its length.
    #[must_use]
    pub fn part(&self, range: Range<u64>) -> Self {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            Self::Bytes(bytes) => {
                // A segment of bytes is in memory, so its offsets fit `usize`.
                let index = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
                Self::Bytes(bytes.get(index(start)..index(end)).unwrap_or_default().into())
            }
            Self::Zeros(_) => Self::Zeros(end.saturating_sub(start)),
            Self::Copy { from, range } => Self::Copy {
                from: from.clone(),
                range: range.start.saturating_add(start)..range.start.saturating_add(end),
            },
        }
    }
}

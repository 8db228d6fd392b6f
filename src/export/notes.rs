//! Notes on saved files: renamed, truncated or left out, and why.

use crate::limits;

/// A limited list of sentences, so that a million renamed files do not result in a million notes.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    kept: Vec<String>,
    more: u64,
}

impl Notes {
    /// Adds a sentence.
    pub fn add(&mut self, note: impl Into<String>) {
        if self.kept.len() < limits::NOTES {
            self.kept.push(note.into());
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// The sentences, and a last one with the number of omitted ones.
    #[must_use]
    pub fn into_lines(mut self) -> Vec<String> {
        if self.more > 0 {
            self.kept.push(format!("{} more notes are not shown.", self.more));
        }
        self.kept
    }
}

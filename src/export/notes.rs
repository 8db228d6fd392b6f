//! What the person must know of a saving: renamed, cut or left out, and why.

use crate::limits;

/// Sentences, bounded: a million renamed files must not become a million lines.
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

    /// The sentences, and a last one that says how many more there were.
    #[must_use]
    pub fn into_lines(mut self) -> Vec<String> {
        if self.more > 0 {
            self.kept.push(format!("{} more notes are not shown.", self.more));
        }
        self.kept
    }
}

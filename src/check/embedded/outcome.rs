//! Result of a check of embedded checksums.

use std::ops::Range;

use crate::check::sums::Verdict;

/// Wrong sums that are listed; all are counted.
const LISTED: usize = 1000;

/// Result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedOutcome {
    /// Stable name of the kind, as in `isomd5sum`, or the name of the list in lower case, as in `md5sum.txt`.
    pub kind: String,
    /// Match, or mismatch if a single sum is wrong.
    pub verdict: Verdict,
    /// A sentence for the user.
    pub sentence: String,
    /// Number of sums compared.
    pub checked: u64,
    /// Number of wrong ones.
    pub wrong: u64,
    /// The first of them.
    pub places: Vec<WrongSum>,
}

/// A sum that is not that of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSum {
    /// The file it belongs to, if any.
    pub path: Option<String>,
    /// The covered data, in bytes of the user's file; `None` if it is not one range.
    pub bytes: Option<Range<u64>>,
    /// Description of the error.
    pub what: String,
}

impl Default for EmbeddedOutcome {
    fn default() -> Self {
        Self::new(String::new())
    }
}

impl EmbeddedOutcome {
    /// An outcome of nothing compared yet.
    pub(super) const fn new(kind: String) -> Self {
        Self { kind, verdict: Verdict::Match, sentence: String::new(), checked: 0, wrong: 0, places: Vec::new() }
    }

    /// Counts a sum that is right.
    pub(super) const fn right(&mut self) {
        self.checked = self.checked.saturating_add(1);
    }

    /// Counts a sum that is wrong.
    pub(super) fn wrong(&mut self, path: Option<String>, bytes: Option<Range<u64>>, what: impl Into<String>) {
        self.checked = self.checked.saturating_add(1);
        self.wrong = self.wrong.saturating_add(1);
        self.verdict = Verdict::Mismatch;
        if self.places.len() < LISTED {
            self.places.push(WrongSum { path, bytes, what: what.into() });
        }
    }

    /// Makes the sentence: the counted things, and the values they were compared with.
    pub(super) fn tell(mut self, what: [&str; 2], with: &str) -> Self {
        let [one, many] = what;
        let count = |number: u64| format!("{number} {}", if number == 1 { one } else { many });
        self.sentence = match self.wrong {
            0 if self.checked == 1 => format!("The {one} matches {with}."),
            0 => format!("All {} match {with}.", count(self.checked)),
            1 => format!("1 of {} doesn’t match {with}.", count(self.checked)),
            wrong => format!("{wrong} of {} don’t match {with}.", count(self.checked)),
        };
        self
    }
}

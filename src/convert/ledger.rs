//! What a conversion keeps, changes and loses.

use crate::order::sort_by;

/// What becomes of a kind of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The result does not have it, and it cannot be recovered from the result.
    Lost,
    /// The result has it in another form, from which it can be recovered.
    Changed,
    /// The result has it unchanged.
    Kept,
}

impl Fate {
    /// The word used in reports and in the page's protocol.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::Kept => "kept",
        }
    }
}

/// A line of the ledger: one kind of data, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What becomes of the data.
    pub fate: Fate,
    /// Stable name of the kind of data, as in `isrc`.
    pub what: &'static str,
    /// Number of occurrences.
    pub count: u64,
    /// A sentence for the user.
    pub explanation: String,
}

/// The ledger of a conversion: every line derives from comparing the disc with the result as our own parsers open it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    lines: Vec<Line>,
}

impl Ledger {
    /// Adds a line, unless its count is 0.
    pub fn add(&mut self, fate: Fate, what: &'static str, count: u64, explanation: impl Into<String>) {
        if count > 0 {
            self.lines.push(Line { fate, what, count, explanation: explanation.into() });
            sort_by(&mut self.lines, &mut |one, other| one.fate.cmp(&other.fate));
        }
    }

    /// All lines, losses first.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines with one fate.
    pub fn of(&self, fate: Fate) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.fate == fate)
    }

    /// Whether everything can be recovered from the result.
    #[must_use]
    pub fn nothing_lost(&self) -> bool {
        self.of(Fate::Lost).next().is_none()
    }
}

/// A number of sectors in words, as in "1 sector", "7 sectors".
pub(super) fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_come_first_and_nothing_is_no_line() {
        let mut ledger = Ledger::default();
        ledger.add(Fate::Kept, "tracks", 3, "Three tracks.");
        assert!(ledger.nothing_lost());
        ledger.add(Fate::Lost, "isrc", 0, "None.");
        assert!(ledger.nothing_lost());
        ledger.add(Fate::Lost, "mcn", 1, "One.");
        let whats: Vec<_> = ledger.lines().iter().map(|line| line.what).collect();
        assert_eq!((whats, ledger.nothing_lost()), (vec!["mcn", "tracks"], false));
    }
}

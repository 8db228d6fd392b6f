//! What a conversion keeps, changes and loses.

use crate::order::sort_by;

/// The effect of a conversion on a kind of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The result does not have it, and it cannot be recovered from the result.
    Lost,
    /// The result has it in another form, from which it can be recovered.
    Changed,
    /// The result has it unchanged.
    Kept,
}

impl Effect {
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

/// A line of the ledger: one kind of data, and the effect on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The effect on the data.
    pub effect: Effect,
    /// Stable name of the kind of data, as in `isrc`.
    pub what: &'static str,
    /// Number of occurrences.
    pub count: u64,
    /// A sentence for the user.
    pub explanation: String,
}

/// The ledger of a conversion: every line derives from comparing the disc with the result as opened by our own parsers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    lines: Vec<LedgerLine>,
}

impl Ledger {
    /// Adds a line, unless its count is 0.
    pub fn add(&mut self, effect: Effect, what: &'static str, count: u64, explanation: impl Into<String>) {
        if count > 0 {
            self.lines.push(LedgerLine { effect, what, count, explanation: explanation.into() });
            sort_by(&mut self.lines, &mut |one, other| one.effect.cmp(&other.effect));
        }
    }

    /// All lines, losses first.
    #[must_use]
    pub fn lines(&self) -> &[LedgerLine] {
        &self.lines
    }

    /// The lines with one effect.
    pub fn of(&self, effect: Effect) -> impl Iterator<Item = &LedgerLine> {
        self.lines.iter().filter(move |line| line.effect == effect)
    }

    /// Whether everything can be recovered from the result.
    #[must_use]
    pub fn nothing_lost(&self) -> bool {
        self.of(Effect::Lost).next().is_none()
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
    fn losses_come_first_and_a_count_of_zero_adds_no_line() {
        let mut ledger = Ledger::default();
        ledger.add(Effect::Kept, "tracks", 3, "Three tracks.");
        assert!(ledger.nothing_lost());
        ledger.add(Effect::Lost, "isrc", 0, "None.");
        assert!(ledger.nothing_lost());
        ledger.add(Effect::Lost, "mcn", 1, "One.");
        let whats: Vec<_> = ledger.lines().iter().map(|line| line.what).collect();
        assert_eq!((whats, ledger.nothing_lost()), (vec!["mcn", "tracks"], false));
    }
}

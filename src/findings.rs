//! Findings: errors of an image, and facts worth knowing about it, that don't prevent the next step.

use std::fmt;

use crate::limits;
use crate::order::SortedMap;

/// Severity of a finding for the user, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Unusual, without consequences here.
    Note,
    /// Other programs or devices may have problems with it.
    Warning,
    /// Data is missing or cannot be trusted.
    Damage,
}

impl Severity {
    /// Stable name in reports and in the protocol.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Damage => "damage",
        }
    }
}

/// One kind of anomaly. Declared as a `static` next to the code that finds it.
#[derive(Debug, PartialEq, Eq)]
pub struct Anomaly {
    /// Stable code, as in `ISO-BOTH-ENDIAN`, which is never reused.
    pub code: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The standard's name of the structure it is found in.
    pub structure: &'static str,
    /// The consequence for the user, in one or two sentences.
    pub meaning: &'static str,
    /// Clause of the standard that it violates, as in "ECMA-119 7.3.3".
    pub clause: Option<&'static str>,
}

/// An anomaly found at a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub anomaly: &'static Anomaly,
    /// Offset in the user's file, if it resolves to one.
    pub byte: u64,
    /// The value that the standard or another structure requires.
    pub expected: String,
    /// The recorded value.
    pub found: String,
}

impl fmt::Display for Finding {
    /// "Path Table at byte 38912: expected 12 directories, found 11. Meaning. (clause)"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Anomaly { structure, meaning, clause, .. } = self.anomaly;
        write!(f, "{structure} at byte {}: expected {}, found {}. {meaning}", self.byte, self.expected, self.found)?;
        clause.map_or(Ok(()), |clause| write!(f, " ({clause})"))
    }
}

/// The findings of one image. Their number is limited, so that an image of noise does not fill the memory.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    counts: SortedMap<&'static str, u64>,
}

impl Findings {
    /// Records a finding. The same anomaly at the same byte is recorded once. Beyond [`limits::FINDINGS_OF_A_CODE`]
    /// findings of one code, only their number is counted.
    pub fn add(&mut self, anomaly: &'static Anomaly, byte: u64, expected: impl Into<String>, found: impl Into<String>) {
        let count = self.count(anomaly.code);
        if count < limits::FINDINGS_OF_A_CODE {
            let again = |kept: &Finding| kept.byte == byte && kept.anomaly.code == anomaly.code;
            if self.kept.iter().any(again) {
                return;
            }
            self.kept.push(Finding { anomaly, byte, expected: expected.into(), found: found.into() });
        }
        self.counts.insert(anomaly.code, count.saturating_add(1));
    }

    /// Adds the findings of content that was examined separately.
    pub fn append(&mut self, others: &Self) {
        for Finding { anomaly, byte, expected, found } in &others.kept {
            self.add(anomaly, *byte, expected, found);
        }
        for (code, count) in others.counts.iter() {
            let kept = others.kept.iter().filter(|finding| finding.anomaly.code == code).count() as u64;
            let more = count.saturating_sub(kept);
            self.counts.insert(code, self.count(code).saturating_add(more));
        }
    }

    /// The recorded findings, in the order they were found.
    #[must_use]
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// Number of findings of each code, recorded or only counted.
    #[must_use]
    pub const fn counts(&self) -> &SortedMap<&'static str, u64> {
        &self.counts
    }

    fn count(&self, code: &'static str) -> u64 {
        self.counts.get(code).copied().unwrap_or(0)
    }

    /// The gravest severity present.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.kept.iter().map(|finding| finding.anomaly.severity).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ODD: Anomaly = Anomaly {
        code: "TEST-ODD",
        severity: Severity::Note,
        structure: "Test",
        meaning: "Nothing follows.",
        clause: None,
    };

    #[test]
    fn same_place_counts_once_and_the_list_is_bounded() {
        let mut findings = Findings::default();
        findings.add(&ODD, 7, "1", "2");
        findings.add(&ODD, 7, "1", "2");
        assert_eq!(findings.counts().get("TEST-ODD"), Some(&1));
        for byte in 0..10 * limits::FINDINGS_OF_A_CODE {
            findings.add(&ODD, byte, "1", "2");
        }
        assert_eq!(findings.kept().len() as u64, limits::FINDINGS_OF_A_CODE);
        assert!(findings.counts().get("TEST-ODD").is_some_and(|count| *count >= 9 * limits::FINDINGS_OF_A_CODE));
    }

    #[test]
    fn appending_adds_counted_findings_too() {
        let (mut findings, mut others) = (Findings::default(), Findings::default());
        findings.add(&ODD, 7, "1", "2");
        for byte in 0..3 * limits::FINDINGS_OF_A_CODE {
            others.add(&ODD, byte, "1", "2");
        }
        let counted = others.counts().get("TEST-ODD").copied();
        findings.append(&others);
        assert_eq!(findings.kept().len() as u64, limits::FINDINGS_OF_A_CODE);
        assert_eq!(findings.counts().get("TEST-ODD").copied(), counted, "the one at the same byte is one");
    }
}

//! Checksums in the structures of a file system, which are checked when they are read: tags of UDF, records of exFAT.

use super::outcome::EmbeddedOutcome;
use super::walk::Walk;
use crate::error::Result;
use crate::findings::{Finding, Findings};
use crate::job::{Job, Progress, Step};

/// Codes of findings about wrong checksums, by the kind.
const CODES: [(&str, &[&str]); 3] = [
    ("udf", &["UDF-TAG-CHECKSUM", "UDF-TAG-CRC"]),
    ("exfat", &["EXFAT-BOOT-CHECKSUM", "EXFAT-SET-CHECKSUM", "EXFAT-NAME-HASH"]),
    ("gpt", &["GPT-HEADER-CRC", "GPT-ENTRIES-CRC", "GPT-DAMAGED", "GPT-BACKUP"]),
];

/// Reads all directories of a file system.
pub(super) struct Structures {
    kind: &'static str,
    walk: Walk,
    /// Entries seen.
    entries: u64,
    outcome: EmbeddedOutcome,
}

impl Structures {
    /// The check of a file system; some of its findings are known.
    pub(super) fn of(kind: &'static str, walk: Walk, known: &Findings) -> Self {
        let mut outcome = EmbeddedOutcome::new(kind.into());
        add(&mut outcome, kind, known);
        Self { kind, walk, entries: 0, outcome }
    }
}

/// The outcome for a kind whose structures have all been read.
pub(super) fn known(kind: &'static str, structures: u64, findings: &Findings) -> EmbeddedOutcome {
    let mut outcome = EmbeddedOutcome::new(kind.into());
    add(&mut outcome, kind, findings);
    outcome.checked = structures.max(outcome.wrong);
    outcome.tell(["checksum of its structures", "checksums of its structures"], "the data")
}

/// Adds the wrong sums among findings.
fn add(outcome: &mut EmbeddedOutcome, kind: &str, findings: &Findings) {
    let codes = CODES.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, codes)| codes);
    for Finding { anomaly, byte, expected, found } in findings.kept() {
        let is_known = || outcome.places.iter().any(|place| place.bytes.as_ref().is_some_and(|at| at.start == *byte));
        if codes.contains(&anomaly.code) && !is_known() {
            let what = format!("{}: expected {expected}, found {found}", anomaly.structure);
            outcome.wrong(None, Some(*byte..byte.saturating_add(1)), what);
        }
    }
}

impl Job for Structures {
    type Output = EmbeddedOutcome;

    /// Progress is counted in entries, whose number isn't known in advance.
    fn step(&mut self, _: u64) -> Result<Step<EmbeddedOutcome>> {
        if let Some(entries) = self.walk.next() {
            self.entries = self.entries.saturating_add(entries.len() as u64);
            return Ok(Step::More(Progress { done: 0, total: 0 }));
        }
        let mut outcome = std::mem::take(&mut self.outcome);
        add(&mut outcome, self.kind, &self.walk.findings);
        outcome.checked = self.entries.max(outcome.wrong).max(1);
        Ok(Step::Done(outcome.tell(["record", "records"], "its checksum")))
    }
}

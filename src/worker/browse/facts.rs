//! Facts and findings for the page.

use discern::facts::{Fact, Facts, with_commas};
use discern::findings::{Finding, Findings, Severity};
use discern::protocol::{FactGroup, FactLine, FindingInfo, Severities};

/// Converts facts with their title.
pub fn group(facts: Facts) -> FactGroup {
    let line = |Fact { label, value, bytes, clause }| {
        let value = with_commas(&value);
        FactLine { label, value, bytes, clause: clause.map(Into::into) }
    };
    FactGroup { title: facts.title, lines: facts.lines.into_iter().map(line).collect() }
}

/// Converts a finding for the page, with the number of findings of its code.
pub fn finding(finding: &Finding, all: &Findings) -> FindingInfo {
    let anomaly = finding.anomaly;
    FindingInfo {
        code: anomaly.code.into(),
        severity: anomaly.severity.id().into(),
        structure: anomaly.structure.into(),
        byte: finding.byte,
        expected: with_commas(&finding.expected),
        found: with_commas(&finding.found),
        meaning: anomaly.meaning.into(),
        clause: anomaly.clause.map(Into::into),
        count: all.counts().get(anomaly.code).copied().unwrap_or(1),
    }
}

/// Counts the findings of each severity, including those that were only counted.
pub fn severities(findings: &Findings) -> Severities {
    let mut sums = Severities::default();
    let mut seen: Vec<&str> = Vec::new();
    for finding in findings.kept() {
        let code = finding.anomaly.code;
        if seen.contains(&code) {
            continue;
        }
        seen.push(code);
        let count = findings.counts().get(code).copied().unwrap_or(1);
        let sum = match finding.anomaly.severity {
            Severity::Damage => &mut sums.damage,
            Severity::Warning => &mut sums.warnings,
            Severity::Note => &mut sums.notes,
        };
        *sum = sum.saturating_add(count);
    }
    sums
}

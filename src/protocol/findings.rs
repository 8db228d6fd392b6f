//! What is wrong with an image.

use serde::{Deserialize, Serialize};

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Severities {
    pub damage: u64,
    pub warnings: u64,
    pub notes: u64,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingInfo {
    /// Stable.
    pub code: String,
    /// `damage`, `warning` or `note`.
    pub severity: String,
    /// The standard's name.
    pub structure: String,
    /// In the user's file.
    pub byte: u64,
    /// What should be there.
    pub expected: String,
    /// What is there.
    pub found: String,
    /// What it means.
    pub meaning: String,
    /// Clause of the standard.
    pub clause: Option<String>,
    /// How many of this code there were, kept or not.
    pub count: u64,
}

/// A window of the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingPage {
    /// Number of findings in all.
    pub total: u32,
    /// The window.
    pub findings: Vec<FindingInfo>,
}

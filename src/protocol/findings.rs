//! Problems found in an image.

use serde::{Deserialize, Serialize};

/// Number of findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Severities {
    pub damage: u64,
    pub warnings: u64,
    pub notes: u64,
}

/// A problem found in an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingInfo {
    /// Stable code.
    pub code: String,
    /// `damage`, `warning` or `note`.
    pub severity: String,
    /// Name of the structure in its standard.
    pub structure: String,
    /// Offset in the user's file.
    pub byte: u64,
    /// The expected value.
    pub expected: String,
    /// The actual value.
    pub found: String,
    /// What it means for the user.
    pub meaning: String,
    /// Clause of the standard that it violates.
    pub clause: Option<String>,
    /// Number of occurrences of this code, listed or not.
    pub count: u64,
}

//! Facts, as the page lists them.

use serde::{Deserialize, Serialize};

/// Facts under a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactGroup {
    /// What they are about.
    pub title: String,
    /// Label, value, and the byte they stand at.
    pub lines: Vec<FactLine>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// What.
    pub label: String,
    /// How it is.
    pub value: String,
    /// Where it stands in the user's file.
    pub byte: Option<u64>,
}

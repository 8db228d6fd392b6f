//! Facts as the page lists them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Facts that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactGroup {
    /// The structure that they describe.
    pub title: String,
    /// The facts, in the order of the structure's fields.
    pub lines: Vec<FactLine>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// The name of the field.
    pub label: String,
    /// Its value, with the unit.
    pub value: String,
    /// Bytes of the user's file that record it, where they are one range.
    pub bytes: Option<Range<u64>>,
    /// The clause of the standard that defines it.
    pub clause: Option<String>,
}

//! Facts as the page lists them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Facts about one structure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactGroup {
    /// Name of the structure.
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
    /// Byte range of the user's file that records it, if it is a single range.
    pub bytes: Option<Range<u64>>,
    /// The clause of the standard that defines it.
    pub clause: Option<String>,
}

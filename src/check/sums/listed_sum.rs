//! A value of a list of checksums.

use crate::check::digest::Algorithm;

/// A value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSum {
    /// Path or name of the file as the list has it; `None` for a bare value.
    pub name: Option<String>,
    /// Algorithms that the value may be of, the likelier first.
    pub algorithms: Vec<Algorithm>,
    /// The value in lower-case hexadecimal digits.
    pub value: String,
    /// Line of the list, from 1.
    pub line: u32,
}

/// The last part of a path of any operating system.
pub(super) fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim()
}

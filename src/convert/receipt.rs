//! The receipt of a conversion: the checks that were made, and the files.

use super::producer::FileSums;

/// A check that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable name, as in `user-data`.
    pub what: &'static str,
    /// Whether it passed.
    pub is_right: bool,
    /// A sentence for the user.
    pub text: String,
}

/// The checks made on a result, and its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The checks, in the order they were made.
    pub checks: Vec<Check>,
    /// Names, sizes and hashes of the files.
    pub files: Vec<(String, FileSums)>,
}

impl Receipt {
    /// Whether every check passed.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.checks.iter().all(|check| check.is_right)
    }

    /// The receipt as text, to keep with the files: the hashes are in the form that `sha256sum --check` reads.
    #[must_use]
    pub fn text(&self) -> String {
        let check = |check: &Check| format!("# {}: {}\n", if check.is_right { "right" } else { "WRONG" }, check.text);
        let file = |(name, made): &(String, FileSums)| format!("{}  {name}\n", made.digits());
        self.checks.iter().map(check).chain(self.files.iter().map(file)).collect()
    }
}

//! What was checked of a result, and what it is.

use super::making::Made;

/// Something that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable name, as in `user-data`.
    pub what: &'static str,
    /// Whether it is right.
    pub is_right: bool,
    /// A sentence for the user.
    pub text: String,
}

/// What was checked of a result, and its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// In the order in which it was checked.
    pub checks: Vec<Check>,
    /// Names, sizes and hashes.
    pub files: Vec<(String, Made)>,
}

impl Receipt {
    /// Whether everything is right.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.checks.iter().all(|check| check.is_right)
    }

    /// As lines of text, to be kept beside the files: the hashes in the form that `sha256sum --check` reads.
    #[must_use]
    pub fn text(&self) -> String {
        let check = |check: &Check| format!("# {}: {}\n", if check.is_right { "right" } else { "WRONG" }, check.text);
        let file = |(name, made): &(String, Made)| format!("{}  {name}\n", made.digits());
        self.checks.iter().map(check).chain(self.files.iter().map(file)).collect()
    }
}

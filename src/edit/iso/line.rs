//! What became of each thing that a rebuild has to decide about, and why.

/// What was done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Byte for byte as it was.
    Kept,
    /// Changed so that it is right in the new image.
    Patched,
    /// Not in the new image.
    Dropped,
    /// As it was, and perhaps wrong now.
    Doubtful,
}

impl Fate {
    /// The word used in reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Patched => "patched",
            Self::Dropped => "dropped",
            Self::Doubtful => "doubtful",
        }
    }
}

/// One decision, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was done.
    pub fate: Fate,
    /// With what, as in "GPT partition 2".
    pub what: String,
    /// Why, or how: a clause, as in "from byte 69632 to byte 90112".
    pub why: String,
}

impl Line {
    /// A decision.
    pub(super) fn new(fate: Fate, what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { fate, what: what.into(), why: why.into() }
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.fate.id(), self.what, self.why)
    }
}

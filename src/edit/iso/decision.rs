//! The decisions of a rebuild: what was done with each part, and why.

/// Treatment of a part of the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Unchanged, byte for byte.
    Kept,
    /// Updated to be correct in the new image.
    Patched,
    /// Not in the new image.
    Dropped,
    /// Unchanged, and possibly wrong in the new image.
    Doubtful,
    /// Done as requested, with a consequence that may be unwanted.
    Warning,
}

impl Outcome {
    /// Word for reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Patched => "patched",
            Self::Dropped => "dropped",
            Self::Doubtful => "doubtful",
            Self::Warning => "warning",
        }
    }
}

/// One decision, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Treatment.
    pub outcome: Outcome,
    /// The part of the image, such as "GPT partition 2".
    pub what: String,
    /// The reason or the details, as a clause such as "from byte 69632 to byte 90112".
    pub why: String,
}

impl Decision {
    /// Makes a decision.
    pub(super) fn new(outcome: Outcome, what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { outcome, what: what.into(), why: why.into() }
    }
}

impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.outcome.id(), self.what, self.why)
    }
}

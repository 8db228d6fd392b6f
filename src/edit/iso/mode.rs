//! Build modes.

/// Layout of a new image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Rewrites everything in the order of the old image: the smallest result.
    #[default]
    Compact,
    /// Leaves unchanged data at its sectors; new data follows the old image.
    Keep,
    /// Like [`Mode::Keep`], but as a session with its own descriptors, as xorriso grows an image file.
    Append,
}

impl Mode {
    /// Whether unchanged data stays at its sectors.
    pub(super) const fn stays(self) -> bool {
        matches!(self, Self::Keep | Self::Append)
    }
}

/// All modes, best first: rewriting everything, unless that would drop a file system that only stays if its data stays
/// in place.
pub const MODES: [Mode; 3] = [Mode::Compact, Mode::Keep, Mode::Append];

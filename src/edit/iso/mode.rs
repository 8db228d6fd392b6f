//! The ways of laying an image out.

/// How a new image is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Everything is laid out anew, in the order of the old image: the smallest image.
    #[default]
    Compact,
    /// What did not change stays at its sectors; what is new goes behind the old image.
    Keep,
    /// As [`Mode::Keep`], as a session with descriptors of its own, the way xorriso grows an image file.
    Append,
}

impl Mode {
    /// Whether what did not change stays at its sectors.
    pub(super) const fn stays(self) -> bool {
        matches!(self, Self::Keep | Self::Append)
    }
}

/// All ways, the best first: laying everything out anew, unless that would take something from the image that stays where
/// its data stays.
pub const MODES: [Mode; 3] = [Mode::Compact, Mode::Keep, Mode::Append];

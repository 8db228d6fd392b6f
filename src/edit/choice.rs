//! The ways of laying an image out, and which is best for it.

use super::blueprint::Blueprint;
use super::rebuild::Mode;

/// All ways, the best first: all anew, unless that would take something from the image which stays where all stays.
pub const MODES: [Mode; 3] = [Mode::Compact, Mode::Keep, Mode::Append];

impl Blueprint {
    /// This blueprint for one way of laying it out.
    #[must_use]
    pub fn in_mode(&self, mode: Mode) -> Self {
        Self { mode, ..self.clone() }
    }
}

//! A new image that has been planned.

use super::decision::Decision;
use super::summing::Placed;
use crate::source::Recipe;

/// A new image, not yet verified.
#[derive(Debug, Default)]
pub struct Rebuilt {
    /// The bytes of the image.
    pub recipe: Recipe,
    /// Decisions: what was kept, patched and dropped.
    pub decisions: Vec<Decision>,
    /// Ranges where checksums of libisofs are inserted.
    pub(super) sums: Option<Placed>,
}

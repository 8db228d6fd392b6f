//! A new image that has been laid out.

use super::decision::Decision;
use super::summing::Placed;
use crate::source::Recipe;

/// A new image, not yet verified.
#[derive(Debug, Default)]
pub struct Rebuilt {
    /// The bytes of the image.
    pub recipe: Recipe,
    /// What was kept, patched and dropped.
    pub decisions: Vec<Decision>,
    /// Where to insert checksums of libisofs.
    pub(super) sums: Option<Placed>,
}

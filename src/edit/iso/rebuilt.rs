//! A new image that has been laid out.

use super::line::Line;
use super::summing::Placed;
use crate::source::Recipe;

/// A new image, not yet verified.
#[derive(Debug, Default)]
pub struct Rebuilt {
    /// Its bytes.
    pub recipe: Recipe,
    /// What was kept, patched and dropped.
    pub lines: Vec<Line>,
    /// Where checksums of libisofs go.
    pub(super) sums: Option<Placed>,
}

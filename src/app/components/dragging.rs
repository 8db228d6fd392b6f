//! Dragging rows of the list.

/// Media type of dragged rows, which distinguishes them from files.
pub(super) const ROWS: &str = "application/x-discern-rows";

//! The type under which rows of the list are dragged.

/// Media type of dragged rows, told from files that come from outside of the page.
pub(super) const ROWS: &str = "application/x-discern-rows";

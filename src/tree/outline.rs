//! The directory tree as it is unfolded, as a list of visible rows.

/// Which directories are unfolded.
#[derive(Debug, Default)]
pub struct Outline {}

//! The map of the open image.

use discern::browse::byte_map::ByteMap;

/// A map, and what it was made from.
pub struct BuiltMap {
    /// The map.
    pub map: ByteMap,
    /// Number of rows of each view.
    pub rows: Vec<u32>,
    /// Number of runs of bad sectors.
    pub bad_runs: usize,
}

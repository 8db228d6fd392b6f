//! Known checksums of the open image.

use discern::check::digest::Hashed;
use discern::check::embedded::Embedded;
use discern::check::sums::SumList;

/// Known checksums of the open image.
#[derive(Default)]
pub struct KnownSums {
    /// Lists that the user gave.
    pub lists: Vec<SumList>,
    /// Files and tracks of the image, with all values computed so far.
    pub hashed: Vec<Hashed>,
    /// Checksums that the image carries.
    pub embedded: Vec<Embedded>,
}

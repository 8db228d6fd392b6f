//! Preparation of the first change: parsing an image of 100,000 entries takes a second.

use discern::edit::{Blueprint, BlueprintReader, Rows, Workbench};
use discern::tree::Index;

/// Preparation of the first change, as far as it has progressed.
pub enum Preparation {
    /// The image is being taken apart.
    Reading(Box<BlueprintReader>),
    /// It has been taken apart.
    Read(Box<Blueprint>),
    /// Everything is ready, for a view with this many rows whose names are read in this encoding.
    Ready(Box<Prepared>),
}

/// An image ready to be edited.
pub struct Prepared {
    /// The original and the current image.
    pub bench: Workbench,
    /// Maps rows of the view to nodes.
    pub rows: Rows,
    /// The index of the edited view.
    pub index: Index,
    /// Rows of the view that it was made from, and the encoding in which its names were read.
    pub of: (u32, &'static str),
}

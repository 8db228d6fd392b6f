//! Looks at the image: listings, the tree, one entry, its preview.

pub mod details;
pub mod facts;
pub mod listings;
pub mod outline;
pub mod preview;
pub mod row;
pub mod rows;
pub mod same_path;
pub mod summary;

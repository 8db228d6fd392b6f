//! Checks every sector of a disc and repairs bad ones, computes digests and compares them with lists, checks the
//! checksums that an image carries, and groups findings.

mod condition;
pub mod digest;
pub mod embedded;
mod groups;
mod hits;
pub mod images;
mod map;
mod repair;
mod sectors;
pub mod sums;

pub use condition::Condition;
pub use groups::{ConcernedFile, FindingGroup, FindingPlace};
pub use hits::{Hit, hits};
pub use map::{SectorMap, Worst};
pub use repair::{Repair, Repaired};
pub use sectors::{BadRun, SectorCheck, SectorReport, TrackCounts};

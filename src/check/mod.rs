//! Checks every sector of a disc, and repairs bad ones.

mod condition;
mod hits;
mod map;
mod repair;
mod sectors;

pub use condition::Condition;
pub use hits::{Hit, hits};
pub use map::{SectorMap, Worst};
pub use repair::{Repair, Repaired};
pub use sectors::{BadRun, SectorCheck, SectorReport, TrackCounts};

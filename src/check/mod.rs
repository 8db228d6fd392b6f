//! Jobs that only read.

mod hits;
mod map;
mod repair;
mod sectors;

pub use hits::{Hit, hits};
pub use map::{SectorMap, Worst};
pub use repair::{Repair, Repaired};
pub use sectors::{BadRun, Condition, SectorCheck, SectorReport, TrackCounts};

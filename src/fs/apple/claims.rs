//! Tracks which bytes of a volume belong to forks, to notice overlaps.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fork::{Blocks, Fork};
use crate::findings::{Anomaly, Findings};
use crate::limits;

/// The anomalies that a file system reports for the location of a fork.
pub(in super::super) struct ForkAnomalies {
    /// Part of the fork is outside the volume or the image.
    pub(in super::super) outside: &'static Anomaly,
    /// The fork shares blocks with another one.
    pub(in super::super) crossed: &'static Anomaly,
}

/// Ranges claimed by forks: end by start, without overlaps.
#[derive(Debug, Default)]
pub(in super::super) struct Claims(BTreeMap<u64, u64>);

impl Claims {
    /// Claims ranges for a fork, and returns a byte that another fork has claimed. Claiming exactly the same range
    /// again is no conflict: hybrid discs store equal files once, and a directory may be listed twice.
    pub(in super::super) fn add(&mut self, ranges: &[Range<u64>]) -> Option<u64> {
        let mut crossed = None;
        for range in ranges.iter().filter(|range| !range.is_empty()) {
            let before = self.0.range(..range.end).next_back().map(|(start, end)| *start..*end);
            match before.filter(|claim| claim.end > range.start) {
                Some(claim) if claim == *range => {}
                Some(claim) => crossed = crossed.or(Some(claim.start.max(range.start))),
                None if self.0.len() < limits::CLAIMED_RANGES => {
                    self.0.insert(range.start, range.end);
                }
                None => {}
            }
        }
        crossed
    }

    /// Claims a fork's ranges and reports conflicts; `at` is the offset of its record in the user's file.
    pub(in super::super) fn check(
        &mut self,
        fork: &Fork,
        blocks: &Blocks,
        at: u64,
        anomalies: &ForkAnomalies,
        findings: &mut Findings,
    ) {
        if fork.missing > 0 {
            let found = format!("{} bytes missing", fork.missing);
            findings.add(anomalies.outside, at, format!("{} bytes", fork.size), found);
        } else if let Some(extent) = fork.outside {
            let found = format!("{} blocks from {}", extent.count, extent.start);
            findings.add(anomalies.outside, at, format!("blocks below {}", blocks.count), found);
        }
        if let Some(crossed) = self.add(&fork.ranges) {
            let found = format!("byte {} in another file's", blocks.content.absolute(crossed));
            findings.add(anomalies.crossed, at, "blocks of its own", found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_anothers_range_is_crossed_and_the_same_range_is_shared() {
        let mut claims = Claims::default();
        let mut add = |start: u64, end: u64| claims.add(std::slice::from_ref(&(start..end)));
        assert_eq!((add(10, 20), add(30, 40)), (None, None));
        assert_eq!((add(10, 20), add(20, 30), add(40, 40)), (None, None, None));
        assert_eq!((add(15, 18), add(0, 11), add(0, 100)), (Some(15), Some(10), Some(30)));
        assert_eq!(claims.add(&[50..60, 55..70]), Some(55));
    }
}

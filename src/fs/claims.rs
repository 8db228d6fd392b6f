//! Records which bytes of a volume belong to which files, to detect overlaps.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::limits;
use crate::tree::NodeId;

/// Ranges claimed by files, without overlaps: by first byte, the end and the owner.
#[derive(Debug, Default)]
pub(super) struct Claims(BTreeMap<u64, (u64, Option<NodeId>)>);

/// A range that was claimed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Crossing {
    /// First byte of the overlap.
    pub(super) at: u64,
    /// The file that claimed it first, if known.
    pub(super) owner: Option<NodeId>,
    /// Whether both claim exactly the same range.
    pub(super) is_same: bool,
}

impl Claims {
    /// Claims ranges for a file, unless it has claimed them before. Returns an earlier claim by others: preferably of a
    /// part of a range rather than all of it.
    pub(super) fn add(&mut self, ranges: &[Range<u64>], owner: Option<NodeId>) -> Option<Crossing> {
        let mut crossed: Option<Crossing> = None;
        for range in ranges.iter().filter(|range| !range.is_empty()) {
            let before = self.0.range(..range.end).next_back().map(|(start, claim)| (*start, *claim));
            match before.filter(|(_, (end, _))| *end > range.start) {
                Some((_, (_, claimant))) if owner.is_some() && claimant == owner => {}
                Some((start, (end, claimant))) => {
                    let at = start.max(range.start);
                    let found = Crossing { at, owner: claimant, is_same: (start..end) == *range };
                    crossed = crossed.filter(|known| !known.is_same || found.is_same).or(Some(found));
                }
                None if self.0.len() < limits::CLAIMED_RANGES => {
                    self.0.insert(range.start, (range.end, owner));
                }
                None => {}
            }
        }
        crossed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_the_file_that_claimed_it_first() {
        let mut claims = Claims::default();
        let mut add = |start: u64, end: u64, owner: u64| {
            let crossed = claims.add(std::slice::from_ref(&(start..end)), Some(NodeId(owner)));
            crossed.map(|crossing| (crossing.at, crossing.owner.unwrap().0, crossing.is_same))
        };
        assert_eq!((add(10, 20, 1), add(30, 40, 2), add(10, 20, 1)), (None, None, None));
        assert_eq!((add(10, 20, 3), add(20, 30, 3), add(40, 40, 3)), (Some((10, 1, true)), None, None));
        assert_eq!((add(15, 18, 4), add(0, 11, 4)), (Some((15, 1, false)), Some((10, 1, false))));
        assert_eq!(add(0, 100, 5), Some((30, 2, false)));
        let crossed = claims.add(&[10..20, 50..60, 35..36], None);
        assert_eq!(crossed, Some(Crossing { at: 35, owner: Some(NodeId(2)), is_same: false }));
        let whole = claims.add(std::slice::from_ref(&(50..60)), None);
        assert_eq!(whole, Some(Crossing { at: 50, owner: None, is_same: true }));
    }
}

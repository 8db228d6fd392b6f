//! A map of the good and bad sectors of a disc, in a few equal parts.

use std::ops::Range;

use super::condition::Condition;

/// The worst condition found in a part of the map, ordered from best to worst.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Worst {
    /// The part is empty, since the map has more parts than sectors.
    #[default]
    Nothing,
    /// No sector has EDC and ECC.
    Uncheckable,
    /// Every sector with EDC and ECC is good.
    Good,
    /// All data is intact, but some ECC is wrong.
    WrongEcc,
    /// Declared sectors are missing from the image.
    Missing,
    /// Data is damaged.
    Damaged,
}

impl From<Condition> for Worst {
    fn from(condition: Condition) -> Self {
        match condition {
            Condition::Good => Self::Good,
            Condition::WrongEdc | Condition::Unrecognised => Self::Damaged,
            Condition::WrongEcc => Self::WrongEcc,
            Condition::Uncheckable => Self::Uncheckable,
        }
    }
}

/// Maps the sectors of all tracks, without the gaps between sessions, to equal parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectorMap {
    parts: Vec<Worst>,
    sectors: u64,
}

impl SectorMap {
    /// Makes a map of that many sectors, none of them checked yet.
    #[must_use]
    pub fn new(sectors: u64, parts: usize) -> Self {
        Self { parts: vec![Worst::Nothing; parts], sectors }
    }

    /// The parts, from the first sector to the last.
    #[must_use]
    pub fn parts(&self) -> &[Worst] {
        &self.parts
    }

    /// Records a condition for a range of sectors.
    pub(super) fn mark(&mut self, sectors: Range<u64>, found: Worst) {
        let Some(last) = sectors.end.checked_sub(1).filter(|last| *last >= sectors.start) else { return };
        let (first, last) = (self.part_of(sectors.start), self.part_of(last));
        for part in self.parts.get_mut(first..=last).unwrap_or_default() {
            *part = found.max(*part);
        }
    }

    fn part_of(&self, sector: u64) -> usize {
        let scaled = u128::from(sector).saturating_mul(self.parts.len() as u128);
        let part = scaled.checked_div(u128::from(self.sectors)).and_then(|part| usize::try_from(part).ok());
        part.unwrap_or(0).min(self.parts.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Worst::{Damaged, Good, Missing, Nothing, Uncheckable};
    use super::*;

    #[test]
    fn a_part_shows_the_worst_in_it() {
        let mut map = SectorMap::new(100, 5);
        map.mark(0..20, Uncheckable);
        map.mark(10..70, Good);
        map.mark(41..42, Damaged);
        map.mark(59..61, Damaged);
        map.mark(95..100, Missing);
        map.mark(96..97, Good);
        assert_eq!(map.parts(), [Good, Good, Damaged, Damaged, Missing]);
    }

    #[test]
    fn there_may_be_more_parts_than_sectors_or_none() {
        let mut map = SectorMap::new(2, 4);
        map.mark(0..2, Good);
        assert_eq!(map.parts(), [Good, Good, Good, Nothing]);
        for (sectors, parts) in [(0, 3), (3, 0), (0, 0)] {
            let mut map = SectorMap::new(sectors, parts);
            map.mark(0..u64::MAX, Good);
            map.mark(5..5, Good);
            assert_eq!(map.parts().len(), parts);
        }
    }
}

//! Finds the files on bad sectors.

use std::ops::Range;

use super::sectors::BadRun;
use crate::disc::SECTOR_SIZE;

/// A file with bad sectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The file's location in its view.
    pub path: String,
    /// Number of its sectors with damaged data.
    pub damaged: u64,
    /// Number of its sectors with intact data but wrong ECC.
    pub wrong_parity: u64,
}

/// Returns the hit of a file with these extents in its volume, or `None` if none of its sectors is bad. `runs` must be
/// in disc order, as in a report.
#[must_use]
pub fn hits(runs: &[BadRun], path: &str, extents: &[Range<u64>]) -> Option<Hit> {
    let mut hit = Hit { path: String::new(), damaged: 0, wrong_parity: 0 };
    for extent in extents.iter().filter(|extent| !extent.is_empty()) {
        let sectors = extent.start / SECTOR_SIZE..extent.end.div_ceil(SECTOR_SIZE);
        let place = |run: &BadRun| i64::from(run.first.0);
        let first = runs.partition_point(|run| i64::from(run.end().0) <= signed(sectors.start));
        let touching = runs.get(first..).unwrap_or_default().iter();
        for run in touching.take_while(|run| place(run) < signed(sectors.end)) {
            let start = place(run).max(signed(sectors.start));
            let end = i64::from(run.end().0).min(signed(sectors.end));
            let count = u64::try_from(end.saturating_sub(start)).unwrap_or(0);
            let sum = if run.condition.hurts_data() { &mut hit.damaged } else { &mut hit.wrong_parity };
            *sum = sum.saturating_add(count);
        }
    }
    (hit.damaged > 0 || hit.wrong_parity > 0).then(|| Hit { path: path.to_owned(), ..hit })
}

fn signed(sector: u64) -> i64 {
    i64::try_from(sector).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::condition::Condition;
    use super::*;
    use crate::disc::Lba;

    #[test]
    fn only_files_on_bad_sectors_are_hit_and_each_by_as_many_as_it_has() {
        let run = |condition, first, sectors| BadRun { track: 1, condition, first: Lba(first), sectors };
        let runs =
            [run(Condition::WrongEdc, -5, 2), run(Condition::WrongEdc, 100, 10), run(Condition::WrongEcc, 200, 1)];
        let bytes = |extents: &[(u64, u64)]| {
            let extents: Vec<_> = extents.iter().map(|(start, end)| *start..*end).collect();
            hits(&runs, "/a", &extents).map(|hit| (hit.damaged, hit.wrong_parity))
        };
        let counts = |sectors: &[(u64, u64)]| {
            bytes(&sectors.iter().map(|(start, end)| (start * 2048, end * 2048)).collect::<Vec<_>>())
        };
        assert_eq!(counts(&[(0, 100)]), None);
        assert_eq!(counts(&[(110, 200), (201, 300)]), None);
        assert_eq!(counts(&[(109, 110)]), Some((1, 0)));
        assert_eq!(counts(&[(90, 105), (108, 300)]), Some((7, 1)));
        assert_eq!(bytes(&[(100 * 2048 - 1, 100 * 2048 + 1)]), Some((1, 0)));
        assert_eq!(bytes(&[(100 * 2048, 100 * 2048)]), None);
        assert_eq!(bytes(&[(0, u64::MAX)]), Some((10, 1)));
    }
}

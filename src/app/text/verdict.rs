//! Describes the result of a sector check.

use discern::protocol::ScanInfo;

use crate::words;

/// The gravity of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grade {
    /// Nothing is wrong.
    Good,
    /// The data is intact.
    Blemished,
    /// Data is lost.
    Damaged,
}

/// Counts over all tracks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Sectors with matching EDC and ECC.
    pub(crate) good: u64,
    /// Sectors with damaged data.
    pub(crate) damaged: u64,
    /// Sectors with intact data and wrong ECC.
    pub(crate) wrong_parity: u64,
    /// Sectors without EDC.
    pub(crate) uncheckable: u64,
    /// Sectors that are not in the image.
    pub(crate) missing: u64,
}

/// Adds up the counts of all tracks.
pub(crate) fn sums(info: &ScanInfo) -> Sums {
    info.tracks.iter().fold(Sums::default(), |sums, track| Sums {
        good: sums.good.saturating_add(track.good.into()),
        damaged: sums.damaged.saturating_add(track.damaged.into()),
        wrong_parity: sums.wrong_parity.saturating_add(track.wrong_parity.into()),
        uncheckable: sums.uncheckable.saturating_add(track.uncheckable.into()),
        missing: sums.missing.saturating_add(track.missing.into()),
    })
}

/// Describes the result in a sentence, and grades it.
pub(crate) fn words(info: &ScanInfo) -> (String, Grade) {
    let Sums { good, damaged, wrong_parity, uncheckable, missing } = sums(info);
    let mut clauses = Vec::new();
    if damaged > 0 {
        clauses.push(words::verdict::damaged(damaged));
    }
    if wrong_parity > 0 {
        clauses.push(words::verdict::wrong_parity(wrong_parity));
    }
    let bad = damaged.saturating_add(wrong_parity);
    if bad > 0 {
        clauses.push(repairable(info.repairable.into(), bad));
        clauses.push(affected(info));
    }
    if missing > 0 {
        clauses.push(words::verdict::missing(missing));
    }
    let Some(clauses) = clauses.into_iter().reduce(|before, clause| words::verdict::clauses(&before, &clause)) else {
        return match good {
            0 => (words::verdict::no_checksums().into(), Grade::Blemished),
            _ if uncheckable > 0 => (words::verdict::all_checkable_good(good), Grade::Good),
            _ => (words::verdict::all_good(good), Grade::Good),
        };
    };
    let grade = if damaged > 0 || missing > 0 { Grade::Damaged } else { Grade::Blemished };
    (words::verdict::sentence(&clauses), grade)
}

fn repairable(repairable: u64, bad: u64) -> String {
    match repairable {
        0 => words::verdict::none_repairable().into(),
        1 if bad == 1 => words::verdict::it_is_repairable().into(),
        all if all == bad => words::verdict::all_repairable().into(),
        some => words::verdict::some_repairable(some),
    }
}

/// Describes how many files and folders are affected.
fn affected(info: &ScanInfo) -> String {
    match (u64::from(info.damaged_files), u64::from(info.damaged_directories)) {
        (0, 0) => words::verdict::no_file_damaged().into(),
        (0, folders) => words::verdict::folders_damaged(folders),
        (files, 0) => words::verdict::files_affected(files),
        (files, folders) => words::verdict::files_and_folders_affected(files, folders),
    }
}

#[cfg(test)]
mod tests {
    use discern::protocol::TrackScan;

    use super::*;

    fn info(tracks: [[u32; 5]; 2], repairable: u32, damaged_files: u32) -> ScanInfo {
        let track = |[good, damaged, wrong_parity, uncheckable, missing]: [u32; 5]| TrackScan {
            number: 1,
            good,
            damaged,
            wrong_parity,
            uncheckable,
            missing,
        };
        ScanInfo {
            tracks: tracks.map(track).into(),
            map: String::new(),
            runs: Vec::new(),
            run_count: 0,
            repairable,
            repaired: Vec::new(),
            damaged_files,
            damaged_directories: 0,
            bytes: 0,
            elapsed: 0,
        }
    }

    #[test]
    fn a_verdict_has_counts_advice_and_affected_files() {
        let said = |tracks, repairable, files| words(&info(tracks, repairable, files)).0;
        let none = [0; 5];
        assert_eq!(said([[331_234, 0, 0, 0, 0], none], 0, 0), "All 331,234 sectors are good.");
        assert_eq!(said([[2, 0, 0, 0, 0], [0, 0, 0, 9, 0]], 0, 0), "All 2 sectors that have checksums are good.");
        assert_eq!(said([[1, 0, 0, 9, 0], none], 0, 0), "The one sector that has checksums is good.");
        assert_eq!(
            said([[9, 7, 0, 0, 0], [0, 5, 0, 0, 0]], 10, 3),
            "12 sectors are damaged; 10 can be repaired; 3 files are affected."
        );
        assert_eq!(said([[9, 1, 0, 0, 0], none], 1, 1), "1 sector is damaged; it can be repaired; 1 file is affected.");
        assert_eq!(
            said([[9, 0, 2, 0, 0], none], 2, 0),
            "2 sectors have wrong parity but intact data; all can be repaired; no file is damaged."
        );
        assert_eq!(said([[9, 0, 0, 0, 1], none], 0, 0), "1 sector is missing from the image.");
    }

    #[test]
    fn damaged_folders_are_reported_with_files() {
        let said = |files, folders| affected(&ScanInfo { damaged_directories: folders, ..info([[0; 5]; 2], 0, files) });
        assert_eq!(said(0, 1), "1 folder is damaged");
        assert_eq!(said(1, 2), "1 file and 2 folders are affected");
    }
}

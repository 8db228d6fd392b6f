//! Describes the result of a sector check.

use discern::protocol::ScanInfo;

use crate::text::dates_sizes::{count, plural};

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
    let mut parts = Vec::new();
    if damaged > 0 {
        parts.push(format!("{} damaged", are(damaged)));
    }
    if wrong_parity > 0 {
        parts.push(format!("{} wrong parity but intact data", have(wrong_parity)));
    }
    let bad = damaged.saturating_add(wrong_parity);
    if bad > 0 {
        parts.push(repairable(info.repairable.into(), bad));
        parts.push(affected(info));
    }
    if missing > 0 {
        parts.push(format!("{} missing from the image", are(missing)));
    }
    if parts.is_empty() {
        let which = if uncheckable > 0 { " that have checksums" } else { "" };
        return match good {
            0 => ("None of the sectors have checksums.".into(), Grade::Blemished),
            1 => (format!("The one sector{which} is good.").replace("have", "has"), Grade::Good),
            _ => (format!("All {} sectors{which} are good.", count(good)), Grade::Good),
        };
    }
    let grade = if damaged > 0 || missing > 0 { Grade::Damaged } else { Grade::Blemished };
    (format!("{}.", parts.join("; ")), grade)
}

fn are(sectors: u64) -> String {
    format!("{} {}", plural(sectors, "sector", "sectors"), if sectors == 1 { "is" } else { "are" })
}

fn have(sectors: u64) -> String {
    format!("{} {}", plural(sectors, "sector", "sectors"), if sectors == 1 { "has" } else { "have" })
}

fn repairable(repairable: u64, bad: u64) -> String {
    match repairable {
        0 => "none can be repaired".into(),
        all if all == bad => if bad == 1 { "it can be repaired" } else { "all can be repaired" }.into(),
        some => format!("{} can be repaired", count(some)),
    }
}

/// Describes how many files and folders are affected.
fn affected(info: &ScanInfo) -> String {
    let folders = u64::from(info.damaged_directories);
    let also = if folders == 0 { String::new() } else { format!(" and {}", plural(folders, "folder", "folders")) };
    match (info.damaged_files, folders) {
        (0, 0) => "no file is damaged".into(),
        (0, _) => format!("{} damaged", also.trim_start_matches(" and ").to_owned() + verb(folders)),
        (files, _) => {
            let all = u64::from(files).saturating_add(folders);
            format!("{}{also}{} affected", plural(files.into(), "file", "files"), verb(all))
        }
    }
}

const fn verb(number: u64) -> &'static str {
    if number == 1 { " is" } else { " are" }
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

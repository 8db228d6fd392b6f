//! Results of the check of all sectors.

use discern::check::{BadRun, Condition, Repaired, SectorReport, TrackCounts, Worst};
use discern::disc::Lba;
use discern::facts::with_commas;
use discern::protocol::{Fault, RepairedFile, RowNumber, ScanInfo, ScanRun, TrackScan, ViewNumber};
use discern::sector::address::Msf;
use discern::source::Output;

use crate::save::prepared::PreparedFiles;

/// Maximum number of runs reported; the counts cover the rest.
const RUNS: usize = 200;

/// Maximum number of runs named in a note on sectors that were not repaired.
const NAMED: usize = 5;

/// Results of the last scan. Rows are as the page knows them, since those of an index do not survive an edit.
pub struct Scan {
    /// Result of checking all sectors.
    pub report: SectorReport,
    /// Repairs.
    pub repaired: Repaired,
    /// Entries on bad sectors.
    pub hits: Vec<Hit>,
}

/// An entry on bad sectors.
pub struct Hit {
    /// Its view.
    pub view: ViewNumber,
    /// Its row.
    pub row: RowNumber,
    /// Whether it is a directory.
    pub is_directory: bool,
    /// Number of damaged sectors.
    pub damaged: u64,
    /// Number of sectors with errors in the ECC only.
    pub wrong_parity: u64,
}

impl Scan {
    /// The repaired files, with notes on them. `has_partners` if the image has other files.
    pub fn repaired(&self, has_partners: bool) -> PreparedFiles {
        let outputs = self.repaired.files.iter();
        let outputs = outputs.map(|output| Output { name: repaired_name(&output.name), recipe: output.recipe.clone() });
        PreparedFiles { outputs: outputs.collect(), read: 0, notes: self.notes(has_partners) }
    }

    /// The results for the page, without the time that the scan took.
    pub fn info(&self) -> ScanInfo {
        let number = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let damaged = |is_directory: bool| {
            number(self.hits.iter().filter(|hit| hit.damaged > 0 && hit.is_directory == is_directory).count())
        };
        let changed = self.repaired.files.iter();
        ScanInfo {
            tracks: self.report.tracks.iter().map(track).collect(),
            map: self.report.map.parts().iter().copied().map(letter).collect(),
            runs: self.report.runs.iter().take(RUNS).map(|run| self.run(run)).collect(),
            run_count: number(self.report.runs.len()),
            repairable: self.repaired.repaired,
            repaired: changed.map(|file| RepairedFile { name: file.name.clone(), size: file.recipe.len() }).collect(),
            damaged_files: damaged(false),
            damaged_directories: damaged(true),
            bytes: 0,
            elapsed: 0,
        }
    }

    fn run(&self, run: &BadRun) -> ScanRun {
        ScanRun {
            track: run.track,
            fault: match run.condition {
                Condition::WrongEcc => Fault::Ecc,
                Condition::Unrecognised => Fault::Unrecognised,
                _ => Fault::Edc,
            },
            first: run.first.0,
            msf: msf(run.first),
            sectors: run.sectors,
            repairable: self.repaired.of_run(run),
        }
    }

    /// Notes on what was and was not repaired, and on how to use the file.
    fn notes(&self, has_partners: bool) -> Vec<String> {
        let plural =
            |count: u32| if count == 1 { "1 sector".to_owned() } else { with_commas(&format!("{count} sectors")) };
        let mut notes = vec![format!("{} repaired by their own parity.", plural(self.repaired.repaired))];
        let left = &self.repaired.left;
        for BadRun { track, first, sectors, .. } in left.iter().take(NAMED) {
            notes.push(format!("Not repaired: {} of track {track} from sector {} on.", plural(*sectors), first.0));
        }
        if left.len() > NAMED {
            notes.push(format!("Not repaired: {} more such places.", left.len().saturating_sub(NAMED)));
        }
        let names = self.repaired.files.iter().filter(|_| has_partners).map(|output| &output.name);
        notes.extend(names.map(|name| {
            let repaired = repaired_name(name);
            format!("To use “{repaired}” with the other files, give it the name “{name}” beside them.")
        }));
        notes
    }
}

/// Adds a suffix, as in `game (repaired).bin`, so that the damaged file is not overwritten.
fn repaired_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem} (repaired).{ending}"),
        None => format!("{name} (repaired)"),
    }
}

fn track(counts: &TrackCounts) -> TrackScan {
    TrackScan {
        number: counts.number,
        good: counts.good,
        damaged: counts.wrong_edc.saturating_add(counts.unrecognised),
        wrong_parity: counts.wrong_ecc,
        uncheckable: counts.uncheckable,
        missing: counts.missing,
    }
}

const fn letter(worst: Worst) -> char {
    match worst {
        Worst::Good => 'g',
        Worst::WrongEcc => 'p',
        Worst::Damaged => 'd',
        Worst::Missing => 'm',
        Worst::Uncheckable | Worst::Nothing => '.',
    }
}

fn msf(lba: Lba) -> String {
    Msf::of_lba(lba.0).map(|msf| msf.to_string()).unwrap_or_default()
}

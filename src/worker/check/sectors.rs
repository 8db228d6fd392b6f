//! Checks every sector by its EDC and ECC, repairs sectors, and finds the affected files.

use std::ops::Range;
use std::rc::Rc;

use discern::check::{BadRun, Condition, Repair, Repaired, SectorCheck, SectorReport, TrackCounts, Worst, hits};
use discern::disc::Lba;
use discern::error::Result as Read;
use discern::job::Progress;
use discern::protocol::{
    EntryKind, Failure, Fault, HitInfo, HitPage, RepairedFile, RowNumber, ScanInfo, ScanRun, TrackScan, ViewNumber,
    check as ask,
};
use discern::sector::RAW_SIZE;
use discern::sector::address::Msf;
use discern::source::Output;
use discern::tree::{Kind, RowId};

use crate::browser::clock;
use crate::browser::number::from_js;
use crate::failures;
use crate::jobs::Job;
use crate::save::products::Made;
use crate::session::{Session, Shared, Tab};

/// Bytes checked between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Sectors repaired between checks of the clock.
const SECTORS: u64 = 16;

/// Entries examined between checks of the clock.
const ENTRIES: u32 = 1000;

/// Maximum number of parts of the map: more than a screen has pixels.
const PARTS: u32 = 8192;

/// Maximum number of runs reported; the counts cover the rest.
const RUNS: usize = 200;

/// Maximum number of runs named in a note on sectors that were not repaired.
const NAMED: usize = 5;

/// Results of the last scan. Rows are as the page knows them, since those of an index do not survive an edit.
pub struct Scan {
    report: SectorReport,
    repaired: Repaired,
    hits: Vec<Hit>,
}

/// An entry on bad sectors.
struct Hit {
    view: ViewNumber,
    row: RowNumber,
    is_directory: bool,
    damaged: u64,
    wrong_parity: u64,
}

/// Scans the disc.
pub async fn scan(session: Shared, job: Rc<Job>, ask: ask::Scan) -> Result<ScanInfo, Failure> {
    let began = clock::now();
    let parts = usize::try_from(ask.parts.min(PARTS)).unwrap_or(0);
    let mut check = SectorCheck::new(&session.borrow().image.disc).with_map(parts);
    let bytes = check.bytes();
    let report = job.run("Checking sectors", STRIDE, 1, &mut check).await?;
    let mut repair = {
        let Session { image, originals, .. } = &*session.borrow();
        Repair::new(originals, &image.disc, &report)
    };
    let repaired = job.run("Trying to repair", SECTORS, RAW_SIZE as u64, &mut repair).await?;
    let hits = if report.runs.is_empty() { Vec::new() } else { find_hits(&session, &job, &report.runs).await? };
    session.borrow().verify().map_err(|error| failures::from_error(&error))?;
    let scan = Scan { report, repaired, hits };
    let info = ScanInfo { bytes, elapsed: from_js(clock::now() - began), ..scan.info() };
    session.borrow_mut().scan = Some(scan);
    Ok(info)
}

/// Walks the best tree of each volume, listing unread directories.
async fn find_hits(session: &Shared, job: &Job, runs: &[BadRun]) -> Result<Vec<Hit>, Failure> {
    let views = session.borrow().trees();
    let mut found = Vec::new();
    for view in views {
        while !session.borrow_mut().read_on(view).map_err(|error| failures::from_error(&error))? {
            job.progress("Listing", Progress { done: 0, total: 0 }, "");
            clock::turn().await;
            job.check()?;
        }
        let mut next = 0;
        loop {
            let rows = session.borrow_mut().rows_from(view, next);
            let Some(rows) = rows else { break };
            next = rows.end;
            found.extend(session.borrow_mut().hits_among(view, rows, runs));
            clock::turn().await;
            job.check()?;
        }
    }
    Ok(found)
}

/// The repaired files of the scan.
pub fn repaired(session: &Session) -> Result<Made, Failure> {
    let scan = session.scan.as_ref().ok_or_else(failures::nothing_prepared)?;
    let outputs = scan
        .repaired
        .files
        .iter()
        .map(|output| Output { name: repaired_name(&output.name), recipe: output.recipe.clone() });
    Ok(Made { outputs: outputs.collect(), read: 0, notes: scan.notes(session.originals.all().len() > 1) })
}

/// Adds a suffix, as in `game (repaired).bin`, so that the damaged file is not overwritten.
fn repaired_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem} (repaired).{ending}"),
        None => format!("{name} (repaired)"),
    }
}

impl Session {
    /// The best tree of files of each volume.
    fn trees(&self) -> Vec<ViewNumber> {
        let mut volumes = Vec::new();
        let views = (0..).map(ViewNumber).zip(self.own_tabs());
        let trees = views.filter(|(_, tab)| tab.view.file_system().kind().is_tree());
        let best = trees.filter(|(_, tab)| {
            let is_first = !volumes.contains(&tab.view.volume_number);
            volumes.push(tab.view.volume_number);
            is_first
        });
        best.map(|(view, _)| view).collect()
    }

    /// The next few rows of a view; `None` after the last.
    fn rows_from(&mut self, view: ViewNumber, next: u32) -> Option<Range<u32>> {
        let len = self.tab(view).ok()?.0.view.index.len();
        (next < len).then(|| next..next.saturating_add(ENTRIES).min(len))
    }

    fn hits_among(&mut self, number: ViewNumber, rows: Range<u32>, runs: &[BadRun]) -> Vec<Hit> {
        let Some(Tab { view, .. }) = self.peek(number) else { return Vec::new() };
        let hit = |row: RowId| {
            let found = view.index.row(row).filter(|found| matches!(found.kind, Kind::File | Kind::Directory))?;
            let extents = view.file_system().extents(found.node).ok()?;
            let hit = hits(runs, "", &extents)?;
            let is_directory = found.kind == Kind::Directory;
            let row = RowNumber(row.0);
            Some(Hit { view: number, row, is_directory, damaged: hit.damaged, wrong_parity: hit.wrong_parity })
        };
        rows.map(RowId).filter_map(hit).collect()
    }

    /// A window of the entries on bad sectors.
    ///
    /// # Errors
    /// If the view no longer exists.
    pub fn hits(&mut self, ask: ask::Hits) -> Read<HitPage> {
        let scan = self.scan.take();
        let hits = scan.as_ref().map(|scan| scan.hits.as_slice()).unwrap_or_default();
        let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = hits.iter().skip(index(ask.start)).take(index(ask.count));
        let infos: Read<Vec<HitInfo>> = shown.map(|hit| self.hit(hit)).collect();
        let total = u32::try_from(hits.len()).unwrap_or(u32::MAX);
        self.scan = scan;
        Ok(HitPage { total, hits: infos? })
    }

    fn hit(&mut self, hit: &Hit) -> Read<HitInfo> {
        let row = self.row(hit.view, hit.row).ok();
        let (tab, _) = self.tab(hit.view)?;
        let parent = row.and_then(|row| tab.view.index.row(row)).map(|row| row.parent);
        let path = row.map_or_else(|| "(no longer in the tree)".to_owned(), |row| tab.view.path(row));
        Ok(HitInfo {
            view: hit.view,
            row: hit.row,
            directory: parent.map_or(RowNumber::ROOT, |parent| RowNumber(parent.0)),
            path,
            kind: if hit.is_directory { EntryKind::Directory } else { EntryKind::File },
            damaged: hit.damaged,
            wrong_parity: hit.wrong_parity,
        })
    }
}

impl Scan {
    fn info(&self) -> ScanInfo {
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
        let plural = |count: u32| if count == 1 { "1 sector".to_owned() } else { format!("{count} sectors") };
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

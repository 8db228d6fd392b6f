//! Checks every sector by its EDC and ECC, repairs sectors, and finds the affected files.

use std::ops::Range;
use std::rc::Rc;

use discern::check::{BadRun, Repair, SectorCheck, hits};
use discern::error::Result as Read;
use discern::job::Progress;
use discern::protocol::{EntryKind, Failure, HitInfo, HitPage, RowNumber, ScanInfo, ViewNumber, check as ask};
use discern::sector::RAW_SIZE;
use discern::tree::{Kind, RowId};

use crate::browse::tab::Tab;
use crate::browser::clock;
use crate::browser::number::from_js;
use crate::check::scan::{Hit, Scan};
use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Bytes checked between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Sectors repaired between checks of the clock.
const SECTORS: u64 = 16;

/// Entries examined between checks of the clock.
const ENTRIES: u32 = 1000;

/// Maximum number of parts of the map: more than a screen has pixels.
const PARTS: u32 = 8192;

/// Scans the disc.
pub async fn scan(session: Shared, job: Rc<Job>, ask: ask::Scan) -> Result<ScanInfo, Failure> {
    let began = clock::now();
    let parts = usize::try_from(ask.parts.min(PARTS)).unwrap_or(0);
    let mut check = SectorCheck::new(&session.borrow().image.disc).with_map(parts);
    let bytes = check.bytes();
    let report = job.run("Checking sectors", STRIDE, 1, &mut check).await?;
    let mut repair = {
        let image = &session.borrow().image;
        Repair::new(&image.files, &image.disc, &report)
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
            let extents: Vec<Range<u64>> = extents.iter().map(|extent| view.volume.on_medium(extent)).collect();
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

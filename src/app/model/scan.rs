//! The check of every sector: progress and results.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::protocol::{HitInfo, HitPage, ScanInfo, check};

use super::listing::Location;
use super::strip::{Run, runs};
use super::{Model, Tab, browsing, tray};
use crate::client::Link;
use crate::state::State;
use crate::text::verdict;
use crate::words;

/// Number of parts of the map.
const PARTS: u32 = 480;

/// Files on bad sectors fetched at a time.
const PAGE: u32 = 100;

/// State of the check.
#[derive(Clone, Copy)]
pub(crate) struct Scan {
    link: Link,
    /// Id of the running check.
    job: State<Option<u64>>,
    info: State<Option<Arc<ScanInfo>>>,
    hits: State<Vec<HitInfo>>,
    total: State<u32>,
}

impl Scan {
    pub(super) fn new(link: Link) -> Self {
        Self { link, job: State::new(None), info: State::new(None), hits: State::new(Vec::new()), total: State::new(0) }
    }

    /// Id of the running check.
    pub(crate) fn job(self) -> Option<u64> {
        self.job.get()
    }

    /// Results of the last check.
    pub(crate) fn info(self) -> Option<Arc<ScanInfo>> {
        self.info.get()
    }

    /// The runs of the map in order, and the number of parts they cover.
    pub(crate) fn runs(self) -> (Vec<Run>, usize) {
        self.info.with(|info| info.as_ref().map_or_else(Default::default, |info| (runs(&info.map), info.map.len())))
    }

    /// Fetched files on bad sectors, in tree order.
    pub(crate) fn hits(self) -> Vec<HitInfo> {
        self.hits.get()
    }

    /// Number of files on bad sectors in all.
    pub(crate) fn hits_total(self) -> u32 {
        self.total.get()
    }

    /// Fetches more files on bad sectors.
    pub(crate) fn more_hits(self) {
        let start = u32::try_from(self.hits.with_untracked(Vec::len)).unwrap_or(u32::MAX);
        self.link.ask(&check::Hits { start, count: PAGE }, move |reply| {
            if let Ok(HitPage { total, hits }) = reply {
                self.total.set(total);
                self.hits.update(|list| {
                    list.truncate(usize::try_from(start).unwrap_or(usize::MAX));
                    list.extend(hits);
                });
            }
        });
    }

    pub(super) fn clear(self) {
        self.job.set(None);
        self.forget();
    }

    fn forget(self) {
        self.info.set(None);
        self.hits.set(Vec::new());
        self.total.set(0);
    }
}

/// Checks every sector.
pub(crate) fn check_sectors(model: Model) {
    model.scan.forget();
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let job = model.link.ask(&check::Scan { parts: PARTS }, move |reply| {
        model.jobs.ended(known.get());
        // The image of this check is no longer open.
        if model.scan.job.get_untracked() != Some(known.get()) {
            return;
        }
        model.scan.job.set(None);
        match reply {
            Ok(info) => {
                let sentence = verdict::words(&info).0;
                model.scan.info.set(Some(Arc::new(info)));
                model.scan.more_hits();
                tray::done(model, words::tasks::check_sectors(), Tab::Check, sentence);
            }
            Err(failure) => {
                tray::failed(model, words::tasks::check_sectors(), Tab::Check, failure, move || check_sectors(model))
            }
        }
    });
    id.set(job);
    model.scan.job.set(Some(job));
    model.jobs.began_reading(job, words::tasks::check_sectors().into());
}

/// Shows a file on bad sectors in its view.
pub(crate) fn show_hit(model: Model, hit: &HitInfo) {
    let scope = discern::protocol::Scope::Directory(hit.directory);
    browsing::visit(model, Location { view: hit.view, scope }, Some(hit.row));
    model.focus_list();
}

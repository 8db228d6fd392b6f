//! Checksums that the image carries.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::protocol::Scope;
use discern::protocol::check::{self, CarriedInfo, CarriedOutcome, CheckCarried, FilePlace};

use super::listing::Location;
use super::{Model, Tab, browsing, disc, tray};
use crate::client::Link;
use crate::state::State;

/// A check that the image offers.
#[derive(Clone)]
pub(crate) struct Offered {
    /// The check.
    pub(crate) info: CarriedInfo,
    /// Id of the running job.
    pub(crate) job: Option<u64>,
    /// Its outcome.
    pub(crate) outcome: Option<Arc<CarriedOutcome>>,
}

/// The checks that the image offers.
#[derive(Clone, Copy)]
pub(crate) struct Carried {
    link: Link,
    /// `None` until they have been looked for.
    all: State<Option<Vec<Offered>>>,
    /// Id of the search.
    search: State<Option<u64>>,
}

impl Carried {
    pub(super) fn new(link: Link) -> Self {
        Self { link, all: State::new(None), search: State::new(None) }
    }

    /// The checks; `None` until they are known.
    pub(crate) fn all(self) -> Option<Vec<Offered>> {
        self.all.get()
    }

    /// Looks for them, unless that was done.
    pub(crate) fn load(self) {
        if self.all.with_untracked(Option::is_some) || self.search.get_untracked().is_some() {
            return;
        }
        let id = Rc::new(Cell::new(0));
        let known = Rc::clone(&id);
        let search = self.link.ask(&check::Carried, move |reply| {
            if self.search.get_untracked() != Some(known.get()) {
                return;
            }
            self.search.set(None);
            let offered = |info: CarriedInfo| Offered { info, job: None, outcome: None };
            self.all.set(Some(reply.unwrap_or_default().into_iter().map(offered).collect()));
        });
        id.set(search);
        self.search.set(Some(search));
    }

    pub(super) fn clear(self) {
        self.all.set(None);
        self.search.set(None);
    }

    fn update(self, number: u32, change: impl FnOnce(&mut Offered)) {
        self.all.update(|all| {
            let found = all.iter_mut().flatten().find(|offered| offered.info.number == number);
            if let Some(offered) = found {
                change(offered);
            }
        });
    }
}

/// Checks one of them.
pub(crate) fn check(model: Model, info: &CarriedInfo) {
    let number = info.number;
    let again = info.clone();
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let job = model.link.ask(&CheckCarried { number }, move |reply| {
        model.jobs.ended(known.get());
        let job = Some(known.get());
        let is_current = model.carried.all.with_untracked(|all| {
            all.iter().flatten().any(|offered| offered.info.number == number && offered.job == job)
        });
        if !is_current {
            return;
        }
        match reply {
            Ok(outcome) => {
                let sentence = outcome.sentence.clone();
                model.carried.update(number, |offered| {
                    (offered.job, offered.outcome) = (None, Some(Arc::new(outcome)));
                });
                tray::done(model, &again.name, Tab::Check, sentence);
            }
            Err(failure) => {
                model.carried.update(number, |offered| offered.job = None);
                let title = again.name.clone();
                tray::failed(model, &title, Tab::Check, failure, move || check(model, &again));
            }
        }
    });
    id.set(job);
    model.carried.update(number, |offered| offered.job = Some(job));
    model.jobs.began_reading(job, info.name.clone());
}

/// Shows a file in its view.
pub(crate) fn show_file(model: Model, file: FilePlace) {
    let scope = Scope::Directory(file.directory);
    browsing::visit(model, Location { view: file.view, scope }, Some(file.row));
    model.focus_list();
}

/// Shows a sector on the disc.
pub(crate) fn show_sector(model: Model, sector: i32) {
    model.set_tab(Tab::Disc);
    disc::look_at_sector(model, sector);
}

//! Comparison of two views: the request and its result.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use discern::protocol::compare::{self, ComparisonInfo, DifferenceInfo};
use discern::protocol::{Failure, Scope, ViewNumber};
use leptos::prelude::untrack;

use super::listing::Location;
use super::{Model, browsing};
use crate::client::Link;
use crate::state::State;
use crate::words;

/// Differences that are listed; the rest is counted.
const MOST: u32 = 1000;

/// State of the comparison.
#[derive(Clone, Copy)]
pub(crate) struct Compare {
    link: Link,
    views: State<Option<(ViewNumber, ViewNumber)>>,
    /// Id of the running comparison.
    job: State<Option<u64>>,
    info: State<Option<Arc<ComparisonInfo>>>,
    failure: State<Option<Failure>>,
}

impl Compare {
    pub(super) fn new(link: Link) -> Self {
        Self { link, views: State::new(None), job: State::new(None), info: State::new(None), failure: State::new(None) }
    }

    /// The views that are compared.
    pub(crate) fn views(self) -> Option<(ViewNumber, ViewNumber)> {
        self.views.get()
    }

    /// Whether a comparison is running.
    pub(crate) fn is_running(self) -> bool {
        self.job.get().is_some()
    }

    /// The result.
    pub(crate) fn info(self) -> Option<Arc<ComparisonInfo>> {
        self.info.get()
    }

    /// Why there is no result.
    pub(crate) fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    pub(super) fn clear(self) {
        self.views.set(None);
        self.job.set(None);
        self.info.set(None);
        self.failure.set(None);
    }
}

/// Compares the best two trees of the first volume, unless that has been done.
pub(crate) fn compare_first(model: Model) {
    if untrack(move || model.compare.views()).is_none() {
        let trees = untrack(move || model.session.trees());
        if let [first, second, ..] = trees.as_slice() {
            compare_views(model, *first, *second, false);
        }
    }
}

/// Compares two views; `contents` also reads data that is stored twice.
pub(crate) fn compare_views(model: Model, first: ViewNumber, second: ViewNumber, contents: bool) {
    let compare = model.compare;
    if let Some(job) = untrack(move || compare.job.get()) {
        model.jobs.cancel(job);
    }
    compare.clear();
    compare.views.set(Some((first, second)));
    let id = Rc::new(Cell::new(0));
    let known = Rc::clone(&id);
    let ask = compare::Compare { first, second, contents, most: MOST };
    let job = compare.link.ask(&ask, move |reply| {
        model.jobs.ended(known.get());
        // The user has requested other views or another image meanwhile.
        if compare.job.get_untracked() != Some(known.get()) {
            return;
        }
        compare.job.set(None);
        match reply {
            Ok(info) => compare.info.set(Some(Arc::new(info))),
            Err(failure) => compare.failure.set(Some(failure)),
        }
    });
    id.set(job);
    compare.job.set(Some(job));
    if contents {
        model.jobs.began_reading(job, words::tasks::compare_files().into());
    }
}

/// Shows a file that differs in a view that has it.
pub(crate) fn show_difference(model: Model, difference: &DifferenceInfo) {
    let scope = Scope::Directory(difference.directory);
    browsing::visit(model, Location { view: difference.view, scope }, Some(difference.row));
    model.focus_list();
}

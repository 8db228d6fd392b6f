//! News for the page: the state of views, findings, and bytes read.

use std::cell::{Cell, RefCell};

use discern::protocol::{News, Severities, ViewNumber, ViewState};

use crate::browse::{facts, summary};
use crate::browser::{clock, messages};
use crate::session::Session;

/// Milliseconds between two reports during continuous work.
const BETWEEN: f64 = 200.0;

/// The state that was reported last, so that only changes are sent.
#[derive(Default)]
pub struct Reporter {
    when: Cell<f64>,
    read: Cell<(u64, u64)>,
    severities: Cell<Severities>,
    generation: Cell<u32>,
    views: RefCell<Vec<ViewState>>,
}

impl Reporter {
    /// Starts over: the page knows the views from a summary.
    pub fn opened(&self, session: &Session) {
        self.severities.set(Severities::default());
        self.generation.set(session.generation);
        self.views.replace(session.tabs().iter().map(|tab| summary::state(&tab.view)).collect());
    }

    /// Records added views: the page knows them from the answer to its request.
    pub fn entered(&self, session: &Session) {
        let mut told = self.views.borrow_mut();
        let known = told.len();
        told.extend(session.tabs().iter().skip(known).map(|tab| summary::state(&tab.view)));
    }

    /// Reports changes, unless some were just reported.
    pub fn report_now_and_then(&self, session: &Session) {
        if clock::now() - self.when.get() >= BETWEEN {
            self.report(session);
        }
    }

    /// Reports the state of a view even if it has not changed, so that the page fetches its rows again.
    pub fn repeat(session: &Session, view: ViewNumber) {
        if let Some(tab) = session.peek(view) {
            messages::news(News::View { view, state: summary::state(&tab.view) });
        }
    }

    /// Reports changes.
    pub fn report(&self, session: &Session) {
        self.when.set(clock::now());
        let read = (session.reading.bytes.get(), session.reading.calls.get());
        if self.read.replace(read) != read {
            messages::news(News::Read { bytes: read.0, calls: read.1 });
        }
        let severities = facts::severities(&session.findings);
        if self.severities.replace(severities) != severities {
            messages::news(News::Severities(severities));
        }
        let is_renumbered = self.generation.replace(session.generation) != session.generation;
        let edited = session.editable.as_ref().ok().filter(|_| is_renumbered);
        let views = (0..).map(ViewNumber).zip(session.tabs());
        for ((view, tab), told) in views.zip(self.views.borrow_mut().iter_mut()) {
            let state = summary::state(&tab.view);
            if state != *told || edited == Some(&view) {
                *told = state.clone();
                messages::news(News::View { view, state });
            }
        }
    }
}

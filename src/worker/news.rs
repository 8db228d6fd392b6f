//! What the page is told unasked while things go on.

use std::cell::{Cell, RefCell};

use discern::protocol::{News, Severities, ViewNumber, ViewState};

use crate::browse::{facts, summary};
use crate::browser::{clock, messages};
use crate::session::Session;

/// Milliseconds between two reports of work that goes on.
const BETWEEN: f64 = 200.0;

/// What the page was told last, so that only what has changed is told.
#[derive(Default)]
pub struct Reporter {
    when: Cell<f64>,
    read: Cell<(u64, u64)>,
    severities: Cell<Severities>,
    generation: Cell<u32>,
    views: RefCell<Vec<ViewState>>,
}

impl Reporter {
    /// Begins anew: the page knows the views as they are in a summary.
    pub fn opened(&self, session: &Session) {
        self.severities.set(Severities::default());
        self.generation.set(session.generation);
        self.views.replace(session.tabs().iter().map(|tab| summary::state(&tab.view)).collect());
    }

    /// Tells what has changed, unless something has just been told.
    pub fn report_now_and_then(&self, session: &Session) {
        if clock::now() - self.when.get() >= BETWEEN {
            self.report(session);
        }
    }

    /// Tells how a view stands though it has not changed, so that the page asks for its rows again.
    pub fn repeat(session: &Session, view: ViewNumber) {
        if let Some(tab) = session.peek(view) {
            messages::news(News::View { view, state: summary::state(&tab.view) });
        }
    }

    /// Tells what has changed.
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

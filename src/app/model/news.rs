//! Handles messages that the worker sends unasked.

use std::time::Duration;

use discern::protocol::{News, ViewNumber, ViewState};
use leptos::prelude::*;

use super::Model;
use crate::browser::download;
use crate::client::Event;

/// Minimum time between two refreshes of lists while an image is being indexed.
const REFRESH: Duration = Duration::from_millis(500);

impl Model {
    pub(super) fn hear(self, event: Event) {
        match event {
            Event::Ready { again: false } => self.traffic.count(),
            Event::Ready { again: true } => self.open_again(),
            Event::Stale => self.stale.set(true),
            Event::Died { failure, was_ready } => {
                leptos::logging::error!("the worker stopped: {}", failure.detail);
                if !was_ready {
                    self.notices.fail(failure);
                }
            }
            Event::News(News::View { view, state }) => self.set_view_state(view, state),
            Event::News(News::Severities(severities)) => {
                self.session.set_severities(severities);
                self.findings.refresh();
            }
            Event::News(News::Read { bytes, calls }) => self.session.set_read(bytes, calls),
            Event::News(News::Progress(progress)) => {
                download::keep_awake();
                if let Some(sentence) = self.jobs.advance(progress) {
                    self.notices.say(sentence);
                }
            }
            Event::News(News::Ready { .. }) => {}
        }
    }

    /// A new worker gets the files again, except those that crashed the last one while it opened them.
    fn open_again(self) {
        let files = self.session.files();
        self.session.close();
        self.forget();
        if !files.is_empty() {
            self.open_now(files);
        }
    }

    fn set_view_state(self, view: ViewNumber, state: ViewState) {
        let before = untrack(move || self.session.state(view));
        let renamed = (&before.encoding, before.guessed) != (&state.encoding, state.guessed);
        let complete = state.complete;
        self.session.set_view_state(view, state);
        if self.listing.place_now().view != view {
            return;
        }
        if complete || renamed {
            self.refresh();
            self.overview.load();
        } else {
            self.refresh_soon();
        }
    }

    fn refresh_soon(self) {
        if self.refresh_due.get_value() {
            return;
        }
        self.refresh_due.set_value(true);
        set_timeout(
            move || {
                self.refresh_due.set_value(false);
                self.refresh();
            },
            REFRESH,
        );
    }

    pub(super) fn refresh(self) {
        self.listing.refresh();
        self.tree.refresh();
        self.inspector.refresh();
    }
}

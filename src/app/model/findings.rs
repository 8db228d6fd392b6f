//! Problems found in the image, gravest first, fetched a page at a time.

use discern::protocol::{FindingInfo, FindingPage, inspect};
use leptos::prelude::*;

use super::Model;
use crate::client::Link;
use crate::state::State;

/// Findings fetched at a time.
const PAGE: u32 = 100;

/// The findings that have been fetched.
#[derive(Clone, Copy)]
pub(crate) struct Findings {
    link: Link,
    total: State<u32>,
    list: State<Vec<FindingInfo>>,
    /// Set when they may have changed since they were fetched.
    changed: State<()>,
    in_flight: StoredValue<bool>,
    again: StoredValue<bool>,
}

impl Findings {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            total: State::new(0),
            list: State::new(Vec::new()),
            changed: State::new(()),
            in_flight: StoredValue::new(false),
            again: StoredValue::new(false),
        }
    }

    /// Number of findings in all.
    pub(crate) fn total(self) -> u32 {
        self.total.get()
    }

    /// The findings that have been fetched.
    pub(crate) fn list(self) -> Vec<FindingInfo> {
        self.list.get()
    }

    /// Fetches the next page.
    pub(crate) fn more(self) {
        let fetched = self.fetched();
        self.fetch(fetched, PAGE);
    }

    pub(super) fn clear(self) {
        self.total.set(0);
        self.list.set(Vec::new());
        self.in_flight.set_value(false);
        self.again.set_value(false);
    }

    /// Has them fetched again, if they are shown.
    pub(super) fn refresh(self) {
        self.changed.set(());
    }

    /// Fetches as many findings as are shown again.
    fn fetch_again(self) {
        self.fetch(0, self.fetched().max(PAGE));
    }

    fn fetched(self) -> u32 {
        u32::try_from(self.list.with_untracked(Vec::len)).unwrap_or(u32::MAX)
    }

    /// Sends one request at a time, since findings may come by the thousand.
    fn fetch(self, start: u32, count: u32) {
        if self.in_flight.get_value() {
            return self.again.set_value(true);
        }
        self.in_flight.set_value(true);
        self.link.ask(&inspect::Findings { start, count }, move |reply| {
            self.in_flight.set_value(false);
            if let Ok(FindingPage { total, findings }) = reply {
                self.total.set(total);
                self.list.update(|list| {
                    list.truncate(usize::try_from(start).unwrap_or(usize::MAX));
                    list.extend(findings);
                });
            }
            if self.again.get_value() {
                self.again.set_value(false);
                self.fetch_again();
            }
        });
    }
}

/// Fetches the findings, now and whenever they change, as long as the component that calls this is there.
pub(crate) fn watch(model: Model) {
    Effect::new(move || {
        model.findings.changed.track();
        model.findings.fetch_again();
    });
}

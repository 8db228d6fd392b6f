//! Problems found in the image, by kind, gravest first. They are fetched while they are shown.

use discern::protocol::check::{GroupInfo, Groups};
use leptos::prelude::*;

use super::Model;
use crate::client::Link;
use crate::state::State;

/// Places fetched of each kind.
const PLACES: u32 = 200;

/// The kinds of problems that have been fetched.
#[derive(Clone, Copy)]
pub(crate) struct Findings {
    link: Link,
    groups: State<Vec<GroupInfo>>,
    /// Set when they may have changed since they were fetched.
    changed: State<()>,
    in_flight: StoredValue<bool>,
    again: StoredValue<bool>,
}

impl Findings {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            groups: State::new(Vec::new()),
            changed: State::new(()),
            in_flight: StoredValue::new(false),
            again: StoredValue::new(false),
        }
    }

    /// The kinds of problems.
    pub(crate) fn groups(self) -> Vec<GroupInfo> {
        self.groups.get()
    }

    pub(super) fn clear(self) {
        self.groups.set(Vec::new());
        self.in_flight.set_value(false);
        self.again.set_value(false);
    }

    /// Has them fetched again, if they are shown.
    pub(super) fn refresh(self) {
        self.changed.set(());
    }

    /// Sends one request at a time, since findings may come by the thousand.
    fn fetch(self) {
        if self.in_flight.get_value() {
            return self.again.set_value(true);
        }
        self.in_flight.set_value(true);
        self.link.ask(&Groups { most: PLACES }, move |reply| {
            self.in_flight.set_value(false);
            if let Ok(groups) = reply {
                self.groups.set(groups);
            }
            if self.again.get_value() {
                self.again.set_value(false);
                self.fetch();
            }
        });
    }
}

/// Fetches the findings, now and whenever they change, as long as the component that calls this is there.
pub(crate) fn watch(model: Model) {
    Effect::new(move || {
        model.findings.changed.track();
        model.findings.fetch();
    });
}

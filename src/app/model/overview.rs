//! Facts about the image as a whole.

use discern::protocol::{FactGroup, inspect};
use leptos::prelude::*;

use super::Model;
use crate::client::Link;
use crate::state::State;

/// Facts of the image.
#[derive(Clone, Copy)]
pub(crate) struct Overview {
    link: Link,
    facts: State<Vec<FactGroup>>,
    /// Set when the facts and the map may have changed since they were fetched.
    changed: State<()>,
}

impl Overview {
    pub(super) fn new(link: Link) -> Self {
        Self { link, facts: State::new(Vec::new()), changed: State::new(()) }
    }

    /// Groups of facts.
    pub(crate) fn facts(self) -> Vec<FactGroup> {
        self.facts.get()
    }

    pub(super) fn clear(self) {
        self.facts.set(Vec::new());
    }

    /// Has the facts and the map fetched again, if they are shown.
    pub(super) fn load(self) {
        self.changed.set(());
    }

    /// Notifies its readers when the facts and the map may have changed.
    pub(super) fn changes(self) {
        self.changed.track();
    }
}

/// Fetches the facts, now and whenever they change, as long as the component that calls this is there.
pub(crate) fn watch(model: Model) {
    let overview = model.overview;
    Effect::new(move || {
        overview.changed.track();
        overview.link.ask(&inspect::Facts, move |reply| {
            if let Ok(facts) = reply {
                overview.facts.set(facts);
            }
        });
    });
}

//! Facts about the image as a whole, and the usage of its parts.

use discern::protocol::{FactGroup, browse, inspect};
use leptos::prelude::*;

use super::Model;
use super::strip::{Run, runs};
use crate::client::Link;
use crate::state::State;

/// Number of parts of the strip.
const PARTS: u32 = 480;

/// Facts and strip.
#[derive(Clone, Copy)]
pub(crate) struct Overview {
    link: Link,
    facts: State<Vec<FactGroup>>,
    strip: State<String>,
    /// Set when the facts may have changed since they were fetched.
    changed: State<()>,
}

impl Overview {
    pub(super) fn new(link: Link) -> Self {
        Self { link, facts: State::new(Vec::new()), strip: State::new(String::new()), changed: State::new(()) }
    }

    /// Groups of facts.
    pub(crate) fn facts(self) -> Vec<FactGroup> {
        self.facts.get()
    }

    /// The runs of the strip in order, and the number of parts they cover.
    pub(crate) fn runs(self) -> (Vec<Run>, usize) {
        self.strip.with(|strip| (runs(strip), strip.len()))
    }

    /// Percentage of the image with this usage, rounded to the nearest.
    pub(crate) fn share(self, owner: char) -> usize {
        self.strip.with(|strip| {
            let parts = strip.chars().filter(|letter| *letter == owner).count();
            let half = strip.len() / 2;
            parts.saturating_mul(100).saturating_add(half).checked_div(strip.len()).unwrap_or(0)
        })
    }

    /// Whether any part of the image has this usage.
    pub(crate) fn has(self, owner: char) -> bool {
        self.strip.with(|strip| strip.contains(owner))
    }

    pub(super) fn clear(self) {
        self.facts.set(Vec::new());
        self.strip.set(String::new());
    }

    /// Fetches the strip, and has the facts fetched again, if they are shown.
    pub(super) fn load(self) {
        self.changed.set(());
        self.link.ask(&browse::Strip { parts: PARTS }, move |reply| {
            if let Ok(strip) = reply {
                self.strip.set(strip);
            }
        });
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

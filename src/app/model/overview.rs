//! Facts of the image as a whole, and who owns which part of it.

use discern::protocol::{Answer, FactGroup, Request};
use leptos::prelude::*;

use crate::client::{Link, Reply};

/// Parts the strip is drawn in.
const PARTS: u32 = 480;

/// A run of parts with one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// First part.
    pub(crate) start: usize,
    /// Number of parts.
    pub(crate) len: usize,
    /// The protocol's letter.
    pub(crate) owner: char,
}

/// Facts and strip.
#[derive(Clone, Copy)]
pub(crate) struct Overview {
    link: Link,
    facts: RwSignal<Vec<FactGroup>>,
    strip: RwSignal<String>,
}

impl Overview {
    pub(super) fn new(link: Link) -> Self {
        Self { link, facts: RwSignal::new(Vec::new()), strip: RwSignal::new(String::new()) }
    }

    /// Facts under titles.
    pub(crate) fn facts(self) -> Vec<FactGroup> {
        self.facts.get()
    }

    /// Runs of the strip, from the first byte to the last, and how many parts they are of.
    pub(crate) fn runs(self) -> (Vec<Run>, usize) {
        self.strip.with(|strip| (runs(strip), strip.len()))
    }

    /// Hundredths of the image that an owner has.
    pub(crate) fn share(self, owner: char) -> usize {
        self.strip.with(|strip| {
            let parts = strip.chars().filter(|letter| *letter == owner).count();
            parts.saturating_mul(100).checked_div(strip.len()).unwrap_or(0)
        })
    }

    /// Whether an owner has any of it.
    pub(crate) fn has(self, owner: char) -> bool {
        self.strip.with(|strip| strip.contains(owner))
    }

    pub(super) fn clear(self) {
        self.facts.set(Vec::new());
        self.strip.set(String::new());
    }

    /// Fetches both.
    pub(super) fn load(self) {
        self.link.ask(Request::Facts, move |reply| {
            if let Ok(Reply { answer: Answer::Facts(facts), .. }) = reply {
                self.facts.set(facts);
            }
        });
        self.link.ask(Request::Strip { parts: PARTS }, move |reply| {
            if let Ok(Reply { answer: Answer::Strip(strip), .. }) = reply {
                self.strip.set(strip);
            }
        });
    }
}

fn runs(strip: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (start, owner) in strip.chars().enumerate() {
        match runs.last_mut() {
            Some(run) if run.owner == owner => run.len = run.len.saturating_add(1),
            _ => runs.push(Run { start, len: 1, owner }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};

    #[test]
    fn equal_neighbours_are_one_run() {
        let run = |start, len, owner| Run { start, len, owner };
        assert_eq!(runs("ssffff."), [run(0, 2, 's'), run(2, 4, 'f'), run(6, 1, '.')]);
    }
}

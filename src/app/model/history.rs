//! The history of locations, for back and forward.

use discern::protocol::RowNumber;

use super::listing::Location;
use crate::state::State;

/// Number of locations kept; the oldest are forgotten.
const MOST: usize = 200;

/// A location, and the row at the cursor.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) place: Location,
    pub(super) row: Option<RowNumber>,
}

/// Locations before and after the current one.
#[derive(Clone, Copy)]
pub(crate) struct History {
    before: State<Vec<Visit>>,
    after: State<Vec<Visit>>,
}

impl History {
    pub(super) fn new() -> Self {
        Self { before: State::new(Vec::new()), after: State::new(Vec::new()) }
    }

    /// Whether it is possible to go back.
    pub(crate) fn can_back(self) -> bool {
        self.before.with(|visits| !visits.is_empty())
    }

    /// Whether it is possible to go forward.
    pub(crate) fn can_forward(self) -> bool {
        self.after.with(|visits| !visits.is_empty())
    }

    pub(super) fn clear(self) {
        self.before.set(Vec::new());
        self.after.set(Vec::new());
    }

    /// Records a location before moving on to a new one.
    pub(super) fn leave(self, visit: Visit) {
        self.after.set(Vec::new());
        self.before.update(|visits| {
            visits.push(visit);
            if visits.len() > MOST {
                visits.remove(0);
            }
        });
    }

    /// Goes back from a location.
    pub(super) fn back(self, from: Visit) -> Option<Visit> {
        step(self.before, self.after, from)
    }

    /// Goes forward from a location.
    pub(super) fn forward(self, from: Visit) -> Option<Visit> {
        step(self.after, self.before, from)
    }
}

fn step(out_of: State<Vec<Visit>>, onto: State<Vec<Visit>>, from: Visit) -> Option<Visit> {
    let visit = out_of.update(Vec::pop)?;
    onto.update(|visits| visits.push(from));
    Some(visit)
}

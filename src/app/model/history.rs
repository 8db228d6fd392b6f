//! The history of locations, which is the browser's own: each of its entries has a number and names its image, so that
//! the page's and the browser's Back and Forward are the same.

use super::listing::{Location, directory_of};
use super::{Screen, Tab};
use crate::state::State;
use discern::protocol::{RowNumber, Scope};

/// Number of locations kept; older ones are found by their addresses.
const MOST: usize = 200;

/// A location, and the row at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visit {
    /// Name, size and date of the image.
    pub(super) image: String,
    pub(super) tab: Tab,
    /// The pane shown on a phone; the list on wider screens, which show all.
    pub(super) screen: Screen,
    pub(super) place: Location,
    /// Whether the large preview is open.
    pub(super) is_large: bool,
    pub(super) row: Option<RowNumber>,
}

impl Visit {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.tab, self.screen, &self.place, self.is_large, &self.image)
            == (other.tab, other.screen, &other.place, other.is_large, &other.image)
    }

    /// Whether both are searches, of which only the last is kept while the user types.
    pub(super) fn is_typed(&self, other: &Self) -> bool {
        let is_search = |visit: &Self| visit.tab == Tab::Files && matches!(visit.place.scope, Scope::Search(_));
        is_search(self) && is_search(other) && self.image == other.image
    }
}

/// The entries of all images since the page was loaded.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Number of the first image's first entry; 0 before an image was opened.
    first: u32,
    /// Number of the current entry.
    pub(super) here: u32,
    /// Number of the last entry.
    pub(super) last: u32,
    /// Locations by the numbers of their entries, in ascending order.
    visits: Vec<(u32, Visit)>,
    /// Incremented whenever the page is to go to the address of the current entry.
    pub(super) calls: u32,
    /// Whether the browser is on its way back from the large preview, which was closed.
    pub(super) is_returning: bool,
}

impl Entries {
    /// Begins with an image at an entry; `first` is the number of the first one if there was no image before.
    pub(super) fn begin(&mut self, first: u32, here: u32) {
        if self.first == 0 {
            self.first = first;
        }
        self.here = here;
        self.last = here;
        self.visits.retain(|(number, _)| *number < here);
    }

    /// The location of the current entry.
    pub(super) fn visit(&self) -> Option<&Visit> {
        self.visits.iter().find(|(number, _)| *number == self.here).map(|(_, visit)| visit)
    }

    pub(super) fn visit_mut(&mut self) -> Option<&mut Visit> {
        self.visits.iter_mut().find(|(number, _)| *number == self.here).map(|(_, visit)| visit)
    }

    /// Whether a location is that from which the large preview of the current entry was opened.
    pub(super) fn is_behind(&self, now: &Visit) -> bool {
        self.visit().is_some_and(|visit| visit.is_large)
            && self.visits.iter().any(|(number, visit)| number.checked_add(1) == Some(self.here) && visit.is_same(now))
    }

    /// The nearest entry before or after another one whose location fulfills a condition.
    pub(super) fn nearest(&self, number: u32, before: bool, is_wanted: impl Fn(&Visit) -> bool) -> Option<u32> {
        let is_there = |other: u32| if before { other < number } else { other > number };
        let mut found = self.visits.iter().filter(|(other, visit)| is_there(*other) && is_wanted(visit));
        let found = if before { found.next_back() } else { found.next() };
        found.map(|(number, _)| *number)
    }

    /// Moves to a new entry, after which there is none.
    pub(super) fn advance(&mut self) {
        self.here = self.here.saturating_add(1);
        self.last = self.here;
        self.visits.retain(|(number, _)| *number < self.here);
    }

    /// Sets the location of the current entry, which has none.
    pub(super) fn arrive(&mut self, visit: Visit) {
        self.visits.push((self.here, visit));
        self.visits.sort_by_key(|(number, _)| *number);
        if self.visits.len() > MOST {
            self.visits.remove(0);
        }
    }

    /// Has the page go to the address of the current entry.
    pub(super) fn call(&mut self) {
        self.calls = self.calls.wrapping_add(1);
    }
}

/// The entries of the browser's history, which all images have in common.
#[derive(Clone, Copy)]
pub(crate) struct History(pub(super) State<Entries>);

impl History {
    pub(super) fn new() -> Self {
        Self(State::new(Entries::default()))
    }

    /// Whether it is possible to go back.
    pub(crate) fn can_back(self) -> bool {
        self.0.with(|entries| entries.here > entries.first)
    }

    /// Whether it is possible to go forward.
    pub(crate) fn can_forward(self) -> bool {
        self.0.with(|entries| entries.here < entries.last)
    }

    /// Notifies its readers whenever the page is to go to the address of the current entry; the number of those calls.
    pub(super) fn calls(self) -> u32 {
        self.0.with(|entries| entries.calls)
    }

    /// Number of the current entry.
    pub(super) fn here(self) -> u32 {
        self.0.with(|entries| entries.here)
    }

    /// Forgets the locations in an image.
    pub(super) fn forget(self, image: &str) {
        self.0.update(|entries| entries.visits.retain(|(_, visit)| visit.image != image));
    }

    /// Records the row at the cursor before moving on within an image.
    pub(super) fn leave(self, image: &str, row: Option<RowNumber>) {
        self.0.update_untracked(|entries| {
            if let Some(visit) = entries.visit_mut().filter(|visit| visit.image == image) {
                visit.row = row;
            }
        });
    }

    /// The directory in which the current search of an image began.
    pub(super) fn before_search(self, image: &str) -> Option<Location> {
        self.0.with_untracked(|entries| {
            let visits = entries.visits.iter().rev().filter(|(_, visit)| visit.image == image);
            let places = visits.map(|(_, visit)| &visit.place);
            places.into_iter().find(|place| directory_of(&place.scope).is_some()).cloned()
        })
    }
}

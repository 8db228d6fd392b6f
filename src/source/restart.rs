//! Places from which what can only be decoded from its start on can be taken up again.

use std::collections::BTreeMap;

use crate::limits;

/// Places in a decoded content, each with what a decoder needs to go on from there; at most
/// [`limits::RESTART_POINTS`].
#[derive(Debug)]
pub struct RestartPoints<S>(BTreeMap<u64, S>);

impl<S: Clone> RestartPoints<S> {
    /// Only the start of the content.
    pub fn new(start: S) -> Self {
        Self(BTreeMap::from([(0, start)]))
    }

    /// Keeps a place. Once there are too many every other one is dropped: any is found again from its neighbors.
    pub fn keep(&mut self, place: u64, state: S) {
        self.0.insert(place, state);
        if self.0.len() > limits::RESTART_POINTS {
            let mut number = 0_usize;
            self.0.retain(|_, _| {
                number = number.saturating_add(1);
                number % 2 == 1
            });
        }
    }

    /// The last place at or before another.
    #[must_use]
    pub fn before(&self, place: u64) -> Option<(u64, S)> {
        self.0.range(..=place).next_back().map(|(place, state)| (*place, state.clone()))
    }

    /// The first place behind another.
    #[must_use]
    pub fn after(&self, place: u64) -> Option<(u64, S)> {
        self.0.range(place.saturating_add(1)..).next().map(|(place, state)| (*place, state.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_their_neighbors_and_never_too_many_are_kept() {
        let mut points = RestartPoints::new(7);
        assert_eq!((points.before(100), points.after(0)), (Some((0, 7)), None));
        for place in 1..100_000_u64 {
            points.keep(place * 10, place);
        }
        assert!(points.0.len() <= limits::RESTART_POINTS);
        let (place, state) = points.before(500_005).unwrap();
        assert!(place <= 500_005 && state * 10 == place);
        assert!(points.after(500_005).is_some_and(|(place, _)| place > 500_005));
        assert_eq!(points.before(0), Some((0, 7)));
    }
}

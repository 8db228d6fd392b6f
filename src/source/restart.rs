//! Restart points: offsets at which sequential decoding can resume.

use std::collections::BTreeMap;

use crate::limits;

/// Offsets in decoded content, each with the state a decoder needs to resume there: at most [`limits::RESTART_POINTS`],
/// spread evenly over what has been decoded.
#[derive(Debug)]
pub struct RestartPoints<S> {
    points: BTreeMap<u64, S>,
    /// Least distance between two points, in decoded bytes.
    step: u64,
}

impl<S: Clone> RestartPoints<S> {
    /// Starts with the beginning of the content as the only point.
    pub fn new(start: S) -> Self {
        Self { points: BTreeMap::from([(0, start)]), step: 1 }
    }

    /// Keeps a point, unless there is one shortly before it.
    pub fn keep(&mut self, place: u64, state: S) {
        let last = self.points.range(..=place).next_back().map(|(last, _)| *last);
        if last.is_some_and(|last| place.saturating_sub(last) < self.step) {
            return;
        }
        self.points.insert(place, state);
        while self.points.len() > limits::RESTART_POINTS {
            self.step = self.step.saturating_mul(2);
            let (step, mut last) = (self.step, None);
            self.points.retain(|place, _| {
                let is_kept = last.is_none_or(|last| place.saturating_sub(last) >= step);
                last = if is_kept { Some(*place) } else { last };
                is_kept
            });
        }
    }

    /// The last point at or before an offset.
    #[must_use]
    pub fn before(&self, place: u64) -> Option<(u64, S)> {
        self.points.range(..=place).next_back().map(|(place, state)| (*place, state.clone()))
    }

    /// The first point after an offset.
    #[must_use]
    pub fn after(&self, place: u64) -> Option<(u64, S)> {
        self.points.range(place.saturating_add(1)..).next().map(|(place, state)| (*place, state.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_found_and_their_number_is_limited() {
        let mut points = RestartPoints::new(7);
        assert_eq!((points.before(100), points.after(0)), (Some((0, 7)), None));
        for place in 1..100_000_u64 {
            points.keep(place * 10, place);
        }
        assert!(points.points.len() <= limits::RESTART_POINTS);
        let (place, state) = points.before(500_005).unwrap();
        assert!((499_000..=500_005).contains(&place) && state * 10 == place, "{place}");
        assert!(points.after(500_005).is_some_and(|(place, _)| (500_006..501_000).contains(&place)));
        assert_eq!(points.before(0), Some((0, 7)));
    }
}

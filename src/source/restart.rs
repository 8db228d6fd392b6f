//! Restart points: offsets at which sequential decoding can resume.

use std::collections::BTreeMap;

/// Offsets in decoded content, each with the state a decoder needs to resume there: a limited number of them, spread
/// evenly over what has been decoded.
#[derive(Debug)]
pub struct RestartPoints<S> {
    points: BTreeMap<u64, S>,
    /// Least distance between two points, in decoded bytes.
    step: u64,
    most: usize,
}

impl<S: Clone> RestartPoints<S> {
    /// Starts with the beginning of the content as the only point. Keeps at most `most` points, which are `step` decoded
    /// bytes apart at least.
    pub fn new(start: S, most: usize, step: u64) -> Self {
        Self { points: BTreeMap::from([(0, start)]), step: step.max(1), most: most.max(1) }
    }

    /// Whether a point would be kept: not if there is one shortly before it.
    #[must_use]
    pub fn wants(&self, place: u64) -> bool {
        let last = self.points.range(..=place).next_back().map(|(last, _)| *last);
        last.is_none_or(|last| place.saturating_sub(last) >= self.step)
    }

    /// Keeps a point, if it is [wanted](Self::wants).
    pub fn keep(&mut self, place: u64, state: S) {
        if !self.wants(place) {
            return;
        }
        self.points.insert(place, state);
        while self.points.len() > self.most {
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
        let mut points = RestartPoints::new(7, 4096, 1);
        assert_eq!((points.before(100), points.after(0)), (Some((0, 7)), None));
        for place in 1..100_000_u64 {
            points.keep(place * 10, place);
        }
        assert!(points.points.len() <= 4096);
        let (place, state) = points.before(500_005).unwrap();
        assert!((499_000..=500_005).contains(&place) && state * 10 == place, "{place}");
        assert!(points.after(500_005).is_some_and(|(place, _)| (500_006..501_000).contains(&place)));
        assert_eq!(points.before(0), Some((0, 7)));
    }
}

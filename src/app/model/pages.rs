//! Windows of a long list that the worker holds: which have come, and which have been asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Rows asked for at a time.
pub(crate) const PAGE: u32 = 200;
/// Pages kept; the farthest from where one looks go first.
const KEPT: usize = 48;

/// First position of the page a position is on.
pub(crate) const fn start_of_page(position: u32) -> u32 {
    (position / PAGE).saturating_mul(PAGE)
}

/// Rows that have come, by page.
#[derive(Debug, Clone)]
pub(crate) struct Pages<T> {
    come: BTreeMap<u32, (u64, Arc<Vec<T>>)>,
    asked: BTreeSet<u32>,
    stamp: u64,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { come: BTreeMap::new(), asked: BTreeSet::new(), stamp: 0 }
    }
}

impl<T: Clone> Pages<T> {
    /// The row at a position.
    pub(crate) fn get(&self, position: u32) -> Option<&T> {
        let (_, rows) = self.come.get(&(position / PAGE))?;
        rows.get(usize::try_from(position % PAGE).ok()?)
    }

    /// The row with a number that changes whenever the page comes anew; 0 where it has not come.
    pub(crate) fn stamped(&self, position: u32) -> (u64, Option<T>) {
        let stamp = self.come.get(&(position / PAGE)).map_or(0, |(stamp, _)| *stamp);
        (stamp, self.get(position).cloned())
    }

    /// All rows that have come, with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.come.iter().flat_map(|(page, (_, rows))| (page.saturating_mul(PAGE)..).zip(rows.iter()))
    }

    /// First positions of the pages that a range needs and that nobody has asked for; they count as asked for now.
    pub(crate) fn want(&mut self, range: Range<u32>) -> Vec<u32> {
        if range.is_empty() {
            return Vec::new();
        }
        let pages = range.start / PAGE..=range.end.saturating_sub(1) / PAGE;
        pages
            .filter(|page| !self.come.contains_key(page) && self.asked.insert(*page))
            .map(|page| page.saturating_mul(PAGE))
            .collect()
    }

    /// Takes rows that came for a page.
    pub(crate) fn put(&mut self, start: u32, rows: Vec<T>) {
        let page = start / PAGE;
        self.asked.remove(&page);
        self.stamp = self.stamp.saturating_add(1);
        self.come.insert(page, (self.stamp, Arc::new(rows)));
        while self.come.len() > KEPT {
            let farthest = self.come.keys().copied().max_by_key(|other| other.abs_diff(page));
            farthest.map(|page| self.come.remove(&page));
        }
    }

    /// Gives a page up that could not be had.
    pub(crate) fn fail(&mut self, start: u32) {
        self.asked.remove(&(start / PAGE));
    }

    /// First positions of all pages, to be asked for anew while the old ones are still shown.
    pub(crate) fn again(&mut self) -> Vec<u32> {
        let pages: Vec<u32> = self.come.keys().copied().collect();
        self.asked.extend(&pages);
        pages.into_iter().map(|page| page.saturating_mul(PAGE)).collect()
    }

    /// Drops pages outside a range, so that they are asked for when they are seen again.
    pub(crate) fn keep(&mut self, range: &Range<u32>) {
        self.come.retain(|page, _| {
            let start = page.saturating_mul(PAGE);
            start < range.end && start.saturating_add(PAGE) > range.start
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_asked_for_once() {
        let mut pages = Pages::<u32>::default();
        assert_eq!(pages.want(150..450), [0, 200, 400]);
        assert_eq!(pages.want(150..450), [0; 0]);
        pages.put(200, vec![7; 200]);
        assert_eq!(pages.get(399), Some(&7));
        assert_eq!(pages.get(400), None);
        pages.fail(0);
        assert_eq!(pages.want(150..450), [0]);
    }

    #[test]
    fn far_pages_are_forgotten() {
        let mut pages = Pages::<u32>::default();
        for page in 0..100 {
            pages.put(page * PAGE, vec![page; 200]);
        }
        assert_eq!(pages.get(0), None);
        assert_eq!(pages.get(99 * PAGE), Some(&99));
        assert_eq!(pages.want(0..1), [0]);
    }
}

//! Pages of a long list that the worker holds.

use std::ops::Range;
use std::sync::Arc;

/// Rows per page.
pub(crate) const PAGE: u32 = 200;
/// Maximum number of pages kept; the one farthest from the last fetched is dropped first.
const KEPT: usize = 48;

/// First position of the page that contains a position.
pub(crate) const fn start_of_page(position: u32) -> u32 {
    (position / PAGE).saturating_mul(PAGE)
}

/// A fetched page.
#[derive(Debug, Clone)]
struct Page<T> {
    number: u32,
    /// A number that changes whenever the page is fetched again.
    stamp: u64,
    rows: Arc<Vec<T>>,
}

/// Fetched pages, at most [`KEPT`] of them, and positions of requested ones.
#[derive(Debug, Clone)]
pub(crate) struct Pages<T> {
    fetched: Vec<Page<T>>,
    asked: Vec<u32>,
    stamp: u64,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { fetched: Vec::new(), asked: Vec::new(), stamp: 0 }
    }
}

impl<T: Clone> Pages<T> {
    fn page(&self, number: u32) -> Option<&Page<T>> {
        self.fetched.iter().find(|page| page.number == number)
    }

    /// The row at a position.
    pub(crate) fn get(&self, position: u32) -> Option<&T> {
        self.page(position / PAGE)?.rows.get(usize::try_from(position % PAGE).ok()?)
    }

    /// The row with a number that changes whenever its page is fetched again; 0 before it is fetched.
    pub(crate) fn stamped(&self, position: u32) -> (u64, Option<T>) {
        (self.page(position / PAGE).map_or(0, |page| page.stamp), self.get(position).cloned())
    }

    /// All fetched rows, with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.fetched.iter().flat_map(|page| (page.number.saturating_mul(PAGE)..).zip(page.rows.iter()))
    }

    /// First positions of the pages that a range needs and that have not been requested; marks them as requested.
    pub(crate) fn want(&mut self, range: Range<u32>) -> Vec<u32> {
        if range.is_empty() {
            return Vec::new();
        }
        let pages = range.start / PAGE..=range.end.saturating_sub(1) / PAGE;
        let wanted: Vec<u32> =
            pages.filter(|number| self.page(*number).is_none() && !self.asked.contains(number)).collect();
        self.asked.extend(&wanted);
        wanted.into_iter().map(|number| number.saturating_mul(PAGE)).collect()
    }

    /// Keeps the rows of a page; drops the farthest one if there are too many.
    pub(crate) fn put(&mut self, start: u32, rows: Vec<T>) {
        let number = start / PAGE;
        self.asked.retain(|asked| *asked != number);
        self.stamp = self.stamp.saturating_add(1);
        let page = Page { number, stamp: self.stamp, rows: Arc::new(rows) };
        self.fetched.retain(|old| old.number != number);
        self.fetched.push(page);
        if self.fetched.len() > KEPT {
            let farthest = self.fetched.iter().map(|page| page.number).max_by_key(|other| other.abs_diff(number));
            self.fetched.retain(|page| Some(page.number) != farthest);
        }
    }

    /// Forgets the request for a page that could not be fetched.
    pub(crate) fn fail(&mut self, start: u32) {
        self.asked.retain(|asked| *asked != start / PAGE);
    }

    /// First positions of all pages, which are fetched again while the old ones are still shown.
    pub(crate) fn again(&mut self) -> Vec<u32> {
        let pages: Vec<u32> = self.fetched.iter().map(|page| page.number).collect();
        self.asked.extend(pages.iter().filter(|page| !self.asked.contains(page)).copied().collect::<Vec<_>>());
        pages.into_iter().map(|page| page.saturating_mul(PAGE)).collect()
    }

    /// Drops pages outside a range, so that they are fetched when they become visible again.
    pub(crate) fn keep(&mut self, range: &Range<u32>) {
        self.fetched.retain(|page| {
            let start = page.number.saturating_mul(PAGE);
            start < range.end && start.saturating_add(PAGE) > range.start
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_requested_once() {
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

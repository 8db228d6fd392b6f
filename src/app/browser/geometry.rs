//! The geometry of a scrolling list: the visible rows, and where they are drawn.

use std::ops::Range;

/// Maximum height of an element in pixels. Taller ones are drawn wrongly or not at all: Firefox loses rows past about
/// 8.9 million pixels.
const TALLEST: f64 = 8_000_000.0;
/// Rows drawn beyond either edge, so that fast scrolling does not show empty space.
const MARGIN: u64 = 8;

/// A float as a count: nothing below zero, no fraction.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is meant"
)]
pub(crate) fn whole(value: f64) -> u64 {
    value as u64
}

/// The geometry of a scrolling list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Geometry {
    /// Height of a row in pixels.
    pub(crate) row: f64,
    /// Total number of rows.
    pub(crate) total: u64,
    /// Height of the visible part in pixels, without a sticky heading.
    pub(crate) height: f64,
    /// Scroll offset of the element in pixels.
    pub(crate) scroll: f64,
}

impl Geometry {
    /// Height of all rows in pixels, without a limit.
    fn full(&self) -> f64 {
        self.row * self.total as f64
    }

    /// Height of the scrolling element in pixels.
    pub(crate) fn drawn(&self) -> f64 {
        self.full().min(TALLEST)
    }

    /// Pixels of rows per scrolled pixel: more than one if the list is taller than an element may be.
    fn ratio(&self) -> f64 {
        let room = self.drawn() - self.height;
        if room <= 0.0 { 1.0 } else { (self.full() - self.height) / room }
    }

    /// The range of rows to draw.
    pub(crate) fn rows(&self) -> Range<u64> {
        let top = self.scroll * self.ratio();
        let first = whole(top / self.row).saturating_sub(MARGIN).min(self.total);
        let last = whole((top + self.height) / self.row).saturating_add(MARGIN + 1).min(self.total);
        first..last
    }

    /// Pixels by which rows are drawn above their position; 0 unless the list is taller than an element may be.
    pub(crate) fn shift(&self) -> f64 {
        self.scroll * (self.ratio() - 1.0)
    }

    /// Offset in pixels at which the top of a row is drawn in the scrolling element.
    #[cfg(test)]
    fn top(&self, position: u64) -> f64 {
        position as f64 * self.row - self.shift()
    }

    /// Maximum number of rows drawn at once.
    pub(crate) fn most(&self) -> u64 {
        whole(self.height / self.row).saturating_add(2 * MARGIN + 2)
    }

    /// Scroll offset that makes a row visible; `None` if it already is.
    pub(crate) fn reveal(&self, position: u64) -> Option<f64> {
        let top = position as f64 * self.row;
        let seen = self.scroll * self.ratio();
        let wanted = if top < seen {
            top
        } else if top + self.row > seen + self.height {
            top + self.row - self.height
        } else {
            return None;
        };
        Some((wanted / self.ratio()).max(0.0))
    }

    /// Number of rows that fit.
    pub(crate) fn page(&self) -> u64 {
        whole(self.height / self.row).max(2).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Geometry = Geometry { row: 28.0, total: 100_000, height: 560.0, scroll: 0.0 };
    const HUGE: Geometry = Geometry { row: 28.0, total: 1_000_000, height: 560.0, scroll: 0.0 };

    #[test]
    fn draws_visible_rows_and_a_margin() {
        assert_eq!(LIST.rows(), 0..29);
        assert_eq!(Geometry { scroll: 28_000.0, ..LIST }.rows(), 992..1029);
        assert_eq!(Geometry { total: 3, ..LIST }.rows(), 0..3);
    }

    #[test]
    fn the_end_of_a_list_taller_than_an_element_is_reached() {
        assert!(HUGE.drawn() <= 8_000_000.0);
        let end = Geometry { scroll: HUGE.drawn() - HUGE.height, ..HUGE };
        assert_eq!(end.rows().end, 1_000_000);
        let bottom = end.top(999_999) + end.row;
        assert!((bottom - end.drawn()).abs() < 1.0, "{bottom}");
    }

    #[test]
    fn reveals_only_what_is_out_of_sight() {
        assert_eq!(LIST.reveal(3), None);
        assert_eq!(LIST.reveal(20), Some(28.0));
        let there = Geometry { scroll: HUGE.reveal(777_777).unwrap_or_default(), ..HUGE };
        assert!(there.rows().contains(&777_777));
        assert!(there.reveal(777_777).is_none_or(|scroll| (scroll - there.scroll).abs() < 1.0));
    }
}

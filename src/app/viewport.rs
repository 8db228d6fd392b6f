//! Which rows of a long list are in sight, and where they are drawn.

use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Taller elements are drawn wrongly or not at all: Firefox loses rows past about 8.9 million pixels.
const TALLEST: f64 = 8_000_000.0;
/// Rows drawn beyond either edge, so that a fast scroll does not show bare ground.
const MARGIN: u64 = 8;
/// The same condition as in `tokens.css`.
const TOUCH: &str = "(pointer: coarse), (max-width: 640px)";

/// Height of a list's row in CSS pixels; as `--row` in `tokens.css`.
pub(crate) fn row_height() -> f64 {
    let touch = window().match_media(TOUCH).ok().flatten().is_some_and(|query| query.matches());
    if touch { 44.0 } else { 28.0 }
}

/// Whether panes are screens or sheets; the same condition as in `layout.css`.
pub(crate) fn is_narrow() -> bool {
    window().match_media("(max-width: 1080px)").ok().flatten().is_some_and(|query| query.matches())
}

/// A float as a count: nothing below zero, no fraction.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is meant"
)]
pub(crate) fn whole(value: f64) -> u64 {
    value as u64
}

/// The numbers of a list that scrolls.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Geometry {
    /// Height of a row in pixels.
    row: f64,
    /// Rows in all.
    total: u64,
    /// Height of what is seen of them, without a heading that sticks.
    height: f64,
    /// How far the element is scrolled.
    scroll: f64,
}

impl Geometry {
    /// Height of all rows, were there no limit.
    fn full(&self) -> f64 {
        self.row * self.total as f64
    }

    /// Height of the element that scrolls.
    fn drawn(&self) -> f64 {
        self.full().min(TALLEST)
    }

    /// Scrolled pixels to pixels of rows: more than one to one where the list is taller than an element may be.
    fn ratio(&self) -> f64 {
        let room = self.drawn() - self.height;
        if room <= 0.0 { 1.0 } else { (self.full() - self.height) / room }
    }

    /// The rows to draw.
    fn rows(&self) -> Range<u64> {
        let top = self.scroll * self.ratio();
        let first = whole(top / self.row).saturating_sub(MARGIN).min(self.total);
        let last = whole((top + self.height) / self.row).saturating_add(MARGIN + 1).min(self.total);
        first..last
    }

    /// By how much rows are drawn higher than they lie; 0 unless the list is taller than an element may be.
    fn shift(&self) -> f64 {
        self.scroll * (self.ratio() - 1.0)
    }

    /// Where a row's top is drawn in the element that scrolls.
    #[cfg(test)]
    fn top(&self, position: u64) -> f64 {
        position as f64 * self.row - self.shift()
    }

    /// Rows drawn at once, at most.
    fn most(&self) -> u64 {
        whole(self.height / self.row).saturating_add(2 * MARGIN + 2)
    }

    /// How far to scroll for a row to be in sight; `None` where it is.
    fn reveal(&self, position: u64) -> Option<f64> {
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

    /// Rows that fit.
    fn page(&self) -> u64 {
        whole(self.height / self.row).max(2).saturating_sub(1)
    }
}

/// A scrolling element and its numbers.
#[derive(Clone, Copy)]
pub(crate) struct Viewport {
    /// The element.
    pub(crate) element: NodeRef<Div>,
    heading: f64,
    row: Memo<f64>,
    scroll: RwSignal<f64>,
    height: RwSignal<f64>,
    total: Signal<u64>,
    rows: Memo<Range<u64>>,
    shift: Memo<f64>,
    most: Memo<u64>,
    waiting: StoredValue<bool>,
}

impl Viewport {
    /// A viewport on so many rows, `row` pixels high, under a heading of `heading` pixels that sticks.
    pub(crate) fn new(total: Signal<u64>, row: impl Fn() -> f64 + Send + Sync + 'static, heading: f64) -> Self {
        let height = RwSignal::new(0.0);
        let scroll = RwSignal::new(0.0);
        // A change of the height of the element is when a phone was turned or a window drawn smaller.
        let row = Memo::new(move |_| {
            height.track();
            row()
        });
        let geometry = move || Geometry {
            row: row.get(),
            total: total.get(),
            height: (height.get() - heading).max(0.0),
            scroll: scroll.get(),
        };
        let viewport = Self {
            element: NodeRef::new(),
            heading,
            row,
            scroll,
            height,
            total,
            rows: Memo::new(move |_| geometry().rows()),
            shift: Memo::new(move |_| geometry().shift()),
            most: Memo::new(move |_| geometry().most()),
            waiting: StoredValue::new(false),
        };
        viewport.watch();
        viewport
    }

    fn watch(self) {
        let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
        Effect::new(move || {
            let Some(element) = self.element.get() else { return };
            let seen = element.clone();
            let on_resize = Closure::<dyn FnMut()>::new(move || self.height.set(f64::from(seen.client_height())));
            if let Ok(new) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
                new.observe(&element);
                observer.set_value(Some((new, on_resize)));
            }
        });
        on_cleanup(move || {
            observer.try_update_value(|observer| {
                if let Some((observer, _)) = observer.take() {
                    observer.disconnect();
                }
            });
        });
    }

    /// The numbers as they are, tracked.
    fn geometry(self) -> Geometry {
        Geometry {
            row: self.row.get(),
            total: self.total.get(),
            height: (self.height.get() - self.heading).max(0.0),
            scroll: self.scroll.get(),
        }
    }

    /// The rows to draw.
    pub(crate) fn rows(self) -> Range<u64> {
        self.rows.get()
    }

    /// Rows drawn at once, at most.
    pub(crate) fn most(self) -> u64 {
        self.most.get()
    }

    /// Height of the element that scrolls.
    pub(crate) fn drawn(self) -> String {
        format!("{}px", self.geometry().drawn())
    }

    /// The transformation that brings a row to its place.
    pub(crate) fn place(self, position: u64) -> String {
        format!("translateY({}px)", position as f64 * self.row.get() - self.shift.get())
    }

    /// To be called when the element scrolls: at most once a frame it is looked how far.
    pub(crate) fn scrolled(self) {
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        request_animation_frame(move || {
            self.waiting.try_update_value(|waiting| *waiting = false);
            if let Some(element) = self.element.try_get_untracked().flatten() {
                self.scroll.set(f64::from(element.scroll_top()));
            }
        });
    }

    /// Brings a row into sight, once the element has been given its height.
    pub(crate) fn reveal(self, position: u64) {
        request_animation_frame(move || {
            let Some(element) = self.element.try_get_untracked().flatten() else { return };
            let geometry = untrack(move || self.geometry());
            let geometry = Geometry { scroll: f64::from(element.scroll_top()), ..geometry };
            if let Some(scroll) = geometry.reveal(position) {
                // What was really scrolled is told by the event that follows; to ask for it now would lay out twice.
                element.set_scroll_top(i32::try_from(whole(scroll.round())).unwrap_or(i32::MAX));
                self.scroll.set(scroll.round());
            }
        });
    }

    /// Rows that fit, for Page Up and Page Down.
    pub(crate) fn page(self) -> u64 {
        untrack(move || self.geometry().page())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Geometry = Geometry { row: 28.0, total: 100_000, height: 560.0, scroll: 0.0 };
    const HUGE: Geometry = Geometry { row: 28.0, total: 1_000_000, height: 560.0, scroll: 0.0 };

    #[test]
    fn draws_what_is_seen_and_a_margin() {
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

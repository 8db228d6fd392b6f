//! The visible rows of a long list, and their positions.

use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

use crate::browser::geometry::{Geometry, whole};

/// The same condition as in `tokens.css`.
const TOUCH: &str = "(pointer: coarse), (max-width: 640px)";

/// Height of a list's row in CSS pixels; as `--row` in `tokens.css`.
pub(crate) fn row_height(is_compact: bool) -> f64 {
    let touch = window().match_media(TOUCH).ok().flatten().is_some_and(|query| query.matches());
    match (touch, is_compact) {
        (true, _) => 44.0,
        (false, true) => 24.0,
        (false, false) => 28.0,
    }
}

/// Whether panes are screens or sheets; the same condition as in `layout.css`.
pub(crate) fn is_narrow() -> bool {
    window().match_media("(max-width: 1080px)").ok().flatten().is_some_and(|query| query.matches())
}

/// Whether there is space for only one pane; the same condition as in `layout.css`.
pub(crate) fn is_phone() -> bool {
    window().match_media("(max-width: 640px)").ok().flatten().is_some_and(|query| query.matches())
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
    /// The row to scroll to once the element is laid out.
    hidden: StoredValue<Option<u64>>,
}

impl Viewport {
    /// A viewport on `total` rows, `row` pixels high, below a sticky heading of `heading` pixels.
    pub(crate) fn new(total: Signal<u64>, row: impl Fn() -> f64 + Send + Sync + 'static, heading: f64) -> Self {
        let height = RwSignal::new(0.0);
        let scroll = RwSignal::new(0.0);
        // The height of the element changes when a phone is turned or a window resized.
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
            hidden: StoredValue::new(None),
        };
        viewport.watch();
        viewport
    }

    fn watch(self) {
        let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
        Effect::new(move || {
            let Some(element) = self.element.get() else { return };
            let seen = element.clone();
            let on_resize = Closure::<dyn FnMut()>::new(move || {
                self.height.set(f64::from(seen.client_height()));
                if let Some(position) = self.hidden.try_update_value(Option::take).flatten() {
                    self.reveal(position);
                }
            });
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

    /// The range of rows to draw.
    pub(crate) fn rows(self) -> Range<u64> {
        self.rows.get()
    }

    /// Maximum number of rows drawn at once.
    pub(crate) fn most(self) -> u64 {
        self.most.get()
    }

    /// Height of the scrolling element in pixels.
    pub(crate) fn drawn(self) -> String {
        format!("{}px", whole(self.geometry().drawn()))
    }

    /// The transformation that moves a row to its position.
    pub(crate) fn place(self, position: u64) -> String {
        format!("translateY({}px)", pixels(position as f64 * self.row.get() - self.shift.get()))
    }

    /// Handles a scroll event; reads the offset at most once per frame.
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

    /// Scrolls to a row, once the element has its height.
    pub(crate) fn reveal(self, position: u64) {
        request_animation_frame(move || {
            let Some(element) = self.element.try_get_untracked().flatten() else { return };
            // The current height: the observer reports a new one only after the frame.
            let height = f64::from(element.client_height()) - self.heading;
            self.hidden.set_value((height <= 0.0).then_some(position));
            if height <= 0.0 {
                return;
            }
            let geometry = untrack(move || self.geometry());
            let geometry = Geometry { height, scroll: f64::from(element.scroll_top()), ..geometry };
            if let Some(scroll) = geometry.reveal(position) {
                // The scroll event that follows reports the real offset; asking now would cause a second layout.
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

/// Whole pixels: nothing else in the page prints floats.
#[allow(clippy::cast_possible_truncation, reason = "the cast saturates, which is what is meant")]
fn pixels(value: f64) -> i64 {
    value.round() as i64
}

//! Two taps on a file, which preview it large. On small screens, the first one shows the details over the list, so that
//! the second one meets them instead of the row: browsers see no double click then.

use discern::protocol::EntryKind;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MouseEvent};

use crate::model::{Model, subject};

/// Milliseconds between the two taps, at most.
const BETWEEN: f64 = 400.0;
/// CSS pixels between them, at most.
const APART: u32 = 24;

/// When and where a row was tapped.
#[derive(Clone, Copy)]
struct Tap {
    at: f64,
    x: i32,
    y: i32,
}

impl Tap {
    fn of(event: &MouseEvent) -> Self {
        Self { at: event.time_stamp(), x: event.client_x(), y: event.client_y() }
    }

    /// Whether another tap belongs to it.
    fn is_followed_by(self, next: Self) -> bool {
        let is_near = |one: i32, other: i32| one.abs_diff(other) <= APART;
        next.at - self.at <= BETWEEN && is_near(self.x, next.x) && is_near(self.y, next.y)
    }
}

/// Previews a file that is tapped twice, as long as the page is there.
pub(super) fn watch(page: Model) {
    let first = StoredValue::new(None::<Tap>);
    let on_click = move |event: MouseEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let is_in = |selector| target.closest(selector).ok().flatten().is_some();
        let tap = Tap::of(&event);
        let before = first.get_value();
        first.set_value(Some(tap).filter(|_| is_in(".listing-entry")));
        let model = untrack(move || page.shown_now());
        let is_file = || untrack(move || subject::cursor_row(model)).is_some_and(|row| row.kind == EntryKind::File);
        if before.is_some_and(|before| before.is_followed_by(tap)) && is_in(".pane-details") && is_file() {
            // Not meant for what the details have there.
            event.stop_propagation();
            event.prevent_default();
            model.inspector.set_large(true);
        }
    };
    let on_click = Closure::<dyn Fn(MouseEvent)>::new(on_click).into_js_value();
    // Before the elements themselves. A listener that is a function cannot be refused.
    let _ = window().add_event_listener_with_callback_and_bool("click", on_click.unchecked_ref(), true);
}

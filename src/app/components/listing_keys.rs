//! The keys of the list.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::image_tree::{narrow, type_ahead};
use super::listing_place::menu_at_cursor;
use super::menu_button::is_menu_key;
use crate::browser::viewport::Viewport;
use crate::model::{Extend, Making, Model, browsing, choose, making, save, subject};

/// Handles a key; keys without a meaning are left to the browser.
pub(super) fn key(model: Model, viewport: Viewport, typed: StoredValue<(String, f64)>, event: &KeyboardEvent) {
    if event.target() != event.current_target() {
        // A heading's button has its own keys.
        return;
    }
    let ctrl = event.ctrl_key() || event.meta_key();
    if is_menu_key(event) {
        menu_at_cursor(model);
        return event.prevent_default();
    }
    if event.alt_key() && event.key() == "Enter" {
        making::perform_on_selected(model, Making::EditAttributes);
        return event.prevent_default();
    }
    let done = !event.alt_key()
        && (move_to(model, viewport, event, ctrl)
            || act(model, event, ctrl)
            || (!ctrl && type_to(model, typed, event)));
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Handles a key wherever the focus is, since the browser's own action would leave the page.
pub(super) fn window_key(model: Model, event: &KeyboardEvent) {
    let ctrl = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "ArrowLeft" if event.alt_key() => browsing::back(model),
        "ArrowRight" if event.alt_key() => browsing::forward(model),
        "ArrowUp" if event.alt_key() => browsing::up(model),
        "s" | "S" if ctrl => save::save_chosen(model),
        _ => return,
    }
    event.prevent_default();
}

/// Keys that move the cursor.
fn move_to(model: Model, viewport: Viewport, event: &KeyboardEvent, ctrl: bool) -> bool {
    let cursor = model.listing.cursor_now();
    let page = narrow(viewport.page());
    let to = match event.key().as_str() {
        "ArrowDown" => cursor.saturating_add(1),
        "ArrowUp" => cursor.saturating_sub(1),
        "PageDown" => cursor.saturating_add(page),
        "PageUp" => cursor.saturating_sub(page),
        "Home" => 0,
        "End" => u32::MAX,
        _ => return false,
    };
    let jump = matches!(event.key().as_str(), "Home" | "End");
    let extend = match (event.shift_key(), ctrl && !jump) {
        (true, _) => Extend::Range,
        (false, true) => Extend::Keep,
        (false, false) => Extend::No,
    };
    choose::move_cursor(model, to, extend);
    true
}

/// Handles keys that act on the selection.
fn act(model: Model, event: &KeyboardEvent, ctrl: bool) -> bool {
    match event.key().as_str() {
        "Enter" => {
            if let Some(row) = subject::cursor_row(model) {
                browsing::open_entry(model, &row);
            }
        }
        "F2" => making::perform_on_selected(model, Making::Rename),
        "Delete" => making::perform_on_selected(model, Making::Remove),
        "x" | "X" if ctrl => making::perform_on_selected(model, Making::Cut),
        "v" | "V" if ctrl => making::paste(model),
        "Backspace" => browsing::up(model),
        " " => choose::toggle(model, model.listing.cursor_now()),
        "Escape" => model.selection.clear(),
        "a" | "A" if ctrl => model.selection.all(),
        _ => return false,
    }
    true
}

/// Moves the cursor to the next name that begins with the letters typed.
fn type_to(model: Model, typed: StoredValue<(String, f64)>, event: &KeyboardEvent) -> bool {
    let letter = event.key();
    if letter.chars().count() != 1 || letter == "/" || letter == "?" {
        return false;
    }
    choose::type_ahead(model, type_ahead(typed, &letter, event.time_stamp()));
    true
}

//! The large preview: opening it, going on to the next file, and where the focus goes after it.

use discern::protocol::{EntryKind, RowInfo};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::pages::{PAGE, start_of_page};
use super::{Extend, Model, Screen, choose};
use crate::browser::viewport::is_narrow;
use crate::words;

/// Previews the selected row, or the one at the cursor.
pub(crate) fn show(model: Model) {
    choose::choose_cursor_row(model);
    model.inspector.set_large(true);
}

/// Focuses what is seen once the preview is closed: the list, or its button in the details that cover the list.
pub(crate) fn focus(model: Model) {
    if !is_narrow() || untrack(move || model.screen()) != Screen::Details {
        return model.focus_list();
    }
    // The details have their preview again by then.
    request_animation_frame(|| {
        let button = document().query_selector(".preview-enlarge").ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // The button can take the focus.
            let _ = button.focus();
        }
    });
}

/// Selects the next file of the list, or the one before; other entries are passed over.
pub(crate) fn step(model: Model, forward: bool) {
    seek(model, model.listing.cursor_now(), forward);
}

fn seek(model: Model, from: u32, forward: bool) {
    let is_file = |row: &RowInfo| row.kind == EntryKind::File;
    let mut position = from;
    loop {
        let next = if forward { position.checked_add(1) } else { position.checked_sub(1) };
        let Some(next) = next.filter(|next| *next < model.listing.total_now()) else {
            let said = if forward { words::outcomes::last_file() } else { words::outcomes::first_file() };
            return model.notices.say(said);
        };
        position = next;
        match model.listing.row_now(position) {
            Some(row) if is_file(&row) => return choose::move_cursor(model, position, Extend::No),
            Some(_) => {}
            None => break,
        }
    }
    let start = start_of_page(position);
    model.listing.with_page(start, move |rows| {
        let is_ahead = |at: u32| if forward { at >= position } else { at <= position };
        let mut files = (start..).zip(&rows).filter(|(at, row)| is_ahead(*at) && is_file(row)).map(|(at, _)| at);
        let file = if forward { files.next() } else { files.last() };
        match file {
            Some(file) => choose::move_cursor(model, file, Extend::No),
            None if rows.is_empty() => {}
            None if forward => seek(model, start.saturating_add(PAGE).saturating_sub(1), true),
            None => seek(model, start, false),
        }
    });
}

//! The large preview: going on to the next file.

use discern::protocol::{EntryKind, RowInfo};

use super::pages::{PAGE, start_of_page};
use super::{Extend, Model, choose};
use crate::words;

/// Previews the selected row, or the one at the cursor.
pub(crate) fn show(model: Model) {
    choose::choose_cursor_row(model);
    model.inspector.set_large(true);
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

//! Subject of commands: the selection, or the row at the cursor.

use discern::protocol::{Chosen, RowInfo, Selection};
use leptos::prelude::*;

use super::{Location, Model};

/// The row at the cursor.
pub(crate) fn cursor_row(model: Model) -> Option<RowInfo> {
    model.listing.row_now(model.listing.cursor_now())
}

/// The rows that commands apply to: the selection, or the row at the cursor. `None` if there are none.
pub(super) fn rows(model: Model) -> Option<Selection> {
    let total = model.listing.total_now();
    let none = untrack(move || model.selection.count(total)) == 0;
    if !none {
        return Some(selection_of(model, model.selection.chosen()));
    }
    let row = cursor_row(model)?;
    Some(selection_of(model, Chosen::Only(vec![row.row])))
}

/// What a command applies to, as it was when the command was given.
pub(crate) struct Subject {
    /// The rows.
    pub(crate) rows: Selection,
    /// Number of entries.
    pub(crate) count: u32,
    /// The row, if there is exactly one.
    pub(crate) row: Option<RowInfo>,
}

/// What a command given now applies to. `None` if there are no rows.
pub(super) fn now(model: Model) -> Option<Subject> {
    Some(Subject { rows: rows(model)?, count: untrack(move || count(model)), row: row(model) })
}

/// Number of entries that commands apply to.
pub(crate) fn count(model: Model) -> u32 {
    let total = model.listing.total();
    let cursor = u32::from(total > 0);
    model.selection.count(total).max(cursor)
}

/// The row that commands apply to, if there is exactly one.
pub(crate) fn row(model: Model) -> Option<RowInfo> {
    let total = model.listing.total_now();
    match untrack(move || model.selection.count(total)) {
        0 => cursor_row(model),
        1 => untrack(move || model.selection.single().and_then(|row| model.listing.find(row))),
        _ => None,
    }
}

/// A selection of rows of the listed directory or search.
pub(super) fn selection_of(model: Model, rows: Chosen) -> Selection {
    let Location { view, scope } = model.listing.place_now();
    Selection { view, scope, rows }
}

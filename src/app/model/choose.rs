//! Actions that move the cursor, select rows, and unfold the tree.

use std::time::Duration;

use discern::protocol::RowNumber;
use leptos::prelude::*;

use super::pages::{PAGE, start_of_page};
use super::{Item, Model, browsing};

/// Time between two looks for a row that is being listed, and their number.
const BETWEEN: Duration = Duration::from_millis(50);
const LOOKS: u32 = 100;

/// The effect of a cursor move on the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extend {
    /// Selects only the row it moves to.
    No,
    /// Selects all rows from the start of the range.
    Range,
    /// Leaves the selection unchanged.
    Keep,
}

/// Moves the cursor to a position.
pub(crate) fn move_cursor(model: Model, position: u32, extend: Extend) {
    model.listing.set_cursor(position);
    let position = model.listing.cursor_now();
    match extend {
        Extend::Keep => {}
        Extend::Range => choose_range(model, position),
        Extend::No => {
            model.selection.set_anchor(position);
            choose_only(model, position);
        }
    }
}

/// Adds the row at a position to the selection, or removes it.
pub(crate) fn toggle(model: Model, position: u32) {
    model.listing.set_cursor(position);
    model.selection.set_anchor(position);
    if let Some(row) = model.listing.row_now(position) {
        model.selection.toggle(&row);
    }
}

/// Selects the row at the cursor, unless something is selected.
pub(crate) fn choose_cursor_row(model: Model) {
    let total = model.listing.total_now();
    if untrack(move || model.selection.count(total)) == 0 {
        move_cursor(model, model.listing.cursor_now(), Extend::No);
    }
}

/// Moves the cursor to the next row, from the cursor on, whose name begins with this text.
pub(crate) fn type_ahead(model: Model, prefix: String) {
    let single = prefix.chars().count() == 1;
    // Repeating a letter moves on to the next match; a longer prefix may still match the current row.
    let from = model.listing.cursor_now().saturating_add(u32::from(single));
    let from = if from >= model.listing.total_now() { 0 } else { from };
    model.listing.type_ahead(prefix, from, move |position| move_cursor(model, position, Extend::No));
}

/// Selects a row once the list has it under its cursor, so that its details are shown.
pub(super) fn choose_when_listed(model: Model, row: RowNumber) {
    look_for(model, row, LOOKS);
}

fn look_for(model: Model, row: RowNumber, looks: u32) {
    let cursor = model.listing.cursor_now();
    if model.listing.row_now(cursor).is_some_and(|here| here.row == row) {
        move_cursor(model, cursor, Extend::No);
    } else if looks > 0 {
        set_timeout(move || look_for(model, row, looks.saturating_sub(1)), BETWEEN);
    }
}

/// Shows the details of the selected row if there is exactly one, otherwise those of the directory.
pub(super) fn look_at_what_is_chosen(model: Model) {
    Effect::new(move || {
        let open = model.session.summary().is_some();
        let view = model.listing.view();
        let none = model.selection.count(model.listing.total()) == 0;
        let row = model.selection.single().or_else(|| model.listing.directory().filter(|_| none));
        model.inspector.show(row.filter(|_| open).map(|row| (view, row)));
    });
}

/// Moves the cursor in the tree.
pub(crate) fn move_in_tree(model: Model, line: u32) {
    model.tree.set_cursor(line);
}

/// Unfolds or folds the line of the tree at the cursor; if it already is, moves to its first child or its parent.
pub(crate) fn unfold(model: Model, line: u32, is_expanded: bool) {
    let state = expanded(model, line);
    match (state, is_expanded) {
        (Some(false), true) | (Some(true), false) => fold_line(model, line, is_expanded),
        (Some(true), true) => model.tree.set_cursor(line.saturating_add(1)),
        (_, false) => {
            if let Some(parent) = model.tree.parent(line) {
                model.tree.set_cursor(parent);
            }
        }
        (None, true) => {}
    }
}

/// Opens the target of a line of the tree.
pub(crate) fn follow(model: Model, line: u32) {
    model.tree.set_cursor(line);
    match model.tree.line_now(line).map(|line| line.item) {
        Some(Item::View(view)) => browsing::choose_view(model, view),
        Some(Item::Directory(row)) => browsing::open_directory(model, row.row),
        Some(Item::Unread(_)) => model.set_tab(super::Tab::Check),
        Some(_) => model.set_tab(super::Tab::Overview),
        None => {}
    }
}

/// Moves the cursor of the tree to the next directory whose name begins with this text.
pub(crate) fn type_ahead_in_tree(model: Model, prefix: &str, from: u32) {
    if let Some(line) = model.tree.type_ahead(prefix, from) {
        model.tree.set_cursor(line);
    }
}

/// Whether a line of the tree is unfolded; `None` if it cannot be.
pub(crate) fn expanded(model: Model, line: u32) -> Option<bool> {
    untrack(move || match model.tree.line_now(line)?.item {
        Item::Directory(row) => row.expanded,
        Item::View(view) if view == model.listing.view() => model.tree.root_expanded(),
        Item::View(_) => Some(false),
        _ => None,
    })
}

fn fold_line(model: Model, line: u32, expanded: bool) {
    match model.tree.line_now(line).map(|line| line.item) {
        Some(Item::View(view)) if view != model.listing.place_now().view => browsing::choose_view(model, view),
        Some(Item::View(_)) => model.tree.fold(RowNumber::ROOT, expanded),
        Some(Item::Directory(row)) => model.tree.fold(row.row, expanded),
        _ => {}
    }
}

fn choose_only(model: Model, position: u32) {
    let choice = model.selection.begin();
    match model.listing.row_now(position) {
        Some(row) => model.selection.only(&row),
        None => model.listing.with_page(start_of_page(position), move |rows| {
            let row = usize::try_from(position % PAGE).ok().and_then(|index| rows.get(index));
            if let Some(row) = row.filter(|_| model.selection.is_current(choice)) {
                model.selection.only(row);
            }
        }),
    }
}

fn choose_range(model: Model, position: u32) {
    let anchor = model.selection.anchor();
    let (from, until) = (anchor.min(position), anchor.max(position));
    if from == 0 && until.saturating_add(1) == model.listing.total_now() {
        return model.selection.all();
    }
    model.selection.clear();
    let choice = model.selection.begin();
    add_range(model, from, until, choice);
}

/// Selects rows page by page, fetching missing ones, until the user makes another selection.
fn add_range(model: Model, mut from: u32, until: u32, choice: u32) {
    let mut rows = Vec::new();
    while from <= until {
        match model.listing.row_now(from) {
            Some(row) => rows.push(row),
            None => break,
        }
        from = from.saturating_add(1);
    }
    model.selection.add(rows.iter());
    if from > until {
        return;
    }
    let start = start_of_page(from);
    model.listing.with_page(start, move |rows| {
        if !model.selection.is_current(choice) || rows.is_empty() {
            return;
        }
        let wanted = (start..).zip(&rows).filter(|(position, _)| (from..=until).contains(position));
        model.selection.add(wanted.map(|(_, row)| row));
        add_range(model, start.saturating_add(PAGE), until, choice);
    });
}

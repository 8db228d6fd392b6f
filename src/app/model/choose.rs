//! Actions that move the cursor, select rows, and unfold the tree.

use discern::protocol::{RowInfo, RowNumber};
use leptos::prelude::*;

use super::pages::{PAGE, start_of_page};
use super::{Item, Model};

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

impl Model {
    /// Moves the cursor to a position.
    pub(crate) fn move_cursor(self, position: u32, extend: Extend) {
        self.listing.set_cursor(position);
        let position = self.listing.cursor_now();
        match extend {
            Extend::Keep => {}
            Extend::Range => self.choose_range(position),
            Extend::No => {
                self.selection.set_anchor(position);
                self.choose_only(position);
            }
        }
    }

    /// Adds the row at a position to the selection, or removes it.
    pub(crate) fn toggle(self, position: u32) {
        self.listing.set_cursor(position);
        self.selection.set_anchor(position);
        if let Some(row) = self.listing.row_now(position) {
            self.selection.toggle(&row);
        }
    }

    /// Moves the cursor to the next row, from the cursor on, whose name begins with this text.
    pub(crate) fn type_ahead(self, prefix: String) {
        let single = prefix.chars().count() == 1;
        // Repeating a letter moves on to the next match; a longer prefix may still match the current row.
        let from = self.listing.cursor_now().saturating_add(u32::from(single));
        let from = if from >= self.listing.total_now() { 0 } else { from };
        self.listing.type_ahead(prefix, from, move |position| self.move_cursor(position, Extend::No));
    }

    /// The row at the cursor.
    pub(crate) fn cursor_row(self) -> Option<RowInfo> {
        self.listing.row_now(self.listing.cursor_now())
    }

    /// Shows the details of the selected row if there is exactly one, otherwise those of the directory.
    pub(super) fn look_at_what_is_chosen(self) {
        Effect::new(move || {
            let open = self.session.summary().is_some();
            let view = self.listing.view();
            let none = self.selection.count(self.listing.total()) == 0;
            let row = self.selection.single().or_else(|| self.listing.directory().filter(|_| none));
            self.inspector.show(row.filter(|_| open).map(|row| (view, row)));
        });
    }

    /// Moves the cursor in the tree.
    pub(crate) fn move_in_tree(self, line: u32) {
        self.tree.set_cursor(line);
    }

    /// Unfolds or folds the line of the tree at the cursor; if it already is, moves to its first child or its parent.
    pub(crate) fn unfold(self, line: u32, expanded: bool) {
        let state = self.expanded(line);
        match (state, expanded) {
            (Some(false), true) | (Some(true), false) => self.fold_line(line, expanded),
            (Some(true), true) => self.tree.set_cursor(line.saturating_add(1)),
            (_, false) => {
                if let Some(parent) = self.tree.parent(line) {
                    self.tree.set_cursor(parent);
                }
            }
            (None, true) => {}
        }
    }

    /// Opens the target of a line of the tree.
    pub(crate) fn follow(self, line: u32) {
        self.tree.set_cursor(line);
        match self.tree.line_now(line).map(|line| line.item) {
            Some(Item::View(view)) => self.choose_view(view),
            Some(Item::Directory(row)) => self.open_directory(row.row),
            Some(_) => self.set_tab(super::Tab::Overview),
            None => {}
        }
    }

    /// Moves the cursor of the tree to the next directory whose name begins with this text.
    pub(crate) fn type_ahead_in_tree(self, prefix: &str, from: u32) {
        if let Some(line) = self.tree.type_ahead(prefix, from) {
            self.tree.set_cursor(line);
        }
    }

    /// Whether a line of the tree is unfolded; `None` if it cannot be.
    pub(crate) fn expanded(self, line: u32) -> Option<bool> {
        untrack(move || match self.tree.line_now(line)?.item {
            Item::Directory(row) => row.expanded,
            Item::View(view) if view == self.listing.view() => self.tree.root_expanded(),
            Item::View(_) => Some(false),
            _ => None,
        })
    }

    fn fold_line(self, line: u32, expanded: bool) {
        match self.tree.line_now(line).map(|line| line.item) {
            Some(Item::View(view)) if view != self.listing.place_now().view => self.choose_view(view),
            Some(Item::View(_)) => self.tree.fold(RowNumber::ROOT, expanded),
            Some(Item::Directory(row)) => self.tree.fold(row.row, expanded),
            _ => {}
        }
    }

    fn choose_only(self, position: u32) {
        let choice = self.selection.begin();
        match self.listing.row_now(position) {
            Some(row) => self.selection.only(&row),
            None => self.listing.with_page(start_of_page(position), move |rows| {
                let row = usize::try_from(position % PAGE).ok().and_then(|index| rows.get(index));
                if let Some(row) = row.filter(|_| self.selection.is_current(choice)) {
                    self.selection.only(row);
                }
            }),
        }
    }

    fn choose_range(self, position: u32) {
        let anchor = self.selection.anchor();
        let (from, until) = (anchor.min(position), anchor.max(position));
        if from == 0 && until.saturating_add(1) == self.listing.total_now() {
            return self.selection.all();
        }
        self.selection.clear();
        let choice = self.selection.begin();
        self.add_range(from, until, choice);
    }

    /// Selects rows page by page, fetching missing ones, until the user makes another selection.
    fn add_range(self, mut from: u32, until: u32, choice: u32) {
        let mut rows = Vec::new();
        while from <= until {
            match self.listing.row_now(from) {
                Some(row) => rows.push(row),
                None => break,
            }
            from = from.saturating_add(1);
        }
        self.selection.add(rows.iter());
        if from > until {
            return;
        }
        let start = start_of_page(from);
        self.listing.with_page(start, move |rows| {
            if !self.selection.is_current(choice) || rows.is_empty() {
                return;
            }
            let wanted = (start..).zip(&rows).filter(|(position, _)| (from..=until).contains(position));
            self.selection.add(wanted.map(|(_, row)| row));
            self.add_range(start.saturating_add(PAGE), until, choice);
        });
    }
}

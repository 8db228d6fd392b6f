//! The selected rows of the listing.

use std::collections::BTreeMap;

use discern::protocol::{Chosen, EntryKind, RowInfo, RowNumber};
use leptos::prelude::*;

use crate::state::State;

/// Selected rows, in a form that stays short for a million rows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Rows {
    /// Only these rows, with their sizes.
    Only(BTreeMap<RowNumber, u64>),
    /// All rows but these, with their sizes.
    AllBut(BTreeMap<RowNumber, u64>),
}

/// The selection. The cursor belongs to the listing.
#[derive(Clone, Copy)]
pub(crate) struct Selection {
    rows: State<Rows>,
    /// Position where a range begins.
    anchor: StoredValue<u32>,
    /// Incremented with every new selection, so that rows still being fetched for an old one are not added.
    choice: StoredValue<u32>,
    ticking: State<bool>,
}

impl Selection {
    pub(super) fn new() -> Self {
        Self {
            rows: State::new(Rows::Only(BTreeMap::new())),
            anchor: StoredValue::new(0),
            choice: StoredValue::new(0),
            ticking: State::new(false),
        }
    }

    /// Whether a row is selected.
    pub(crate) fn contains(self, row: RowNumber) -> bool {
        self.rows.with(|rows| match rows {
            Rows::Only(rows) => rows.contains_key(&row),
            Rows::AllBut(rows) => !rows.contains_key(&row),
        })
    }

    /// Number of selected rows, given the number of all rows.
    pub(crate) fn count(self, total: u32) -> u32 {
        self.rows.with(|rows| match rows {
            Rows::Only(rows) => u32::try_from(rows.len()).unwrap_or(u32::MAX),
            Rows::AllBut(rows) => total.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX)),
        })
    }

    /// The selected row, if there is exactly one.
    pub(crate) fn single(self) -> Option<RowNumber> {
        self.rows.with(|rows| match rows {
            Rows::Only(rows) if rows.len() == 1 => rows.keys().next().copied(),
            _ => None,
        })
    }

    /// Size of the selected files, if all sizes are known.
    pub(crate) fn size(self) -> Option<u64> {
        self.rows.with(|rows| match rows {
            Rows::Only(rows) => Some(rows.values().fold(0, |sum: u64, size| sum.saturating_add(*size))),
            Rows::AllBut(_) => None,
        })
    }

    /// The selection in the protocol's form.
    pub(super) fn chosen(self) -> Chosen {
        self.rows.with_untracked(|rows| match rows {
            Rows::Only(rows) => Chosen::Only(rows.keys().copied().collect()),
            Rows::AllBut(rows) => Chosen::AllBut(rows.keys().copied().collect()),
        })
    }

    /// Whether a tap adds to the selection, for users without a keyboard.
    pub(crate) fn ticking(self) -> bool {
        self.ticking.get()
    }

    /// Turns adding by tap on or off.
    pub(crate) fn set_ticking(self, on: bool) {
        self.ticking.set(on);
        if !on {
            self.clear();
        }
    }

    /// Clears the selection.
    pub(crate) fn clear(self) {
        self.begin();
        self.rows.set(Rows::Only(BTreeMap::new()));
    }

    pub(super) fn reset(self) {
        self.ticking.set(false);
        self.anchor.set_value(0);
        self.clear();
    }

    /// Selects all rows.
    pub(crate) fn all(self) {
        self.begin();
        self.rows.set(Rows::AllBut(BTreeMap::new()));
    }

    pub(super) fn anchor(self) -> u32 {
        self.anchor.get_value()
    }

    pub(super) fn set_anchor(self, position: u32) {
        self.anchor.set_value(position);
    }

    /// Begins a new selection and returns its number.
    pub(super) fn begin(self) -> u32 {
        let choice = self.choice.get_value().wrapping_add(1);
        self.choice.set_value(choice);
        choice
    }

    pub(super) fn is_current(self, choice: u32) -> bool {
        self.choice.get_value() == choice
    }

    pub(super) fn only(self, row: &RowInfo) {
        self.rows.set(Rows::Only(BTreeMap::from([(row.row, size_of(row))])));
    }

    pub(super) fn add<'a>(self, added: impl Iterator<Item = &'a RowInfo>) {
        self.rows.update(|rows| {
            if let Rows::Only(rows) = rows {
                rows.extend(added.map(|row| (row.row, size_of(row))));
            }
        });
    }

    pub(super) fn toggle(self, row: &RowInfo) {
        self.begin();
        self.rows.update(|rows| {
            let (Rows::Only(rows) | Rows::AllBut(rows)) = rows;
            if rows.remove(&row.row).is_none() {
                rows.insert(row.row, size_of(row));
            }
        });
    }
}

/// The size of a directory is a number of entries, not bytes.
const fn size_of(row: &RowInfo) -> u64 {
    match row.kind {
        EntryKind::File => row.size,
        EntryKind::Directory | EntryKind::Symlink | EntryKind::Device => 0,
    }
}

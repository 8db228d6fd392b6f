//! Row numbers that outlast edits.
//!
//! Every edit makes a new index of the tree, which numbers its rows anew. Whoever shows the tree keeps its selection and
//! its place by other numbers: those that rows had in the index of the image before the first edit, and for what is
//! added, numbers behind them.

use std::collections::HashMap;

use crate::tree::{Draft, DraftId, Index, NodeId, RowId};

/// The number of no row.
const NONE: u32 = u32::MAX;

/// Row numbers that outlast edits, and the nodes of a draft that they name.
#[derive(Debug)]
pub struct Numbers {
    /// By number in the draft, of what was there from the beginning.
    old: Vec<u32>,
    back: HashMap<u32, DraftId>,
    /// The number of the first row that is added.
    first_new: u32,
}

impl Numbers {
    /// Numbers the nodes of a draft that was just made of an image, as the index of that image does.
    #[must_use]
    pub fn new(draft: &Draft, index: &Index) -> Self {
        let rows: HashMap<NodeId, u32> =
            (1..index.len()).rev().filter_map(|row| Some((index.row(RowId(row))?.node, row))).collect();
        let mut numbers = Self { old: Vec::new(), back: HashMap::new(), first_new: index.len() };
        for number in 0..u32::try_from(draft.len()).unwrap_or(0) {
            let id = DraftId(number);
            let known = draft.node(id).and_then(|node| rows.get(&node.origin?.node)).copied();
            let known = if id == Draft::ROOT { Some(RowId::ROOT.0) } else { known };
            let row = known.filter(|row| !numbers.back.contains_key(row)).unwrap_or_else(|| numbers.take());
            numbers.back.insert(row, id);
            numbers.old.push(row);
        }
        numbers
    }

    fn take(&mut self) -> u32 {
        let row = self.first_new;
        self.first_new = row.saturating_add(1);
        row
    }

    /// The number of a node.
    #[must_use]
    pub fn number(&self, id: DraftId) -> u32 {
        let at = usize::try_from(id.0).unwrap_or(usize::MAX);
        let new = || usize::try_from(self.first_new).ok()?.checked_add(at.checked_sub(self.old.len())?);
        let known = self.old.get(at).copied();
        known.or_else(|| u32::try_from(new()?).ok()).unwrap_or(NONE)
    }

    /// The node of a number, whether it is still in the tree or not.
    #[must_use]
    pub fn node(&self, number: u32) -> DraftId {
        let beyond = number.checked_sub(self.first_new);
        let new = beyond.and_then(|beyond| beyond.checked_add(u32::try_from(self.old.len()).ok()?));
        new.map(DraftId).or_else(|| self.back.get(&number).copied()).unwrap_or(DraftId(NONE))
    }
}

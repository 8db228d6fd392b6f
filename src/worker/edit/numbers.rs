//! The numbers by which the page knows the rows of an image that is being changed: those that they had before, so that
//! the page can keep what it holds; what is new gets numbers behind them. The index of the view is made anew with every
//! change, and its own numbers change.

use std::collections::HashMap;

use discern::protocol::{Answer, Chosen, Product, Request, RowNumber, Scope, Selection};
use discern::tree::{Draft, DraftId, Index, NodeId, RowId};

/// The number of no row.
const NONE: RowNumber = RowNumber::MAX;

/// From the page's numbers to those of the draft, and back.
pub struct Numbers {
    /// By number in the draft, of what was there from the beginning.
    old: Vec<RowNumber>,
    back: HashMap<RowNumber, DraftId>,
    /// The number of the first that is new.
    first_new: RowNumber,
}

impl Numbers {
    /// Those of a draft, as the index of the view that it was made of has them.
    pub fn new(draft: &Draft, index: &Index) -> Self {
        let rows: HashMap<NodeId, RowNumber> =
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

    fn take(&mut self) -> RowNumber {
        let row = self.first_new;
        self.first_new = row.saturating_add(1);
        row
    }

    /// The page's number of a node.
    pub fn number(&self, id: DraftId) -> RowNumber {
        let at = usize::try_from(id.0).unwrap_or(usize::MAX);
        let new = || usize::try_from(self.first_new).ok()?.checked_add(at.checked_sub(self.old.len())?);
        let known = self.old.get(at).copied();
        known.or_else(|| u32::try_from(new()?).ok()).unwrap_or(NONE)
    }

    /// The node of a number of the page's.
    pub fn draft(&self, row: RowNumber) -> DraftId {
        let beyond = row.checked_sub(self.first_new);
        let new = beyond.and_then(|beyond| beyond.checked_add(u32::try_from(self.old.len()).ok()?));
        new.map(DraftId).or_else(|| self.back.get(&row).copied()).unwrap_or(DraftId(NONE))
    }
}

/// The rows of a view that a request names.
pub fn rows_of_request(request: &mut Request, edited: u32) -> Vec<&mut RowNumber> {
    match request {
        Request::Rows { view, scope, .. } | Request::TypeAhead { view, scope, .. } if *view == edited => {
            of_scope(scope)
        }
        Request::Locate { view, scope, row, .. } if *view == edited => {
            of_scope(scope).into_iter().chain([row]).collect()
        }
        Request::Fold { view, row, .. }
        | Request::Reveal { view, row }
        | Request::SamePath { from: view, row, .. }
        | Request::Details { view, row }
        | Request::Text { view, row, .. }
        | Request::Bytes { view, row, .. }
        | Request::Blob { view, row }
        | Request::Part { view, row, .. }
        | Request::Waveform { view, row, .. }
        | Request::Prepare { product: Product::File { view, row, .. } }
            if *view == edited =>
        {
            vec![row]
        }
        Request::Folder { selection } | Request::Prepare { product: Product::Zip { selection } }
            if selection.view == edited =>
        {
            of_selection(selection)
        }
        _ => Vec::new(),
    }
}

/// The rows that a selection names.
pub fn of_selection(selection: &mut Selection) -> Vec<&mut RowNumber> {
    let (Chosen::Only(rows) | Chosen::AllBut(rows)) = &mut selection.rows;
    of_scope(&mut selection.scope).into_iter().chain(rows).collect()
}

fn of_scope(scope: &mut Scope) -> Vec<&mut RowNumber> {
    match scope {
        Scope::Directory(row) => vec![row],
        Scope::Search(_) => Vec::new(),
    }
}

/// The rows of the edited view that an answer names; what it answers tells which view `Found` is of.
pub fn rows_of_answer<'a>(answer: &'a mut Answer, request: &Request, edited: u32) -> Vec<&'a mut RowNumber> {
    let asked = match request {
        Request::Rows { view, .. }
        | Request::Outline { view, .. }
        | Request::Details { view, .. }
        | Request::SamePath { to: view, .. }
        | Request::Sector { view, .. } => Some(*view),
        _ => None,
    };
    let is_asked = asked == Some(edited);
    match answer {
        Answer::Rows(page) if is_asked => {
            let rows = page.rows.iter_mut().map(|row| &mut row.row);
            rows.chain(page.crumbs.iter_mut().map(|crumb| &mut crumb.row)).collect()
        }
        Answer::Outline(page) if is_asked => page.rows.iter_mut().map(|row| &mut row.row).collect(),
        Answer::Details(details) if is_asked => vec![&mut details.row.row],
        Answer::Found(row) if is_asked => vec![row],
        Answer::Sector(sector) if is_asked => {
            sector.owner.iter_mut().flat_map(|owner| [&mut owner.row, &mut owner.directory]).collect()
        }
        _ => Vec::new(),
    }
}

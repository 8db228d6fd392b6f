//! The index of a view while its image is being edited: updated after each change, with the row numbers it had when the
//! image was opened.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::iso::Blueprint;
use super::workbench::Workbench;
use crate::order::sort;
use crate::tree::{BodyId, Content, Draft, DraftId, Index, NodeId, RowId};

/// Maps rows to nodes of an edited image. An original node keeps its row; new nodes get the rows after those, in the
/// order of their numbers, so that a row never changes its meaning.
pub struct Rows {
    /// Rows of original nodes, by number.
    old: Vec<RowId>,
    /// Original nodes by row; [`Draft::NOWHERE`] for rows that have none.
    back: Vec<DraftId>,
    /// Row of the first new node.
    first_new: u32,
    /// The image that the index currently shows.
    shown: Rc<Blueprint>,
}

/// The effect of an update of the index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched {
    /// Rows that were set or removed.
    pub rows: usize,
    /// Whether any of them was a directory, so that a tree of directories has to be sorted again.
    pub directories: bool,
}

impl Rows {
    /// Makes rows for an image about to be edited, and an index of its edited tree, from the complete index of the view
    /// that the tree was read from.
    #[must_use]
    pub fn begin(bench: &Workbench, view: &Index) -> (Self, Index) {
        let now = bench.blueprint();
        let draft = &now.draft;
        let mut index = view.clone();
        // Mostly in order already. Of several rows of a node, the first counts.
        let mut by_node: Vec<(NodeId, RowId)> =
            (1..view.len()).filter_map(|row| Some((view.row(RowId(row))?.node, RowId(row)))).collect();
        sort(&mut by_node);
        by_node.dedup_by_key(|(node, _)| *node);
        let row_of = |node: NodeId| {
            let at = by_node.binary_search_by_key(&node, |(node, _)| *node).ok()?;
            by_node.get(at).map(|(_, row)| *row)
        };
        let back = vec![Draft::NOWHERE; usize::try_from(view.len()).unwrap_or(0)];
        let mut rows = Self { old: Vec::new(), back, first_new: view.len(), shown: Rc::clone(now) };
        let mut strangers = Vec::new();
        for number in 0..u32::try_from(draft.len()).unwrap_or(0) {
            let id = DraftId(number);
            let node = draft.node(id);
            let known = node.and_then(|node| row_of(node.origin?.node));
            let known = if id == Draft::ROOT { Some(RowId::ROOT) } else { known };
            let row = known.filter(|row| rows.original(*row).is_none()).unwrap_or_else(|| {
                strangers.push(id);
                let row = RowId(rows.first_new);
                rows.first_new = rows.first_new.saturating_add(1);
                row
            });
            rows.old.push(row);
            match usize::try_from(row.0).ok().and_then(|at| rows.back.get_mut(at)) {
                Some(place) => *place = id,
                None => rows.back.push(id),
            }
            index.set_node(row, address(id));
            // A resource fork has the name of its file.
            if node.is_some_and(|node| node.associated) && known.is_some() {
                strangers.push(id);
            }
        }
        let left_out: Vec<RowId> = (1..view.len()).map(RowId).filter(|row| rows.original(*row).is_none()).collect();
        left_out.iter().for_each(|row| index.remove(*row));
        rows.put(bench, &mut index, &strangers);
        if !left_out.is_empty() || !strangers.is_empty() {
            for id in draft.walk() {
                rows.list(draft, &mut index, id);
            }
        }
        (rows, index)
    }

    /// Row of a node, whether or not it currently exists.
    #[must_use]
    pub fn row(&self, id: DraftId) -> RowId {
        let at = usize::try_from(id.0).unwrap_or(usize::MAX);
        let new = || self.first_new.checked_add(u32::try_from(at.checked_sub(self.old.len())?).ok()?);
        self.old.get(at).copied().or_else(|| new().map(RowId)).unwrap_or(RowId(u32::MAX))
    }

    /// Node of a row, whether or not it currently exists; [`Draft::NOWHERE`] for a row that never had one.
    #[must_use]
    pub fn node(&self, row: RowId) -> DraftId {
        let first = u32::try_from(self.old.len()).unwrap_or(u32::MAX);
        let new = row.0.checked_sub(self.first_new).and_then(|beyond| beyond.checked_add(first));
        new.map(DraftId).or_else(|| self.original(row)).unwrap_or(Draft::NOWHERE)
    }

    /// Original node of a row.
    fn original(&self, row: RowId) -> Option<DraftId> {
        let id = usize::try_from(row.0).ok().and_then(|at| self.back.get(at)).copied();
        id.filter(|id| *id != Draft::NOWHERE)
    }

    /// Updates the index to the current image. The cost is proportional to the differences from the image it showed,
    /// and to the length of directories whose entries changed.
    pub fn follow(&mut self, bench: &Workbench, index: &mut Index) -> Touched {
        let (shown, now) = (Rc::clone(&self.shown), Rc::clone(bench.blueprint()));
        let (before, draft) = (&shown.draft, &now.draft);
        let (mut changed, bodies) = draft.changed_since(before);
        changed.extend(with_bodies(before, draft, &bodies));
        let mut touched = Touched::default();
        let mut put = BTreeSet::new();
        for id in changed {
            match (before.is_attached(id), draft.is_attached(id)) {
                (true, false) => {
                    for gone in before.walk_from(id).into_iter().filter(|gone| !draft.is_attached(*gone)) {
                        touched.count(before, gone);
                        index.remove(self.row(gone));
                    }
                }
                (true, true) => drop(put.insert(id)),
                (false, true) => put.extend(draft.walk_from(id)),
                (false, false) => {}
            }
        }
        let put: Vec<DraftId> = put.into_iter().collect();
        put.iter().for_each(|id| touched.count(draft, *id));
        self.shown = Rc::clone(&now);
        self.put(bench, index, &put);
        put.into_iter().for_each(|id| self.list(draft, index, id));
        touched
    }

    /// Sets the rows of nodes, which are sorted by number.
    fn put(&self, bench: &Workbench, index: &mut Index, ids: &[DraftId]) {
        let tree = bench.edited_tree();
        let draft = &bench.blueprint().draft;
        let mut rows: Vec<(RowId, DraftId)> = ids.iter().map(|id| (self.row(*id), *id)).collect();
        sort(&mut rows);
        for (row, id) in rows.into_iter().filter(|(row, _)| *row != RowId::ROOT) {
            let parent = draft.node(id).map_or(Draft::ROOT, |node| node.parent);
            if let Some(entry) = tree.entry_of(id) {
                index.put(row, self.row(parent), entry);
            }
        }
    }

    /// Sets the rows of a directory.
    fn list(&self, draft: &Draft, index: &mut Index, id: DraftId) {
        if let Some(Content::Directory(children)) = draft.node(id).map(|node| &node.content) {
            index.set_children(self.row(id), children.iter().map(|child| self.row(*child)).collect());
        }
    }
}

impl Touched {
    fn count(&mut self, draft: &Draft, id: DraftId) {
        self.rows = self.rows.saturating_add(1);
        self.directories |= draft.node(id).is_some_and(|node| node.is_directory()) && id != Draft::ROOT;
    }
}

/// Files that are the same node with another body, as when a boot image is replaced.
fn with_bodies(before: &Draft, now: &Draft, bodies: &[BodyId]) -> Vec<DraftId> {
    let changed: BTreeSet<BodyId> =
        bodies.iter().copied().filter(|body| before.body(*body).is_some() && now.body(*body).is_some()).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let has_one = |id: &DraftId| match now.node(*id).map(|node| &node.content) {
        Some(Content::File(body)) => changed.contains(body),
        _ => false,
    };
    now.walk().into_iter().filter(has_one).collect()
}

const fn address(id: DraftId) -> NodeId {
    NodeId(id.0 as u64)
}

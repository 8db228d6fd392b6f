//! The entries that a tree of the new image should have, and which of them have been found.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use crate::order::sort_by;
use crate::tree::{Draft, DraftId, DraftNode, RowId};

/// The entries of a draft by directory and name, in few bytes per entry.
pub(super) struct Expected {
    /// All nodes but the root, in the order of their parents and of their names.
    nodes: Vec<DraftId>,
    /// Whether each of them has been found.
    is_found: Vec<bool>,
    /// The node of each row, by its number; [`Draft::NOWHERE`] if it has none.
    rows: Vec<DraftId>,
    /// Whether names are compared as recorded bytes, since a character set is only guessed, or else as characters.
    has_bytes: bool,
}

/// The node for a row.
pub(super) enum Match<'a> {
    /// The expected one.
    Same(&'a DraftNode),
    /// One of the same name.
    Other(&'a DraftNode),
    None,
}

impl Expected {
    pub(super) fn new(draft: &Draft, has_bytes: bool) -> Self {
        let mut nodes: Vec<DraftId> = draft.walk().into_iter().skip(1).collect();
        let is_found = vec![false; nodes.len()];
        let rows = vec![Draft::ROOT];
        let mut expected = Self { nodes: Vec::new(), is_found, rows, has_bytes };
        sort_by(&mut nodes, &mut |one, other| match draft.node(*other) {
            Some(other) => expected.compare(draft, *one, (other.parent, &*expected.name(draft, other))),
            None => Ordering::Equal,
        });
        expected.nodes = nodes;
        expected
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Finds the node for a row, whose directory's row has been found before. Damaged images have several of one name:
    /// the first for which `is_same` is true is taken, or else the first. Each is found once.
    pub(super) fn find<'a>(
        &mut self,
        draft: &'a Draft,
        row: RowId,
        (parent, name): (RowId, &[u8]),
        is_same: &dyn Fn(&DraftNode) -> bool,
    ) -> Match<'a> {
        let row = usize::try_from(row.0).unwrap_or(usize::MAX);
        let parent = usize::try_from(parent.0).ok().and_then(|parent| self.rows.get(parent)).copied();
        let Some(parent) = parent.filter(|parent| *parent != Draft::NOWHERE) else { return Match::None };
        let left = self.named(draft, parent, name).filter(|at| self.is_found.get(*at) == Some(&false));
        let left: Vec<(usize, DraftId)> = left.filter_map(|at| Some((at, *self.nodes.get(at)?))).collect();
        let same = left.iter().find(|(_, id)| draft.node(*id).is_some_and(is_same));
        let Some((at, id)) = same.or(left.first()).copied() else { return Match::None };
        if let Some(is_found) = self.is_found.get_mut(at) {
            *is_found = true;
        }
        if self.rows.len() <= row {
            self.rows.resize(row, Draft::NOWHERE);
            self.rows.push(id);
        }
        match draft.node(id) {
            Some(node) if same.is_some() => Match::Same(node),
            Some(node) => Match::Other(node),
            None => Match::None,
        }
    }

    /// Paths that several entries have, and how many.
    pub(super) fn ambiguous(&self, draft: &Draft) -> Vec<(String, usize)> {
        let is_one = |one: &DraftId, other: &DraftId| match (draft.node(*one), draft.node(*other)) {
            (Some(one), Some(node)) => one.parent == node.parent && self.name(draft, one) == self.name(draft, node),
            _ => false,
        };
        let same = self.nodes.chunk_by(is_one).filter(|same| same.len() > 1);
        same.filter_map(|same| Some((self.path(draft, *same.first()?), same.len()))).collect()
    }

    /// Paths of the entries that have not been found.
    pub(super) fn missing(&self, draft: &Draft) -> impl Iterator<Item = String> {
        let left = self.nodes.iter().zip(&self.is_found).filter(|(_, is_found)| !**is_found);
        left.map(|(id, _)| self.path(draft, *id))
    }

    /// Positions of the nodes with this name in a directory.
    fn named(&self, draft: &Draft, parent: DraftId, name: &[u8]) -> Range<usize> {
        let first = self.nodes.partition_point(|id| self.compare(draft, *id, (parent, name)) == Ordering::Less);
        let rest = self.nodes.get(first..).unwrap_or_default();
        let count = rest.partition_point(|id| self.compare(draft, *id, (parent, name)) == Ordering::Equal);
        first..first.saturating_add(count)
    }

    /// Compares the parent and the name of a node with others.
    fn compare(&self, draft: &Draft, id: DraftId, (parent, name): (DraftId, &[u8])) -> Ordering {
        let Some(node) = draft.node(id) else { return Ordering::Less };
        node.parent.cmp(&parent).then_with(|| (*self.name(draft, node)).cmp(name))
    }

    /// The name of a node in the tree.
    fn name<'a>(&self, draft: &Draft, node: &'a DraftNode) -> Cow<'a, [u8]> {
        let name = if self.has_bytes {
            Cow::Borrowed(node.name().as_bytes())
        } else {
            match draft.characters(node.name()) {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            }
        };
        // The name that views give to a Mac's resource fork.
        if node.associated { [&*name, b":rsrc"].concat().into() } else { name }
    }

    fn path(&self, draft: &Draft, id: DraftId) -> String {
        let fork = if draft.node(id).is_some_and(|node| node.associated) { ":rsrc" } else { "" };
        draft.path(id) + fork
    }
}

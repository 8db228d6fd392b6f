//! The tree of unfolded directories as a list of visible rows.

use std::collections::HashSet;

use super::entry::Kind;
use super::index::{Directory, Index, RowId};
use super::sort::SortBy;
use crate::bytes::text::Encoding;

/// The unfolded directories, and the rows that are visible because of them.
///
/// Unfolding or folding splices the list, which is never completely rebuilt: a directory may contain 100,000 others.
#[derive(Debug)]
pub struct Outline {
    visible: Vec<Visible>,
    expanded: HashSet<RowId>,
}

/// A visible directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visible {
    /// Row in the index.
    pub row: RowId,
    /// Depth; the root is 1.
    pub level: u32,
    /// Position among its siblings, from 1.
    pub position: u32,
    /// Number of its siblings, itself included.
    pub set_size: u32,
}

impl Default for Outline {
    fn default() -> Self {
        let root = Visible { row: RowId::ROOT, level: 1, position: 1, set_size: 1 };
        Self { visible: vec![root], expanded: HashSet::new() }
    }
}

impl Outline {
    /// The visible rows, top to bottom.
    #[must_use]
    pub fn visible(&self) -> &[Visible] {
        &self.visible
    }

    /// Whether a directory is unfolded; `None` if it is known to contain no directories.
    #[must_use]
    pub fn state(&self, index: &Index, row: RowId) -> Option<bool> {
        let has_directories = match index.directory(row) {
            Directory::Unread => true,
            Directory::Read(children) => children.map(RowId).any(|child| is_directory(index, child)),
            Directory::Not | Directory::Closed => false,
        };
        has_directories.then(|| self.expanded.contains(&row))
    }

    /// Position of a directory in the list, if it is visible.
    #[must_use]
    pub fn position(&self, row: RowId) -> Option<u32> {
        self.visible.iter().zip(0..).find(|(visible, _)| visible.row == row).map(|(_, position)| position)
    }

    /// All unfolded directories, including invisible ones.
    pub fn unfolded(&self) -> impl Iterator<Item = RowId> {
        self.expanded.iter().copied()
    }

    /// Unfolds a listed directory. Directories in it that were unfolded before are unfolded again.
    pub fn expand(&mut self, row: RowId, index: &Index, encoding: &Encoding) {
        if !matches!(index.directory(row), Directory::Read(_)) || !self.expanded.insert(row) {
            return;
        }
        if let Some(at) = self.at(row) {
            let level = self.visible.get(at).map_or(1, |visible| visible.level);
            let below = self.below(row, level, index, encoding);
            let after = at.saturating_add(1);
            self.visible.splice(after..after, below);
        }
    }

    /// Folds a directory.
    pub fn fold(&mut self, row: RowId) {
        if !self.expanded.remove(&row) {
            return;
        }
        if let Some(at) = self.at(row) {
            let level = self.visible.get(at).map_or(1, |visible| visible.level);
            let after = at.saturating_add(1);
            let below = self.visible.get(after..).unwrap_or_default();
            let count = below.iter().take_while(|visible| visible.level > level).count();
            self.visible.drain(after..after.saturating_add(count));
        }
    }

    /// Unfolds all ancestors of a directory, from the root down.
    pub fn reveal(&mut self, row: RowId, index: &Index, encoding: &Encoding) {
        let mut way = Vec::new();
        let mut at = row;
        while let Some(found) = index.row(at).filter(|_| at != RowId::ROOT) {
            at = found.parent;
            way.push(at);
        }
        for directory in way.into_iter().rev() {
            self.expand(directory, index, encoding);
        }
    }

    /// Sorts all rows again, after names were decoded differently.
    pub fn sort_again(&mut self, index: &Index, encoding: &Encoding) {
        let below =
            if self.expanded.contains(&RowId::ROOT) { self.below(RowId::ROOT, 1, index, encoding) } else { Vec::new() };
        self.visible.truncate(1);
        self.visible.extend(below);
    }

    fn at(&self, row: RowId) -> Option<usize> {
        self.visible.iter().position(|visible| visible.row == row)
    }

    /// The visible rows below an unfolded directory at `level`. A stack replaces recursion, since the image determines
    /// the depth.
    fn below(&self, row: RowId, level: u32, index: &Index, encoding: &Encoding) -> Vec<Visible> {
        let mut found = Vec::new();
        let mut left: Vec<Visible> = directories(row, level, index, encoding);
        left.reverse();
        while let Some(visible) = left.pop() {
            found.push(visible);
            if self.expanded.contains(&visible.row) {
                left.extend(directories(visible.row, visible.level, index, encoding).into_iter().rev());
            }
        }
        found
    }
}

/// The directories in a directory at `level`, in order.
fn directories(row: RowId, level: u32, index: &Index, encoding: &Encoding) -> Vec<Visible> {
    let children = index.children(row).map(RowId).filter(|child| is_directory(index, *child));
    let sorted = index.sorted(children, SortBy::Name, false, encoding);
    let set_size = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
    let level = level.saturating_add(1);
    sorted.into_iter().zip(1..).map(|(row, position)| Visible { row, level, position, set_size }).collect()
}

fn is_directory(index: &Index, row: RowId) -> bool {
    index.row(row).is_some_and(|row| row.kind == Kind::Directory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Entry, Flags, Name, NodeId, Times};

    fn entry(name: &str, kind: Kind, node: u64) -> Entry {
        Entry {
            node: NodeId(node),
            name: Name::Text(name.into()),
            kind,
            size: 0,
            missing: 0,
            location: Some(node),
            target: None,
            device: None,
            times: Times::default(),
            posix: None,
            flags: Flags::default(),
        }
    }

    /// Rows 1 `b`, 2 `a`, 3 a file; `b` has 4 `c` and 5 `d`; `a` has only a file, 6; `c` has 7 `e`.
    fn sample() -> Index {
        let mut index = Index::new(NodeId(0), None);
        let directory = |name, node| entry(name, Kind::Directory, node);
        let root = vec![directory("b", 1), directory("a", 2), entry("f", Kind::File, 3)];
        index.attach(RowId::ROOT, root).unwrap();
        index.attach(RowId(1), vec![directory("c", 4), directory("d", 5)]).unwrap();
        index.attach(RowId(2), vec![entry("g", Kind::File, 6)]).unwrap();
        index.attach(RowId(4), vec![directory("e", 7)]).unwrap();
        index
    }

    fn rows(outline: &Outline) -> Vec<(u32, u32)> {
        outline.visible().iter().map(|visible| (visible.row.0, visible.level)).collect()
    }

    #[test]
    fn unfolding_shows_sorted_directories_and_folding_remembers() {
        let (index, utf8) = (sample(), Encoding::UTF_8);
        let mut outline = Outline::default();
        outline.expand(RowId::ROOT, &index, utf8);
        assert_eq!(rows(&outline), [(0, 1), (2, 2), (1, 2)]);
        outline.expand(RowId(1), &index, utf8);
        outline.expand(RowId(4), &index, utf8);
        let all = [(0, 1), (2, 2), (1, 2), (4, 3), (7, 4), (5, 3)];
        assert_eq!(rows(&outline), all);
        outline.fold(RowId(1));
        assert_eq!(rows(&outline), [(0, 1), (2, 2), (1, 2)]);
        outline.expand(RowId(1), &index, utf8);
        assert_eq!(rows(&outline), all);
        outline.sort_again(&index, utf8);
        assert_eq!(rows(&outline), all);
        let d = outline.visible()[5];
        assert_eq!((d.position, d.set_size), (2, 2));
    }

    #[test]
    fn revealing_unfolds_the_way_down() {
        let index = sample();
        let mut outline = Outline::default();
        outline.reveal(RowId(7), &index, Encoding::UTF_8);
        assert_eq!(outline.position(RowId(7)), Some(4));
        assert_eq!(outline.position(RowId(6)), None);
    }

    #[test]
    fn rows_without_directories_cannot_be_unfolded() {
        let index = sample();
        let mut outline = Outline::default();
        outline.expand(RowId::ROOT, &index, Encoding::UTF_8);
        assert_eq!(outline.state(&index, RowId::ROOT), Some(true));
        assert_eq!(outline.state(&index, RowId(1)), Some(false));
        assert_eq!(outline.state(&index, RowId(2)), None);
        assert_eq!(outline.state(&index, RowId(5)), Some(false), "not read yet, so nobody knows");
    }
}

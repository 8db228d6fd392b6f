//! The directory tree of an archive, from the paths of its members.

use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::limits;
use crate::tree::{Entry, Kind, Name, NodeId};

/// Members in a tree, including directories that occur only in paths.
pub struct Members<T> {
    nodes: Vec<Node<T>>,
    /// Nodes by parent and name.
    places: HashMap<(usize, Name), usize>,
}

struct Node<T> {
    entry: Entry,
    data: Option<T>,
    children: Vec<usize>,
}

/// The parts of a path without empty ones and `.`, and whether some were left out that lead out of the archive.
#[must_use]
pub fn path_parts(path: &[u8]) -> (Vec<&[u8]>, bool) {
    let parts = path.split(|byte| *byte == b'/').filter(|part| !part.is_empty() && *part != b".");
    let mut leads_out = false;
    let kept = parts
        .filter(|part| {
            let is_up = *part == b"..";
            leads_out |= is_up;
            !is_up
        })
        .collect();
    (kept, leads_out)
}

impl<T> Default for Members<T> {
    fn default() -> Self {
        let root = Entry::new(Self::ROOT, Name::Text(String::new()), Kind::Directory);
        Self { nodes: vec![Node { entry: root, data: None, children: Vec::new() }], places: HashMap::new() }
    }
}

impl<T> Members<T> {
    /// The root directory.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds a member. It replaces one with the same path, as when an archive is unpacked; the second value says whether
    /// it did. Directories keep their entries.
    ///
    /// # Errors
    /// Beyond [`limits::ARCHIVE_ENTRIES`].
    pub fn add(&mut self, path: &[Name], entry: Entry, data: Option<T>) -> Result<(NodeId, bool)> {
        let mut at = 0;
        for name in path {
            at = self.enter(at, name)?;
        }
        let Some(node) = self.nodes.get_mut(at) else { return Err(Error::OverLimit("files in an archive")) };
        let (id, name) = (node.entry.node, node.entry.name.clone());
        let is_new = node.entry.kind == Kind::Directory;
        node.entry = Entry { node: id, name, ..entry };
        // A directory that occurred only in paths stays one.
        if !node.children.is_empty() || path.is_empty() {
            node.entry.kind = Kind::Directory;
        }
        node.data = data;
        Ok((id, !is_new))
    }

    /// The node with a name in a directory, created if missing.
    fn enter(&mut self, parent: usize, name: &Name) -> Result<usize> {
        if let Some(found) = self.places.get(&(parent, name.clone())) {
            return Ok(*found);
        }
        let next = self.nodes.len();
        if next >= limits::ARCHIVE_ENTRIES {
            return Err(Error::OverLimit("files in an archive"));
        }
        let entry = Entry::new(NodeId(next as u64), name.clone(), Kind::Directory);
        self.nodes.push(Node { entry, data: None, children: Vec::new() });
        self.places.insert((parent, name.clone()), next);
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.entry.kind = Kind::Directory;
            parent.children.push(next);
        }
        Ok(next)
    }

    /// The node of a path.
    #[must_use]
    pub fn find(&self, path: &[Name]) -> Option<NodeId> {
        let mut at = 0;
        for name in path {
            at = *self.places.get(&(at, name.clone()))?;
        }
        Some(NodeId(at as u64))
    }

    /// The entries of a directory in archive order; `None` if it is not a directory.
    #[must_use]
    pub fn list(&self, directory: NodeId) -> Option<Vec<Entry>> {
        let node = self.node(directory).filter(|node| node.entry.kind == Kind::Directory)?;
        Some(node.children.iter().filter_map(|child| Some(self.nodes.get(*child)?.entry.clone())).collect())
    }

    /// The entry of a node.
    #[must_use]
    pub fn entry(&self, node: NodeId) -> Option<&Entry> {
        Some(&self.node(node)?.entry)
    }

    /// The entry of a node, mutable.
    pub fn entry_mut(&mut self, node: NodeId) -> Option<&mut Entry> {
        Some(&mut self.nodes.get_mut(usize::try_from(node.0).ok()?)?.entry)
    }

    /// The member of a node.
    #[must_use]
    pub fn data(&self, node: NodeId) -> Option<&T> {
        self.node(node)?.data.as_ref()
    }

    /// Changes the member of a node.
    pub fn set_data(&mut self, node: NodeId, data: T) {
        let node = usize::try_from(node.0).ok().and_then(|node| self.nodes.get_mut(node));
        if let Some(node) = node {
            node.data = Some(data);
        }
    }

    /// Drops the lookup by path, when all members have been added.
    pub fn shrink(&mut self) {
        self.places = HashMap::new();
    }

    fn node(&self, node: NodeId) -> Option<&Node<T>> {
        self.nodes.get(usize::try_from(node.0).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<Name> {
        path_parts(path.as_bytes()).0.into_iter().map(|part| Name::undeclared(part.to_vec())).collect()
    }

    #[test]
    fn paths_make_a_tree_and_the_last_of_a_path_counts() {
        let mut members = Members::default();
        let mut add = |path: &str, kind, data: u32| {
            members.add(&names(path), Entry::new(NodeId(0), Name::Text(String::new()), kind), Some(data)).unwrap().1
        };
        let replaced = [
            add("./a/b/c", Kind::File, 1),
            add("/a//b/", Kind::Directory, 2),
            add("a/b/c", Kind::File, 3),
            add("a/b", Kind::File, 4),
            add(".", Kind::Directory, 5),
        ];
        assert_eq!(replaced, [false, false, true, false, false]);
        let listed = |path: &str| {
            let found = members.list(members.find(&names(path)).unwrap());
            found.map(|entries| entries.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>())
        };
        assert_eq!((listed(""), listed("a"), listed("a/b")), (Some(names("a")), Some(names("b")), Some(names("c"))));
        assert_eq!(members.data(members.find(&names("a/b/c")).unwrap()), Some(&3));
        assert_eq!(members.data(Members::<u32>::ROOT), Some(&5));
        assert_eq!((listed("a/b/c"), members.find(&names("x"))), (None, None));
        assert_eq!(path_parts(b"../a/../b"), (vec![b"a".as_slice(), b"b"], true));
    }
}

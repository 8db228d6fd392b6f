//! The deleted files of a file system, as a tree of their own.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use super::{FileSystem, Label, Mark, Structure, Variant, ViewKind};
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, NodeId};

/// Shows deleted entries in the directories that they were in.
pub struct DeletedFiles {
    inner: Rc<dyn FileSystem>,
    /// Directories that are deleted themselves, so that everything in them is, too.
    deleted: RefCell<HashSet<NodeId>>,
}

impl DeletedFiles {
    /// Wraps a file system to show its deleted files.
    #[must_use]
    pub fn of(inner: Rc<dyn FileSystem>) -> Self {
        Self { inner, deleted: RefCell::default() }
    }
}

impl FileSystem for DeletedFiles {
    fn kind(&self) -> ViewKind {
        self.inner.kind()
    }

    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn label(&self) -> &Label {
        self.inner.label()
    }

    fn root(&self) -> NodeId {
        self.inner.root()
    }

    fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        let is_deleted = self.deleted.borrow().contains(&directory);
        let mut entries = self.inner.deleted(directory)?;
        // Findings about other entries are reported where they are shown.
        let others = self.inner.list(directory, &mut Findings::default()).unwrap_or_default();
        for mut entry in others.into_iter().filter(|entry| is_deleted || entry.kind == Kind::Directory) {
            entry.flags.deleted = is_deleted;
            entries.push(entry);
        }
        let deleted = entries.iter().filter(|entry| entry.flags.deleted && entry.kind == Kind::Directory);
        self.deleted.borrow_mut().extend(deleted.map(|entry| entry.node));
        Ok(entries)
    }

    fn spelled(&self, name: &str) -> Option<String> {
        self.inner.spelled(name)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        self.inner.body(file)
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        self.inner.variants(file)
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        self.inner.body_as(file, variant)
    }

    fn marks(&self, file: NodeId) -> Result<Vec<Mark>> {
        self.inner.marks(file)
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.inner.stored(file)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        self.inner.extents(node)
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        self.inner.details(node)
    }

    fn facts(&self) -> Vec<Facts> {
        self.inner.facts()
    }

    fn structures(&self) -> Vec<Structure> {
        Vec::new()
    }
}

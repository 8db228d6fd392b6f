//! The view of an archive, whatever its format.

use std::ops::Range;

use super::{FileSystem, Label, Structure, ViewKind};
use crate::archive::Members;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, NodeId};

/// What an archive has of a member.
pub(super) trait Member {
    /// Its content, unpacked.
    ///
    /// # Errors
    /// Where it cannot be found, or is packed in a way that is not read.
    fn body(&self) -> Result<Recipe>;

    /// Its content as it is stored.
    ///
    /// # Errors
    /// As [`Member::body`].
    fn stored(&self) -> Result<Recipe> {
        self.body()
    }

    /// Where it is stored in the volume's content.
    ///
    /// # Errors
    /// As [`Member::body`].
    fn extents(&self) -> Result<Vec<Range<u64>>>;

    /// All that is recorded of it.
    ///
    /// # Errors
    /// Where its header cannot be read.
    fn details(&self) -> Result<Vec<Facts>>;
}

/// The tree of an archive.
pub(super) struct Archived<M> {
    pub(super) kind: ViewKind,
    pub(super) label: Label,
    pub(super) members: Members<M>,
    pub(super) facts: Vec<Facts>,
    pub(super) structures: Vec<Structure>,
}

impl<M: Member> Archived<M> {
    fn member(&self, node: NodeId) -> Result<&M> {
        self.members.data(node).ok_or_else(|| Error::NotFound("member of the archive for this folder".into()))
    }

    fn file(&self, node: NodeId) -> Result<&M> {
        let is_file = self.members.entry(node).is_some_and(|entry| entry.kind == Kind::File);
        if is_file { self.member(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

impl<M: Member> FileSystem for Archived<M> {
    fn kind(&self) -> ViewKind {
        self.kind
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        Members::<M>::ROOT
    }

    fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        self.members.list(directory).ok_or_else(|| Error::NotFound("such directory".into()))
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(self.members.entry(self.root()).filter(|entry| entry.posix.is_some()).cloned())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        self.file(file)?.body()
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.file(file)?.stored()
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        self.file(node).map_or_else(|_| Ok(Vec::new()), Member::extents)
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        self.members.data(node).map_or_else(|| Ok(Vec::new()), Member::details)
    }

    fn facts(&self) -> Vec<Facts> {
        self.facts.clone()
    }

    fn structures(&self) -> Vec<Structure> {
        self.structures.clone()
    }
}

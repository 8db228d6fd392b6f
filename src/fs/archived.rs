//! The view of an archive, whatever its format.

use std::ops::Range;

use super::{FileSystem, Label, Structure, ViewKind};
use crate::archive::Members;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, NodeId};

/// A member of an archive.
pub(super) trait Member {
    /// The unpacked content.
    ///
    /// # Errors
    /// If it cannot be found, or its compression method is not supported.
    fn body(&self) -> Result<Recipe>;

    /// The content as stored, still packed.
    ///
    /// # Errors
    /// As [`Member::body`].
    fn stored(&self) -> Result<Recipe> {
        self.body()
    }

    /// Byte ranges of the stored content in the volume.
    ///
    /// # Errors
    /// As [`Member::body`].
    fn extents(&self) -> Result<Vec<Range<u64>>>;

    /// Facts of its header.
    ///
    /// # Errors
    /// If its header cannot be read.
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

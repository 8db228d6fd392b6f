//! The tree of an edited image as a file system, to be listed, searched and read like any other.

use std::ops::Range;
use std::rc::Rc;

use super::iso::Blueprint;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::fs::iso9660::write::TextField;
use crate::fs::{FileSystem, Label, Mark, Structure, Variant, ViewKind};
use crate::source::{Recipe, Segment};
use crate::tree::{BodyId, Content, DraftId, DraftNode, Entry, Flags, Kind, NodeId, Posix, Recorded};

/// A difference between a node and its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The node is new.
    Added,
    /// Its name changed.
    Renamed,
    /// It was moved to another directory.
    Moved,
    /// Its content or link target changed.
    Replaced,
    /// Its times, permissions or flags changed.
    Attributes,
}

/// The tree of a blueprint. Nodes are addressed by their numbers in the draft. The tree is immutable: the next edit
/// makes another one, so readers of this one are unaffected.
pub struct EditedTree {
    now: Rc<Blueprint>,
    /// The draft before any change.
    base: Rc<Blueprint>,
    /// The view that the draft was made from.
    original: Rc<dyn FileSystem>,
    label: Label,
}

impl EditedTree {
    /// Makes the tree of `now`, an edited copy of `base`, which was made from `original`.
    pub(super) fn new(now: Rc<Blueprint>, base: Rc<Blueprint>, original: Rc<dyn FileSystem>) -> Self {
        let volume = String::from_utf8_lossy(now.options.texts.get(TextField::Volume)).trim_end().to_owned();
        let inherited = original.label().clone();
        // The original view knows how to decode identifiers outside ASCII.
        let is_same = now.options.texts.get(TextField::Volume) == base.options.texts.get(TextField::Volume);
        let volume = if is_same { inherited.volume.clone() } else { volume };
        Self { now, base, original, label: Label { volume, ..inherited } }
    }

    fn node(&self, node: NodeId) -> Result<(DraftId, &DraftNode)> {
        let id = id(node);
        let found = self.now.draft.node(id).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok((id, found))
    }

    /// The original address of a node, if its content can be read from the original view: unpacked, with its extents.
    fn unchanged(&self, id: DraftId, node: &DraftNode) -> Option<(&Rc<dyn FileSystem>, NodeId)> {
        let origin = node.origin.filter(|_| !is_replaced(&self.base, &self.now, id, node))?;
        Some((&self.original, origin.node))
    }

    /// The entry that a directory lists for a node.
    pub(super) fn entry_of(&self, id: DraftId) -> Option<Entry> {
        Some(self.entry(id, self.now.draft.node(id)?))
    }

    fn entry(&self, id: DraftId, node: &DraftNode) -> Entry {
        let origin = node.origin.filter(|_| !is_replaced(&self.base, &self.now, id, node));
        let body = match node.content {
            Content::File(body) => self.now.draft.body(body),
            _ => None,
        };
        let size = body.map_or(0, |body| body.recipe.len());
        Entry {
            node: NodeId(u64::from(id.0)),
            name: node.name().clone(),
            kind: kind(&node.content),
            size: origin.map_or(size, |origin| origin.size),
            missing: 0,
            // Directories are always rewritten.
            location: origin.filter(|_| !node.is_directory()).and_then(|origin| origin.location),
            target: match &node.content {
                Content::Symlink(target) => Some(target.clone()),
                _ => None,
            },
            device: match &node.content {
                Content::Special(_, device) => *device,
                _ => None,
            },
            times: node.times(),
            posix: node.posix,
            flags: Flags {
                hidden: node.hidden,
                associated: node.associated,
                ..origin.map(|origin| origin.flags).unwrap_or_default()
            },
        }
    }
}

impl FileSystem for EditedTree {
    fn kind(&self) -> ViewKind {
        self.original.kind()
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        let children = self.now.draft.children(id(directory)).iter();
        Ok(children.filter_map(|id| Some(self.entry(*id, self.now.draft.node(*id)?))).collect())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let (id, node) = self.node(file)?;
        if let Some((original, origin)) = self.unchanged(id, node) {
            return original.body(origin);
        }
        let Content::File(body) = node.content else { return Err(Error::NotFound("file of that kind".into())) };
        Ok(self.now.draft.body(body).map(|body| body.recipe.clone()).unwrap_or_default())
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let (id, node) = self.node(file)?;
        self.unchanged(id, node).map_or(Ok(Vec::new()), |(original, origin)| original.variants(origin))
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let (id, node) = self.node(file)?;
        let missing = || Error::NotFound(format!("way “{variant}” to take this file out"));
        let (original, origin) = self.unchanged(id, node).ok_or_else(missing)?;
        original.body_as(origin, variant)
    }

    fn marks(&self, file: NodeId) -> Result<Vec<Mark>> {
        let (id, node) = self.node(file)?;
        self.unchanged(id, node).map_or(Ok(Vec::new()), |(original, origin)| original.marks(origin))
    }

    fn recorded(&self, node: NodeId) -> Result<Recorded> {
        Ok(self.node(node)?.1.recorded.clone())
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let (id, node) = self.node(node)?;
        self.unchanged(id, node).map_or(Ok(Vec::new()), |(original, origin)| original.extents(origin))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let (id, node) = self.node(node)?;
        let mut all: Vec<Facts> = attributes(node).into_iter().collect();
        if let Some((original, origin)) = self.unchanged(id, node) {
            all.extend(original.details(origin)?);
        }
        Ok(all)
    }

    fn facts(&self) -> Vec<Facts> {
        self.original.facts()
    }

    fn structures(&self) -> Vec<Structure> {
        self.original.structures()
    }
}

/// Owner of a node as it will be written.
fn attributes(node: &DraftNode) -> Option<Facts> {
    let Posix { mode, uid, gid, .. } = node.posix?;
    let mut facts = Facts::new("As it will be written");
    facts.add("Permissions", format!("{:03o}", mode & 0o7777));
    facts.add("User, group", format!("{uid}, {gid}"));
    Some(facts)
}

/// All differences between a node and its original.
pub(super) fn changes(base: &Blueprint, now: &Blueprint, id: DraftId) -> Vec<Change> {
    let Some(node) = now.draft.node(id) else { return Vec::new() };
    let Some(old) = base.draft.node(id) else { return vec![Change::Added] };
    let has_other_attributes = (old.times(), old.posix, old.hidden) != (node.times(), node.posix, node.hidden);
    let is_replaced = is_replaced(base, now, id, node);
    let all = [
        (old.parent != node.parent, Change::Moved),
        (old.name() != node.name(), Change::Renamed),
        (is_replaced, Change::Replaced),
        // Replaced content has its own times.
        (has_other_attributes && !is_replaced, Change::Attributes),
    ];
    all.into_iter().filter_map(|(is_so, change)| is_so.then_some(change)).collect()
}

/// Whether a node has other content than its original; false for a new node.
fn is_replaced(base: &Blueprint, now: &Blueprint, id: DraftId, node: &DraftNode) -> bool {
    let Some(old) = base.draft.node(id) else { return false };
    match (&old.content, &node.content) {
        (Content::File(old), Content::File(new)) => old != new || !is_same_body(base, now, *new),
        (Content::Directory(_), Content::Directory(_)) => false,
        (old, new) => old != new,
    }
}

/// Whether data that files refer to still has its original content.
fn is_same_body(base: &Blueprint, now: &Blueprint, body: BodyId) -> bool {
    let (Some(old), Some(new)) = (base.draft.body(body), now.draft.body(body)) else { return false };
    let (old, new) = (old.recipe.segments(), new.recipe.segments());
    let is_same = |(old, new): (&Segment, &Segment)| match (old, new) {
        (Segment::Copy { from, range }, Segment::Copy { from: other, range: there }) => {
            from.is_same(other) && range == there
        }
        (Segment::Bytes(old), Segment::Bytes(new)) => old == new,
        (Segment::Zeros(old), Segment::Zeros(new)) => old == new,
        _ => false,
    };
    old.len() == new.len() && old.iter().zip(new).all(is_same)
}

fn id(node: NodeId) -> DraftId {
    DraftId(u32::try_from(node.0).unwrap_or(u32::MAX))
}

const fn kind(content: &Content) -> Kind {
    match content {
        Content::Directory(_) => Kind::Directory,
        Content::File(_) => Kind::File,
        Content::Symlink(_) => Kind::Symlink,
        Content::Special(kind, _) => *kind,
    }
}

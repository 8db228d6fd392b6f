//! A tree to be written: the contents of a new image before it is laid out.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use super::entry::{Device, Flags, Kind, Name, NodeId, Posix, Times};
use super::lookup::Lookup;
use super::packed_times::PackedTimes;
use super::recorded::Recorded;
use super::shared::SharedVec;
use crate::bytes::text::Encoding;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Recipe;

/// Number of a node in its draft, stable for the life of the draft and its copies; the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(pub u32);

/// Number of a body in its draft; several files may share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(pub u32);

/// Kind and content of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A directory with these nodes.
    Directory(Vec<DraftId>),
    /// A file with this body.
    File(BodyId),
    /// A symbolic link to this path.
    Symlink(Name),
    /// A device, pipe or socket of this kind.
    Special(Kind, Option<Device>),
}

/// The entry of a view that a node was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Its address in the view.
    pub node: NodeId,
    /// Size of its content in bytes, as read.
    pub size: u64,
    /// First byte of its data in the volume.
    pub location: Option<u64>,
    /// Its flags.
    pub flags: Flags,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftNode {
    name: Name,
    /// Kind and content.
    pub content: Content,
    times: PackedTimes,
    /// Mode and owner; defaults are written if there are none.
    pub posix: Option<Posix>,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it is the associated data of another node of the same name, such as a Mac's resource fork.
    pub associated: bool,
    /// Other data that its file system recorded.
    pub recorded: Recorded,
    /// Its parent: the root's is the root, a detached node's is [`Draft::NOWHERE`].
    pub parent: DraftId,
    /// Its original in the image; `None` for a new node.
    pub origin: Option<Origin>,
}

/// Data to be written.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The bytes.
    pub recipe: Recipe,
    /// First byte in the original image: bodies are written in this order, those without one at the end.
    pub order: Option<u64>,
    /// Whether the recipe's source continues to the end of the sector, with bytes that belong to nothing else. Copying
    /// them joins the ranges of neighbors.
    pub fills_sector: bool,
}

/// A tree to be written. A copy shares all nodes and bodies with the original until either changes them, so copying a
/// draft and changing a few nodes costs only these few.
#[derive(Debug, Clone)]
pub struct Draft {
    nodes: SharedVec<DraftNode>,
    bodies: SharedVec<Body>,
    lookup: RefCell<Lookup<DraftId>>,
    /// The encoding of names in no declared character set.
    pub encoding: &'static Encoding,
}

impl DraftNode {
    /// A node with a name and content, and defaults for everything else.
    #[must_use]
    pub fn new(name: Name, content: Content) -> Self {
        Self {
            name,
            content,
            times: PackedTimes::default(),
            posix: None,
            hidden: false,
            associated: false,
            recorded: Recorded::default(),
            parent: Draft::ROOT,
            origin: None,
        }
    }

    /// An empty directory.
    #[must_use]
    pub fn directory(name: Name) -> Self {
        Self::new(name, Content::Directory(Vec::new()))
    }

    /// The node with another name.
    #[must_use]
    pub fn named(self, name: Name) -> Self {
        Self { name, ..self }
    }

    /// Its name; use [`Draft::rename`] to change it.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Creation, modification and access times.
    #[must_use]
    pub fn times(&self) -> Times {
        self.times.into()
    }

    /// Sets all times.
    pub fn set_times(&mut self, times: Times) {
        self.times = times.into();
    }

    /// Sets the time of the last modification.
    pub fn set_modified(&mut self, modified: Option<Timestamp>) {
        self.set_times(Times { modified, ..self.times() });
    }

    /// Whether it is a directory.
    #[must_use]
    pub const fn is_directory(&self) -> bool {
        matches!(self.content, Content::Directory(_))
    }
}

impl Draft {
    /// The root directory.
    pub const ROOT: DraftId = DraftId(0);

    /// The parent of detached nodes.
    pub const NOWHERE: DraftId = DraftId(u32::MAX);

    /// A tree with only a root.
    #[must_use]
    pub fn new() -> Self {
        let mut nodes = SharedVec::default();
        nodes.push(DraftNode::directory(Name::Text(String::new())));
        Self { nodes, bodies: SharedVec::default(), lookup: RefCell::default(), encoding: Encoding::UTF_8 }
    }

    /// Adds a node to a directory, even if its name is taken.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`]; [`Error::NotFound`] if the parent is not a directory.
    pub fn add(&mut self, parent: DraftId, mut node: DraftNode) -> Result<DraftId> {
        let number = u32::try_from(self.nodes.len()).ok().filter(|number| *number < limits::TREE_ENTRIES);
        let id = DraftId(number.ok_or(Error::OverLimit("entries of a tree"))?);
        if !self.node(parent).is_some_and(DraftNode::is_directory) {
            return Err(Error::NotFound("directory to put this into".into()));
        }
        node.parent = Self::NOWHERE;
        self.nodes.push(node);
        self.attach(id, parent);
        Ok(id)
    }

    /// Adds data.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`].
    pub fn add_body(&mut self, body: Body) -> Result<BodyId> {
        let number = u32::try_from(self.bodies.len()).ok().filter(|number| *number < limits::TREE_ENTRIES);
        let id = BodyId(number.ok_or(Error::OverLimit("files of a tree"))?);
        self.bodies.push(body);
        Ok(id)
    }

    /// A node by its number.
    #[must_use]
    pub fn node(&self, id: DraftId) -> Option<&DraftNode> {
        self.nodes.get(usize::try_from(id.0).ok()?)
    }

    /// A node by its number, to be changed.
    pub fn node_mut(&mut self, id: DraftId) -> Option<&mut DraftNode> {
        self.nodes.get_mut(usize::try_from(id.0).ok()?)
    }

    /// The nodes in a directory; empty if it is not a directory.
    #[must_use]
    pub fn children(&self, id: DraftId) -> &[DraftId] {
        match self.node(id).map(|node| &node.content) {
            Some(Content::Directory(children)) => children,
            _ => &[],
        }
    }

    /// A body by its number.
    #[must_use]
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(usize::try_from(id.0).ok()?)
    }

    /// A body by its number, to be changed.
    pub fn body_mut(&mut self, id: BodyId) -> Option<&mut Body> {
        self.bodies.get_mut(usize::try_from(id.0).ok()?)
    }

    /// All bodies by number, including unused ones.
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = &Body> {
        self.bodies.iter()
    }

    /// Numbers of nodes and bodies that this draft does not share with another copy: those changed in either, and those
    /// that only one of them has. Shared ones are skipped by the hundred.
    #[must_use]
    pub fn changed_since(&self, other: &Self) -> (Vec<DraftId>, Vec<BodyId>) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let nodes = self.nodes.differing(&other.nodes).into_iter().map(|at| DraftId(number(at)));
        let bodies = self.bodies.differing(&other.bodies).into_iter().map(|at| BodyId(number(at)));
        (nodes.collect(), bodies.collect())
    }

    /// Replaces the bodies of all files for which `others` has another one.
    pub fn replace_bodies(&mut self, others: &HashMap<BodyId, BodyId>) {
        for at in 0..self.nodes.len() {
            let other = self.nodes.get(at).and_then(|node| match &node.content {
                Content::File(body) => others.get(body).copied(),
                _ => None,
            });
            if let (Some(other), Some(node)) = (other, other.and_then(|_| self.nodes.get_mut(at))) {
                node.content = Content::File(other);
            }
        }
    }

    /// Reserves node numbers, as if that many nodes had been added and detached.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`].
    pub fn reserve(&mut self, count: u32) -> Result<()> {
        let all = u32::try_from(self.nodes.len()).ok().and_then(|all| all.checked_add(count));
        all.filter(|all| *all <= limits::TREE_ENTRIES).ok_or(Error::OverLimit("entries of a tree"))?;
        for _ in 0..count {
            let nothing = DraftNode::directory(Name::Text(String::new()));
            self.nodes.push(DraftNode { parent: Self::NOWHERE, ..nothing });
        }
        Ok(())
    }

    /// Number of nodes ever added.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// False: there is always a root.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.nodes.len() == 0
    }

    /// All nodes below the root, each directory before its contents.
    #[must_use]
    pub fn walk(&self) -> Vec<DraftId> {
        self.walk_from(Self::ROOT)
    }

    /// A node and all below it, each directory before its contents.
    #[must_use]
    pub fn walk_from(&self, top: DraftId) -> Vec<DraftId> {
        let mut found = vec![top];
        let mut next = 0_usize;
        while let Some(id) = found.get(next).copied() {
            found.extend_from_slice(self.children(id));
            next = next.saturating_add(1);
        }
        found
    }

    /// Whether a node is attached to the root, directly or through its directories.
    #[must_use]
    pub fn is_attached(&self, id: DraftId) -> bool {
        let mut at = id;
        let mut steps = 0_usize;
        while let Some(node) = self.node(at).filter(|_| at != Self::ROOT && steps < self.nodes.len()) {
            at = node.parent;
            steps = steps.saturating_add(1);
        }
        at == Self::ROOT
    }

    /// A name as text.
    #[must_use]
    pub fn text<'a>(&self, name: &'a Name) -> Cow<'a, str> {
        match name {
            Name::Text(text) => Cow::Borrowed(text),
            Name::Bytes(bytes) => self.encoding.decode(bytes),
        }
    }

    /// A name in characters, for file systems that record no bytes. If it isn't valid in UTF-8 and the draft has no other
    /// encoding, its bytes are taken for Windows-1252.
    #[must_use]
    pub fn characters<'a>(&self, name: &'a Name) -> Cow<'a, str> {
        match name {
            Name::Bytes(bytes) if !name.is_utf_8() => self.foreign_encoding().decode(bytes),
            _ => self.text(name),
        }
    }

    /// The encoding of names that are not UTF-8.
    #[must_use]
    pub fn foreign_encoding(&self) -> &'static Encoding {
        let is_utf_8 = self.encoding.id == Encoding::UTF_8.id;
        Encoding::by_id("windows-1252").filter(|_| is_utf_8).unwrap_or(self.encoding)
    }

    /// The first node of a directory with this name. After repeated lookups a directory gets a table of its names, so
    /// that 10,000 lookups do not compare 100,000 names each.
    #[must_use]
    pub fn child(&self, directory: DraftId, name: &str) -> Option<DraftId> {
        let mut lookup = self.lookup.borrow_mut();
        let is_named = |id| match self.node(id).map(|node| &node.name) {
            Some(Name::Text(text)) => text == name,
            Some(Name::Bytes(bytes)) => self.encoding.decode(bytes) == name,
            None => false,
        };
        if let Some(found) = lookup.find(directory, name, is_named) {
            return found;
        }
        let children = self.children(directory);
        if lookup.is_due(directory, children.len()) {
            lookup.begin(directory, children.len());
            children.iter().for_each(|id| lookup.add(directory, &self.name_text(*id), *id));
        }
        children.iter().copied().find(|id| is_named(*id))
    }

    fn name_text(&self, id: DraftId) -> Cow<'_, str> {
        self.node(id).map(|node| self.text(&node.name)).unwrap_or_default()
    }

    /// The node at a path such as `/boot/grub`.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub fn find(&self, path: &str) -> Result<DraftId> {
        let parts = path.split('/').filter(|part| !part.is_empty());
        let found = parts.into_iter().try_fold(Self::ROOT, |at, part| self.child(at, part));
        found.ok_or_else(|| Error::NotFound(format!("“{path}”")))
    }

    /// Path of a node from the root; for a detached node, from its topmost directory.
    #[must_use]
    pub fn path(&self, id: DraftId) -> String {
        let mut parts = Vec::new();
        let mut at = id;
        while let Some(node) = self.node(at).filter(|_| at != Self::ROOT && parts.len() < self.nodes.len()) {
            parts.push(self.text(&node.name));
            at = node.parent;
        }
        if parts.is_empty() {
            return "/".to_owned();
        }
        parts.iter().rev().fold(String::new(), |path, part| path + "/" + part)
    }

    /// Renames a node.
    pub fn rename(&mut self, id: DraftId, name: Name) {
        let Some(parent) = self.node(id).map(|node| node.parent) else { return };
        let old = self.name_text(id).into_owned();
        let new = self.text(&name).into_owned();
        if let Some(node) = self.node_mut(id) {
            node.name = name;
            self.lookup.get_mut().rename(parent, &old, &new, id);
        }
    }

    /// Those of some nodes that are attached to the root and not inside others of them.
    #[must_use]
    pub fn outermost(&self, ids: &[DraftId]) -> Vec<DraftId> {
        let chosen = self.marked(ids);
        let is_outermost = |id: &DraftId| {
            let mut at = *id;
            while let Some(node) = self.node(at).filter(|_| at != Self::ROOT) {
                at = node.parent;
                if chosen.has(at) {
                    return false;
                }
            }
            at == Self::ROOT
        };
        ids.iter().copied().filter(is_outermost).collect()
    }

    /// Marks some nodes among all, which is looked up faster than in a set.
    fn marked(&self, ids: &[DraftId]) -> Marked {
        let mut marks = vec![false; if ids.len() > 1 { self.nodes.len() } else { 0 }];
        for id in ids {
            if let Some(mark) = usize::try_from(id.0).ok().and_then(|at| marks.get_mut(at)) {
                *mark = true;
            }
        }
        Marked(marks)
    }

    /// Detaches a node from its directory, with its contents.
    pub fn detach(&mut self, id: DraftId) {
        self.detach_all(&[id]);
    }

    /// Detaches nodes of one directory.
    pub fn detach_all(&mut self, ids: &[DraftId]) {
        let Some(parent) = ids.first().and_then(|id| self.node(*id)).map(|node| node.parent) else { return };
        for id in ids {
            if self.lookup.get_mut().has(parent) {
                let name = self.name_text(*id).into_owned();
                self.lookup.get_mut().remove(parent, &name, *id);
            }
            if let Some(node) = self.node_mut(*id).filter(|_| *id != Self::ROOT) {
                node.parent = Self::NOWHERE;
            }
        }
        let gone = self.marked(ids);
        if let Some(Content::Directory(children)) = self.node_mut(parent).map(|node| &mut node.content) {
            match ids {
                [one] => {
                    if let Some(at) = children.iter().position(|child| child == one) {
                        children.remove(at);
                    }
                }
                _ => children.retain(|child| !gone.has(*child)),
            }
        }
    }

    /// Attaches a detached node to a directory, after its other entries.
    pub fn attach(&mut self, id: DraftId, parent: DraftId) {
        if let Some(Content::Directory(children)) = self.node_mut(parent).map(|node| &mut node.content) {
            children.push(id);
            if self.lookup.get_mut().has(parent) {
                let name = self.name_text(id).into_owned();
                self.lookup.get_mut().add(parent, &name, id);
            }
            if let Some(node) = self.node_mut(id) {
                node.parent = parent;
            }
        }
    }
}

/// Nodes that are marked, by number.
struct Marked(Vec<bool>);

impl Marked {
    fn has(&self, id: DraftId) -> bool {
        usize::try_from(id.0).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(false)
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::Text(text.into())
    }

    #[test]
    fn paths_lead_to_nodes_and_nodes_to_paths() {
        let mut draft = Draft::new();
        let boot = draft.add(Draft::ROOT, DraftNode::directory(name("boot"))).unwrap();
        let grub = draft.add(boot, DraftNode::directory(name("grub"))).unwrap();
        assert_eq!(draft.find("/boot/grub").unwrap(), grub);
        assert_eq!((draft.path(grub).as_str(), draft.path(Draft::ROOT).as_str()), ("/boot/grub", "/"));
        assert!(draft.find("/boot/lilo").is_err());
        draft.detach(grub);
        assert!(draft.find("/boot/grub").is_err());
        draft.attach(grub, Draft::ROOT);
        assert_eq!(draft.path(grub), "/grub");
        assert_eq!(draft.walk(), [Draft::ROOT, boot, grub]);
    }

    #[test]
    fn outermost_nodes_are_in_none_of_the_others() {
        let mut draft = Draft::new();
        let boot = draft.add(Draft::ROOT, DraftNode::directory(name("boot"))).unwrap();
        let grub = draft.add(boot, DraftNode::directory(name("grub"))).unwrap();
        let fonts = draft.add(grub, DraftNode::directory(name("fonts"))).unwrap();
        let other = draft.add(Draft::ROOT, DraftNode::directory(name("other"))).unwrap();
        assert_eq!(draft.outermost(&[fonts, other, boot]), [other, boot]);
        assert_eq!(draft.outermost(&[fonts, grub]), [grub]);
        draft.detach(grub);
        assert_eq!(draft.outermost(&[fonts, other]), [other], "a removed folder hangs on nothing");
    }

    #[test]
    fn a_copy_shares_what_was_not_changed() {
        let mut draft = Draft::new();
        let ids: Vec<DraftId> = (0..100_000)
            .map(|number| draft.add(Draft::ROOT, DraftNode::directory(name(&number.to_string()))).unwrap())
            .collect();
        let before = draft.clone();
        draft.rename(ids[70_000], name("other"));
        draft.detach(ids[5]);
        let changed = draft.changed_since(&before).0;
        assert_eq!(changed, [Draft::ROOT, ids[5], ids[70_000]]);
        assert!(before.is_attached(ids[5]) && !draft.is_attached(ids[5]));
    }

    #[test]
    fn a_table_of_names_follows_the_directory() {
        let mut draft = Draft::new();
        let ids: Vec<DraftId> = (0..1000)
            .map(|number| draft.add(Draft::ROOT, DraftNode::directory(name(&number.to_string()))).unwrap())
            .collect();
        let twin = draft.add(Draft::ROOT, DraftNode::directory(name("7"))).unwrap();
        let look = |draft: &Draft, name: &str| draft.child(Draft::ROOT, name);
        (0..1000).for_each(|number| assert_eq!(look(&draft, &number.to_string()), Some(ids[number])));
        draft.detach(ids[7]);
        draft.rename(ids[8], name("9"));
        assert_eq!((look(&draft, "7"), look(&draft, "8"), look(&draft, "9")), (Some(twin), None, Some(ids[8])));
        draft.attach(ids[7], ids[0]);
        draft.detach_all(&[ids[8], ids[9]]);
        let new = draft.add(Draft::ROOT, DraftNode::directory(name("9"))).unwrap();
        assert_eq!((look(&draft, "7"), look(&draft, "9")), (Some(twin), Some(new)));
        assert_eq!(draft.child(ids[0], "7"), Some(ids[7]));
    }

    #[test]
    fn only_directories_hold_nodes() {
        let mut draft = Draft::new();
        let body = draft.add_body(Body::default()).unwrap();
        let file = draft.add(Draft::ROOT, DraftNode::new(name("a"), Content::File(body))).unwrap();
        assert!(draft.add(file, DraftNode::directory(name("b"))).is_err());
    }
}

//! A tree that is to be written: what a new image holds, before it is settled where any of it lies.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::entry::{Device, Flags, Kind, Name, NodeId, Posix, Times};
use crate::bytes::text::Encoding;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Recipe;

/// A node's number in its draft; the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(pub u32);

/// The number of a stretch of data; several files may have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(pub u32);

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Has nodes of its own.
    Directory(Vec<DraftId>),
    /// Bytes.
    File(BodyId),
    /// Names another path.
    Symlink(Name),
    /// A device, pipe or socket, by its kind.
    Special(Kind, Option<Device>),
}

/// What an image recorded of a node that no field tells, kept as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// File identifier of the primary tree; empty where one is to be made of the name.
    pub identifier: Vec<u8>,
    /// CD-ROM XA attributes.
    pub xa: Option<[u8; 14]>,
    /// System use entries of other extensions (zisofs, AAIP, Amiga, Apple), one after the other.
    pub system_use: Vec<u8>,
}

/// The entry of a view that a node was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Its address in that view.
    pub node: NodeId,
    /// Bytes of its content as a reader gets them.
    pub size: u64,
    /// First byte of its data in the volume's content.
    pub location: Option<u64>,
    /// Its marks.
    pub flags: Flags,
}

/// A node to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftNode {
    /// Its name.
    pub name: Name,
    /// What it is.
    pub content: Content,
    /// When.
    pub times: Times,
    /// Whose; a plain one is made up where there is none.
    pub posix: Option<Posix>,
    /// Not to be shown to a user unasked.
    pub hidden: bool,
    /// The data of another node of the same name, as a Mac's resource fork.
    pub associated: bool,
    /// As an image recorded it.
    pub recorded: Recorded,
    /// The directory it lies in; the root's own is the root.
    pub parent: DraftId,
    /// What it was in the image it comes from; `None` for what is new.
    pub origin: Option<Origin>,
}

/// Data to be written.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// What it is made of.
    pub recipe: Recipe,
    /// Where it lies in the image it comes from: bodies are written in this order, those without a place behind.
    pub order: Option<u64>,
    /// The recipe's source goes on to the end of the sector, and what is there belongs to nothing else. Copied along,
    /// it lets neighbours become one range.
    pub fills_sector: bool,
}

/// A tree to be written.
#[derive(Debug, Clone)]
pub struct Draft {
    nodes: Vec<DraftNode>,
    bodies: Vec<Body>,
    /// What names in no declared character set are read as.
    pub encoding: &'static Encoding,
}

impl DraftNode {
    /// A node of which nothing is known but its name and what it is.
    #[must_use]
    pub fn new(name: Name, content: Content) -> Self {
        Self {
            name,
            content,
            times: Times::default(),
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

    /// True where it has nodes of its own.
    #[must_use]
    pub const fn is_directory(&self) -> bool {
        matches!(self.content, Content::Directory(_))
    }
}

impl Draft {
    /// The root directory.
    pub const ROOT: DraftId = DraftId(0);

    /// A tree of nothing but a root.
    #[must_use]
    pub fn new() -> Self {
        let root = DraftNode::directory(Name::Text(String::new()));
        Self { nodes: vec![root], bodies: Vec::new(), encoding: Encoding::UTF_8 }
    }

    /// Adds a node to a directory, whatever else is there.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`]; [`Error::NotFound`] where the parent is no directory.
    pub fn add(&mut self, parent: DraftId, mut node: DraftNode) -> Result<DraftId> {
        let number = u32::try_from(self.nodes.len()).ok().filter(|number| *number < limits::TREE_ENTRIES);
        let id = DraftId(number.ok_or(Error::OverLimit("entries of a tree"))?);
        match self.node_mut(parent).map(|node| &mut node.content) {
            Some(Content::Directory(children)) => children.push(id),
            _ => return Err(Error::NotFound("directory to put this into".into())),
        }
        node.parent = parent;
        self.nodes.push(node);
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

    /// A node.
    #[must_use]
    pub fn node(&self, id: DraftId) -> Option<&DraftNode> {
        self.nodes.get(usize::try_from(id.0).ok()?)
    }

    /// A node, to be changed.
    pub fn node_mut(&mut self, id: DraftId) -> Option<&mut DraftNode> {
        self.nodes.get_mut(usize::try_from(id.0).ok()?)
    }

    /// A directory's nodes; none for what is no directory.
    #[must_use]
    pub fn children(&self, id: DraftId) -> &[DraftId] {
        match self.node(id).map(|node| &node.content) {
            Some(Content::Directory(children)) => children,
            _ => &[],
        }
    }

    /// Data by its number.
    #[must_use]
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(usize::try_from(id.0).ok()?)
    }

    /// Data, to be changed.
    pub fn body_mut(&mut self, id: BodyId) -> Option<&mut Body> {
        self.bodies.get_mut(usize::try_from(id.0).ok()?)
    }

    /// All data, also what no node has any more.
    #[must_use]
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// Lets all files have other data, as it says for each.
    pub fn replace_bodies(&mut self, others: &HashMap<BodyId, BodyId>) {
        for node in &mut self.nodes {
            if let Content::File(body) = &mut node.content {
                *body = others.get(body).copied().unwrap_or(*body);
            }
        }
    }

    /// Lets so many numbers go by, as if nodes had been made that hang on nothing: what is made next is then numbered
    /// as if they had.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`].
    pub fn skip(&mut self, count: u32) -> Result<()> {
        let all = u32::try_from(self.nodes.len()).ok().and_then(|all| all.checked_add(count));
        let all = all.filter(|all| *all <= limits::TREE_ENTRIES).ok_or(Error::OverLimit("entries of a tree"))?;
        let nothing = DraftNode::directory(Name::Text(String::new()));
        self.nodes.resize(usize::try_from(all).unwrap_or(usize::MAX), nothing);
        Ok(())
    }

    /// How many nodes there have ever been.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never: there is always a root.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All nodes that hang on the root, each directory before what is in it.
    #[must_use]
    pub fn walk(&self) -> Vec<DraftId> {
        let mut found = vec![Self::ROOT];
        let mut next = 0_usize;
        while let Some(id) = found.get(next).copied() {
            found.extend_from_slice(self.children(id));
            next = next.saturating_add(1);
        }
        found
    }

    /// A name as text.
    #[must_use]
    pub fn text<'a>(&self, name: &'a Name) -> Cow<'a, str> {
        match name {
            Name::Text(text) => Cow::Borrowed(text),
            Name::Bytes(bytes) => self.encoding.decode(bytes),
        }
    }

    /// The node of a directory that has this name.
    #[must_use]
    pub fn child(&self, directory: DraftId, name: &str) -> Option<DraftId> {
        let has_it = |id: &&DraftId| self.node(**id).is_some_and(|node| self.text(&node.name) == name);
        self.children(directory).iter().find(has_it).copied()
    }

    /// The node at a path such as `/boot/grub`.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub fn find(&self, path: &str) -> Result<DraftId> {
        let parts = path.split('/').filter(|part| !part.is_empty());
        let found = parts.into_iter().try_fold(Self::ROOT, |at, part| self.child(at, part));
        found.ok_or_else(|| Error::NotFound(format!("“{path}”")))
    }

    /// A node's path from the root.
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

    /// Of some nodes those that hang on the root, without those that lie in others of them.
    #[must_use]
    pub fn outermost(&self, ids: &[DraftId]) -> Vec<DraftId> {
        let chosen: HashSet<DraftId> = ids.iter().copied().collect();
        // By parent, since a directory may have a hundred thousand nodes.
        let mut parents: HashMap<DraftId, HashSet<DraftId>> = HashMap::new();
        let mut hangs_on = |parent: DraftId, id: DraftId| {
            parents.entry(parent).or_insert_with(|| self.children(parent).iter().copied().collect()).contains(&id)
        };
        let mut is_outermost = |id: DraftId| {
            let mut at = id;
            while at != Self::ROOT {
                let Some(node) = self.node(at) else { return false };
                if !hangs_on(node.parent, at) || chosen.contains(&node.parent) {
                    return false;
                }
                at = node.parent;
            }
            true
        };
        ids.iter().copied().filter(|id| is_outermost(*id)).collect()
    }

    /// Takes a node out of its directory. What is in it goes with it.
    pub fn detach(&mut self, id: DraftId) {
        let Some(parent) = self.node(id).map(|node| node.parent) else { return };
        if let Some(Content::Directory(children)) = self.node_mut(parent).map(|node| &mut node.content) {
            children.retain(|child| *child != id);
        }
    }

    /// Takes nodes of one directory out of it.
    pub fn detach_all(&mut self, ids: &HashSet<DraftId>) {
        let Some(parent) = ids.iter().next().and_then(|id| self.node(*id)).map(|node| node.parent) else { return };
        if let Some(Content::Directory(children)) = self.node_mut(parent).map(|node| &mut node.content) {
            children.retain(|child| !ids.contains(child));
        }
    }

    /// Puts a detached node into a directory.
    pub fn attach(&mut self, id: DraftId, parent: DraftId) {
        if let Some(Content::Directory(children)) = self.node_mut(parent).map(|node| &mut node.content) {
            children.push(id);
            if let Some(node) = self.node_mut(id) {
                node.parent = parent;
            }
        }
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
    fn outermost_nodes_lie_in_no_other_of_them() {
        let mut draft = Draft::new();
        let boot = draft.add(Draft::ROOT, DraftNode::directory(name("boot"))).unwrap();
        let grub = draft.add(boot, DraftNode::directory(name("grub"))).unwrap();
        let fonts = draft.add(grub, DraftNode::directory(name("fonts"))).unwrap();
        let other = draft.add(Draft::ROOT, DraftNode::directory(name("other"))).unwrap();
        assert_eq!(draft.outermost(&[fonts, other, boot]), [other, boot]);
        assert_eq!(draft.outermost(&[fonts, grub]), [grub]);
        draft.detach(grub);
        assert_eq!(draft.outermost(&[fonts, other]), [other], "what is taken out hangs on nothing");
    }

    #[test]
    fn only_directories_hold_nodes() {
        let mut draft = Draft::new();
        let body = draft.add_body(Body::default()).unwrap();
        let file = draft.add(Draft::ROOT, DraftNode::new(name("a"), Content::File(body))).unwrap();
        assert!(draft.add(file, DraftNode::directory(name("b"))).is_err());
    }
}

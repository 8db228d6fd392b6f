//! One tree of directories as it will be recorded: identifiers, order, and directories relocated from levels that are
//! too deep.

use std::collections::{HashMap, HashSet};

use super::identifiers::{Named, Naming};
use crate::error::{Error, Result};
use crate::fs::iso9660::recorded::identifier;
use crate::job::Turns;
use crate::order::sort_by;
use crate::tree::{Content, Draft, DraftId};

/// Maximum number of levels in a tree, counting the root as the first (ECMA-119 6.8.2.1).
const LEVELS: u32 = 8;

/// The level of relocated directories, which are in a directory in the root.
const MOVED_LEVEL: u32 = 3;

/// Maximum number of directories that path table records of children can refer to (ECMA-119 9.4.4).
const PARENTS: usize = 65_535;

/// The target of a directory entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A directory, by its index in the hierarchy.
    Directory(usize),
    /// A directory that was relocated here.
    Moved(usize),
    /// The file that stands for a directory that was relocated from here.
    Link(usize),
    /// A file, or a node without data.
    File,
}

/// An entry of a directory. The directory for relocated ones has no node.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) node: Option<DraftId>,
    pub(super) identifier: Box<[u8]>,
    pub(super) target: Target,
}

/// A directory.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    pub(super) node: Option<DraftId>,
    pub(super) identifier: Vec<u8>,
    /// Index of its parent; the root is its own parent.
    pub(super) parent: usize,
    /// Index of the directory that it was relocated from.
    pub(super) moved_from: Option<usize>,
    /// Number of links in POSIX: its own name, the one in itself, and one in each of its subdirectories.
    pub(super) links: u32,
    pub(super) entries: Vec<Entry>,
}

/// A tree. Its directories are in the order of the path table (ECMA-119 6.9.1): by level, by parent, by identifier.
#[derive(Debug, Clone)]
pub(super) struct Hierarchy {
    pub(super) directories: Vec<Directory>,
}

/// Identifier and POSIX name of the directory that holds relocated ones.
const MOVED: (&[u8], &str) = (b"RR_MOVED", "rr_moved");

impl Hierarchy {
    /// Builds a tree of all nodes that it can hold: links and devices need Rock Ridge. With `relocate`, deep
    /// directories are relocated.
    pub(super) async fn new(
        draft: &Draft,
        naming: Naming,
        (posix, relocate): (bool, bool),
        turns: &Turns,
    ) -> Result<Self> {
        let moved = if relocate { too_deep(draft) } else { Vec::new() };
        let root = Directory::new(Some(Draft::ROOT), vec![0], 0);
        let mut builder = Builder {
            draft,
            naming,
            posix,
            is_moved: moved.iter().copied().collect(),
            moved,
            places: HashMap::new(),
            directories: vec![root],
        };
        let mut next = 0_usize;
        while next < builder.directories.len() {
            builder.fill(next, turns).await;
            next = next.saturating_add(1);
        }
        builder.link();
        let directories = builder.directories;
        let with_children = |directory: &Directory| directory.parent < PARENTS;
        if !directories.iter().all(with_children) {
            return Err(Error::OverLimit("65,535 directories that hold others, which a path table can number"));
        }
        Ok(Self { directories })
    }
}

impl Directory {
    fn new(node: Option<DraftId>, identifier: Vec<u8>, parent: usize) -> Self {
        Self { node, identifier, parent, moved_from: None, links: 2, entries: Vec::new() }
    }
}

struct Builder<'a> {
    draft: &'a Draft,
    naming: Naming,
    posix: bool,
    moved: Vec<DraftId>,
    is_moved: HashSet<DraftId>,
    /// Index of each relocated directory.
    places: HashMap<DraftId, usize>,
    directories: Vec<Directory>,
}

impl Builder<'_> {
    /// Adds the entries of a directory, and its subdirectories to the hierarchy.
    async fn fill(&mut self, number: usize, turns: &Turns) {
        let Some(directory) = self.directories.get(number) else { return };
        let nodes: Vec<Option<DraftId>> = match directory.node {
            Some(node) => {
                // Without Rock Ridge, nothing replaces a relocated directory in its original place.
                let is_here = |id: &DraftId| self.is_recorded(*id) && (self.posix || !self.is_moved.contains(id));
                let own = self.draft.children(node).iter().copied().filter(is_here).map(Some);
                own.chain((node == Draft::ROOT && !self.moved.is_empty()).then_some(None)).collect()
            }
            None => self.moved.iter().copied().map(Some).collect(),
        };
        let here_moved = directory.node.is_none();
        let mut named: Vec<Named> = Vec::with_capacity(nodes.len());
        for nodes in nodes.chunks(Turns::ENTRIES) {
            named.extend(nodes.iter().map(|node| self.named(*node, here_moved)));
            turns.spend(nodes.len() as u64).await;
        }
        let identifiers = self.naming.assign(&named, turns).await;
        let mut listed = Vec::with_capacity(nodes.len());
        for ((node, identifier), named) in nodes.into_iter().zip(identifiers).zip(&named) {
            listed.push((self.naming.order(&identifier, named.associated), node, identifier));
        }
        turns.spend(listed.len() as u64).await;
        sort_by(&mut listed, &mut |(one, ..), (other, ..)| one.cmp(other));
        turns.spend(listed.len() as u64).await;
        let entries = listed.into_iter().map(|(_, node, identifier)| self.entry(number, here_moved, node, identifier));
        let mut entries: Vec<Entry> = entries.collect();
        // Entries are collected in place, where each had its sort key, too.
        entries.shrink_to_fit();
        let directories = entries.iter().filter(|entry| entry.target != Target::File).count();
        if let Some(directory) = self.directories.get_mut(number) {
            directory.links = u32::try_from(directories.saturating_add(2)).unwrap_or(u32::MAX);
            directory.entries = entries;
        }
    }

    fn is_recorded(&self, id: DraftId) -> bool {
        let plain = |content: &Content| matches!(content, Content::Directory(_) | Content::File(_));
        self.posix || self.draft.node(id).is_some_and(|node| plain(&node.content))
    }

    fn named(&self, node: Option<DraftId>, here_moved: bool) -> Named {
        let Some((id, node)) = node.and_then(|id| Some((id, self.draft.node(id)?))) else {
            let name = MOVED.1.to_owned();
            return Named { name, is_directory: true, associated: false, recorded: MOVED.0.to_vec() };
        };
        let is_link = !here_moved && self.is_moved.contains(&id);
        let keep = matches!(self.naming, Naming::Ecma119(_)) && !is_link;
        Named {
            name: self.draft.characters(node.name()).into_owned(),
            is_directory: node.is_directory() && !is_link,
            associated: node.associated,
            recorded: if keep { identifier(&node.recorded).to_vec() } else { Vec::new() },
        }
    }

    fn entry(&mut self, parent: usize, here_moved: bool, node: Option<DraftId>, identifier: Vec<u8>) -> Entry {
        let is_directory = node.is_none_or(|id| self.draft.node(id).is_some_and(crate::tree::DraftNode::is_directory));
        let moved = node.filter(|id| self.is_moved.contains(id));
        let target = match (is_directory, moved) {
            (false, _) => Target::File,
            // The target is known once the relocated directory has its index.
            (true, Some(_)) if !here_moved => Target::Link(0),
            (true, _) => {
                let place = self.directories.len();
                self.directories.push(Directory::new(node, identifier.clone(), parent));
                if let Some(id) = moved {
                    self.places.insert(id, place);
                    Target::Moved(place)
                } else {
                    Target::Directory(place)
                }
            }
        };
        Entry { node, identifier: identifier.into(), target }
    }

    /// Links each relocated directory with the file that stands for it.
    fn link(&mut self) {
        let mut origins = Vec::new();
        for (number, directory) in self.directories.iter_mut().enumerate() {
            for entry in &mut directory.entries {
                let place = entry.node.and_then(|id| self.places.get(&id));
                if let (Target::Link(to), Some(place)) = (&mut entry.target, place) {
                    *to = *place;
                    origins.push((*place, number));
                }
            }
        }
        for (place, number) in origins {
            if let Some(directory) = self.directories.get_mut(place) {
                directory.moved_from = Some(number);
            }
        }
    }
}

/// The directories to relocate so that no level exceeds the eighth. Levels below one count from its new place.
pub fn too_deep(draft: &Draft) -> Vec<DraftId> {
    let mut moved = Vec::new();
    let mut stack = vec![(Draft::ROOT, 1_u32)];
    while let Some((id, level)) = stack.pop() {
        for child in draft.children(id).iter().rev() {
            if !draft.node(*child).is_some_and(crate::tree::DraftNode::is_directory) {
                continue;
            }
            let below = level.saturating_add(1);
            if below > LEVELS {
                moved.push(*child);
                stack.push((*child, MOVED_LEVEL));
            } else {
                stack.push((*child, below));
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::super::options::Level;
    use super::*;
    use crate::job::{Job, Sliced};
    use crate::tree::{DraftNode, Name};

    fn hierarchy(draft: &Draft, posix: bool, relocate: bool) -> Hierarchy {
        let naming = Naming::Ecma119(Level::One);
        let made = |turns| async move { Hierarchy::new(draft, naming, (posix, relocate), &turns).await };
        Sliced::new(made).run().unwrap()
    }

    fn directory(draft: &mut Draft, parent: DraftId, name: &str) -> DraftId {
        draft.add(parent, DraftNode::directory(Name::Text(name.into()))).unwrap()
    }

    #[test]
    fn directories_are_in_the_order_of_a_path_table() {
        let mut draft = Draft::new();
        let b = directory(&mut draft, Draft::ROOT, "b");
        let a = directory(&mut draft, Draft::ROOT, "a");
        directory(&mut draft, b, "a");
        directory(&mut draft, a, "z");
        let hierarchy = hierarchy(&draft, true, true);
        let listed: Vec<(&[u8], usize)> =
            hierarchy.directories.iter().map(|directory| (directory.identifier.as_slice(), directory.parent)).collect();
        assert_eq!(listed, [(&[0][..], 0), (b"A", 0), (b"B", 0), (b"Z", 1), (b"A", 2)]);
    }

    #[test]
    fn the_ninth_level_moves_up_and_is_linked() {
        let mut draft = Draft::new();
        let mut at = Draft::ROOT;
        for level in 2..=16 {
            at = directory(&mut draft, at, &format!("l{level}"));
        }
        let hierarchy = hierarchy(&draft, true, true);
        let find = |identifier: &[u8]| {
            hierarchy.directories.iter().position(|directory| directory.identifier == identifier).unwrap()
        };
        let (moved, parent) = (find(b"L9"), find(b"L8"));
        assert_eq!(hierarchy.directories[moved].parent, find(b"RR_MOVED"));
        assert_eq!(hierarchy.directories[moved].moved_from, Some(parent));
        assert_eq!(hierarchy.directories[parent].entries[0].target, Target::Link(moved));
        assert_eq!(*hierarchy.directories[parent].entries[0].identifier, *b"L9.;1");
        assert_eq!(hierarchy.directories[find(b"L15")].parent, find(b"RR_MOVED"));
        let relaxed = self::hierarchy(&draft, true, false);
        assert_eq!(relaxed.directories.len(), 16);
        let plain = self::hierarchy(&draft, false, true);
        let levels = |mut number: usize| {
            let mut levels = 1;
            while number > 0 {
                number = plain.directories[number].parent;
                levels += 1;
            }
            levels
        };
        assert_eq!((0..plain.directories.len()).map(levels).max(), Some(8));
        assert!(
            plain.directories.iter().flat_map(|directory| &directory.entries).all(|entry| entry.target != Target::File)
        );
    }
}

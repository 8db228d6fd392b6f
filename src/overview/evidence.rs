//! Evidence that identifies an image: paths, texts, labels and bytes at fixed places. Nothing is searched for, so that
//! a look at an image of any size costs a few reads.

use std::cell::RefCell;
use std::ops::Range;

use crate::bytes::text::{self, Encoding};
use crate::disc::{Origin, Volume};
use crate::limits;
use crate::open::Image;
use crate::source::Source;
use crate::tree::{Entry, Kind, NodeId};
use crate::view::View;

/// Place where a statement can be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Bytes of the user's file.
    Bytes(Range<u64>),
    /// A file or directory.
    File {
        /// Id of the view that has it.
        view: String,
        /// Its path there.
        path: String,
    },
}

/// An image to look at.
pub(super) struct Evidence<'a> {
    /// The image; its views may be stored separately.
    pub(super) image: &'a Image,
    /// The best tree of each volume.
    trees: Vec<Tree<'a>>,
}

/// A tree whose files are looked up by path, ignoring case.
pub(super) struct Tree<'a> {
    /// Its view.
    pub(super) view: &'a View,
    /// The directories listed so far.
    listed: RefCell<Vec<(NodeId, Vec<Entry>)>>,
}

/// A file that was found.
pub(super) struct Found {
    /// Its entry.
    pub(super) entry: Entry,
    /// Its place.
    pub(super) proof: Proof,
    /// Its content.
    pub(super) content: Source,
}

impl<'a> Evidence<'a> {
    /// Collects the best tree of each volume, and others that may be as good: on a bridge disc, a file may be in one
    /// tree only.
    pub(super) fn new(image: &'a Image, views: &[&'a View]) -> Self {
        let mut trees: Vec<Tree<'a>> = Vec::new();
        for view in views.iter().copied().filter(|view| view.file_system().kind().is_tree()) {
            if trees.iter().all(|tree| tree.view.volume_number != view.volume_number) {
                trees.push(Tree { view, listed: RefCell::default() });
            }
        }
        Self { image, trees }
    }

    /// The trees, best first.
    pub(super) fn trees(&self) -> &[Tree<'a>] {
        &self.trees
    }

    /// The volumes of the disc's data.
    pub(super) fn volumes(&self) -> impl Iterator<Item = &Volume> {
        self.image.volumes.iter().filter(|volume| matches!(volume.origin, Origin::Session(_) | Origin::Disk(_)))
    }

    /// A file or directory of any tree.
    pub(super) fn find(&self, path: &str) -> Option<Proof> {
        self.trees.iter().find_map(|tree| tree.find(path).map(|_| tree.proof(path)))
    }

    /// A file of any tree.
    pub(super) fn file(&self, path: &str) -> Option<Found> {
        self.trees.iter().find_map(|tree| tree.file(path))
    }

    /// The beginning of a file as text.
    pub(super) fn text(&self, path: &str) -> Option<(String, Proof)> {
        let found = self.file(path)?;
        let bytes = found.head(TEXT)?;
        let encoding = if bytes.starts_with(&[0xFF, 0xFE]) { Encoding::UTF_8 } else { text::guess_document(&bytes) };
        let text = match bytes.strip_prefix(&[0xFF, 0xFE]) {
            Some(units) => utf16(units),
            None => encoding.decode(&bytes).into_owned(),
        };
        Some((text, found.proof))
    }

    /// The names in a directory.
    pub(super) fn names(&self, path: &str) -> Vec<String> {
        let entries = self.trees.iter().map(|tree| tree.list(path)).find(|entries| !entries.is_empty());
        entries.unwrap_or_default().iter().map(name).collect()
    }

    /// Bytes at an offset from the start of the disc's data.
    pub(super) fn bytes(&self, at: u64, len: usize) -> Option<(Vec<u8>, Proof)> {
        self.volumes().find_map(|volume| bytes_of(volume, at, len))
    }

    /// The first volume that has these bytes at an offset from its start.
    pub(super) fn has_bytes(&self, at: u64, expected: &[u8]) -> Option<Proof> {
        let mut found = self.volumes().filter_map(|volume| bytes_of(volume, at, expected.len()));
        found.find(|(bytes, _)| bytes == expected).map(|(_, proof)| proof)
    }

    /// The value of a field of a volume descriptor, and its bytes.
    pub(super) fn field(&self, label: &str) -> Option<(String, Proof)> {
        let systems = self.trees.iter().map(|tree| tree.view.file_system());
        let mut facts = systems.flat_map(|system| system.facts()).flat_map(|facts| facts.lines);
        let fact = facts.find(|fact| fact.label == label && fact.bytes.is_some())?;
        Some((fact.value, Proof::Bytes(fact.bytes?)))
    }

    /// The labels of all volumes.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&str, Proof)> {
        self.trees.iter().filter_map(|tree| {
            let label = tree.view.file_system().label().volume.as_str();
            let start = tree.view.volume.content.absolute(tree.view.volume.start);
            (!label.is_empty()).then_some((label, Proof::Bytes(start..start.saturating_add(1))))
        })
    }
}

/// Bytes of a text that identifies an image.
const TEXT: u64 = 16 << 10;

fn bytes_of(volume: &Volume, at: u64, len: usize) -> Option<(Vec<u8>, Proof)> {
    let at = volume.start.checked_add(at)?;
    let bytes = volume.content.read_up_to(at, len).ok().filter(|bytes| bytes.len() == len)?;
    let start = volume.content.absolute(at);
    Some((bytes, Proof::Bytes(start..start.saturating_add(len as u64))))
}

/// UTF-16, least significant byte first, as Windows writes it.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    text::of_utf_16(units)
}

fn name(entry: &Entry) -> String {
    String::from_utf8_lossy(entry.name.as_bytes()).into_owned()
}

impl Tree<'_> {
    /// A file or directory, and its path as the tree spells it.
    pub(super) fn find(&self, path: &str) -> Option<Entry> {
        let mut at = self.view.file_system().root();
        let mut found: Option<Entry> = None;
        for part in path.split('/') {
            if found.as_ref().is_some_and(|entry| entry.kind != Kind::Directory) {
                return None;
            }
            let entry = self.entries(at, |entries| {
                entries.iter().find(|entry| entry.name.as_bytes().eq_ignore_ascii_case(part.as_bytes())).cloned()
            })?;
            at = entry.node;
            found = Some(entry);
        }
        found
    }

    /// A file with its content.
    pub(super) fn file(&self, path: &str) -> Option<Found> {
        let entry = self.find(path).filter(|entry| entry.kind == Kind::File)?;
        let content = self.view.file_system().body(entry.node).ok()?.into_source();
        Some(Found { entry, proof: self.proof(path), content })
    }

    /// The entries of a directory; none if it does not exist.
    pub(super) fn list(&self, path: &str) -> Vec<Entry> {
        let root = || Some(self.view.file_system().root());
        let node = if path.is_empty() { root() } else { self.find(path).map(|entry| entry.node) };
        node.map_or_else(Vec::new, |node| self.entries(node, <[Entry]>::to_vec))
    }

    fn entries<T>(&self, directory: NodeId, look: impl FnOnce(&[Entry]) -> T) -> T {
        let is_here = |listed: &&(NodeId, Vec<Entry>)| listed.0 == directory;
        if let Some((_, entries)) = self.listed.borrow().iter().find(is_here) {
            return look(entries);
        }
        let system = self.view.file_system();
        let extents = system.extents(directory).unwrap_or_default();
        let size =
            extents.iter().fold(0_u64, |sum, extent| sum.saturating_add(extent.end.saturating_sub(extent.start)));
        let mut entries = Vec::new();
        if size <= limits::IDENTIFIED_DIRECTORY {
            // Its errors are found when the user lists it.
            entries = system.list(directory, &mut crate::findings::Findings::default()).unwrap_or_default();
        }
        let seen = look(&entries);
        self.listed.borrow_mut().push((directory, entries));
        seen
    }

    /// Proof of the file at a path.
    pub(super) fn proof(&self, path: &str) -> Proof {
        let mut names = String::new();
        for part in path.split('/') {
            let parent = names.clone();
            let spelled =
                self.list(parent.trim_start_matches('/')).iter().map(name).find(|name| name.eq_ignore_ascii_case(part));
            names = format!("{parent}/{}", spelled.unwrap_or_else(|| part.to_owned()));
        }
        Proof::File { view: self.view.id.clone(), path: names }
    }
}

impl Found {
    /// The beginning of the file; `None` if it cannot be read.
    pub(super) fn head(&self, len: u64) -> Option<Vec<u8>> {
        self.bytes(0, len)
    }

    /// A range of the file, at most [`limits::IDENTIFIED_FILE`] bytes.
    pub(super) fn bytes(&self, at: u64, len: u64) -> Option<Vec<u8>> {
        let len = usize::try_from(len.min(limits::IDENTIFIED_FILE)).ok()?;
        self.content.read_up_to(at, len).ok()
    }
}

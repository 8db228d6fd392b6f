//! Reads the tree of a view into a draft, a few entries at a time.

use std::collections::{HashMap, HashSet, VecDeque};

use super::decision::{Decision, Outcome};
use super::udf::view_of_kind;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::fs::iso9660::recorded::{identifier, set_identifier, set_system_use, system_use};
use crate::fs::iso9660::write::strip_checksums;
use crate::open::Image;
use crate::source::Recipe;
use crate::tree::{Body, BodyId, Content, Draft, DraftId, DraftNode, Entry, Kind, Name, NodeId, Origin, Recorded};
use crate::view::View;

/// Records of the primary tree, if the tree was taken from another one with its own names.
#[derive(Default)]
pub(super) struct Primary {
    /// Files by their first sector, if it is unique. Directories have different sectors in each tree.
    recorded: HashMap<u64, Recorded>,
    /// Whether all identifiers conform to level 1.
    pub(super) is_short: bool,
}

impl Primary {
    fn read(image: &Image) -> Self {
        let Some(view) = view_of_kind(image, ViewKind::Iso9660) else { return Self::default() };
        let file_system = view.file_system();
        let mut found: HashMap<u64, Option<Recorded>> = HashMap::new();
        let mut is_short = true;
        let mut directories = VecDeque::from([file_system.root()]);
        let mut seen = HashSet::new();
        while let Some(directory) = directories.pop_front() {
            for entry in file_system.list(directory, &mut Findings::default()).unwrap_or_default() {
                let Ok(recorded) = file_system.recorded(entry.node) else { continue };
                is_short &= is_level_1(identifier(&recorded));
                let Some(location) = entry.location else { continue };
                found.entry(location).and_modify(|other| *other = None).or_insert(Some(recorded));
                if entry.kind == Kind::Directory && seen.insert(location) {
                    directories.push_back(entry.node);
                }
            }
        }
        let recorded = found.into_iter().filter_map(|(location, recorded)| Some((location, recorded?))).collect();
        Self { recorded, is_short }
    }
}

/// 8.3 names (ECMA-119 10.1).
pub(super) fn is_level_1(identifier: &[u8]) -> bool {
    let name = identifier.split(|byte| *byte == b';').next().unwrap_or_default();
    let mut parts = name.splitn(2, |byte| *byte == b'.');
    let (stem, extension) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    !identifier.is_empty() && stem.len() <= 8 && extension.len() <= 3
}

/// A tree, as far as it has been read.
pub(super) struct TreeReader {
    pub(super) draft: Draft,
    /// Bodies by the offset of their first byte.
    pub(super) starts: HashMap<u64, BodyId>,
    /// Notes on entries that were left out.
    pub(super) skipped: Vec<Decision>,
    /// The primary tree's records, if the tree was taken from another.
    pub(super) primary: Option<Primary>,
    /// Whether attributes of libisofs were removed.
    pub(super) has_checksums: bool,
    /// Other bodies that begin at the same bytes, by first byte and length: files with the same data share one.
    bodies: HashMap<(u64, u64), BodyId>,
    /// Directories by their first sector, since one that contains itself has many records.
    seen: HashSet<u64>,
    /// Directories to be read, with their nodes.
    directories: VecDeque<(NodeId, DraftId)>,
    /// Entries of a directory that have not been added, and its node.
    entries: (std::vec::IntoIter<Entry>, DraftId),
}

impl TreeReader {
    /// Starts with the root of a view that has been listed: the encoding is guessed from all its names.
    ///
    /// # Errors
    /// If the root cannot be read.
    pub(super) fn begin(image: &Image, view: &View) -> Result<Self> {
        let file_system = view.file_system();
        let has_own_names = matches!(file_system.kind(), ViewKind::Joliet | ViewKind::Udf);
        let mut draft = Draft::new();
        draft.encoding = view.encoding();
        let mut reader = Self {
            draft,
            starts: HashMap::new(),
            skipped: Vec::new(),
            primary: has_own_names.then(|| Primary::read(image)),
            has_checksums: false,
            bodies: HashMap::new(),
            seen: HashSet::new(),
            directories: VecDeque::from([(file_system.root(), Draft::ROOT)]),
            entries: (Vec::new().into_iter(), Draft::ROOT),
        };
        if let (Some(node), Some(entry)) = (reader.draft.node_mut(Draft::ROOT), file_system.root_entry()?) {
            node.set_times(entry.times);
            node.posix = entry.posix;
            node.recorded = file_system.recorded(entry.node).unwrap_or_default();
            set_identifier(&mut node.recorded, &[]);
            reader.has_checksums |= without_checksums(&mut node.recorded);
        }
        Ok(reader)
    }

    /// Lists a directory, or adds up to `most` entries. Returns whether everything has been read.
    ///
    /// # Errors
    /// If an entry cannot be read, or there are too many.
    pub(super) fn read(&mut self, view: &View, most: usize) -> Result<bool> {
        let mut left = most;
        while left > 0
            && let Some(entry) = self.entries.0.next()
        {
            left = left.saturating_sub(1);
            let (node, place) = (entry.node, entry.location.unwrap_or(entry.node.0));
            let is_directory = entry.kind == Kind::Directory;
            let Some(id) = self.add(view, entry, self.entries.1)? else { continue };
            if is_directory && self.seen.insert(place) {
                self.directories.push_back((node, id));
            }
        }
        if left > 0 {
            let Some((directory, to)) = self.directories.pop_front() else {
                self.bodies = HashMap::new();
                return Ok(true);
            };
            let entries = view.file_system().list(directory, &mut Findings::default()).unwrap_or_default();
            self.entries = (entries.into_iter(), to);
        }
        Ok(false)
    }

    /// Adds an entry; returns `None` if it cannot be kept.
    fn add(&mut self, view: &View, entry: Entry, to: DraftId) -> Result<Option<DraftId>> {
        if entry.flags.elsewhere || entry.missing > 0 {
            let name = view.text(&entry.name).into_owned();
            self.skipped.push(Decision::new(
                Outcome::Dropped,
                format!("File “{name}”"),
                "the image doesn't contain all of it",
            ));
            return Ok(None);
        }
        let file_system = view.file_system();
        let (mut recorded, content) = match entry.kind {
            Kind::File => {
                let (recorded, recipe) = file_system.recorded_and_stored(entry.node)?;
                (recorded, Content::File(self.body(recipe, &entry)?))
            }
            kind => {
                let content = match kind {
                    Kind::Directory => Content::Directory(Vec::new()),
                    Kind::Symlink => Content::Symlink(entry.target.clone().unwrap_or(Name::Text(String::new()))),
                    kind => Content::Special(kind, entry.device),
                };
                (file_system.recorded(entry.node)?, content)
            }
        };
        self.has_checksums |= without_checksums(&mut recorded);
        let primary = self.primary.as_ref().zip(entry.location);
        if let Some(other) = primary.and_then(|(primary, location)| primary.recorded.get(&location)) {
            set_identifier(&mut recorded, identifier(other));
        }
        let mut node = DraftNode::new(plain_name(entry.name, entry.flags.associated), content);
        node.set_times(entry.times);
        node.posix = entry.posix;
        node.hidden = entry.flags.hidden;
        node.associated = entry.flags.associated;
        node.recorded = recorded;
        node.origin = Some(Origin { node: entry.node, size: entry.size, location: entry.location, flags: entry.flags });
        self.draft.add(to, node).map(Some)
    }

    fn body(&mut self, recipe: Recipe, entry: &Entry) -> Result<BodyId> {
        let place = entry.location.filter(|_| !recipe.is_empty());
        let length = recipe.len();
        let first = place.and_then(|place| self.starts.get(&place)).copied();
        if let (Some(place), Some(first)) = (place, first) {
            let is_same = self.draft.body(first).is_some_and(|body| body.recipe.len() == length);
            if let Some(body) = is_same.then_some(first).or_else(|| self.bodies.get(&(place, length)).copied()) {
                return Ok(body);
            }
        }
        // UDF may store data within an entry.
        let is_whole = place.is_none_or(|place| place.is_multiple_of(SECTOR_SIZE));
        let fills_sector = recipe.segments().len() == 1 && is_whole;
        let body = self.draft.add_body(Body { recipe, order: place, fills_sector })?;
        if let Some(place) = place {
            match first {
                None => self.starts.insert(place, body),
                Some(_) => self.bodies.insert((place, length), body),
            };
        }
        Ok(body)
    }
}

/// Removes the attributes of libisofs that refer to its checksums; returns whether there were any.
fn without_checksums(recorded: &mut Recorded) -> bool {
    if system_use(recorded).is_empty() {
        return false;
    }
    let mut entries = system_use(recorded).to_vec();
    let is_changed = strip_checksums(&mut entries);
    if is_changed {
        set_system_use(recorded, &entries);
    }
    is_changed
}

/// A resource fork has the same name as its file.
fn plain_name(name: Name, associated: bool) -> Name {
    let cut = |bytes: &[u8]| bytes.strip_suffix(b":rsrc").map(<[u8]>::to_vec);
    match cut(name.as_bytes()).filter(|_| associated) {
        Some(bytes) => Name::undeclared(bytes),
        None => name,
    }
}

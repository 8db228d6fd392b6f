//! The entries listed so far of one view, in memory: compact, growing as directories are read, and searchable.
//!
//! A directory's children are adjacent, so a listing is a range. Nothing here reads an image: the caller lists
//! directories and adds their entries.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::entry::{Entry, Flags, Kind, Name, NodeId, Times};
use super::unread::Unread;
use crate::bytes::text::Encoding;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::limits;
use crate::order::SortedMap;

/// Number of a row, stable as long as the index exists; the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

impl RowId {
    /// Row of the root directory.
    pub const ROOT: Self = Self(0);
}

/// The stored part of an entry; the file system is asked for the rest when needed.
#[derive(Debug, Clone)]
pub struct Row {
    /// Address in the file system.
    pub node: NodeId,
    /// Row of the parent directory; for the root, its own.
    pub parent: RowId,
    /// Kind of entry.
    pub kind: Kind,
    /// Flags.
    pub flags: Flags,
    /// Size in bytes.
    pub size: u64,
    /// First byte of its data in the volume.
    pub location: Option<u64>,
    /// Modification date.
    pub modified: Option<Timestamp>,
    /// POSIX mode, if recorded.
    pub mode: Option<u32>,
    name: Range<u32>,
    state: State,
    presence: Presence,
}

/// Knowledge of a directory's contents, in few bytes: there are millions of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Not,
    Unread,
    /// Adjacent rows, from the first to the one after the last.
    Run(u32, u32),
    /// Rows in [`Index::lists`].
    List,
    Closed,
}

/// Whether the character set of a row's name is declared, and whether an edit removed the entry; its number is not used
/// again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Declared,
    Undeclared,
    GoneDeclared,
    GoneUndeclared,
}

// A tree of the most entries stays inside a browser tab's memory: `limits::TREE_ENTRIES`.
const _: () = assert!(size_of::<Row>() <= 96);

impl Row {
    const fn is_declared(&self) -> bool {
        matches!(self.presence, Presence::Declared | Presence::GoneDeclared)
    }

    const fn is_gone(&self) -> bool {
        matches!(self.presence, Presence::GoneDeclared | Presence::GoneUndeclared)
    }

    fn new(parent: RowId, entry: &Entry, (name, declared): (Range<u32>, bool), state: State) -> Self {
        Self {
            node: entry.node,
            parent,
            kind: entry.kind,
            flags: entry.flags,
            size: entry.size,
            location: entry.location,
            modified: entry.times.modified,
            mode: entry.posix.map(|posix| posix.mode),
            name,
            state,
            presence: if declared { Presence::Declared } else { Presence::Undeclared },
        }
    }
}

impl Row {
    /// Position of a directory, for the order of reading; its node, if it has no position.
    #[must_use]
    pub fn place(&self) -> u64 {
        place_of(self.location, self.node)
    }
}

/// An empty entry, for reserved numbers.
fn removed() -> Entry {
    Entry {
        node: NodeId(u64::MAX),
        name: Name::Text(String::new()),
        kind: Kind::File,
        size: 0,
        missing: 0,
        location: None,
        target: None,
        device: None,
        times: Times::default(),
        posix: None,
        flags: Flags::default(),
    }
}

/// Knowledge of a directory's contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directory {
    /// Not a directory.
    Not,
    /// Not listed yet.
    Unread,
    /// Listed, with these rows.
    Read(Children),
    /// Not followed, because it contains itself or is too deep.
    Closed,
}

/// The rows of a directory, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Children {
    /// Adjacent rows, for a directory listed at once.
    Run(Range<u32>),
    /// Any rows, and the position in a list of lists, for an edited directory.
    List(Rc<[u32]>, Range<usize>),
}

impl Iterator for Children {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self {
            Self::Run(run) => run.next(),
            Self::List(rows, left) => left.next().and_then(|at| rows.get(at)).copied(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self {
            Self::Run(run) => run.len(),
            Self::List(_, left) => left.len(),
        };
        (left, Some(left))
    }
}

impl ExactSizeIterator for Children {}

impl DoubleEndedIterator for Children {
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Self::Run(run) => run.next_back(),
            Self::List(rows, left) => left.next_back().and_then(|at| rows.get(at)).copied(),
        }
    }
}

/// Totals of an index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Number of entries that are not directories.
    pub files: u32,
    /// Number of directories below the root.
    pub directories: u32,
    /// Size of all files in bytes.
    pub bytes: u64,
    /// Number of directories not listed yet.
    pub unread: u32,
}

/// The rows of one view.
#[derive(Debug, Clone)]
pub struct Index {
    rows: Vec<Row>,
    /// All names, concatenated.
    names: Vec<u8>,
    /// Names that edits gave to rows, which replace those in `names`, and whether their character set is declared.
    renamed: SortedMap<RowId, (Vec<u8>, bool)>,
    targets: SortedMap<RowId, Name>,
    /// The rows of edited directories.
    lists: SortedMap<RowId, (Rc<[u32]>, Range<usize>)>,
    /// The directory of which only the first entries are here.
    cut: Vec<RowId>,
    missing: SortedMap<RowId, u64>,
    unread: Unread,
    /// How often each position was used by a directory.
    visits: HashMap<u64, u8>,
    counts: Counts,
    /// Samples of undeclared names, for guessing the encoding.
    undeclared: Vec<u8>,
    /// Maximum number of rows.
    most: u32,
}

/// Names of adjacent rows as one run of bytes.
#[derive(Debug, Clone, Copy)]
pub struct NamesRun<'a> {
    /// The names, concatenated without separators.
    pub bytes: &'a [u8],
    /// Position of the run among all names.
    start: u32,
    /// First row.
    first: u32,
    rows: &'a [Row],
}

impl NamesRun<'_> {
    /// Finds the row whose name contains the byte `at` of the run; returns it with the end of its name in the run, and
    /// the following rows. Searches from the first row in growing strides, since hits are mostly close together.
    #[must_use]
    pub fn row_at(self, at: usize) -> Option<(RowId, usize, Self)> {
        let place = self.start.checked_add(u32::try_from(at).ok()?)?;
        let ends_before = |row: &Row| row.name.end <= place;
        let mut stride = 1_usize;
        while self.rows.get(stride).is_some_and(ends_before) {
            stride = stride.saturating_mul(2);
        }
        let near = self.rows.get(..stride.saturating_add(1)).unwrap_or(self.rows);
        let number = near.partition_point(ends_before);
        let end = self.rows.get(number)?.name.end.checked_sub(self.start)?;
        let id = self.first.checked_add(u32::try_from(number).ok()?)?;
        let after = number.saturating_add(1);
        let rest = Self { first: id.checked_add(1)?, rows: self.rows.get(after..).unwrap_or_default(), ..self };
        Some((RowId(id), usize::try_from(end).ok()?, rest))
    }
}

fn place_of(location: Option<u64>, node: NodeId) -> u64 {
    location.unwrap_or(node.0)
}

/// A position used by more directories than this means that the image contains a loop.
const VISITS: u8 = 8;

/// Maximum number of bytes of undeclared names kept for guessing.
const SAMPLE: usize = 64 << 10;

impl Index {
    /// An index that has only a root, with its position in the volume.
    #[must_use]
    pub fn new(root: NodeId, location: Option<u64>) -> Self {
        let place = place_of(location, root);
        let root = Row {
            node: root,
            parent: RowId::ROOT,
            kind: Kind::Directory,
            flags: Flags::default(),
            size: 0,
            location,
            modified: None,
            mode: None,
            name: 0..0,
            state: State::Unread,
            presence: Presence::Declared,
        };
        Self {
            rows: vec![root],
            names: Vec::new(),
            renamed: SortedMap::default(),
            targets: SortedMap::default(),
            lists: SortedMap::default(),
            cut: Vec::new(),
            missing: SortedMap::default(),
            unread: Unread::new(place, RowId::ROOT.0),
            visits: HashMap::new(),
            counts: Counts { unread: 1, ..Counts::default() },
            undeclared: Vec::new(),
            most: limits::TREE_ENTRIES,
        }
    }

    /// A row; `None` if an edit removed it.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.recorded_row(id).filter(|row| !row.is_gone())
    }

    /// A row, even if an edit removed it.
    fn recorded_row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// The row, or if it was removed, its nearest existing ancestor.
    #[must_use]
    pub fn nearest(&self, id: RowId) -> RowId {
        let mut at = id;
        let mut steps = 0;
        while let Some(row) = self.recorded_row(at).filter(|row| row.is_gone() && steps < self.len()) {
            at = row.parent;
            steps = steps.saturating_add(1);
        }
        if self.row(at).is_some() { at } else { RowId::ROOT }
    }

    /// Number of rows, including the root and removed rows.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// False: there is always a root.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// Knowledge of a directory's contents.
    #[must_use]
    pub fn directory(&self, id: RowId) -> Directory {
        self.row(id).map_or(Directory::Not, |row| self.known(id, row.state))
    }

    fn known(&self, id: RowId, state: State) -> Directory {
        match state {
            State::Not => Directory::Not,
            State::Unread => Directory::Unread,
            State::Run(first, end) => Directory::Read(Children::Run(first..end)),
            State::List => {
                let list = self.lists.get(id).cloned();
                let list = list.map_or(Children::Run(0..0), |(rows, all)| Children::List(rows, all));
                Directory::Read(list)
            }
            State::Closed => Directory::Closed,
        }
    }

    /// Whether only the first entries of a directory are here, since the tree or the directory has as many as it may have.
    #[must_use]
    pub fn is_cut(&self, directory: RowId) -> bool {
        self.cut.contains(&directory)
    }

    /// Notes that only the first entries of a directory are here.
    pub fn note_cut(&mut self, directory: RowId) {
        self.cut.push(directory);
    }

    /// The rows in a directory; empty while it is unread.
    #[must_use]
    pub fn children(&self, id: RowId) -> Children {
        match self.directory(id) {
            Directory::Read(children) => children,
            _ => Children::Run(0..0),
        }
    }

    /// Totals so far.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// Bytes of a name: UTF-8 if [`Index::is_declared`], otherwise as recorded.
    #[must_use]
    pub fn name_bytes(&self, id: RowId) -> &[u8] {
        match self.renamed.get(id) {
            Some((name, _)) => name,
            None => self.listed_name(id),
        }
    }

    /// The name that a row had when it was listed.
    fn listed_name(&self, id: RowId) -> &[u8] {
        let range = self.recorded_row(id).map_or(0..0, |row| row.name.clone());
        // `attach` put the names there, so the range is valid and fits `usize`.
        let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        self.names.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    /// Rows in a range that were renamed, so that [`Index::names_of`] has an outdated name.
    pub(super) fn renamed(&self, rows: Range<u32>) -> impl Iterator<Item = RowId> {
        let all = self.renamed.iter_from(RowId(rows.start)).map(|(row, _)| row);
        all.take_while(move |row| row.0 < rows.end)
    }

    /// Whether [`Index::names_of`] has the current name of a row: it exists, and was not renamed.
    pub(super) fn is_as_listed(&self, id: RowId) -> bool {
        self.row(id).is_some() && self.renamed.get(id).is_none()
    }

    /// The original names of a run of rows, concatenated.
    #[must_use]
    pub fn names_of(&self, rows: Range<u32>) -> NamesRun<'_> {
        let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        let run = self.rows.get(at(rows.start)..at(rows.end)).unwrap_or_default();
        let start = run.first().map_or(0, |row| row.name.start);
        let end = run.last().map_or(start, |row| row.name.end);
        let bytes = self.names.get(at(start)..at(end)).unwrap_or_default();
        NamesRun { bytes, start, first: rows.start, rows: run }
    }

    /// Whether the format declares the character set of this name.
    #[must_use]
    pub fn is_declared(&self, id: RowId) -> bool {
        match self.renamed.get(id) {
            Some((_, declared)) => *declared,
            None => self.row(id).is_none_or(|row| row.is_declared()),
        }
    }

    /// A name as text.
    #[must_use]
    pub fn name(&self, id: RowId, encoding: &Encoding) -> Cow<'_, str> {
        let bytes = self.name_bytes(id);
        if !self.is_declared(id) {
            return encoding.decode(bytes);
        }
        // Bytes that are valid are checked faster without looking for others to replace.
        str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
    }

    /// The path from the root, which is `/`.
    #[must_use]
    pub fn path(&self, id: RowId, encoding: &Encoding) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while at != RowId::ROOT {
            let Some(row) = self.row(at) else { break };
            names.push(self.name(at, encoding));
            at = row.parent;
        }
        let mut path = String::new();
        for name in names.iter().rev() {
            path.push('/');
            path.push_str(name);
        }
        if path.is_empty() { "/".into() } else { path }
    }

    /// Target of a symbolic link.
    #[must_use]
    pub fn target(&self, id: RowId) -> Option<&Name> {
        self.targets.get(id)
    }

    /// Number of bytes of a file that the image does not contain.
    #[must_use]
    pub fn missing(&self, id: RowId) -> u64 {
        self.missing.get(id).copied().unwrap_or(0)
    }

    /// Samples of undeclared names met so far, separated by line feeds, up to some kilobytes.
    #[must_use]
    pub fn undeclared_names(&self) -> &[u8] {
        &self.undeclared
    }

    /// The unread directory to list next: the first at or after `location`, otherwise the first of all.
    #[must_use]
    pub fn next_unread(&mut self, location: u64) -> Option<RowId> {
        let rows = &self.rows;
        let is_unread = |id: u32| {
            let row = usize::try_from(id).ok().and_then(|at| rows.get(at));
            row.is_some_and(|row| row.state == State::Unread && !row.is_gone())
        };
        self.unread.next(location, is_unread).map(RowId)
    }

    /// Adds the entries of a directory. Returns the rows of directories that contain themselves or are too deep, and
    /// will not be followed.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`]; the directory then has those entries for which there was
    /// room, and no other will be read. Rows listed before stay.
    pub fn attach(&mut self, directory: RowId, entries: Vec<Entry>) -> Result<Vec<RowId>> {
        let mut closed = Vec::new();
        self.begin(directory);
        for entry in entries {
            self.add(directory, &entry, &mut closed)?;
        }
        Ok(closed)
    }

    /// Begins to add the entries of a directory, which is empty until then. Those of no other may be added before all of
    /// its are.
    pub fn begin(&mut self, directory: RowId) {
        let first = self.len();
        let Some(row) = self.row(directory) else { return };
        if row.state == State::Unread {
            self.counts.unread = self.counts.unread.saturating_sub(1);
        }
        self.set_state(directory, State::Run(first, first));
    }

    /// Adds an entry to the directory that was begun; one that is not followed is added to `closed`, too.
    ///
    /// # Errors
    /// As [`Index::attach`].
    pub fn add(&mut self, directory: RowId, entry: &Entry, closed: &mut Vec<RowId>) -> Result<()> {
        if self.row(directory).is_none() {
            return Ok(());
        }
        let id = RowId(self.len());
        if id.0 >= self.most {
            self.note_cut(directory);
            self.close_unread();
            return Err(Error::OverLimit("entries of one tree"));
        }
        let is_directory = entry.kind == Kind::Directory;
        let too_deep = is_directory && self.depth(directory) >= limits::DIRECTORY_DEPTH;
        let follow = is_directory && !too_deep && self.may_visit(directory, entry);
        let state = match (is_directory, follow) {
            (false, _) => State::Not,
            (true, true) => State::Unread,
            (true, false) => State::Closed,
        };
        match state {
            State::Unread => {
                self.unread.add(place_of(entry.location, entry.node), id.0);
                self.counts.unread = self.counts.unread.saturating_add(1);
            }
            State::Closed => closed.push(id),
            _ => {}
        }
        self.push(directory, id, entry, state);
        if let Some(State::Run(first, _)) = self.row(directory).map(|row| row.state) {
            self.set_state(directory, State::Run(first, self.len()));
        }
        Ok(())
    }

    /// Lets no more entries be added: the next directory that has any ends the tree.
    pub fn stop_growing(&mut self) {
        self.most = self.len();
    }

    fn close_unread(&mut self) {
        let unread = self.rows.iter_mut().filter(|row| row.state == State::Unread);
        unread.for_each(|row| row.state = State::Closed);
        self.counts.unread = 0;
    }

    /// Sets a row for an edit: changes an existing row, or adds one at the number of a removed row or beyond all
    /// others. Missing rows before it count as removed. A new directory is empty.
    pub fn put(&mut self, id: RowId, parent: RowId, entry: Entry) {
        while self.len() < id.0 {
            let filler = RowId(self.len());
            self.push(RowId::ROOT, filler, &removed(), State::Not);
            self.remove(filler);
        }
        let state = match (entry.kind, self.recorded_row(id).map(|row| row.state)) {
            (Kind::Directory, Some(known @ (State::Run(..) | State::List | State::Closed))) => known,
            (Kind::Directory, _) => State::Run(0, 0),
            _ => State::Not,
        };
        if self.len() == id.0 {
            return self.push(parent, id, &entry, state);
        }
        self.remove(id);
        let declared = matches!(entry.name, Name::Text(_));
        let is_as_listed = self.recorded_row(id).is_some_and(|row| row.is_declared() == declared);
        if !is_as_listed || self.listed_name(id) != entry.name.as_bytes() {
            self.renamed.insert(id, (entry.name.as_bytes().to_vec(), declared));
        }
        self.note(id, &entry);
        let old = self.recorded_row(id).map_or((0..0, true), |row| (row.name.clone(), row.is_declared()));
        let row = Row::new(parent, &entry, old, state);
        if let Some(place) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            *place = row;
        }
    }

    /// Removes a row, whose number is not used again; the caller has to remove its contents too.
    pub fn remove(&mut self, id: RowId) {
        let row = self.row(id).filter(|_| id != RowId::ROOT);
        let Some((kind, size)) = row.map(|row| (row.kind, row.size)) else { return };
        if kind == Kind::Directory {
            self.counts.directories = self.counts.directories.saturating_sub(1);
        } else {
            self.counts.files = self.counts.files.saturating_sub(1);
            self.counts.bytes = self.counts.bytes.saturating_sub(size);
        }
        self.targets.remove(id);
        self.missing.remove(id);
        self.renamed.remove(id);
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.presence = if row.is_declared() { Presence::GoneDeclared } else { Presence::GoneUndeclared };
        }
    }

    /// Sets the rows of a directory.
    pub fn set_children(&mut self, directory: RowId, children: Vec<RowId>) {
        let rows: Rc<[u32]> = children.into_iter().map(|row| row.0).collect();
        let all = 0..rows.len();
        self.lists.insert(directory, (rows, all));
        self.set_state(directory, State::List);
    }

    /// Changes the address of a row, for a file system with the same entries.
    pub fn set_node(&mut self, id: RowId, node: NodeId) {
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.node = node;
        }
    }

    fn push(&mut self, parent: RowId, id: RowId, entry: &Entry, state: State) {
        let start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let declared = matches!(entry.name, Name::Text(_));
        let bytes = entry.name.as_bytes();
        grow(&mut self.names, bytes.len());
        self.names.extend_from_slice(bytes);
        if !declared && self.undeclared.len().saturating_add(bytes.len()) < SAMPLE {
            self.undeclared.extend_from_slice(bytes);
            self.undeclared.push(b'\n');
        }
        self.note(id, entry);
        let name = start..u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        grow(&mut self.rows, 1);
        self.rows.push(Row::new(parent, entry, (name, declared), state));
    }

    /// Counts an entry, and stores its rare properties.
    fn note(&mut self, id: RowId, entry: &Entry) {
        if entry.kind == Kind::Directory {
            self.counts.directories = self.counts.directories.saturating_add(1);
        } else {
            self.counts.files = self.counts.files.saturating_add(1);
            self.counts.bytes = self.counts.bytes.saturating_add(entry.size);
        }
        if let Some(target) = &entry.target {
            self.targets.insert(id, target.clone());
        }
        if entry.missing > 0 {
            self.missing.insert(id, entry.missing);
        }
    }

    fn set_state(&mut self, id: RowId, state: State) {
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.state = state;
        }
    }

    fn depth(&self, id: RowId) -> u32 {
        let mut depth = 0_u32;
        let mut at = id;
        while let Some(row) = self.row(at).filter(|_| at != RowId::ROOT && depth <= limits::DIRECTORY_DEPTH) {
            depth = depth.saturating_add(1);
            at = row.parent;
        }
        depth
    }

    /// False if the entry's position is that of an ancestor, or was used by too many directories.
    fn may_visit(&mut self, parent: RowId, entry: &Entry) -> bool {
        let place = place_of(entry.location, entry.node);
        let mut at = parent;
        while let Some(row) = self.row(at) {
            if row.node == entry.node || (entry.location.is_some() && row.location == entry.location) {
                return false;
            }
            if at == RowId::ROOT {
                break;
            }
            at = row.parent;
        }
        let visits = self.visits.entry(place).or_default();
        *visits = visits.saturating_add(1);
        *visits <= VISITS
    }
}

/// Makes room for more, an eighth at a time if there are many: doubling would need three times the memory for a moment.
fn grow<T>(all: &mut Vec<T>, more: usize) {
    if all.capacity().saturating_sub(all.len()) < more && all.len() >= MUCH {
        all.reserve_exact((all.len() / 8).max(more));
    }
}

/// Number of elements from which memory grows in smaller steps.
const MUCH: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Times;

    fn entry(name: &str, kind: Kind, node: u64, location: u64) -> Entry {
        Entry {
            node: NodeId(node),
            name: Name::Text(name.into()),
            kind,
            size: name.len() as u64,
            missing: 0,
            location: Some(location),
            target: None,
            device: None,
            times: Times::default(),
            posix: None,
            flags: Flags::default(),
        }
    }

    #[test]
    fn edits_keep_the_numbers_of_rows() {
        let mut index = Index::new(NodeId(0), None);
        let root = ["a", "b", "c"].into_iter().zip(1..);
        let entries = root.map(|(name, at)| entry(name, Kind::Directory, at, at)).collect();
        index.attach(RowId::ROOT, entries).unwrap();
        for row in 1..=3 {
            index.attach(RowId(row), Vec::new()).unwrap();
        }
        index.put(RowId(2), RowId::ROOT, entry("other", Kind::Directory, 2, 2));
        index.put(RowId(5), RowId(2), entry("new", Kind::File, 5, 5));
        index.set_children(RowId(2), vec![RowId(5)]);
        index.remove(RowId(3));
        index.set_children(RowId::ROOT, vec![RowId(1), RowId(2)]);
        assert_eq!(index.path(RowId(5), Encoding::UTF_8), "/other/new");
        assert_eq!((index.row(RowId(3)).is_none(), index.row(RowId(4)).is_none()), (true, true));
        assert_eq!(index.nearest(RowId(3)), RowId::ROOT);
        assert_eq!((index.counts().files, index.counts().directories, index.len()), (1, 2, 6));
        assert_eq!(index.children(RowId::ROOT).collect::<Vec<_>>(), [1, 2]);
        let found = |index: &Index, text: &str| {
            let mut search = crate::tree::Search::new(text);
            search.advance(index, Encoding::UTF_8, u32::MAX);
            search.hits().to_vec()
        };
        let all =
            [found(&index, "b"), found(&index, "c"), found(&index, "OTH"), found(&index, "*"), found(&index, "e")];
        let expected: [&[u32]; 5] = [&[], &[], &[2], &[1, 2, 5], &[2, 5]];
        assert_eq!(all, expected.map(|rows| rows.iter().copied().map(RowId).collect::<Vec<_>>()));
        index.put(RowId(3), RowId(1), entry("c", Kind::Directory, 3, 3));
        assert_eq!((index.path(RowId(3), Encoding::UTF_8).as_str(), found(&index, "c")), ("/a/c", vec![RowId(3)]));
    }

    #[test]
    fn a_directory_in_itself_is_not_followed() {
        let mut index = Index::new(NodeId(0), None);
        assert_eq!(index.attach(RowId::ROOT, vec![entry("d", Kind::Directory, 1, 100)]).unwrap(), []);
        let closed = index.attach(RowId(1), vec![entry("d", Kind::Directory, 2, 100)]).unwrap();
        assert_eq!(closed, [RowId(2)]);
        assert_eq!(index.next_unread(0), None);
    }

    #[test]
    fn a_tree_beyond_the_limit_is_shown_as_far_as_it_goes() {
        let mut index = Index::new(NodeId(0), None);
        index.most = 4;
        let entries = vec![entry("a", Kind::Directory, 1, 100), entry("b", Kind::Directory, 2, 200)];
        index.attach(RowId::ROOT, entries).unwrap();
        let many = (10..20).map(|at| entry("f", Kind::File, at, at)).collect();
        assert!(matches!(index.attach(RowId(1), many), Err(Error::OverLimit(_))));
        assert_eq!((index.len(), index.next_unread(0), index.counts().unread), (4, None, 0));
        assert_eq!(
            (index.children(RowId(1)).count(), index.is_cut(RowId(1)), index.is_cut(RowId(2))),
            (1, true, false)
        );
        assert_eq!(index.directory(RowId(2)), Directory::Closed);
    }

    #[test]
    fn directories_are_read_in_image_order() {
        let mut index = Index::new(NodeId(0), None);
        let entries = vec![entry("a", Kind::Directory, 1, 300), entry("b", Kind::Directory, 2, 100)];
        index.attach(RowId::ROOT, entries).unwrap();
        assert_eq!(index.next_unread(0), Some(RowId(2)));
        assert_eq!(index.next_unread(101), Some(RowId(1)));
        assert_eq!(index.next_unread(301), Some(RowId(2)));
        assert_eq!(index.path(RowId(2), Encoding::UTF_8), "/b");
    }
}

//! All that has been listed of one view, in memory: compact, growing as directories are read, searchable.
//!
//! A directory's children lie side by side, so a listing is a range. Nothing here reads an image: entries are
//! handed in by whoever listed them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::entry::{Entry, Flags, Kind, Name, NodeId, Times};
use crate::bytes::text::Encoding;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::limits;

/// A row's number: stable as long as the index lives, the root is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

impl RowId {
    /// The root directory's row.
    pub const ROOT: Self = Self(0);
}

/// What is held of an entry; the rest is asked of the file system again when one is looked at.
#[derive(Debug, Clone)]
pub struct Row {
    /// Address, for the file system.
    pub node: NodeId,
    /// The directory it lies in; the root's own is the root.
    pub parent: RowId,
    /// What it is.
    pub kind: Kind,
    /// Marks.
    pub flags: Flags,
    /// Bytes of content.
    pub size: u64,
    /// First byte of its data in the volume's content.
    pub location: Option<u64>,
    /// Content last changed.
    pub modified: Option<Timestamp>,
    /// POSIX mode, where recorded.
    pub mode: Option<u32>,
    name: Range<u32>,
    declared: bool,
    directory: Directory,
    /// Its entry was removed by an edit; the number stays its own.
    is_gone: bool,
}

impl Row {
    fn new(parent: RowId, entry: &Entry, (name, declared): (Range<u32>, bool), directory: Directory) -> Self {
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
            declared,
            directory,
            is_gone: false,
        }
    }
}

/// An entry of nothing, for numbers that are reserved.
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

/// How much is known of what is in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directory {
    /// No directory.
    Not,
    /// Not listed yet.
    Unread,
    /// Listed: these rows.
    Read(Children),
    /// Leads back into itself, or too deep: not followed.
    Closed,
}

/// The rows in a directory, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Children {
    /// Rows that lie side by side, as a directory has them that was listed at once.
    Run(Range<u32>),
    /// Rows anywhere, and which of the list they are, as an edited directory has them.
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

/// How much an index holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// What is not a directory.
    pub files: u32,
    /// Directories below the root.
    pub directories: u32,
    /// Bytes of all files together.
    pub bytes: u64,
    /// Directories not listed yet.
    pub unread: u32,
}

/// The rows of one view.
#[derive(Debug, Clone)]
pub struct Index {
    rows: Vec<Row>,
    /// All names one after the other.
    names: Vec<u8>,
    /// Names that edits gave to rows, in place of those among `names`, and whether their character set is declared.
    renamed: BTreeMap<RowId, (Vec<u8>, bool)>,
    targets: BTreeMap<RowId, Name>,
    missing: BTreeMap<RowId, u64>,
    /// Unread directories by where they lie, so that a walk crosses the image once.
    unread: BTreeSet<(u64, RowId)>,
    /// How often a place has been taken for a directory's.
    visits: HashMap<u64, u8>,
    counts: Counts,
    /// Samples of names in no declared character set, for a guess.
    undeclared: Vec<u8>,
    /// Rows at most.
    most: u32,
}

/// Names of neighbouring rows as one run of bytes.
#[derive(Debug, Clone, Copy)]
pub struct NamesRun<'a> {
    /// The names without anything between them.
    pub bytes: &'a [u8],
    /// Where that begins among all names.
    start: u32,
    /// The first row.
    first: u32,
    rows: &'a [Row],
}

impl NamesRun<'_> {
    /// The row whose name holds the byte `at` of the run, where in the run that name ends, and the rest of the run's
    /// rows. Looked for from the first row on in growing strides, since hits mostly lie close together.
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

/// The same place as a directory's more often than this is an image that leads in circles.
const VISITS: u8 = 8;

/// Bytes of undeclared names kept to guess from.
const SAMPLE: usize = 64 << 10;

impl Index {
    /// An index that knows only that there is a root, and where in the volume's content it lies.
    #[must_use]
    pub fn new(root: NodeId, location: Option<u64>) -> Self {
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
            declared: true,
            directory: Directory::Unread,
            is_gone: false,
        };
        Self {
            rows: vec![root],
            names: Vec::new(),
            renamed: BTreeMap::new(),
            targets: BTreeMap::new(),
            missing: BTreeMap::new(),
            unread: BTreeSet::from([(location.unwrap_or(0), RowId::ROOT)]),
            visits: HashMap::new(),
            counts: Counts { unread: 1, ..Counts::default() },
            undeclared: Vec::new(),
            most: limits::TREE_ENTRIES,
        }
    }

    /// A row; `None` for one whose entry an edit removed.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.recorded_row(id).filter(|row| !row.is_gone)
    }

    /// A row, also one whose entry was removed.
    fn recorded_row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// The row itself, or where its entry was removed, the nearest directory above it that is there.
    #[must_use]
    pub fn nearest(&self, id: RowId) -> RowId {
        let mut at = id;
        let mut steps = 0;
        while let Some(row) = self.recorded_row(at).filter(|row| row.is_gone && steps < self.len()) {
            at = row.parent;
            steps = steps.saturating_add(1);
        }
        if self.row(at).is_some() { at } else { RowId::ROOT }
    }

    /// Number of rows, the root and those of removed entries among them.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// False: there is always a root.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// What is known of a directory's content.
    #[must_use]
    pub fn directory(&self, id: RowId) -> Directory {
        self.row(id).map_or(Directory::Not, |row| row.directory.clone())
    }

    /// The rows in a directory; empty while it is unread.
    #[must_use]
    pub fn children(&self, id: RowId) -> Children {
        match self.row(id).map(|row| &row.directory) {
            Some(Directory::Read(children)) => children.clone(),
            _ => Children::Run(0..0),
        }
    }

    /// Totals so far.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// A name's bytes: UTF-8 where [`Index::is_declared`], else as recorded.
    #[must_use]
    pub fn name_bytes(&self, id: RowId) -> &[u8] {
        match self.renamed.get(&id) {
            Some((name, _)) => name,
            None => self.listed_name(id),
        }
    }

    /// The name with which a row was listed.
    fn listed_name(&self, id: RowId) -> &[u8] {
        let range = self.recorded_row(id).map_or(0..0, |row| row.name.clone());
        // Names were put there by `attach`, so the range lies inside and fits `usize`.
        let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        self.names.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    /// Rows among these that have another name than [`Index::names_of`] has for them.
    pub(super) fn renamed(&self, rows: Range<u32>) -> impl Iterator<Item = RowId> {
        self.renamed.range(RowId(rows.start)..RowId(rows.end)).map(|(row, _)| *row)
    }

    /// Whether [`Index::names_of`] has a row's name as it is: it is there, and was not renamed.
    pub(super) fn is_as_listed(&self, id: RowId) -> bool {
        self.row(id).is_some() && !self.renamed.contains_key(&id)
    }

    /// The names of a run of rows as they were listed, one after the other.
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
        match self.renamed.get(&id) {
            Some((_, declared)) => *declared,
            None => self.row(id).is_none_or(|row| row.declared),
        }
    }

    /// A name as text.
    #[must_use]
    pub fn name(&self, id: RowId, encoding: &Encoding) -> Cow<'_, str> {
        let bytes = self.name_bytes(id);
        if self.is_declared(id) { String::from_utf8_lossy(bytes) } else { encoding.decode(bytes) }
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

    /// Where a symlink points.
    #[must_use]
    pub fn target(&self, id: RowId) -> Option<&Name> {
        self.targets.get(&id)
    }

    /// Bytes of a file that the image does not hold.
    #[must_use]
    pub fn missing(&self, id: RowId) -> u64 {
        self.missing.get(&id).copied().unwrap_or(0)
    }

    /// Names in no declared character set met so far, separated by line feeds, up to some kilobytes.
    #[must_use]
    pub fn undeclared_names(&self) -> &[u8] {
        &self.undeclared
    }

    /// The unread directory to list next: the first at or after `location`, else the first of all.
    #[must_use]
    pub fn next_unread(&self, location: u64) -> Option<RowId> {
        let after = self.unread.range((location, RowId::ROOT)..).next();
        after.or_else(|| self.unread.first()).map(|(_, id)| *id)
    }

    /// Puts a directory's entries under it. Returns the rows of directories that lead back into themselves or
    /// too deep and will not be followed.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::TREE_ENTRIES`]; the directory then counts as read and empty, and no
    /// other will be read: what is listed stays.
    pub fn attach(&mut self, directory: RowId, entries: Vec<Entry>) -> Result<Vec<RowId>> {
        let first = self.len();
        let Some(row) = self.row(directory) else { return Ok(Vec::new()) };
        let place = (row.location.unwrap_or(0), directory);
        if self.unread.remove(&place) {
            self.counts.unread = self.counts.unread.saturating_sub(1);
        }
        let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let end = first.checked_add(count).filter(|end| *end <= self.most);
        self.set_directory(directory, Directory::Read(Children::Run(first..end.unwrap_or(first))));
        if end.is_none() {
            self.close_unread();
            return Err(Error::OverLimit("entries of one tree"));
        }
        let too_deep = self.depth(directory) >= limits::DIRECTORY_DEPTH;
        let mut closed = Vec::new();
        for entry in entries {
            let id = RowId(self.len());
            let is_directory = entry.kind == Kind::Directory;
            let follow = is_directory && !too_deep && self.may_visit(directory, &entry);
            let state = match (is_directory, follow) {
                (false, _) => Directory::Not,
                (true, true) => Directory::Unread,
                (true, false) => Directory::Closed,
            };
            match state {
                Directory::Unread => {
                    self.unread.insert((entry.location.unwrap_or(0), id));
                    self.counts.unread = self.counts.unread.saturating_add(1);
                }
                Directory::Closed => closed.push(id),
                _ => {}
            }
            self.push(directory, id, entry, state);
        }
        Ok(closed)
    }

    fn close_unread(&mut self) {
        for (_, id) in std::mem::take(&mut self.unread) {
            self.set_directory(id, Directory::Closed);
        }
        self.counts.unread = 0;
    }

    /// Sets a row to an entry, as edits need it: the entry of a row that is there changes, that of a removed row or one
    /// beyond all others appears. Rows before it that are not there yet count as removed. A new directory is empty.
    pub fn put(&mut self, id: RowId, parent: RowId, entry: Entry) {
        while self.len() < id.0 {
            let filler = RowId(self.len());
            self.push(RowId::ROOT, filler, removed(), Directory::Not);
            self.remove(filler);
        }
        let directory = match (entry.kind, self.recorded_row(id).map(|row| &row.directory)) {
            (Kind::Directory, Some(known @ (Directory::Read(_) | Directory::Closed))) => known.clone(),
            (Kind::Directory, _) => Directory::Read(Children::Run(0..0)),
            _ => Directory::Not,
        };
        if self.len() == id.0 {
            return self.push(parent, id, entry, directory);
        }
        self.remove(id);
        let declared = matches!(entry.name, Name::Text(_));
        let is_as_listed = self.recorded_row(id).is_some_and(|row| row.declared == declared);
        if !is_as_listed || self.listed_name(id) != entry.name.as_bytes() {
            self.renamed.insert(id, (entry.name.as_bytes().to_vec(), declared));
        }
        self.note(id, &entry);
        let old = self.recorded_row(id).map_or((0..0, true), |row| (row.name.clone(), row.declared));
        let row = Row::new(parent, &entry, old, directory);
        if let Some(place) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            *place = row;
        }
    }

    /// Removes a row's entry. Its number stays its own, and what is in it is to be removed too.
    pub fn remove(&mut self, id: RowId) {
        let row = self.row(id).filter(|_| id != RowId::ROOT);
        let Some((kind, size)) = row.map(|row| (row.kind, row.size)) else { return };
        if kind == Kind::Directory {
            self.counts.directories = self.counts.directories.saturating_sub(1);
        } else {
            self.counts.files = self.counts.files.saturating_sub(1);
            self.counts.bytes = self.counts.bytes.saturating_sub(size);
        }
        self.targets.remove(&id);
        self.missing.remove(&id);
        self.renamed.remove(&id);
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.is_gone = true;
        }
    }

    /// Says which rows are in a directory.
    pub fn set_children(&mut self, directory: RowId, children: Vec<RowId>) {
        let rows: Rc<[u32]> = children.into_iter().map(|row| row.0).collect();
        let all = 0..rows.len();
        self.set_directory(directory, Directory::Read(Children::List(rows, all)));
    }

    /// Gives a row another address, of a file system that has the same entries.
    pub fn set_node(&mut self, id: RowId, node: NodeId) {
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.node = node;
        }
    }

    fn push(&mut self, parent: RowId, id: RowId, entry: Entry, directory: Directory) {
        let start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let declared = matches!(entry.name, Name::Text(_));
        let bytes = entry.name.as_bytes();
        self.names.extend_from_slice(bytes);
        if !declared && self.undeclared.len().saturating_add(bytes.len()) < SAMPLE {
            self.undeclared.extend_from_slice(bytes);
            self.undeclared.push(b'\n');
        }
        self.note(id, &entry);
        let name = start..u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.rows.push(Row::new(parent, &entry, (name, declared), directory));
    }

    /// Counts an entry and keeps what few have.
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

    /// Marks a directory as read and empty, where listing it failed.
    ///
    /// # Errors
    /// As [`Index::attach`].
    pub fn give_up(&mut self, directory: RowId) -> Result<()> {
        self.attach(directory, Vec::new()).map(|_| ())
    }

    fn set_directory(&mut self, id: RowId, directory: Directory) {
        if let Some(row) = usize::try_from(id.0).ok().and_then(|at| self.rows.get_mut(at)) {
            row.directory = directory;
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

    /// False where the entry's place is an ancestor's, or has been a directory's too often.
    fn may_visit(&mut self, parent: RowId, entry: &Entry) -> bool {
        let Some(location) = entry.location else { return true };
        let mut at = parent;
        while let Some(row) = self.row(at) {
            if row.location == Some(location) || row.node == entry.node {
                return false;
            }
            if at == RowId::ROOT {
                break;
            }
            at = row.parent;
        }
        let visits = self.visits.entry(location).or_default();
        *visits = visits.saturating_add(1);
        *visits <= VISITS
    }
}

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
        assert_eq!((index.len(), index.next_unread(0), index.counts().unread), (3, None, 0));
        assert_eq!(index.directory(RowId(2)), Directory::Closed);
    }

    #[test]
    fn the_walk_goes_up_through_the_image() {
        let mut index = Index::new(NodeId(0), None);
        let entries = vec![entry("a", Kind::Directory, 1, 300), entry("b", Kind::Directory, 2, 100)];
        index.attach(RowId::ROOT, entries).unwrap();
        assert_eq!(index.next_unread(0), Some(RowId(2)));
        assert_eq!(index.next_unread(101), Some(RowId(1)));
        assert_eq!(index.next_unread(301), Some(RowId(2)));
        assert_eq!(index.path(RowId(2), Encoding::UTF_8), "/b");
    }
}

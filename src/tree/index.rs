//! All that has been listed of one view, in memory: compact, growing as directories are read, searchable.
//!
//! A directory's children lie side by side, so a listing is a range. Nothing here reads an image: entries are
//! handed in by whoever listed them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::entry::{Entry, Flags, Kind, Name, NodeId};
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
}

/// How much is known of what is in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directory {
    /// No directory.
    Not,
    /// Not listed yet.
    Unread,
    /// Listed: these rows.
    Read(Range<u32>),
    /// Leads back into itself, or too deep: not followed.
    Closed,
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
#[derive(Debug)]
pub struct Index {
    rows: Vec<Row>,
    /// All names one after the other.
    names: Vec<u8>,
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
        };
        Self {
            rows: vec![root],
            names: Vec::new(),
            targets: BTreeMap::new(),
            missing: BTreeMap::new(),
            unread: BTreeSet::from([(location.unwrap_or(0), RowId::ROOT)]),
            visits: HashMap::new(),
            counts: Counts { unread: 1, ..Counts::default() },
            undeclared: Vec::new(),
            most: limits::TREE_ENTRIES,
        }
    }

    /// A row.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// Number of rows, the root among them.
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
    pub fn children(&self, id: RowId) -> Range<u32> {
        match self.row(id).map(|row| &row.directory) {
            Some(Directory::Read(range)) => range.clone(),
            _ => 0..0,
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
        let range = self.row(id).map_or(0..0, |row| row.name.clone());
        // Names were put there by `attach`, so the range lies inside and fits `usize`.
        let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
        self.names.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    /// The names of a run of rows as they lie, one after the other.
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
        self.row(id).is_none_or(|row| row.declared)
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
        self.set_directory(directory, Directory::Read(first..end.unwrap_or(first)));
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

    fn push(&mut self, parent: RowId, id: RowId, entry: Entry, directory: Directory) {
        let start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let declared = matches!(entry.name, Name::Text(_));
        let bytes = entry.name.as_bytes();
        self.names.extend_from_slice(bytes);
        if !declared && self.undeclared.len().saturating_add(bytes.len()) < SAMPLE {
            self.undeclared.extend_from_slice(bytes);
            self.undeclared.push(b'\n');
        }
        if entry.kind == Kind::Directory {
            self.counts.directories = self.counts.directories.saturating_add(1);
        } else {
            self.counts.files = self.counts.files.saturating_add(1);
            self.counts.bytes = self.counts.bytes.saturating_add(entry.size);
        }
        if let Some(target) = entry.target {
            self.targets.insert(id, target);
        }
        if entry.missing > 0 {
            self.missing.insert(id, entry.missing);
        }
        self.rows.push(Row {
            node: entry.node,
            parent,
            kind: entry.kind,
            flags: entry.flags,
            size: entry.size,
            location: entry.location,
            modified: entry.times.modified,
            mode: entry.posix.map(|posix| posix.mode),
            name: start..u32::try_from(self.names.len()).unwrap_or(u32::MAX),
            declared,
            directory,
        });
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

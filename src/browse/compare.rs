//! Compares two views of an image: finds files that only one of them has, and those that differ.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use crate::bytes::text::lower;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::{FileSystem, ViewKind};
use crate::job::{Job, Progress, Step};
use crate::order::sort_by;
use crate::source::Source;
use crate::tree::{Directory, Kind, NodeId, RowId};
use crate::view::View;

/// Number of bytes read at once of each of two files.
const PIECE: usize = 1 << 20;

/// Number of files examined in a directory to find the corresponding directory of another name.
const WITNESSES: usize = 64;

/// One of the two compared views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first view.
    First,
    /// The second view.
    Second,
}

/// Result of comparing the data of a file that both views have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equality {
    /// The same bytes of the image, so the data is equal without reading.
    SameExtents,
    /// Different sizes.
    OtherSize,
    /// The same size at different positions, unread.
    OtherExtents,
    /// Data at different positions that was read and is equal.
    SameBytes,
    /// Data that was read and differs.
    OtherBytes,
}

impl Equality {
    /// Stable name, as in `other-size`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameExtents => "same-extents",
            Self::OtherSize => "other-size",
            Self::OtherExtents => "other-extents",
            Self::SameBytes => "same-bytes",
            Self::OtherBytes => "other-bytes",
        }
    }

    /// Whether the data is known to be the same.
    #[must_use]
    pub const fn is_same(self) -> bool {
        matches!(self, Self::SameExtents | Self::SameBytes)
    }
}

/// A file of both views, at the same path, or under another name with the same data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Its row in the first view.
    pub first: RowId,
    /// Its row in the second view.
    pub second: RowId,
    /// Whether its data is the same.
    pub equality: Equality,
}

/// A file or link that only one view has, or that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Row in the first view, if it is there.
    pub first: Option<RowId>,
    /// Its row in the second view.
    pub second: Option<RowId>,
    /// How the two files differ; `None` if only one view has it.
    pub equality: Option<Equality>,
}

impl Difference {
    /// Stable name, as in `only-first`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match (self.equality, self.second) {
            (Some(equality), _) => equality.id(),
            (None, None) => "only-first",
            (None, Some(_)) => "only-second",
        }
    }
}

/// Common files of two views of an image, and their differences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Name of the first view, for users.
    pub first: String,
    /// Name of the second view.
    pub second: String,
    /// Files that both have, in the order of the first view's rows.
    pub pairs: Vec<Pair>,
    /// Files and links that only the first view has.
    pub only_first: Vec<RowId>,
    /// Files and links that only the second view has.
    pub only_second: Vec<RowId>,
    /// Whether all directories of both views could be listed.
    pub is_complete: bool,
    counts: Counts,
}

/// Number of files of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    only_first: Only,
    only_second: Only,
}

/// Entries that only one view has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Only {
    files: usize,
    others: usize,
}

impl Comparison {
    /// Lists all of two views and compares them. Reads no content of files.
    ///
    /// # Errors
    /// The errors of [`View::walk_all`].
    pub fn of_all(first: &mut View, second: &mut View, findings: &mut Findings) -> Result<Self> {
        first.walk_all(findings)?;
        second.walk_all(findings)?;
        Ok(Self::of(first, second))
    }

    /// Compares two views as far as they have been listed. Reads no content of files.
    #[must_use]
    pub fn of(first: &View, second: &View) -> Self {
        Matching::new(first, second).run()
    }

    /// Saves files that the other view records as longer from there, and reports them: ISO 9660 has only the low 32
    /// bits of the size of a larger file.
    pub fn settle(&self, first: &mut View, second: &mut View, findings: &mut Findings) {
        for pair in self.pairs.iter().filter(|pair| pair.equality == Equality::OtherSize) {
            if !first.correct(pair.first, (second, pair.second), findings) {
                second.correct(pair.second, (first, pair.first), findings);
            }
        }
    }

    /// Pairs whose data is at different positions, so that it has to be read for a comparison.
    pub fn unread(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.equality == Equality::OtherExtents)
    }

    /// A job that reads the files whose data is at different positions.
    #[must_use]
    pub fn reading(self, first: &View, second: &View) -> Reading {
        Reading::new(self, first, second)
    }

    /// All differences: entries that only one view has, then files whose data is not known to be equal.
    pub fn differences(&self) -> impl Iterator<Item = Difference> {
        let first = self.only_first.iter().map(|row| Difference { first: Some(*row), second: None, equality: None });
        let second = self.only_second.iter().map(|row| Difference { first: None, second: Some(*row), equality: None });
        let pairs = self.pairs.iter().filter(|pair| !pair.equality.is_same());
        let pairs = pairs.map(|pair| Difference {
            first: Some(pair.first),
            second: Some(pair.second),
            equality: Some(pair.equality),
        });
        first.chain(second).chain(pairs)
    }

    /// Describes a difference for users, as in "only in UDF".
    #[must_use]
    pub fn words(&self, difference: &Difference) -> String {
        match (difference.equality, difference.second) {
            (None, None) => format!("only in {}", self.first),
            (None, Some(_)) => format!("only in {}", self.second),
            (Some(Equality::OtherSize), _) => "of another size".into(),
            (Some(Equality::OtherBytes), _) => "of other content".into(),
            (Some(Equality::OtherExtents), _) => "stored twice, and not compared".into(),
            (Some(Equality::SameExtents | Equality::SameBytes), _) => "the same".into(),
        }
    }

    /// Number of pairs of an equality.
    #[must_use]
    pub fn count(&self, equality: Equality) -> usize {
        self.pairs.iter().filter(|pair| pair.equality == equality).count()
    }

    /// Number of files, links and devices left out, that only one view has.
    #[must_use]
    pub const fn files_only_in(&self, which: Which) -> usize {
        match which {
            Which::First => self.counts.only_first.files,
            Which::Second => self.counts.only_second.files,
        }
    }

    /// Whether both views are known to have the same files with the same data.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.is_complete && self.counts == Counts::default() && self.pairs.iter().all(|pair| pair.equality.is_same())
    }

    /// Whether the first view is known to have everything that the second has.
    #[must_use]
    pub fn covers_second(&self) -> bool {
        self.is_complete && self.counts.only_second.files == 0 && self.pairs.iter().all(|pair| pair.equality.is_same())
    }

    /// The result in one line, as in "UDF and ISO 9660 hold the same 412 files", or the differences.
    #[must_use]
    pub fn summary(&self) -> String {
        let (first, second) = (&self.first, &self.second);
        let mut parts = Vec::new();
        for (only, name) in [(self.counts.only_first, first), (self.counts.only_second, second)] {
            parts.extend(some(only.files, "file is", "files are").map(|what| format!("{what} only in {name}")));
            parts.extend(some(only.others, "link is", "links are").map(|what| format!("{what} only in {name}")));
        }
        let differing = [
            (Equality::OtherSize, "of another size"),
            (Equality::OtherBytes, "of other content"),
            (Equality::OtherExtents, "stored twice, and not compared"),
        ];
        for (equality, how) in differing {
            parts.extend(some(self.count(equality), "file is", "files are").map(|what| format!("{what} {how}")));
        }
        if !self.is_complete {
            parts.push("some folders can’t be listed".into());
        }
        let same = self.pairs.iter().filter(|pair| pair.equality.is_same()).count();
        let files = some(same, "file", "files").unwrap_or_else(|| "no file".into());
        if parts.is_empty() {
            return format!("{first} and {second} hold the same {files}");
        }
        format!("{first} and {second} have {files} in common; {}", parts.join(", "))
    }
}

/// "1 file is", "412 files are"; `None` for none.
fn some(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

/// Matches the entries of corresponding directories: by name, by name ignoring case, by data.
struct Matching<'a> {
    first: &'a View,
    second: &'a View,
    /// Files of the second view by the position of their data; `None` if the views are of different volumes.
    places: Option<HashMap<u64, RowId>>,
    pairs: Vec<Pair>,
    left: (Vec<RowId>, Vec<RowId>),
}

impl<'a> Matching<'a> {
    fn new(first: &'a View, second: &'a View) -> Self {
        let is_same_volume = first.volume_number == second.volume_number;
        let places = is_same_volume.then(|| {
            let rows = (1..second.index.len()).map(RowId);
            rows.filter_map(|id| Some((place(second, id)?, id))).collect()
        });
        Self { first, second, places, pairs: Vec::new(), left: Default::default() }
    }

    fn run(mut self) -> Comparison {
        let mut directories = VecDeque::from([(RowId::ROOT, RowId::ROOT)]);
        while let Some((one, other)) = directories.pop_front() {
            directories.extend(self.directory(one, other));
        }
        self.moved();
        sort_by(&mut self.pairs, &mut |one, other| one.first.cmp(&other.first));
        let (only_first, only_second) = self.left;
        let counts =
            Counts { only_first: Only::of(self.first, &only_first), only_second: Only::of(self.second, &only_second) };
        let (one, other) = (self.first, self.second);
        let has_own_name = one.file_system().name() != other.file_system().name();
        let name = |view: &View| if has_own_name { view.file_system().name().into() } else { view.id.clone() };
        Comparison {
            first: name(one),
            second: name(other),
            pairs: self.pairs,
            only_first,
            only_second,
            is_complete: is_listed(one) && is_listed(other),
            counts,
        }
    }

    /// Matches the entries of two directories, and returns the matching directories among them.
    fn directory(&mut self, one: RowId, other: RowId) -> Vec<(RowId, RowId)> {
        let mut first = entries(self.first, one);
        let mut second = entries(self.second, other);
        let mut found = matched(&mut first, &mut second, |entry| Some(entry.name.clone()));
        found.extend(matched(&mut first, &mut second, |entry| Some(lower(&entry.name))));
        if self.places.is_some() {
            found.extend(matched(&mut first, &mut second, |entry| entry.place.map(|place| place.to_string())));
            found.extend(self.by_witnesses(&mut first, &mut second));
        }
        if shortens(self.first) || shortens(self.second) {
            found.extend(matched_empty(&mut first, &mut second));
        }
        let mut directories = Vec::new();
        for (one, other) in found {
            if one.is_directory {
                directories.push((one.row, other.row));
            } else {
                self.pair(one.row, other.row);
            }
        }
        first.iter().for_each(|entry| leave(self.first, entry.row, &mut self.left.0));
        second.iter().for_each(|entry| leave(self.second, entry.row, &mut self.left.1));
        directories
    }

    /// Matches directories with different names by a file with the same data at the same depth.
    fn by_witnesses(&self, first: &mut Vec<ChildEntry>, second: &mut Vec<ChildEntry>) -> Vec<(ChildEntry, ChildEntry)> {
        let mut found = Vec::new();
        for at in (0..first.len()).rev() {
            let Some(one) = first.get(at).filter(|one| one.is_directory) else { continue };
            let Some(row) = self.witness(one.row) else { continue };
            let Some(there) = second.iter().position(|other| other.is_directory && other.row == row) else { continue };
            found.push((first.swap_remove(at), second.swap_remove(there)));
        }
        found
    }

    /// The directory of the second view that contains a file of this one, at the same depth below it.
    fn witness(&self, directory: RowId) -> Option<RowId> {
        let places = self.places.as_ref()?;
        let mut left = VecDeque::from([(directory, 0_u32)]);
        let mut looked_at = 0_usize;
        while let Some((at, depth)) = left.pop_front() {
            for child in self.first.index.children(at).map(RowId) {
                looked_at = looked_at.saturating_add(1);
                if looked_at > WITNESSES {
                    return None;
                }
                let Some(row) = self.first.index.row(child) else { continue };
                if row.kind == Kind::Directory {
                    left.push_back((child, depth.saturating_add(1)));
                } else if let Some(found) = place(self.first, child).and_then(|place| places.get(&place)) {
                    return (0..=depth).try_fold(*found, |at, _| Some(self.second.index.row(at)?.parent));
                }
            }
        }
        None
    }

    /// Matches files with data at the same position whose paths differ, as in relocated directories.
    fn moved(&mut self) {
        if self.places.is_none() {
            return;
        }
        let key = |view: &View, id: RowId| Some((place(view, id)?, view.index.row(id)?.size));
        let mut by_data: HashMap<(u64, u64), Vec<RowId>> = HashMap::new();
        for id in self.left.1.iter().rev() {
            if let Some(key) = key(self.second, *id) {
                by_data.entry(key).or_default().push(*id);
            }
        }
        let mut taken = HashSet::new();
        let mut first = std::mem::take(&mut self.left.0);
        first.retain(|id| {
            let Some(other) = key(self.first, *id).and_then(|key| by_data.get_mut(&key)?.pop()) else { return true };
            taken.insert(other);
            self.pair(*id, other);
            false
        });
        self.left.0 = first;
        self.left.1.retain(|id| !taken.contains(id));
    }

    fn pair(&mut self, first: RowId, second: RowId) {
        let (Some(one), Some(other)) = (self.first.index.row(first), self.second.index.row(second)) else { return };
        if one.kind == Kind::File && other.kind == Kind::File {
            let equality = equality((self.first, first), (self.second, second));
            self.pairs.push(Pair { first, second, equality });
        }
    }
}

impl Only {
    fn of(view: &View, rows: &[RowId]) -> Self {
        let is_file = |id: &&RowId| view.index.row(**id).is_some_and(|row| row.kind == Kind::File);
        let files = rows.iter().filter(is_file).count();
        Self { files, others: rows.len().saturating_sub(files) }
    }
}

/// An entry in one of two directories.
struct ChildEntry {
    row: RowId,
    name: String,
    is_directory: bool,
    place: Option<u64>,
    is_empty: bool,
}

fn entries(view: &View, directory: RowId) -> Vec<ChildEntry> {
    let entry = |row: RowId| {
        let found = view.index.row(row)?;
        Some(ChildEntry {
            row,
            name: view.name(row).into_owned(),
            is_directory: found.kind == Kind::Directory,
            place: place(view, row),
            is_empty: found.kind != Kind::Directory && found.size == 0,
        })
    };
    view.index.children(directory).map(RowId).filter_map(entry).collect()
}

/// Removes the entries of both that have the same key and kind.
fn matched(
    first: &mut Vec<ChildEntry>,
    second: &mut Vec<ChildEntry>,
    key: impl Fn(&ChildEntry) -> Option<String>,
) -> Vec<(ChildEntry, ChildEntry)> {
    let mut by_key: HashMap<(String, bool), Vec<ChildEntry>> = HashMap::new();
    let mut rest = Vec::new();
    for entry in std::mem::take(second).into_iter().rev() {
        match key(&entry) {
            Some(key) => by_key.entry((key, entry.is_directory)).or_default().push(entry),
            None => rest.push(entry),
        }
    }
    let mut found = Vec::new();
    for entry in std::mem::take(first) {
        let same = key(&entry).and_then(|key| by_key.get_mut(&(key, entry.is_directory))?.pop());
        match same {
            Some(other) => found.push((entry, other)),
            None => first.push(entry),
        }
    }
    rest.extend(by_key.into_values().flatten());
    sort_by(&mut rest, &mut |one, other| one.row.cmp(&other.row));
    *second = rest;
    found
}

/// Removes empty files, which have no position to match, if both have the same number left: one view has shortened
/// their names.
fn matched_empty(first: &mut Vec<ChildEntry>, second: &mut Vec<ChildEntry>) -> Vec<(ChildEntry, ChildEntry)> {
    let count = |entries: &[ChildEntry]| entries.iter().filter(|entry| entry.is_empty).count();
    if count(first) != count(second) {
        return Vec::new();
    }
    let take = |entries: &mut Vec<ChildEntry>| {
        let (mut empty, rest): (Vec<_>, Vec<_>) = std::mem::take(entries).into_iter().partition(|entry| entry.is_empty);
        *entries = rest;
        sort_by(&mut empty, &mut |one, other| lower(&one.name).cmp(&lower(&other.name)));
        empty
    };
    take(first).into_iter().zip(take(second)).collect()
}

/// Whether a view shortens the names of files.
fn shortens(view: &View) -> bool {
    use ViewKind::{HighSierra, Iso9660, Iso9660Enhanced, Joliet};
    matches!(view.file_system().kind(), Iso9660 | Iso9660Enhanced | HighSierra | Joliet)
}

/// Adds an entry, or everything below it, to those that only one view has. The index contains no loops.
fn leave(view: &View, row: RowId, left: &mut Vec<RowId>) {
    let mut stack = vec![row];
    while let Some(id) = stack.pop() {
        let Some(row) = view.index.row(id) else { continue };
        if row.kind == Kind::Directory {
            stack.extend(view.index.children(id).map(RowId));
        } else {
            left.push(id);
        }
    }
}

/// Start of a file's data, if it has any.
fn place(view: &View, id: RowId) -> Option<u64> {
    let row = view.index.row(id).filter(|row| row.kind == Kind::File && row.size > 0)?;
    row.location
}

fn equality((first, one): (&View, RowId), (second, other): (&View, RowId)) -> Equality {
    let (Some(here), Some(there)) = (first.index.row(one), second.index.row(other)) else {
        return Equality::OtherExtents;
    };
    if here.size != there.size {
        return Equality::OtherSize;
    }
    let is_plain = [here, there].iter().all(|row| !row.flags.scattered && !row.flags.packed);
    let is_same_volume = first.volume_number == second.volume_number;
    if here.size == 0 || (is_plain && is_same_volume && here.location.is_some() && here.location == there.location) {
        return Equality::SameExtents;
    }
    let body = |view: &View, node: NodeId| view.file_system().body(node).ok();
    match (body(first, here.node), body(second, there.node)) {
        (Some(one), Some(other)) if one.is_same(&other) => Equality::SameExtents,
        _ => Equality::OtherExtents,
    }
}

/// Whether all directories of a view have been listed.
fn is_listed(view: &View) -> bool {
    view.index.counts().unread == 0
        && (0..view.index.len()).all(|id| view.index.directory(RowId(id)) != Directory::Closed)
}

/// Reads the files of a comparison whose data is at different positions. Progress is counted in bytes.
pub struct Reading {
    comparison: Comparison,
    systems: (Rc<dyn FileSystem>, Rc<dyn FileSystem>),
    /// Pairs still to read by their number, with the nodes of the file; the last first.
    left: Vec<(usize, NodeId, NodeId)>,
    current: Option<OpenPair>,
    progress: Progress,
}

/// Two files that are being read.
struct OpenPair {
    number: usize,
    one: Source,
    other: Source,
    at: u64,
}

impl Reading {
    fn new(comparison: Comparison, first: &View, second: &View) -> Self {
        let mut left = Vec::new();
        let mut total = 0_u64;
        for (number, pair) in comparison.pairs.iter().enumerate() {
            if pair.equality != Equality::OtherExtents {
                continue;
            }
            let (Some(one), Some(other)) = (first.index.row(pair.first), second.index.row(pair.second)) else {
                continue;
            };
            left.push((number, one.node, other.node));
            total = total.saturating_add(one.size);
        }
        left.reverse();
        let systems = (Rc::clone(first.file_system()), Rc::clone(second.file_system()));
        Self { comparison, systems, left, current: None, progress: Progress { done: 0, total } }
    }

    fn settle(&mut self, number: usize, equality: Equality) {
        if let Some(pair) = self.comparison.pairs.get_mut(number) {
            pair.equality = equality;
        }
    }

    /// Opens the next pair; false if none is left.
    fn begin(&mut self) -> Result<bool> {
        let Some((number, one, other)) = self.left.pop() else { return Ok(false) };
        let (one, other) = (self.systems.0.body(one)?.into_source(), self.systems.1.body(other)?.into_source());
        if one.len() == other.len() {
            self.current = Some(OpenPair { number, one, other, at: 0 });
        } else {
            self.settle(number, Equality::OtherBytes);
        }
        Ok(true)
    }
}

impl Job for Reading {
    type Output = Comparison;

    fn step(&mut self, budget: u64) -> Result<Step<Comparison>> {
        let until = self.progress.done.saturating_add(budget);
        while self.progress.done < until {
            let Some(mut open) = self.current.take() else {
                if self.begin()? {
                    continue;
                }
                let nothing = Comparison { pairs: Vec::new(), ..self.comparison.clone() };
                return Ok(Step::Done(std::mem::replace(&mut self.comparison, nothing)));
            };
            let (one, other) = (open.one.read_up_to(open.at, PIECE)?, open.other.read_up_to(open.at, PIECE)?);
            let read = one.len() as u64;
            if one != other {
                let skipped = open.one.len().saturating_sub(open.at);
                self.progress.done = self.progress.done.saturating_add(skipped);
                self.settle(open.number, Equality::OtherBytes);
                continue;
            }
            self.progress.done = self.progress.done.saturating_add(read);
            open.at = open.at.saturating_add(read);
            if read == 0 || open.at >= open.one.len() {
                self.settle(open.number, Equality::SameBytes);
            } else {
                self.current = Some(open);
            }
        }
        Ok(Step::More(self.progress))
    }
}

//! Files of two images that were added, removed, changed or moved.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::ComparedImage;
use super::sectors::SectorComparison;
use crate::bytes::text::lower;
use crate::check::digest::{Algorithm, Digests};
use crate::error::Result;
use crate::fs::FileSystem;
use crate::job::Progress;
use crate::order::sort_by;
use crate::source::Source;
use crate::tree::{Kind, NodeId, RowId};
use crate::view::View;

/// Bytes read at once of each of two files.
const PIECE: usize = 1 << 20;

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Only the second image has it.
    Added,
    /// Only the first image has it.
    Removed,
    /// Both have it with other content.
    Changed,
    /// Both have its content, at another path.
    Moved,
}

impl Change {
    /// All changes.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Changed, Self::Moved];

    /// Stable name, as in `added`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// A file of one of the images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedFile {
    /// Position of its view among those given.
    pub view: usize,
    /// Its row there.
    pub row: RowId,
    /// Its path; for a partition or boot image, after its name and a colon.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDifference {
    /// How.
    pub change: Change,
    /// The file of the first image.
    pub first: Option<ComparedFile>,
    /// The file of the second image.
    pub second: Option<ComparedFile>,
    /// Why it counts as changed, if sizes do not show it.
    pub note: Option<String>,
}

/// An entry of an image.
#[derive(Clone)]
struct Node {
    file: ComparedFile,
    kind: Kind,
    node: NodeId,
    system: Rc<dyn FileSystem>,
    /// Target of a link.
    target: Option<String>,
    /// Its bytes on the medium, if it is one plain range there.
    range: Option<Range<u64>>,
}

impl Node {
    fn body(&self) -> Result<Source> {
        Ok(self.system.body(self.node)?.into_source())
    }
}

/// Files still to be read.
enum Left {
    /// Two files at one path, of equal size.
    Pair(Box<Node>, Box<Node>),
    /// A file in only one image, whose digest may equal that of one in the other; the number says which.
    Alone(usize, Box<Node>),
}

/// A file that is being read.
struct Open {
    left: Left,
    sources: (Source, Option<Source>),
    at: u64,
    digests: Digests,
}

/// Compares the files of two images.
pub(super) struct FileComparison {
    left: Vec<Left>,
    open: Option<Open>,
    found: Vec<FileDifference>,
    same: u64,
    /// Files that only the first and only the second have, by their digests.
    alone: [Vec<(String, Node)>; 2],
    progress: Progress,
}

impl FileComparison {
    pub(super) fn new(first: ComparedImage<'_>, second: ComparedImage<'_>) -> Self {
        let mut comparison = Self {
            left: Vec::new(),
            open: None,
            found: Vec::new(),
            same: 0,
            alone: [Vec::new(), Vec::new()],
            progress: Progress::default(),
        };
        let (one, other) = (trees(first), trees(second));
        for (name, views) in &one {
            let partner = other.iter().find(|(known, _)| known == name).map(|(_, views)| views.as_slice());
            let (left, right) = best(views, partner.unwrap_or_default());
            comparison.pair(name, left, right);
        }
        for (name, views) in other.iter().filter(|(name, _)| one.iter().all(|(known, _)| known != name)) {
            let (right, _) = best(views, &[]);
            comparison.pair(name, None, right);
        }
        comparison.left.reverse();
        let size = |left: &Left| match left {
            Left::Pair(node, _) | Left::Alone(_, node) => node.file.size,
        };
        comparison.progress.total = comparison.left.iter().map(size).fold(0, u64::saturating_add);
        comparison
    }

    /// Pairs the entries of two views by their paths.
    fn pair(&mut self, volume: &str, one: Option<(usize, &View)>, other: Option<(usize, &View)>) {
        let (first, mut second) = (nodes(volume, one), nodes(volume, other));
        let mut exact: HashMap<String, usize> = HashMap::new();
        let mut folded: HashMap<String, usize> = HashMap::new();
        for (at, node) in second.iter().enumerate() {
            exact.insert(node.file.path.clone(), at);
            folded.insert(lower(&node.file.path), at);
        }
        let mut taken = vec![false; second.len()];
        let mut removed = Vec::new();
        for node in first {
            let at = exact.get(&node.file.path).or_else(|| folded.get(&lower(&node.file.path))).copied();
            let free = at.filter(|at| taken.get(*at) == Some(&false));
            match free.and_then(|at| Some((at, second.get(at)?.clone()))) {
                Some((at, partner)) => {
                    if let Some(taken) = taken.get_mut(at) {
                        *taken = true;
                    }
                    self.both(node, partner);
                }
                None => removed.push(node),
            }
        }
        let mut number = 0_usize;
        second.retain(|_| {
            let is_free = taken.get(number) == Some(&false);
            number = number.saturating_add(1);
            is_free
        });
        self.alone(removed, second);
    }

    /// Two entries at one path.
    fn both(&mut self, node: Node, partner: Node) {
        let is_file = node.kind == Kind::File && partner.kind == Kind::File;
        if node.kind != partner.kind {
            return self.changed(node, partner, Some("another kind of entry".into()));
        }
        if !is_file {
            if node.target != partner.target {
                self.changed(node, partner, Some("the link leads elsewhere".into()));
            }
            return;
        }
        if node.file.size != partner.file.size {
            return self.changed(node, partner, None);
        }
        if node.file.size == 0 {
            self.same = self.same.saturating_add(1);
            return;
        }
        self.left.push(Left::Pair(node.into(), partner.into()));
    }

    /// Entries that only one image has. Those whose size both have may have been moved.
    fn alone(&mut self, removed: Vec<Node>, added: Vec<Node>) {
        let sizes = |nodes: &[Node]| -> std::collections::HashSet<u64> {
            nodes
                .iter()
                .filter(|node| node.kind == Kind::File && node.file.size > 0)
                .map(|node| node.file.size)
                .collect()
        };
        let common: Vec<u64> = sizes(&removed).intersection(&sizes(&added)).copied().collect();
        for (which, node) in removed.into_iter().map(|node| (0, node)).chain(added.into_iter().map(|node| (1, node))) {
            if node.kind == Kind::File && common.contains(&node.file.size) {
                self.left.push(Left::Alone(which, node.into()));
            } else {
                self.only(which, node);
            }
        }
    }

    fn only(&mut self, which: usize, node: Node) {
        let (change, first, second) = match which {
            0 => (Change::Removed, Some(node.file), None),
            _ => (Change::Added, None, Some(node.file)),
        };
        self.found.push(FileDifference { change, first, second, note: None });
    }

    fn changed(&mut self, node: Node, partner: Node, note: Option<String>) {
        let (first, second) = (Some(node.file), Some(partner.file));
        self.found.push(FileDifference { change: Change::Changed, first, second, note });
    }

    /// Reads some bytes; `None` after the last.
    pub(super) fn step(&mut self, budget: u64, sectors: &SectorComparison) -> Result<Option<Progress>> {
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            match self.open.take() {
                Some(open) => self.read(open),
                None => {
                    let Some(left) = self.left.pop() else {
                        self.moved();
                        return Ok(None);
                    };
                    self.begin(left, sectors);
                }
            }
        }
        Ok(Some(self.progress))
    }

    fn begin(&mut self, left: Left, sectors: &SectorComparison) {
        let opened = match &left {
            Left::Pair(one, other) => {
                let is_same =
                    one.range.as_ref().is_some_and(|range| one.range == other.range && sectors.is_same(range));
                if is_same {
                    self.progress.done = self.progress.done.saturating_add(one.file.size);
                    self.same = self.same.saturating_add(1);
                    return;
                }
                one.body().and_then(|source| Ok((source, Some(other.body()?))))
            }
            Left::Alone(_, node) => node.body().map(|source| (source, None)),
        };
        match (opened, left) {
            (Ok(sources), left) => {
                let algorithms: &[Algorithm] = if sources.1.is_some() { &[] } else { &[Algorithm::Blake3] };
                self.open = Some(Open { left, sources, at: 0, digests: Digests::new(algorithms) });
            }
            (Err(error), left) => self.unreadable(left, &error.to_string()),
        }
    }

    fn unreadable(&mut self, left: Left, why: &str) {
        match left {
            Left::Pair(one, other) => self.changed(*one, *other, Some(format!("it can’t be read: {why}"))),
            Left::Alone(which, node) => self.only(which, *node),
        }
    }

    fn read(&mut self, mut open: Open) {
        let one = open.sources.0.read_up_to(open.at, PIECE);
        let other = open.sources.1.as_ref().map(|source| source.read_up_to(open.at, PIECE)).transpose();
        let (one, other) = match (one, other) {
            (Ok(one), Ok(other)) => (one, other),
            (Err(error), _) | (_, Err(error)) => return self.unreadable(open.left, &error.to_string()),
        };
        let read = one.len() as u64;
        self.progress.done = self.progress.done.saturating_add(read);
        open.at = open.at.saturating_add(read);
        let differs = other.as_ref().is_some_and(|other| *other != one);
        let is_over = read == 0 || open.at >= open.sources.0.len();
        open.digests.update(&one);
        match open.left {
            Left::Pair(one, other) if differs => {
                let rest = open.sources.0.len().saturating_sub(open.at);
                self.progress.done = self.progress.done.saturating_add(rest);
                self.changed(*one, *other, None);
            }
            Left::Pair(..) if is_over => self.same = self.same.saturating_add(1),
            Left::Alone(which, node) if is_over => {
                let digest = open.digests.finish().pop().map(|digest| digest.value).unwrap_or_default();
                if let Some(alone) = self.alone.get_mut(which) {
                    alone.push((digest, *node));
                }
            }
            _ => self.open = Some(open),
        }
    }

    /// Pairs files that only one image has by their content.
    fn moved(&mut self) {
        let [removed, added] = std::mem::take(&mut self.alone);
        let mut by_digest: HashMap<String, Vec<Node>> = HashMap::new();
        for (digest, node) in added.into_iter().rev() {
            by_digest.entry(digest).or_default().push(node);
        }
        for (digest, node) in removed {
            match by_digest.get_mut(&digest).and_then(Vec::pop) {
                Some(partner) => {
                    let (first, second) = (Some(node.file), Some(partner.file));
                    self.found.push(FileDifference { change: Change::Moved, first, second, note: None });
                }
                None => self.only(0, node),
            }
        }
        for node in by_digest.into_values().flatten() {
            self.only(1, node);
        }
    }

    /// The differences by path, and the number of files that are the same.
    pub(super) fn finish(mut self) -> (Vec<FileDifference>, u64) {
        let path = |file: &FileDifference| {
            file.first.as_ref().or(file.second.as_ref()).map(|file| file.path.clone()).unwrap_or_default()
        };
        sort_by(&mut self.found, &mut |one, other| path(one).cmp(&path(other)));
        (self.found, self.same)
    }
}

/// Views of a volume with their positions.
type Views<'a> = Vec<(usize, &'a View)>;

/// A volume's name, which is empty for a session, and its trees.
type Trees<'a> = Vec<(String, Views<'a>)>;

/// The trees of an image by volume.
fn trees(side: ComparedImage<'_>) -> Trees<'_> {
    let mut trees: Vec<(usize, String, Views<'_>)> = Vec::new();
    for (number, view) in side.views.iter().enumerate().filter(|(_, view)| view.file_system().kind().is_tree()) {
        match trees.iter_mut().find(|(volume, ..)| *volume == view.volume_number) {
            Some((_, _, views)) => views.push((number, view)),
            None => {
                let name = if view.volume.is_inner() { view.volume.name().unwrap_or_default() } else { String::new() };
                trees.push((view.volume_number, name, vec![(number, view)]));
            }
        }
    }
    let mut named: Trees<'_> = Vec::new();
    for (_, name, views) in trees {
        // The latest session has the files of those before it, so these are left out.
        if named.iter().all(|(known, _)| *known != name) {
            named.push((name, views));
        }
    }
    named
}

/// A view of one image, with its position.
type Chosen<'a> = Option<(usize, &'a View)>;

/// The best views of the same kind, or the best of each.
fn best<'a>(one: &[(usize, &'a View)], other: &[(usize, &'a View)]) -> (Chosen<'a>, Chosen<'a>) {
    for (at, view) in one {
        let same = other.iter().find(|(_, known)| known.file_system().kind() == view.file_system().kind());
        if let Some((there, partner)) = same {
            return (Some((*at, view)), Some((*there, partner)));
        }
    }
    (one.first().copied(), other.first().copied())
}

/// All entries of a view.
fn nodes(volume: &str, view: Chosen<'_>) -> Vec<Node> {
    let Some((number, view)) = view else { return Vec::new() };
    let prefix = if volume.is_empty() { String::new() } else { format!("{volume}:") };
    let rows = (1..view.index.len()).map(RowId);
    let node = |row: RowId| {
        let entry = view.index.row(row)?;
        let is_plain =
            !entry.flags.packed && !entry.flags.scattered && view.volume.base() == 0 && !view.volume.is_inner();
        let range = entry.location.filter(|_| is_plain).map(|at| at..at.saturating_add(entry.size));
        Some(Node {
            file: ComparedFile { view: number, row, path: format!("{prefix}{}", view.path(row)), size: entry.size },
            kind: entry.kind,
            node: entry.node,
            system: Rc::clone(view.file_system()),
            target: view.index.target(row).map(|target| view.text(target).into_owned()),
            range,
        })
    };
    rows.filter_map(node).collect()
}

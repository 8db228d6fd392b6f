//! The tree on the left: volumes, their views, the directories of the current view, boot entries and partitions.

use std::ops::Range;

use discern::protocol::{OutlinePage, OutlineRow, RowNumber, Summary, ViewInfo, ViewNumber, browse};
use leptos::prelude::*;

use super::pages::{PAGE, Pages};
use crate::browser::case::lower;
use crate::client::Link;
use crate::state::State;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// A volume, by its number.
    Volume(u32),
    /// A view, which also represents its root directory.
    View(ViewNumber),
    /// A directory below the root.
    Directory(OutlineRow),
    /// A file system that is not read, by its place among those of the summary.
    Unread(usize),
    /// The group of boot entries.
    Boot,
    /// A boot entry.
    BootEntry(usize),
    /// The group of partition tables.
    Partitions,
    /// A partition table.
    Partition(usize),
}

/// A line of the tree, with its position.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TreeRow {
    /// The node.
    pub(crate) item: Item,
    /// Depth, from 1.
    pub(crate) level: u32,
    /// Position among its siblings, from 1.
    pub(crate) position: u32,
    /// Number of its siblings, itself included.
    pub(crate) set_size: u32,
}

/// Identifies the content of a line at a position: how often the tree was laid out, and which fixed line it is or how
/// often the directory's page has been fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Stamp {
    /// A line before the directories.
    Before(u32, usize),
    /// A directory, fetched or not.
    Directory(u32, u64),
    /// A line after the directories.
    After(u32, usize),
}

/// The tree with its unfolded nodes.
#[derive(Clone, Copy)]
pub(crate) struct Tree {
    link: Link,
    view: State<ViewNumber>,
    before: State<Vec<TreeRow>>,
    after: State<Vec<TreeRow>>,
    /// Number of visible directories, including the root.
    total: State<u32>,
    pages: State<Pages<OutlineRow>>,
    cursor: State<u32>,
    seen: StoredValue<Range<u32>>,
    epoch: StoredValue<u32>,
}

impl Tree {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            view: State::new(ViewNumber::FIRST),
            before: State::new(Vec::new()),
            after: State::new(Vec::new()),
            total: State::new(0),
            pages: State::new(Pages::default()),
            cursor: State::new(0),
            seen: StoredValue::new(0..0),
            epoch: StoredValue::new(0),
        }
    }

    /// Number of lines.
    pub(crate) fn total(self) -> u32 {
        let fixed = self.before.with(Vec::len).saturating_add(self.after.with(Vec::len));
        u32::try_from(fixed).unwrap_or(u32::MAX).saturating_add(self.directories())
    }

    /// Position of the cursor.
    pub(crate) fn cursor(self) -> u32 {
        self.cursor.get()
    }

    /// A line; `None` if it has not been fetched. The stamp changes with its content.
    pub(crate) fn line(self, index: u32) -> (Stamp, Option<TreeRow>) {
        let epoch = self.epoch.get_value();
        match self.part(index) {
            Part::Before(index) => (Stamp::Before(epoch, index), self.before.with(|lines| lines.get(index).cloned())),
            Part::After(index) => (Stamp::After(epoch, index), self.after.with(|lines| lines.get(index).cloned())),
            Part::Directory(position) => {
                let (page, row) = self.pages.with(|pages| pages.stamped(position));
                (Stamp::Directory(epoch, page), row.map(line_of))
            }
        }
    }

    /// A line, untracked.
    pub(crate) fn line_now(self, index: u32) -> Option<TreeRow> {
        untrack(move || self.line(index).1)
    }

    /// Whether the root of the current view is unfolded; `None` if it cannot be.
    pub(crate) fn root_expanded(self) -> Option<bool> {
        self.pages.with(|pages| pages.get(0).and_then(|root| root.expanded))
    }

    /// Fetches the directories in a range of lines that has become visible.
    pub(crate) fn look_at(self, lines: Range<u32>) {
        let first = self.first_directory();
        let range =
            lines.start.saturating_sub(first).saturating_add(1)..lines.end.saturating_sub(first).saturating_add(1);
        let range = range.start.min(self.total.get_untracked())..range.end.min(self.total.get_untracked());
        self.seen.set_value(range.clone());
        self.fetch_all(range);
    }

    pub(super) fn set_cursor(self, index: u32) {
        let last = untrack(move || self.total()).saturating_sub(1);
        self.cursor.set(index.min(last));
    }

    /// Lays out the tree of an image, unfolded at a view.
    pub(super) fn lay_out(self, summary: &Summary, view: ViewNumber) {
        let mut before = Vec::new();
        let mut after = Vec::new();
        let mut past_view = false;
        for line in fixed_lines(summary) {
            let is_view = line.item == Item::View(view);
            if past_view {
                after.push(line)
            } else {
                before.push(line)
            }
            past_view |= is_view;
        }
        self.view.set(view);
        self.before.set(before);
        self.after.set(after);
        self.restart();
    }

    /// Drops the directories, and fetches them again.
    pub(super) fn restart(self) {
        self.epoch.update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.pages.set(Pages::default());
        self.total.set(0);
        self.fetch_all(0..PAGE);
    }

    /// Fetches the directories again, since they may have changed.
    pub(super) fn refresh(self) {
        let seen = self.seen.get_value();
        let starts = self.pages.update_untracked(|pages| {
            pages.keep(&(0..seen.end.max(1)));
            pages.again()
        });
        for start in starts {
            self.fetch(start);
        }
    }

    /// Unfolds or folds a directory.
    pub(super) fn fold(self, row: RowNumber, expanded: bool) {
        let ask = browse::Fold { view: self.view.get_untracked(), row, expanded };
        self.link.ask(&ask, move |reply| {
            if reply.is_ok() {
                self.refresh();
            }
        });
    }

    /// Unfolds all ancestors of a directory, and moves the cursor to it.
    pub(super) fn reveal(self, row: RowNumber) {
        let epoch = self.epoch.get_value();
        self.link.ask(&browse::Reveal { view: self.view.get_untracked(), row }, move |reply| {
            let Ok(Some(position)) = reply else { return };
            if self.epoch.get_value() == epoch {
                self.refresh();
                self.cursor.set(self.index_of(position));
            }
        });
    }

    /// The parent of a line, as far as the lines between have been fetched.
    pub(super) fn parent(self, index: u32) -> Option<u32> {
        let level = self.line_now(index)?.level;
        (0..index).rev().map_while(|above| Some((above, self.line_now(above)?))).find_map(|(above, line)| {
            let is_parent = line.level < level;
            is_parent.then_some(above)
        })
    }

    /// The next directory after a line, wrapping around, whose name begins with this text.
    pub(super) fn type_ahead(self, prefix: &str, from: u32) -> Option<u32> {
        let prefix = lower(prefix);
        let total = untrack(move || self.total());
        (0..total).map(|step| from.saturating_add(step).checked_rem(total).unwrap_or(0)).find(|index| {
            matches!(self.line_now(*index), Some(TreeRow { item: Item::Directory(row), .. })
                if lower(&row.name).starts_with(&prefix))
        })
    }

    /// Range of the lines of directories, not including the root, which shares a line with its view.
    fn directories(self) -> u32 {
        self.total.get().saturating_sub(1)
    }

    fn first_directory(self) -> u32 {
        u32::try_from(self.before.with_untracked(Vec::len)).unwrap_or(u32::MAX)
    }

    /// Line at a position in the worker's outline.
    fn index_of(self, position: u32) -> u32 {
        self.first_directory().saturating_add(position).saturating_sub(1)
    }

    fn part(self, index: u32) -> Part {
        let first = u32::try_from(self.before.with(Vec::len)).unwrap_or(u32::MAX);
        let directories = self.directories();
        let past = index.saturating_sub(first);
        let place = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
        if index < first {
            Part::Before(place(index))
        } else if past < directories {
            Part::Directory(past.saturating_add(1))
        } else {
            Part::After(place(past.saturating_sub(directories)))
        }
    }

    fn fetch_all(self, range: Range<u32>) {
        let wanted = self.pages.update_untracked(|pages| pages.want(range));
        for start in wanted {
            self.fetch(start);
        }
    }

    fn fetch(self, start: u32) {
        let epoch = self.epoch.get_value();
        let ask = browse::Outline { view: self.view.get_untracked(), start, count: PAGE };
        self.link.ask(&ask, move |reply| {
            if self.epoch.get_value() != epoch {
                return;
            }
            match reply {
                Ok(page) => self.receive(page),
                Err(_) => {
                    self.pages.update_untracked(|pages| pages.fail(start));
                }
            }
        });
    }

    fn receive(self, page: OutlinePage) {
        self.total.set(page.total);
        self.pages.update(|pages| pages.put(page.start, page.rows));
    }
}

enum Part {
    Before(usize),
    Directory(u32),
    After(usize),
}

/// Line of a directory: the root is on level 2, below its volume.
fn line_of(row: OutlineRow) -> TreeRow {
    TreeRow {
        level: row.level.saturating_add(1),
        position: row.position,
        set_size: row.set_size,
        item: Item::Directory(row),
    }
}

/// The volumes of some views, each with its views.
fn volumes(summary: &Summary, is_wanted: fn(&ViewInfo) -> bool) -> impl Iterator<Item = (Item, Vec<Item>)> + '_ {
    let mut volumes: Vec<u32> = summary.views.iter().filter(|view| is_wanted(view)).map(|view| view.volume).collect();
    volumes.dedup();
    volumes.into_iter().map(|volume| {
        let views = (0..).map(ViewNumber).zip(&summary.views).filter(|(_, view)| view.volume == volume);
        (Item::Volume(volume), views.map(|(number, _)| Item::View(number)).collect())
    })
}

/// All lines except directories, in order: the image's own volumes, boot entries, partitions, and images opened inside
/// it.
fn fixed_lines(summary: &Summary) -> Vec<TreeRow> {
    let own = volumes(summary, |view| view.parent.is_none());
    let mut groups: Vec<(Item, Vec<Item>)> = own.collect();
    groups.extend((0..summary.unread.len()).map(|index| (Item::Unread(index), Vec::new())));
    if !summary.boot.is_empty() {
        groups.push((Item::Boot, (0..summary.boot.len()).map(Item::BootEntry).collect()));
    }
    if !summary.partitions.is_empty() {
        groups.push((Item::Partitions, (0..summary.partitions.len()).map(Item::Partition).collect()));
    }
    groups.extend(volumes(summary, |view| view.parent.is_some()));
    let set_size = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let mut lines = Vec::new();
    for ((item, children), position) in groups.into_iter().zip(1..) {
        lines.push(TreeRow { item, level: 1, position, set_size });
        let set_size = u32::try_from(children.len()).unwrap_or(u32::MAX);
        lines.extend(children.into_iter().zip(1..).map(|(item, position)| TreeRow {
            item,
            level: 2,
            position,
            set_size,
        }));
    }
    lines
}

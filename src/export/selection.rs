//! Turns selected rows of a view into a flat list of items with safe names.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::item::Item;
use super::names::{self, Taken};
use super::notes::Notes;
use crate::error::Result;
use crate::findings::Findings;
use crate::order::sort_by;
use crate::tree::{Children, Kind, RowId};
use crate::view::View;

/// The items to save.
#[derive(Debug, Default)]
pub struct Plan {
    /// Items; directories come before their contents.
    pub items: Vec<Item>,
    /// Notes on renamed or omitted entries.
    pub notes: Notes,
}

impl Plan {
    /// Number of bytes that will have to be read.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.items.iter().fold(0, |sum, item| sum.saturating_add(item.present()))
    }

    /// Sorts the items by the position of their data, so that the image is read in order. Directories stay first,
    /// before their contents.
    pub fn sort_by_place(&mut self) {
        let place = |item: &Item| (item.kind != Kind::Directory).then_some(item.location);
        sort_by(&mut self.items, &mut |one, other| place(one).cmp(&place(other)));
    }
}

/// Makes a [`Plan`] in steps: a directory may have a million entries, and many may not have been read yet.
#[derive(Debug)]
pub struct Planner {
    chosen: HashSet<RowId>,
    /// Selected rows still to plan, last first.
    roots: Vec<RowId>,
    /// Parent directories of selected rows, with the names used in them.
    places: HashMap<RowId, OutputFolder>,
    /// Directories whose contents are still to plan.
    directories: Vec<(RowId, Rc<str>)>,
    /// The directory being planned.
    current: Option<(Children, OutputFolder)>,
    plan: Plan,
    /// Makes names safe.
    safe: SafeName,
}

/// Makes a name safe at its destination.
type SafeName = fn(&str) -> Cow<'_, str>;

#[derive(Debug)]
struct OutputFolder {
    /// Path; empty, or ends with `/`.
    path: Rc<str>,
    taken: Taken,
    safe: SafeName,
}

impl OutputFolder {
    fn new(path: impl Into<Rc<str>>, safe: SafeName) -> Self {
        Self { path: path.into(), taken: Taken::default(), safe }
    }
}

impl Planner {
    /// A planner for rows in `base` or below; paths are relative to it. Rows inside other selected rows are saved once.
    #[must_use]
    pub fn new(base: RowId, rows: Vec<RowId>) -> Self {
        Self::with(names::safe, base, rows)
    }

    /// A planner for a folder that a browser writes to, which refuses more names than other programs do.
    #[must_use]
    pub fn in_folder(base: RowId, rows: Vec<RowId>) -> Self {
        Self::with(names::in_folder, base, rows)
    }

    fn with(safe: SafeName, base: RowId, mut rows: Vec<RowId>) -> Self {
        rows.reverse();
        Self {
            safe,
            chosen: rows.iter().copied().collect(),
            roots: rows,
            places: HashMap::from([(base, OutputFolder::new("", safe))]),
            directories: Vec::new(),
            current: None,
            plan: Plan::default(),
        }
    }

    /// Plans about `most` more entries, listing unread directories. Returns true when everything is planned.
    ///
    /// # Errors
    /// The errors of [`View::expand`].
    pub fn step(&mut self, view: &mut View, findings: &mut Findings, most: u32) -> Result<bool> {
        for _ in 0..most {
            if let Some((range, place)) = &mut self.current {
                let Some(row) = range.next().map(RowId) else {
                    self.current = None;
                    continue;
                };
                if let Some(below) = add(&mut self.plan, view, row, place) {
                    self.directories.push((row, below));
                }
            } else if let Some((directory, path)) = self.directories.pop() {
                view.expand(directory, findings)?;
                self.current = Some((view.index.children(directory), OutputFolder::new(path, self.safe)));
            } else if let Some(row) = self.roots.pop() {
                self.add_root(view, row);
            } else {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The plan, once [`Planner::step`] has returned true.
    #[must_use]
    pub fn finish(self) -> Plan {
        self.plan
    }

    /// Number of entries planned so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plan.items.len()
    }

    /// Whether nothing has been planned yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.items.is_empty()
    }

    fn add_root(&mut self, view: &View, row: RowId) {
        let mut way = Vec::new();
        let mut at = row;
        // Stops at the first parent that already has a path, as the base does.
        while let Some(found) = view.index.row(at) {
            if at == RowId::ROOT {
                break;
            }
            at = found.parent;
            if self.chosen.contains(&at) {
                return;
            }
            if self.places.contains_key(&at) {
                break;
            }
            way.push(at);
        }
        for directory in way.into_iter().rev() {
            let Some(place) = self.places.get_mut(&at) else { return };
            let path = place_for(&mut self.plan.notes, view, directory, place);
            self.places.insert(directory, OutputFolder::new(format!("{path}/"), self.safe));
            at = directory;
        }
        let Some(place) = self.places.get_mut(&at) else { return };
        if row == RowId::ROOT {
            self.directories.push((row, place.path.clone()));
        } else if let Some(below) = add(&mut self.plan, view, row, place) {
            self.directories.push((row, below));
        }
    }
}

/// Adds an entry to the plan. For a directory, returns the path for its contents, with a `/` at the end.
fn add(plan: &mut Plan, view: &View, row: RowId, place: &mut OutputFolder) -> Option<Rc<str>> {
    let found = view.index.row(row)?;
    if found.flags.elsewhere {
        plan.notes.add(format!("“{}” is on another disc of the set, so it was left out.", view.path(row)));
        return None;
    }
    let path = place_for(&mut plan.notes, view, row, place);
    let below = (found.kind == Kind::Directory).then(|| format!("{path}/").into());
    plan.items.extend(Item::new(view, row, path));
    below
}

/// The safe path of an entry in the directory `place`; adds a note if its name had to change.
fn place_for(notes: &mut Notes, view: &View, row: RowId, place: &mut OutputFolder) -> String {
    let recorded = view.name(row);
    let mut wanted = recorded.clone();
    // A Mac's resource fork has the name of the file it belongs to.
    if view.index.row(row).is_some_and(|row| row.flags.associated) {
        wanted.to_mut().push_str(".associated");
    }
    if view.index.missing(row) > 0 {
        wanted.to_mut().push_str(Item::PARTIAL);
    }
    let name = place.taken.take(&(place.safe)(&wanted));
    if name != wanted {
        notes.add(format!("“{}” is saved as “{name}”.", view.path(row)));
    }
    format!("{}{name}", place.path)
}

//! From chosen rows of a view to a flat list of what is to be saved, under safe names.

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

/// What is to be saved.
#[derive(Debug, Default)]
pub struct Plan {
    /// Directories come before what is in them.
    pub items: Vec<Item>,
    /// What was renamed or left out.
    pub notes: Notes,
}

impl Plan {
    /// Bytes that are expected to be read.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.items.iter().fold(0, |sum, item| sum.saturating_add(item.present()))
    }

    /// Puts the items in the order in which their data lies, so that the image is crossed once. Directories stay
    /// first and before what is in them.
    pub fn sort_by_place(&mut self) {
        let place = |item: &Item| (item.kind != Kind::Directory).then_some(item.location);
        sort_by(&mut self.items, &mut |one, other| place(one).cmp(&place(other)));
    }
}

/// Makes a [`Plan`] a piece at a time: a directory may hold a million entries, and many may not have been read yet.
#[derive(Debug)]
pub struct Planner {
    chosen: HashSet<RowId>,
    /// Chosen rows still to come, last first.
    roots: Vec<RowId>,
    /// Directories that chosen rows lie in, with the names given out there.
    places: HashMap<RowId, Place>,
    /// Directories whose content is still to come.
    directories: Vec<(RowId, Rc<str>)>,
    /// The directory that is being gone through.
    current: Option<(Children, Place)>,
    plan: Plan,
}

#[derive(Debug)]
struct Place {
    /// Empty, or ends with `/`.
    path: Rc<str>,
    taken: Taken,
}

impl Place {
    fn new(path: impl Into<Rc<str>>) -> Self {
        Self { path: path.into(), taken: Taken::default() }
    }
}

impl Planner {
    /// A planner for rows that lie in `base` or somewhere below it; paths count from there. Rows inside other chosen
    /// rows are saved once.
    #[must_use]
    pub fn new(base: RowId, mut rows: Vec<RowId>) -> Self {
        rows.reverse();
        Self {
            chosen: rows.iter().copied().collect(),
            roots: rows,
            places: HashMap::from([(base, Place::new(""))]),
            directories: Vec::new(),
            current: None,
            plan: Plan::default(),
        }
    }

    /// Plans about `most` more entries, listing directories that have not been read. True when all is planned.
    ///
    /// # Errors
    /// As [`View::expand`].
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
                self.current = Some((view.index.children(directory), Place::new(path)));
            } else if let Some(row) = self.roots.pop() {
                self.add_root(view, row);
            } else {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The plan, once [`Planner::step`] has said that it is whole.
    #[must_use]
    pub fn finish(self) -> Plan {
        self.plan
    }

    /// Number of entries planned so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plan.items.len()
    }

    /// True where nothing has been planned yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.items.is_empty()
    }

    fn add_root(&mut self, view: &View, row: RowId) {
        let mut way = Vec::new();
        let mut at = row;
        // Up to the next directory that has a place already; the base has one.
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
            self.places.insert(directory, Place::new(format!("{path}/")));
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

/// Adds an entry to the plan. Returns the path of what lies in it, with a `/` at its end, where it is a directory.
fn add(plan: &mut Plan, view: &View, row: RowId, place: &mut Place) -> Option<Rc<str>> {
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

/// The safe path of an entry in the directory `place`; a note where its name had to change.
fn place_for(notes: &mut Notes, view: &View, row: RowId, place: &mut Place) -> String {
    let recorded = view.name(row);
    let mut wanted = recorded.clone();
    // A Mac's resource fork has the name of the file it belongs to.
    if view.index.row(row).is_some_and(|row| row.flags.associated) {
        wanted.to_mut().push_str(".associated");
    }
    if view.index.missing(row) > 0 {
        wanted.to_mut().push_str(Item::PARTIAL);
    }
    let name = place.taken.take(&names::safe(&wanted));
    if name != wanted {
        notes.add(format!("“{}” is saved as “{name}”.", view.path(row)));
    }
    format!("{}{name}", place.path)
}

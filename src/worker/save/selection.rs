//! Resolves a selection of the page to the items to save.

use std::collections::HashSet;
use std::rc::Rc;

use discern::browse::{Listed, Order};
use discern::error::Result;
use discern::export::{Plan, Planner, names};
use discern::fs::FileSystem;
use discern::job::Progress;
use discern::protocol::{Chosen, Failure, RowNumber, Scope, Selection, ViewNumber};
use discern::tree::{Kind, RowId, SortBy};

use crate::browser::clock::{self, Deadline};
use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Number of entries planned at a time, which takes some milliseconds.
const STRIDE: u32 = 4000;

/// A planned selection.
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The file system of its entries.
    pub file_system: Rc<dyn FileSystem>,
    /// A name for all of it, without extension.
    pub name: String,
}

/// Begins a plan for rows of a directory: [`Planner::new`] or [`Planner::in_folder`].
pub type Begin = fn(RowId, Vec<RowId>) -> Planner;

/// Plans a selection, listing directories that have not been read yet.
pub async fn plan(session: &Shared, job: &Job, selection: &Selection, begin: Begin) -> Result<Planned, Failure> {
    if matches!(selection.scope, Scope::Search(_)) {
        // The results of a search are complete only when everything has been read.
        while !is_read(session, selection.view).map_err(|error| failures::from_error(&error))? {
            job.check()?;
            clock::turn().await;
        }
    }
    let generation = session.borrow().generation;
    let begun = session.borrow_mut().planner(selection, begin);
    let (mut planner, name) = begun.map_err(|error| failures::from_error(&error))?;
    loop {
        job.check()?;
        if session.borrow().generation != generation {
            return Err(failures::changed_meanwhile());
        }
        let done = step(session, selection.view, &mut planner).map_err(|error| failures::from_error(&error))?;
        if done {
            break;
        }
        let entries = planner.len() as u64;
        job.progress("Listing", Progress { done: 0, total: 0 }, &format!("{entries} entries"));
        clock::turn().await;
    }
    let mut session = session.borrow_mut();
    let (tab, _) = session.tab(selection.view).map_err(|error| failures::from_error(&error))?;
    Ok(Planned { plan: planner.finish(), file_system: Rc::clone(tab.view.file_system()), name })
}

fn is_read(session: &Shared, view: ViewNumber) -> Result<bool> {
    let mut session = session.borrow_mut();
    session.walk(Deadline::after(clock::SLICE))?;
    Ok(session.tab(view)?.0.view.index.counts().unread == 0)
}

fn step(session: &Shared, view: ViewNumber, planner: &mut Planner) -> Result<bool> {
    let mut session = session.borrow_mut();
    let (tab, findings) = session.tab(view)?;
    let done = planner.step(&mut tab.view, findings, STRIDE)?;
    session.reading.check()?;
    Ok(done)
}

impl Session {
    fn planner(&mut self, selection: &Selection, begin: Begin) -> Result<(Planner, String)> {
        let listed = self.scope(selection.view, selection.scope.clone())?;
        let base = match listed {
            Listed::Directory(row) => row,
            Listed::Search(_) => RowId::ROOT,
        };
        let rows = match &selection.rows {
            Chosen::Only(rows) => self.rows_of(selection.view, rows)?,
            Chosen::AllBut(excluded) => {
                let excluded = self.rows_of(selection.view, excluded)?.into_iter().collect();
                self.all_but(selection.view, &listed, &excluded)?
            }
        };
        let name = self.name_of(selection.view, base, &rows)?;
        Ok((begin(base, rows), name))
    }

    fn rows_of(&mut self, view: ViewNumber, numbers: &[RowNumber]) -> Result<Vec<RowId>> {
        numbers.iter().map(|number| self.row(view, *number)).collect()
    }

    /// The rows of a listing except some.
    ///
    /// # Errors
    /// If they cannot be listed.
    pub fn all_but(&mut self, view: ViewNumber, listed: &Listed, excluded: &HashSet<RowId>) -> Result<Vec<RowId>> {
        let (tab, findings) = self.tab(view)?;
        let by_name = Order { by: SortBy::Name, descending: false };
        let (mut rows, mut complete) = tab.listings.rows(&mut tab.view, findings, (listed, by_name), &clock::now)?;
        while !complete {
            (rows, complete) = tab.listings.rows(&mut tab.view, findings, (listed, by_name), &clock::now)?;
        }
        Ok(rows.iter().filter(|row| !excluded.contains(row)).copied().collect())
    }

    /// Name of the only selected directory, else of the parent directory, else of the image.
    fn name_of(&mut self, view: ViewNumber, base: RowId, rows: &[RowId]) -> Result<String> {
        let (tab, _) = self.tab(view)?;
        let directory = match rows {
            [row] if tab.view.index.row(*row).is_some_and(|row| row.kind == Kind::Directory) => *row,
            _ => base,
        };
        if directory != RowId::ROOT {
            return Ok(names::safe(&tab.view.name(directory)).into_owned());
        }
        Ok(self.layer_of(view).map_or_else(|| self.name(), |layer| stem(&layer.parent.name)))
    }

    /// A name for files made of the whole image, without extension; safe on any computer.
    pub fn name(&self) -> String {
        let image = self.image.files.first().map_or("image", |file| &file.name);
        stem(image)
    }
}

/// The name of an image without its extension; safe on any computer.
fn stem(name: &str) -> String {
    names::safe(name.rsplit_once('.').map_or(name, |(stem, _)| stem)).into_owned()
}

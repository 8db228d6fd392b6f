//! From what the page has chosen to what is to be saved.

use std::collections::HashSet;
use std::rc::Rc;

use discern::error::Result;
use discern::export::{Plan, Planner, names};
use discern::fs::FileSystem;
use discern::job::Progress;
use discern::protocol::{Chosen, Column, Failure, Scope, Selection, Sort};
use discern::tree::{Kind, RowId};

use crate::browser::clock::{self, Deadline};
use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Entries planned at a time: some milliseconds.
const STRIDE: u32 = 4000;

/// What was chosen, planned.
pub struct Planned {
    /// What is to be saved.
    pub plan: Plan,
    /// Where it comes from.
    pub file_system: Rc<dyn FileSystem>,
    /// A name for all of it, without an ending.
    pub name: String,
}

/// Finds all that a selection stands for, listing what has not been read yet.
pub async fn plan(session: &Shared, job: &Job, selection: &Selection) -> Result<Planned, Failure> {
    if matches!(selection.scope, Scope::Search(_)) {
        // All that a search finds is known only when all is read.
        while !is_read(session, selection.view).map_err(|error| failures::from_error(&error))? {
            job.check()?;
            clock::turn().await;
        }
    }
    let generation = session.borrow().generation;
    let begun = session.borrow_mut().planner(selection);
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

fn is_read(session: &Shared, view: u32) -> Result<bool> {
    let mut session = session.borrow_mut();
    session.walk(Deadline::after(clock::SLICE))?;
    Ok(session.tab(view)?.0.view.index.counts().unread == 0)
}

fn step(session: &Shared, view: u32, planner: &mut Planner) -> Result<bool> {
    let mut session = session.borrow_mut();
    let (tab, findings) = session.tab(view)?;
    let done = planner.step(&mut tab.view, findings, STRIDE)?;
    session.reading.check()?;
    Ok(done)
}

impl Session {
    fn planner(&mut self, selection: &Selection) -> Result<(Planner, String)> {
        let base = match selection.scope {
            Scope::Directory(row) => RowId(row),
            Scope::Search(_) => RowId::ROOT,
        };
        let rows = self.chosen(selection)?;
        let name = self.name_of(selection.view, base, &rows)?;
        Ok((Planner::new(base, rows), name))
    }

    /// The rows that a selection stands for.
    ///
    /// # Errors
    /// Where they cannot be listed.
    pub fn chosen(&mut self, selection: &Selection) -> Result<Vec<RowId>> {
        match &selection.rows {
            Chosen::Only(rows) => Ok(rows.iter().copied().map(RowId).collect()),
            Chosen::AllBut(excluded) => self.all_but(selection, excluded),
        }
    }

    fn all_but(&mut self, selection: &Selection, excluded: &[u32]) -> Result<Vec<RowId>> {
        let excluded: HashSet<u32> = excluded.iter().copied().collect();
        let (tab, findings) = self.tab(selection.view)?;
        let sort = Sort { by: Column::Name, descending: false };
        let (mut rows, mut complete) = tab.listings.rows(&mut tab.view, findings, &selection.scope, sort)?;
        while !complete {
            (rows, complete) = tab.listings.rows(&mut tab.view, findings, &selection.scope, sort)?;
        }
        Ok(rows.iter().filter(|id| !excluded.contains(&id.0)).copied().collect())
    }

    /// The one directory that was chosen, else the one that the rows lie in, else the image.
    fn name_of(&mut self, view: u32, base: RowId, rows: &[RowId]) -> Result<String> {
        let (tab, _) = self.tab(view)?;
        let directory = match rows {
            [row] if tab.view.index.row(*row).is_some_and(|row| row.kind == Kind::Directory) => *row,
            _ => base,
        };
        if directory == RowId::ROOT {
            return Ok(self.name());
        }
        Ok(names::safe(&tab.view.name(directory)).into_owned())
    }

    /// A name for what is made of the whole image, without an ending; safe on any computer.
    pub fn name(&self) -> String {
        let image = self.image.files.first().map_or("image", |file| &file.name);
        names::safe(image.rsplit_once('.').map_or(image, |(stem, _)| stem)).into_owned()
    }
}

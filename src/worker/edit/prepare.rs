//! Prepares editing while the worker is idle, so that the first change of a large image is as quick as the others.

use std::rc::Rc;

use discern::edit::{BlueprintReader, Rows, Workbench};
use discern::error::{Error, Result};

use crate::browser::clock::{self, Deadline};
use crate::edit::preparation::{Preparation, Prepared};
use crate::session::{Session, Shared};

/// Fewest entries for which it is worth while: with fewer, the first change is quick.
const FEWEST: u32 = 2000;

/// Most entries for which it is done before the user changes anything, since it takes half a kilobyte of memory for each.
const MOST: u32 = 200_000;

/// Entries added to the tree between looks at the clock.
const STRIDE: usize = 200;

/// Prepares editing in slices, until it is ready, something has been changed, or the image is closed. `is_open` is
/// asked between them.
pub async fn prepare(session: Shared, is_open: impl Fn(&Shared) -> bool) {
    loop {
        clock::turn().await;
        if !is_open(&session)
            || !matches!(session.borrow_mut().prepare_editing(Deadline::after(clock::SLICE)), Ok(true))
        {
            return;
        }
    }
}

impl Session {
    /// Prepares editing until the deadline. Returns whether there is more to be done.
    ///
    /// # Errors
    /// If the image cannot be edited or read. The first change then reports why.
    fn prepare_editing(&mut self, deadline: Deadline) -> Result<bool> {
        let view = self.editable.clone()?;
        let entries =
            self.peek(view).filter(|tab| tab.view.index.counts().unread == 0).map_or(0, |tab| tab.view.index.len());
        if self.editing.is_some() || !self.image.is_searched || !(FEWEST..=MOST).contains(&entries) {
            return Ok(false);
        }
        while !matches!(self.preparation, Some(Preparation::Ready(_))) {
            self.prepare_step(STRIDE)?;
            if deadline.is_over() {
                break;
            }
        }
        self.reading.check()?;
        Ok(!matches!(self.preparation, Some(Preparation::Ready(_))))
    }

    /// Everything that the first change needs: the prepared parts, and the rest at once.
    ///
    /// # Errors
    /// If the image cannot be edited or read.
    pub fn prepared(&mut self) -> Result<Prepared> {
        loop {
            if let Some(Preparation::Ready(prepared)) =
                self.preparation.take_if(|known| matches!(known, Preparation::Ready(_)))
                && self.preparation_of()? == prepared.of
            {
                return Ok(*prepared);
            }
            self.prepare_step(usize::MAX)?;
        }
    }

    /// Dependencies of a preparation: the number of rows of the view, and its encoding.
    fn preparation_of(&self) -> Result<(u32, &'static str)> {
        let view = self.editable.clone()?;
        let tab = self.peek(view).ok_or_else(|| Error::NotFound("view to edit".into()))?;
        Ok((tab.view.index.len(), tab.view.encoding().id))
    }

    fn prepare_step(&mut self, entries: usize) -> Result<()> {
        let next = match self.preparation.take() {
            None => {
                let now = clock::timestamp(clock::now());
                Preparation::Reading(Box::new(self.with_views(|image| BlueprintReader::begin(image, now))?))
            }
            Some(Preparation::Reading(mut reader)) => match self.with_views(|image| reader.step(image, entries))? {
                Some(blueprint) => Preparation::Read(Box::new(blueprint)),
                None => Preparation::Reading(reader),
            },
            Some(Preparation::Read(blueprint)) => {
                let view = self.editable.clone()?;
                let (tab, _) = self.tab(view)?;
                let of = (tab.view.index.len(), blueprint.draft.encoding.id);
                let bench = Workbench::new(*blueprint, Rc::clone(tab.view.file_system()));
                bench.blueprint().find_boot_files();
                let (rows, index) = Rows::begin(&bench, &tab.view.index);
                Preparation::Ready(Box::new(Prepared { bench, rows, index, of }))
            }
            ready => {
                self.preparation = ready;
                return Ok(());
            }
        };
        self.preparation = Some(next);
        Ok(())
    }
}

//! Opens files of the image as images.

use std::rc::Rc;

use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::formats::{self, Formats};
use discern::fs::DeletedFiles;
use discern::open;
use discern::protocol::inspect::{Enter, Inside};
use discern::protocol::{Entered, Parent, RowNumber, ViewNumber};
use discern::refusal::Refusal;
use discern::tree::RowId;
use discern::view::View;

use crate::browse::layer::Layer;
use crate::browse::rows;
use crate::session::Session;

static NO_FILES: Refusal = Refusal {
    code: "OPEN-NO-FILES",
    sentence: "This image has no files that Discern can list.",
    advice: "Save it, then open it by itself to look at its sessions and tracks.",
};

impl Session {
    /// Opens a file of a view as an image, or the deleted files of a view, unless that has been done before.
    ///
    /// # Errors
    /// The errors of [`open::open_within`]; nothing has changed then.
    pub fn enter(&mut self, ask: &Enter, formats: &Formats) -> Result<Entered> {
        if ask.what == Inside::Deleted {
            return self.enter_deleted(ask.view);
        }
        let row = self.row(ask.view, ask.row)?;
        let files = self.layer_of(ask.view).map_or(&self.image.files, |layer| &layer.files).clone();
        let (tab, _) = self.tab(ask.view)?;
        let view = &tab.view;
        let entry = view.index.row(row).ok_or_else(|| Error::NotFound("such file".into()))?;
        let (name, directory) = (view.name(row).into_owned(), entry.parent);
        let origin = view.body(row)?.as_one_range();
        let crumbs = rows::crumbs(view, directory);
        let mut found = Findings::default();
        let is_known = |layer: &&Layer| layer.is_of((ask.view, ask.row), origin.as_ref());
        if let Some(views) = self.layers.iter().find(is_known).map(|layer| layer.views.clone()) {
            return Ok(self.entered(views.start, views.len()));
        }
        let view = &self.tab(ask.view)?.0.view;
        if ask.what == Inside::ImageByContent && !formats::is_image(&view.body(row)?.into_source())? {
            return Err(Error::NotFound("image in this file".into()));
        }
        let mut image = open::open_within(formats, &files, view, row, &mut found)?;
        if let Some(part) = image.needs {
            return Err(Error::Needs(part));
        }
        if image.views.is_empty() {
            return Err(Error::Refused((&NO_FILES).into()));
        }
        // The root is listed before anything is kept, so that nothing changes if that fails.
        image.views.iter_mut().take(1).try_for_each(|view| view.expand(RowId::ROOT, &mut found))?;
        self.findings.append(&found);
        let views = self.append(image.views);
        let parent = Parent { view: ask.view, row: ask.row, name, crumbs };
        self.layers.push(Layer { files: image.files, parent, origin, is_deleted: false, views: views.clone() });
        Ok(self.entered(views.start, views.len()))
    }

    /// Opens the deleted files of a view as a view.
    fn enter_deleted(&mut self, of: ViewNumber) -> Result<Entered> {
        let known = self.layers.iter().find(|layer| layer.is_deleted && layer.parent.view == of);
        if let Some(views) = known.map(|layer| layer.views.clone()) {
            return Ok(self.entered(views.start, views.len()));
        }
        let files = self.layer_of(of).map_or(&self.image.files, |layer| &layer.files).clone();
        let view = &self.tab(of)?.0.view;
        let id = format!("{}-deleted", view.id);
        let tree = Rc::new(DeletedFiles::of(Rc::clone(view.file_system())));
        let mut deleted = View::new(id, 0, view.volume.clone(), tree);
        deleted.choose_encoding(Some(view.encoding()));
        deleted.expand(RowId::ROOT, &mut self.findings)?;
        let views = self.append(vec![deleted]);
        let (row, name) = (RowNumber::ROOT, "Deleted files".to_owned());
        let parent = Parent { view: of, row, name, crumbs: Vec::new() };
        self.layers.push(Layer { files, parent, origin: None, is_deleted: true, views: views.clone() });
        Ok(self.entered(views.start, views.len()))
    }

    fn entered(&self, first: usize, count: usize) -> Entered {
        let views = (0..).map(ViewNumber).zip(self.tabs()).skip(first).take(count);
        Entered {
            first: ViewNumber(u32::try_from(first).unwrap_or(u32::MAX)),
            views: views.map(|(number, tab)| self.view_info(number, &tab.view)).collect(),
        }
    }
}

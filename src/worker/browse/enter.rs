//! Opens files of the image as images.

use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::formats::{self, Formats};
use discern::open;
use discern::protocol::browse::Enter;
use discern::protocol::{Entered, Parent, ViewNumber};
use discern::refusal::Refusal;
use discern::tree::RowId;

use crate::browse::layer::Layer;
use crate::browse::rows;
use crate::session::Session;

static NO_FILES: Refusal = Refusal {
    code: "OPEN-NO-FILES",
    sentence: "This image has no files that Discern can list.",
    advice: "Save it, then open it by itself to look at its sessions and tracks.",
};

impl Session {
    /// Opens a file of a view as an image, unless that has been done before.
    ///
    /// # Errors
    /// The errors of [`open::open_within`]; nothing has changed then.
    pub fn enter(&mut self, ask: &Enter, formats: &Formats) -> Result<Entered> {
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
        if ask.only_by_content && !formats::is_image(&view.body(row)?.into_source())? {
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
        self.layers.push(Layer { files: image.files, parent, origin, views: views.clone() });
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

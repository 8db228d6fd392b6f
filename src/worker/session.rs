//! The open image, and requests that are answered at once.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use discern::boot::efi::Revocations;
use discern::browse::{Comparison, correct_sizes};
use discern::bytes::text::Encoding;
use discern::edit::Blueprint;
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::open::{self, Image};
use discern::order::sort;
use discern::part::Part;
use discern::protocol::compare::Compare;
use discern::protocol::{RowInfo, RowNumber, ViewNumber, browse as ask};
use discern::refusal::{Refusal, Refused};
use discern::source::{Files, Recipe, Segment, Source};
use discern::tree::RowId;
use discern::view::View;
use web_sys::File;

use crate::browse::layer::Layer;
use crate::browse::tab::{Tab, TabState};
use crate::browser::clock::{self, Deadline};
use crate::check::known_sums::KnownSums;
use crate::check::scan::Scan;
use crate::convert::conversion::Conversion;
use crate::edit::added_files::AddedFiles;
use crate::edit::editing::Editing;
use crate::edit::preparation::Preparation;
use crate::files::source::{FileSource, Reading};
use crate::files::storage;
use crate::formats::{LookWithin, recognition};
use crate::map::built::BuiltMap;
use crate::save::prepared::PreparedOutputs;

static NOT_EDITABLE: Refusal =
    Refusal { code: "EDIT-NOT-READ", sentence: "This image can be browsed, but not edited: {0}.", advice: "" };

/// The open image, shared with jobs. It is borrowed for one step at a time and never across a turn.
pub type Shared = Rc<RefCell<Session>>;

/// An open image.
pub struct Session {
    /// The image as the library opened it; its views are in the tabs.
    pub image: Image,
    /// The user's files that the image consists of, in the order of their numbers.
    pub originals: Files,
    /// Images that were opened from files inside it, in that order.
    pub layers: Vec<Layer>,
    /// The findings so far.
    pub findings: Findings,
    /// The map of the image, once it is needed.
    pub map: Option<BuiltMap>,
    /// Results of the last check of all sectors.
    pub scan: Option<Scan>,
    /// Lists of checksums, and values computed so far.
    pub sums: Box<KnownSums>,
    /// The conversion that was planned last.
    pub conversion: Option<Rc<Conversion>>,
    /// The view that can be edited, or the reason why there is none.
    pub editable: Result<ViewNumber, Refused>,
    /// The edited image, once something has been changed.
    pub editing: Option<Editing>,
    /// Preparation of the first change, as far as it has progressed.
    pub preparation: Option<Preparation>,
    /// Files that can be added, while nothing has been changed.
    pub added_files: Option<AddedFiles>,
    /// Marks rows of the edited view; `None` before any change.
    pub marks: Option<Marks>,
    /// Programs for UEFI that are revoked, by the list that the user gave.
    pub revoked: Option<Revocations>,
    /// Incremented whenever the rows of a view are renumbered.
    pub generation: u32,
    /// Outputs that are ready to be saved.
    pub prepared: PreparedOutputs,
    /// The user's files: those of the image, followed by added ones.
    pub files: Vec<File>,
    /// Read statistics of these files.
    pub reading: Rc<Reading>,
    tabs: Vec<Tab>,
    /// Number of the image's own views; those of layers follow.
    own: usize,
}

/// Marks a row of the edited view with its differences from the original.
pub type Marks = fn(&Session, RowId, RowInfo) -> RowInfo;

impl Session {
    /// The user's files as the library reads them. What was read of them stays for another attempt to open them.
    ///
    /// # Errors
    /// If the browser cannot read files.
    pub fn originals(files: &[File], reading: &Rc<Reading>) -> Result<Files> {
        let mut originals = Files::default();
        originals.keep_on(storage::shelf());
        for file in files {
            originals.push(file.name(), Source::new(FileSource::new(file.clone(), Rc::clone(reading))?));
        }
        Ok(originals)
    }

    /// Opens files as one image and lists the root of its best view.
    ///
    /// # Errors
    /// [`Error::Needs`] if a part has to be loaded; the errors of [`open::open_with`].
    pub fn open(files: Vec<File>, originals: Files, reading: Rc<Reading>, formats: &Formats) -> Result<Self> {
        let mut findings = Findings::default();
        let mut image = match (open::open_plain(&originals, &mut findings)?, recognition()) {
            // A plain image opens at once with its trees of files; other formats need code to be loaded.
            (Some(image), _) => image,
            (None, Some(recognition)) => (recognition.open)(formats, originals.clone(), &mut findings)?,
            (None, None) => return Err(Error::Needs(Part::Core)),
        };
        let editable = Blueprint::view_of(&image).map_err(|error| match error {
            Error::Refused(refused) => refused,
            error => NOT_EDITABLE.with(&[&error]),
        });
        let tabs: Vec<Tab> = std::mem::take(&mut image.views).into_iter().map(Tab::new).collect();
        let own = tabs.len();
        let mut session = Self {
            image,
            originals,
            layers: Vec::new(),
            findings,
            map: None,
            scan: None,
            sums: Box::default(),
            conversion: None,
            editable: editable.map(number),
            editing: None,
            preparation: None,
            marks: None,
            revoked: None,
            added_files: None,
            generation: 0,
            prepared: PreparedOutputs::default(),
            files,
            reading,
            tabs,
            own,
        };
        if !session.tabs.is_empty() {
            session.tab(ViewNumber::FIRST)?;
        }
        session.reading.check()?;
        Ok(session)
    }

    /// Looks for volumes within those of the disc. Their views follow the others; the image counts as searched only once
    /// [`Session::searched`] is called with the findings.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn look_within(&mut self, formats: &Formats, look_within: LookWithin) -> Result<Findings> {
        let mut findings = Findings::default();
        let (views, seen): (Vec<View>, Vec<TabState>) = self.tabs.drain(..).map(Tab::apart).unzip();
        self.image.views = views;
        let looked = look_within(&mut self.image, formats, &mut findings);
        self.image.is_searched = false;
        let mut seen = seen.into_iter();
        let tab = |view: View| match seen.next() {
            Some(seen) => Tab::together(view, seen),
            None => Tab::new(view),
        };
        self.tabs = std::mem::take(&mut self.image.views).into_iter().map(tab).collect();
        self.own = self.tabs.len();
        self.map = None;
        self.reading.check()?;
        looked.map(|()| findings)
    }

    /// Ends the search for volumes, unless that has been done.
    pub fn searched(&mut self, findings: &Findings) {
        if !std::mem::replace(&mut self.image.is_searched, true) {
            self.findings.append(findings);
        }
    }

    /// All views: the image's own, best first, then those of each layer.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The image's own views, best first.
    pub fn own_tabs(&self) -> &[Tab] {
        self.tabs.get(..self.own).unwrap_or(&self.tabs)
    }

    /// The layer of a view; none for the image's own views.
    pub fn layer_of(&self, view: ViewNumber) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.views.contains(&view.index()))
    }

    /// Adds the views of a layer, whose volumes get the next numbers; returns their positions.
    pub fn append(&mut self, views: Vec<View>) -> Range<usize> {
        let start = self.tabs.len();
        let volumes = self.tabs.iter().map(|tab| tab.view.volume_number.saturating_add(1)).max().unwrap_or_default();
        self.tabs.extend(views.into_iter().map(|mut view| {
            view.volume_number = view.volume_number.saturating_add(volumes);
            Tab::new(view)
        }));
        start..self.tabs.len()
    }

    /// A view by its number, to be replaced.
    pub fn tab_mut(&mut self, number: ViewNumber) -> Option<&mut Tab> {
        self.tabs.get_mut(number.index())
    }

    /// Calls `work` with the image including its views, as the library expects it.
    pub fn with_views<T>(&mut self, work: impl FnOnce(&mut Image) -> T) -> T {
        let (views, seen): (Vec<View>, Vec<TabState>) = self.tabs.drain(..self.own).map(Tab::apart).unzip();
        self.image.views = views;
        let done = work(&mut self.image);
        let views = std::mem::take(&mut self.image.views).into_iter();
        self.tabs.splice(..0, views.zip(seen).map(|(view, seen)| Tab::together(view, seen)));
        done
    }

    /// A view by its number, as far as it has been read.
    pub fn peek(&self, number: ViewNumber) -> Option<&Tab> {
        self.tabs.get(number.index())
    }

    /// A view by its number, with the findings about it. From then on it is read to the end.
    ///
    /// # Errors
    /// If there is no such view.
    pub fn tab(&mut self, number: ViewNumber) -> Result<(&mut Tab, &mut Findings)> {
        let tab = self.tabs.get_mut(number.index()).ok_or_else(|| Error::NotFound(format!("view {}", number.0)))?;
        if !tab.is_wanted {
            tab.is_wanted = true;
            tab.view.expand(RowId::ROOT, &mut self.findings)?;
            tab.outline.expand(RowId::ROOT, &tab.view.index, tab.view.encoding());
        }
        tab.sort_again_if_read_differently();
        Ok((tab, &mut self.findings))
    }

    /// A row of a view. Edits keep the numbers of rows.
    ///
    /// # Errors
    /// If an edit removed it.
    pub fn row(&self, view: ViewNumber, number: RowNumber) -> Result<RowId> {
        let row = RowId(number.0);
        let is_there = self.peek(view).is_some_and(|tab| tab.view.index.row(row).is_some());
        if is_there { Ok(row) } else { Err(Error::NotFound("such entry any more".into())) }
    }

    /// The row, or if an edit removed it, its nearest existing ancestor.
    pub fn nearest_row(&self, view: ViewNumber, number: RowNumber) -> RowId {
        let row = RowId(number.0);
        self.peek(view).map_or(row, |tab| tab.view.index.nearest(row))
    }

    /// A row of the edited view, marked with its differences from the original.
    pub fn marked(&self, view: ViewNumber, row: RowId, info: RowInfo) -> RowInfo {
        match self.marks.filter(|_| self.editable.as_ref() == Ok(&view)) {
            Some(marks) => marks(self, row, info),
            None => info,
        }
    }

    /// Lists unread directories of the requested views until the deadline. Returns the view that was read, or none if
    /// everything is read.
    ///
    /// # Errors
    /// The errors of [`View::walk`].
    pub fn walk(&mut self, deadline: Deadline) -> Result<Option<ViewNumber>> {
        let unread = |tab: &Tab| tab.is_wanted && tab.view.index.counts().unread > 0;
        let Some(at) = self.tabs.iter().position(unread) else { return Ok(None) };
        let mut is_listed = false;
        if let Some(tab) = self.tabs.get_mut(at) {
            while tab.view.walk(&mut self.findings)? && !deadline.is_over() {}
            is_listed = tab.view.index.counts().unread == 0;
        }
        if is_listed && at < self.own {
            let mut findings = std::mem::take(&mut self.findings);
            let corrected = self.with_views(|image| correct_sizes(&mut image.views, at, &mut findings));
            self.findings = findings;
            corrected?;
        }
        self.reading.check()?;
        Ok(Some(number(at)))
    }

    /// Lists more of a view; returns whether everything has been listed.
    ///
    /// # Errors
    /// The errors of [`Session::walk`].
    pub fn read_on(&mut self, view: ViewNumber) -> Result<bool> {
        // A view in use is read to its end.
        self.tab(view)?;
        self.walk(Deadline::after(clock::SLICE))?;
        Ok(self.tab(view)?.0.view.index.counts().unread == 0)
    }

    /// Has files saved from the view that has all of them.
    pub fn settle(&mut self, ask: &Compare, comparison: &Comparison) {
        let numbers = [ask.first.index(), ask.second.index()];
        if let Ok([first, second]) = self.tabs.get_disjoint_mut(numbers) {
            comparison.settle(&mut first.view, &mut second.view, &mut self.findings);
        }
    }

    /// Checks that the files of the image can still be read.
    ///
    /// # Errors
    /// If they cannot.
    pub fn verify(&self) -> Result<()> {
        self.reading.check()?;
        for file in self.files.iter().take(self.originals.all().len()) {
            FileSource::new(file.clone(), Rc::clone(&self.reading))?.verify()?;
        }
        Ok(())
    }

    /// Checks that the files of a recipe can still be read, those of the image and added ones.
    ///
    /// # Errors
    /// If they cannot.
    pub fn verify_of(&self, recipe: &Recipe) -> Result<()> {
        self.verify()?;
        let own = self.originals.all().len();
        let number = |segment: &Segment| match segment {
            Segment::Copy { from, .. } => from.file().and_then(|id| usize::try_from(id.0).ok()),
            _ => None,
        };
        let mut used: Vec<usize> =
            recipe.resolve().segments().iter().filter_map(number).filter(|at| *at >= own).collect();
        sort(&mut used);
        used.dedup();
        for file in used.into_iter().filter_map(|at| self.files.get(at)) {
            FileSource::added(file.clone(), Rc::clone(&self.reading))?.verify()?;
        }
        Ok(())
    }

    /// Sets the encoding of a view's undeclared names.
    ///
    /// # Errors
    /// If there is no such view.
    pub fn choose_encoding(&mut self, ask: ask::Encoding) -> Result<()> {
        let (tab, _) = self.tab(ask.view)?;
        tab.view.choose_encoding(ask.encoding.as_deref().and_then(Encoding::by_id));
        tab.sort_again_if_read_differently();
        Ok(())
    }
}

/// The number of the view at a position.
fn number(position: usize) -> ViewNumber {
    ViewNumber(u32::try_from(position).unwrap_or(u32::MAX))
}

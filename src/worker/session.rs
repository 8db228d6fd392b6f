//! The open image, and what can be answered of it at once.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use discern::bytes::text::Encoding;
use discern::edit::Blueprint;
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::open::{self, Image};
use discern::protocol::{Answer, Request};
use discern::source::{Files, Recipe, Segment, Source};
use discern::tree::{Outline, RowId};
use discern::view::View;
use web_sys::File;

use crate::browse::listings::Listings;
use crate::browser::clock::Deadline;
use crate::check::sectors::Scan;
use crate::convert::plan::Conversion;
use crate::disc::strip::Strip;
use crate::edit::editing::Editing;
use crate::edit::given::Given;
use crate::files::source::{FileSource, Reading};
use crate::save::products::Shelf;

/// The open image, shared with jobs. It is borrowed for one step at a time and never across a turn.
pub type Shared = Rc<RefCell<Session>>;

/// An open image.
pub struct Session {
    /// What the library opened; its views are in the tabs.
    pub image: Image,
    /// What was found wrong so far.
    pub findings: Findings,
    /// The map of the image, as far as it has been made.
    pub strip: Option<Strip>,
    /// What the last check of all sectors found.
    pub scan: Option<Scan>,
    /// The conversion that was planned last.
    pub conversion: Option<Rc<Conversion>>,
    /// The view that can be edited, or why there is none.
    pub editable: Result<u32, String>,
    /// The image as it will be, once something has been changed.
    pub editing: Option<Editing>,
    /// What was given to be added, while nothing is being changed.
    pub given: Option<Given>,
    /// Raised whenever the rows of a view are numbered anew.
    pub generation: u32,
    /// What is ready to be saved.
    pub shelf: Shelf,
    /// What the person gave: the image's files, and behind them those to be added.
    pub files: Vec<File>,
    /// What has been read of that.
    pub reading: Rc<Reading>,
    tabs: Vec<Tab>,
}

/// A view and what the page sees of it.
pub struct Tab {
    /// The tree.
    pub view: View,
    /// How the tree is unfolded.
    pub outline: Outline,
    /// Sorted listings.
    pub listings: Listings,
    /// The page has asked for it, so it is read to the end.
    is_wanted: bool,
    /// The encoding that listings and outline were sorted in.
    sorted_as: &'static str,
}

impl Session {
    /// Opens files as one image and lists the root of its best view.
    pub fn open(files: Vec<File>, reading: Rc<Reading>) -> Result<Self> {
        let mut given = Files::default();
        for file in &files {
            given.push(file.name(), Source::new(FileSource::new(file.clone(), Rc::clone(&reading))?));
        }
        let mut findings = Findings::default();
        let mut image = open::open(given, &mut findings)?;
        let editable = Blueprint::view_of(&image).map_err(|error| error.to_string());
        let tabs = std::mem::take(&mut image.views).into_iter().map(Tab::new).collect();
        let mut session = Self {
            image,
            findings,
            strip: None,
            scan: None,
            conversion: None,
            editable: editable.map(|view| u32::try_from(view).unwrap_or(u32::MAX)),
            editing: None,
            given: None,
            generation: 0,
            shelf: Shelf::default(),
            files,
            reading,
            tabs,
        };
        if !session.tabs.is_empty() {
            session.tab(0)?;
        }
        session.reading.check()?;
        Ok(session)
    }

    /// All views, best first.
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// All views, to be replaced.
    pub fn tabs_mut(&mut self) -> &mut [Tab] {
        &mut self.tabs
    }

    /// Lends the image with its views, as the library has it.
    pub fn with_views<T>(&mut self, work: impl FnOnce(&mut Image) -> T) -> T {
        let (views, seen): (Vec<View>, Vec<Seen>) = std::mem::take(&mut self.tabs).into_iter().map(Tab::apart).unzip();
        self.image.views = views;
        let done = work(&mut self.image);
        let views = std::mem::take(&mut self.image.views).into_iter();
        self.tabs = views.zip(seen).map(|(view, seen)| Tab::together(view, seen)).collect();
        done
    }

    /// A view by its number, with the findings for what is read of it. From then on it is read to the end.
    ///
    /// # Errors
    /// Where there is none of that number.
    pub fn tab(&mut self, number: u32) -> Result<(&mut Tab, &mut Findings)> {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        let tab = self.tabs.get_mut(at).ok_or_else(|| Error::NotFound(format!("view {number}")))?;
        if !tab.is_wanted {
            tab.is_wanted = true;
            tab.view.expand(RowId::ROOT, &mut self.findings)?;
            tab.outline.expand(RowId::ROOT, &tab.view.index, tab.view.encoding());
        }
        tab.sort_again_if_read_differently();
        Ok((tab, &mut self.findings))
    }

    /// Lists unread directories of the views that are wanted until the deadline. Gives the view that was read, or
    /// none where all is read.
    ///
    /// # Errors
    /// As [`View::walk`].
    pub fn walk(&mut self, deadline: Deadline) -> Result<Option<u32>> {
        let unread = |tab: &Tab| tab.is_wanted && tab.view.index.counts().unread > 0;
        let Some(at) = self.tabs.iter().position(unread) else { return Ok(None) };
        if let Some(tab) = self.tabs.get_mut(at) {
            while tab.view.walk(&mut self.findings)? && !deadline.is_over() {}
        }
        self.reading.check()?;
        Ok(u32::try_from(at).ok())
    }

    /// Looks whether the files of the image can still be read.
    ///
    /// # Errors
    /// Where they cannot.
    pub fn verify(&self) -> Result<()> {
        self.reading.check()?;
        for file in self.files.iter().take(self.image.files.all().len()) {
            FileSource::new(file.clone(), Rc::clone(&self.reading))?.verify()?;
        }
        Ok(())
    }

    /// Looks whether the files that a recipe is made of can still be read, the image's and those that were added.
    ///
    /// # Errors
    /// Where they cannot.
    pub fn verify_of(&self, recipe: &Recipe) -> Result<()> {
        self.verify()?;
        let own = self.image.files.all().len();
        let number = |segment: &Segment| match segment {
            Segment::Copy { from, .. } => from.file().and_then(|id| usize::try_from(id.0).ok()),
            _ => None,
        };
        let used: BTreeSet<usize> = recipe.resolve().segments().iter().filter_map(number).collect();
        for file in used.range(own..).filter_map(|at| self.files.get(*at)) {
            FileSource::added(file.clone(), Rc::clone(&self.reading))?.verify()?;
        }
        Ok(())
    }

    /// Answers what can be answered at once.
    ///
    /// # Errors
    /// Where there is no such thing, or it cannot be read.
    pub fn answer(&mut self, request: &Request) -> Result<Answer> {
        let answer = match request {
            Request::Rows { view, scope, sort, start, count } => {
                self.rows(*view, scope, *sort, *start..start.saturating_add(*count))
            }
            Request::Locate { view, scope, sort, row } => self.locate(*view, scope, *sort, *row),
            Request::TypeAhead { view, scope, sort, prefix, from } => {
                self.type_ahead(*view, scope, *sort, prefix, *from)
            }
            Request::Outline { view, start, count } => self.outline(*view, *start..start.saturating_add(*count)),
            Request::Fold { view, row, expanded } => self.fold(*view, *row, *expanded),
            Request::Reveal { view, row } => self.reveal(*view, *row),
            Request::SamePath { from, row, to } => self.same_path(*from, *row, *to),
            Request::Details { view, row } => self.details(*view, *row),
            Request::Text { view, row, encoding, limit } => self.text(*view, *row, encoding.as_deref(), *limit),
            Request::Bytes { view, row, offset, count } => self.bytes(*view, *row, *offset, *count),
            Request::Findings { start, count } => self.findings(*start..start.saturating_add(*count)),
            Request::Hits { start, count } => self.hits(*start..start.saturating_add(*count)),
            Request::Facts => Ok(self.facts()),
            Request::Disc => Ok(self.disc()),
            Request::Sessions => Ok(self.sessions()),
            Request::Sector { lba, view } => self.sector(*lba, *view),
            Request::Strip { parts } => Ok(self.strip(*parts)),
            Request::Encoding { view, encoding } => self.choose_encoding(*view, encoding.as_deref()),
            _ => Err(Error::NotFound("answer to this".into())),
        };
        self.reading.check()?;
        answer
    }

    fn choose_encoding(&mut self, view: u32, encoding: Option<&str>) -> Result<Answer> {
        let (tab, _) = self.tab(view)?;
        tab.view.choose_encoding(encoding.and_then(Encoding::by_id));
        tab.sort_again_if_read_differently();
        Ok(Answer::Done)
    }
}

/// What the page sees of a view.
struct Seen {
    outline: Outline,
    listings: Listings,
    is_wanted: bool,
    sorted_as: &'static str,
}

impl Tab {
    fn new(view: View) -> Self {
        let sorted_as = view.encoding().id;
        Self { view, outline: Outline::default(), listings: Listings::default(), is_wanted: false, sorted_as }
    }

    /// A view that is to be read to the end.
    pub fn wanted(view: View) -> Self {
        Self { is_wanted: true, ..Self::new(view) }
    }

    fn apart(self) -> (View, Seen) {
        let Self { view, outline, listings, is_wanted, sorted_as } = self;
        (view, Seen { outline, listings, is_wanted, sorted_as })
    }

    fn together(view: View, Seen { outline, listings, is_wanted, sorted_as }: Seen) -> Self {
        Self { view, outline, listings, is_wanted, sorted_as }
    }

    /// The guess of an encoding may change as more names are read.
    fn sort_again_if_read_differently(&mut self) {
        let encoding = self.view.encoding();
        if self.sorted_as != encoding.id {
            self.sorted_as = encoding.id;
            self.listings.clear();
            self.outline.sort_again(&self.view.index, encoding);
        }
    }
}

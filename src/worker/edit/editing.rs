//! The image as the person wants it: begun by the first change, shown in place of the view it was made of.
//!
//! [`Session::editing`] begins it. A new image of a folder is opened like any other before it is changed.

use std::collections::HashSet;
use std::rc::Rc;

use discern::edit::{self, Blueprint, Edits, Op, Workbench, sentence};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::protocol::{
    Answer, Change, ChangeLine, EditInfo, ForecastInfo, GivenPart, Needed, Request, RowMark, RowNumber, Selection,
};
use discern::tree::{Draft, DraftId, NodeId, RowId};
use discern::view::View;
use web_sys::File;

use crate::browser::clock;
use crate::edit::changes::{Asked, Changing};
use crate::edit::given::Given;
use crate::edit::numbers::{self, Numbers};
use crate::session::{Session, Tab};

/// Rows told of after a change: more than a screen shows are not selected one by one.
const TOLD: usize = 200;

/// Changes sent at once.
const WINDOW: u32 = 500;

/// An image that is being changed.
pub struct Editing {
    /// What it was and is.
    pub bench: Workbench,
    /// What can be added.
    pub given: Given,
    /// The view it is shown as.
    pub view: u32,
    numbers: Numbers,
    /// The view as it was opened.
    original: Tab,
}

impl Session {
    /// The image that is being changed; begins it where it is not.
    ///
    /// # Errors
    /// Where the image cannot be changed.
    pub fn editing(&mut self) -> Result<&mut Editing> {
        if self.editing.is_none() {
            self.editing = Some(self.begin_editing()?);
        }
        self.editing.as_mut().ok_or_else(|| Error::NotFound("image that is being changed".into()))
    }

    fn begin_editing(&mut self) -> Result<Editing> {
        let view = self.editable.clone().map_err(Error::Unsupported)?;
        let blueprint = self.with_views(|image| Blueprint::of(image, clock::timestamp(clock::now())))?;
        let (tab, findings) = self.tab(view)?;
        let numbers = Numbers::new(&blueprint.draft, &tab.view.index);
        let bench = Workbench::new(blueprint, Rc::clone(tab.view.file_system()));
        let unfolded: Vec<DraftId> = tab.outline.unfolded().map(|row| numbers.draft(row.0)).collect();
        let edited = shown(&tab.view, &bench, &unfolded, findings);
        let original = std::mem::replace(tab, edited);
        self.generation = self.generation.saturating_add(1);
        let given = self.given.take().unwrap_or_else(|| Given::new(self.image.files.clone()));
        Ok(Editing { bench, given, view, numbers, original })
    }

    /// Lets the page see the tree as it is now. What was unfolded stays so.
    fn show_edited(&mut self) {
        let Some(editing) = self.editing.take() else { return };
        if let Ok((tab, findings)) = self.tab(editing.view) {
            let unfolded = tab.outline.unfolded().filter_map(|row| Some(node(tab.view.index.row(row)?.node)));
            let unfolded: Vec<DraftId> = unfolded.collect();
            *tab = shown(&tab.view, &editing.bench, &unfolded, findings);
        }
        self.generation = self.generation.saturating_add(1);
        self.editing = Some(editing);
    }

    /// Makes what was given known to changes.
    ///
    /// # Errors
    /// As [`Given::keep`].
    pub fn give(&mut self, from: String, parts: Vec<GivenPart>, files: Vec<File>) -> Result<Answer> {
        let reading = Rc::clone(&self.reading);
        let editing = self.editing()?;
        editing.given.keep(from, parts, &files, &reading)?;
        self.files.extend(files);
        Ok(Answer::Done)
    }

    /// Makes a change.
    ///
    /// # Errors
    /// Why it cannot be made; nothing has changed then.
    pub fn change(&mut self, change: Change) -> Result<Answer> {
        self.editing()?;
        let ops = match self.asked(change)? {
            Asked::Clashes(names) => return Ok(Answer::Clashes(names)),
            Asked::Ops(ops) => ops,
        };
        if !ops.is_empty() {
            let editing = self.editing()?;
            editing.bench.change(ops.clone(), &mut editing.given)?;
            self.show_edited();
        }
        let editing = self.editing()?;
        let rows = editing.rows_of(&ops);
        Ok(editing.info(rows, sentence(&ops)))
    }

    /// What a change is, by paths.
    fn asked(&mut self, mut change: Change) -> Result<Asked> {
        let selected = match &mut change {
            Change::Remove { selection } | Change::Move { selection, .. } | Change::Attributes { selection, .. } => {
                self.selected(selection)?
            }
            _ => Vec::new(),
        };
        let editing = self.editing()?;
        let number = |row: RowNumber| editing.numbers.draft(row);
        let blueprint = editing.bench.blueprint();
        Changing { draft: &blueprint.draft, given: &editing.given, number: &number, selected }.ops(change)
    }

    /// The nodes of a selection, without those that lie in others of it.
    fn selected(&mut self, selection: &mut Selection) -> Result<Vec<DraftId>> {
        let view = self.editing()?.view;
        if selection.view != view {
            return Err(Error::Unsupported("Only the tree that can be edited is changed.".into()));
        }
        for row in numbers::of_selection(selection) {
            *row = self.row_of(view, *row)?;
        }
        let rows = self.chosen(selection)?;
        let (tab, _) = self.tab(view)?;
        let chosen: HashSet<RowId> = rows.iter().copied().collect();
        let is_inside = |row: &RowId| {
            let mut at = *row;
            while let Some(found) = tab.view.index.row(at).filter(|_| at != RowId::ROOT) {
                at = found.parent;
                if chosen.contains(&at) {
                    return true;
                }
            }
            false
        };
        let outer = rows.iter().filter(|row| !is_inside(row));
        Ok(outer.filter_map(|row| Some(node(tab.view.index.row(*row)?.node))).collect())
    }

    /// Takes a step back, unless others need it and are not to go with it.
    ///
    /// # Errors
    /// Where it is not there any more, or what a change needs.
    pub fn take_back(&mut self, step: u32, with_others: bool) -> Result<Answer> {
        let place = usize::try_from(step).unwrap_or(usize::MAX);
        let editing = self.editing()?;
        let needing = editing.bench.needing(place, &mut editing.given)?;
        if needing.len() > 1 && !with_others {
            let others = editing.bench.edits().steps().filter(|(at, _)| *at != place && needing.contains(at));
            return Ok(Answer::NeededBy(others.map(|(_, ops)| sentence(ops)).collect()));
        }
        editing.bench.take_back(needing, &mut editing.given)?;
        self.show_edited();
        let editing = self.editing()?;
        let said = editing.bench.edits().undo_sentence().unwrap_or_default();
        Ok(editing.info(Vec::new(), said))
    }

    /// Undoes what was done last, or does it again.
    ///
    /// # Errors
    /// Where what it needs is not there any more.
    pub fn step(&mut self, is_undo: bool) -> Result<Answer> {
        let editing = self.editing()?;
        let edits = editing.bench.edits();
        let said = if is_undo { edits.undo_sentence() } else { edits.redo_sentence() };
        let done = match is_undo {
            true => editing.bench.undo(&mut editing.given)?,
            false => editing.bench.redo(&mut editing.given)?,
        };
        if done {
            self.show_edited();
        }
        let word = if is_undo { "Undone" } else { "Redone" };
        let said = said.map_or_else(|| "Nothing to do.".to_owned(), |said| format!("{word}: {said}"));
        Ok(self.editing()?.info(Vec::new(), said))
    }

    /// Forgets all changes and shows the image as it is.
    pub fn revert(&mut self) -> Answer {
        let Some(editing) = self.editing.take() else { return Answer::Edited(Box::default()) };
        let at = usize::try_from(editing.view).unwrap_or(usize::MAX);
        let label = editing.original.view.file_system().label().volume.clone();
        if let Some(tab) = self.tabs_mut().get_mut(at) {
            *tab = editing.original;
        }
        self.generation = self.generation.saturating_add(1);
        // What was given keeps its numbers: what was built before may be made of it.
        self.given = Some(editing.given);
        let said = "All changes are discarded.".to_owned();
        Answer::Edited(Box::new(EditInfo { view: editing.view, said, label, ..EditInfo::default() }))
    }

    /// Begins again with a journal.
    ///
    /// # Errors
    /// Where it is none, or its changes cannot be made of this image.
    pub fn restore(&mut self, journal: &str, without: bool) -> Result<Answer> {
        let no_journal = |_| Error::Unsupported("What was kept of the changes cannot be read.".into());
        let edits: Edits = serde_json::from_str(journal).map_err(no_journal)?;
        let editing = self.editing()?;
        let mut from: Vec<String> = edits.ops().filter_map(Op::from).map(str::to_owned).collect();
        from.retain(|from| !editing.given.has(from));
        from.sort();
        from.dedup();
        if !from.is_empty() && !without {
            let steps = u32::try_from(edits.steps().count()).unwrap_or(u32::MAX);
            return Ok(Answer::Needed(Needed { from, steps }));
        }
        match without {
            true => editing.bench.begin_again_without(&edits, &mut editing.given),
            false => drop(editing.bench.begin_again(edits, &mut editing.given)?),
        }
        self.show_edited();
        Ok(self.editing()?.info(Vec::new(), "Your changes are back.".into()))
    }

    /// Answers what concerns the image as it will be.
    ///
    /// # Errors
    /// Where there is no such thing.
    pub fn answer_editing(&mut self, request: Request) -> Result<Answer> {
        match request {
            Request::Edit { change } => self.change(change),
            Request::Undo => self.step(true),
            Request::Redo => self.step(false),
            Request::TakeBack { step, with_others } => self.take_back(step, with_others),
            Request::Revert => Ok(self.revert()),
            Request::Restore { journal, without } => self.restore(&journal, without),
            Request::Changes { start, count } => Ok(self.editing()?.changes(start, count)),
            Request::Forecast => Ok(self.editing()?.forecast()),
            Request::Volume => {
                Ok(Answer::Volume(Box::new(crate::edit::volume::info(self.editing()?.bench.blueprint()))))
            }
            Request::FatFiles { image, path } => {
                let blueprint = self.editing()?.bench.blueprint();
                Ok(Answer::FatFiles(crate::edit::volume::fat_files(blueprint, image, &path)?))
            }
            Request::Attributes { row } => self.editing()?.attributes(row),
            _ => Err(Error::NotFound("answer to this".into())),
        }
    }

    /// The row that a view has now for a number of the page's.
    ///
    /// # Errors
    /// Where there is none any more.
    pub fn row_of(&mut self, view: u32, number: RowNumber) -> Result<RowNumber> {
        let Some(editing) = self.editing.as_ref().filter(|editing| editing.view == view) else { return Ok(number) };
        let id = editing.numbers.draft(number);
        let way = way(&editing.bench.blueprint().draft, id);
        let (tab, findings) = self.tab(view)?;
        let row = find(&mut tab.view, &way, findings)?;
        row.map(|row| row.0).ok_or_else(|| Error::NotFound("such entry any more".into()))
    }

    /// The same, or of what is gone the nearest directory above it.
    fn nearest_row(&mut self, view: u32, number: RowNumber) -> Result<RowNumber> {
        let Some(editing) = self.editing.as_ref().filter(|editing| editing.view == view) else { return Ok(number) };
        let mut way = way(&editing.bench.blueprint().draft, editing.numbers.draft(number));
        let (tab, findings) = self.tab(view)?;
        loop {
            if let Some(row) = find(&mut tab.view, &way, findings)? {
                return Ok(row.0);
            }
            way.pop();
        }
    }

    /// The number by which the page knows a row that a view has now.
    pub fn number_of(&self, view: u32, row: RowId) -> RowNumber {
        let Some(editing) = self.editing.as_ref().filter(|editing| editing.view == view) else { return row.0 };
        let at = usize::try_from(view).unwrap_or(usize::MAX);
        let found = self.tabs().get(at).and_then(|tab| tab.view.index.row(row));
        editing.numbers.number(found.map_or(Draft::ROOT, |row| node(row.node)))
    }

    /// Lets a request name rows as the view has them now.
    ///
    /// # Errors
    /// As [`Session::row_of`].
    pub fn inward(&mut self, request: &mut Request) -> Result<()> {
        let Some(view) = self.editing.as_ref().map(|editing| editing.view) else { return Ok(()) };
        // A directory that is gone is listed as the nearest one above it; the answer tells which that is.
        let is_listing = matches!(request, Request::Rows { .. });
        for row in numbers::rows_of_request(request, view) {
            *row = if is_listing { self.nearest_row(view, *row)? } else { self.row_of(view, *row)? };
        }
        Ok(())
    }

    /// Lets an answer name rows as the page knows them, and tells how they differ from what they were.
    pub fn outward(&self, request: &Request, answer: &mut Answer) {
        let Some(editing) = &self.editing else { return };
        let at = usize::try_from(editing.view).unwrap_or(usize::MAX);
        let Some(index) = self.tabs().get(at).map(|tab| &tab.view.index) else { return };
        let id = |row: RowNumber| index.row(RowId(row)).map_or(Draft::ROOT, |row| node(row.node));
        if let (Answer::Rows(page), Request::Rows { view, .. }) = (&mut *answer, request)
            && *view == editing.view
        {
            page.rows.iter_mut().for_each(|row| row.marks = editing.marks(id(row.row)));
        }
        for row in numbers::rows_of_answer(answer, request, editing.view) {
            *row = editing.numbers.number(id(*row));
        }
    }
}

impl Editing {
    fn info(&self, rows: Vec<RowNumber>, said: String) -> Answer {
        let edits = self.bench.edits();
        Answer::Edited(Box::new(EditInfo {
            view: self.view,
            steps: u32::try_from(edits.steps().count()).unwrap_or(u32::MAX),
            undo: edits.undo_sentence(),
            redo: edits.redo_sentence(),
            rows,
            said,
            label: self.bench.tree().label().volume.clone(),
            journal: serde_json::to_string(edits).unwrap_or_default(),
        }))
    }

    /// What changes made or moved.
    fn rows_of(&self, ops: &[Op]) -> Vec<RowNumber> {
        let draft = &self.bench.blueprint().draft;
        let path = |op: &Op| match op {
            Op::Add { path, .. } | Op::Replace { path, .. } | Op::Mkdir { path } | Op::Link { path, .. } => {
                Some(path.clone())
            }
            Op::Rename { to, .. } => Some(to.clone()),
            _ => None,
        };
        let found = ops.iter().take(TOLD).filter_map(|op| draft.find(&path(op)?).ok());
        found.map(|id| self.numbers.number(id)).collect()
    }

    fn marks(&self, id: DraftId) -> Vec<RowMark> {
        let changes = self.bench.changes_of(id).into_iter();
        changes
            .map(|change| match change {
                edit::Change::Added => RowMark::Added,
                edit::Change::Renamed => RowMark::Renamed,
                edit::Change::Moved => RowMark::Moved,
                edit::Change::Replaced => RowMark::Replaced,
                edit::Change::Attributes => RowMark::Attributes,
            })
            .collect()
    }

    fn changes(&self, start: u32, count: u32) -> Answer {
        let steps = self.bench.edits().steps();
        let step = |place| u32::try_from(place).unwrap_or(u32::MAX);
        let all = steps.flat_map(|(place, ops)| ops.iter().map(move |op| (step(place), op)));
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = all.skip(number(start)).take(number(count.min(WINDOW)));
        let changes = shown.map(|(step, op)| ChangeLine { step, text: op.sentence() }).collect();
        Answer::Changes { total: u32::try_from(self.bench.edits().ops().count()).unwrap_or(u32::MAX), changes }
    }

    fn forecast(&self) -> Answer {
        let blueprint = self.bench.blueprint();
        let (after, obstacle) = match edit::forecast(blueprint) {
            Ok(size) => (Some(size), String::new()),
            Err(error) => (None, error.to_string()),
        };
        Answer::Forecast(ForecastInfo { before: blueprint.old_size(), after, obstacle })
    }

    fn attributes(&self, row: RowNumber) -> Result<Answer> {
        let draft = &self.bench.blueprint().draft;
        let node = draft.node(self.numbers.draft(row)).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok(Answer::Attributes(crate::edit::volume::attributes(draft, node)))
    }
}

/// The tree as it is now, over the same volume as another view of it, with these directories unfolded.
fn shown(like: &View, bench: &Workbench, unfolded: &[DraftId], findings: &mut Findings) -> Tab {
    let mut view = View::new(like.id.clone(), like.volume_number, like.volume.clone(), bench.tree());
    let draft = &bench.blueprint().draft;
    view.choose_encoding(Some(draft.encoding));
    let mut tab = Tab::wanted(view);
    for id in std::iter::once(&Draft::ROOT).chain(unfolded) {
        let Ok(Some(row)) = find(&mut tab.view, &way(draft, *id), findings) else { continue };
        if tab.view.expand(row, findings).is_ok() {
            tab.outline.expand(row, &tab.view.index, tab.view.encoding());
        }
    }
    tab
}

/// A node and all it lies in, from the root down; empty where it hangs on nothing.
fn way(draft: &Draft, id: DraftId) -> Vec<DraftId> {
    let mut way = Vec::new();
    let mut at = id;
    while let Some(node) = draft.node(at).filter(|_| at != Draft::ROOT && way.len() < draft.len()) {
        way.push(at);
        at = node.parent;
    }
    way.reverse();
    if at == Draft::ROOT { way } else { vec![id] }
}

/// The row of a node, listing what lies on the way.
fn find(view: &mut View, way: &[DraftId], findings: &mut Findings) -> Result<Option<RowId>> {
    let mut at = RowId::ROOT;
    for id in way {
        view.expand(at, findings)?;
        let wanted = NodeId(u64::from(id.0));
        let mut children = view.index.children(at).map(RowId);
        let Some(found) = children.find(|row| view.index.row(*row).is_some_and(|row| row.node == wanted)) else {
            return Ok(None);
        };
        at = found;
    }
    Ok(Some(at))
}

fn node(node: NodeId) -> DraftId {
    DraftId(u32::try_from(node.0).unwrap_or(u32::MAX))
}

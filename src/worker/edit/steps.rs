//! Edits the image step by step. The first change begins editing, and shows the edited tree in place of the view that
//! it was made from. A new image made from a folder is opened like any other before it is changed.

use std::collections::HashSet;
use std::rc::Rc;

use discern::browse::Listed;
use discern::edit::{Edits, Op, Workbench, sentence};
use discern::error::{Error, Result};
use discern::protocol::edit::{Restore, UndoStep};
use discern::protocol::{
    AddedPart, Change, Chosen, EditInfo, Edited, Needed, Restored, RowInfo, RowNumber, Scope, Selection, StepUndone,
};
use discern::refusal::Refusal;
use discern::tree::{DraftId, Index, RowId};
use discern::view::View;
use web_sys::File;

use crate::browse::tab::Tab;
use crate::edit::added_files::AddedFiles;
use crate::edit::changes::{Changing, Translated};
use crate::edit::editing::Editing;
use crate::edit::preparation::Prepared;
use crate::session::Session;

static OTHER_TREE: Refusal = Refusal {
    code: "EDIT-OTHER-TREE",
    sentence: "Only one view can be edited.",
    advice: "Switch to that view, and change the entry there.",
};

static NO_JOURNAL: Refusal = Refusal {
    code: "EDIT-NO-JOURNAL",
    sentence: "The stored changes can't be read.",
    advice: "Discard the stored changes, and make them again.",
};

impl Session {
    /// The image being edited; begins editing if necessary.
    ///
    /// # Errors
    /// If the image cannot be changed.
    pub fn editing(&mut self) -> Result<&mut Editing> {
        if self.editing.is_none() {
            self.editing = Some(self.begin_editing()?);
        }
        self.editing.as_mut().ok_or_else(|| Error::NotFound("image that is being changed".into()))
    }

    fn begin_editing(&mut self) -> Result<Editing> {
        let view = self.editable.clone()?;
        let Prepared { bench, rows, index, .. } = self.prepared()?;
        let (tab, _) = self.tab(view)?;
        let edited = shown(tab, &bench, index);
        let original = std::mem::replace(tab, edited);
        self.generation = self.generation.saturating_add(1);
        let added_files = self.added_files.take().unwrap_or_else(|| AddedFiles::new(self.originals.clone()));
        self.marks = Some(marked);
        Ok(Editing { bench, added_files, view, rows, original, boot_warnings: Vec::new() })
    }

    /// Updates the view to the current tree. Rows keep their numbers, and unfolded directories stay unfolded.
    fn show_edited(&mut self) {
        let Some(mut editing) = self.editing.take() else { return };
        if let Ok((tab, _)) = self.tab(editing.view) {
            let touched = editing.rows.follow(&editing.bench, &mut tab.view.index);
            tab.view.set_file_system(editing.bench.tree());
            tab.listings.clear();
            if touched.directories {
                tab.outline.sort_again(&tab.view.index, tab.view.encoding());
            }
        }
        self.generation = self.generation.saturating_add(1);
        self.editing = Some(editing);
    }

    /// Makes files available to changes.
    ///
    /// # Errors
    /// The errors of [`AddedFiles::keep`].
    pub fn add_files(&mut self, from: String, parts: Vec<AddedPart>, files: Vec<File>) -> Result<()> {
        let reading = Rc::clone(&self.reading);
        let editing = self.editing()?;
        editing.added_files.keep(from, parts, &files, &reading)?;
        self.files.extend(files);
        Ok(())
    }

    /// Makes a change.
    ///
    /// # Errors
    /// The reason why it is impossible; then nothing has changed.
    pub fn change(&mut self, change: Change) -> Result<Edited> {
        self.editing()?;
        let ops = match self.translated(change)? {
            Translated::Clashes(names) => return Ok(Edited::Clashes(names)),
            Translated::Ops(ops) => ops,
        };
        if ops.is_empty() {
            return Ok(Edited::Done(self.editing()?.info(Vec::new(), String::new())));
        }
        let editing = self.editing()?;
        editing.bench.change(ops, &mut editing.added_files)?;
        self.show_edited();
        let editing = self.editing()?;
        let made = editing.bench.edits().steps().next_back().map(|(_, ops)| ops).unwrap_or_default();
        let (rows, said) = (editing.rows_of(made), sentence(made));
        Ok(Edited::Done(editing.info(rows, said)))
    }

    /// Translates a change to operations by paths.
    fn translated(&mut self, change: Change) -> Result<Translated> {
        let selected = match &change {
            Change::Remove { selection } | Change::Move { selection, .. } | Change::Attributes { selection, .. } => {
                self.selected(selection)?
            }
            Change::Add { .. }
            | Change::Replace { .. }
            | Change::Rename { .. }
            | Change::NewFolder { .. }
            | Change::Link { .. }
            | Change::Volume(_)
            | Change::BootAdd { .. }
            | Change::BootRemove { .. }
            | Change::BootReplace { .. }
            | Change::BootSet { .. }
            | Change::Fat { .. } => Vec::new(),
        };
        let editing = self.editing()?;
        let node = |row: RowNumber| editing.node(row);
        let blueprint = editing.bench.blueprint();
        Changing { draft: &blueprint.draft, added_files: &editing.added_files, node: &node, selected }.ops(change)
    }

    /// The nodes of a selection, without those inside others of it.
    fn selected(&mut self, selection: &Selection) -> Result<Vec<DraftId>> {
        if selection.view != self.editing()?.view {
            return Err((&OTHER_TREE).into());
        }
        let chosen = match &selection.rows {
            Chosen::Only(rows) => {
                let editing = self.editing()?;
                rows.iter().map(|row| editing.node(*row)).collect()
            }
            Chosen::AllBut(excluded) => self.all_nodes_but(selection, excluded)?,
        };
        let selected = self.editing()?.bench.blueprint().draft.outermost(&chosen);
        if selected.is_empty() && !chosen.is_empty() {
            return Err(Error::NotFound("such entry any more".into()));
        }
        Ok(selected)
    }

    fn all_nodes_but(&mut self, selection: &Selection, excluded: &[RowNumber]) -> Result<Vec<DraftId>> {
        let editing = self.editing()?;
        let excluded: HashSet<DraftId> = excluded.iter().map(|row| editing.node(*row)).collect();
        let all = match &selection.scope {
            Scope::Directory(row) => editing.bench.blueprint().draft.children(editing.node(*row)).to_vec(),
            Scope::Search(text) => {
                let rows = self.all_but(selection.view, &Listed::Search(text.clone()), &HashSet::new())?;
                let editing = self.editing()?;
                rows.iter().map(|row| editing.rows.node(*row)).collect()
            }
        };
        Ok(all.into_iter().filter(|id| !excluded.contains(id)).collect())
    }

    /// Undoes a single step, unless others depend on it and must be kept.
    ///
    /// # Errors
    /// If the step, or something that a change needs, no longer exists.
    pub fn undo_step(&mut self, ask: UndoStep) -> Result<StepUndone> {
        let place = usize::try_from(ask.step).unwrap_or(usize::MAX);
        let editing = self.editing()?;
        let needing = editing.bench.needing(place, &mut editing.added_files)?;
        if needing.len() > 1 && !ask.with_others {
            let others = editing.bench.edits().steps().filter(|(at, _)| *at != place && needing.contains(at));
            return Ok(StepUndone::NeededBy(others.map(|(_, ops)| sentence(ops)).collect()));
        }
        editing.bench.undo_step(needing, &mut editing.added_files)?;
        self.show_edited();
        let editing = self.editing()?;
        let said = editing.bench.edits().undo_sentence().unwrap_or_default();
        Ok(StepUndone::Done(editing.info(Vec::new(), said)))
    }

    /// Undoes the last step.
    ///
    /// # Errors
    /// If something that it needs no longer exists.
    pub fn undo(&mut self) -> Result<EditInfo> {
        let editing = self.editing()?;
        let said = editing.bench.edits().undo_sentence();
        let is_done = editing.bench.undo(&mut editing.added_files)?;
        self.stepped("Undone", said, is_done)
    }

    /// Redoes the step that was undone last.
    ///
    /// # Errors
    /// The errors of [`Session::undo`].
    pub fn redo(&mut self) -> Result<EditInfo> {
        let editing = self.editing()?;
        let said = editing.bench.edits().redo_sentence();
        let is_done = editing.bench.redo();
        self.stepped("Redone", said, is_done)
    }

    fn stepped(&mut self, word: &str, said: Option<String>, is_done: bool) -> Result<EditInfo> {
        if is_done {
            self.show_edited();
        }
        let said = said.map_or_else(|| "Nothing to do.".to_owned(), |said| format!("{word}: {said}"));
        Ok(self.editing()?.info(Vec::new(), said))
    }

    /// Discards all changes and shows the original image.
    pub fn revert(&mut self) -> EditInfo {
        let Some(editing) = self.editing.take() else { return EditInfo::default() };
        self.marks = None;
        let label = editing.original.view.file_system().label().volume.clone();
        if let Some(tab) = self.tab_mut(editing.view) {
            *tab = editing.original;
        }
        self.generation = self.generation.saturating_add(1);
        // Added files keep their numbers: an image built before may consist of them.
        self.added_files = Some(editing.added_files);
        let said = "All changes are discarded.".to_owned();
        EditInfo { view: editing.view, said, label, ..EditInfo::default() }
    }

    /// Restores edits from a journal.
    ///
    /// # Errors
    /// If it is invalid, or its changes are impossible in this image.
    pub fn restore(&mut self, ask: Restore) -> Result<Restored> {
        let edits: Edits = serde_json::from_str(&ask.journal).map_err(|_| Error::from(&NO_JOURNAL))?;
        let editing = self.editing()?;
        let mut from: Vec<String> = edits.ops().filter_map(Op::from).map(str::to_owned).collect();
        from.retain(|from| !editing.added_files.has(from));
        from.sort();
        from.dedup();
        if !from.is_empty() && !ask.without {
            let steps = u32::try_from(edits.steps().count()).unwrap_or(u32::MAX);
            return Ok(Restored::Needed(Needed { from, steps }));
        }
        match ask.without {
            true => editing.bench.begin_again_without(&edits, &mut editing.added_files),
            false => editing.bench.begin_again(edits, &mut editing.added_files)?,
        }
        self.show_edited();
        Ok(Restored::Done(self.editing()?.info(Vec::new(), "Your changes are back.".into())))
    }
}

/// Marks a row of the edited view with its differences from the original.
fn marked(session: &Session, row: RowId, info: RowInfo) -> RowInfo {
    let Some(editing) = &session.editing else { return info };
    RowInfo { marks: editing.marks(editing.rows.node(row)), ..info }
}

/// Makes the view that is shown during editing, with the same directories unfolded.
fn shown(original: &Tab, bench: &Workbench, index: Index) -> Tab {
    let like = &original.view;
    let mut view = View::new(like.id.clone(), like.volume_number, like.volume.clone(), bench.tree());
    view.index = index;
    view.choose_encoding(Some(bench.blueprint().draft.encoding));
    let mut tab = Tab::wanted(view);
    for row in original.outline.unfolded() {
        tab.outline.expand(row, &tab.view.index, tab.view.encoding());
    }
    tab
}

//! The image being edited: its original state and the changes.

use discern::edit::{self, Journal, Op, Rows, Workbench};
use discern::error::{Error, Result};
use discern::protocol::edit::Changes;
use discern::protocol::{
    AttributeValues, ChangeLine, ChangePage, EditInfo, JournalPart, RowMark, RowNumber, ViewNumber,
};
use discern::tree::{DraftId, RowId};

use crate::browse::tab::Tab;
use crate::edit::added_files::AddedFiles;
use crate::edit::volume;
use crate::failures;

/// Most rows reported after a change: more rows than fit on a screen are not selected one by one.
const TOLD: usize = 200;

/// Changes sent at once.
const WINDOW: u32 = 500;

/// An image being edited.
pub struct Editing {
    /// The original and the current image.
    pub bench: Workbench,
    /// The files that can be added.
    pub added_files: AddedFiles,
    /// The view that shows it.
    pub view: ViewNumber,
    /// Maps rows of the view to nodes.
    pub rows: Rows,
    /// The view before any change.
    pub original: Tab,
    /// Warnings of changes so far after which the image may no longer start.
    pub boot_warnings: Vec<String>,
}

impl Editing {
    fn number(&self, id: DraftId) -> RowNumber {
        RowNumber(self.rows.row(id).0)
    }

    /// The node of a row.
    pub fn node(&self, row: RowNumber) -> DraftId {
        self.rows.node(RowId(row.0))
    }

    /// Describes the changes for the page, after one that made or moved `rows`.
    pub fn info(&mut self, rows: Vec<RowNumber>, said: String) -> EditInfo {
        let Journal { since, steps } = self.bench.journal();
        let steps = steps.iter().map(|step| serde_json::to_string(step).unwrap_or_default()).collect();
        let warnings = self.bench.blueprint().boot_warnings();
        let warnings: Vec<String> = warnings.iter().map(|line| format!("{} {}", line.what, line.why)).collect();
        let new: Vec<&str> =
            warnings.iter().filter(|line| !self.boot_warnings.contains(line)).map(String::as_str).collect();
        let warning = (!new.is_empty()).then(|| failures::starts_no_longer(&new).into());
        let boot_warnings = u32::try_from(warnings.len()).unwrap_or(u32::MAX);
        self.boot_warnings = warnings;
        let edits = self.bench.edits();
        EditInfo {
            view: self.view,
            steps: u32::try_from(edits.steps().count()).unwrap_or(u32::MAX),
            undo: edits.undo_sentence(),
            redo: edits.redo_sentence(),
            rows,
            said,
            label: self.bench.tree().label().volume.clone(),
            boots: self.bench.blueprint().boots().iter().map(ToString::to_string).collect(),
            boot_warnings,
            warning,
            journal: JournalPart { since, steps },
        }
    }

    /// The rows that changes made or moved.
    pub fn rows_of(&self, ops: &[Op]) -> Vec<RowNumber> {
        let draft = &self.bench.blueprint().draft;
        let path = |op: &Op| match op {
            Op::Add { path, .. } | Op::Replace { path, .. } | Op::Mkdir { path } | Op::Link { path, .. } => {
                Some(path.clone())
            }
            Op::Rename { to, .. } => Some(to.clone()),
            _ => None,
        };
        let found = ops.iter().take(TOLD).filter_map(|op| draft.find(&path(op)?).ok());
        found.map(|id| self.number(id)).collect()
    }

    /// Differences between an entry and its original.
    pub fn marks(&self, id: DraftId) -> Vec<RowMark> {
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

    /// Sends a window of the current changes.
    pub fn changes(&self, ask: &Changes) -> ChangePage {
        let steps = self.bench.edits().steps();
        let step = |place| u32::try_from(place).unwrap_or(u32::MAX);
        let all = steps.flat_map(|(place, ops)| ops.iter().map(move |op| (step(place), op)));
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = all.skip(number(ask.start)).take(number(ask.count.min(WINDOW)));
        let changes = shown.map(|(step, op)| ChangeLine { step, text: op.sentence() }).collect();
        ChangePage { total: u32::try_from(self.bench.edits().ops().count()).unwrap_or(u32::MAX), changes }
    }

    /// The attributes of an entry after the changes.
    ///
    /// # Errors
    /// If there is no such entry.
    pub fn attributes(&self, row: RowNumber) -> Result<AttributeValues> {
        let draft = &self.bench.blueprint().draft;
        let node = draft.node(self.node(row)).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok(volume::attributes(draft, node))
    }
}

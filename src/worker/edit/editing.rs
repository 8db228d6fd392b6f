//! The image as the user wants it: what it was, and what has been changed.

use discern::edit::{self, Journal, Op, Rows, Workbench};
use discern::error::{Error, Result};
use discern::protocol::edit::Changes;
use discern::protocol::{
    AttributeValues, ChangeLine, ChangePage, EditInfo, ForecastInfo, JournalPart, RowMark, RowNumber, ViewNumber,
};
use discern::tree::{DraftId, RowId};

use crate::browse::tab::Tab;
use crate::edit::given::Given;
use crate::edit::volume;

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
    pub view: ViewNumber,
    /// Which row of the view shows which node.
    pub rows: Rows,
    /// The view as it was opened.
    pub original: Tab,
}

impl Editing {
    fn number(&self, id: DraftId) -> RowNumber {
        RowNumber(self.rows.row(id).0)
    }

    /// The node that a row shows.
    pub fn node(&self, row: RowNumber) -> DraftId {
        self.rows.node(RowId(row.0))
    }

    /// The changes for the page, after one that made or moved `rows`.
    pub fn info(&mut self, rows: Vec<RowNumber>, said: String) -> EditInfo {
        let Journal { since, steps } = self.bench.journal();
        let steps = steps.iter().map(|step| serde_json::to_string(step).unwrap_or_default()).collect();
        let edits = self.bench.edits();
        EditInfo {
            view: self.view,
            steps: u32::try_from(edits.steps().count()).unwrap_or(u32::MAX),
            undo: edits.undo_sentence(),
            redo: edits.redo_sentence(),
            rows,
            said,
            label: self.bench.tree().label().volume.clone(),
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

    /// How an entry differs from what it was.
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

    /// A window of the changes that count.
    pub fn changes(&self, ask: &Changes) -> ChangePage {
        let steps = self.bench.edits().steps();
        let step = |place| u32::try_from(place).unwrap_or(u32::MAX);
        let all = steps.flat_map(|(place, ops)| ops.iter().map(move |op| (step(place), op)));
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = all.skip(number(ask.start)).take(number(ask.count.min(WINDOW)));
        let changes = shown.map(|(step, op)| ChangeLine { step, text: op.sentence() }).collect();
        ChangePage { total: u32::try_from(self.bench.edits().ops().count()).unwrap_or(u32::MAX), changes }
    }

    /// The size that the image will have.
    pub fn forecast(&self) -> ForecastInfo {
        let blueprint = self.bench.blueprint();
        let (after, obstacle) = match edit::forecast(blueprint) {
            Ok(size) => (Some(size), String::new()),
            Err(error) => (None, error.to_string()),
        };
        ForecastInfo { before: blueprint.old_size(), after, obstacle }
    }

    /// The attributes of an entry as they will be.
    ///
    /// # Errors
    /// If there is no such entry.
    pub fn attributes(&self, row: RowNumber) -> Result<AttributeValues> {
        let draft = &self.bench.blueprint().draft;
        let node = draft.node(self.node(row)).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok(volume::attributes(draft, node))
    }
}

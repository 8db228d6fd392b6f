//! The directory tree for the page.

use discern::error::{Error, Result};
use discern::protocol::browse::{Fold, Outline, Reveal};
use discern::protocol::{OutlinePage, OutlineRow, RowNumber};
use discern::tree::{Directory, Kind, RowId, Visible};

use crate::browse::tab::Tab;
use crate::session::Session;

/// Most rows sent at once, however many are requested.
const WINDOW: u32 = 2000;

impl Session {
    /// Sends a window of the tree.
    ///
    /// # Errors
    /// If there is no such view.
    pub fn outline(&mut self, ask: Outline) -> Result<OutlinePage> {
        self.tab(ask.view)?;
        let tab = self.peek(ask.view).ok_or_else(|| Error::NotFound("such view".into()))?;
        let visible = tab.outline.visible();
        let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = visible.iter().skip(index(ask.start)).take(index(ask.count.min(WINDOW)));
        let rows = shown.map(|visible| row(tab, visible, RowNumber(visible.row.0))).collect();
        Ok(OutlinePage { total: u32::try_from(visible.len()).unwrap_or(u32::MAX), start: ask.start, rows })
    }

    /// Unfolds or folds a directory.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn fold(&mut self, ask: Fold) -> Result<Option<u32>> {
        let row = self.row(ask.view, ask.row)?;
        let (Tab { view, outline, .. }, findings) = self.tab(ask.view)?;
        if ask.expanded {
            view.expand(row, findings)?;
            outline.expand(row, &view.index, view.encoding());
        } else {
            outline.fold(row);
        }
        Ok(outline.position(row))
    }

    /// Unfolds all ancestors of a row. A row that is not a directory reveals its parent.
    ///
    /// # Errors
    /// If there is no such row.
    pub fn reveal(&mut self, ask: Reveal) -> Result<Option<u32>> {
        let mut at = self.row(ask.view, ask.row)?;
        let (Tab { view, outline, .. }, _) = self.tab(ask.view)?;
        if let Some(found) = view.index.row(at).filter(|row| row.kind != Kind::Directory) {
            at = found.parent;
        }
        outline.reveal(at, &view.index, view.encoding());
        Ok(outline.position(at))
    }
}

fn row(tab: &Tab, visible: &Visible, number: RowNumber) -> OutlineRow {
    let index = &tab.view.index;
    let entries = match index.directory(visible.row) {
        Directory::Read(children) => u32::try_from(children.len()).ok(),
        _ => None,
    };
    OutlineRow {
        row: number,
        name: if visible.row == RowId::ROOT { String::new() } else { tab.view.name(visible.row).into_owned() },
        level: visible.level,
        position: visible.position,
        set_size: visible.set_size,
        expanded: tab.outline.state(index, visible.row),
        entries,
    }
}

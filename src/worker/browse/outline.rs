//! The directory tree as the page shows it.

use std::ops::Range;

use discern::error::Result;
use discern::protocol::{Answer, OutlinePage, OutlineRow};
use discern::tree::{Directory, Kind, RowId, Visible};

use crate::session::{Session, Tab};

/// Rows sent at once, whatever is asked.
const WINDOW: u32 = 2000;

impl Session {
    /// A window of the tree.
    pub fn outline(&mut self, view: u32, window: Range<u32>) -> Result<Answer> {
        let (tab, _) = self.tab(view)?;
        let visible = tab.outline.visible();
        let total = u32::try_from(visible.len()).unwrap_or(u32::MAX);
        let count = window.end.saturating_sub(window.start).min(WINDOW);
        let index = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let shown = visible.iter().skip(index(window.start)).take(index(count));
        let rows = shown.map(|visible| row(tab, visible)).collect();
        Ok(Answer::Outline(OutlinePage { total, start: window.start, rows }))
    }

    /// Unfolds or folds a directory.
    pub fn fold(&mut self, view: u32, row: u32, expanded: bool) -> Result<Answer> {
        let (Tab { view, outline, .. }, findings) = self.tab(view)?;
        let row = RowId(row);
        if expanded {
            view.expand(row, findings)?;
            outline.expand(row, &view.index, view.encoding());
        } else {
            outline.fold(row);
        }
        Ok(Answer::Position(outline.position(row)))
    }

    /// Unfolds all that a directory lies in; of what is none, its directory takes its place.
    pub fn reveal(&mut self, view: u32, row: u32) -> Result<Answer> {
        let (Tab { view, outline, .. }, _) = self.tab(view)?;
        let mut at = RowId(row);
        if let Some(found) = view.index.row(at).filter(|row| row.kind != Kind::Directory) {
            at = found.parent;
        }
        outline.reveal(at, &view.index, view.encoding());
        Ok(Answer::Position(outline.position(at)))
    }
}

fn row(tab: &Tab, visible: &Visible) -> OutlineRow {
    let index = &tab.view.index;
    let entries = match index.directory(visible.row) {
        Directory::Read(children) => Some(children.end.saturating_sub(children.start)),
        _ => None,
    };
    OutlineRow {
        row: visible.row.0,
        name: if visible.row == RowId::ROOT { String::new() } else { tab.view.name(visible.row).into_owned() },
        level: visible.level,
        position: visible.position,
        set_size: visible.set_size,
        expanded: tab.outline.state(index, visible.row),
        entries,
    }
}

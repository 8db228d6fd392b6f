//! The same place in another view.

use discern::error::Result;
use discern::protocol::RowNumber;
use discern::protocol::browse::SamePath;
use discern::tree::{Kind, RowId};
use discern::view::View;

use crate::session::Session;

/// A name on the way, and where the data lies that it names.
struct Step {
    name: String,
    data: Option<u64>,
}

impl Session {
    /// The row at the same path in another view, or the nearest directory above it.
    ///
    /// # Errors
    /// Where there is no such row, or a directory cannot be read.
    pub fn same_path(&mut self, ask: SamePath) -> Result<RowNumber> {
        let row = self.row(ask.from, ask.row)?;
        let (tab, _) = self.tab(ask.from)?;
        let volume = tab.view.volume_number;
        let way = way(&tab.view, row);
        let (tab, findings) = self.tab(ask.to)?;
        let is_same_volume = tab.view.volume_number == volume;
        let mut at = RowId::ROOT;
        for step in way {
            tab.view.expand(at, findings)?;
            let Some(found) = find(&tab.view, at, &step, is_same_volume) else { break };
            at = found;
        }
        Ok(RowNumber(at.0))
    }
}

fn way(view: &View, row: RowId) -> Vec<Step> {
    let mut way = Vec::new();
    let mut at = row;
    while let Some(found) = view.index.row(at).filter(|_| at != RowId::ROOT) {
        let data = found.location.filter(|_| found.kind == Kind::File && found.size > 0);
        way.push(Step { name: view.name(at).into_owned(), data });
        at = found.parent;
    }
    way.reverse();
    way
}

/// By its name, else by its name in another case, else by its data: a plain ISO 9660 name is a short form of others.
fn find(view: &View, directory: RowId, step: &Step, is_same_volume: bool) -> Option<RowId> {
    let children = || view.index.children(directory).map(RowId);
    let folded = step.name.to_lowercase();
    children()
        .find(|id| view.name(*id) == step.name)
        .or_else(|| children().find(|id| view.name(*id).to_lowercase() == folded))
        .or_else(|| {
            let data = step.data.filter(|_| is_same_volume)?;
            children()
                .find(|id| view.index.row(*id).is_some_and(|row| row.kind == Kind::File && row.location == Some(data)))
        })
}

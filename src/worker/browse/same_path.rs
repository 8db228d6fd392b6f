//! The same path in another view.

use discern::browse::Trail;
use discern::error::Result;
use discern::protocol::RowNumber;
use discern::protocol::browse::SamePath;

use crate::session::Session;

impl Session {
    /// Finds the row at the same path in another view, or its nearest existing ancestor.
    ///
    /// # Errors
    /// If there is no such row, or a directory cannot be read.
    pub fn same_path(&mut self, ask: SamePath) -> Result<RowNumber> {
        let row = self.row(ask.from, ask.row)?;
        let (tab, _) = self.tab(ask.from)?;
        let trail = Trail::of(&tab.view, row);
        let (tab, findings) = self.tab(ask.to)?;
        let found = trail.follow(&mut tab.view, findings)?;
        Ok(RowNumber(found.0))
    }
}

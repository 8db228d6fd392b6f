//! The record that a byte is in: of a directory, or of a file.

use discern::browse::byte_map::fields_at;
use discern::error::Result;
use discern::protocol::FactGroup;
use discern::protocol::map::Fields;
use discern::source::FileId;

use crate::browse::facts;
use crate::session::Session;

impl Session {
    /// The fields of the record that a byte is in, with those of its neighbors in the same structure.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn fields(&mut self, ask: Fields) -> Result<Vec<FactGroup>> {
        let Some(built) = &self.map else { return Ok(Vec::new()) };
        let views: Vec<_> = self.own_tabs().iter().map(|tab| &tab.view).collect();
        let found = fields_at(&built.map, &views, FileId(ask.file), ask.byte)?;
        Ok(found.into_iter().map(facts::group).collect())
    }
}

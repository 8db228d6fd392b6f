//! A directory record looked up by its node, with all sections of its file.

use super::blocks::Blocks;
use super::extents::{self, Section};
use super::layout::DirectoryRecord;
use super::record::{Dialect, LONGEST, Record};
use crate::error::{Error, Result};

/// A record that was read from its place, and what follows from it and the records that continue it.
pub(super) struct Located {
    at: u64,
    head: DirectoryRecord,
    identifier: Vec<u8>,
    system_use: Vec<u8>,
    /// All sections of the file, in order.
    pub(super) sections: Vec<Section>,
}

impl Located {
    /// Reads the record at `node`, a byte of the content, and those that continue its file.
    ///
    /// # Errors
    /// Where no record can be read there.
    pub(super) fn read(blocks: &Blocks, node: u64, dialect: Dialect) -> Result<Self> {
        let bytes = blocks.content.read_up_to(node, LONGEST)?;
        let record = Record::parse(&bytes, node, dialect).map_err(|why| {
            Error::broken("Directory Record", blocks.content.absolute(node), format!("cannot be read ({why:?})"))
        })?;
        let sections = extents::sections(blocks, &record, dialect)?;
        let Record { at, head, identifier, system_use } = record;
        Ok(Self { at, head, identifier: identifier.to_vec(), system_use: system_use.to_vec(), sections })
    }

    /// The record.
    pub(super) fn record(&self) -> Record<'_> {
        Record { at: self.at, head: self.head, identifier: &self.identifier, system_use: &self.system_use }
    }
}

//! Partition tables: MBR, GPT, Apple partition map.

use crate::error::Result;
use crate::findings::Findings;
use crate::source::Source;

/// A partition table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionTable {}

impl PartitionTable {
    /// Every table at the start of the content.
    ///
    /// # Errors
    /// Where the content cannot be read.
    pub fn read_all(content: &Source, findings: &mut Findings) -> Result<Vec<Self>> {
        let _ = (content, findings);
        Ok(Vec::new())
    }
}

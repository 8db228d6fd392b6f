//! Sectors given away, one run behind the other.

use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};

/// The first sector that is free; there is no end.
#[derive(Debug)]
pub(super) struct Room(pub(super) u32);

impl Room {
    /// Sectors for so many bytes.
    pub(super) fn take(&mut self, bytes: u64) -> Result<u32> {
        let sectors = u32::try_from(bytes.div_ceil(SECTOR_SIZE)).map_err(|_| Error::OverLimit("8 TiB of a volume"))?;
        self.take_sectors(sectors)
    }

    pub(super) fn take_sectors(&mut self, sectors: u32) -> Result<u32> {
        let first = self.0;
        self.0 = first.checked_add(sectors).ok_or(Error::OverLimit("8 TiB of a volume"))?;
        Ok(first)
    }
}

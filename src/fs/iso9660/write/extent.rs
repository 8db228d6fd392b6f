//! The sectors that a file or directory of the new volume takes up.

use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::tree::BodyId;

/// First sector and length in bytes of a run of sectors.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    pub(super) sector: u32,
    pub(super) length: u64,
}

impl Extent {
    /// The same extent, counted from a sector of the volume. That of an empty file stays 0.
    pub(super) const fn from(self, sector: u32) -> Self {
        Self { sector: self.sector.saturating_sub(sector), ..self }
    }
}

/// The extent of a body; empty for one that is not in the volume.
pub(super) fn of_body(extents: &[Extent], body: BodyId) -> Extent {
    usize::try_from(body.0).ok().and_then(|number| extents.get(number)).copied().unwrap_or_default()
}

/// The extent of a body, mutable.
pub(super) fn of_body_mut(extents: &mut [Extent], body: BodyId) -> Option<&mut Extent> {
    extents.get_mut(usize::try_from(body.0).ok()?)
}

/// The sectors that are still free: all from this one on.
#[derive(Debug)]
pub(super) struct FreeSectors(pub(super) u32);

impl FreeSectors {
    /// Takes as many sectors as `bytes` need, and returns the first.
    ///
    /// # Errors
    /// [`Error::OverLimit`] where the volume would have more sectors than 32 bits count.
    pub(super) fn take(&mut self, bytes: u64) -> Result<u32> {
        let sectors = u32::try_from(bytes.div_ceil(SECTOR_SIZE)).map_err(|_| Error::OverLimit("8 TiB of a volume"))?;
        self.take_sectors(sectors)
    }

    /// Like [`FreeSectors::take`], counted in sectors.
    pub(super) fn take_sectors(&mut self, sectors: u32) -> Result<u32> {
        let first = self.0;
        self.0 = first.checked_add(sectors).ok_or(Error::OverLimit("8 TiB of a volume"))?;
        Ok(first)
    }
}

//! The sectors of the path tables and directories of a tree.

use super::extent::Extent;
use crate::disc::SECTOR_SIZE;

/// Sectors of the tables and directories of one tree.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// First sectors of the path tables of type L and M.
    pub(super) path_tables: [u32; 2],
    /// Extents of all directories, in the order of the path table.
    pub(super) directories: Vec<Extent>,
}

impl Places {
    /// Places for this many directories, without sectors yet.
    pub(super) fn new(directories: usize) -> Self {
        Self { path_tables: [0; 2], directories: vec![Extent::default(); directories] }
    }

    /// The extent of a directory.
    pub(super) fn directory(&self, number: usize) -> Extent {
        self.directories.get(number).copied().unwrap_or_default()
    }

    /// First sector of the continuation area after a directory.
    pub(super) fn continuation_area(&self, number: usize) -> u32 {
        let extent = self.directory(number);
        extent.sector.saturating_add(u32::try_from(extent.length.div_ceil(SECTOR_SIZE)).unwrap_or(u32::MAX))
    }

    /// The same places, counted from a sector of the volume.
    pub(super) fn from(&self, sector: u32) -> Self {
        Self {
            path_tables: self.path_tables.map(|place| place.saturating_sub(sector)),
            directories: self.directories.iter().map(|extent| extent.from(sector)).collect(),
        }
    }

    /// Moves everything `by` sectors towards the end of the volume.
    pub(super) fn shift(&mut self, by: u32) {
        let directories = self.directories.iter_mut().map(|extent| &mut extent.sector);
        self.path_tables.iter_mut().chain(directories).for_each(|sector| *sector = sector.saturating_add(by));
    }
}

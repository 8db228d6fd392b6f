//! Where everything of a FAT image lies.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{BootSector, Extended};
use super::table::{FIRST, Width};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static NOT_FAT: Refusal = Refusal { code: "FAT-NONE", sentence: "This is not a FAT image.", advice: "" };

/// Clusters that entries of 12 and 16 bits can number; with more, the volume would be of the next kind.
pub(super) const MOST_OF_16: u32 = 65_524;
pub(super) const MOST_OF_32: u32 = 0x0FFF_FFF4;

/// Sizes and places, in bytes unless they say otherwise.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    pub(super) sector: BootSector,
    pub(super) bytes_per_sector: u64,
    pub(super) reserved_len: u64,
    pub(super) tables: u8,
    pub(super) table_sectors: u64,
    root_len: u64,
    pub(super) total_sectors: u64,
    pub(super) cluster_len: u64,
    pub(super) clusters: u32,
    pub(super) width: Width,
    /// First cluster of the root directory of FAT32.
    pub(super) root_cluster: u32,
}

impl Geometry {
    /// Reads the boot sector of a volume.
    ///
    /// # Errors
    /// [`Error::Refused`] where it is not FAT.
    pub(super) fn read(content: &Source) -> Result<Self> {
        let none = || Error::from(&NOT_FAT);
        let sector: BootSector = content.read_struct(0).map_err(|_| none())?;
        Self::of(sector, content.len()).ok_or_else(none)
    }

    /// The sizes and places that a boot sector states; `None` where they are not those of a FAT volume that fits into
    /// `length` bytes.
    pub(super) fn of(sector: BootSector, length: u64) -> Option<Self> {
        let bytes_per_sector = u64::from(sector.bytes_per_sector.get());
        let (extended, _) = Extended::read_from_prefix(&sector.rest).ok()?;
        let table_sectors = match sector.table_sectors_16.get() {
            0 => u64::from(extended.table_sectors.get()),
            sectors => sectors.into(),
        };
        let total_sectors = match sector.total_16.get() {
            0 => u64::from(sector.total_32.get()),
            sectors => sectors.into(),
        };
        let is_sound = matches!(sector.jump, [0xEB, _, 0x90] | [0xE9, ..])
            && matches!(bytes_per_sector, 512 | 1024 | 2048 | 4096)
            && sector.sectors_per_cluster.is_power_of_two()
            && sector.reserved_sectors.get() > 0
            && matches!(sector.tables, 1..=4)
            && table_sectors > 0;
        let root_len =
            u64::from(sector.root_entries.get()).saturating_mul(32).next_multiple_of(bytes_per_sector.max(1));
        let reserved_len = u64::from(sector.reserved_sectors.get()).saturating_mul(bytes_per_sector);
        let tables_len = table_sectors.saturating_mul(sector.tables.into()).saturating_mul(bytes_per_sector);
        let clusters_at = reserved_len.saturating_add(tables_len).saturating_add(root_len);
        let cluster_len = bytes_per_sector.saturating_mul(sector.sectors_per_cluster.into());
        let size = total_sectors.saturating_mul(bytes_per_sector);
        let clusters = size.checked_sub(clusters_at)?.checked_div(cluster_len)?;
        let clusters = u32::try_from(clusters).ok().filter(|clusters| (1..=MOST_OF_32).contains(clusters))?;
        let width = if sector.table_sectors_16.get() == 0 { Width::ThirtyTwo } else { Width::of(clusters) };
        let fits = is_sound
            && size <= length
            && width.bytes(clusters) <= table_sectors.saturating_mul(bytes_per_sector)
            && (width == Width::ThirtyTwo) == (sector.root_entries.get() == 0);
        fits.then_some(Self {
            sector,
            bytes_per_sector,
            reserved_len,
            tables: sector.tables,
            table_sectors,
            root_len,
            total_sectors,
            cluster_len,
            clusters,
            width,
            root_cluster: extended.root_cluster.get(),
        })
    }

    /// The kind of medium.
    pub(super) const fn media(&self) -> u8 {
        self.sector.media
    }

    /// Bytes of the volume.
    pub(super) const fn size(&self) -> u64 {
        self.total_sectors.saturating_mul(self.bytes_per_sector)
    }

    /// First byte of the first table.
    pub(super) const fn tables_at(&self) -> u64 {
        self.reserved_len
    }

    /// Bytes of one table.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::FAT_TABLE_BYTES`].
    pub(super) fn table_len(&self) -> Result<usize> {
        let length = usize::try_from(self.table_sectors.saturating_mul(self.bytes_per_sector)).ok();
        length.filter(|length| *length <= limits::FAT_TABLE_BYTES).ok_or(Error::OverLimit("bytes of a FAT"))
    }

    /// First byte behind the tables: of the root directory of FAT12 and FAT16.
    pub(super) fn root_at(&self) -> u64 {
        let tables = self.table_sectors.saturating_mul(self.tables.into()).saturating_mul(self.bytes_per_sector);
        self.reserved_len.saturating_add(tables)
    }

    /// First byte of the first cluster.
    pub(super) fn clusters_at(&self) -> u64 {
        self.root_at().saturating_add(self.root_len)
    }

    /// The bytes of a cluster.
    pub(super) fn range(&self, cluster: u32) -> Range<u64> {
        let number = u64::from(cluster.saturating_sub(FIRST));
        let start = self.clusters_at().saturating_add(number.saturating_mul(self.cluster_len));
        start..start.saturating_add(self.cluster_len)
    }
}

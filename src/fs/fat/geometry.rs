//! Where everything of a FAT image lies.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{BootSector, Extended};
use super::table::{FIRST, Width};
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Source;

/// Clusters that entries of 12 and 16 bits can number; with more, the volume would be of the next kind.
const MOST_OF_16: u32 = 65_524;
const MOST_OF_32: u32 = 0x0FFF_FFF4;

/// Where a boot sector of FAT12 and FAT16 names its kind, for people (section 3.2).
const KIND_AT: usize = 18;

/// Where FAT32's information sector has its count of free clusters (section 5), and what says that it is one.
const FREE_AT: usize = 488;
const INFO_MARKS: [(usize, &[u8]); 2] = [(0, b"RRaA"), (484, b"rrAa")];

/// Sizes and places, in bytes unless they say otherwise.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    sector: BootSector,
    bytes_per_sector: u64,
    reserved_len: u64,
    pub(super) tables: u8,
    table_sectors: u64,
    root_len: u64,
    total_sectors: u64,
    pub(super) cluster_len: u64,
    pub(super) clusters: u32,
    pub(super) width: Width,
    /// First cluster of the root directory of FAT32.
    pub(super) root_cluster: u32,
}

impl Geometry {
    /// # Errors
    /// [`Error::Unsupported`] where it is none of FAT.
    pub(super) fn read(content: &Source) -> Result<Self> {
        let none = || Error::Unsupported("This is no FAT image, so files inside cannot be changed.".into());
        let sector: BootSector = content.read_struct(0).map_err(|_| none())?;
        Self::of(sector, content.len()).ok_or_else(none)
    }

    fn of(sector: BootSector, length: u64) -> Option<Self> {
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

    pub(super) const fn media(&self) -> u8 {
        self.sector.media
    }

    pub(super) const fn size(&self) -> u64 {
        self.total_sectors.saturating_mul(self.bytes_per_sector)
    }

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

    pub(super) fn root_at(&self) -> u64 {
        let tables = self.table_sectors.saturating_mul(self.tables.into()).saturating_mul(self.bytes_per_sector);
        self.reserved_len.saturating_add(tables)
    }

    pub(super) fn clusters_at(&self) -> u64 {
        self.root_at().saturating_add(self.root_len)
    }

    /// Where a cluster lies.
    pub(super) fn range(&self, cluster: u32) -> Range<u64> {
        let number = u64::from(cluster.saturating_sub(FIRST));
        let start = self.clusters_at().saturating_add(number.saturating_mul(self.cluster_len));
        start..start.saturating_add(self.cluster_len)
    }

    /// Adds clusters, and makes the tables as long as they have to be. FAT12 becomes FAT16 where it has to.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where the kind of FAT has no numbers for so many.
    pub(super) fn grow(&mut self, more: u32) -> Result<()> {
        let clusters = self.clusters.saturating_add(more);
        let (most, width) = match self.width {
            Width::ThirtyTwo => (MOST_OF_32, Width::ThirtyTwo),
            _ => (MOST_OF_16, Width::of(clusters)),
        };
        if clusters > most {
            return Err(self.exhausted(most));
        }
        let needed = width.bytes(clusters).div_ceil(self.bytes_per_sector);
        self.table_sectors = self.table_sectors.max(needed);
        (self.clusters, self.width) = (clusters, width);
        let end = self.range(clusters.saturating_add(1)).end;
        self.total_sectors = end.div_ceil(self.bytes_per_sector);
        self.record()
    }

    /// It cannot be made larger, and what helps instead.
    fn exhausted(&self, most: u32) -> Error {
        let Width::ThirtyTwo = self.width else {
            return Error::Unsupported(format!(
                "The FAT image is full: FAT16 counts no more than {most} clusters, here of {} bytes. Take something out \
                 of it, or put a larger image of FAT32 in its place.",
                self.cluster_len
            ));
        };
        super::full()
    }

    /// Writes the sizes into the boot sector.
    fn record(&mut self) -> Result<()> {
        let sectors = u32::try_from(self.total_sectors).map_err(|_| super::full())?;
        let short = u16::try_from(sectors).ok().filter(|_| self.width != Width::ThirtyTwo);
        self.sector.total_16 = short.unwrap_or(0).into();
        self.sector.total_32 = if short.is_some() { 0 } else { sectors }.into();
        let table_sectors = u32::try_from(self.table_sectors).map_err(|_| super::full())?;
        if self.width == Width::ThirtyTwo {
            let (mut extended, _) = Extended::read_from_prefix(&self.sector.rest).map_err(|_| super::full())?;
            extended.table_sectors = table_sectors.into();
            self.sector.rest.iter_mut().zip(extended.as_bytes()).for_each(|(to, from)| *to = *from);
            return Ok(());
        }
        self.sector.table_sectors_16 = u16::try_from(table_sectors).map_err(|_| super::full())?.into();
        let kind = self.sector.rest.iter_mut().skip(KIND_AT);
        if self.width == Width::Sixteen {
            kind.zip(b"FAT16   ").for_each(|(to, from)| *to = *from);
        }
        Ok(())
    }

    /// The reserved sectors with the sizes as they are, and FAT32's count of free clusters.
    ///
    /// # Errors
    /// Where the old ones cannot be read.
    pub(super) fn reserved(&self, content: &Source, free: u32) -> Result<Vec<u8>> {
        let length = usize::try_from(self.reserved_len).ok().filter(|length| *length <= limits::FAT_TABLE_BYTES);
        let mut bytes = content.read_up_to(0, length.ok_or(Error::OverLimit("bytes before a FAT"))?)?;
        put(&mut bytes, 0, self.sector.as_bytes());
        if self.width != Width::ThirtyTwo {
            return Ok(bytes);
        }
        let (extended, _) = Extended::read_from_prefix(&self.sector.rest).map_err(|_| super::full())?;
        let unit = usize::try_from(self.bytes_per_sector).unwrap_or(0);
        let at = |sector: u16| usize::from(sector).saturating_mul(unit);
        let backup = at(extended.backup_sector.get());
        let info = at(extended.info_sector.get());
        if backup > 0 {
            put(&mut bytes, backup, self.sector.as_bytes());
        }
        for place in [info, backup.saturating_add(info)] {
            let has = |(at, mark): &(usize, &[u8])| {
                bytes.get(place.saturating_add(*at)..).is_some_and(|bytes| bytes.starts_with(mark))
            };
            if info > 0 && INFO_MARKS.iter().all(has) {
                put(&mut bytes, place.saturating_add(FREE_AT), &free.to_le_bytes());
                // Where to look for one next is nowhere known.
                put(&mut bytes, place.saturating_add(FREE_AT).saturating_add(4), &[0xFF; 4]);
            }
        }
        Ok(bytes)
    }
}

fn put(bytes: &mut [u8], at: usize, field: &[u8]) {
    let place = bytes.get_mut(at..).unwrap_or_default();
    place.iter_mut().zip(field).for_each(|(to, from)| *to = *from);
}

//! The geometry of a FAT volume.

use std::ops::Range;

use zerocopy::{FromBytes, FromZeros};

use super::layout::{BootSector, Extended, Tail};
use super::table::{FIRST, Width};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static NOT_FAT: Refusal = Refusal { code: "FAT-NONE", sentence: "This is not a FAT image.", advice: "" };

/// Maximum number of clusters of FAT12 and FAT16.
pub(super) const MOST_OF_16: u32 = 65_524;
pub(super) const MOST_OF_32: u32 = 0x0FFF_FFF4;

/// The sector with the backup of FAT32's boot sector, on all known volumes (section 3.3).
const BACKUP_SECTOR: u16 = 6;

/// Bytes of the largest floppy disk.
const LARGEST_FLOPPY: u64 = 2880 << 10;

/// What a table with entries of 16 bits begins with on a hard disk of the Atari.
const ATARI_TABLE: [u8; 4] = [0xF8, 0xFF, 0xFF, 0xFF];

/// Floppy disks of MS-DOS 1, which have no BIOS parameter block: media descriptor in the FAT, sectors of the disk, of a
/// cluster and of a FAT, entries of the root directory.
const WITHOUT_PARAMETERS: [(u8, u16, u8, u16, u16); 4] =
    [(0xFE, 320, 1, 1, 64), (0xFC, 360, 1, 2, 64), (0xFF, 640, 2, 1, 112), (0xFD, 720, 2, 2, 112)];

/// The source of the geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParameterSource {
    /// The main boot sector.
    BootSector,
    /// The backup of the boot sector, at this offset.
    Backup(u64),
    /// The media descriptor at the start of the FAT.
    Medium,
}

/// Locations and sizes, in bytes unless stated otherwise.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    pub(super) sector: BootSector,
    pub(super) told: ParameterSource,
    pub(super) bytes_per_sector: u64,
    pub(super) reserved_len: u64,
    pub(super) tables: u8,
    pub(super) table_sectors: u64,
    root_len: u64,
    pub(super) total_sectors: u64,
    pub(super) cluster_len: u64,
    pub(super) clusters: u32,
    /// Number of clusters according to the size of the volume; the table may have fewer entries.
    pub(super) declared_clusters: u64,
    pub(super) width: Width,
    /// First cluster of the root directory of FAT32.
    pub(super) root_cluster: u32,
}

impl Geometry {
    /// Reads the boot sector of a volume to be changed, which has to be complete and regular.
    ///
    /// # Errors
    /// [`Error::Refused`] if it is not FAT.
    pub(super) fn read(content: &Source) -> Result<Self> {
        let none = || Error::from(&NOT_FAT);
        let sector: BootSector = content.read_struct(0).map_err(|_| none())?;
        let found = Self::of(sector, ParameterSource::BootSector).ok_or_else(none)?;
        let is_sound = found.has_jump()
            && found.bytes_per_sector >= 512
            && found.bytes_per_sector <= 4096
            && found.sector.sectors_per_cluster > 0
            && found.size() <= content.len()
            && u64::from(found.clusters) == found.declared_clusters
            && found.clusters <= if found.width == Width::ThirtyTwo { MOST_OF_32 } else { MOST_OF_16 }
            && (found.width == Width::ThirtyTwo) == (found.sector.root_entries.get() == 0);
        if is_sound { Ok(found) } else { Err(none()) }
    }

    /// Finds the geometry from the boot sector, from its backup on FAT32, or from the FAT on floppy disks of MS-DOS 1.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn find(content: &Source) -> Result<Option<Self>> {
        if let Some(found) = Self::at(content, 0)? {
            return Ok(Some(found));
        }
        for size in [512, 1024, 2048, 4096] {
            let at = u64::from(BACKUP_SECTOR).saturating_mul(size);
            let found = Self::at(content, at)?.filter(|found| found.bytes_per_sector == size);
            let found = found.filter(|found| found.width == Width::ThirtyTwo && found.has_jump());
            if found.as_ref().and_then(Self::extended).is_some_and(|it| it.backup_sector.get() == BACKUP_SECTOR) {
                return Ok(found);
            }
        }
        Self::without_parameters(content)
    }

    /// Reads the boot sector at an offset; `None` unless it and the start of the FAT are valid.
    fn at(content: &Source, at: u64) -> Result<Option<Self>> {
        let bytes = content.read_up_to(at, size_of::<BootSector>())?;
        let told = if at == 0 { ParameterSource::BootSector } else { ParameterSource::Backup(at) };
        let found = BootSector::read_from_bytes(&bytes).ok().and_then(|sector| Self::of(sector, told));
        let Some(mut found) = found else { return Ok(None) };
        if found.may_be_hard_disk_of_atari() && content.read_up_to(found.table_at(0), 4)? == ATARI_TABLE {
            found.width = Width::Sixteen;
        }
        for number in 0..found.tables {
            if found.table_begins_well(content, number)? {
                return Ok(Some(found));
            }
        }
        // Without its FATs, only a boot sector as formatters write it counts as FAT.
        let is_marked = bytes.ends_with(&[0x55, 0xAA]) && found.has_jump() && matches!(found.media(), 0xF0 | 0xF8..);
        let is_named = found.tail().is_some_and(|(_, tail)| tail.kind.starts_with(b"FAT"));
        Ok(Some(found).filter(|_| is_marked && is_named))
    }

    /// Whether a table begins with the media descriptor and set bits. The highest bits of the second entry record
    /// whether the volume was in use.
    fn table_begins_well(&self, content: &Source, number: u8) -> Result<bool> {
        let bytes = content.read_up_to(self.table_at(number), 4)?;
        let medium = bytes.first().copied().unwrap_or(0);
        let ones = match self.width {
            Width::Twelve => bytes.get(1..3) == Some(&[0xFF, 0xFF]),
            Width::Sixteen => bytes.get(1) == Some(&0xFF),
            Width::ThirtyTwo => {
                bytes.get(1..3) == Some(&[0xFF, 0xFF]) && bytes.get(3).is_some_and(|byte| byte & 0x0F == 0x0F)
            }
        };
        Ok(ones && (medium == self.media() || matches!(medium, 0xF0 | 0xF8..)))
    }

    fn without_parameters(content: &Source) -> Result<Option<Self>> {
        let table = content.read_up_to(512, 3)?;
        let known = WITHOUT_PARAMETERS.into_iter().find(|(media, sectors, ..)| {
            table == [*media, 0xFF, 0xFF] && u64::from(*sectors).saturating_mul(512) == content.len()
        });
        let Some((media, total, per_cluster, table_sectors, root_entries)) = known else { return Ok(None) };
        let sector = BootSector {
            bytes_per_sector: 512.into(),
            sectors_per_cluster: per_cluster,
            reserved_sectors: 1.into(),
            tables: 2,
            root_entries: root_entries.into(),
            total_16: total.into(),
            media,
            table_sectors_16: table_sectors.into(),
            ..BootSector::new_zeroed()
        };
        Ok(Self::of(sector, ParameterSource::Medium))
    }

    /// Parses the geometry of a boot sector; `None` if it is not that of a FAT volume.
    fn of(sector: BootSector, told: ParameterSource) -> Option<Self> {
        let bytes_per_sector = u64::from(sector.bytes_per_sector.get());
        let (extended, _) = Extended::read_from_prefix(&sector.rest).ok()?;
        // FAT32 volumes with few clusters exist, so their number does not decide.
        let is_32 = sector.table_sectors_16.get() == 0;
        let table_sectors = match sector.table_sectors_16.get() {
            0 => u64::from(extended.table_sectors.get()),
            sectors => sectors.into(),
        };
        let total_sectors = match sector.total_16.get() {
            0 => u64::from(sector.total_32.get()),
            sectors => sectors.into(),
        };
        let sectors_per_cluster = match sector.sectors_per_cluster {
            0 => 256,
            sectors => u64::from(sectors),
        };
        let is_sound = bytes_per_sector.is_power_of_two()
            && (128..=16_384).contains(&bytes_per_sector)
            && sectors_per_cluster.is_power_of_two()
            && sector.reserved_sectors.get() > 0
            && matches!(sector.tables, 1..=4)
            && table_sectors > 0
            && (is_32 || sector.root_entries.get() > 0);
        let root_len =
            u64::from(sector.root_entries.get()).saturating_mul(32).next_multiple_of(bytes_per_sector.max(1));
        let reserved_len = u64::from(sector.reserved_sectors.get()).saturating_mul(bytes_per_sector);
        let table_len = table_sectors.saturating_mul(bytes_per_sector);
        let clusters_at =
            reserved_len.saturating_add(table_len.saturating_mul(sector.tables.into())).saturating_add(root_len);
        let cluster_len = bytes_per_sector.saturating_mul(sectors_per_cluster);
        let size = total_sectors.saturating_mul(bytes_per_sector);
        let declared_clusters = size.checked_sub(clusters_at)?.checked_div(cluster_len).filter(|count| *count > 0)?;
        let width = match u32::try_from(declared_clusters) {
            _ if is_32 => Width::ThirtyTwo,
            // A 16-bit FAT size rules out FAT32.
            Ok(clusters) if Width::of(clusters) == Width::Twelve => Width::Twelve,
            _ => Width::Sixteen,
        };
        let clusters = declared_clusters.min(width.clusters(table_len));
        let clusters = u32::try_from(clusters).ok().filter(|clusters| (1..=MOST_OF_32).contains(clusters))?;
        is_sound.then_some(Self {
            sector,
            told,
            bytes_per_sector,
            reserved_len,
            tables: sector.tables,
            table_sectors,
            root_len,
            total_sectors,
            cluster_len,
            clusters,
            declared_clusters,
            width,
            root_cluster: extended.root_cluster.get() & super::table::MASK,
        })
    }

    /// Whether TOS would take the volume for one of a hard disk, where entries have 16 bits however few clusters there are:
    /// it has no boot sector of a PC, is larger than any floppy disk, and has room for entries of that width.
    fn may_be_hard_disk_of_atari(&self) -> bool {
        self.width == Width::Twelve
            && !self.has_jump()
            && self.tail().is_none()
            && self.size() > LARGEST_FLOPPY
            && Width::Sixteen.clusters(self.table_sectors.saturating_mul(self.bytes_per_sector))
                >= self.declared_clusters
    }

    fn has_jump(&self) -> bool {
        matches!(self.sector.jump, [0xEB, _, 0x90] | [0xE9, ..])
    }

    /// The fields of FAT32 after the common ones.
    pub(super) fn extended(&self) -> Option<Extended> {
        let (extended, _) = Extended::read_from_prefix(&self.sector.rest).ok()?;
        (self.width == Width::ThirtyTwo).then_some(extended)
    }

    /// The last fields of the boot sector, if recorded, with their offset.
    pub(super) fn tail(&self) -> Option<(usize, Tail)> {
        let at = if self.width == Width::ThirtyTwo { Tail::AFTER_EXTENDED } else { 0 };
        let (tail, _) = Tail::read_from_prefix(self.sector.rest.get(at..)?).ok()?;
        let before = size_of::<BootSector>().saturating_sub(self.sector.rest.len());
        matches!(tail.signature, 0x28 | 0x29).then_some((before.saturating_add(at), tail))
    }

    /// The active table, from 0; on FAT32, flags may select another than the first.
    pub(super) fn active(&self) -> u8 {
        let flags = self.extended().map_or(0, |extended| extended.flags.get());
        let number = u8::try_from(flags & 0x0F).unwrap_or(0);
        if flags & 0x80 != 0 && number < self.tables { number } else { 0 }
    }

    /// Whether all tables are mirrored.
    pub(super) fn is_mirrored(&self) -> bool {
        self.tables > 1 && self.extended().is_none_or(|extended| extended.flags.get() & 0x80 == 0)
    }

    /// The media descriptor.
    pub(super) const fn media(&self) -> u8 {
        self.sector.media
    }

    /// Size of the volume in bytes.
    pub(super) const fn size(&self) -> u64 {
        self.total_sectors.saturating_mul(self.bytes_per_sector)
    }

    /// Offset of the first table.
    pub(super) const fn tables_at(&self) -> u64 {
        self.reserved_len
    }

    /// Offset of the table with a number, from 0.
    pub(super) fn table_at(&self, number: u8) -> u64 {
        let length = self.table_sectors.saturating_mul(self.bytes_per_sector);
        self.tables_at().saturating_add(length.saturating_mul(number.into()))
    }

    /// Size of one table in bytes.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond [`limits::FAT_TABLE_BYTES`].
    pub(super) fn table_len(&self) -> Result<usize> {
        let length = usize::try_from(self.table_sectors.saturating_mul(self.bytes_per_sector)).ok();
        length.filter(|length| *length <= limits::FAT_TABLE_BYTES).ok_or(Error::OverLimit("bytes of a FAT"))
    }

    /// Offset after the tables: that of the root directory on FAT12 and FAT16.
    pub(super) fn root_at(&self) -> u64 {
        let tables = self.table_sectors.saturating_mul(self.tables.into()).saturating_mul(self.bytes_per_sector);
        self.reserved_len.saturating_add(tables)
    }

    /// Offset of the first cluster.
    pub(super) fn clusters_at(&self) -> u64 {
        self.root_at().saturating_add(self.root_len)
    }

    /// Number of the cluster that a byte lies in.
    pub(super) fn cluster_at(&self, byte: u64) -> u64 {
        let number = byte.saturating_sub(self.clusters_at()).checked_div(self.cluster_len).unwrap_or(0);
        number.saturating_add(FIRST.into())
    }
    /// Byte range of a cluster.
    pub(super) fn range(&self, cluster: u32) -> Range<u64> {
        let number = u64::from(cluster.saturating_sub(FIRST));
        let start = self.clusters_at().saturating_add(number.saturating_mul(self.cluster_len));
        start..start.saturating_add(self.cluster_len)
    }
}

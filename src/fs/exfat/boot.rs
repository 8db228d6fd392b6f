//! The boot regions, which locate everything else on a volume.

use std::ops::Range;

use super::layout::BootSector;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::signature;
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "EXFAT-BOOT-CHECKSUM",
    severity: Severity::Warning,
    structure: "Main boot region",
    meaning: "The checksum of the volume's first sectors is wrong; systems may refuse the volume.",
    clause: Some("exFAT 3.4"),
};

static BACKUP: Anomaly = Anomaly {
    code: "EXFAT-BACKUP-BOOT",
    severity: Severity::Warning,
    structure: "Backup boot region",
    meaning: "The copy of the volume's first sectors is missing, damaged or of another volume; it can't stand in for them.",
    clause: Some("exFAT 3"),
};

static FROM_BACKUP: Anomaly = Anomaly {
    code: "EXFAT-BOOT",
    severity: Severity::Warning,
    structure: "Main boot region",
    meaning: "The volume's first sectors are damaged; their backup is used in their place.",
    clause: Some("exFAT 3"),
};

/// Sectors of a boot region; the last one holds the checksum of the others (section 3).
const SECTORS: u64 = 12;

/// Bytes of the boot sector that change in use, which the checksum leaves out (section 3.4).
const CHANGING: [usize; 3] = [106, 107, 112];

/// Locations and sizes, in bytes unless stated otherwise.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    pub(super) sector: BootSector,
    /// Offset of the boot region that was read.
    pub(super) at: u64,
    pub(super) sector_len: u64,
    pub(super) cluster_len: u64,
}

impl Geometry {
    /// Reads the geometry from the main boot sector, or from its backup.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn find(content: &Source) -> Result<Option<Self>> {
        if let Some(main) = Self::at(content, 0)? {
            return Ok(Some(main));
        }
        Self::find_backup(content)
    }

    /// The position of the backup depends on the sector size, so each size is tried.
    fn find_backup(content: &Source) -> Result<Option<Self>> {
        for shift in 9..=12_u8 {
            let found = Self::at(content, SECTORS << shift)?;
            if let Some(found) = found.filter(|found| found.sector.sector_shift == shift) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Like [`Self::find`], but also checks both boot regions.
    ///
    /// # Errors
    /// As [`Self::find`].
    pub(super) fn read(content: &Source, findings: &mut Findings) -> Result<Option<Self>> {
        let Some(main) = Self::at(content, 0)? else {
            let backup = Self::find_backup(content)?;
            if backup.is_some() {
                findings.add(&FROM_BACKUP, content.absolute(0), "a boot sector of exFAT", "none");
            }
            return Ok(backup);
        };
        let backup_at = SECTORS.saturating_mul(main.sector_len);
        let backup = Self::at(content, backup_at)?;
        let is_good = |geometry: &Self| geometry.checksums(content).map(|(said, sum)| said == sum);
        let (said, sum) = main.checksums(content)?;
        let backup_is_good = backup.as_ref().map(is_good).transpose()?.unwrap_or(false);
        if !backup_is_good || backup.as_ref().is_some_and(|backup| !backup.is_copy_of(&main)) {
            let found = if backup_is_good { "another one" } else { "none" };
            findings.add(&BACKUP, content.absolute(backup_at), "a copy of the main boot region", found);
        }
        if said == sum {
            return Ok(Some(main));
        }
        let place = content.absolute(main.sector_len.saturating_mul(SECTORS.saturating_sub(1)));
        findings.add(&CHECKSUM, place, format!("{sum:08x}"), format!("{said:08x}"));
        match backup.filter(|_| backup_is_good) {
            Some(backup) => {
                findings.add(&FROM_BACKUP, content.absolute(0), "the checksum of the region", "another");
                Ok(Some(backup))
            }
            None => Ok(Some(main)),
        }
    }

    /// Parses a boot sector; `None` if it is not a valid one (section 3.1).
    fn at(content: &Source, at: u64) -> Result<Option<Self>> {
        let bytes = content.read_up_to(at, size_of::<BootSector>())?;
        Ok(zerocopy::FromBytes::read_from_bytes(&bytes).ok().and_then(|sector| Self::of(sector, at)))
    }

    fn of(sector: BootSector, at: u64) -> Option<Self> {
        let is_sound = sector.name == *signature::EXFAT
            && (9..=12).contains(&sector.sector_shift)
            && sector.cluster_shift <= 25_u8.saturating_sub(sector.sector_shift)
            && matches!(sector.fats, 1 | 2)
            && sector.revision.get() >> 8 == 1
            && sector.clusters.get() > 0
            && sector.clusters.get() <= 0xFFFF_FFF5
            && sector.root.get() >= FIRST
            && sector.root.get().saturating_sub(FIRST) < sector.clusters.get();
        let sector_len = 1_u64 << sector.sector_shift.min(12);
        let cluster_len = sector_len << sector.cluster_shift.min(16);
        let geometry = Self { sector, at, sector_len, cluster_len };
        let fits = geometry.fat_at() >= SECTORS.saturating_mul(2).saturating_mul(sector_len)
            && geometry.heap_at() >= geometry.fats().end
            && geometry.fat_len() > 0;
        (is_sound && fits).then_some(geometry)
    }

    /// The recorded and the computed checksum of the region (section 3.4).
    fn checksums(&self, content: &Source) -> Result<(u32, u32)> {
        let length = usize::try_from(SECTORS.saturating_mul(self.sector_len)).unwrap_or(0);
        let bytes = content.read_up_to(self.at, length)?;
        let covered = length.saturating_sub(usize::try_from(self.sector_len).unwrap_or(0));
        let counted = bytes.iter().take(covered).enumerate().filter(|(at, _)| !CHANGING.contains(at));
        let sum = counted.fold(0_u32, |sum, (_, byte)| sum.rotate_right(1).wrapping_add((*byte).into()));
        let said =
            bytes.get(covered..).and_then(|bytes| bytes.first_chunk()).map_or(0, |said| u32::from_le_bytes(*said));
        Ok((said, if bytes.len() == length { sum } else { !said }))
    }

    /// Whether both regions agree, except for bytes that change in use.
    fn is_copy_of(&self, other: &Self) -> bool {
        let still = |sector: BootSector| BootSector { flags: 0.into(), percent_in_use: 0, ..sector };
        still(self.sector) == still(other.sector)
    }

    /// Size of both boot regions in bytes.
    pub(super) fn boot_regions(&self) -> [Range<u64>; 2] {
        let length = SECTORS.saturating_mul(self.sector_len);
        [0..length, length..length.saturating_mul(2)]
    }

    /// Size of the volume in bytes.
    pub(super) fn volume_len(&self) -> u64 {
        self.sector.volume_length.get().saturating_mul(self.sector_len)
    }

    fn fat_at(&self) -> u64 {
        u64::from(self.sector.fat_offset.get()).saturating_mul(self.sector_len)
    }

    fn fat_len(&self) -> u64 {
        u64::from(self.sector.fat_length.get()).saturating_mul(self.sector_len)
    }

    /// Byte range of all FATs.
    pub(super) fn fats(&self) -> Range<u64> {
        self.fat_at()..self.fat_at().saturating_add(self.fat_len().saturating_mul(self.sector.fats.into()))
    }

    /// Byte range of the active FAT; if there are two, a flag selects it.
    pub(super) fn fat(&self) -> Range<u64> {
        let before = if self.uses_second() { self.fat_len() } else { 0 };
        let start = self.fat_at().saturating_add(before);
        start..start.saturating_add(self.fat_len())
    }

    /// Whether the second FAT and bitmap are active.
    pub(super) fn uses_second(&self) -> bool {
        self.sector.fats == 2 && self.sector.flags.get() & super::layout::volume_flag::SECOND_FAT != 0
    }

    fn heap_at(&self) -> u64 {
        u64::from(self.sector.heap_offset.get()).saturating_mul(self.sector_len)
    }

    /// The cluster that contains a byte of the volume.
    pub(super) fn cluster_of(&self, byte: u64) -> Option<u32> {
        let number = byte.checked_sub(self.heap_at())?.checked_div(self.cluster_len)?;
        u32::try_from(number).ok()?.checked_add(FIRST).filter(|cluster| self.has(*cluster))
    }

    /// Whether the volume has a cluster with this number.
    pub(super) fn has(&self, cluster: u32) -> bool {
        cluster.checked_sub(FIRST).is_some_and(|number| number < self.sector.clusters.get())
    }

    /// Byte range of consecutive clusters.
    pub(super) fn range(&self, cluster: u32, count: u64) -> Range<u64> {
        let number = u64::from(cluster.saturating_sub(FIRST));
        let start = self.heap_at().saturating_add(number.saturating_mul(self.cluster_len));
        start..start.saturating_add(count.saturating_mul(self.cluster_len))
    }
}

/// Number of the first cluster.
pub(super) const FIRST: u32 = 2;

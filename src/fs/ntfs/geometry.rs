//! The boot sector, which locates the master file table and states the sizes.

use super::layout::BootSector;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::signature;
use crate::source::Source;

static FROM_BACKUP: Anomaly = Anomaly {
    code: "NTFS-BOOT",
    severity: Severity::Warning,
    structure: "NTFS boot sector",
    meaning: "The volume's first sector is damaged; its copy in the last sector is used in its place.",
    clause: None,
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "NTFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "NTFS boot sector",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

/// Size in bytes of a sector that may have the copy of the boot sector.
const SECTOR: u64 = 512;

/// Sizes in bytes.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    pub(super) sector: BootSector,
    /// Offset of the boot sector that was read.
    pub(super) at: u64,
    pub(super) cluster_len: u64,
    pub(super) record_len: usize,
}

impl Geometry {
    /// Reads the geometry from the boot sector, or from its copy if there may be one.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn find(content: &Source, may_be_copy: bool) -> Result<Option<Self>> {
        let main = Self::at(content, 0)?;
        if main.is_some() || !may_be_copy {
            return Ok(main);
        }
        Self::at(content, (content.len() / SECTOR).saturating_sub(1).saturating_mul(SECTOR))
    }

    fn at(content: &Source, at: u64) -> Result<Option<Self>> {
        let bytes = content.read_up_to(at, size_of::<BootSector>())?;
        Ok(zerocopy::FromBytes::read_from_bytes(&bytes).ok().and_then(|sector| Self::of(sector, at)))
    }

    fn of(sector: BootSector, at: u64) -> Option<Self> {
        let sector_len = u64::from(sector.bytes_per_sector.get());
        if sector.name != *signature::NTFS || !(256..=4096).contains(&sector_len) || !sector_len.is_power_of_two() {
            return None;
        }
        // Clusters of more than 64 KiB are recorded as a negative power of two.
        let sectors = match sector.sectors_per_cluster {
            small @ 1..=128 => u64::from(small),
            large => 1_u64.checked_shl(256_u32.saturating_sub(large.into())).filter(|sectors| *sectors <= 4096)?,
        };
        let cluster_len = sectors.checked_mul(sector_len).filter(|len| len.is_power_of_two() && *len <= 2 << 20)?;
        let record_len = match sector.record_size {
            power @ -16..=-8 => 1_usize << power.unsigned_abs(),
            clusters @ 1..=64 => usize::try_from(u64::from(clusters.unsigned_abs()).checked_mul(cluster_len)?).ok()?,
            _ => return None,
        };
        let is_sound = (256..=64 << 10).contains(&record_len) && sector.total_sectors.get() > 0;
        is_sound.then_some(Self { sector, at, cluster_len, record_len })
    }

    /// Reports findings about it.
    pub(super) fn check(&self, content: &Source, findings: &mut Findings) {
        if self.at > 0 {
            let found = format!("one at byte {}", content.absolute(self.at));
            findings.add(&FROM_BACKUP, content.absolute(0), "a boot sector of NTFS", found);
        }
        if self.volume_len() > content.len() {
            let expected = format!("{} bytes", self.volume_len());
            findings.add(
                &INCOMPLETE,
                content.absolute(self.at.saturating_add(40)),
                expected,
                format!("{} bytes", content.len()),
            );
        }
    }

    /// Size of the volume, in bytes.
    pub(super) fn volume_len(&self) -> u64 {
        self.sector.total_sectors.get().saturating_mul(self.sector.bytes_per_sector.get().into())
    }

    /// Number of clusters on the volume.
    pub(super) fn clusters(&self) -> u64 {
        self.volume_len().checked_div(self.cluster_len).unwrap_or(0)
    }

    /// Offset of a cluster.
    pub(super) const fn cluster_at(&self, number: u64) -> u64 {
        number.saturating_mul(self.cluster_len)
    }
}

#[cfg(test)]
mod tests {
    use zerocopy::FromZeros;

    use super::*;

    #[test]
    fn sizes_are_numbers_or_negative_powers_of_two() {
        let of = |sectors_per_cluster, record_size| {
            let mut sector = BootSector::new_zeroed();
            sector.name = *b"NTFS    ";
            sector.bytes_per_sector.set(512);
            sector.total_sectors.set(100);
            (sector.sectors_per_cluster, sector.record_size) = (sectors_per_cluster, record_size);
            Geometry::of(sector, 0).map(|found| (found.cluster_len, found.record_len))
        };
        assert_eq!((of(8, -10), of(1, 2), of(128, -12)), (Some((4096, 1024)), Some((512, 1024)), Some((65536, 4096))));
        assert_eq!((of(248, -10), of(244, -10)), (Some((131_072, 1024)), Some((2 << 20, 1024))));
        assert_eq!((of(0, -10), of(3, -10), of(200, -10), of(8, 0), of(8, -20)), (None, None, None, None, None));
    }
}

//! Block size, and the locations of structures in a volume of such blocks.

use crate::disc::SECTOR_SIZE;

/// Size in bytes of a file entry before its attributes and allocation descriptors.
const HEAD: u64 = 176;

/// Maximum size in bytes of the extended attributes that we write: the header, times, a device.
const ATTRIBUTES: u64 = 24 + 32 + 56;

/// Blocks of a volume to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocks {
    size: u32,
}

impl Blocks {
    /// Blocks of 2048 bytes, as on discs.
    pub const DISC: Self = Self { size: 2048 };

    /// Blocks of this size in bytes; `None` if it isn't written. Data begins at sectors of 2048 bytes, so blocks can't
    /// be larger.
    #[must_use]
    pub const fn of(size: u32) -> Option<Self> {
        match size {
            512 | 1024 | 2048 => Some(Self { size }),
            _ => None,
        }
    }

    /// Size of a block, in bytes.
    #[must_use]
    pub const fn size(self) -> u32 {
        self.size
    }

    /// Size of a block, in bytes.
    pub(super) fn bytes(self) -> u64 {
        self.size.into()
    }

    /// Number of blocks in a sector of 2048 bytes.
    pub(super) fn per_sector(self) -> u32 {
        u32::try_from(SECTOR_SIZE).unwrap_or(0).checked_div(self.size).unwrap_or(1)
    }

    /// Number of blocks for this number of bytes.
    pub(super) fn count(self, bytes: u64) -> u64 {
        bytes.div_ceil(self.bytes().max(1))
    }

    /// First block of the main volume descriptor sequence: sector 32.
    pub(super) fn main(self) -> u32 {
        self.per_sector().saturating_mul(super::MAIN)
    }

    /// First block of the reserve sequence.
    pub(super) fn reserve(self) -> u32 {
        self.main().saturating_add(super::SEQUENCE)
    }

    /// First block of the logical volume integrity sequence.
    pub(super) fn integrity(self) -> u32 {
        self.reserve().saturating_add(super::SEQUENCE)
    }

    /// First block of the partition, which begins a sector.
    pub(super) fn partition(self) -> u32 {
        super::ANCHOR.saturating_add(1).next_multiple_of(self.per_sector().max(1))
    }

    /// Maximum length of an allocation descriptor in bytes: whole blocks below 2^30 (4/14.14.1.1).
    pub(super) fn longest_extent(self) -> u64 {
        (1_u64 << 30).saturating_sub(self.bytes())
    }

    /// Maximum size of a file in bytes: as many extents as fit after the attributes.
    pub(super) fn longest_file(self) -> u64 {
        let extents = self.bytes().saturating_sub(HEAD + ATTRIBUTES) / 8;
        extents.saturating_mul(self.longest_extent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structures_of_every_size_follow_each_other() {
        for size in [512, 1024, 2048] {
            let blocks = Blocks::of(size).unwrap();
            assert!(blocks.integrity() + 2 <= super::super::ANCHOR, "{size}");
            assert!(blocks.partition() > super::super::ANCHOR && blocks.partition().is_multiple_of(2048 / size));
            assert!(blocks.longest_file() > 27 << 30, "{size}");
        }
        assert!(Blocks::DISC.longest_file() > 200 << 30);
        assert_eq!(Blocks::of(4096), None);
    }
}

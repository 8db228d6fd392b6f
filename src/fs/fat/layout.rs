//! On-disk structures of FAT (Microsoft's FAT specification 1.03; ECMA-107).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::table::{MASK, Width};
use crate::bytes::integers::{Le16, Le32};

/// Boot sector with the BIOS parameter block (section 3.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootSector {
    pub(super) jump: [u8; 3],
    pub(super) maker: [u8; 8],
    pub(super) bytes_per_sector: Le16,
    pub(super) sectors_per_cluster: u8,
    pub(super) reserved_sectors: Le16,
    pub(super) tables: u8,
    /// Number of entries in the root directory of FAT12 and FAT16; 0 on FAT32.
    pub(super) root_entries: Le16,
    /// Number of sectors of the volume; 0 if it does not fit.
    pub(super) total_16: Le16,
    pub(super) media: u8,
    /// Number of sectors of each table; 0 on FAT32.
    pub(super) table_sectors_16: Le16,
    pub(super) sectors_per_track: Le16,
    pub(super) heads: Le16,
    pub(super) hidden: Le32,
    pub(super) total_32: Le32,
    /// The fields of [`Extended`] precede this on FAT32.
    pub(super) rest: [u8; 476],
}

const _: () = assert!(size_of::<BootSector>() == 512);

/// Fields of FAT32 after those of [`BootSector`] (section 3.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Extended {
    pub(super) table_sectors: Le32,
    pub(super) flags: Le16,
    pub(super) version: Le16,
    /// First cluster of the root directory.
    pub(super) root_cluster: Le32,
    pub(super) info_sector: Le16,
    pub(super) backup_sector: Le16,
}

const _: () = assert!(size_of::<Extended>() == 16);

/// The last fields of a boot sector (sections 3.2 and 3.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Tail {
    pub(super) drive: u8,
    pub(super) reserved: u8,
    /// 0x29 if the fields after it are recorded; 0x28 if only the serial number is.
    pub(super) signature: u8,
    pub(super) serial: Le32,
    pub(super) name: [u8; 11],
    /// Kind of FAT, informative only.
    pub(super) kind: [u8; 8],
}

const _: () = assert!(size_of::<Tail>() == 26);

impl Tail {
    /// Offset of these fields after the common ones on FAT32.
    pub(super) const AFTER_EXTENDED: usize = 28;
}

/// FSInfo sector of FAT32, with the count of free clusters (section 5).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Info {
    /// `RRaA`.
    pub(super) lead: [u8; 4],
    pub(super) reserved: [u8; 480],
    /// `rrAa`.
    pub(super) signature: [u8; 4],
    pub(super) free: Le32,
    pub(super) next: Le32,
}

const _: () = assert!(size_of::<Info>() == 496);

/// File attributes (section 6).
pub(super) mod attribute {
    /// Read-only, hidden and system.
    pub(in super::super) const READ_ONLY: u8 = 0x01;
    pub(in super::super) const HIDDEN: u8 = 0x02;
    pub(in super::super) const SYSTEM: u8 = 0x04;
    pub(in super::super) const VOLUME: u8 = 0x08;
    pub(in super::super) const DIRECTORY: u8 = 0x10;
    pub(in super::super) const ARCHIVE: u8 = 0x20;
    /// Read-only, hidden, system and volume together: a part of a long name.
    pub(in super::super) const LONG: u8 = 0x0F;
}

/// Size of a directory entry in bytes.
pub(super) const SLOT: usize = 32;

/// A directory entry (section 6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Slot {
    /// Stem of eight and extension of three characters, padded with spaces.
    pub(super) name: [u8; 11],
    pub(super) attributes: u8,
    /// Windows NT: bits for a stem and an extension in lower case.
    pub(super) case: u8,
    pub(super) created_tenths: u8,
    pub(super) created_time: Le16,
    pub(super) created_date: Le16,
    pub(super) accessed_date: Le16,
    pub(super) cluster_high: Le16,
    pub(super) modified_time: Le16,
    pub(super) modified_date: Le16,
    pub(super) cluster_low: Le16,
    pub(super) size: Le32,
}

const _: () = assert!(size_of::<Slot>() == SLOT);

impl Slot {
    /// High half of the first cluster, on FAT32 only; OS/2 keeps the number of the file's extended attributes here.
    pub(super) fn cluster(&self, width: Width) -> u32 {
        let high = if width == Width::ThirtyTwo { self.cluster_high.get() } else { 0 };
        (u32::from(self.cluster_low.get()) | u32::from(high) << 16) & MASK
    }
}

/// Long name entry (section 7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LongSlot {
    /// Number of the part from 1, plus 0x40 for the last part, which is recorded first.
    pub(super) order: u8,
    pub(super) first: [Le16; 5],
    pub(super) attributes: u8,
    pub(super) kind: u8,
    /// Checksum of the short name.
    pub(super) checksum: u8,
    pub(super) second: [Le16; 6],
    pub(super) cluster: Le16,
    pub(super) third: [Le16; 2],
}

const _: () = assert!(size_of::<LongSlot>() == SLOT);

//! On-disk structures of exFAT (Microsoft's exFAT file system specification).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// The fields of the first sector of a boot region (section 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootSector {
    pub(super) jump: [u8; 3],
    pub(super) name: [u8; 8],
    /// Zeros in place of FAT's parameters, so that no FAT driver mounts the volume.
    pub(super) zeros: [u8; 53],
    /// Number of sectors on the medium before the volume.
    pub(super) partition_offset: Le64,
    pub(super) volume_length: Le64,
    pub(super) fat_offset: Le32,
    pub(super) fat_length: Le32,
    pub(super) heap_offset: Le32,
    pub(super) clusters: Le32,
    pub(super) root: Le32,
    pub(super) serial: Le32,
    pub(super) revision: Le16,
    pub(super) flags: Le16,
    pub(super) sector_shift: u8,
    pub(super) cluster_shift: u8,
    pub(super) fats: u8,
    pub(super) drive: u8,
    pub(super) percent_in_use: u8,
    pub(super) reserved: [u8; 7],
}

const _: () = assert!(size_of::<BootSector>() == 120);

/// Volume flags (section 3.1.13).
pub(super) mod volume_flag {
    /// The second FAT and bitmap are active.
    pub(in super::super) const SECOND_FAT: u16 = 0x1;
    /// The volume was not unmounted cleanly.
    pub(in super::super) const DIRTY: u16 = 0x2;
    /// The medium has reported errors.
    pub(in super::super) const FAILED: u16 = 0x4;
}

/// Size of a directory entry in bytes (section 6).
pub(super) const SLOT: usize = 32;

/// Bit of an entry type: in use.
pub(super) const IN_USE: u8 = 0x80;

/// Types of directory entries in use (sections 7.1 to 7.9).
pub(super) mod kind {
    /// Type of the entry after the last one.
    pub(in super::super) const END: u8 = 0x00;
    pub(in super::super) const BITMAP: u8 = 0x81;
    pub(in super::super) const UP_CASE: u8 = 0x82;
    pub(in super::super) const LABEL: u8 = 0x83;
    pub(in super::super) const FILE: u8 = 0x85;
    pub(in super::super) const GUID: u8 = 0xA0;
    pub(in super::super) const STREAM: u8 = 0xC0;
    pub(in super::super) const NAME: u8 = 0xC1;
    pub(in super::super) const VENDOR: u8 = 0xE0;
    pub(in super::super) const VENDOR_ALLOCATION: u8 = 0xE1;
    /// Bit of an entry type: secondary, belongs to an entry before it.
    pub(in super::super) const SECONDARY: u8 = 0x40;
}

/// The first entry of a file's set (section 7.4).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileEntry {
    pub(super) kind: u8,
    /// Entries of the set behind this one.
    pub(super) secondary_count: u8,
    pub(super) checksum: Le16,
    pub(super) attributes: Le16,
    pub(super) reserved: Le16,
    pub(super) created: Le32,
    pub(super) modified: Le32,
    pub(super) accessed: Le32,
    pub(super) created_10ms: u8,
    pub(super) modified_10ms: u8,
    pub(super) created_zone: u8,
    pub(super) modified_zone: u8,
    pub(super) accessed_zone: u8,
    pub(super) reserved_2: [u8; 7],
}

const _: () = assert!(size_of::<FileEntry>() == SLOT);

/// File attributes (section 7.4.4).
pub(super) mod attribute {
    pub(in super::super) const READ_ONLY: u16 = 0x01;
    pub(in super::super) const HIDDEN: u16 = 0x02;
    pub(in super::super) const SYSTEM: u16 = 0x04;
    pub(in super::super) const DIRECTORY: u16 = 0x10;
    pub(in super::super) const ARCHIVE: u16 = 0x20;
}

/// Stream extension entry: location of a file's data (section 7.6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct StreamEntry {
    pub(super) kind: u8,
    pub(super) flags: u8,
    pub(super) reserved: u8,
    /// Length of the name in UTF-16 code units.
    pub(super) name_length: u8,
    pub(super) name_hash: Le16,
    pub(super) reserved_2: Le16,
    /// Number of bytes that were written; the rest of the data reads as zeros.
    pub(super) valid_length: Le64,
    pub(super) reserved_3: Le32,
    pub(super) first_cluster: Le32,
    pub(super) data_length: Le64,
}

const _: () = assert!(size_of::<StreamEntry>() == SLOT);

/// Secondary flag (section 6.4.2.2): the data is contiguous, without FAT entries.
pub(super) const NO_FAT_CHAIN: u8 = 0x02;

/// File name entry: a part of a name (section 7.7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct NameEntry {
    pub(super) kind: u8,
    pub(super) flags: u8,
    pub(super) units: [Le16; 15],
}

const _: () = assert!(size_of::<NameEntry>() == SLOT);

/// Entry of the allocation bitmap or the up-case table (sections 7.1 and 7.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TableEntry {
    pub(super) kind: u8,
    /// Flags; bit 0: the second bitmap.
    pub(super) flags: u8,
    pub(super) reserved: [u8; 2],
    /// Checksum of the up-case table.
    pub(super) checksum: Le32,
    pub(super) reserved_2: [u8; 12],
    pub(super) first_cluster: Le32,
    pub(super) data_length: Le64,
}

const _: () = assert!(size_of::<TableEntry>() == SLOT);

/// Volume label entry (section 7.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LabelEntry {
    pub(super) kind: u8,
    pub(super) count: u8,
    pub(super) units: [Le16; 11],
    pub(super) reserved: [u8; 8],
}

const _: () = assert!(size_of::<LabelEntry>() == SLOT);

/// Entry with a GUID: that of the volume (section 7.5), or a vendor extension (sections 7.8 and 7.9).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct GuidEntry {
    pub(super) kind: u8,
    pub(super) flags: u8,
    /// In a vendor extension, the GUID begins here.
    pub(super) head: [u8; 4],
    /// The volume's GUID.
    pub(super) guid: [u8; 16],
    pub(super) rest: [u8; 10],
}

const _: () = assert!(size_of::<GuidEntry>() == SLOT);

impl GuidEntry {
    /// The GUID of a vendor extension.
    pub(super) fn vendor(&self) -> [u8; 16] {
        let mut guid = [0; 16];
        guid.iter_mut().zip(self.head.iter().chain(&self.guid)).for_each(|(to, from)| *to = *from);
        guid
    }
}

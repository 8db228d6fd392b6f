//! On-disk structures of NTFS. Microsoft hasn't published a specification; names are those of Windows' headers and of
//! libfsntfs' documentation. Numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// The fields of the boot sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootSector {
    pub(super) jump: [u8; 3],
    pub(super) name: [u8; 8],
    pub(super) bytes_per_sector: Le16,
    /// Up to 128 the number of sectors, above it a negative power of two.
    pub(super) sectors_per_cluster: u8,
    /// Fields of FAT, which are 0.
    pub(super) of_fat: [u8; 7],
    pub(super) media: u8,
    pub(super) of_fat_2: [u8; 2],
    pub(super) sectors_per_track: Le16,
    pub(super) heads: Le16,
    pub(super) hidden_sectors: Le32,
    pub(super) of_fat_3: Le32,
    pub(super) drive: [u8; 4],
    /// Number of sectors without the partition's last one, which has the copy of this one.
    pub(super) total_sectors: Le64,
    pub(super) mft: Le64,
    pub(super) mft_mirror: Le64,
    /// If positive, a number of clusters, else a negative power of two in bytes.
    pub(super) record_size: i8,
    pub(super) unused: [u8; 3],
    pub(super) index_size: i8,
    pub(super) unused_2: [u8; 3],
    pub(super) serial: Le64,
}

const _: () = assert!(size_of::<BootSector>() == 80);

/// Header of records of several sectors, in the master file table and in indexes.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MultiSectorHeader {
    pub(super) magic: [u8; 4],
    /// Offset of the update sequence: the number at the end of each sector, and the bytes it replaced.
    pub(super) sequence_offset: Le16,
    /// Number of 16-bit entries: one for the number at the ends of sectors, and one for each sector.
    pub(super) sequence_count: Le16,
}

/// Number of bytes whose last two are replaced by the update sequence, whatever the medium's sector size.
pub(super) const STRIDE: usize = 512;

/// Magic of a record of the master file table.
pub(super) const FILE: [u8; 4] = *b"FILE";

/// Magic of a record of an index.
pub(super) const INDEX: [u8; 4] = *b"INDX";

/// A record of the master file table (FILE_RECORD_SEGMENT_HEADER).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileRecord {
    pub(super) magic: [u8; 4],
    pub(super) sequence_offset: Le16,
    pub(super) sequence_count: Le16,
    pub(super) log_sequence_number: Le64,
    /// Number of times that the record was used.
    pub(super) sequence: Le16,
    pub(super) links: Le16,
    pub(super) attributes: Le16,
    pub(super) flags: Le16,
    pub(super) used: Le32,
    pub(super) allocated: Le32,
    /// The record that this one continues, or 0.
    pub(super) base: Le64,
    pub(super) next_attribute: Le16,
}

const _: () = assert!(size_of::<FileRecord>() == 42);

impl FileRecord {
    pub(super) fn is_in_use(&self) -> bool {
        self.flags.get() & record_flag::IN_USE != 0
    }

    pub(super) fn is_directory(&self) -> bool {
        self.flags.get() & record_flag::DIRECTORY != 0
    }
}

/// Bits of a record's flags.
pub(super) mod record_flag {
    pub(in super::super) const IN_USE: u16 = 1;
    pub(in super::super) const DIRECTORY: u16 = 2;
}

/// Bits of a file reference with the number of the record; the others are the record's sequence number.
pub(super) const REFERENCE: u64 = (1 << 48) - 1;

/// Types of attributes.
pub(super) mod kind {
    pub(in super::super) const STANDARD_INFORMATION: u32 = 0x10;
    pub(in super::super) const ATTRIBUTE_LIST: u32 = 0x20;
    pub(in super::super) const FILE_NAME: u32 = 0x30;
    pub(in super::super) const VOLUME_NAME: u32 = 0x60;
    pub(in super::super) const VOLUME_INFORMATION: u32 = 0x70;
    pub(in super::super) const DATA: u32 = 0x80;
    pub(in super::super) const INDEX_ROOT: u32 = 0x90;
    pub(in super::super) const INDEX_ALLOCATION: u32 = 0xA0;
    pub(in super::super) const BITMAP: u32 = 0xB0;
    pub(in super::super) const REPARSE_POINT: u32 = 0xC0;
    pub(in super::super) const END: u32 = 0xFFFF_FFFF;
}

/// Common header of all attributes (ATTRIBUTE_RECORD_HEADER).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AttributeHead {
    pub(super) kind: Le32,
    pub(super) length: Le32,
    pub(super) is_non_resident: u8,
    /// Length in UTF-16 units.
    pub(super) name_length: u8,
    pub(super) name_offset: Le16,
    pub(super) flags: Le16,
    pub(super) instance: Le16,
}

const _: () = assert!(size_of::<AttributeHead>() == 16);

/// Bits of an attribute's flags.
pub(super) mod attribute_flag {
    /// LZNT1; these bits select the method.
    pub(in super::super) const COMPRESSED: u16 = 0x00FF;
    pub(in super::super) const ENCRYPTED: u16 = 0x4000;
}

/// Follows the header of an attribute whose value is in the record.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Resident {
    pub(super) length: Le32,
    pub(super) offset: Le16,
}

/// Follows the header of an attribute whose value is in clusters.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct NonResident {
    pub(super) lowest: Le64,
    pub(super) highest: Le64,
    pub(super) runs_offset: Le16,
    /// Number of clusters in a compression unit, as a power of two; 0 for none.
    pub(super) unit: u8,
    pub(super) reserved: [u8; 5],
    pub(super) allocated: Le64,
    pub(super) size: Le64,
    /// Number of bytes that were written; the rest reads as zeros.
    pub(super) initialized: Le64,
}

const _: () = assert!(size_of::<NonResident>() == 48);

/// STANDARD_INFORMATION, with the fields of all versions. Times are in units of 100 ns since 1601.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct StandardInformation {
    pub(super) created: Le64,
    pub(super) modified: Le64,
    pub(super) changed: Le64,
    pub(super) accessed: Le64,
    pub(super) attributes: Le32,
}

/// Attributes of a file (FILE_ATTRIBUTE_*).
pub(super) mod file_attribute {
    pub(in super::super) const READ_ONLY: u32 = 0x1;
    pub(in super::super) const HIDDEN: u32 = 0x2;
    pub(in super::super) const SYSTEM: u32 = 0x4;
    pub(in super::super) const ARCHIVE: u32 = 0x20;
    pub(in super::super) const TEMPORARY: u32 = 0x100;
    pub(in super::super) const SPARSE: u32 = 0x200;
    pub(in super::super) const REPARSE_POINT: u32 = 0x400;
    pub(in super::super) const COMPRESSED: u32 = 0x800;
    pub(in super::super) const OFFLINE: u32 = 0x1000;
    pub(in super::super) const NOT_INDEXED: u32 = 0x2000;
    pub(in super::super) const ENCRYPTED: u32 = 0x4000;
}

/// FILE_NAME; the name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileName {
    pub(super) parent: Le64,
    pub(super) created: Le64,
    pub(super) modified: Le64,
    pub(super) changed: Le64,
    pub(super) accessed: Le64,
    pub(super) allocated: Le64,
    pub(super) size: Le64,
    pub(super) attributes: Le32,
    pub(super) reparse: Le32,
    /// Length of the name, in UTF-16 units.
    pub(super) length: u8,
    pub(super) namespace: u8,
}

const _: () = assert!(size_of::<FileName>() == 66);

/// Namespace of short names that have a long one.
pub(super) const DOS: u8 = 2;

/// INDEX_ROOT; an index header follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct IndexRoot {
    pub(super) kind: Le32,
    pub(super) collation: Le32,
    pub(super) block_size: Le32,
    pub(super) clusters_per_block: u8,
    pub(super) reserved: [u8; 3],
}

const _: () = assert!(size_of::<IndexRoot>() == 16);

/// Part of an index record before its index header.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct IndexBlock {
    pub(super) head: MultiSectorHeader,
    pub(super) log_sequence_number: Le64,
    pub(super) vcn: Le64,
}

const _: () = assert!(size_of::<IndexBlock>() == 24);

/// INDEX_HEADER; offsets count from its own start.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct IndexHeader {
    pub(super) first: Le32,
    pub(super) used: Le32,
    pub(super) allocated: Le32,
    pub(super) flags: u8,
    pub(super) reserved: [u8; 3],
}

const _: () = assert!(size_of::<IndexHeader>() == 16);

/// INDEX_ENTRY; the key follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct IndexEntry {
    pub(super) reference: Le64,
    pub(super) length: Le16,
    pub(super) key_length: Le16,
    pub(super) flags: Le16,
    pub(super) reserved: Le16,
}

const _: () = assert!(size_of::<IndexEntry>() == 16);

/// Flag of an entry that is the last of its record and has no key.
pub(super) const LAST_ENTRY: u16 = 2;

/// ATTRIBUTE_LIST_ENTRY; the name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ListEntry {
    pub(super) kind: Le32,
    pub(super) length: Le16,
    pub(super) name_length: u8,
    pub(super) name_offset: u8,
    pub(super) lowest: Le64,
    pub(super) reference: Le64,
    pub(super) instance: Le16,
}

const _: () = assert!(size_of::<ListEntry>() == 26);

/// Header of a reparse point (REPARSE_DATA_BUFFER).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ReparsePoint {
    pub(super) tag: Le32,
    pub(super) length: Le16,
    pub(super) reserved: Le16,
}

/// Follows the header of a symbolic link or a mount point: locations of the names in the data after it.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LinkNames {
    pub(super) substitute_offset: Le16,
    pub(super) substitute_length: Le16,
    pub(super) print_offset: Le16,
    pub(super) print_length: Le16,
}

/// Follows the header of a file that Windows keeps compressed (WOF_EXTERNAL_INFO, FILE_PROVIDER_EXTERNAL_INFO).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct WindowsOverlay {
    pub(super) version: Le32,
    /// 1 for a file in a WIM, 2 for a file packed by itself.
    pub(super) provider: Le32,
    pub(super) file_version: Le32,
    pub(super) algorithm: Le32,
}

/// Tags of reparse points (IO_REPARSE_TAG_*).
pub(super) mod tag {
    pub(in super::super) const MOUNT_POINT: u32 = 0xA000_0003;
    pub(in super::super) const SYMLINK: u32 = 0xA000_000C;
    pub(in super::super) const LX_SYMLINK: u32 = 0xA000_001D;
    pub(in super::super) const OVERLAY: u32 = 0x8000_0017;
    pub(in super::super) const DEDUPLICATED: u32 = 0x8000_0013;
}

/// VOLUME_INFORMATION.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeInformation {
    pub(super) reserved: Le64,
    pub(super) major: u8,
    pub(super) minor: u8,
    pub(super) flags: Le16,
}

/// Flag of a volume that was in use.
pub(super) const DIRTY: u16 = 1;

/// Numbers of records with a fixed purpose.
pub(super) mod number {
    pub(in super::super) const MFT: u64 = 0;
    pub(in super::super) const VOLUME: u64 = 3;
    pub(in super::super) const ROOT: u64 = 5;
    pub(in super::super) const BITMAP: u64 = 6;
    /// First record of a user's file.
    pub(in super::super) const FIRST_USER: u64 = 16;
}

//! On-disk structures of partition tables.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Le16, Le32, Le64};

/// The first 512 bytes of a disk with a Master Boot Record, or of an extended partition's link.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootSector {
    pub(super) code: [u8; 440],
    pub(super) disk_signature: Le32,
    pub(super) reserved: Le16,
    pub(super) entries: [MbrEntry; 4],
    /// `55 AA`.
    pub(super) mark: [u8; 2],
}

const _: () = assert!(size_of::<BootSector>() == 512);

/// An entry of a Master Boot Record.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MbrEntry {
    /// 0x80 where the BIOS is to start it.
    pub(super) status: u8,
    pub(super) first_chs: [u8; 3],
    pub(super) kind: u8,
    pub(super) last_chs: [u8; 3],
    /// In sectors of 512 bytes.
    pub(super) start: Le32,
    pub(super) count: Le32,
}

const _: () = assert!(size_of::<MbrEntry>() == 16);

/// GUID Partition Table header (UEFI 5.3.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct GptHeader {
    /// `EFI PART`.
    pub(super) signature: [u8; 8],
    pub(super) revision: Le32,
    pub(super) header_size: Le32,
    pub(super) header_crc: Le32,
    pub(super) reserved: Le32,
    pub(super) my_lba: Le64,
    pub(super) alternate_lba: Le64,
    pub(super) first_usable: Le64,
    pub(super) last_usable: Le64,
    pub(super) disk_guid: [u8; 16],
    pub(super) entry_lba: Le64,
    pub(super) entry_count: Le32,
    pub(super) entry_size: Le32,
    pub(super) entries_crc: Le32,
}

const _: () = assert!(size_of::<GptHeader>() == 92);

/// An entry of a GUID Partition Table (UEFI 5.3.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct GptEntry {
    pub(super) type_guid: [u8; 16],
    pub(super) guid: [u8; 16],
    pub(super) first: Le64,
    /// The last block itself, not the one after it.
    pub(super) last: Le64,
    pub(super) attributes: Le64,
    /// UTF-16, ended by a zero or the field's end.
    pub(super) name: [Le16; 36],
}

const _: () = assert!(size_of::<GptEntry>() == 128);

/// The start of Apple's Driver Descriptor Record (Inside Macintosh: Devices, 3-12).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DriverDescriptor {
    /// `ER`.
    pub(super) signature: [u8; 2],
    pub(super) block_size: Be16,
    pub(super) block_count: Be32,
}

const _: () = assert!(size_of::<DriverDescriptor>() == 8);

/// An entry of an Apple partition map (Inside Macintosh: Devices, 3-25).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AppleEntry {
    /// `PM`.
    pub(super) signature: [u8; 2],
    pub(super) reserved: Be16,
    /// Entries of the map, the same in each.
    pub(super) map_entries: Be32,
    pub(super) start: Be32,
    pub(super) count: Be32,
    /// Ended by a zero or the field's end.
    pub(super) name: [u8; 32],
    pub(super) kind: [u8; 32],
    pub(super) data_start: Be32,
    pub(super) data_count: Be32,
    pub(super) status: Be32,
    pub(super) boot_start: Be32,
    pub(super) boot_size: Be32,
    pub(super) boot_load: [Be32; 2],
    pub(super) boot_entry: [Be32; 2],
    pub(super) boot_checksum: Be32,
    pub(super) processor: [u8; 16],
}

const _: () = assert!(size_of::<AppleEntry>() == 136);

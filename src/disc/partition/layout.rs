//! On-disk structures of partition tables.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Le16, Le32, Le64};

/// First sector of a disk with a Master Boot Record, or of a link in an extended partition.
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
    /// 0x80 if the partition is active.
    pub(super) status: u8,
    pub(super) first_chs: [u8; 3],
    pub(super) kind: u8,
    pub(super) last_chs: [u8; 3],
    /// First sector, in units of 512 bytes.
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
    /// Last block, inclusive.
    pub(super) last: Le64,
    pub(super) attributes: Le64,
    /// UTF-16, padded with zeros.
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
    /// Number of entries in the map, the same in each.
    pub(super) map_entries: Be32,
    pub(super) start: Be32,
    pub(super) count: Be32,
    /// Name, padded with zeros.
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

/// A BSD disklabel, up to its entries (`sys/disklabel.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BsdLabel {
    /// 0x82564557.
    pub(super) magic: Le32,
    pub(super) disk_type: Le16,
    pub(super) subtype: Le16,
    pub(super) type_name: [u8; 16],
    pub(super) pack_name: [u8; 16],
    pub(super) sector_size: Le32,
    pub(super) track_sectors: Le32,
    pub(super) tracks: Le32,
    pub(super) cylinders: Le32,
    pub(super) cylinder_sectors: Le32,
    pub(super) sectors: Le32,
    pub(super) of_the_drive: [u8; 68],
    /// The magic number again.
    pub(super) magic_2: Le32,
    /// Checksum: the XOR of all words is 0.
    pub(super) checksum: Le16,
    pub(super) count: Le16,
    pub(super) boot_size: Le32,
    pub(super) superblock_size: Le32,
}

const _: () = assert!(size_of::<BsdLabel>() == 148);

/// An entry of a BSD disklabel.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BsdEntry {
    pub(super) size: Le32,
    pub(super) offset: Le32,
    pub(super) fragment_size: Le32,
    pub(super) kind: u8,
    pub(super) fragments: u8,
    pub(super) cylinders_per_group: Le16,
}

const _: () = assert!(size_of::<BsdEntry>() == 16);

/// Sun's disk label (`sys/dklabel.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SunLabel {
    pub(super) text: [u8; 128],
    pub(super) version: Be32,
    pub(super) volume: [u8; 8],
    pub(super) count: Be16,
    pub(super) tags: [SunTag; 8],
    pub(super) padding: Be16,
    pub(super) boot_info: [Be32; 3],
    /// 0x600DDEEE if there are tags.
    pub(super) tags_magic: Be32,
    pub(super) reserved: [u8; 40],
    pub(super) times: [Be32; 8],
    pub(super) writes: [Be16; 2],
    pub(super) reserved_2: [u8; 152],
    pub(super) rotation: Be16,
    pub(super) physical_cylinders: Be16,
    pub(super) alternates: Be16,
    pub(super) reserved_3: [u8; 4],
    pub(super) interleave: Be16,
    pub(super) cylinders: Be16,
    pub(super) alternate_cylinders: Be16,
    pub(super) heads: Be16,
    pub(super) sectors: Be16,
    pub(super) reserved_4: [u8; 4],
    pub(super) entries: [SunEntry; 8],
    /// 0xDABE.
    pub(super) magic: Be16,
    /// Checksum: the XOR of all words is 0.
    pub(super) checksum: Be16,
}

const _: () = assert!(size_of::<SunLabel>() == 512);
const _: () = assert!(std::mem::offset_of!(SunLabel, tags) == 142 && std::mem::offset_of!(SunLabel, tags_magic) == 188);
const _: () = assert!(std::mem::offset_of!(SunLabel, heads) == 436 && std::mem::offset_of!(SunLabel, entries) == 444);

/// Purpose of a partition in Sun's label.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SunTag {
    pub(super) tag: Be16,
    pub(super) flags: Be16,
}

/// An entry of Sun's label.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SunEntry {
    pub(super) cylinder: Be32,
    pub(super) sectors: Be32,
}

/// SGI's volume header (`sys/dvh.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SgiHeader {
    /// 0x0BE5A941.
    pub(super) magic: Be32,
    pub(super) root: Be16,
    pub(super) swap: Be16,
    pub(super) boot_file: [u8; 16],
    pub(super) device: [u8; 48],
    pub(super) files: [SgiFile; 15],
    pub(super) entries: [SgiEntry; 16],
    /// Checksum: the sum of all 32-bit words is 0.
    pub(super) checksum: Be32,
    pub(super) reserved: Be32,
}

const _: () = assert!(size_of::<SgiHeader>() == 512);
const _: () = assert!(std::mem::offset_of!(SgiHeader, entries) == 312);

/// A file of SGI's volume header.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SgiFile {
    pub(super) name: [u8; 8],
    pub(super) block: Be32,
    pub(super) size: Be32,
}

/// An entry of SGI's volume header.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SgiEntry {
    pub(super) blocks: Be32,
    pub(super) first: Be32,
    pub(super) kind: Be32,
}

/// Shown fields of Amiga's rigid disk block (`devices/hardblocks.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct RigidDisk {
    /// `RDSK`.
    pub(super) id: [u8; 4],
    pub(super) longs: Be32,
    pub(super) checksum: Be32,
    pub(super) host: Be32,
    pub(super) block_len: Be32,
    pub(super) flags: Be32,
    pub(super) bad_blocks: Be32,
    /// First block of the list of partitions.
    pub(super) partitions: Be32,
    pub(super) file_systems: Be32,
    pub(super) drive_init: Be32,
    pub(super) reserved: [u8; 24],
    pub(super) cylinders: Be32,
    pub(super) sectors: Be32,
    pub(super) heads: Be32,
    pub(super) of_the_drive: [u8; 84],
    pub(super) vendor: [u8; 8],
    pub(super) product: [u8; 16],
}

const _: () = assert!(size_of::<RigidDisk>() == 184 && std::mem::offset_of!(RigidDisk, vendor) == 160);

/// A partition of Amiga's rigid disk block (`devices/hardblocks.h`, and the environment of `dos/filehandler.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct RigidPartition {
    /// `PART`.
    pub(super) id: [u8; 4],
    pub(super) longs: Be32,
    pub(super) checksum: Be32,
    pub(super) host: Be32,
    pub(super) next: Be32,
    pub(super) flags: Be32,
    pub(super) reserved: [u8; 8],
    pub(super) device_flags: Be32,
    /// Name after its length byte.
    pub(super) name: [u8; 32],
    pub(super) reserved_2: [u8; 60],
    pub(super) environment: Be32,
    /// Size of a block in 32-bit words.
    pub(super) block_longs: Be32,
    pub(super) origin: Be32,
    pub(super) heads: Be32,
    pub(super) sectors_per_block: Be32,
    pub(super) track: Be32,
    pub(super) reserved_blocks: Be32,
    pub(super) preallocated: Be32,
    pub(super) interleave: Be32,
    pub(super) low: Be32,
    pub(super) high: Be32,
    pub(super) buffers: Be32,
    pub(super) buffer_type: Be32,
    pub(super) most_transferred: Be32,
    pub(super) mask: Be32,
    pub(super) boot_priority: Be32,
    pub(super) dos_type: [u8; 4],
}

const _: () = assert!(size_of::<RigidPartition>() == 196 && std::mem::offset_of!(RigidPartition, low) == 164);

/// First sector of an Atari disk (AHDI 3), or of an XGM partition.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AtariSector {
    pub(super) code: [u8; 450],
    pub(super) size: Be32,
    pub(super) entries: [AtariEntry; 4],
    pub(super) bad_first: Be32,
    pub(super) bad_count: Be32,
    pub(super) checksum: Be16,
}

const _: () = assert!(size_of::<AtariSector>() == 512);

/// An entry of an Atari's partition table.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AtariEntry {
    pub(super) flags: u8,
    pub(super) kind: [u8; 3],
    pub(super) start: Be32,
    pub(super) count: Be32,
}

const _: () = assert!(size_of::<AtariEntry>() == 12);

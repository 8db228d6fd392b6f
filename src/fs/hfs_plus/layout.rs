//! On-disk structures of HFS+ (Apple Technical Note TN1150).

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64};
use crate::fs::apple::fork::Extent;

/// Offset of the volume header in the volume, in bytes.
pub(super) const HEADER_AT: u64 = 1024;

/// Reserved catalog node IDs ("Catalog Node IDs").
pub(super) mod id {
    pub(in super::super) const PARENT_OF_ROOT: u32 = 1;
    pub(in super::super) const ROOT: u32 = 2;
    pub(in super::super) const EXTENTS: u32 = 3;
    pub(in super::super) const CATALOG: u32 = 4;
    pub(in super::super) const ALLOCATION: u32 = 6;
    pub(in super::super) const STARTUP: u32 = 7;
    pub(in super::super) const ATTRIBUTES: u32 = 8;
}

/// Volume attributes ("Volume Attributes").
pub(super) mod attribute {
    pub(in super::super) const UNMOUNTED: u32 = 1 << 8;
    pub(in super::super) const JOURNALED: u32 = 1 << 13;
}

/// An extent ("Fork Data Structure").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentDescriptor {
    start: Be32,
    count: Be32,
}

/// Extent record: eight extents.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentRecord([ExtentDescriptor; 8]);

impl ExtentRecord {
    /// All extents, including empty ones.
    pub(super) fn extents(&self) -> [Extent; 8] {
        self.0.map(|extent| Extent { start: extent.start.get(), count: extent.count.get() })
    }
}

/// A fork ("Fork Data Structure").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ForkData {
    pub(super) size: Be64,
    pub(super) clump_size: Be32,
    pub(super) blocks: Be32,
    pub(super) extents: ExtentRecord,
}

const _: () = assert!(size_of::<ForkData>() == 80);

/// Volume header ("Volume Header").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeHeader {
    /// `H+` or `HX`.
    pub(super) signature: [u8; 2],
    pub(super) version: Be16,
    pub(super) attributes: Be32,
    /// Implementation that mounted the volume last, as four characters.
    pub(super) last_mounted: [u8; 4],
    pub(super) journal_info_block: Be32,
    /// Creation date in local time, unlike all other dates.
    pub(super) created: Be32,
    pub(super) modified: Be32,
    pub(super) backed_up: Be32,
    pub(super) checked: Be32,
    pub(super) files: Be32,
    pub(super) folders: Be32,
    /// In bytes, a power of two.
    pub(super) block_size: Be32,
    pub(super) blocks: Be32,
    pub(super) free_blocks: Be32,
    pub(super) next_allocation: Be32,
    pub(super) resource_clump: Be32,
    pub(super) data_clump: Be32,
    pub(super) next_id: Be32,
    pub(super) writes: Be32,
    pub(super) encodings: Be64,
    pub(super) finder: [u8; 32],
    pub(super) allocation: ForkData,
    pub(super) extents: ForkData,
    pub(super) catalog: ForkData,
    pub(super) attribute_file: ForkData,
    pub(super) startup: ForkData,
}

const _: () = assert!(size_of::<VolumeHeader>() == 512);

impl VolumeHeader {
    /// Whether it can be one: signature, version, and sizes that a volume can have.
    pub(super) fn is_sound(&self) -> bool {
        let is_known = matches!((&self.signature, self.version.get()), (b"H+", 4) | (b"HX", 5));
        let size = self.block_size.get();
        is_known && size.is_power_of_two() && size >= 512 && self.blocks.get() > 0
    }

    /// Whether it is HFSX.
    pub(super) fn is_hfsx(&self) -> bool {
        self.signature == *b"HX"
    }
}

/// Master directory block of an HFS wrapper around an HFS+ volume ("HFS Wrapper").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Wrapper {
    /// `BD`.
    pub(super) signature: [u8; 2],
    pub(super) before_size: [u8; 18],
    /// Size of an allocation block in bytes.
    pub(super) block_size: Be32,
    pub(super) before_first: [u8; 4],
    /// First allocation block, in units of 512 bytes.
    pub(super) first_block: Be16,
    pub(super) before_embedded: [u8; 94],
    /// `H+` or `HX`.
    pub(super) embedded_signature: [u8; 2],
    pub(super) embedded_start: Be16,
    pub(super) embedded_blocks: Be16,
}

const _: () = assert!(size_of::<Wrapper>() == 130);

/// Location of the journal ("Journal Info Block").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct JournalInfoBlock {
    /// Flags; bit 0: the journal is on the volume itself.
    pub(super) flags: Be32,
    pub(super) device: [u8; 32],
    /// Offset from the start of the volume, in bytes.
    pub(super) offset: Be64,
    pub(super) size: Be64,
}

/// Types of catalog records ("Catalog File Data").
pub(super) mod record_type {
    pub(in super::super) const FOLDER: u16 = 1;
    pub(in super::super) const FILE: u16 = 2;
}

/// Owner and permissions ("HFS Plus Permissions").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Permissions {
    pub(super) owner: Be32,
    pub(super) group: Be32,
    pub(super) admin_flags: u8,
    pub(super) owner_flags: u8,
    pub(super) mode: Be16,
    /// For a hard link, the inode number; for its target, the number of links; for a device, its number.
    pub(super) special: Be32,
}

/// The fields that records of files and folders share.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ItemHead {
    pub(super) record_type: Be16,
    pub(super) flags: Be16,
    /// Number of entries of a folder.
    pub(super) valence: Be32,
    pub(super) id: Be32,
    pub(super) created: Be32,
    pub(super) modified: Be32,
    pub(super) attributes_modified: Be32,
    pub(super) accessed: Be32,
    pub(super) backed_up: Be32,
    pub(super) permissions: Permissions,
    pub(super) finder: [u8; 32],
    pub(super) text_encoding: Be32,
    pub(super) reserved: Be32,
}

const _: () = assert!(size_of::<ItemHead>() == 88);

/// The forks of a file, after the shared fields.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Forks {
    pub(super) data: ForkData,
    pub(super) resource: ForkData,
}

/// Flag of a locked file.
pub(super) const LOCKED: u16 = 1;

/// Flag of a file or folder with extended attributes.
pub(super) const HAS_ATTRIBUTES: u16 = 4;

/// Owner flag of a compressed file (`UF_COMPRESSED`).
pub(super) const COMPRESSED: u8 = 0x20;

/// Types of attribute records ("Attributes File Data").
pub(super) mod attribute_type {
    pub(in super::super) const INLINE: u32 = 0x10;
    pub(in super::super) const FORK: u32 = 0x20;
    pub(in super::super) const EXTENTS: u32 = 0x30;
}

/// Key of an attribute, before its name.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AttributeKey {
    pub(super) padding: Be16,
    pub(super) file: Be32,
    /// First block of the data in the attribute.
    pub(super) start: Be32,
    /// Length of the name in UTF-16 code units.
    pub(super) name_length: Be16,
}

/// Head of an attribute whose data follows in its record.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct InlineAttribute {
    pub(super) record_type: Be32,
    pub(super) reserved: [u8; 8],
    pub(super) size: Be32,
}

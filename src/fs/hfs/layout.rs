//! On-disk structures of HFS (Inside Macintosh: Files, chapter 2, "Data Organization on Volumes").

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32};
use crate::fs::apple::fork::Extent;

/// Offset of the master directory block in the volume, in bytes.
pub(super) const MDB_AT: u64 = 1024;

/// Signature of a master directory block.
pub(super) const SIGNATURE: [u8; 2] = *b"BD";

/// Reserved catalog node IDs (2-70).
pub(super) mod id {
    pub(in super::super) const PARENT_OF_ROOT: u32 = 1;
    pub(in super::super) const ROOT: u32 = 2;
    pub(in super::super) const EXTENTS: u32 = 3;
    pub(in super::super) const CATALOG: u32 = 4;
}

/// Volume attributes (2-61).
pub(super) mod attribute {
    /// The volume was unmounted cleanly.
    pub(in super::super) const UNMOUNTED: u16 = 1 << 8;
}

/// Extent data record: three extents (2-75).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentRecord([[Be16; 2]; 3]);

impl ExtentRecord {
    /// All extents, including empty ones.
    pub(super) fn extents(&self) -> [Extent; 3] {
        self.0.map(|[start, count]| Extent { start: start.get().into(), count: count.get().into() })
    }
}

/// Master directory block (2-60).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Mdb {
    pub(super) signature: [u8; 2],
    pub(super) created: Be32,
    pub(super) modified: Be32,
    pub(super) attributes: Be16,
    /// Number of files in the root directory.
    pub(super) root_files: Be16,
    /// First block of the volume bitmap, in units of 512 bytes.
    pub(super) bitmap: Be16,
    pub(super) allocation_search: Be16,
    pub(super) blocks: Be16,
    /// Size of an allocation block in bytes, a multiple of 512.
    pub(super) block_size: Be32,
    pub(super) clump_size: Be32,
    /// First allocation block, in units of 512 bytes.
    pub(super) first_block: Be16,
    pub(super) next_id: Be32,
    pub(super) free_blocks: Be16,
    /// Length byte and up to 27 characters.
    pub(super) name: [u8; 28],
    pub(super) backed_up: Be32,
    pub(super) backup_sequence: Be16,
    pub(super) writes: Be32,
    pub(super) extents_clump: Be32,
    pub(super) catalog_clump: Be32,
    /// Number of directories in the root directory.
    pub(super) root_directories: Be16,
    pub(super) files: Be32,
    pub(super) directories: Be32,
    pub(super) finder: [u8; 32],
    /// The signature of an HFS+ volume within this one (TN1150 "HFS Wrapper").
    pub(super) embedded_signature: [u8; 2],
    pub(super) embedded_extent: [Be16; 2],
    pub(super) extents_size: Be32,
    pub(super) extents_extents: ExtentRecord,
    pub(super) catalog_size: Be32,
    pub(super) catalog_extents: ExtentRecord,
}

const _: () = assert!(size_of::<Mdb>() == 162);

impl Mdb {
    /// Whether the signature and the sizes are plausible.
    pub(super) fn is_sound(&self) -> bool {
        let size = self.block_size.get();
        self.signature == SIGNATURE && size > 0 && size.is_multiple_of(512) && self.blocks.get() > 0
    }

    /// Name in Mac OS Roman.
    pub(super) fn name(&self) -> &[u8] {
        pascal(&self.name)
    }
}

/// The characters of a Pascal string.
pub(super) fn pascal(field: &[u8]) -> &[u8] {
    let (length, rest) = field.split_first().unwrap_or((&0, &[]));
    rest.get(..usize::from(*length)).unwrap_or(rest)
}

/// Types of catalog records (2-72).
pub(super) mod record_type {
    pub(in super::super) const DIRECTORY: u8 = 1;
    pub(in super::super) const FILE: u8 = 2;
}

/// Catalog record of a directory (2-72).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryRecord {
    pub(super) record_type: u8,
    pub(super) reserved: u8,
    pub(super) flags: Be16,
    /// Number of files and directories in it.
    pub(super) valence: Be16,
    pub(super) id: Be32,
    pub(super) created: Be32,
    pub(super) modified: Be32,
    pub(super) backed_up: Be32,
    pub(super) finder: [u8; 32],
    pub(super) unused: [u8; 16],
}

const _: () = assert!(size_of::<DirectoryRecord>() == 70);

/// Catalog record of a file (2-72).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileRecord {
    pub(super) record_type: u8,
    pub(super) reserved: u8,
    /// Flags; bit 0: locked.
    pub(super) flags: u8,
    pub(super) file_type: u8,
    /// Type, creator, flags, icon position and folder.
    pub(super) finder: [u8; 16],
    pub(super) id: Be32,
    pub(super) data_start: Be16,
    pub(super) data_size: Be32,
    pub(super) data_allocated: Be32,
    pub(super) resource_start: Be16,
    pub(super) resource_size: Be32,
    pub(super) resource_allocated: Be32,
    pub(super) created: Be32,
    pub(super) modified: Be32,
    pub(super) backed_up: Be32,
    pub(super) finder_more: [u8; 16],
    pub(super) clump_size: Be16,
    pub(super) data_extents: ExtentRecord,
    pub(super) resource_extents: ExtentRecord,
    pub(super) unused: [u8; 4],
}

const _: () = assert!(size_of::<FileRecord>() == 102);

/// Flag of a locked file.
pub(super) const LOCKED: u8 = 1;

//! The Opera file system as it is on the disc, by the description of Linux' operafs and Aaru's structures. Numbers are
//! big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Be32;
use crate::signature::OPERA;

/// The volume label, in the first block.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeLabel {
    /// Type of the record, five times `Z`, and the version.
    pub(super) mark: [u8; 7],
    pub(super) flags: u8,
    pub(super) comment: [u8; 32],
    pub(super) name: [u8; 32],
    pub(super) identifier: Be32,
    pub(super) block_size: Be32,
    pub(super) blocks: Be32,
    pub(super) root_identifier: Be32,
    /// Blocks of a copy of the root directory, and bytes of such a block.
    pub(super) root_blocks: Be32,
    pub(super) root_block_size: Be32,
    /// Number of the last copy of the root directory, and the first block of each.
    pub(super) last_copy: Be32,
    pub(super) copies: [Be32; 8],
}

const _: () = assert!(size_of::<VolumeLabel>() == 132);

impl VolumeLabel {
    /// Whether its numbers make sense.
    pub(super) fn is_sound(&self) -> bool {
        self.mark == *OPERA
            && (512..=65_536).contains(&self.block_size.get())
            && self.block_size.get().is_power_of_two()
    }
}

/// The head of a block of a directory.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryHead {
    /// The next and the previous block, counted in the directory; all bits set for none.
    pub(super) next: Be32,
    pub(super) previous: Be32,
    pub(super) flags: Be32,
    /// Offset of the first free byte, and of the first entry.
    pub(super) free: Be32,
    pub(super) first: Be32,
}

const _: () = assert!(size_of::<DirectoryHead>() == 20);

/// No block.
pub(super) const NONE: u32 = u32::MAX;

/// An entry of a directory. The first block of each copy of its data follows.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryEntry {
    pub(super) flags: Be32,
    pub(super) identifier: Be32,
    pub(super) kind: [u8; 4],
    pub(super) block_size: Be32,
    pub(super) size: Be32,
    pub(super) blocks: Be32,
    /// Blocks that follow each other, and blocks of others between such groups.
    pub(super) burst: Be32,
    pub(super) gap: Be32,
    pub(super) name: [u8; 32],
    /// Number of the last copy.
    pub(super) last_copy: Be32,
}

const _: () = assert!(size_of::<DirectoryEntry>() == 68);

/// Bits of an entry's flags.
pub(super) mod flag {
    /// The type, in the lowest byte.
    pub(in super::super) const TYPE: u32 = 0xFF;
    pub(in super::super) const DIRECTORY: u32 = 7;
    pub(in super::super) const LAST_IN_BLOCK: u32 = 0x4000_0000;
    pub(in super::super) const LAST: u32 = 0x8000_0000;
}

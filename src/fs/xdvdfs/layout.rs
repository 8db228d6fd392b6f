//! XDVDFS as it is on the disc, by the XboxDevWiki's "XDVDFS" and extract-xiso. Numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};
use crate::signature::XDVDFS;

/// Size of a sector, in bytes.
pub(super) const SECTOR: u64 = 2048;

/// Offset of the descriptor in the game partition.
pub(super) const DESCRIPTOR_AT: u64 = 32 * SECTOR;

/// Where game partitions begin: at the start of an image with nothing else, and on discs of the Xbox and of the Xbox 360
/// in two generations, behind the part that DVD players show.
pub(super) const PARTITIONS: [u64; 4] = [0, 0x1830_0000, 0x0FD9_0000, 0x0208_0000];

/// The volume descriptor: one sector.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Descriptor {
    pub(super) mark: [u8; 20],
    /// Sector of the root directory, and its bytes.
    pub(super) root: Le32,
    pub(super) root_size: Le32,
    /// Creation date, in units of 100 ns since 1601.
    pub(super) created: Le64,
    pub(super) unused: [u8; 1992],
    pub(super) end_mark: [u8; 20],
}

const _: () = assert!(size_of::<Descriptor>() as u64 == SECTOR);

impl Descriptor {
    /// Whether it ends as it has to.
    pub(super) fn is_complete(&self) -> bool {
        self.end_mark == *XDVDFS
    }
}

/// The head of a directory's entry, which the name follows. Entries form a binary tree.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct EntryHead {
    /// Offsets in the directory of the entries with lesser and with greater names, in units of 4 bytes; 0 for none.
    pub(super) left: Le16,
    pub(super) right: Le16,
    pub(super) sector: Le32,
    pub(super) size: Le32,
    pub(super) attributes: u8,
    pub(super) name_len: u8,
}

const _: () = assert!(size_of::<EntryHead>() == 14);

/// Unused bytes of a directory have all bits set.
pub(super) const PADDING: u16 = 0xFFFF;

/// Bits of an entry's attributes, which are those of FAT.
pub(super) mod attribute {
    pub(in super::super) const HIDDEN: u8 = 0x02;
    pub(in super::super) const DIRECTORY: u8 = 0x10;
    /// All of them with their names.
    pub(in super::super) const NAMES: [(u8, &str); 6] = [
        (0x01, "read-only"),
        (HIDDEN, "hidden"),
        (0x04, "system"),
        (DIRECTORY, "directory"),
        (0x20, "archive"),
        (0x80, "normal"),
    ];
}

//! XFS as it is on the disk, by "XFS Filesystem Disk Structures" and the kernel's `fs/xfs/libxfs/xfs_format.h`. Numbers are
//! big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64, Le32};

/// What the superblock begins with.
pub(super) const MAGIC: &[u8; 4] = b"XFSB";

/// The superblock.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Superblock {
    pub(super) magic: [u8; 4],
    pub(super) block_size: Be32,
    pub(super) blocks: Be64,
    pub(super) realtime_blocks: Be64,
    pub(super) realtime_extents: Be64,
    pub(super) uuid: [u8; 16],
    pub(super) log_start: Be64,
    /// Number of the root directory's inode.
    pub(super) root: Be64,
    pub(super) realtime_bitmap: Be64,
    pub(super) realtime_summary: Be64,
    pub(super) realtime_extent_size: Be32,
    /// Blocks of a group, but for the last.
    pub(super) group_blocks: Be32,
    pub(super) groups: Be32,
    pub(super) realtime_bitmap_blocks: Be32,
    pub(super) log_blocks: Be32,
    /// The version in the lowest four bits, and features.
    pub(super) version: Be16,
    pub(super) sector_size: Be16,
    pub(super) inode_size: Be16,
    pub(super) inodes_per_block: Be16,
    pub(super) name: [u8; 12],
    /// Powers of two: of the bytes of a block, a sector and an inode, of the inodes of a block, and rounded up of the
    /// blocks of a group.
    pub(super) block_log: u8,
    pub(super) sector_log: u8,
    pub(super) inode_log: u8,
    pub(super) inodes_log: u8,
    pub(super) group_log: u8,
    pub(super) realtime_log: u8,
    /// Being made.
    pub(super) in_progress: u8,
    pub(super) most_inodes: u8,
    pub(super) inodes: Be64,
    pub(super) free_inodes: Be64,
    pub(super) free_blocks: Be64,
    pub(super) free_realtime: Be64,
    pub(super) quota_inodes: [u8; 16],
    pub(super) quota_flags: Be16,
    pub(super) flags: u8,
    pub(super) shared: u8,
    pub(super) inode_alignment: Be32,
    pub(super) stripe_unit: Be32,
    pub(super) stripe_width: Be32,
    /// Power of two by which blocks of directories are larger than others.
    pub(super) directory_log: u8,
    pub(super) log_sector_log: u8,
    pub(super) log_sector_size: Be16,
    pub(super) log_unit: Be32,
    pub(super) features_2: Be32,
    pub(super) features_2_again: Be32,
    /// The rest only of version 5.
    pub(super) compatible: Be32,
    pub(super) read_only: Be32,
    pub(super) incompatible: Be32,
    pub(super) log_incompatible: Be32,
    /// CRC-32C of the sector.
    pub(super) checksum: Le32,
}

const _: () = assert!(size_of::<Superblock>() == 228);

/// The byte of the superblock at which its checksum is.
pub(super) const CHECKSUM_AT: usize = 224;

/// Bits of the version.
pub(super) const VERSION: u16 = 0xF;
pub(super) const DIRECTORIES_2: u16 = 0x2000;
pub(super) const HAS_FEATURES_2: u16 = 0x8000;

/// The feature of version 4 by which directories have the types of files.
pub(super) const FILE_TYPES_4: u32 = 0x200;

/// Features that a reader has to know, of version 5.
pub(super) mod incompatible {
    pub(in super::super) const FILE_TYPES: u32 = 0x1;
    pub(in super::super) const NEEDS_REPAIR: u32 = 0x10;
    /// Types, sparse inodes, a second UUID, wide dates, repairs, wide counts, exchanged ranges, parents.
    pub(in super::super) const KNOWN: u32 = 0xFF;
}

/// The part of an inode that all have.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Inode {
    pub(super) magic: [u8; 2],
    pub(super) mode: Be16,
    pub(super) version: u8,
    /// How the data is stored.
    pub(super) format: u8,
    pub(super) old_links: Be16,
    pub(super) uid: Be32,
    pub(super) gid: Be32,
    pub(super) links: Be32,
    pub(super) project: Be32,
    /// Number of extents, where they are counted in 64 bits.
    pub(super) wide_extents: Be64,
    /// Seconds since 1970 and nanoseconds, or nanoseconds since 1901; as the next two.
    pub(super) accessed: Be64,
    pub(super) modified: Be64,
    pub(super) changed: Be64,
    pub(super) size: Be64,
    pub(super) blocks: Be64,
    pub(super) extent_size: Be32,
    /// Number of extents, or of those of attributes where these are counted in 64 bits.
    pub(super) extents: Be32,
    pub(super) attribute_extents: Be16,
    /// Where attributes are, behind the start of the data, in units of 8 bytes; or 0.
    pub(super) attributes_at: u8,
    pub(super) attribute_format: u8,
    pub(super) dump: [u8; 6],
    pub(super) flags: Be16,
    pub(super) generation: Be32,
    pub(super) next_unlinked: Be32,
}

const _: () = assert!(size_of::<Inode>() == 100);

/// What an inode begins with.
pub(super) const INODE_MAGIC: &[u8; 2] = b"IN";

/// What follows in inodes of the third version.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtraInode {
    pub(super) checksum: Le32,
    pub(super) changes: Be64,
    pub(super) log_place: Be64,
    pub(super) flags: Be64,
    pub(super) copied_extent: Be32,
    pub(super) padding: [u8; 12],
    pub(super) created: Be64,
    pub(super) number: Be64,
    pub(super) uuid: [u8; 16],
}

const _: () = assert!(size_of::<Inode>() + size_of::<ExtraInode>() == 176);

/// Flags of an inode: its data is on another device.
pub(super) const REALTIME: u16 = 0x1;

/// Flags of inodes of the third version.
pub(super) mod flag {
    pub(in super::super) const WIDE_DATES: u64 = 0x8;
    pub(in super::super) const WIDE_EXTENTS: u64 = 0x10;
}

/// How data is stored.
pub(super) mod format {
    pub(in super::super) const DEVICE: u8 = 0;
    pub(in super::super) const LOCAL: u8 = 1;
    pub(in super::super) const EXTENTS: u8 = 2;
    pub(in super::super) const TREE: u8 = 3;
}

/// Head of the root of a tree of extents, in an inode: as many keys as there is room for, and as many blocks.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TreeRoot {
    pub(super) level: Be16,
    pub(super) records: Be16,
}

/// Head of another node.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TreeNode {
    pub(super) magic: [u8; 4],
    pub(super) level: Be16,
    pub(super) records: Be16,
    pub(super) left: Be64,
    pub(super) right: Be64,
}

const _: () = assert!(size_of::<TreeNode>() == 24);

/// What a node begins with, and its bytes before the records, of versions 4 and 5.
pub(super) const TREE_MAGICS: [(&[u8; 4], usize); 2] = [(b"BMAP", 24), (b"BMA3", 72)];

/// Blocks of directories with names: what each begins with, its bytes before the entries, and whether a table of hashes is
/// at its end.
pub(super) const DIRECTORY_MAGICS: [(&[u8; 4], usize, bool); 4] =
    [(b"XD2B", 16, true), (b"XD2D", 16, false), (b"XDB3", 64, true), (b"XDD3", 64, false)];

/// Byte of a directory from which on it has no names, but tables.
pub(super) const DIRECTORY_TABLES: u64 = 1 << 35;

/// What a block of a symbolic link begins with in version 5, and its bytes before the target.
pub(super) const LINK_MAGIC: &[u8; 4] = b"XSLM";
pub(super) const LINK_HEAD: u64 = 56;

/// Blocks with attributes: the number at their byte 8, and their bytes before the entries, of versions 4 and 5.
pub(super) const ATTRIBUTE_MAGICS: [(u16, usize); 2] = [(0xFBEE, 32), (0x3BEE, 80)];

/// Bytes of such a block's head before the number of entries, of versions 4 and 5.
pub(super) const ATTRIBUTE_COUNTS: [usize; 2] = [12, 56];

/// An entry of such a block.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AttributeEntry {
    pub(super) hash: Be32,
    /// Byte of the block at which the name is.
    pub(super) name: Be16,
    pub(super) flags: u8,
    pub(super) padding: u8,
}

const _: () = assert!(size_of::<AttributeEntry>() == 8);

/// Bits of an attribute's flags.
pub(super) mod attribute {
    pub(in super::super) const LOCAL: u8 = 0x1;
    pub(in super::super) const TRUSTED: u8 = 0x2;
    pub(in super::super) const SECURE: u8 = 0x4;
    pub(in super::super) const PARENT: u8 = 0x8;
}

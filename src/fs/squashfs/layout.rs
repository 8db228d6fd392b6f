//! On-disk structures of SquashFS 4.0, from the kernel's `fs/squashfs/squashfs_fs.h`. Numbers are little-endian. In
//! earlier versions, only the superblock has fields of complete bytes; see `older`.

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Superblock.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Superblock {
    pub(super) magic: [u8; 4],
    pub(super) inodes: Le32,
    /// Seconds since 1970.
    pub(super) made: Le32,
    pub(super) block_size: Le32,
    pub(super) fragments: Le32,
    pub(super) compression: Le16,
    pub(super) block_log: Le16,
    pub(super) flags: Le16,
    pub(super) ids: Le16,
    pub(super) major: Le16,
    pub(super) minor: Le16,
    pub(super) root: Le64,
    pub(super) bytes_used: Le64,
    pub(super) id_table: Le64,
    pub(super) xattr_table: Le64,
    pub(super) inode_table: Le64,
    pub(super) directory_table: Le64,
    pub(super) fragment_table: Le64,
    pub(super) export_table: Le64,
}
const _: () = assert!(size_of::<Superblock>() == 96);

/// Superblock of versions 1 to 3, of which the first two have only the beginning. Numbers are of either byte order.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Older {
    pub(super) magic: [u8; 4],
    pub(super) inodes: [u8; 4],
    /// Size and places in versions 1 and 2: bytes used, owners, groups, inodes, directories.
    pub(super) places: [[u8; 4]; 5],
    pub(super) major: [u8; 2],
    pub(super) minor: [u8; 2],
    /// Block size of version 1.
    pub(super) first_block_size: [u8; 2],
    pub(super) block_log: [u8; 2],
    pub(super) flags: u8,
    pub(super) uids: u8,
    pub(super) gids: u8,
    pub(super) made: [u8; 4],
    pub(super) root: [u8; 8],
    pub(super) block_size: [u8; 4],
    pub(super) fragments: [u8; 4],
    /// Place of the fragment table in version 2.
    pub(super) fragment_place: [u8; 4],
    pub(super) bytes_used: [u8; 8],
    pub(super) uid_table: [u8; 8],
    pub(super) gid_table: [u8; 8],
    pub(super) inode_table: [u8; 8],
    pub(super) directory_table: [u8; 8],
    pub(super) fragment_table: [u8; 8],
    pub(super) export_table: [u8; 8],
}
const _: () = assert!(size_of::<Older>() == 119);

/// Offset of a table that does not exist.
pub(super) const NO_TABLE: u64 = u64::MAX;

/// Index that means no fragment, or no extended attributes.
pub(super) const NONE: u32 = u32::MAX;

/// Superblock flag: the compressor's options follow.
pub(super) const HAS_OPTIONS: u16 = 0x400;

/// Bit of the size of a data block or fragment: uncompressed.
pub(super) const STORED: u32 = 1 << 24;

/// Bit in the head of a metadata block: uncompressed.
pub(super) const METADATA_STORED: u16 = 1 << 15;

/// Unpacked size of a metadata block in bytes, except for the last of a table.
pub(super) const METADATA_BYTES: usize = 8192;
pub(super) const METADATA_LEN: u64 = METADATA_BYTES as u64;

/// Basic inode types. Extended ones are higher by [`EXTENDED`].
pub(super) mod inode_type {
    pub(in super::super) const DIRECTORY: u16 = 1;
    pub(in super::super) const FILE: u16 = 2;
    pub(in super::super) const SYMLINK: u16 = 3;
    pub(in super::super) const BLOCK_DEVICE: u16 = 4;
    pub(in super::super) const CHARACTER_DEVICE: u16 = 5;
    pub(in super::super) const FIFO: u16 = 6;
    pub(in super::super) const SOCKET: u16 = 7;
    pub(in super::super) const EXTENDED: u16 = 7;
}

/// Head of all inodes.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct InodeHead {
    pub(super) kind: Le16,
    pub(super) mode: Le16,
    /// Index of the owner in the table of ids.
    pub(super) uid: Le16,
    pub(super) gid: Le16,
    /// Seconds since 1970.
    pub(super) modified: Le32,
    pub(super) number: Le32,
}
const _: () = assert!(size_of::<InodeHead>() == 16);

/// Fields of a directory, after the head.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Directory {
    /// Offset of the listing's metadata block from the start of the directory table.
    pub(super) start: Le32,
    pub(super) links: Le32,
    /// Size of the listing in bytes, plus three.
    pub(super) size: Le16,
    pub(super) offset: Le16,
    pub(super) parent: Le32,
}
const _: () = assert!(size_of::<Directory>() == 16);

/// Fields of an extended directory, after the head.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtendedDirectory {
    pub(super) links: Le32,
    pub(super) size: Le32,
    pub(super) start: Le32,
    pub(super) parent: Le32,
    pub(super) indexes: Le16,
    pub(super) offset: Le16,
    pub(super) xattr: Le32,
}
const _: () = assert!(size_of::<ExtendedDirectory>() == 24);

/// Fields of a file, after the head.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct File {
    pub(super) start: Le32,
    pub(super) fragment: Le32,
    pub(super) offset: Le32,
    pub(super) size: Le32,
}
const _: () = assert!(size_of::<File>() == 16);

/// Fields of an extended file, after the head.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtendedFile {
    pub(super) start: Le64,
    pub(super) size: Le64,
    /// Number of bytes in holes.
    pub(super) sparse: Le64,
    pub(super) links: Le32,
    pub(super) fragment: Le32,
    pub(super) offset: Le32,
    pub(super) xattr: Le32,
}
const _: () = assert!(size_of::<ExtendedFile>() == 40);

/// Fields of a symbolic link, after the head; its target follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Symlink {
    pub(super) links: Le32,
    pub(super) size: Le32,
}

/// Fields of a device, after the head.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DeviceInode {
    pub(super) links: Le32,
    pub(super) device: Le32,
}

/// Head of a run of a directory's entries.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryHead {
    /// Number of entries, minus one.
    pub(super) count: Le32,
    /// Offset of the metadata block with their inodes.
    pub(super) start: Le32,
    /// Inode number to which the entries' differences are added.
    pub(super) number: Le32,
}
const _: () = assert!(size_of::<DirectoryHead>() == 12);

/// An entry of a directory; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryEntry {
    /// Offset of its inode in the metadata block.
    pub(super) offset: Le16,
    pub(super) difference: Le16,
    pub(super) kind: Le16,
    /// Length of the name in bytes, minus one.
    pub(super) name: Le16,
}
const _: () = assert!(size_of::<DirectoryEntry>() == 8);

/// Location of a fragment block.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Fragment {
    pub(super) start: Le64,
    pub(super) size: Le32,
    pub(super) unused: Le32,
}
const _: () = assert!(size_of::<Fragment>() == 16);

/// Head of the table of extended attributes.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XattrTable {
    /// Offset of the metadata blocks with names and values.
    pub(super) start: Le64,
    pub(super) count: Le32,
    pub(super) unused: Le32,
}
const _: () = assert!(size_of::<XattrTable>() == 16);

/// Location of the extended attributes of an inode.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XattrSet {
    /// Block and offset of the first attribute.
    pub(super) reference: Le64,
    pub(super) count: Le32,
    /// Size of all names and values in bytes.
    pub(super) size: Le32,
}
const _: () = assert!(size_of::<XattrSet>() == 16);

/// Head of an attribute's name, which follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XattrName {
    /// Prefix of the name, and [`XATTR_ELSEWHERE`].
    pub(super) kind: Le16,
    pub(super) size: Le16,
}

/// Bit of an attribute's type: the value is a reference to it.
pub(super) const XATTR_ELSEWHERE: u16 = 0x100;

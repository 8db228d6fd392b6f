//! SquashFS 4.0 as it is on the medium, by the kernel's `fs/squashfs/squashfs_fs.h`. Numbers are little-endian.

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

/// In the place of a table's position, where there is no such table.
pub(super) const NO_TABLE: u64 = u64::MAX;

/// In the place of a fragment's number, where a file has none; of an attribute's, where an inode has none.
pub(super) const NONE: u32 = u32::MAX;

/// The bit of a superblock's flags that says that the compressor's options follow.
pub(super) const HAS_OPTIONS: u16 = 0x400;

/// The bit of a data block's or fragment's size that says that it is stored as it is.
pub(super) const STORED: u32 = 1 << 24;

/// The bit of a metadata block's head that says that it is stored as it is.
pub(super) const METADATA_STORED: u16 = 1 << 15;

/// Bytes of a metadata block when unpacked, but for the last of a table.
pub(super) const METADATA_BYTES: usize = 8192;
pub(super) const METADATA_LEN: u64 = METADATA_BYTES as u64;

/// Types of inodes. Those of the extended kinds are higher by [`EXTENDED`].
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

/// What all inodes begin with.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct InodeHead {
    pub(super) kind: Le16,
    pub(super) mode: Le16,
    /// Place of the owner's number in the table of ids.
    pub(super) uid: Le16,
    pub(super) gid: Le16,
    /// Seconds since 1970.
    pub(super) modified: Le32,
    pub(super) number: Le32,
}
const _: () = assert!(size_of::<InodeHead>() == 16);

/// Behind the head of a directory.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Directory {
    /// Metadata block of its listing, counted from the start of the directory table.
    pub(super) start: Le32,
    pub(super) links: Le32,
    /// Bytes of the listing and three more.
    pub(super) size: Le16,
    pub(super) offset: Le16,
    pub(super) parent: Le32,
}
const _: () = assert!(size_of::<Directory>() == 16);

/// Behind the head of an extended directory.
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

/// Behind the head of a file.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct File {
    pub(super) start: Le32,
    pub(super) fragment: Le32,
    pub(super) offset: Le32,
    pub(super) size: Le32,
}
const _: () = assert!(size_of::<File>() == 16);

/// Behind the head of an extended file.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtendedFile {
    pub(super) start: Le64,
    pub(super) size: Le64,
    /// Bytes of holes.
    pub(super) sparse: Le64,
    pub(super) links: Le32,
    pub(super) fragment: Le32,
    pub(super) offset: Le32,
    pub(super) xattr: Le32,
}
const _: () = assert!(size_of::<ExtendedFile>() == 40);

/// Behind the head of a symbolic link; its target follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Symlink {
    pub(super) links: Le32,
    pub(super) size: Le32,
}

/// Behind the head of a device.
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
    /// Entries that follow, less one.
    pub(super) count: Le32,
    /// Metadata block of their inodes.
    pub(super) start: Le32,
    /// What their differences are added to.
    pub(super) number: Le32,
}
const _: () = assert!(size_of::<DirectoryHead>() == 12);

/// An entry of a directory; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryEntry {
    /// Place of its inode in the metadata block.
    pub(super) offset: Le16,
    pub(super) difference: Le16,
    pub(super) kind: Le16,
    /// Bytes of the name, less one.
    pub(super) name: Le16,
}
const _: () = assert!(size_of::<DirectoryEntry>() == 8);

/// Where a block of fragments is.
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
    /// Where the metadata blocks with names and values begin.
    pub(super) start: Le64,
    pub(super) count: Le32,
    pub(super) unused: Le32,
}
const _: () = assert!(size_of::<XattrTable>() == 16);

/// The extended attributes of an inode.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XattrSet {
    /// Block and offset of the first.
    pub(super) reference: Le64,
    pub(super) count: Le32,
    /// Bytes of all names and values.
    pub(super) size: Le32,
}
const _: () = assert!(size_of::<XattrSet>() == 16);

/// Head of an attribute's name, which follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XattrName {
    /// The name's prefix, and [`XATTR_ELSEWHERE`].
    pub(super) kind: Le16,
    pub(super) size: Le16,
}

/// The bit of an attribute's type that says that a reference stands in the place of its value.
pub(super) const XATTR_ELSEWHERE: u16 = 0x100;

//! romfs as the kernel's `Documentation/filesystems/romfs.rst` describes it. Numbers are big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Be32;

/// What a volume begins with.
pub(super) const MAGIC: [u8; 8] = *b"-rom1fs-";

/// The header of the volume; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeHeader {
    pub(super) magic: [u8; 8],
    pub(super) size: Be32,
    /// So that the sum of the first 512 bytes is 0.
    pub(super) checksum: Be32,
}

const _: () = assert!(size_of::<VolumeHeader>() == 16);

/// The header of a file; its name follows, then its data.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileHeader {
    /// The next header of the directory; below bit 4 the type, and whether it can be run.
    pub(super) next: Be32,
    /// The first header of a directory, what a hard link leads to, or the number of a device.
    pub(super) info: Be32,
    pub(super) size: Be32,
    /// So that the sum of the header and the name is 0.
    pub(super) checksum: Be32,
}

const _: () = assert!(size_of::<FileHeader>() == 16);

/// Places, and names, are multiples of this.
pub(super) const ALIGNMENT: u32 = 16;

/// The bit that says that a file can be run, or a directory be looked into.
pub(super) const EXECUTABLE: u32 = 8;

/// Types of files.
pub(super) mod kind {
    pub(in super::super) const HARD_LINK: u32 = 0;
    pub(in super::super) const DIRECTORY: u32 = 1;
    pub(in super::super) const FILE: u32 = 2;
    pub(in super::super) const SYMLINK: u32 = 3;
    pub(in super::super) const BLOCK_DEVICE: u32 = 4;
    pub(in super::super) const CHARACTER_DEVICE: u32 = 5;
    pub(in super::super) const SOCKET: u32 = 6;
    pub(in super::super) const FIFO: u32 = 7;
}

//! On-disk structures of romfs, as the kernel's `Documentation/filesystems/romfs.rst` describes them. Numbers are
//! big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Be32;

/// Magic number at the start of a volume.
pub(super) const MAGIC: [u8; 8] = *b"-rom1fs-";

/// The header of the volume; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeHeader {
    pub(super) magic: [u8; 8],
    pub(super) size: Be32,
    /// Makes the sum of the first 512 bytes 0.
    pub(super) checksum: Be32,
}

const _: () = assert!(size_of::<VolumeHeader>() == 16);

/// The header of a file; its name follows, then its data.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileHeader {
    /// Offset of the directory's next header; the lower four bits are the type and the executable flag.
    pub(super) next: Be32,
    /// First header of a directory, target of a hard link, or number of a device.
    pub(super) info: Be32,
    pub(super) size: Be32,
    /// Makes the sum of the header and the name 0.
    pub(super) checksum: Be32,
}

const _: () = assert!(size_of::<FileHeader>() == 16);

/// Alignment of offsets and names.
pub(super) const ALIGNMENT: u32 = 16;

/// Flag of an executable file, or of a directory that can be entered.
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

//! On-disk structures of Windows images, as wimlib and Microsoft's "Windows Imaging File Format" describe them. Numbers
//! are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Magic number at the start of a file.
pub(super) const MAGIC: [u8; 8] = *b"MSWIM\0\0\0";

/// Magic number of a pipable file.
pub(super) const PIPABLE: [u8; 8] = *b"WLPWM\0\0\0";

/// Location and storage of a resource.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ResourceHeader {
    /// Stored size, in bytes.
    pub(super) stored: [u8; 7],
    pub(super) flags: u8,
    pub(super) offset: Le64,
    /// Unpacked size, in bytes.
    pub(super) size: Le64,
}

const _: () = assert!(size_of::<ResourceHeader>() == 24);

impl ResourceHeader {
    /// Stored size, in bytes.
    pub(super) fn stored(&self) -> u64 {
        let [a, b, c, d, e, f, g] = self.stored;
        u64::from_le_bytes([a, b, c, d, e, f, g, 0])
    }
}

/// Flags of a resource.
pub(super) mod resource_flag {
    /// The tree of an image.
    pub(in super::super) const METADATA: u8 = 0x02;
    pub(in super::super) const PACKED: u8 = 0x04;
    /// Several contents packed together.
    pub(in super::super) const SOLID: u8 = 0x10;
}

/// Value in place of a solid resource's size.
pub(super) const SOLID_SIZE: u64 = 1 << 32;

/// The header of the file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) magic: [u8; 8],
    pub(super) header_size: Le32,
    pub(super) version: Le32,
    pub(super) flags: Le32,
    pub(super) chunk_size: Le32,
    pub(super) guid: [u8; 16],
    pub(super) part: Le16,
    pub(super) parts: Le16,
    pub(super) images: Le32,
    pub(super) blob_table: ResourceHeader,
    pub(super) xml: ResourceHeader,
    pub(super) boot_metadata: ResourceHeader,
    pub(super) boot_image: Le32,
    pub(super) integrity: ResourceHeader,
    pub(super) unused: [u8; 60],
}

const _: () = assert!(size_of::<Header>() == 208);

/// Flags of the header.
pub(super) mod flag {
    pub(in super::super) const PACKED: u32 = 0x2;
    pub(in super::super) const READ_ONLY: u32 = 0x4;
    pub(in super::super) const SPLIT: u32 = 0x8;
    pub(in super::super) const XPRESS: u32 = 0x2_0000;
    pub(in super::super) const LZX: u32 = 0x4_0000;
    pub(in super::super) const LZMS: u32 = 0x8_0000;
}

/// An entry of the blob table.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Blob {
    pub(super) resource: ResourceHeader,
    /// Number of the file of a split set that contains it.
    pub(super) part: Le16,
    pub(super) references: Le32,
    pub(super) sha1: [u8; 20],
}

const _: () = assert!(size_of::<Blob>() == 50);

/// Header of a solid resource; the lengths of its chunks follow.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SolidHeader {
    pub(super) size: Le64,
    pub(super) chunk_size: Le32,
    pub(super) method: Le32,
}

const _: () = assert!(size_of::<SolidHeader>() == 16);

/// A directory entry; the name and the short name follow, each with a terminating zero.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Dentry {
    /// Length in bytes, without the streams that follow; a value up to 8 ends a directory.
    pub(super) length: Le64,
    pub(super) attributes: Le32,
    pub(super) security: Le32,
    /// Offset in the metadata of this directory's entries.
    pub(super) children: Le64,
    pub(super) unused: [u8; 16],
    /// In units of 100 ns since 1601, like the next two.
    pub(super) created: Le64,
    pub(super) accessed: Le64,
    pub(super) written: Le64,
    pub(super) sha1: [u8; 20],
    pub(super) unknown: Le32,
    /// Tag of a reparse point; for other files, together with the next field, the number of a set of hard links.
    pub(super) reparse_tag: Le32,
    pub(super) reparse_rest: Le32,
    pub(super) streams: Le16,
    pub(super) short_name: Le16,
    pub(super) name: Le16,
}

const _: () = assert!(size_of::<Dentry>() == 102);

/// A stream after an entry; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct StreamEntry {
    pub(super) length: Le64,
    pub(super) reserved: Le64,
    pub(super) sha1: [u8; 20],
    pub(super) name: Le16,
}

const _: () = assert!(size_of::<StreamEntry>() == 38);

/// Attributes of a file (FILE_ATTRIBUTE_*).
pub(super) mod attribute {
    pub(in super::super) const HIDDEN: u32 = 0x2;
    pub(in super::super) const DIRECTORY: u32 = 0x10;
    pub(in super::super) const REPARSE_POINT: u32 = 0x400;
}

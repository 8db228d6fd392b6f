//! On-disk structures of Apple disk images, as hdiutil writes them. Apple hasn't published the format; the fields are
//! those that 7-Zip's `DmgHandler.cpp` and libdmg-hfsplus read.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64};

/// Trailer at the end of the file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Trailer {
    pub(super) signature: [u8; 4],
    pub(super) version: Be32,
    pub(super) len: Be32,
    pub(super) flags: Be32,
    pub(super) running_offset: Be64,
    pub(super) data_offset: Be64,
    pub(super) data_len: Be64,
    pub(super) resources_offset: Be64,
    pub(super) resources_len: Be64,
    pub(super) segment: Be32,
    pub(super) segments: Be32,
    pub(super) segment_id: [u8; 16],
    pub(super) data_checksum: [u8; 136],
    pub(super) list_offset: Be64,
    pub(super) list_len: Be64,
    pub(super) reserved: [u8; 120],
    pub(super) checksum: [u8; 136],
    pub(super) variant: Be32,
    pub(super) sectors: Be64,
    pub(super) unused: [u8; 12],
}

const _: () = assert!(size_of::<Trailer>() == 512);

/// Header of a block table.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TableHead {
    pub(super) signature: [u8; 4],
    pub(super) version: Be32,
    pub(super) first_sector: Be64,
    pub(super) sectors: Be64,
    pub(super) data_offset: Be64,
    pub(super) buffers: Be32,
    pub(super) descriptor: Be32,
    pub(super) reserved: [u8; 24],
    pub(super) checksum: [u8; 136],
    pub(super) runs: Be32,
}

const _: () = assert!(size_of::<TableHead>() == 204);

/// A run of sectors stored in the same way.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Run {
    pub(super) kind: Be32,
    pub(super) comment: Be32,
    pub(super) first_sector: Be64,
    pub(super) sectors: Be64,
    pub(super) offset: Be64,
    pub(super) len: Be64,
}

const _: () = assert!(size_of::<Run>() == 40);

/// Types of runs.
pub(super) mod kind {
    pub(in super::super) const ZEROS: u32 = 0;
    pub(in super::super) const PLAIN: u32 = 1;
    pub(in super::super) const UNUSED: u32 = 2;
    pub(in super::super) const ADC: u32 = 0x8000_0004;
    pub(in super::super) const ZLIB: u32 = 0x8000_0005;
    pub(in super::super) const BZIP2: u32 = 0x8000_0006;
    pub(in super::super) const LZFSE: u32 = 0x8000_0007;
    pub(in super::super) const LZMA: u32 = 0x8000_0008;
    pub(in super::super) const COMMENT: u32 = 0x7FFF_FFFE;
    pub(in super::super) const END: u32 = 0xFFFF_FFFF;
}

/// Header of a resource fork, and of its map (Inside Macintosh, More Macintosh Toolbox, 1-121).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ResourceHead {
    pub(super) data: Be32,
    pub(super) map: Be32,
    pub(super) data_len: Be32,
    pub(super) map_len: Be32,
}

/// A type in the list of a resource map.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ResourceType {
    pub(super) kind: [u8; 4],
    pub(super) last: Be16,
    pub(super) list: Be16,
}

/// A resource in the list of its type.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Resource {
    pub(super) id: Be16,
    pub(super) name: Be16,
    pub(super) attributes: u8,
    pub(super) data: [u8; 3],
    pub(super) handle: Be32,
}

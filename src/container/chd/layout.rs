//! On-disk structures of CHD (MAME's `src/lib/util/chd.h`).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64};

/// Common beginning of headers of all versions.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Start {
    pub(super) signature: [u8; 8],
    pub(super) len: Be32,
    pub(super) version: Be32,
}

/// The rest of a header of version 3.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Version3 {
    pub(super) flags: Be32,
    pub(super) compression: Be32,
    pub(super) hunks: Be32,
    pub(super) logical: Be64,
    pub(super) metadata: Be64,
    pub(super) md5: [u8; 16],
    pub(super) parent_md5: [u8; 16],
    pub(super) hunk_len: Be32,
    pub(super) sha1: [u8; 20],
    pub(super) parent_sha1: [u8; 20],
}

/// The rest of a header of version 4.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Version4 {
    pub(super) flags: Be32,
    pub(super) compression: Be32,
    pub(super) hunks: Be32,
    pub(super) logical: Be64,
    pub(super) metadata: Be64,
    pub(super) hunk_len: Be32,
    pub(super) sha1: [u8; 20],
    pub(super) parent_sha1: [u8; 20],
    pub(super) raw_sha1: [u8; 20],
}

/// The rest of a header of version 5.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Version5 {
    pub(super) codecs: [[u8; 4]; 4],
    pub(super) logical: Be64,
    pub(super) map: Be64,
    pub(super) metadata: Be64,
    pub(super) hunk_len: Be32,
    pub(super) unit_len: Be32,
    pub(super) raw_sha1: [u8; 20],
    pub(super) sha1: [u8; 20],
    pub(super) parent_sha1: [u8; 20],
}

const _: () = assert!(size_of::<Start>() + size_of::<Version3>() == 120);
const _: () = assert!(size_of::<Start>() + size_of::<Version4>() == 108);
const _: () = assert!(size_of::<Start>() + size_of::<Version5>() == 124);

/// An entry of the map of versions 3 and 4.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct OldEntry {
    pub(super) offset: Be64,
    pub(super) crc: Be32,
    /// The middle and low bytes of the length; the high one comes last.
    pub(super) len: Be16,
    pub(super) len_high: u8,
    pub(super) flags: u8,
}

const _: () = assert!(size_of::<OldEntry>() == 16);

/// The header of a packed map in version 5.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MapHead {
    pub(super) len: Be32,
    pub(super) first: [u8; 6],
    pub(super) crc: Be16,
    pub(super) len_bits: u8,
    pub(super) self_bits: u8,
    pub(super) parent_bits: u8,
    pub(super) reserved: u8,
}

/// The header of a metadata item.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MetadataHead {
    pub(super) tag: [u8; 4],
    pub(super) flags: u8,
    pub(super) len: [u8; 3],
    pub(super) next: Be64,
}

//! On-disk structures of VHDX ([MS-VHDX] 2.2 to 2.6).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Offsets of the two headers and of the two region tables (2.2, 2.2.3).
pub(in super::super) const HEADERS: [u64; 2] = [64 << 10, 128 << 10];
pub(in super::super) const REGION_TABLES: [u64; 2] = [192 << 10, 256 << 10];

/// Number of bytes that the checksums of a header and of a region table cover.
pub(in super::super) const HEADER: usize = 4096;
pub(in super::super) const REGION_TABLE: usize = 64 << 10;

/// A header (2.2.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(in super::super) struct Header {
    pub(in super::super) signature: [u8; 4],
    pub(in super::super) checksum: Le32,
    pub(in super::super) sequence: Le64,
    pub(in super::super) file_write: [u8; 16],
    pub(in super::super) data_write: [u8; 16],
    pub(in super::super) log_id: [u8; 16],
    pub(in super::super) log_version: Le16,
    pub(in super::super) version: Le16,
    pub(in super::super) log_len: Le32,
    pub(in super::super) log_offset: Le64,
}

/// An entry of a region table (2.2.3.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(in super::super) struct Region {
    pub(in super::super) id: [u8; 16],
    pub(in super::super) offset: Le64,
    pub(in super::super) len: Le32,
    pub(in super::super) required: Le32,
}

/// An entry of the metadata table (2.6.1.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(in super::super) struct Item {
    pub(in super::super) id: [u8; 16],
    pub(in super::super) offset: Le32,
    pub(in super::super) len: Le32,
    pub(in super::super) flags: Le32,
    pub(in super::super) reserved: Le32,
}

/// Sizes in bytes of what precedes the entries of a region table and of the metadata table, and maximum number of
/// entries in each (2.2.3.1, 2.6.1.1).
pub(in super::super) const REGION_TABLE_HEAD: u64 = 16;
pub(in super::super) const METADATA_HEAD: u64 = 32;
pub(in super::super) const ENTRIES: usize = 2047;

/// Identifiers of regions (2.2.3.2).
pub(in super::super) const BAT: [u8; 16] = guid(0x2DC2_7766, 0xF623, 0x4200, 0x9D64_115E_9BFD_4A08);
pub(in super::super) const METADATA: [u8; 16] = guid(0x8B7C_A206, 0x4790, 0x4B9A, 0xB8FE_575F_050F_886E);

/// Identifiers of metadata (2.6.2).
pub(in super::super) const FILE_PARAMETERS: [u8; 16] = guid(0xCAA1_6737, 0xFA36, 0x4D43, 0xB3B6_33F0_AA44_E76B);
pub(in super::super) const VIRTUAL_SIZE: [u8; 16] = guid(0x2FA5_4224, 0xCD1B, 0x4876, 0xB211_5DBE_D83B_F4B8);
pub(in super::super) const DISK_ID: [u8; 16] = guid(0xBECA_12AB, 0xB2E6, 0x4523, 0x93EF_C309_E000_C746);
pub(in super::super) const LOGICAL_SECTOR: [u8; 16] = guid(0x8141_BF1D, 0xA96F, 0x4709, 0xBA47_F233_A8FA_AB5F);
pub(in super::super) const PHYSICAL_SECTOR: [u8; 16] = guid(0xCDA3_48C7, 0x445D, 0x4471, 0x9CC9_E988_5251_C556);
pub(in super::super) const PARENT_LOCATOR: [u8; 16] = guid(0xA8D3_5F2D, 0xB30B, 0x454D, 0xABF7_D3D8_4834_AB0C);

/// States of a block (2.5.1.1).
pub(in super::super) mod state {
    pub(in super::super::super) const NOT_PRESENT: u64 = 0;
    pub(in super::super::super) const FULLY_PRESENT: u64 = 6;
    pub(in super::super::super) const PARTIALLY_PRESENT: u64 = 7;
}

/// A GUID as stored: three little-endian numbers, then bytes in order.
const fn guid(one: u32, two: u16, three: u16, rest: u64) -> [u8; 16] {
    let ([a, b, c, d], [e, f], [g, h]) = (one.to_le_bytes(), two.to_le_bytes(), three.to_le_bytes());
    let [i, j, k, l, m, n, o, p] = rest.to_be_bytes();
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
}

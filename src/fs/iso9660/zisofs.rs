//! zisofs: files that are packed in blocks and unpacked while they are read (zisofs format by H. Peter Anvin;
//! zisofs2 of 2020 by V. Kivachuk and T. Schmitt).

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Both32, Le64};

/// The entries "ZF" and "Z2" behind the four bytes that all entries begin with.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct ZfEntry {
    algorithm: [u8; 2],
    header_words: u8,
    block_log2: u8,
    /// Version 1: both byte orders of 32 bits. Version 2: 64 bits, least significant first.
    size: [u8; 8],
}

const _: () = assert!(size_of::<ZfEntry>() == 12);

/// How a file is packed, as its directory record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// 1 or 2.
    pub version: u8,
    /// Two letters: `pz` in version 1; `PZ`, `XZ`, `L4`, `ZD` or `B2` in version 2.
    pub algorithm: [u8; 2],
    /// Bytes before the block pointers.
    pub header_bytes: u16,
    /// Binary logarithm of the bytes of an unpacked block.
    pub block_log2: u8,
    /// Bytes of the unpacked file.
    pub size: u64,
}

impl Header {
    /// From the payload of an entry of a known version.
    pub(super) fn from_entry(version: u8, payload: &[u8]) -> Option<Self> {
        let (entry, _) = ZfEntry::read_from_prefix(payload).ok()?;
        let size = match version {
            1 => Both32::read_from_bytes(&entry.size).ok()?.get().into(),
            2 => Le64::from_bytes(entry.size).get(),
            _ => return None,
        };
        let header_bytes = u16::from(entry.header_words).saturating_mul(4);
        Some(Self { version, algorithm: entry.algorithm, header_bytes, block_log2: entry.block_log2, size })
    }
}

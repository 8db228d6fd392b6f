//! On-disk structures of LVM2, as its `lib/format_text/layout.h` and `lib/label/label.h` define them. Numbers are
//! little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le32, Le64};

/// Size of the sectors that addresses count, in bytes.
pub(super) const SECTOR: u64 = 512;

/// Sectors at the start of a physical volume in one of which the label is.
pub(super) const LABEL_SECTORS: u64 = 4;

/// Mark of a metadata area.
pub(super) const METADATA: [u8; 16] = *b" LVM2 x[5A%r0N*>";

/// Size of the header of a metadata area. The text, which may wrap around at the end of the area, begins after it.
pub(super) const METADATA_HEADER: u64 = 512;

/// State in which the checksum of a text begins.
pub(super) const CHECKSUM_STATE: u32 = 0xF597_A6CF;

/// The label of a physical volume.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Label {
    pub(super) mark: [u8; 8],
    /// The sector that it is in.
    pub(super) sector: Le64,
    pub(super) checksum: Le32,
    /// Bytes from the label to the header.
    pub(super) header: Le32,
    pub(super) kind: [u8; 8],
}

const _: () = assert!(size_of::<Label>() == 32);

/// The header of a physical volume. Data areas follow it, then metadata areas; each list ends with zeros.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeHeader {
    /// Letters and digits, without hyphens.
    pub(super) identifier: [u8; 32],
    /// In bytes.
    pub(super) size: Le64,
}

const _: () = assert!(size_of::<VolumeHeader>() == 40);

/// A range of a physical volume, in bytes.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Area {
    pub(super) offset: Le64,
    /// 0 for a data area that reaches to the end.
    pub(super) size: Le64,
}

const _: () = assert!(size_of::<Area>() == 16);

/// The header of a metadata area, with the place of the text in use.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MetadataHeader {
    pub(super) checksum: Le32,
    pub(super) mark: [u8; 16],
    pub(super) version: Le32,
    /// First byte of the area in the physical volume.
    pub(super) start: Le64,
    pub(super) size: Le64,
    /// First byte of the text in the area.
    pub(super) text: Le64,
    /// 0 where no text has been written.
    pub(super) text_size: Le64,
    pub(super) text_checksum: Le32,
    pub(super) flags: Le32,
}

const _: () = assert!(size_of::<MetadataHeader>() == 64);

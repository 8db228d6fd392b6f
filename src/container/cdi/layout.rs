//! Structures of DiscJuggler's descriptor. All numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Le32;

/// Footer: the last bytes of the file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    /// Version of the format, see [`super::descriptor::find`].
    pub(super) version: Le32,
    /// First byte of the descriptor, counted from the start of the file, or in version 3.5 from its end.
    pub(super) place: Le32,
}
const _: () = assert!(size_of::<Footer>() == 8);

/// The part of a track block after its indexes and texts.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Geometry {
    /// 0.
    pub(super) reserved: [u8; 2],
    /// 0 for audio, 1 for Mode 1, 2 for Mode 2.
    pub(super) mode: Le32,
    /// 0.
    pub(super) reserved_2: Le32,
    /// Counted from 0.
    pub(super) session: Le32,
    /// Counted from 0.
    pub(super) track: Le32,
    /// Logical sector number.
    pub(super) start: Le32,
    /// Number of sectors, pregap included.
    pub(super) length: Le32,
    /// Unknown.
    pub(super) unknown: [u8; 16],
    /// Stored sector size as a code from 0 to 4.
    pub(super) sector_code: Le32,
    /// The four bits of the Q channel.
    pub(super) control: Le32,
    /// 0.
    pub(super) reserved_3: u8,
    /// Repeats the length.
    pub(super) length_again: Le32,
    /// 0.
    pub(super) reserved_4: Le32,
    /// International Standard Recording Code (ISRC).
    pub(super) isrc: [u8; 12],
    /// 0 if the track has no ISRC.
    pub(super) has_isrc: Le32,
}
const _: () = assert!(size_of::<Geometry>() == 75);

/// The part of the disc block after the name of the volume.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DiscTail {
    /// Unknown.
    pub(super) unknown: [u8; 9],
    /// Media Catalog Number.
    pub(super) catalog: [u8; 13],
    /// 0 if the disc has no catalog number.
    pub(super) has_catalog: Le32,
    /// Bytes of CD-Text packs that follow.
    pub(super) texts: Le32,
}
const _: () = assert!(size_of::<DiscTail>() == 30);

//! Structures of DiscJuggler's descriptor. All numbers have their low byte first.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Le32;

/// The last bytes of the file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    /// See [`super::descriptor::find`].
    pub(super) version: Le32,
    /// Where the descriptor begins: from the start of the file, or in version 3.5 from its end.
    pub(super) place: Le32,
}
const _: () = assert!(size_of::<Footer>() == 8);

/// What follows indexes and texts of a track.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Geometry {
    /// 0.
    pub(super) reserved: [u8; 2],
    /// 0 sound, 1 Mode 1, 2 Mode 2.
    pub(super) mode: Le32,
    /// 0.
    pub(super) reserved_2: Le32,
    /// From 0.
    pub(super) session: Le32,
    /// From 0.
    pub(super) track: Le32,
    /// Logical sector.
    pub(super) start: Le32,
    /// Sectors, the pause included.
    pub(super) length: Le32,
    /// Unknown.
    pub(super) unknown: [u8; 16],
    /// 0 to 4: how a sector is stored.
    pub(super) sector_code: Le32,
    /// The four bits of the Q channel.
    pub(super) control: Le32,
    /// 0.
    pub(super) reserved_3: u8,
    /// The length again.
    pub(super) length_again: Le32,
    /// 0.
    pub(super) reserved_4: Le32,
    /// Recording code.
    pub(super) isrc: [u8; 12],
    /// 0 where there is no code.
    pub(super) has_isrc: Le32,
}
const _: () = assert!(size_of::<Geometry>() == 75);

/// What follows the volume's name in the block of the disc.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DiscTail {
    /// Unknown.
    pub(super) unknown: [u8; 9],
    /// Media catalogue number.
    pub(super) catalog: [u8; 13],
    /// 0 where there is no number.
    pub(super) has_catalog: Le32,
    /// Bytes of CD-Text packs that follow.
    pub(super) texts: Le32,
}
const _: () = assert!(size_of::<DiscTail>() == 30);

//! Structures at the end of a Nero image. All numbers have their high byte first.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64, Le32};

/// Before each chunk's data.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ChunkHead {
    /// Four letters.
    pub(super) id: [u8; 4],
    /// Bytes that follow.
    pub(super) size: Be32,
}
const _: () = assert!(size_of::<ChunkHead>() == 8);

/// Entry of CUEX and CUES: where an index of a track is.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct CueEntry {
    /// Control in the high bits, address mode in the low.
    pub(super) control: u8,
    /// Two decimal digits; 0 is the lead-in, 0xAA the lead-out.
    pub(super) track: u8,
    /// Two decimal digits.
    pub(super) index: u8,
    /// 0.
    pub(super) reserved: u8,
    /// CUEX: signed logical sector. CUES: 0, minute, second, frame.
    pub(super) address: [u8; 4],
}
const _: () = assert!(size_of::<CueEntry>() == 8);

/// Before the tracks of DAOX and DAOI.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoHead {
    /// The chunk's size again: the one number with its low byte first.
    pub(super) size: Le32,
    /// Media catalogue number; zeros where there is none.
    pub(super) catalog: [u8; 13],
    /// 0.
    pub(super) reserved: u8,
    /// 0x00 for Mode 1 and sound, 0x10 for CD-i, 0x20 for XA.
    pub(super) disc_type: u8,
    /// 1.
    pub(super) one: u8,
    /// Number of the first track.
    pub(super) first_track: u8,
    /// Number of the last track.
    pub(super) last_track: u8,
}
const _: () = assert!(size_of::<DaoHead>() == 22);

/// What the tracks of DAOX and DAOI begin with.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoTrack {
    /// Recording code; zeros where there is none.
    pub(super) isrc: [u8; 12],
    /// Bytes of a stored sector.
    pub(super) sector_size: Be16,
    /// See `mode::of`.
    pub(super) mode: u8,
    /// 0, 0, 1.
    pub(super) reserved: [u8; 3],
}
const _: () = assert!(size_of::<DaoTrack>() == 18);

/// Track of DAOX.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoxTrack {
    /// As in DAOI.
    pub(super) track: DaoTrack,
    /// Byte at which the pause is stored.
    pub(super) pregap: Be64,
    /// Byte at which index 1 is.
    pub(super) start: Be64,
    /// Byte behind the track.
    pub(super) end: Be64,
}
const _: () = assert!(size_of::<DaoxTrack>() == 42);

/// Track of DAOI.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoiTrack {
    /// As in DAOX.
    pub(super) track: DaoTrack,
    /// Byte at which the pause is stored.
    pub(super) pregap: Be32,
    /// Byte at which index 1 is.
    pub(super) start: Be32,
    /// Byte behind the track.
    pub(super) end: Be32,
}
const _: () = assert!(size_of::<DaoiTrack>() == 30);

/// Track of ETN2.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Etn2Track {
    /// Byte of the first sector.
    pub(super) offset: Be64,
    /// Bytes.
    pub(super) length: Be64,
    /// See `mode::of`.
    pub(super) mode: Be32,
    /// Logical sector on the disc.
    pub(super) start: Be32,
    /// Unknown.
    pub(super) reserved: Be64,
}
const _: () = assert!(size_of::<Etn2Track>() == 32);

/// Track of ETNF.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct EtnfTrack {
    /// As in TINF.
    pub(super) place: TinfTrack,
    /// Logical sector on the disc.
    pub(super) start: Be32,
    /// Unknown.
    pub(super) reserved: Be32,
}
const _: () = assert!(size_of::<EtnfTrack>() == 20);

/// Track of TINF.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TinfTrack {
    /// Byte of the first sector.
    pub(super) offset: Be32,
    /// Bytes.
    pub(super) length: Be32,
    /// See `mode::of`.
    pub(super) mode: Be32,
}
const _: () = assert!(size_of::<TinfTrack>() == 12);

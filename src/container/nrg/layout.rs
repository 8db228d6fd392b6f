//! Structures at the end of a Nero image. All numbers are big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Be64, Le32};

/// Head of a chunk.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ChunkHead {
    /// Name of the chunk, in four letters.
    pub(super) id: [u8; 4],
    /// Number of bytes that follow.
    pub(super) size: Be32,
}
const _: () = assert!(size_of::<ChunkHead>() == 8);

/// Entry of CUEX and CUES: the address of an index.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct CueEntry {
    /// Control in the high four bits, address mode in the low four.
    pub(super) control: u8,
    /// Number of the track in BCD; 0 is the lead-in, 0xAA the lead-out.
    pub(super) track: u8,
    /// Number of the index in BCD.
    pub(super) index: u8,
    /// 0.
    pub(super) reserved: u8,
    /// In CUEX a signed logical sector; in CUES 0, minute, second, frame.
    pub(super) address: [u8; 4],
}
const _: () = assert!(size_of::<CueEntry>() == 8);

/// Head of DAOX and DAOI, before the tracks.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoHead {
    /// Repeats the size of the chunk; the only little-endian number.
    pub(super) size: Le32,
    /// Media Catalog Number, or zeros.
    pub(super) catalog: [u8; 13],
    /// 0.
    pub(super) reserved: u8,
    /// 0x00 for Mode 1 and audio, 0x10 for CD-i, 0x20 for XA.
    pub(super) disc_type: u8,
    /// 1.
    pub(super) one: u8,
    /// Number of the first track.
    pub(super) first_track: u8,
    /// Number of the last track.
    pub(super) last_track: u8,
}
const _: () = assert!(size_of::<DaoHead>() == 22);

/// Beginning of a track of DAOX and DAOI.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoTrack {
    /// International Standard Recording Code (ISRC), or zeros.
    pub(super) isrc: [u8; 12],
    /// Bytes of a stored sector.
    pub(super) sector_size: Be16,
    /// Mode of the track, see `mode::of`.
    pub(super) mode: u8,
    /// 0, 0, 1.
    pub(super) reserved: [u8; 3],
}
const _: () = assert!(size_of::<DaoTrack>() == 18);

/// Track of DAOX.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoxTrack {
    /// The part that DAOX and DAOI share.
    pub(super) track: DaoTrack,
    /// First byte of the pregap.
    pub(super) pregap: Be64,
    /// First byte of index 1.
    pub(super) start: Be64,
    /// The byte after the track.
    pub(super) end: Be64,
}
const _: () = assert!(size_of::<DaoxTrack>() == 42);

/// Track of DAOI.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DaoiTrack {
    /// The part that DAOX and DAOI share.
    pub(super) track: DaoTrack,
    /// First byte of the pregap.
    pub(super) pregap: Be32,
    /// First byte of index 1.
    pub(super) start: Be32,
    /// The byte after the track.
    pub(super) end: Be32,
}
const _: () = assert!(size_of::<DaoiTrack>() == 30);

/// Track of ETN2.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Etn2Track {
    /// First byte of the first sector.
    pub(super) offset: Be64,
    /// Length in bytes.
    pub(super) length: Be64,
    /// Mode of the track, see `mode::of`.
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
    /// The part that ETNF and TINF share.
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
    /// First byte of the first sector.
    pub(super) offset: Be32,
    /// Length in bytes.
    pub(super) length: Be32,
    /// Mode of the track, see `mode::of`.
    pub(super) mode: Be32,
}
const _: () = assert!(size_of::<TinfTrack>() == 12);

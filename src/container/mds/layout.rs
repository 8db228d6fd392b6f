//! Structures of Alcohol 120%'s descriptor, version 1. All numbers have their low byte first.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// What a descriptor begins with.
pub(super) const SIGNATURE: &[u8; 16] = b"MEDIA DESCRIPTOR";

/// The head of the descriptor.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    /// [`SIGNATURE`].
    pub(super) signature: [u8; 16],
    /// Major and minor.
    pub(super) version: [u8; 2],
    /// 0 CD-ROM, 1 CD-R, 2 CD-RW, 0x10 DVD-ROM, 0x12 DVD-R.
    pub(super) medium: Le16,
    /// Sessions.
    pub(super) sessions: Le16,
    /// Unknown, then length and place of the burst cutting area, then unknown.
    pub(super) not_read: [u8; 42],
    /// Byte of the DVD's structures.
    pub(super) disc_structures: Le32,
    /// Unknown.
    pub(super) reserved: [u8; 12],
    /// Byte of the first session block.
    pub(super) sessions_offset: Le32,
    /// Byte of the list of read errors or the positions measured.
    pub(super) errors_offset: Le32,
}
const _: () = assert!(size_of::<Header>() == 88);

/// A session.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SessionBlock {
    /// Signed logical sector: -150 for the first.
    pub(super) start: Le32,
    /// Signed logical sector behind its last.
    pub(super) end: Le32,
    /// From 1.
    pub(super) number: Le16,
    /// All blocks, those of the lead-in included.
    pub(super) blocks: u8,
    /// Blocks of the lead-in.
    pub(super) lead_in_blocks: u8,
    /// Number of the first track.
    pub(super) first_track: Le16,
    /// Number of the last track.
    pub(super) last_track: Le16,
    /// 0.
    pub(super) reserved: Le32,
    /// Byte of the first block.
    pub(super) blocks_offset: Le32,
}
const _: () = assert!(size_of::<SessionBlock>() == 24);

/// A track, or a line of the lead-in's contents.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TrackBlock {
    /// The three lowest bits tell; see [`super::place`].
    pub(super) mode: u8,
    /// 0, or 8 where 96 bytes follow each sector.
    pub(super) subchannel: u8,
    /// Address mode in the high bits, control in the low.
    pub(super) control: u8,
    /// 0.
    pub(super) track: u8,
    /// Number of the track; from 0xA0 on lines of the lead-in.
    pub(super) point: u8,
    /// 0.
    pub(super) reserved: [u8; 4],
    /// Minute, second and frame, as plain numbers.
    pub(super) time: [u8; 3],
    /// Byte of the extra block; on a DVD the length in sectors instead.
    pub(super) extra: Le32,
    /// Bytes of a stored sector, the subchannel included.
    pub(super) sector_size: Le16,
    /// Unknown.
    pub(super) unknown: [u8; 18],
    /// Signed logical sector of index 1.
    pub(super) start: Le32,
    /// Byte in the data file of that sector.
    pub(super) offset: Le64,
    /// Data files.
    pub(super) files: Le32,
    /// Byte of the first of their footers.
    pub(super) footer: Le32,
    /// 0.
    pub(super) reserved_2: [u8; 24],
}
const _: () = assert!(size_of::<TrackBlock>() == 80);

/// Lengths of a CD's track.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtraBlock {
    /// Sectors of the pause, which are not stored.
    pub(super) pregap: Le32,
    /// Sectors from index 1 on.
    pub(super) length: Le32,
}
const _: () = assert!(size_of::<ExtraBlock>() == 8);

/// Names a data file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    /// Byte of the name, which ends with zero.
    pub(super) name: Le32,
    /// 1 where it has 16 bits a character.
    pub(super) is_wide: Le32,
    /// 0.
    pub(super) reserved: [u8; 8],
}
const _: () = assert!(size_of::<Footer>() == 16);

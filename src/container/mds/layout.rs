//! Structures of Alcohol 120%'s descriptor, version 1. All numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};
use crate::signature;

/// Signature at the beginning of a descriptor.
pub(super) const SIGNATURE: &[u8; 16] = signature::ALCOHOL;

/// The head of the descriptor.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    /// [`SIGNATURE`].
    pub(super) signature: [u8; 16],
    /// Major and minor version.
    pub(super) version: [u8; 2],
    /// 0 CD-ROM, 1 CD-R, 2 CD-RW, 0x10 DVD-ROM, 0x12 DVD-R.
    pub(super) medium: Le16,
    /// Number of sessions.
    pub(super) sessions: Le16,
    /// Length and offset of the burst cutting area, between unknown bytes.
    pub(super) not_read: [u8; 42],
    /// First byte of the structures of a DVD.
    pub(super) disc_structures: Le32,
    /// Unknown.
    pub(super) reserved: [u8; 12],
    /// First byte of the first session block.
    pub(super) sessions_offset: Le32,
    /// First byte of the list of read errors or of the measured positions.
    pub(super) errors_offset: Le32,
}
const _: () = assert!(size_of::<Header>() == 88);

/// A session.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SessionBlock {
    /// First logical sector, signed: -150 for the first session.
    pub(super) start: Le32,
    /// The logical sector after its last one, signed.
    pub(super) end: Le32,
    /// Counted from 1.
    pub(super) number: Le16,
    /// Number of all blocks, including those of the lead-in.
    pub(super) blocks: u8,
    /// Number of blocks of the lead-in.
    pub(super) lead_in_blocks: u8,
    /// Number of the first track.
    pub(super) first_track: Le16,
    /// Number of the last track.
    pub(super) last_track: Le16,
    /// 0.
    pub(super) reserved: Le32,
    /// First byte of the first block.
    pub(super) blocks_offset: Le32,
}
const _: () = assert!(size_of::<SessionBlock>() == 24);

/// A track, or an entry of the table of contents in the lead-in.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TrackBlock {
    /// Mode in the three lowest bits, see [`super::place`].
    pub(super) mode: u8,
    /// 8 if 96 bytes of subchannel data follow each sector, else 0.
    pub(super) subchannel: u8,
    /// Address mode in the high four bits, control in the low four.
    pub(super) control: u8,
    /// 0.
    pub(super) track: u8,
    /// Number of the track; 0xA0 and more for entries of the lead-in.
    pub(super) point: u8,
    /// 0.
    pub(super) reserved: [u8; 4],
    /// Minute, second and frame as binary numbers.
    pub(super) time: [u8; 3],
    /// First byte of the extra block; for a DVD the length in sectors instead.
    pub(super) extra: Le32,
    /// Bytes of a stored sector, including the subchannel.
    pub(super) sector_size: Le16,
    /// Unknown.
    pub(super) unknown: [u8; 18],
    /// Logical sector of index 1, signed.
    pub(super) start: Le32,
    /// Byte of the data file at which that sector is stored.
    pub(super) offset: Le64,
    /// Number of data files.
    pub(super) files: Le32,
    /// First byte of the first of their footers.
    pub(super) footer: Le32,
    /// 0.
    pub(super) reserved_2: [u8; 24],
}
const _: () = assert!(size_of::<TrackBlock>() == 80);

/// Lengths of a track on a CD.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtraBlock {
    /// Sectors of the pregap, which are not stored.
    pub(super) pregap: Le32,
    /// Number of sectors from index 1 on.
    pub(super) length: Le32,
}
const _: () = assert!(size_of::<ExtraBlock>() == 8);

/// The name of a data file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    /// First byte of the name, which ends with a zero.
    pub(super) name: Le32,
    /// 1 if the name has characters of 16 bits.
    pub(super) is_wide: Le32,
    /// 0.
    pub(super) reserved: [u8; 8],
}
const _: () = assert!(size_of::<Footer>() == 16);

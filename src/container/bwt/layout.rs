//! Structures of BlindWrite's descriptors, all little-endian. The format isn't published; the fields are those that
//! libMirage's `image-b6t.h` knows.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32};

/// Facts of the disc, after the signature.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DiscHead {
    pub(super) unknown: [u8; 32],
    /// The profile of the medium (MMC-3 5.3).
    pub(super) medium: Le16,
    pub(super) sessions: Le16,
    pub(super) unknown_2: [u8; 12],
    pub(super) has_catalog: u8,
    pub(super) catalog: [u8; 13],
    pub(super) unknown_3: [u8; 18],
    pub(super) pma_len: Le16,
    pub(super) atip_len: Le16,
    pub(super) texts_len: Le16,
    pub(super) cd_info_len: Le16,
    pub(super) bca_len: Le32,
    pub(super) unknown_4: [u8; 12],
    pub(super) structures_len: Le32,
    pub(super) dvd_info_len: Le32,
    pub(super) unknown_5: [u8; 32],
    pub(super) drive: [u8; 28],
    pub(super) unknown_6: [u8; 20],
    pub(super) volume: [u8; 32],
    pub(super) page_len: Le32,
    pub(super) unknown_len: Le32,
    pub(super) blocks_len: Le32,
    pub(super) sessions_len: Le32,
    pub(super) layout_len: Le32,
}

const _: () = assert!(size_of::<DiscHead>() == 244);

/// Number of data blocks, and the length of the path of the drive that follows.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BlocksHead {
    pub(super) count: Le32,
    pub(super) path_len: Le32,
}

/// Consecutive sectors in a file; its name follows, then four bytes.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BlockHead {
    pub(super) kind: Le32,
    pub(super) len: Le32,
    pub(super) unknown: [u8; 16],
    pub(super) offset: Le32,
    pub(super) unknown_2: [u8; 12],
    pub(super) start: Le32,
    pub(super) sectors: Le32,
    pub(super) name_len: Le32,
}

const _: () = assert!(size_of::<BlockHead>() == 52);

/// A session; its entries follow.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SessionHead {
    pub(super) number: Le16,
    pub(super) entries: u8,
    pub(super) unknown: u8,
    pub(super) start: Le32,
    pub(super) end: Le32,
    pub(super) first: Le16,
    pub(super) last: Le16,
}

/// An entry of a session: a track, or another point of the table of contents.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Entry {
    /// 0 if it is no track, else the mode.
    pub(super) kind: u8,
    pub(super) unknown: [u8; 7],
    pub(super) subchannel: u8,
    pub(super) unknown_2: u8,
    pub(super) control: u8,
    pub(super) adr: u8,
    pub(super) point: u8,
    pub(super) unknown_3: [u8; 5],
    /// Minute, second and frame of index 1.
    pub(super) address: [u8; 3],
    pub(super) unknown_4: u8,
    pub(super) pregap: Le32,
    pub(super) unknown_5: [u8; 16],
    pub(super) start: Le32,
    pub(super) sectors: Le32,
    pub(super) unknown_6: [u8; 8],
    pub(super) session: Le32,
    pub(super) unknown_7: [u8; 2],
}

const _: () = assert!(size_of::<Entry>() == 64);

/// Types of tracks.
pub(super) mod kind {
    pub(crate) const OTHER: u8 = 0;
    pub(crate) const AUDIO: u8 = 1;
    pub(crate) const MODE_2: u8 = 3;
    pub(crate) const FORM_1: u8 = 4;
    pub(crate) const FORM_2: u8 = 5;
    pub(crate) const DVD: u8 = 6;
}

//! Structures of WIA and RVZ files (Dolphin's `docs/WiaAndRvz.md`), all big-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be32, Be64};

/// Header at the start of the file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileHead {
    pub(super) signature: [u8; 4],
    pub(super) version: Be32,
    pub(super) compatible: Be32,
    pub(super) disc_len: Be32,
    pub(super) disc_hash: [u8; 20],
    pub(super) total: Be64,
    pub(super) file_len: Be64,
    pub(super) hash: [u8; 20],
}

const _: () = assert!(size_of::<FileHead>() == 0x48);

/// Description of the disc, after that header.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DiscHead {
    /// 1 for the GameCube, 2 for the Wii.
    pub(super) kind: Be32,
    pub(super) method: Be32,
    pub(super) level: Be32,
    pub(super) chunk: Be32,
    /// The first bytes of the disc.
    pub(super) start: [u8; 128],
    pub(super) partitions: Be32,
    pub(super) partition_len: Be32,
    pub(super) partitions_at: Be64,
    pub(super) partitions_hash: [u8; 20],
    pub(super) regions: Be32,
    pub(super) regions_at: Be64,
    pub(super) regions_len: Be32,
    pub(super) groups: Be32,
    pub(super) groups_at: Be64,
    pub(super) groups_len: Be32,
    pub(super) properties_len: u8,
    pub(super) properties: [u8; 7],
}

const _: () = assert!(size_of::<DiscHead>() == 0xDC);

/// A range of the disc that is stored as it is, apart from packing.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Region {
    pub(super) start: Be64,
    pub(super) len: Be64,
    pub(super) first_group: Be32,
    pub(super) groups: Be32,
}

/// The data of a chunk.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Group {
    /// Its offset in the file, divided by four.
    pub(super) at: Be32,
    pub(super) len: Be32,
}

/// The data of a chunk in an RVZ file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct RvzGroup {
    pub(super) group: Group,
    /// Bytes before padding is generated; 0 if there is none.
    pub(super) unpadded: Be32,
}

/// A partition of a disc of the Wii. Its data is stored decrypted: first what describes the files, then the rest.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct StoredPartition {
    /// The key of the data.
    pub(super) key: [u8; 16],
    pub(super) data: [StoredData; 2],
}

const _: () = assert!(size_of::<StoredPartition>() == 0x30);

/// A part of the data of a partition.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct StoredData {
    /// The first sector of 32 KiB on the disc, and the number of sectors.
    pub(super) first_sector: Be32,
    pub(super) sectors: Be32,
    pub(super) first_group: Be32,
    pub(super) groups: Be32,
}

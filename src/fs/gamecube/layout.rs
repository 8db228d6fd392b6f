//! Discs of the GameCube and the Wii as they are, by "Yet Another GameCube Documentation" and WiiBrew's "Wii disc". Numbers
//! are big-endian; offsets on discs of the Wii are in units of 4 bytes.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Be32;

/// The head of a disc, or of a partition's data on the Wii.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Head {
    pub(super) game: [u8; 4],
    pub(super) maker: [u8; 2],
    pub(super) disc: u8,
    pub(super) version: u8,
    pub(super) streaming: u8,
    pub(super) stream_buffer: u8,
    pub(super) unused: [u8; 14],
    pub(super) wii_mark: [u8; 4],
    pub(super) gamecube_mark: [u8; 4],
    pub(super) title: [u8; 64],
    /// Whether partitions have no hashes, and are not encrypted.
    pub(super) without_hashes: u8,
    pub(super) without_encryption: u8,
    pub(super) unused_2: [u8; 958],
    /// The rest is zero on discs of the Wii, but not in their partitions.
    pub(super) program: Be32,
    /// The table of files.
    pub(super) table: Be32,
    pub(super) table_size: Be32,
    pub(super) most_table_size: Be32,
    pub(super) unused_3: [u8; 16],
}

const _: () = assert!(size_of::<Head>() == 0x440);

/// Bytes of the second part of the head, behind the first.
pub(super) const HEAD_2: u64 = 0x2000;

/// The head of the loader, behind both: its date, its entry, and its bytes in two parts.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LoaderHead {
    pub(super) date: [u8; 16],
    pub(super) entry: Be32,
    pub(super) size: Be32,
    pub(super) trailer_size: Be32,
    pub(super) unused: [u8; 4],
}

const _: () = assert!(size_of::<LoaderHead>() == 0x20);

/// The head of a program (DOL): offsets, addresses and sizes of its sections, of which 7 are code and 11 data.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ProgramHead {
    pub(super) offsets: [Be32; 18],
    pub(super) addresses: [Be32; 18],
    pub(super) sizes: [Be32; 18],
}

/// An entry of the table of files. The first is the root; the names follow the last.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct TableEntry {
    /// 0 for a file, otherwise a directory.
    pub(super) kind: u8,
    /// Offset of the name.
    pub(super) name: [u8; 3],
    /// Where a file is; the number of the directory that a directory is in.
    pub(super) offset: Be32,
    /// Size of a file; the number of the entry behind the last one in a directory.
    pub(super) size: Be32,
}

/// Size of such an entry, in bytes.
pub(super) const ENTRY: usize = size_of::<TableEntry>();

const _: () = assert!(ENTRY == 12);

/// Offset of the four lists of partitions on a disc of the Wii: the number of each list's partitions, and where it is.
pub(super) const PARTITION_LISTS: u64 = 0x4_0000;

/// The lists.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PartitionLists {
    pub(super) all: [PartitionList; 4],
}

/// One of them; and a partition in it, with its place and its type.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PartitionList {
    pub(super) count: Be32,
    pub(super) offset: Be32,
}

/// A partition in a list.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ListedPartition {
    pub(super) offset: Be32,
    pub(super) kind: Be32,
}

/// The head of a partition: the ticket with its key, encrypted by the console's, and where the rest is.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PartitionHead {
    pub(super) ticket: [u8; 0x2A4],
    pub(super) metadata_size: Be32,
    pub(super) metadata: Be32,
    pub(super) certificates_size: Be32,
    pub(super) certificates: Be32,
    pub(super) hashes: Be32,
    pub(super) data: Be32,
    /// In units of 4 bytes, too.
    pub(super) data_size: Be32,
}

const _: () = assert!(size_of::<PartitionHead>() == 0x2C0);

/// Size of the table of hashes of a partition, in bytes.
pub(super) const HASHES: u64 = 0x1_8000;

/// Sizes of a cluster of a partition's data, of the hashes at its start, and of the rest.
pub(super) const CLUSTER: u64 = 0x8000;
pub(super) const CLUSTER_HASHES: u64 = 0x400;
pub(super) const CLUSTER_DATA: u64 = 0x7C00;

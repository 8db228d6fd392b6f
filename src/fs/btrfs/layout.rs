//! Btrfs as it is on the disk, by the kernel's `include/uapi/linux/btrfs_tree.h` and "On-disk Format" of its documentation.
//! Numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Offset of the superblock. It has copies farther on.
pub(super) const SUPERBLOCK_AT: u64 = 64 << 10;

/// Bytes of a superblock, and of the start of it that its checksum doesn't cover.
pub(super) const SUPERBLOCK: usize = 4096;
pub(super) const SUM: usize = 32;

/// The superblock.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Superblock {
    pub(super) checksum: [u8; SUM],
    pub(super) uuid: [u8; 16],
    pub(super) own_offset: Le64,
    pub(super) flags: Le64,
    pub(super) magic: [u8; 8],
    pub(super) generation: Le64,
    /// The trees of trees, of chunks, and of changes that are not in the others yet.
    pub(super) root: Le64,
    pub(super) chunk_root: Le64,
    pub(super) log_root: Le64,
    pub(super) log_root_transaction: Le64,
    pub(super) size: Le64,
    pub(super) used: Le64,
    pub(super) root_directory: Le64,
    pub(super) devices: Le64,
    pub(super) sector_size: Le32,
    pub(super) node_size: Le32,
    pub(super) leaf_size: Le32,
    pub(super) stripe_size: Le32,
    /// Bytes used of the list of chunks at the end.
    pub(super) chunks_size: Le32,
    pub(super) chunk_root_generation: Le64,
    pub(super) compatible: Le64,
    pub(super) read_only: Le64,
    pub(super) incompatible: Le64,
    pub(super) checksum_type: Le16,
    pub(super) root_level: u8,
    pub(super) chunk_root_level: u8,
    pub(super) log_root_level: u8,
    pub(super) device: Le64,
    pub(super) device_size: Le64,
    pub(super) device_rest: [u8; 82],
    pub(super) label: [u8; 256],
    pub(super) unused: [u8; 256],
    pub(super) chunks: [u8; 2048],
    pub(super) backups: [u8; 1237],
}

const _: () = assert!(size_of::<Superblock>() == SUPERBLOCK);

/// The checksum that is verified: CRC-32C.
pub(super) const CRC_32C: u16 = 0;

/// Features that a reader has to know: references, compression, sizes, RAID, holes, zones, quotas. Others change where
/// extents are.
pub(super) const KNOWN_FEATURES: u64 = 0x1_1FFF;

/// The head of a node of a tree.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct NodeHead {
    pub(super) checksum: [u8; SUM],
    pub(super) uuid: [u8; 16],
    /// The address at which it has to be.
    pub(super) address: Le64,
    pub(super) flags: Le64,
    pub(super) chunk_tree: [u8; 16],
    pub(super) generation: Le64,
    pub(super) owner: Le64,
    pub(super) count: Le32,
    pub(super) level: u8,
}

/// Bytes of such a head.
pub(super) const NODE_HEAD: usize = size_of::<NodeHead>();

const _: () = assert!(NODE_HEAD == 101);

/// A key as it is recorded. Keys are ordered by all three numbers.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DiskKey {
    pub(super) object: Le64,
    pub(super) kind: u8,
    pub(super) offset: Le64,
}

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) object: u64,
    pub(super) kind: u8,
    pub(super) offset: u64,
}

impl DiskKey {
    pub(super) const fn get(self) -> Key {
        Key { object: self.object.get(), kind: self.kind, offset: self.offset.get() }
    }
}

/// An item of a leaf: where its data is, behind the head of the leaf.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LeafItem {
    pub(super) key: DiskKey,
    pub(super) offset: Le32,
    pub(super) size: Le32,
}

/// An item of any other node: the first key of a node below, and its address.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct NodeItem {
    pub(super) key: DiskKey,
    pub(super) address: Le64,
    pub(super) generation: Le64,
}

const _: () = assert!(size_of::<LeafItem>() == 25 && size_of::<NodeItem>() == 33);

/// Types of items.
pub(super) mod item {
    pub(in super::super) const INODE: u8 = 1;
    pub(in super::super) const ATTRIBUTE: u8 = 24;
    pub(in super::super) const NAME: u8 = 96;
    pub(in super::super) const EXTENT: u8 = 108;
    pub(in super::super) const TREE: u8 = 132;
    pub(in super::super) const TREE_NAME: u8 = 156;
    pub(in super::super) const CHUNK: u8 = 228;
}

/// Number of the tree of files, and of the first that a user makes.
pub(super) const FILES: u64 = 5;
pub(super) const FIRST_OWN: u64 = 256;

/// Where a range of addresses is. The stripes follow.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Chunk {
    pub(super) len: Le64,
    pub(super) owner: Le64,
    pub(super) stripe_len: Le64,
    pub(super) kind: Le64,
    pub(super) alignment: Le32,
    pub(super) width: Le32,
    pub(super) sector_size: Le32,
    pub(super) stripes: Le16,
    pub(super) sub_stripes: Le16,
}

/// A stripe: a device, and where it is there.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Stripe {
    pub(super) device: Le64,
    pub(super) offset: Le64,
    pub(super) device_uuid: [u8; 16],
}

const _: () = assert!(size_of::<Chunk>() == 48 && size_of::<Stripe>() == 32);

/// Types of chunks that are spread over their stripes: RAID 0, RAID 10 with copies of each, and RAID 5 and 6 with parity.
/// In all others each stripe has everything.
pub(super) const STRIPED: u64 = 0x8;
pub(super) const MIRRORED_STRIPES: u64 = 0x40;
pub(super) const PARITY: u64 = 0x80 | 0x100;

/// Seconds since 1970, and nanoseconds.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Date {
    pub(super) seconds: Le64,
    pub(super) nanoseconds: Le32,
}

/// An inode.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Inode {
    pub(super) generation: Le64,
    pub(super) transaction: Le64,
    pub(super) size: Le64,
    pub(super) stored: Le64,
    pub(super) group: Le64,
    pub(super) links: Le32,
    pub(super) uid: Le32,
    pub(super) gid: Le32,
    pub(super) mode: Le32,
    pub(super) device: Le64,
    pub(super) flags: Le64,
    pub(super) sequence: Le64,
    pub(super) reserved: [u8; 32],
    pub(super) accessed: Date,
    pub(super) changed: Date,
    pub(super) modified: Date,
    pub(super) created: Date,
}

const _: () = assert!(size_of::<Inode>() == 160);

/// What is recorded of a tree, as far as it is needed.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Tree {
    pub(super) inode: Inode,
    pub(super) generation: Le64,
    /// The inode of its own directory.
    pub(super) directory: Le64,
    pub(super) address: Le64,
    pub(super) limit: Le64,
    pub(super) used: Le64,
    pub(super) last_snapshot: Le64,
    pub(super) flags: Le64,
    pub(super) references: Le32,
    pub(super) dropped: [u8; 18],
    pub(super) level: u8,
}

const _: () = assert!(size_of::<Tree>() == 239);

/// The head of a name in a directory, or of an extended attribute. The name follows, then the value.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Named {
    pub(super) location: DiskKey,
    pub(super) transaction: Le64,
    pub(super) value_len: Le16,
    pub(super) name_len: Le16,
    pub(super) kind: u8,
}

/// The head of an extent. In the inode's own tree its data follows, otherwise its place.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentHead {
    pub(super) generation: Le64,
    /// Bytes of all of it, unpacked.
    pub(super) unpacked: Le64,
    pub(super) compression: u8,
    pub(super) encryption: u8,
    pub(super) encoding: Le16,
    pub(super) kind: u8,
}

/// The place of an extent.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentPlace {
    /// Its address, or 0 for a hole, and its bytes there.
    pub(super) address: Le64,
    pub(super) stored: Le64,
    /// The part of it, unpacked, that belongs to the file.
    pub(super) offset: Le64,
    pub(super) len: Le64,
}

const _: () = assert!(size_of::<Named>() == 30 && size_of::<ExtentHead>() == 21 && size_of::<ExtentPlace>() == 32);

/// Types of extents; the third was never written.
pub(super) mod extent {
    pub(in super::super) const INLINE: u8 = 0;
    pub(in super::super) const PLACED: u8 = 1;
    pub(in super::super) const UNWRITTEN: u8 = 2;
}

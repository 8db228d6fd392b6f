//! APFS as it is on the disk, by the "Apple File System Reference". Numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// The head of every object.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ObjectHead {
    /// Fletcher's checksum of the rest of the block.
    pub(super) checksum: Le64,
    pub(super) number: Le64,
    pub(super) transaction: Le64,
    pub(super) kind: Le32,
    pub(super) subtype: Le32,
}

const _: () = assert!(size_of::<ObjectHead>() == 32);

/// The superblock of a container.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Container {
    pub(super) head: ObjectHead,
    pub(super) magic: [u8; 4],
    pub(super) block_size: Le32,
    pub(super) blocks: Le64,
    pub(super) features: Le64,
    pub(super) read_only: Le64,
    pub(super) incompatible: Le64,
    pub(super) uuid: [u8; 16],
    pub(super) next_object: Le64,
    pub(super) next_transaction: Le64,
    /// Blocks of checkpoints; the highest bit says that they don't follow each other.
    pub(super) descriptors: Le32,
    pub(super) data_blocks: Le32,
    pub(super) descriptor_base: Le64,
    pub(super) data_base: Le64,
    pub(super) places: [Le32; 6],
    pub(super) space_manager: Le64,
    /// The block of the map of objects.
    pub(super) object_map: Le64,
    pub(super) reaper: Le64,
    pub(super) test_type: Le32,
    pub(super) most_volumes: Le32,
    pub(super) volumes: [Le64; 100],
}

const _: () = assert!(size_of::<Container>() == 984);

/// Its mark, and that of a volume.
pub(super) const CONTAINER_MAGIC: &[u8; 4] = b"NXSB";
pub(super) const VOLUME_MAGIC: &[u8; 4] = b"APSB";

/// Bits of its incompatible features: one that is spread over two devices.
pub(super) const FUSION: u64 = 0x100;

/// The superblock of a volume, as far as its name.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeBlock {
    pub(super) head: ObjectHead,
    pub(super) magic: [u8; 4],
    pub(super) index: Le32,
    pub(super) features: Le64,
    pub(super) read_only: Le64,
    pub(super) incompatible: Le64,
    pub(super) unmounted: Le64,
    pub(super) reserve: Le64,
    pub(super) quota: Le64,
    pub(super) allocated: Le64,
    pub(super) encryption: [u8; 20],
    pub(super) tree_types: [Le32; 3],
    /// The block of its map of objects, and the number of the root of its tree.
    pub(super) object_map: Le64,
    pub(super) root: Le64,
    pub(super) extent_tree: Le64,
    pub(super) snapshot_tree: Le64,
    pub(super) revert: [Le64; 2],
    pub(super) next_object: Le64,
    pub(super) files: Le64,
    pub(super) directories: Le64,
    pub(super) links: Le64,
    pub(super) others: Le64,
    pub(super) snapshots: Le64,
    pub(super) blocks_taken: Le64,
    pub(super) blocks_freed: Le64,
    pub(super) uuid: [u8; 16],
    /// Nanoseconds since 1970, as all dates.
    pub(super) modified: Le64,
    pub(super) flags: Le64,
    pub(super) made_by: [u8; 32],
    pub(super) made: Le64,
    pub(super) made_transaction: Le64,
    pub(super) modified_by: [u8; 384],
    pub(super) name: [u8; 256],
}

const _: () = assert!(size_of::<VolumeBlock>() == 960);

/// Bits of a volume's flags and incompatible features.
pub(super) const UNENCRYPTED: u64 = 0x1;
pub(super) const HASHED_NAMES: u64 = 0x1 | 0x8;
pub(super) const SEALED: u64 = 0x20;

/// Byte of a map of objects at which the block of its tree is.
pub(super) const MAP_TREE_AT: usize = 48;

/// The head of a node of a tree, behind that of the object.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct NodeHead {
    pub(super) object: ObjectHead,
    pub(super) flags: Le16,
    pub(super) level: Le16,
    pub(super) count: Le32,
    /// Where the table of entries is behind this head, and its size.
    pub(super) table: Le16,
    pub(super) table_len: Le16,
    pub(super) unused: [Le16; 6],
}

/// Bytes of both heads.
pub(super) const NODE_HEAD: usize = size_of::<NodeHead>();

const _: () = assert!(NODE_HEAD == 56);

/// Flags of a node: a root, which has 40 bytes about the tree at its end; sizes of keys and values that are all equal.
pub(super) const ROOT: u16 = 0x1;
pub(super) const FIXED: u16 = 0x4;
pub(super) const ROOT_TAIL: usize = 40;

/// Types of records in a volume's tree: the highest four bits of the first number of a key.
pub(super) mod record {
    /// In the tree of snapshots.
    pub(in super::super) const SNAPSHOT: u8 = 1;
    pub(in super::super) const INODE: u8 = 3;
    pub(in super::super) const ATTRIBUTE: u8 = 4;
    pub(in super::super) const EXTENT: u8 = 8;
    pub(in super::super) const NAME: u8 = 9;
}

/// An inode; further fields follow.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Inode {
    pub(super) parent: Le64,
    /// The number by which its extents are found.
    pub(super) data: Le64,
    pub(super) created: Le64,
    pub(super) modified: Le64,
    pub(super) changed: Le64,
    pub(super) accessed: Le64,
    pub(super) flags: Le64,
    /// Links of a file, or names in a directory.
    pub(super) links: Le32,
    pub(super) protection: Le32,
    pub(super) writes: Le32,
    pub(super) bsd_flags: Le32,
    pub(super) uid: Le32,
    pub(super) gid: Le32,
    pub(super) mode: Le16,
    pub(super) padding: Le16,
    pub(super) unpacked: Le64,
}

const _: () = assert!(size_of::<Inode>() == 92);

/// The flag of a file that is packed, and of one that is hidden.
pub(super) const PACKED: u32 = 0x20;
pub(super) const HIDDEN: u32 = 0x8000;

/// Types of further fields: of a data stream, and of a device.
pub(super) const FIELD_STREAM: u8 = 8;
pub(super) const FIELD_DEVICE: u8 = 14;

/// Number of the root directory.
pub(super) const ROOT_DIRECTORY: u64 = 2;

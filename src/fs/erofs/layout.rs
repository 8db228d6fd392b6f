//! EROFS as it is on the medium, by the kernel's `fs/erofs/erofs_fs.h`. Numbers are little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Byte of the volume at which the superblock is.
pub(super) const SUPERBLOCK_AT: u64 = 1024;

/// What the superblock begins with.
pub(super) const MAGIC: u32 = 0xE0F5_E1E2;

/// The superblock.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Superblock {
    pub(super) magic: Le32,
    /// CRC-32C of the rest of the block, or 0.
    pub(super) checksum: Le32,
    pub(super) compatible: Le32,
    /// Power of two of the bytes of a block.
    pub(super) block_bits: u8,
    /// Further parts of 16 bytes behind the superblock.
    pub(super) extensions: u8,
    /// Number of the root directory's inode.
    pub(super) root: Le16,
    pub(super) inodes: Le64,
    /// Seconds since 1970: when inodes without dates were changed.
    pub(super) built: Le64,
    pub(super) built_nanoseconds: Le32,
    pub(super) blocks: Le32,
    /// The block from which inodes are counted.
    pub(super) inode_block: Le32,
    /// The block from which shared extended attributes are counted.
    pub(super) attribute_block: Le32,
    pub(super) uuid: [u8; 16],
    pub(super) name: [u8; 16],
    pub(super) incompatible: Le32,
    /// Algorithms in use, or of older volumes the greatest distance of LZ4.
    pub(super) algorithms: Le16,
    /// Further devices with data.
    pub(super) devices: Le16,
    /// Where they are described, in units of 128 bytes.
    pub(super) device_slot: Le16,
    pub(super) directory_bits: u8,
    pub(super) prefixes: u8,
    /// Where long prefixes of attributes are, in units of 4 bytes.
    pub(super) prefix_start: Le32,
    /// Number of the inode that holds the last pieces of files.
    pub(super) packed: Le64,
    pub(super) reserved: [u8; 24],
}

const _: () = assert!(size_of::<Superblock>() == 128);

/// Features that a reader may ignore.
pub(super) mod compatible {
    pub(in super::super) const CHECKSUM: u32 = 0x1;
}

/// Features that a reader has to know.
pub(super) mod incompatible {
    /// Packed data is at the end of its blocks.
    pub(in super::super) const ZERO_PADDING: u32 = 0x1;
    pub(in super::super) const FRAGMENTS: u32 = 0x20;
    pub(in super::super) const PREFIXES: u32 = 0x40;
    pub(in super::super) const KNOWN: u32 = 0x7F;
}

/// Bytes of the unit in which inodes are counted.
pub(super) const INODE_UNIT: u64 = 32;

/// An inode of the short form.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ShortInode {
    pub(super) format: Le16,
    /// Units of 4 bytes of extended attributes, and two more.
    pub(super) attributes: Le16,
    pub(super) mode: Le16,
    pub(super) links: Le16,
    pub(super) size: Le32,
    pub(super) reserved: Le32,
    /// Where the data is: a block, a device's number, or how it is stored.
    pub(super) data: Le32,
    pub(super) serial: Le32,
    pub(super) uid: Le16,
    pub(super) gid: Le16,
    pub(super) reserved_2: Le32,
}

const _: () = assert!(size_of::<ShortInode>() == 32);

/// An inode of the long form.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LongInode {
    pub(super) format: Le16,
    pub(super) attributes: Le16,
    pub(super) mode: Le16,
    pub(super) reserved: Le16,
    pub(super) size: Le64,
    pub(super) data: Le32,
    pub(super) serial: Le32,
    pub(super) uid: Le32,
    pub(super) gid: Le32,
    /// Seconds since 1970, signed.
    pub(super) modified: Le64,
    pub(super) modified_nanoseconds: Le32,
    pub(super) links: Le32,
    pub(super) reserved_2: [u8; 16],
}

const _: () = assert!(size_of::<LongInode>() == 64);

/// How the data of an inode is stored, in bits 1 to 3 of its format.
pub(super) mod storage {
    pub(in super::super) const PLAIN: u16 = 0;
    /// Packed, with 8 bytes for each cluster.
    pub(in super::super) const PACKED: u16 = 1;
    /// In blocks, but for the last piece, which follows the inode.
    pub(in super::super) const INLINE: u16 = 2;
    /// Packed, with 2 or 4 bytes for each cluster.
    pub(in super::super) const PACKED_SHORT: u16 = 3;
    /// In chunks.
    pub(in super::super) const CHUNKS: u16 = 4;
}

/// Chunks are described by 8 bytes each rather than by 4.
pub(super) const CHUNK_INDEXES: u32 = 0x20;

/// Bits of the power of two by which chunks are larger than blocks.
pub(super) const CHUNK_BITS: u32 = 0x1F;

/// Where a chunk is.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ChunkIndex {
    pub(super) advice: Le16,
    pub(super) device: Le16,
    pub(super) block: Le32,
}

/// The block of a chunk that is a hole.
pub(super) const NO_BLOCK: u32 = u32::MAX;

/// A further device.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DeviceSlot {
    pub(super) tag: [u8; 64],
    pub(super) blocks: Le32,
    /// The block from which its blocks follow those of the volume, or 0.
    pub(super) mapped: Le32,
}

/// Bytes of the slot of a device.
pub(super) const DEVICE_SLOT: u64 = 128;

/// What describes packed data, before the list of its clusters.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct MapHeader {
    /// Where the last piece is in the inode of such pieces, or in the upper half its packed bytes behind the list.
    pub(super) fragment: Le32,
    pub(super) advice: Le16,
    /// Of clusters of the first kind, and above of those of the second.
    pub(super) algorithms: u8,
    /// The power of two by which clusters are larger than blocks; the highest bit: all of the file is such a piece.
    pub(super) cluster_bits: u8,
}

const _: () = assert!(size_of::<MapHeader>() == 8);

/// Bits of a map header's advice.
pub(super) mod advice {
    /// Some clusters have 2 bytes.
    pub(in super::super) const SHORTEST: u16 = 0x1;
    /// Packed clusters of the first kind have several blocks.
    pub(in super::super) const BIG_1: u16 = 0x2;
    pub(in super::super) const BIG_2: u16 = 0x4;
    /// The last piece follows the list of clusters.
    pub(in super::super) const INLINE: u16 = 0x8;
    /// Clusters that aren't packed begin at the same byte of their block as in the file.
    pub(in super::super) const INTERLACED: u16 = 0x10;
    /// The last piece is in the inode of such pieces.
    pub(in super::super) const FRAGMENT: u16 = 0x20;
}

/// The bit of a map header by which all of the file is in the inode of last pieces.
pub(super) const ALL_FRAGMENT: u8 = 0x80;

/// Types of clusters.
pub(super) mod cluster {
    /// Begins with data that isn't packed.
    pub(in super::super) const PLAIN: u16 = 0;
    /// Begins with packed data.
    pub(in super::super) const HEAD_1: u16 = 1;
    /// Continues what a cluster before it begins.
    pub(in super::super) const NOT_HEAD: u16 = 2;
    pub(in super::super) const HEAD_2: u16 = 3;
}

/// A cluster of a list with 8 bytes for each.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ClusterIndex {
    pub(super) advice: Le16,
    /// Where in the cluster the data begins.
    pub(super) offset: Le16,
    /// The block of the data; or the distances to the clusters that begin this data, and the next.
    pub(super) block: Le32,
}

/// In the place of a distance: the number of blocks of the packed data.
pub(super) const BLOCK_COUNT: u32 = 1 << 11;

/// Head of an entry of a directory; names are at the end of their block.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryEntry {
    pub(super) inode: Le64,
    pub(super) name: Le16,
    /// 1 for a file, 2 for a directory.
    pub(super) kind: u8,
    pub(super) reserved: u8,
}

const _: () = assert!(size_of::<DirectoryEntry>() == 12);

/// Bytes before the first extended attribute of an inode, and the place of the number of shared ones among them.
pub(super) const ATTRIBUTES_HEAD: u64 = 12;
pub(super) const SHARED_COUNT: usize = 4;

/// Head of an extended attribute; its name and value follow.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AttributeEntry {
    pub(super) name_length: u8,
    pub(super) prefix: u8,
    pub(super) value_size: Le16,
}

const _: () = assert!(size_of::<AttributeEntry>() == 4);

/// The bit of a prefix that is in the volume's own list.
pub(super) const OWN_PREFIX: u8 = 0x80;

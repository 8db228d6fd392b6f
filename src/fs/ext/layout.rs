//! On-disk structures of ext2, ext3 and ext4 (the kernel's `Documentation/filesystems/ext4`). Numbers are
//! little-endian.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32};

/// Offset of the superblock in the volume.
pub(super) const SUPERBLOCK_AT: u64 = 1024;

/// The fields of the superblock that are read.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Superblock {
    pub(super) inodes: Le32,
    pub(super) blocks_low: Le32,
    pub(super) reserved_low: Le32,
    pub(super) free_blocks_low: Le32,
    pub(super) free_inodes: Le32,
    pub(super) first_data_block: Le32,
    pub(super) log_block_size: Le32,
    pub(super) log_cluster_size: Le32,
    pub(super) blocks_per_group: Le32,
    pub(super) clusters_per_group: Le32,
    pub(super) inodes_per_group: Le32,
    /// Seconds since 1970, like the next field.
    pub(super) mounted: Le32,
    pub(super) written: Le32,
    pub(super) mount_count: Le16,
    pub(super) most_mounts: Le16,
    pub(super) magic: Le16,
    pub(super) state: Le16,
    pub(super) on_errors: Le16,
    pub(super) minor: Le16,
    pub(super) checked: Le32,
    pub(super) check_interval: Le32,
    pub(super) creator: Le32,
    pub(super) revision: Le32,
    pub(super) reserved_uid: Le16,
    pub(super) reserved_gid: Le16,
    pub(super) first_inode: Le32,
    pub(super) inode_size: Le16,
    /// The block group of this copy.
    pub(super) group: Le16,
    pub(super) compatible: Le32,
    pub(super) incompatible: Le32,
    pub(super) read_only: Le32,
    pub(super) uuid: [u8; 16],
    pub(super) name: [u8; 16],
    pub(super) mounted_at: [u8; 64],
    pub(super) algorithms: Le32,
    pub(super) preallocated: [u8; 2],
    pub(super) reserved_descriptors: Le16,
    pub(super) journal_uuid: [u8; 16],
    pub(super) journal: Le32,
    pub(super) journal_device: Le32,
    pub(super) last_orphan: Le32,
    pub(super) hash_seed: [u8; 16],
    pub(super) hash_version: u8,
    pub(super) journal_backup: u8,
    pub(super) descriptor_size: Le16,
    pub(super) mount_options: Le32,
    pub(super) first_meta_group: Le32,
    pub(super) made: Le32,
    pub(super) journal_blocks: [u8; 68],
    pub(super) blocks_high: Le32,
    pub(super) reserved_high: Le32,
    pub(super) free_blocks_high: Le32,
}

const _: () = assert!(size_of::<Superblock>() == 348);

/// Magic number at byte 56 of a superblock.
pub(super) const MAGIC: u16 = 0xEF53;

/// Bits of the superblock's state.
pub(super) mod state {
    pub(in super::super) const CLEAN: u16 = 1;
    pub(in super::super) const ERRORS: u16 = 2;
}

/// Features that a reader may ignore.
pub(super) mod compatible {
    pub(in super::super) const HAS_JOURNAL: u32 = 0x4;
    pub(in super::super) const SPARSE_SUPER_2: u32 = 0x200;
}

/// Features that a reader has to support.
pub(super) mod incompatible {
    pub(in super::super) const FILE_TYPE: u32 = 0x2;
    pub(in super::super) const RECOVER: u32 = 0x4;
    pub(in super::super) const JOURNAL_DEVICE: u32 = 0x8;
    pub(in super::super) const META_GROUPS: u32 = 0x10;
    pub(in super::super) const WIDE: u32 = 0x80;
}

/// Features that only a writer has to support.
pub(super) mod read_only {
    pub(in super::super) const SPARSE_SUPER: u32 = 0x1;
}

/// The part of a group descriptor that all have.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct GroupDescriptor {
    pub(super) block_bitmap: Le32,
    pub(super) inode_bitmap: Le32,
    pub(super) inode_table: Le32,
    pub(super) free_blocks: Le16,
    pub(super) free_inodes: Le16,
    pub(super) directories: Le16,
    pub(super) flags: Le16,
    pub(super) snapshot: Le32,
    pub(super) checksums: Le32,
    pub(super) unused_inodes: Le16,
    pub(super) checksum: Le16,
}

const _: () = assert!(size_of::<GroupDescriptor>() == 32);

/// The additional fields of 64-byte descriptors.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct WideDescriptor {
    pub(super) low: GroupDescriptor,
    pub(super) block_bitmap_high: Le32,
    pub(super) inode_bitmap_high: Le32,
    pub(super) inode_table_high: Le32,
}

const _: () = assert!(size_of::<WideDescriptor>() == 44);

/// The part of an inode that all have.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Inode {
    pub(super) mode: Le16,
    pub(super) uid_low: Le16,
    pub(super) size_low: Le32,
    /// Signed seconds since 1970, like the next three fields.
    pub(super) accessed: Le32,
    pub(super) changed: Le32,
    pub(super) modified: Le32,
    pub(super) deleted: Le32,
    pub(super) gid_low: Le16,
    pub(super) links: Le16,
    /// Number of 512-byte units.
    pub(super) blocks_low: Le32,
    pub(super) flags: Le32,
    pub(super) version: Le32,
    /// Location of the data, or the data itself.
    pub(super) block: [u8; 60],
    pub(super) generation: Le32,
    pub(super) attributes_low: Le32,
    pub(super) size_high: Le32,
    pub(super) fragment: Le32,
    pub(super) blocks_high: Le16,
    pub(super) attributes_high: Le16,
    pub(super) uid_high: Le16,
    pub(super) gid_high: Le16,
    pub(super) checksum_low: Le16,
    pub(super) reserved: Le16,
}

const _: () = assert!(size_of::<Inode>() == 128);

/// Offset of `block` in an inode.
pub(super) const BLOCK_AT: u64 = 40;

/// The fields of larger inodes that are read.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtraInode {
    /// Size of this part in bytes; attributes follow it.
    pub(super) size: Le16,
    pub(super) checksum_high: Le16,
    /// Bits 32 and 33 of a time, and above them nanoseconds; likewise the next two fields.
    pub(super) changed: Le32,
    pub(super) modified: Le32,
    pub(super) accessed: Le32,
    pub(super) created: Le32,
    pub(super) created_extra: Le32,
}

const _: () = assert!(size_of::<ExtraInode>() == 24);

/// Flags of an inode.
pub(super) mod flag {
    pub(in super::super) const IMMUTABLE: u32 = 0x10;
    pub(in super::super) const APPEND: u32 = 0x20;
    pub(in super::super) const NO_DUMP: u32 = 0x40;
    pub(in super::super) const ENCRYPTED: u32 = 0x800;
    pub(in super::super) const INDEXED: u32 = 0x1000;
    pub(in super::super) const EXTENTS: u32 = 0x8_0000;
    pub(in super::super) const VERITY: u32 = 0x10_0000;
    pub(in super::super) const INLINE: u32 = 0x1000_0000;
    pub(in super::super) const CASE_FOLDED: u32 = 0x4000_0000;
}

/// Number of the root directory's inode.
pub(super) const ROOT: u32 = 2;

/// Number of blocks that an inode without extents lists directly.
pub(super) const DIRECT: usize = 12;

/// Header of a node of an extent tree.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentHeader {
    pub(super) magic: Le16,
    pub(super) entries: Le16,
    pub(super) most: Le16,
    pub(super) depth: Le16,
    pub(super) generation: Le32,
}

/// Magic number at the start of a node of an extent tree.
pub(super) const EXTENT_MAGIC: u16 = 0xF30A;

/// An extent: consecutive blocks of a file.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Extent {
    /// Number of the first block within the file.
    pub(super) block: Le32,
    /// Number of blocks. Values above [`UNWRITTEN`] count the excess, and these blocks read as zeros.
    pub(super) count: Le16,
    pub(super) start_high: Le16,
    pub(super) start_low: Le32,
}

/// Maximum number of blocks in a written extent.
pub(super) const UNWRITTEN: u16 = 1 << 15;

/// An entry that points to another node.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentIndex {
    pub(super) block: Le32,
    pub(super) leaf_low: Le32,
    pub(super) leaf_high: Le16,
    pub(super) unused: Le16,
}

/// Header of a directory entry; the name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryEntry {
    pub(super) inode: Le32,
    pub(super) length: Le16,
    pub(super) name_length: u8,
    /// File type, if the volume has that feature; else the upper half of the name's length.
    pub(super) kind: u8,
}

const _: () = assert!(size_of::<DirectoryEntry>() == 8);

/// Magic number at the start of the extended attributes in an inode or a block.
pub(super) const ATTRIBUTES_MAGIC: u32 = 0xEA02_0000;

/// Number of bytes before the first attribute in a block.
pub(super) const ATTRIBUTES_HEAD: usize = 32;

/// Header of an extended attribute; its name follows.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct AttributeEntry {
    pub(super) name_length: u8,
    pub(super) prefix: u8,
    pub(super) value_offset: Le16,
    /// The inode whose data is the value, or 0.
    pub(super) value_inode: Le32,
    pub(super) value_size: Le32,
    pub(super) hash: Le32,
}

const _: () = assert!(size_of::<AttributeEntry>() == 16);

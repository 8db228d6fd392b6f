//! Minix as it is on the disk: two forms of the superblock, and two of inodes, in either byte order.

use crate::bytes::byte_order::ByteOrder;

/// Byte of the volume at which the superblock is.
pub(super) const SUPERBLOCK_AT: u64 = 1024;

/// Bytes of it.
pub(super) const SUPERBLOCK: usize = 32;

/// Numbers by which versions 1 and 2 are known, with the version and the bytes of a name.
const MAGICS: [(u16, u8, usize); 4] = [(0x137F, 1, 14), (0x138F, 1, 30), (0x2468, 2, 14), (0x2478, 2, 30)];

/// The number of version 3, and the bytes of a name in it.
const MAGIC_3: (u16, usize) = (0x4D5A, 60);

/// Bytes of a block, where the superblock has none.
const BLOCK: u16 = 1024;

/// The superblock.
#[derive(Debug, Clone, Copy)]
pub(super) struct Superblock {
    pub(super) order: ByteOrder,
    pub(super) version: u8,
    /// Bytes of a name in a directory.
    pub(super) name: usize,
    pub(super) inodes: u32,
    /// Zones, which are counted from the start of the volume.
    pub(super) zones: u32,
    /// Blocks of the bitmaps of inodes and of zones, which follow the superblock's.
    pub(super) inode_bitmap: u16,
    pub(super) zone_bitmap: u16,
    pub(super) first_zone: u16,
    /// Power of two by which zones are larger than blocks.
    pub(super) zone_log: u16,
    pub(super) largest: u32,
    /// Of versions 1 and 2: 1 for unmounted, 2 for errors.
    pub(super) state: Option<u16>,
    pub(super) block_size: u16,
}

impl Superblock {
    /// The superblock in bytes, if there is one.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        [false, true].into_iter().find_map(|is_big_endian| {
            let order = ByteOrder { is_big_endian };
            Self::old(bytes, order).or_else(|| Self::new(bytes, order))
        })
    }

    fn old(bytes: &[u8], order: ByteOrder) -> Option<Self> {
        let half = |at| order.half(bytes, at);
        let magic = half(16)?;
        let (_, version, name) = *MAGICS.iter().find(|(known, ..)| *known == magic)?;
        Some(Self {
            order,
            version,
            name,
            inodes: half(0)?.into(),
            zones: if version == 1 { half(2)?.into() } else { order.word(bytes, 20)? },
            inode_bitmap: half(4)?,
            zone_bitmap: half(6)?,
            first_zone: half(8)?,
            zone_log: half(10)?,
            largest: order.word(bytes, 12)?,
            state: half(18),
            block_size: BLOCK,
        })
    }

    fn new(bytes: &[u8], order: ByteOrder) -> Option<Self> {
        let half = |at| order.half(bytes, at);
        let (magic, name) = MAGIC_3;
        if half(24)? != magic {
            return None;
        }
        Some(Self {
            order,
            version: 3,
            name,
            inodes: order.word(bytes, 0)?,
            zones: order.word(bytes, 20)?,
            inode_bitmap: half(6)?,
            zone_bitmap: half(8)?,
            first_zone: half(10)?,
            zone_log: half(12)?,
            largest: order.word(bytes, 16)?,
            state: None,
            block_size: half(28)?,
        })
    }

    /// Whether its numbers fit each other: it is known by no more than two bytes.
    pub(super) fn is_sound(&self) -> bool {
        let block = u64::from(self.block_size);
        let has_room = |bits: u64, blocks: u16| bits <= u64::from(blocks).saturating_mul(block).saturating_mul(8);
        (1024..=32_768).contains(&self.block_size)
            && self.block_size.is_power_of_two()
            && self.zone_log <= 6
            && self.inodes > 0
            && has_room(self.inodes.into(), self.inode_bitmap)
            && u32::from(self.first_zone) < self.zones
            && has_room(u64::from(self.zones).saturating_sub(self.first_zone.into()), self.zone_bitmap)
            && self.inode_table_end().div_ceil(self.zone()) <= self.first_zone.into()
    }

    /// Bytes of a zone.
    pub(super) fn zone(&self) -> u64 {
        u64::from(self.block_size) << self.zone_log.min(6)
    }

    /// Bytes of an inode.
    pub(super) const fn inode(&self) -> u64 {
        if self.version == 1 { 32 } else { 64 }
    }

    /// The first byte of the first inode.
    pub(super) fn inode_table(&self) -> u64 {
        let blocks = 2_u64.saturating_add(self.inode_bitmap.into()).saturating_add(self.zone_bitmap.into());
        blocks.saturating_mul(self.block_size.into())
    }

    /// The byte behind the last inode.
    pub(super) fn inode_table_end(&self) -> u64 {
        self.inode_table().saturating_add(u64::from(self.inodes).saturating_mul(self.inode()))
    }

    /// Bytes of an entry of a directory, and of the number of its inode.
    pub(super) const fn entry(&self) -> (usize, usize) {
        let number = if self.version == 3 { 4 } else { 2 };
        (self.name.saturating_add(number), number)
    }
}

/// An inode.
#[derive(Debug, Clone)]
pub(super) struct Inode {
    pub(super) mode: u16,
    pub(super) links: u16,
    pub(super) uid: u16,
    pub(super) gid: u16,
    pub(super) size: u32,
    /// Seconds since 1970.
    pub(super) modified: u32,
    /// When it was last read, and when its attributes were changed; not in version 1.
    pub(super) accessed: Option<u32>,
    pub(super) changed: Option<u32>,
    /// Seven zones of data, then lists: of zones, of lists, and but for version 1 of lists of those.
    pub(super) zones: Vec<u32>,
}

/// Zones that an inode names itself.
pub(super) const DIRECT: usize = 7;

impl Inode {
    /// The inode in bytes, if they are enough.
    pub(super) fn of(superblock: &Superblock, bytes: &[u8]) -> Option<Self> {
        let order = superblock.order;
        let half = |at| order.half(bytes, at);
        let word = |at| order.word(bytes, at);
        if superblock.version == 1 {
            let zones = (0..9_usize).map(|place| half(place.saturating_mul(2).saturating_add(14)).map(u32::from));
            return Some(Self {
                mode: half(0)?,
                uid: half(2)?,
                size: word(4)?,
                modified: word(8)?,
                gid: u16::from(*bytes.get(12)?),
                links: u16::from(*bytes.get(13)?),
                accessed: None,
                changed: None,
                zones: zones.collect::<Option<_>>()?,
            });
        }
        let zones = (0..10_usize).map(|place| word(place.saturating_mul(4).saturating_add(24)));
        Some(Self {
            mode: half(0)?,
            links: half(2)?,
            uid: half(4)?,
            gid: half(6)?,
            size: word(8)?,
            accessed: word(12),
            modified: word(16)?,
            changed: word(20),
            zones: zones.collect::<Option<_>>()?,
        })
    }
}

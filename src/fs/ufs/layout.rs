//! UFS as it is on the disk, by FreeBSD's `sys/ufs/ffs/fs.h` and `sys/ufs/ufs/dinode.h` and Linux' `fs/ufs/ufs_fs.h`: in two
//! versions, each in either byte order.

use crate::bytes::byte_order::ByteOrder;
use crate::bytes::time::Timestamp;

/// Where the superblock may be, in the order in which FreeBSD looks for it. Its last place, 262144, is left out: newfs
/// uses it on request only, and every image would be read there.
pub(super) const PLACES: [u64; 3] = [65_536, 8192, 0];

/// Bytes of the superblock.
pub(super) const SUPERBLOCK: usize = 1376;

/// Offset of the number by which it is known, and that number in both versions.
pub(super) const MAGIC_AT: usize = 1372;
const MAGICS: [(u32, u8); 2] = [(0x0001_1954, 1), (0x1954_0119, 2)];

/// Offset of the state of the volume.
pub(super) const STATE_AT: u64 = 209;

/// Offset and longest size of the name of a volume of version 2.
const NAME_AT: usize = 680;
const NAME: usize = 32;

/// The format of inodes and directories since 4.4BSD; Solaris and NeXTSTEP have the older one.
const FORMAT_4_4: u32 = 2;

/// The superblock.
#[derive(Debug, Clone)]
pub(super) struct Superblock {
    pub(super) order: ByteOrder,
    pub(super) version: u8,
    /// Offset in a group of its inodes, in fragments, as all that follows in addresses.
    pub(super) inodes_at: u32,
    /// How far groups of version 1 are shifted against each other, and the bits of a group's number that aren't.
    pub(super) shift: u32,
    pub(super) mask: u32,
    pub(super) groups: u32,
    /// Sizes of a block and of a fragment in bytes.
    pub(super) block: u32,
    pub(super) fragment: u32,
    /// Inodes and fragments of a group.
    pub(super) group_inodes: u32,
    pub(super) group_fragments: u32,
    /// 1 for unmounted, 0 and 255 otherwise.
    pub(super) state: u8,
    /// Fragments of the volume.
    pub(super) fragments: u64,
    /// Seconds since 1970.
    pub(super) written: i64,
    pub(super) name: Vec<u8>,
    /// Whether directories have types and owners 32 bits.
    pub(super) is_4_4: bool,
}

impl Superblock {
    /// The superblock in bytes, if there is one whose numbers fit each other.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let found = [false, true].into_iter().find_map(|is_big_endian| {
            let order = ByteOrder { is_big_endian };
            let magic = order.word(bytes, MAGIC_AT)?;
            MAGICS.iter().find(|(known, _)| *known == magic).map(|(_, version)| (order, *version))
        });
        let (order, version) = found?;
        let word = |at| order.word(bytes, at);
        let date = |seconds: u32| i64::from(seconds.cast_signed());
        let name = bytes.get(NAME_AT..NAME_AT.saturating_add(NAME))?;
        let superblock = Self {
            order,
            version,
            inodes_at: word(16)?,
            shift: word(24)?,
            mask: word(28)?,
            groups: word(44)?,
            block: word(48)?,
            fragment: word(52)?,
            group_inodes: word(184)?,
            group_fragments: word(188)?,
            state: *bytes.get(209)?,
            fragments: if version == 1 { word(36)?.into() } else { order.long(bytes, 1080)? },
            written: if version == 1 { date(word(32)?) } else { order.long(bytes, 1072)?.cast_signed() },
            name: if version == 1 { Vec::new() } else { name.iter().copied().take_while(|byte| *byte != 0).collect() },
            is_4_4: version == 2 || word(1324)? == FORMAT_4_4,
        };
        let is_sound = (4096..=65_536).contains(&superblock.block)
            && superblock.block.is_power_of_two()
            && superblock.fragment.is_power_of_two()
            && (512..=superblock.block).contains(&superblock.fragment)
            && superblock.groups > 0
            && superblock.group_inodes > 0
            && superblock.group_fragments > 0;
        is_sound.then_some(superblock)
    }

    /// Bytes of an inode.
    pub(super) const fn inode(&self) -> u64 {
        if self.version == 1 { 128 } else { 256 }
    }

    /// Bytes of an address.
    pub(super) const fn address(&self) -> usize {
        if self.version == 1 { 4 } else { 8 }
    }

    /// An address in bytes.
    pub(super) fn address_in(&self, bytes: &[u8], at: usize) -> Option<u64> {
        if self.version == 1 { self.order.word(bytes, at).map(u64::from) } else { self.order.long(bytes, at) }
    }

    /// Offset in the volume of a group's inodes.
    pub(super) fn group_inodes_at(&self, group: u32) -> u64 {
        let shifted = u64::from(self.shift).saturating_mul((group & !self.mask).into());
        let shifted = if self.version == 1 { shifted } else { 0 };
        let first = u64::from(self.group_fragments).saturating_mul(group.into()).saturating_add(shifted);
        first.saturating_add(self.inodes_at.into()).saturating_mul(self.fragment.into())
    }

    /// Bytes of the volume.
    pub(super) fn size(&self) -> u64 {
        self.fragments.saturating_mul(self.fragment.into())
    }
}

/// Blocks of data that an inode names itself, and lists of such: of blocks, of lists, and of lists of lists.
pub(super) const DIRECT: usize = 12;
pub(super) const ADDRESSES: usize = DIRECT + 3;

/// An inode.
#[derive(Debug, Clone)]
pub(super) struct Inode {
    pub(super) mode: u16,
    pub(super) links: u16,
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) size: u64,
    /// Units of 512 bytes that its data takes.
    pub(super) blocks: u64,
    pub(super) accessed: Timestamp,
    pub(super) modified: Timestamp,
    pub(super) changed: Timestamp,
    /// Only in version 2.
    pub(super) created: Option<Timestamp>,
    pub(super) flags: u32,
    pub(super) generation: u32,
    /// The addresses, or a short link's target in their place.
    pub(super) addresses: Vec<u64>,
    pub(super) inline: Vec<u8>,
}

/// The owner that says that there is a longer one.
const LONG_OWNER: u16 = u16::MAX;

impl Inode {
    /// The inode in bytes, if they are enough.
    pub(super) fn of(superblock: &Superblock, bytes: &[u8]) -> Option<Self> {
        if superblock.version == 1 { Self::old(superblock, bytes) } else { Self::new(superblock, bytes) }
    }

    fn old(superblock: &Superblock, bytes: &[u8]) -> Option<Self> {
        let order = superblock.order;
        let half = |at| order.half(bytes, at);
        let word = |at| order.word(bytes, at);
        let date = |at: usize| {
            // Microseconds; since 4.4BSD nanoseconds.
            let unit = if superblock.is_4_4 { 1 } else { 1000 };
            let part = u64::from(word(at.saturating_add(4))?).saturating_mul(unit);
            Some(Timestamp::with_nanoseconds(word(at)?.cast_signed().into(), part))
        };
        let owner = |short: usize, bsd: usize, solaris: usize| match half(short)? {
            _ if superblock.is_4_4 => word(bsd),
            LONG_OWNER => word(solaris),
            owner => Some(owner.into()),
        };
        Some(Self {
            mode: half(0)?,
            links: half(2)?,
            uid: owner(4, 112, 116)?,
            gid: owner(6, 116, 120)?,
            size: order.long(bytes, 8)?,
            accessed: date(16)?,
            modified: date(24)?,
            changed: date(32)?,
            created: None,
            flags: word(100)?,
            blocks: word(104)?.into(),
            generation: word(108)?,
            addresses: Self::addresses(superblock, bytes, 40)?,
            inline: bytes.get(40..100)?.to_vec(),
        })
    }

    fn new(superblock: &Superblock, bytes: &[u8]) -> Option<Self> {
        let order = superblock.order;
        let word = |at| order.word(bytes, at);
        let long = |at| order.long(bytes, at);
        let date =
            |at: usize, part: usize| Some(Timestamp::with_nanoseconds(long(at)?.cast_signed(), word(part)?.into()));
        Some(Self {
            mode: order.half(bytes, 0)?,
            links: order.half(bytes, 2)?,
            uid: word(4)?,
            gid: word(8)?,
            size: long(16)?,
            blocks: long(24)?,
            accessed: date(32, 68)?,
            modified: date(40, 64)?,
            changed: date(48, 72)?,
            created: date(56, 76),
            generation: word(80)?,
            flags: word(88)?,
            addresses: Self::addresses(superblock, bytes, 112)?,
            inline: bytes.get(112..232)?.to_vec(),
        })
    }

    fn addresses(superblock: &Superblock, bytes: &[u8], at: usize) -> Option<Vec<u64>> {
        let place = |number: usize| at.saturating_add(number.saturating_mul(superblock.address()));
        (0..ADDRESSES).map(|number| superblock.address_in(bytes, place(number))).collect()
    }
}

/// Directories are made of blocks of this size; no entry crosses the end of one.
pub(super) const DIRECTORY_BLOCK: usize = 512;

/// Bytes of an entry before its name: inode, length of the entry, type and length of the name.
pub(super) const ENTRY_HEAD: usize = 8;

//! On-disk structures of cramfs. Fields share words, from the lowest bit on in little-endian volumes and from the
//! highest bit on in big-endian ones.

use crate::error::Result;
use crate::source::Source;

/// Magic number at the start of a superblock.
const MAGIC: u32 = 0x28CD_3D45;

/// Signature after its first fields.
const SIGNATURE: &[u8; 16] = b"Compressed ROMFS";

/// Offsets at which a superblock may be: at the start, or after a boot sector.
const PLACES: [u64; 2] = [0, 512];

/// Size of a superblock in bytes, including the root's inode.
pub(super) const SUPERBLOCK: usize = 76;

/// Offset of the root's inode in the superblock.
pub(super) const ROOT: u64 = 64;

/// Size of an inode in bytes; the name follows.
pub(super) const INODE: usize = 12;

/// Unpacked size of a file's block, in bytes.
pub(super) const BLOCK: u64 = 4096;

/// Flags of the superblock.
pub(super) mod flag {
    /// The identity has a checksum and counts.
    pub(in super::super) const IDENTITY: u32 = 0x1;
    /// Pointers have flags.
    pub(in super::super) const EXTENDED_POINTERS: u32 = 0x800;
}

/// Bits of a pointer, if pointers have flags: the block is stored unpacked; the pointer locates the block's start, not
/// its end.
pub(super) const PLAIN: u32 = 1 << 31;
pub(super) const DIRECT: u32 = 1 << 30;

/// The superblock.
#[derive(Debug, Clone)]
pub(super) struct Superblock {
    /// Its offset in the volume.
    pub(super) at: u64,
    pub(super) is_big_endian: bool,
    pub(super) size: u32,
    pub(super) flags: u32,
    pub(super) checksum: u32,
    pub(super) edition: u32,
    pub(super) files: u32,
    pub(super) name: String,
}

impl Superblock {
    /// Finds the superblock of a volume.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn find(content: &Source) -> Result<Option<Self>> {
        for at in PLACES {
            let bytes = content.read_up_to(at, SUPERBLOCK)?;
            if let Some(found) = Self::of(&bytes, at) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn of(bytes: &[u8], at: u64) -> Option<Self> {
        let first = bytes.first_chunk().copied()?;
        let is_big_endian = u32::from_be_bytes(first) == MAGIC;
        if !is_big_endian && u32::from_le_bytes(first) != MAGIC || bytes.get(16..32) != Some(SIGNATURE) {
            return None;
        }
        let number = |at: usize| Some(word(bytes.get(at..)?.first_chunk().copied()?, is_big_endian));
        let name = bytes.get(48..64)?;
        let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
        Some(Self {
            at,
            is_big_endian,
            size: number(4)?,
            flags: number(8)?,
            checksum: number(32)?,
            edition: number(36)?,
            files: number(44)?,
            name: String::from_utf8_lossy(name.get(..end)?).into_owned(),
        })
    }

    /// Reads the inode at an offset.
    ///
    /// # Errors
    /// If the content ends before it.
    pub(super) fn inode(&self, content: &Source, at: u64) -> Result<Inode> {
        let words: [[u8; 4]; 3] = content.read_struct(at)?;
        let [first, second, third] = words.map(|bytes| word(bytes, self.is_big_endian));
        // Splits a word into parts, the first with this number of bits.
        let ones = |bits: u32| u32::MAX >> 32_u32.saturating_sub(bits);
        let split = |word: u32, bits: u32| {
            let rest = 32_u32.saturating_sub(bits);
            if self.is_big_endian { (word >> rest, word & ones(rest)) } else { (word & ones(bits), word >> bits) }
        };
        let ((mode, uid), (size, gid), (name, offset)) = (split(first, 16), split(second, 24), split(third, 6));
        Ok(Inode { at, mode, uid, size, gid, name: name.saturating_mul(4), data: u64::from(offset).saturating_mul(4) })
    }
}

/// A number in the volume's byte order.
pub(super) const fn word(bytes: [u8; 4], is_big_endian: bool) -> u32 {
    if is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
}

/// An inode.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inode {
    /// Its offset in the volume.
    pub(super) at: u64,
    pub(super) mode: u32,
    pub(super) uid: u32,
    /// Size of the content in bytes; the number of a device.
    pub(super) size: u32,
    pub(super) gid: u32,
    /// Size in bytes of the name that follows, including padding zeros.
    pub(super) name: u32,
    /// Offset of the data, or of the pointers to it.
    pub(super) data: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_share_words_in_both_orders() {
        let superblock = |is_big_endian| Superblock {
            at: 0,
            is_big_endian,
            size: 0,
            flags: 0,
            checksum: 0,
            edition: 0,
            files: 0,
            name: String::new(),
        };
        let little = [0xED, 0x41, 0x01, 0x02, 0x03, 0x02, 0x01, 0x07, 0x42, 0x00, 0x00, 0x00];
        let big = [0x41, 0xED, 0x02, 0x01, 0x01, 0x02, 0x03, 0x07, 0x08, 0x00, 0x00, 0x01];
        for (bytes, is_big_endian) in [(little, false), (big, true)] {
            let inode = superblock(is_big_endian).inode(&Source::from_bytes(bytes.to_vec()), 0).unwrap();
            let fields = (inode.mode, inode.uid, inode.size, inode.gid, inode.name, inode.data);
            assert_eq!(fields, (0o40755, 0x201, 0x01_0203, 7, 8, 4));
        }
    }
}

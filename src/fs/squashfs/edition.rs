//! Version and byte order of a volume, and the packed fields of versions 1 to 3.

use crate::signature;

/// Version and byte order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edition {
    pub(super) major: u16,
    pub(super) minor: u16,
    pub(super) is_big: bool,
    /// Whether a byte follows the head of each metadata block (versions 1 to 3, flag 2).
    pub(super) has_marker: bool,
}

impl Edition {
    /// The edition of a superblock: the signature tells the byte order, and the version is at the same offset in all;
    /// `None` if that is missing.
    pub(super) fn of(superblock: &[u8]) -> Option<Self> {
        let is_big = signature::SQUASHFS_BIG_ENDIAN.iter().any(|magic| superblock.starts_with(magic));
        let mut edition = Self { major: 0, minor: 0, is_big, has_marker: false };
        let half = |at: usize| superblock.get(at..)?.first_chunk().copied();
        edition.major = edition.half(half(28)?);
        edition.minor = edition.half(half(30)?);
        edition.has_marker = edition.major < 4 && superblock.get(36)? & (1 << 2) != 0;
        Some(edition)
    }

    pub(super) const fn half(self, bytes: [u8; 2]) -> u16 {
        if self.is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }
    }

    pub(super) const fn word(self, bytes: [u8; 4]) -> u32 {
        if self.is_big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    }

    pub(super) const fn long(self, bytes: [u8; 8]) -> u64 {
        if self.is_big { u64::from_be_bytes(bytes) } else { u64::from_le_bytes(bytes) }
    }

    /// Reads the fields of a structure, one after the other.
    pub(super) const fn fields(self, bytes: &[u8]) -> Fields<'_> {
        Fields { bytes, is_big: self.is_big, at: 0 }
    }

    /// The version in words, as in "3.1, big-endian".
    pub(super) fn name(self) -> String {
        format!("{}.{}{}", self.major, self.minor, if self.is_big { ", big-endian" } else { "" })
    }
}

/// Fields of any number of bits, as compilers packed them: from the lowest bit of each byte on, or in big-endian order
/// from the highest.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    is_big: bool,
    /// Bits so far.
    at: usize,
}

impl Fields<'_> {
    /// The next field of up to 64 bits. Bits beyond the structure are zero.
    pub(super) fn next(&mut self, bits: u32) -> u64 {
        let (mut value, mut done) = (0_u64, 0_u32);
        while done < bits {
            let within = u32::try_from(self.at % 8).unwrap_or(0);
            let count = (bits.saturating_sub(done)).min(8_u32.saturating_sub(within));
            let byte = u32::from(self.bytes.get(self.at / 8).copied().unwrap_or(0));
            let from = if self.is_big { 8_u32.saturating_sub(within).saturating_sub(count) } else { within };
            let part = u64::from(byte >> from & (0xFF >> 8_u32.saturating_sub(count)));
            value = if self.is_big { value << count | part } else { value | part << done };
            done = done.saturating_add(count);
            self.at = self.at.saturating_add(usize::try_from(count).unwrap_or(0));
        }
        value
    }

    /// The next field, of up to 32 bits.
    pub(super) fn word(&mut self, bits: u32) -> u32 {
        u32::try_from(self.next(bits.min(32))).unwrap_or(0)
    }

    /// The next field, of up to 16 bits.
    pub(super) fn half(&mut self, bits: u32) -> u16 {
        u16::try_from(self.next(bits.min(16))).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(is_big: bool) -> Edition {
        Edition { major: 3, minor: 1, is_big, has_marker: false }
    }

    #[test]
    fn fields_are_packed_from_either_end_of_a_byte() {
        // Type 2, mode 0o644, owner 5, group 255, as C's bit fields have them on both kinds of machines.
        for (is_big, bytes) in [(false, [0x42, 0x1A, 5, 255]), (true, [0x21, 0xA4, 5, 255])] {
            let mut fields = edition(is_big).fields(&bytes);
            assert_eq!([4, 12, 8, 8].map(|bits| fields.next(bits)), [2, 0o644, 5, 255]);
            assert_eq!(fields.next(40), 0);
        }
        // 19 bits and 13 bits: a size of 70000 and an offset of 4660.
        let (size, offset) = (70_000_u32, 4660_u32);
        let little = (size | offset << 19).to_le_bytes();
        let big = (size << 13 | offset).to_be_bytes();
        for (is_big, bytes) in [(false, little), (true, big)] {
            let mut fields = edition(is_big).fields(&bytes);
            assert_eq!([fields.word(19), fields.word(13)], [size, offset]);
        }
        let bytes = 0x0102_0304_0506_0708_u64;
        assert_eq!(edition(true).fields(&bytes.to_be_bytes()).next(64), bytes);
        assert_eq!(edition(false).fields(&bytes.to_le_bytes()).next(64), bytes);
    }

    #[test]
    fn the_signature_tells_the_byte_order() {
        let mut bytes = [b"sqsh".to_vec(), vec![0; 24], vec![0, 2, 0, 1, 0, 0, 0, 0, 4]].concat();
        let edition = Edition::of(&bytes).unwrap();
        assert_eq!((edition.name().as_str(), edition.has_marker), ("2.1, big-endian", true));
        bytes[..4].copy_from_slice(b"hsqs");
        assert_eq!(Edition::of(&bytes).unwrap().name(), "512.256");
        assert_eq!(Edition::of(&bytes[..30]), None);
    }
}

//! CRC-32, as used by ZIP (APPNOTE 4.4.7) and GPT (UEFI 5.3.2), CRC-32C (RFC 3720 12.1), as used by VHDX, the CRC-64 of
//! xz (The .xz File Format 6), and the CRCs of FLAC frames (RFC 9639 9.1.8, 9.3).

use std::fmt;
use std::sync::LazyLock;

use crc::{CRC_8_SMBUS, CRC_16_UMTS, CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_XZ, Crc, Digest, Table};

/// Tables, computed at first use: their 16 KiB do not compress, and the page would download them before anything is
/// visible.
static CRC_32: LazyLock<Crc<u32, Table<16>>> = LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));

/// A CRC-32 that is being computed, piece by piece.
#[derive(Clone)]
pub struct Crc32(Digest<'static, u32, Table<16>>);

impl Crc32 {
    /// The checksum of no bytes yet.
    #[must_use]
    pub fn new() -> Self {
        Self(CRC_32.digest())
    }

    /// Adds bytes that follow those before.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The checksum of all bytes added.
    #[must_use]
    pub fn finalize(self) -> u32 {
        self.0.finalize()
    }
}

impl fmt::Debug for Crc32 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Crc32").finish_non_exhaustive()
    }
}

impl Default for Crc32 {
    fn default() -> Self {
        Self::new()
    }
}

/// The CRC-32 of `bytes`.
#[must_use]
pub fn crc_32(bytes: &[u8]) -> u32 {
    CRC_32.checksum(bytes)
}

/// The state of a CRC-32 after `bytes`, from another one on, without the usual inversions: the checksum of LVM2.
#[must_use]
pub fn crc_32_from(state: u32, bytes: &[u8]) -> u32 {
    let mut digest = CRC_32.digest_with_initial(state.reverse_bits());
    digest.update(bytes);
    !digest.finalize()
}

/// The table of CRC-32C, a byte at a time, since its inputs are short.
static CRC_32C: LazyLock<Crc<u32, Table<1>>> = LazyLock::new(|| Crc::<u32, Table<1>>::new(&CRC_32_ISCSI));

/// The CRC-32C of `bytes`, with zeros for the four bytes from `at` on, which record it.
#[must_use]
pub fn crc_32c_without(bytes: &[u8], at: usize) -> u32 {
    let (before, from) = bytes.split_at(at.min(bytes.len()));
    let behind = from.get(4..).unwrap_or_default();
    let mut digest = CRC_32C.digest();
    digest.update(before);
    digest.update(from.get(..4).map_or(&[], |_| &[0; 4]));
    digest.update(behind);
    digest.finalize()
}

/// Tables for blocks of xz.
static CRC_64: LazyLock<Crc<u64, Table<16>>> = LazyLock::new(|| Crc::<u64, Table<16>>::new(&CRC_64_XZ));

/// The CRC-64 of `bytes`.
#[must_use]
pub fn crc_64(bytes: &[u8]) -> u64 {
    CRC_64.checksum(bytes)
}

/// The table for headers of FLAC frames, which are a few bytes long.
static CRC_8: LazyLock<Crc<u8, Table<1>>> = LazyLock::new(|| Crc::<u8, Table<1>>::new(&CRC_8_SMBUS));

/// The CRC-8 of the header of a FLAC frame (RFC 9639 9.1.8).
#[must_use]
pub fn crc_8(bytes: &[u8]) -> u8 {
    CRC_8.checksum(bytes)
}

/// Tables for complete FLAC frames.
static CRC_16: LazyLock<Crc<u16, Table<16>>> = LazyLock::new(|| Crc::<u16, Table<16>>::new(&CRC_16_UMTS));

/// The CRC-16 of a FLAC frame (RFC 9639 9.3).
#[must_use]
pub fn crc_16(bytes: &[u8]) -> u16 {
    CRC_16.checksum(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_is_the_published_one_in_any_pieces() {
        assert_eq!(crc_32(b"123456789"), 0xCBF4_3926);
        let mut pieces = Crc32::new();
        pieces.update(b"1234");
        pieces.update(b"56789");
        assert_eq!(pieces.finalize(), 0xCBF4_3926);
    }

    // The example file of RFC 9639 D.1.3: its one frame is `FFF8 6918 0000 BF 0358 FD03 128B AA9A`.
    #[test]
    fn the_crcs_of_a_flac_frame_are_those_of_the_standard() {
        let frame = [0xFF, 0xF8, 0x69, 0x18, 0, 0, 0xBF, 0x03, 0x58, 0xFD, 0x03, 0x12, 0x8B, 0xAA, 0x9A];
        assert_eq!(crc_8(&frame[..6]), 0xBF);
        assert_eq!(crc_16(&frame[..13]), 0xAA9A);
    }

    #[test]
    fn the_check_value_of_crc_64_is_the_published_one() {
        assert_eq!(crc_64(b"123456789"), 0x995D_C9BB_DF19_39FA);
    }

    #[test]
    fn a_checksum_goes_on_from_a_state() {
        assert_eq!(!crc_32_from(u32::MAX, b"123456789"), 0xCBF4_3926);
        let half = crc_32_from(7, b"1234");
        assert_eq!(crc_32_from(half, b"56789"), crc_32_from(7, b"123456789"));
    }

    #[test]
    fn the_check_value_of_crc_32c_is_the_published_one() {
        assert_eq!(crc_32c_without(b"123456789", 9), 0xE306_9283);
        assert_eq!(crc_32c_without(b"12\x07\x07\x07\x0789", 2), crc_32c_without(b"12\0\0\0\089", 8));
    }
}

//! Headers of tar archives: V7, ustar (POSIX.1-1988) and GNU.

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::text::before_zero;

/// Size of a block in bytes.
pub(crate) const BLOCK_BYTES: usize = 512;
pub(crate) const BLOCK: u64 = BLOCK_BYTES as u64;

/// A header (POSIX.1, `ustar Interchange Format`).
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct Header {
    pub(crate) name: [u8; 100],
    pub(crate) mode: [u8; 8],
    pub(crate) uid: [u8; 8],
    pub(crate) gid: [u8; 8],
    pub(crate) size: [u8; 12],
    pub(crate) modified: [u8; 12],
    pub(crate) checksum: [u8; 8],
    pub(crate) kind: u8,
    pub(crate) link: [u8; 100],
    pub(crate) magic: [u8; 8],
    pub(crate) owner: [u8; 32],
    pub(crate) group: [u8; 32],
    pub(crate) major: [u8; 8],
    pub(crate) minor: [u8; 8],
    pub(crate) prefix: [u8; 155],
    pub(crate) padding: [u8; 12],
}
const _: () = assert!(size_of::<Header>() as u64 == BLOCK);

/// Fields of GNU tar in place of the prefix.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct GnuPrefix {
    pub(crate) accessed: [u8; 12],
    pub(crate) changed: [u8; 12],
    pub(crate) offset: [u8; 12],
    pub(crate) long_names: [u8; 4],
    pub(crate) unused: u8,
    pub(crate) sparse: [SparseEntry; 4],
    /// Whether a block with more entries follows.
    pub(crate) goes_on: u8,
    pub(crate) real_size: [u8; 12],
}

/// A stored range of a sparse file.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct SparseEntry {
    pub(crate) offset: [u8; 12],
    pub(crate) len: [u8; 12],
}

/// A block with further sparse entries.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct SparseBlock {
    pub(crate) entries: [SparseEntry; 21],
    pub(crate) goes_on: u8,
    pub(crate) padding: [u8; 7],
}
const _: () = assert!(size_of::<SparseBlock>() as u64 == BLOCK);

/// Magic and version of ustar; some programs omit the version.
const USTAR: &[u8; 6] = b"ustar\0";

/// Magic of GNU tar, before POSIX.
const GNU: &[u8; 8] = b"ustar  \0";

impl Header {
    /// Whether the checksum is right, as a sum of unsigned bytes, or of signed ones as in some old programs.
    pub(crate) fn is_right(block: &[u8]) -> bool {
        let Ok(header) = Self::read_from_bytes(block) else { return false };
        let Some(recorded) = number(&header.checksum) else { return false };
        let place = std::mem::offset_of!(Self, checksum);
        let own = place..place.saturating_add(8);
        let bytes = || block.iter().enumerate().map(|(at, byte)| if own.contains(&at) { b' ' } else { *byte });
        let unsigned: u64 = bytes().map(u64::from).sum();
        let signed: i64 = bytes().map(|byte| i64::from(byte.cast_signed())).sum();
        recorded == unsigned || i64::try_from(recorded) == Ok(signed)
    }

    /// Whether the fields after the magic are those of POSIX.
    pub(crate) fn is_ustar(&self) -> bool {
        self.magic.starts_with(USTAR)
    }

    /// Whether the fields after the magic are those of GNU tar.
    pub(crate) fn is_gnu(&self) -> bool {
        self.magic == *GNU
    }

    /// Name of the format, for users.
    pub(crate) fn form(&self) -> &'static str {
        match (self.is_ustar(), self.is_gnu()) {
            (true, _) => "ustar",
            (_, true) => "GNU tar",
            _ => "V7",
        }
    }

    /// The path, from prefix and name.
    pub(crate) fn path(&self) -> Vec<u8> {
        let name = before_zero(&self.name);
        let prefix = if self.is_ustar() { before_zero(&self.prefix) } else { &[] };
        if prefix.is_empty() { name.to_vec() } else { [prefix, b"/", name].concat() }
    }
}

/// A number in octal digits, which may have spaces and zero bytes around them, or in base 256 if the highest bit is
/// set.
pub(crate) fn number(field: &[u8]) -> Option<u64> {
    if let Some((first, rest)) = field.split_first()
        && first & 0x80 != 0
    {
        // Negative numbers, with all upper bits set, are times before 1970.
        let high = if *first == 0xFF { return None } else { u64::from(first & 0x7F) };
        return rest.iter().try_fold(high, |sum, byte| sum.checked_mul(256)?.checked_add(u64::from(*byte)));
    }
    let digits = before_zero(field);
    let digits = str::from_utf8(digits).ok()?.trim_matches(' ');
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}

/// A number that may be negative: a time.
pub(crate) fn signed(field: &[u8]) -> Option<i64> {
    if field.first() == Some(&0xFF) {
        let bytes: [u8; 8] = *field.last_chunk()?;
        return Some(i64::from_be_bytes(bytes));
    }
    i64::try_from(number(field)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_octal_or_in_base_256() {
        let known: [(&[u8], Option<u64>); 7] = [
            (b"0000644\0", Some(0o644)),
            (b"   644 \0", Some(0o644)),
            (b"\0\0\0\0\0\0\0\0", Some(0)),
            (b"\x80\0\0\0\0\0\0\x10\0\0\0\0", Some(64 << 30)),
            (b"\x80\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", Some(u64::MAX)),
            (b"\x81\0\0\0\0\0\0\0\0\0\0\0", None),
            (b"12x\0", None),
        ];
        for (bytes, expected) in known {
            assert_eq!(number(bytes), expected, "{bytes:x?}");
        }
        assert_eq!(signed(&[0xFF; 12]), Some(-1));
        assert_eq!(signed(b"00000000017\0"), Some(15));
    }
}

//! Keys and values of a volume's tree.

use std::cmp::Ordering;

use zerocopy::FromBytes;

use super::layout::Inode;

/// What the first number of a key says: an object, and the type of the record.
pub(super) fn key(bytes: &[u8]) -> Option<(u64, u8)> {
    let number = u64::from_le_bytes(*bytes.first_chunk()?);
    Some((number << 4 >> 4, u8::try_from(number >> 60).ok()?))
}

/// Compares a key with those of an object's records of a type.
pub(super) fn compare(bytes: &[u8], object: u64, kind: u8) -> Ordering {
    key(bytes).map_or(Ordering::Less, |(own, own_kind)| own.cmp(&object).then(own_kind.cmp(&kind)))
}

/// A number of 64 bits at an offset.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// A number of 16 bits at an offset.
pub(super) fn half(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes).into())
}

/// The name in a key: behind its length, with a hash where names have one, and with a zero at its end.
pub(super) fn name(key: &[u8], has_hash: bool) -> Option<&[u8]> {
    let (len, start) = if has_hash {
        let packed = u32::from_le_bytes(*key.get(8..)?.first_chunk()?);
        (usize::try_from(packed & 0x3FF).ok()?, 12_usize)
    } else {
        (half(key, 8)?, 10)
    };
    let name = key.get(start..start.checked_add(len)?)?;
    Some(name.strip_suffix(&[0]).unwrap_or(name)).filter(|name| !name.is_empty())
}

/// A further field of an inode, by its type. Fields follow their heads, each to a multiple of 8 bytes.
pub(super) fn field(value: &[u8], kind: u8) -> Option<&[u8]> {
    let fields = value.get(size_of::<Inode>()..)?;
    let count = half(fields, 0)?;
    let mut at = count.checked_mul(4)?.checked_add(4)?;
    for place in 0..count {
        let head = fields.get(place.checked_mul(4)?.checked_add(4)?..)?;
        let len = half(head, 2)?;
        if *head.first()? == kind {
            return fields.get(at..at.checked_add(len)?);
        }
        at = at.checked_add(len.checked_next_multiple_of(8)?)?;
    }
    None
}

/// An inode, if the bytes are enough.
pub(super) fn inode(value: &[u8]) -> Option<Inode> {
    Inode::read_from_prefix(value).ok().map(|(inode, _)| inode)
}

//! Logical blocks of a volume: maps the addresses that a disc records to bytes of the content.

use super::layout::DirectoryRecord;
use crate::bytes::integers::{Both16, Both32};
use crate::source::Source;

/// The content in logical blocks (ECMA-119 6.2.2).
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    pub(super) content: Source,
    /// Bytes of a block: 512, 1024 or 2048.
    pub(super) size: u32,
    /// Byte of the content at which block 0 is. Negative in images of a later session; positive if the addresses count
    /// from the start of a track that others precede.
    pub(super) start: i64,
}

impl Blocks {
    /// First byte of a block in the content; `None` where the block precedes the content, in an earlier session.
    pub(super) fn offset(&self, block: u32) -> Option<u64> {
        u64::from(block).saturating_mul(u64::from(self.size)).checked_add_signed(self.start)
    }

    /// First byte of the data of a record, after its extended attribute record (9.1.3).
    pub(super) fn data_offset(&self, record: &DirectoryRecord) -> Option<u64> {
        let block = self.extent(record).saturating_add(record.extended_attribute_record_length.into());
        self.offset(block)
    }

    /// First block of a record's extent: the little-endian half, unless only the other half is inside the image.
    pub(super) fn extent(&self, record: &DirectoryRecord) -> u32 {
        let inside = |block| self.offset(block).is_some_and(|offset| offset < self.content.len());
        choose(record.location_of_extent, inside)
    }

    /// Data length of a record, chosen like [`Blocks::extent`].
    pub(super) fn data_length(&self, record: &DirectoryRecord) -> u32 {
        let start = self.data_offset(record);
        let inside =
            |length: u32| start.is_some_and(|start| start.saturating_add(u64::from(length)) <= self.content.len());
        choose(record.data_length, inside)
    }

    /// Length of `len` blocks in bytes.
    pub(super) fn bytes(&self, len: u8) -> u64 {
        u64::from(self.size).saturating_mul(u64::from(len))
    }
}

/// Chooses one of the two halves. Most systems read the little-endian one, so it is used unless it is impossible.
pub(super) fn choose(both: Both32, possible: impl Fn(u32) -> bool) -> u32 {
    let (little, big) = (both.little.get(), both.big.get());
    if little == big || possible(little) || !possible(big) { little } else { big }
}

/// Like [`choose`], for 16 bits.
pub(super) fn choose16(both: Both16, possible: impl Fn(u16) -> bool) -> u16 {
    let (little, big) = (both.little.get(), both.big.get());
    if little == big || possible(little) || !possible(big) { little } else { big }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_half_is_taken_only_where_it_helps() {
        let both = |little: u32, big: u32| Both32 { little: little.into(), big: big.into() };
        assert_eq!(choose(both(5, 7), |value| value < 10), 5);
        assert_eq!(choose(both(50, 7), |value| value < 10), 7);
        assert_eq!(choose(both(50, 70), |value| value < 10), 50);
    }

    #[test]
    fn addresses_of_a_later_session_count_from_the_discs_start() {
        let blocks = Blocks { content: Source::from_bytes(vec![0; 4096]), size: 2048, start: -20_480 };
        assert_eq!(blocks.offset(11), Some(2048));
        assert_eq!(blocks.offset(9), None);
    }
}

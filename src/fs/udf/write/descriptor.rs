//! Builds a descriptor: appends fields, and finally makes its tag (ECMA-167 3/7.2).

use zerocopy::{FromZeros, Immutable, IntoBytes};

use super::super::layout::{EntityId, Tag, UdfTime};
use super::blocks::Blocks;
use crate::bytes::time::Timestamp;
use crate::sector::subchannel::crc;

/// Size of a volume descriptor in bytes.
pub(super) const DESCRIPTOR: usize = 512;

/// Size of a tag in bytes.
const TAG: usize = 16;

/// UDF 1.02, in binary-coded decimal.
pub(super) const REVISION: u16 = 0x0102;

/// The bytes of a descriptor.
#[derive(Debug)]
pub(super) struct Built(Vec<u8>);

impl Built {
    /// Starts a descriptor with a structure, whose tag is made at the end.
    pub(super) fn new(structure: &(impl IntoBytes + Immutable)) -> Self {
        Self(structure.as_bytes().to_vec())
    }

    /// Appends bytes.
    pub(super) fn and(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// Appends zeros up to a length.
    pub(super) fn filled(mut self, length: usize) -> Self {
        self.0.resize(self.0.len().max(length), 0);
        self
    }

    /// Makes the tag: the identifier, the block of the descriptor, and the CRC of everything after the tag.
    pub(super) fn tagged(mut self, identifier: u16, location: u32) -> Self {
        let body = self.0.get(TAG..).unwrap_or_default();
        let mut tag = Tag::new_zeroed();
        tag.identifier = identifier.into();
        // Version 2: the second edition, which UDF 1.02 refers to.
        tag.version = 2.into();
        tag.crc = crc(body).into();
        tag.crc_length = u16::try_from(body.len()).unwrap_or(u16::MAX).into();
        tag.location = location.into();
        tag.checksum = tag.as_bytes().iter().fold(0, |sum, byte| sum.wrapping_add(*byte));
        if let Some(place) = self.0.get_mut(..TAG) {
            place.copy_from_slice(tag.as_bytes());
        }
        self
    }

    /// The bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The bytes, padded to a block.
    pub(super) fn into_block(self, blocks: Blocks) -> Vec<u8> {
        self.filled(usize::try_from(blocks.size()).unwrap_or(0)).0
    }
}

/// Makes an entity identifier.
pub(super) fn entity(name: &str, suffix: [u8; 8]) -> EntityId {
    let mut entity = EntityId::new_zeroed();
    entity.identifier.iter_mut().zip(name.bytes()).for_each(|(place, byte)| *place = byte);
    entity.suffix = suffix;
    entity
}

/// The entity identifier of this program.
pub(super) fn implementation() -> EntityId {
    entity("*Discern", [0; 8])
}

/// A suffix with the UDF revision (UDF 2.1.5.3), and one more byte.
pub(super) fn revision(byte: u8) -> [u8; 8] {
    let [low, high] = REVISION.to_le_bytes();
    [low, high, byte, 0, 0, 0, 0, 0]
}

/// Converts to local time with its zone (1/7.3).
pub(super) fn time(at: Timestamp) -> UdfTime {
    let civil = at.civil();
    let zone = at.offset_minutes.cast_unsigned() & 0x0FFF;
    UdfTime {
        type_and_zone: (zone | 1 << 12).into(),
        year: i16::try_from(civil.year).unwrap_or(i16::MAX).cast_unsigned().into(),
        month: civil.month,
        day: civil.day,
        hour: civil.hour,
        minute: civil.minute,
        second: civil.second,
        hundredths: at.hundredths.get(),
        hundreds_of_microseconds: 0,
        microseconds: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::time::Hundredths;

    #[test]
    fn times_are_read_as_they_were() {
        for at in [
            Timestamp::utc(1_700_000_000),
            Timestamp { seconds: 1_000_000_000, hundredths: Hundredths::new(42), offset_minutes: -330 },
            Timestamp { seconds: 86_400, hundredths: Hundredths::NONE, offset_minutes: 840 },
        ] {
            assert_eq!(time(at).instant(), Some(at));
        }
    }
}

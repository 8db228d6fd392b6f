//! Directory records (ECMA-119 9.1) of the current standard and of the High Sierra draft.

use zerocopy::FromBytes;

use super::layout::{DirectoryRecord, ShortDate, file_flags};
use crate::bytes::integers::{Both16, Both32};

/// Number of bytes before the file identifier.
pub(super) const HEAD: usize = size_of::<DirectoryRecord>();

/// Longest record in bytes: its length is one byte.
pub(super) const LONGEST: usize = 255;

/// The two generations of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Ecma119,
    HighSierra,
    /// CD-i: numbers in big-endian order only, and attributes of its own (Green Book).
    CdI,
}

/// A parsed record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// First byte in the content.
    pub(super) at: u64,
    /// The fixed part. That of a High Sierra record is reordered to this layout.
    pub(super) head: DirectoryRecord,
    pub(super) identifier: &'a [u8],
    pub(super) system_use: &'a [u8],
}

/// Reasons why bytes are not a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    /// The length is less than that of the fixed part and one character.
    TooShort,
    /// The bytes end inside it.
    Cut,
    /// The identifier does not fit in the record.
    IdentifierTooLong,
}

impl<'a> Record<'a> {
    /// Parses the record at the beginning of `bytes`.
    pub(super) fn parse(bytes: &'a [u8], at: u64, dialect: Dialect) -> Result<Self, Malformed> {
        let length = usize::from(bytes.first().copied().unwrap_or(0));
        if length <= HEAD {
            return Err(Malformed::TooShort);
        }
        let bytes = bytes.get(..length).ok_or(Malformed::Cut)?;
        let (mut head, rest) = DirectoryRecord::read_from_prefix(bytes).map_err(|_| Malformed::Cut)?;
        if dialect == Dialect::HighSierra {
            reorder(&mut head);
        }
        let name_length = usize::from(head.length_of_file_identifier);
        let (identifier, rest) = rest.split_at_checked(name_length).ok_or(Malformed::IdentifierTooLong)?;
        // A pad byte makes the identifier end at an even position.
        let system_use = if name_length.is_multiple_of(2) { rest.get(1..).unwrap_or_default() } else { rest };
        if dialect == Dialect::CdI {
            take_big_endian(&mut head, system_use);
        }
        Ok(Self { at, head, identifier, system_use })
    }

    /// First byte of the system use in the content.
    pub(super) fn system_use_at(&self) -> u64 {
        let end = self.at.saturating_add(u64::from(self.head.length));
        end.saturating_sub(self.system_use.len() as u64)
    }

    /// True for the record of the directory itself, its first one.
    pub(super) fn is_self(&self) -> bool {
        self.identifier == [0]
    }

    /// True for the record of the parent, the second one of a directory.
    pub(super) fn is_parent(&self) -> bool {
        self.identifier == [1]
    }

    /// Whether it may be a record at all: it has an identifier, and the byte orders of its numbers agree.
    pub(super) fn is_plausible(&self) -> bool {
        !self.identifier.is_empty() && self.disagreements().next().is_none()
    }

    pub(super) const fn has(&self, flag: u8) -> bool {
        self.head.file_flags & flag != 0
    }

    pub(super) const fn is_directory(&self) -> bool {
        self.has(file_flags::DIRECTORY)
    }

    /// True where the next record continues the same file.
    pub(super) const fn continues(&self) -> bool {
        self.has(file_flags::MULTI_EXTENT)
    }

    pub(super) const fn is_interleaved(&self) -> bool {
        self.head.file_unit_size != 0 && self.head.interleave_gap_size != 0
    }

    /// The numbers whose two byte orders disagree, each with the standard's name, its place and both values.
    pub(super) fn disagreements(&self) -> impl Iterator<Item = (&'static str, u64, u32, u32)> {
        let wide = |both: Both32| (both.little.get(), both.big.get());
        let sequence = self.head.volume_sequence_number;
        let numbers = [
            ("Location of Extent", 2, wide(self.head.location_of_extent)),
            ("Data Length", 10, wide(self.head.data_length)),
            ("Volume Sequence Number", 28, (sequence.little.get().into(), sequence.big.get().into())),
        ];
        let at = self.at;
        let differ = numbers.into_iter().filter(|(_, _, (little, big))| little != big);
        differ.map(move |(name, offset, (little, big))| (name, at.saturating_add(offset), little, big))
    }
}

/// Completes a record of a CD-i disc: its numbers are big-endian only, and an attribute marks directories.
fn take_big_endian(head: &mut DirectoryRecord, system_use: &[u8]) {
    head.location_of_extent = Both32::new(head.location_of_extent.big.get());
    head.data_length = Both32::new(head.data_length.big.get());
    head.volume_sequence_number = Both16::new(head.volume_sequence_number.big.get());
    // Owner in four bytes, then attributes, the highest bit of which is that of directories.
    let attributes =
        system_use.get(4..6).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u16::from_be_bytes(*bytes));
    let directory = if attributes & 0x8000 == 0 { 0 } else { file_flags::DIRECTORY };
    head.file_flags = head.file_flags & file_flags::EXISTENCE | directory;
}

/// Reorders a High Sierra record, which has a date of six bytes without an offset, then the flags, then a reserved
/// byte.
fn reorder(head: &mut DirectoryRecord) {
    let ShortDate { offset: flags, .. } = head.recording_date_and_time;
    head.file_flags = flags.cast_unsigned();
    head.recording_date_and_time.offset = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &[u8], system_use: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0_u8; HEAD];
        bytes[32] = u8::try_from(name.len()).unwrap();
        bytes.extend_from_slice(name);
        if name.len().is_multiple_of(2) {
            bytes.push(0);
        }
        bytes.extend_from_slice(system_use);
        bytes[0] = u8::try_from(bytes.len()).unwrap();
        bytes
    }

    #[test]
    fn system_use_begins_after_the_pad_byte() {
        for name in [b"AB".as_slice(), b"ABC"] {
            let bytes = sample(name, b"SU");
            let record = Record::parse(&bytes, 100, Dialect::Ecma119).unwrap();
            assert_eq!((record.identifier, record.system_use), (name, b"SU".as_slice()));
            assert_eq!(record.system_use_at(), 100 + bytes.len() as u64 - 2);
        }
    }

    #[test]
    fn a_record_that_cannot_be_is_refused() {
        let mut bytes = sample(b"NAME", b"");
        bytes[32] = 200;
        assert_eq!(Record::parse(&bytes, 0, Dialect::Ecma119).unwrap_err(), Malformed::IdentifierTooLong);
        assert_eq!(Record::parse(&bytes[..20], 0, Dialect::Ecma119).unwrap_err(), Malformed::Cut);
        bytes[0] = 33;
        assert_eq!(Record::parse(&bytes, 0, Dialect::Ecma119).unwrap_err(), Malformed::TooShort);
        assert_eq!(Record::parse(&[], 0, Dialect::Ecma119).unwrap_err(), Malformed::TooShort);
    }

    #[test]
    fn high_sierra_has_its_flags_where_the_offset_is_now() {
        let mut bytes = sample(b"DIR", b"");
        bytes[24] = file_flags::DIRECTORY;
        let record = Record::parse(&bytes, 0, Dialect::HighSierra).unwrap();
        assert!(record.is_directory());
        assert_eq!(record.head.recording_date_and_time.offset, 0);
        assert!(!Record::parse(&bytes, 0, Dialect::Ecma119).unwrap().is_directory());
    }
}

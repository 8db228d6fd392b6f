//! Records of several sectors, and the attributes in records of the master file table.

use std::ops::Range;
use std::rc::Rc;

use zerocopy::FromBytes;

use super::layout::{AttributeHead, FILE, FileRecord, MultiSectorHeader, NonResident, Resident, STRIDE, kind};
use super::runs::{Run, runs};
use crate::bytes::integers::Le16;
use crate::bytes::text;
use crate::limits;

/// Most entries of an update sequence: one for each sector of the longest record, and the number at their ends.
const MOST_ENTRIES: usize = limits::NTFS_INDEX_RECORD / STRIDE + 1;

/// A record with its original bytes: the ends of its sectors are restored.
#[derive(Debug, Clone)]
pub(super) struct Fixed {
    pub(super) bytes: Vec<u8>,
    /// Whether every sector ended with the record's sequence number; if not, the record was written only in part.
    pub(super) is_whole: bool,
}

impl Fixed {
    /// Restores the ends of sectors; `None` if the record doesn't begin with `magic`.
    pub(super) fn of(mut bytes: Vec<u8>, magic: [u8; 4]) -> Option<Self> {
        let (head, _) = MultiSectorHeader::read_from_prefix(&bytes).ok()?;
        if head.magic != magic {
            return None;
        }
        let start = usize::from(head.sequence_offset.get());
        let sectors = bytes.len() / STRIDE;
        let recorded = bytes.get(start..)?.as_chunks().0;
        let recorded = recorded.get(..sectors.saturating_add(1)).unwrap_or(recorded);
        // A damaged record may have its sequence where sectors end, so it is copied before they are restored.
        let mut sequence = [[0; 2]; MOST_ENTRIES];
        let sequence = sequence.get_mut(..recorded.len())?;
        sequence.copy_from_slice(recorded);
        let (mark, ends) = sequence.split_first()?;
        let mut is_whole = ends.len() == sectors && usize::from(head.sequence_count.get()) == sequence.len();
        for (sector, end) in bytes.chunks_exact_mut(STRIDE).zip(ends) {
            if let Some(place) = sector.last_chunk_mut::<2>() {
                is_whole &= place == mark;
                *place = *end;
            }
        }
        Some(Self { bytes, is_whole })
    }
}

/// A record of the master file table.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) head: FileRecord,
    pub(super) attributes: Vec<Attribute>,
    pub(super) is_whole: bool,
}

impl Record {
    /// Parses a record and its attributes; `None` if it isn't one.
    pub(super) fn of(bytes: Vec<u8>, number: u64) -> Option<Self> {
        let fixed = Fixed::of(bytes, FILE)?;
        let (head, _) = FileRecord::read_from_prefix(&fixed.bytes).ok()?;
        let bytes = Rc::new(fixed.bytes);
        let mut attributes = Vec::new();
        let mut at = usize::from(head.attributes.get());
        let used = usize::try_from(head.used.get()).unwrap_or(usize::MAX).min(bytes.len());
        while let Some((attribute, length)) = Attribute::of(&bytes, at..used, number) {
            attributes.push(attribute);
            at = at.saturating_add(length);
        }
        Some(Self { head, attributes, is_whole: fixed.is_whole })
    }
}

/// An attribute, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    pub(super) kind: u32,
    /// Empty for most.
    pub(super) name: String,
    pub(super) flags: u16,
    pub(super) value: Value,
    /// Number of the record that contains it, and its offset in the record.
    pub(super) place: (u64, usize),
}

/// The value of an attribute.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// In the record: its bytes, and the range of the value in them.
    Resident(Rc<Vec<u8>>, Range<usize>),
    /// In clusters.
    NonResident(Clusters),
}

/// A value in clusters.
#[derive(Debug, Clone)]
pub(super) struct Clusters {
    /// Number of its first cluster within the value: not 0 for a later part.
    pub(super) lowest: u64,
    pub(super) runs: Vec<Run>,
    /// Whether the list of runs becomes invalid.
    pub(super) is_damaged: bool,
    /// Number of clusters in a compression unit; 0 for none.
    pub(super) unit: u64,
    pub(super) size: u64,
    pub(super) initialized: u64,
}

impl Attribute {
    /// The attribute at the start of a range of a record's bytes, and its length; `None` at the end, or if there is none.
    fn of(whole: &Rc<Vec<u8>>, range: Range<usize>, record: u64) -> Option<(Self, usize)> {
        let at = range.start;
        let bytes = whole.get(range)?;
        let (head, _) = AttributeHead::read_from_prefix(bytes).ok()?;
        if head.kind.get() == kind::END {
            return None;
        }
        let length = usize::try_from(head.length.get()).ok().filter(|length| *length >= size_of::<AttributeHead>())?;
        let bytes = bytes.get(..length)?;
        let name_at = usize::from(head.name_offset.get());
        let name = bytes.get(name_at..).unwrap_or_default().get(..usize::from(head.name_length).saturating_mul(2));
        let behind = bytes.get(size_of::<AttributeHead>()..)?;
        let value = if head.is_non_resident == 0 {
            let (resident, _) = Resident::read_from_prefix(behind).ok()?;
            let start = usize::from(resident.offset.get());
            let end = start.saturating_add(usize::try_from(resident.length.get()).ok()?);
            bytes.get(start..end)?;
            Value::Resident(Rc::clone(whole), at.saturating_add(start)..at.saturating_add(end))
        } else {
            let (found, _) = NonResident::read_from_prefix(behind).ok()?;
            let (runs, is_damaged) = runs(bytes.get(usize::from(found.runs_offset.get())..).unwrap_or_default());
            Value::NonResident(Clusters {
                lowest: found.lowest.get(),
                runs,
                is_damaged,
                unit: if found.unit == 0 { 0 } else { 1_u64 << found.unit.min(16) },
                size: found.size.get(),
                initialized: found.initialized.get(),
            })
        };
        let name = text(name.unwrap_or_default());
        Some((Self { kind: head.kind.get(), name, flags: head.flags.get(), value, place: (record, at) }, length))
    }

    /// Size of the value, in bytes.
    pub(super) const fn size(&self) -> u64 {
        match &self.value {
            Value::Resident(_, place) => place.end.saturating_sub(place.start) as u64,
            Value::NonResident(clusters) => clusters.size,
        }
    }

    /// The bytes of a value in the record.
    pub(super) fn resident(&self) -> Option<&[u8]> {
        match &self.value {
            Value::Resident(bytes, place) => bytes.get(place.clone()),
            Value::NonResident(_) => None,
        }
    }
}

/// UTF-16 as text. Windows doesn't check surrogates: an unpaired one is replaced.
pub(super) fn text(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    text::of_utf_16(units)
}

/// The name after the fields of a key or FILE_NAME.
pub(super) fn name_behind(bytes: &[u8], length: u8) -> Option<String> {
    bytes.get(..usize::from(length).saturating_mul(size_of::<Le16>())).map(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sector_ends_are_restored_and_a_torn_record_is_reported() {
        let mut bytes = vec![0; 1024];
        bytes[..8].copy_from_slice(b"FILE\x30\0\x03\0");
        bytes[0x30..0x36].copy_from_slice(&[7, 0, b'a', b'b', b'c', b'd']);
        bytes[510] = 7;
        bytes[1022] = 7;
        let fixed = Fixed::of(bytes.clone(), FILE).unwrap();
        assert_eq!((&fixed.bytes[510..512], &fixed.bytes[1022..], fixed.is_whole), (&b"ab"[..], &b"cd"[..], true));
        bytes[1022] = 6;
        assert!(!Fixed::of(bytes.clone(), FILE).unwrap().is_whole);
        assert!(Fixed::of(bytes, *b"INDX").is_none() && Fixed::of(b"FILE\xff\xff\xff\xff".to_vec(), FILE).is_none());
    }
}

//! Directory entry sets, which describe one file each.

use zerocopy::FromBytes;

use super::layout::{FileEntry, GuidEntry, IN_USE, NO_FAT_CHAIN, NameEntry, SLOT, StreamEntry, attribute, kind};
use crate::bytes::time::Timestamp;
use crate::tree::Times;

/// The set of a file or directory.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) file: FileEntry,
    pub(super) stream: StreamEntry,
    /// Name in UTF-16.
    pub(super) name: Vec<u16>,
    /// All entries of the set.
    pub(super) bytes: Vec<u8>,
    /// Vendor extensions.
    pub(super) vendors: Vec<GuidEntry>,
    /// Whether it is marked as deleted.
    pub(super) is_deleted: bool,
    /// Whether fewer entries follow than the first one declares, or than the name needs.
    pub(super) is_incomplete: bool,
}

impl Set {
    /// Reads the set at the start of the bytes; `None` without a file entry or a stream extension.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (file, _) = FileEntry::read_from_prefix(bytes).ok().filter(|(file, _)| file.kind | IN_USE == kind::FILE)?;
        let in_use = file.kind & IN_USE;
        let count = usize::from(file.secondary_count);
        let is_own =
            |slot: &&[u8]| slot.first().is_some_and(|found| found & IN_USE == in_use && found & kind::SECONDARY != 0);
        let entries: Vec<&[u8]> = bytes.chunks_exact(SLOT).skip(1).take(count).take_while(is_own).collect();
        let kind_of = |slot: &[u8]| slot.first().map(|found| found | IN_USE);
        let (first, others) = entries.split_first()?;
        let stream = StreamEntry::read_from_bytes(first).ok().filter(|stream| stream.kind | IN_USE == kind::STREAM)?;
        let names = others.iter().take_while(|slot| kind_of(slot) == Some(kind::NAME));
        let parts = names.filter_map(|slot| NameEntry::read_from_bytes(slot).ok());
        let length = usize::from(stream.name_length);
        let name: Vec<u16> = parts.flat_map(|part| part.units).map(|unit| unit.get()).take(length).collect();
        let is_vendor = |slot: &&&[u8]| matches!(kind_of(slot), Some(kind::VENDOR | kind::VENDOR_ALLOCATION));
        let vendors = others.iter().filter(is_vendor).filter_map(|slot| GuidEntry::read_from_bytes(slot).ok());
        let is_incomplete = entries.len() < count || name.len() < length;
        let length = entries.len().saturating_add(1).saturating_mul(SLOT);
        Some(Self {
            file,
            stream,
            vendors: vendors.collect(),
            bytes: bytes.get(..length).unwrap_or_default().to_vec(),
            is_deleted: in_use == 0,
            is_incomplete,
            name,
        })
    }

    /// The entries.
    pub(super) const fn len(&self) -> usize {
        self.bytes.len() / SLOT
    }

    /// The computed checksum of the set (section 6.3.3), as if none of its entries were deleted.
    pub(super) fn checksum(&self) -> u16 {
        let counted = self.bytes.iter().enumerate().filter(|(at, _)| !matches!(at, 2 | 3));
        counted.fold(0_u16, |sum, (at, byte)| {
            let byte = if at % SLOT == 0 { byte | IN_USE } else { *byte };
            sum.rotate_right(1).wrapping_add(byte.into())
        })
    }

    /// The name as text.
    pub(super) fn text(&self) -> String {
        String::from_utf16_lossy(&self.name)
    }

    pub(super) fn has(&self, attribute: u16) -> bool {
        self.file.attributes.get() & attribute != 0
    }

    pub(super) fn is_directory(&self) -> bool {
        self.has(attribute::DIRECTORY)
    }

    /// Whether the data is contiguous, without FAT entries.
    pub(super) const fn is_contiguous(&self) -> bool {
        self.stream.flags & NO_FAT_CHAIN != 0
    }

    /// Size of the data in bytes.
    pub(super) fn size(&self) -> u64 {
        self.stream.data_length.get()
    }

    /// Number of bytes of the data that were written; the rest reads as zeros.
    pub(super) fn valid(&self) -> u64 {
        if self.is_directory() { self.size() } else { self.stream.valid_length.get().min(self.size()) }
    }

    pub(super) fn times(&self) -> Times {
        let file = &self.file;
        Times {
            created: time(file.created.get(), file.created_10ms, file.created_zone),
            modified: time(file.modified.get(), file.modified_10ms, file.modified_zone),
            accessed: time(file.accessed.get(), 0, file.accessed_zone),
            ..Times::default()
        }
    }
}

/// Converts a timestamp (section 7.4.8). The offset from UTC is in quarters of an hour, and valid if bit 7 is set.
pub(super) fn time(recorded: u32, hundredths: u8, zone: u8) -> Option<Timestamp> {
    let [low, low_2, high, high_2] = recorded.to_le_bytes();
    // Signed number of seven bits.
    let quarters = i16::from(i8::from_le_bytes([zone << 1]) >> 1);
    let offset = if zone & 0x80 != 0 { quarters.saturating_mul(15) } else { 0 };
    let (date, clock) = (u16::from_le_bytes([high, high_2]), u16::from_le_bytes([low, low_2]));
    Timestamp::from_dos(date, clock, hundredths.min(199), offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_quarters_of_an_hour() {
        let recorded = ((2024 - 1980) << 9 | 2 << 5 | 29) << 16 | 12 << 11 | 30 << 5 | 5;
        let shown = |zone: u8| time(recorded, 105, zone).unwrap().to_string();
        assert_eq!(shown(0x84), "2024-02-29T12:30:11.05+01:00");
        assert_eq!(shown(0x80 | 0x7F & 0xDA), "2024-02-29T12:30:11.05-09:30");
        assert_eq!(shown(0x04), "2024-02-29T12:30:11.05Z");
    }
}

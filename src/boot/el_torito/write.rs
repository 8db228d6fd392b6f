//! Writes the boot record and the catalog.

use zerocopy::{FromZeros, IntoBytes};

use super::layout::{BootRecord, Extension, SectionEntry, SectionHeader, ValidationEntry};
use super::{BootEntry, Emulation, Platform};
use crate::disc::SECTOR_SIZE;
use crate::signature;

/// Header indicators: more sections follow, or this is the last one.
const MORE: u8 = 0x90;
const LAST: u8 = 0x91;

/// Bit of the media type and of an extension: another extension follows.
const FOLLOWED: u8 = 0x20;

/// Size of a sector as a length in memory.
const SECTOR: usize = 2048;

impl Platform {
    /// The code in the catalog.
    #[must_use]
    pub const fn id(self) -> u8 {
        match self {
            Self::Bios => 0,
            Self::PowerPc => 1,
            Self::Mac => 2,
            Self::Uefi => 0xEF,
            Self::Other(id) => id,
        }
    }
}

impl Emulation {
    /// The media type in the catalog.
    const fn media(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Floppy(1_228_800) => 1,
            Self::Floppy(1_474_560) => 2,
            Self::Floppy(_) => 3,
            Self::HardDisk => 4,
            Self::Other(media) => media,
        }
    }
}

/// Makes the boot record for a catalog at a sector (figure 7), as a volume descriptor.
#[must_use]
pub fn boot_record(catalog: u32) -> Vec<u8> {
    let mut record = BootRecord::new_zeroed();
    record.identifier = signature::ISO_9660;
    record.version = 1;
    put(&mut record.boot_system_identifier, b"EL TORITO SPECIFICATION");
    record.catalog = catalog.into();
    let mut bytes = record.as_bytes().to_vec();
    bytes.resize(SECTOR, 0);
    bytes
}

/// Makes the catalog of these entries, the first of which is the initial one, in whole sectors.
#[must_use]
pub fn catalog(platform: Platform, id: &str, entries: &[BootEntry]) -> Vec<u8> {
    let mut bytes = validation(platform, id);
    let mut rest = entries;
    if let Some((initial, behind)) = entries.split_first() {
        bytes.extend(entry(initial));
        rest = behind;
    }
    while let Some(first) = rest.first() {
        let same = |entry: &&BootEntry| {
            entry.platform == first.platform && entry.section == first.section && !entry.begins_section
        };
        let count = rest.iter().skip(1).take_while(same).count().saturating_add(1);
        let (section, behind) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        bytes.extend(header(first, count, behind.is_empty()));
        section.iter().for_each(|one| bytes.extend(entry(one)));
        rest = behind;
    }
    bytes.resize(bytes.len().next_multiple_of(SECTOR), 0);
    bytes
}

/// Size of the catalog of these entries in bytes, in whole sectors.
#[must_use]
pub fn catalog_len(entries: &[BootEntry]) -> u64 {
    (catalog(Platform::Bios, "", entries).len() as u64).next_multiple_of(SECTOR_SIZE)
}

fn validation(platform: Platform, id: &str) -> Vec<u8> {
    let mut validation = ValidationEntry::new_zeroed();
    validation.header_id = 1;
    validation.platform = platform.id();
    put(&mut validation.id, id.as_bytes());
    validation.key = [0x55, 0xAA];
    let (words, _) = validation.as_bytes().as_chunks::<2>();
    let sum = words.iter().fold(0_u16, |sum, word| sum.wrapping_add(u16::from_le_bytes(*word)));
    validation.checksum = 0_u16.wrapping_sub(sum).into();
    validation.as_bytes().to_vec()
}

fn header(first: &BootEntry, count: usize, is_last: bool) -> Vec<u8> {
    let mut header = SectionHeader::new_zeroed();
    header.indicator = if is_last { LAST } else { MORE };
    header.platform = first.platform.id();
    header.entries = u16::try_from(count).unwrap_or(u16::MAX).into();
    put(&mut header.id, first.section.as_bytes());
    header.as_bytes().to_vec()
}

/// Makes an entry, with extensions where its criteria need any.
fn entry(of: &BootEntry) -> Vec<u8> {
    let mut entry = SectionEntry::new_zeroed();
    entry.indicator = if of.bootable { 0x88 } else { 0 };
    entry.media = of.emulation.media();
    entry.load_segment = of.load_segment.into();
    entry.system_type = of.system_type;
    entry.sector_count = of.sector_count.into();
    entry.load_address = of.sector.into();
    let (kind, criteria) = of.criteria.split_first().map_or((0, &[][..]), |(kind, criteria)| (*kind, criteria));
    entry.criteria_type = kind;
    let (own, rest) = criteria.split_at_checked(entry.criteria.len()).unwrap_or((criteria, &[]));
    put(&mut entry.criteria, own);
    if !rest.is_empty() {
        entry.media |= FOLLOWED;
    }
    let mut bytes = entry.as_bytes().to_vec();
    let mut pieces = rest.chunks(Extension::new_zeroed().criteria.len()).peekable();
    while let Some(piece) = pieces.next() {
        let mut extension = Extension::new_zeroed();
        extension.indicator = 0x44;
        extension.flags = if pieces.peek().is_some() { FOLLOWED } else { 0 };
        put(&mut extension.criteria, piece);
        bytes.extend_from_slice(extension.as_bytes());
    }
    bytes
}

fn put(field: &mut [u8], text: &[u8]) {
    field.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;
    use super::*;
    use crate::disc::{Origin, Volume};
    use crate::findings::Findings;
    use crate::source::Source;

    fn image(platform: Platform, emulation: Emulation, sector: u32, criteria: &[u8]) -> BootEntry {
        BootEntry {
            platform,
            emulation,
            bootable: true,
            load_segment: 0x7C0,
            system_type: 6,
            sector_count: 4,
            sector,
            location: Some(u64::from(sector) * 2048),
            section: if platform == Platform::Bios { String::new() } else { "made here".into() },
            begins_section: platform != Platform::Bios,
            criteria: criteria.to_vec(),
            at: 0,
        }
    }

    #[test]
    fn a_written_catalog_is_read_again() {
        let long: Vec<u8> = (1..=60).collect();
        let entries = [
            image(Platform::Bios, Emulation::None, 30, &[]),
            image(Platform::Uefi, Emulation::None, 31, &[]),
            BootEntry { begins_section: false, ..image(Platform::Uefi, Emulation::HardDisk, 32, &long) },
            image(Platform::Mac, Emulation::Floppy(2_949_120), 33, &[]),
            // genisoimage gives each entry a section.
            image(Platform::Mac, Emulation::None, 34, &[]),
        ];
        let mut bytes = vec![0; 64 * 2048];
        bytes[16 * 2048..][..6].copy_from_slice(b"\x01CD001");
        bytes[17 * 2048..][..2048].copy_from_slice(&boot_record(20));
        bytes[18 * 2048..][..6].copy_from_slice(b"\xFFCD001");
        let written = catalog(Platform::Bios, "ID", &entries);
        assert_eq!(written.len() as u64, catalog_len(&entries));
        bytes[20 * 2048..][..2048].copy_from_slice(&written);
        let volume = Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 };
        let mut findings = Findings::default();
        let read = Catalog::read(&volume, &mut findings).unwrap().unwrap();
        assert_eq!(findings.kept(), []);
        assert_eq!((read.platform, read.id.as_str(), read.checksum.1), (Platform::Bios, "ID", 0));
        let mut found = read.entries;
        // Criteria of 1 + 19 + 2 × 30 bytes, the last of which are filled with zeros.
        found[2].criteria.truncate(60);
        found.iter_mut().for_each(|entry| entry.at = 0);
        assert_eq!(found, entries);
    }

    // The words add up to 0, as El Torito 2.1 requires: AA55 + 0001 = AA56, and 55AA completes 10000.
    #[test]
    fn the_checksum_is_that_of_other_tools() {
        assert_eq!(validation(Platform::Bios, "")[28..], [0xAA, 0x55, 0x55, 0xAA]);
    }
}

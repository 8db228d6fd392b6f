//! Reads the entries of a boot catalog.

use zerocopy::FromBytes;

use super::layout::{Extension, SectionEntry, SectionHeader, ValidationEntry};
use super::{BootEntry, Catalog, ENTRY, Emulation, Platform, offset};
use crate::bytes::text::field_text;
use crate::disc::{SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;

static VALIDATION: Anomaly = Anomaly {
    code: "ELTORITO-VALIDATION",
    severity: Severity::Warning,
    structure: "Validation Entry",
    meaning: "Firmware may reject the boot catalog.",
    clause: Some("El Torito 2.1"),
};

static CHECKSUM: Anomaly = Anomaly {
    code: "ELTORITO-CHECKSUM",
    severity: Severity::Warning,
    structure: "Validation Entry",
    meaning: "The checksum is wrong. Firmware may reject the boot catalog.",
    clause: Some("El Torito 2.1"),
};

static INDICATOR: Anomaly = Anomaly {
    code: "ELTORITO-INDICATOR",
    severity: Severity::Warning,
    structure: "Section Entry",
    meaning: "The entry is marked neither as bootable nor as not bootable. It is shown as not bootable.",
    clause: Some("El Torito 2.2, 2.4"),
};

static COUNT: Anomaly = Anomaly {
    code: "ELTORITO-COUNT",
    severity: Severity::Warning,
    structure: "Section Header Entry",
    meaning: "The section has fewer entries than its header states.",
    clause: Some("El Torito 2.3"),
};

static HEADER: Anomaly = Anomaly {
    code: "ELTORITO-HEADER",
    severity: Severity::Warning,
    structure: "Section Header Entry",
    meaning: "The catalog has no last section. Firmware may not find all entries.",
    clause: Some("El Torito 2.3"),
};

static BEYOND_END: Anomaly = Anomaly {
    code: "ELTORITO-BEYOND-END",
    severity: Severity::Damage,
    structure: "Section Entry",
    meaning: "The boot image is outside this image, so the disc does not boot from it.",
    clause: Some("El Torito 2.2, 2.4"),
};

/// Header indicators.
const MORE: u8 = 0x90;
const LAST: u8 = 0x91;
/// Boot indicators.
pub(super) const BOOTABLE: u8 = 0x88;
const NOT_BOOTABLE: u8 = 0;
/// Bit of the media type and of an extension: another extension follows.
const FOLLOWED: u8 = 0x20;
const EXTENSION: u8 = 0x44;

/// Takes the entries in order.
struct Entries<'a> {
    volume: &'a Volume,
    bytes: Vec<u8>,
    start: u64,
    /// Number of entries taken.
    taken: usize,
}

impl Entries<'_> {
    fn peek<T: FromBytes>(&self) -> Option<T> {
        let entries = self.bytes.get(self.taken.saturating_mul(size_of::<T>())..)?;
        T::read_from_prefix(entries).ok().map(|(entry, _)| entry)
    }

    fn take<T: FromBytes>(&mut self) -> Option<T> {
        let entry = self.peek()?;
        self.taken = self.taken.saturating_add(1);
        Some(entry)
    }

    fn indicator(&self) -> Option<u8> {
        self.peek::<[u8; 32]>().map(|entry| entry[0])
    }

    /// First byte of the next entry in the content.
    fn at(&self) -> u64 {
        self.start.saturating_add(ENTRY.saturating_mul(self.taken as u64))
    }

    fn absolute(&self) -> u64 {
        self.volume.content.absolute(self.at())
    }
}

/// Reads the catalog at `at`; `None` if there is none. Fields that come from the boot record are left empty.
pub(super) fn catalog(volume: &Volume, at: u64, findings: &mut Findings) -> Result<Option<Catalog>> {
    let len = limits::BOOT_ENTRIES.saturating_mul(size_of::<SectionEntry>());
    let bytes = volume.content.read_up_to(at, len)?;
    let mut entries = Entries { volume, bytes, start: at, taken: 0 };
    let Some(validation) = entries.peek::<ValidationEntry>() else { return Ok(None) };
    if validation.header_id != 1 && validation.key != [0x55, 0xAA] {
        return Ok(None);
    }
    let checksum = (validation.checksum.get(), sum(&entries.bytes));
    check(&validation, checksum, entries.absolute(), findings);
    entries.take::<ValidationEntry>();
    let platform = Platform::new(validation.platform);
    let mut list = Vec::new();
    list.extend(entry(&mut entries, platform, "", findings));
    sections(&mut entries, platform, &mut list, findings);
    let range = at..entries.at();
    let id = text(&validation.id);
    Ok(Some(Catalog { record_at: 0, range, sector: 0, platform, id, checksum, entries: list }))
}

fn check(validation: &ValidationEntry, (said, left): (u16, u16), byte: u64, findings: &mut Findings) {
    if validation.header_id != 1 {
        findings.add(&VALIDATION, byte, "1", validation.header_id.to_string());
    }
    if validation.key != [0x55, 0xAA] {
        let [first, second] = validation.key;
        findings.add(&VALIDATION, byte.saturating_add(30), "55 AA", format!("{first:02X} {second:02X}"));
    }
    if left != 0 {
        let right = said.wrapping_sub(left);
        findings.add(&CHECKSUM, byte.saturating_add(28), format!("{right:#06x}"), format!("{said:#06x}"));
    }
}

/// The sum of all words of the validation entry.
pub(super) fn sum(bytes: &[u8]) -> u16 {
    let (words, _) = bytes.get(..32).unwrap_or_default().as_chunks::<2>();
    words.iter().fold(0, |sum, word| sum.wrapping_add(u16::from_le_bytes(*word)))
}

/// Reads the sections after the initial entry. A catalog without any continues with zeros.
fn sections(entries: &mut Entries<'_>, platform: Platform, list: &mut Vec<BootEntry>, findings: &mut Findings) {
    let mut more = false;
    while let Some(indicator) = entries.indicator() {
        match indicator {
            MORE | LAST => {
                section(entries, list, findings);
                more = indicator == MORE;
                if !more {
                    break;
                }
            }
            // Entries without a header, which some old tools wrote for a second image.
            BOOTABLE => {
                findings.add(&HEADER, entries.absolute(), "a section header (90 or 91)", "an entry (88)");
                list.extend(entry(entries, platform, "", findings));
            }
            _ => {
                if more {
                    findings.add(
                        &HEADER,
                        entries.absolute(),
                        "a section header (90 or 91)",
                        format!("{indicator:02X}"),
                    );
                }
                break;
            }
        }
    }
}

fn section(entries: &mut Entries<'_>, list: &mut Vec<BootEntry>, findings: &mut Findings) {
    let byte = entries.absolute();
    let Some(header) = entries.take::<SectionHeader>() else { return };
    let (count, id) = (header.entries.get(), text(&header.id));
    for index in 0..count {
        let present = matches!(entries.indicator(), Some(indicator) if !matches!(indicator, MORE | LAST));
        let empty = entries.peek::<[u8; 32]>().is_none_or(|entry| entry == [0; 32]);
        if !present || empty {
            findings.add(&COUNT, byte.saturating_add(2), format!("{count} entries"), index.to_string());
            break;
        }
        let read = entry(entries, Platform::new(header.platform), &id, findings);
        list.extend(read.map(|entry| BootEntry { begins_section: index == 0, ..entry }));
    }
}

fn entry(entries: &mut Entries<'_>, platform: Platform, section: &str, findings: &mut Findings) -> Option<BootEntry> {
    let (at, byte) = (entries.at(), entries.absolute());
    let entry = entries.take::<SectionEntry>()?;
    if !matches!(entry.indicator, BOOTABLE | NOT_BOOTABLE) {
        findings.add(&INDICATOR, byte, "88 or 00", format!("{:02X}", entry.indicator));
    }
    let mut criteria = Vec::new();
    if entry.criteria_type != 0 {
        criteria.push(entry.criteria_type);
        criteria.extend(entry.criteria);
    }
    let mut followed = entry.media & FOLLOWED != 0;
    while followed && entries.indicator() == Some(EXTENSION) {
        let Some(extension) = entries.take::<Extension>() else { break };
        criteria.extend(extension.criteria);
        followed = extension.flags & FOLLOWED != 0;
    }
    let sector = entry.load_address.get();
    let location = offset(entries.volume, sector);
    if location.is_none() {
        let end = entries.volume.content.len() / SECTOR_SIZE;
        let expected = format!("a sector below {end}");
        findings.add(&BEYOND_END, byte.saturating_add(8), expected, sector.to_string());
    }
    Some(BootEntry {
        platform,
        emulation: Emulation::new(entry.media),
        bootable: entry.indicator == BOOTABLE,
        load_segment: entry.load_segment.get(),
        system_type: entry.system_type,
        sector_count: entry.sector_count.get(),
        sector,
        location,
        section: section.to_owned(),
        begins_section: false,
        criteria,
        at,
    })
}

/// ASCII up to a zero, without surrounding blanks.
pub(super) fn text(field: &[u8]) -> String {
    field_text(field).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;
    use super::*;
    use crate::disc::Origin;
    use crate::source::Source;

    const CATALOG: usize = 20 * 2048;

    /// A descriptor set with a boot record in sector 17, and a catalog in sector 20 of these entries.
    fn disc(entries: &[[u8; 32]]) -> Vec<u8> {
        let mut bytes = vec![0; 64 * 2048];
        for (sector, kind) in [(16, 1), (17, 0), (18, 255)] {
            bytes[sector * 2048] = kind;
            bytes[sector * 2048 + 1..][..5].copy_from_slice(b"CD001");
        }
        bytes[17 * 2048 + 7..][..23].copy_from_slice(b"EL TORITO SPECIFICATION");
        bytes[17 * 2048 + 71] = 20;
        for (index, entry) in entries.iter().enumerate() {
            bytes[CATALOG + index * 32..][..32].copy_from_slice(entry);
        }
        bytes
    }

    fn validation(platform: u8) -> [u8; 32] {
        let mut entry = [0; 32];
        entry[0] = 1;
        entry[1] = platform;
        entry[4..8].copy_from_slice(b"Acme");
        entry[30..].copy_from_slice(&[0x55, 0xAA]);
        let words = u16::from_le_bytes([1, platform])
            .wrapping_add(u16::from_le_bytes(*b"Ac"))
            .wrapping_add(u16::from_le_bytes(*b"me"))
            .wrapping_add(0xAA55);
        entry[28..30].copy_from_slice(&words.wrapping_neg().to_le_bytes());
        entry
    }

    fn boot(indicator: u8, media: u8, count: u8, lba: u8) -> [u8; 32] {
        let mut entry = [0; 32];
        entry[0] = indicator;
        entry[1] = media;
        entry[6] = count;
        entry[8] = lba;
        entry
    }

    fn header(indicator: u8, platform: u8, count: u8) -> [u8; 32] {
        let mut entry = [0; 32];
        entry[..3].copy_from_slice(&[indicator, platform, count]);
        entry[4..7].copy_from_slice(b"Sec");
        entry
    }

    fn read(bytes: Vec<u8>) -> (Option<Catalog>, Vec<(&'static str, u64)>) {
        let mut findings = Findings::default();
        let volume = Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 };
        let catalog = Catalog::read(&volume, &mut findings).unwrap();
        (catalog, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect())
    }

    #[test]
    fn all_sections_entries_and_extensions_are_read() {
        let mut chosen = boot(0x88, 0x20, 4, 30);
        chosen[12] = 1;
        chosen[13] = 0xC0;
        let mut more = [0xE0; 32];
        more[..2].copy_from_slice(&[0x44, 0x20]);
        let mut last = [0xF0; 32];
        last[..2].copy_from_slice(&[0x44, 0]);
        let entries = [
            validation(0),
            boot(0x88, 2, 1, 25),
            header(0x90, 0xEF, 2),
            boot(0x88, 0, 0, 26),
            boot(0, 0, 0, 27),
            header(0x91, 1, 1),
            chosen,
            more,
            last,
            boot(0x88, 0, 0, 28),
        ];
        let (catalog, findings) = read(disc(&entries));
        assert_eq!(findings, []);
        let catalog = catalog.unwrap();
        assert_eq!((catalog.id.as_str(), catalog.sector, catalog.checksum.1), ("Acme", 20, 0));
        assert_eq!(catalog.range, CATALOG as u64..CATALOG as u64 + 9 * 32);
        let seen: Vec<_> = catalog
            .entries
            .iter()
            .map(|it| (it.platform.name(), it.emulation.name(), it.bootable, it.sector))
            .collect();
        let expected = [
            ("BIOS", "1.44 MB floppy", true, 25),
            ("UEFI", "no emulation", true, 26),
            ("UEFI", "no emulation", false, 27),
            ("PowerPC", "no emulation", true, 30),
        ];
        assert_eq!(seen, expected);
        assert_eq!(catalog.entries[3].criteria.len(), 20 + 2 * 30);
        assert_eq!(catalog.entries[3].section, "Sec");
        assert_eq!(catalog.entries[1].location, Some(26 * 2048));
    }

    #[test]
    fn tampering_is_found_where_it_is() {
        type Case<'a> = (usize, u8, &'a [(&'a str, u64)]);
        let entries = [validation(0), boot(0x88, 0, 4, 25), header(0x91, 0xEF, 1), boot(0x88, 0, 0, 26)];
        let base = CATALOG as u64;
        let cases: &[Case<'_>] = &[
            (CATALOG + 28, 0xFF, &[("ELTORITO-CHECKSUM", base + 28)]),
            (CATALOG + 31, 0, &[("ELTORITO-VALIDATION", base + 30), ("ELTORITO-CHECKSUM", base + 28)]),
            (CATALOG + 32, 0x77, &[("ELTORITO-INDICATOR", base + 32)]),
            (CATALOG + 64 + 2, 2, &[("ELTORITO-COUNT", base + 66)]),
            (CATALOG + 64, 0x90, &[("ELTORITO-HEADER", base + 128)]),
            (CATALOG + 32 + 8, 200, &[("ELTORITO-BEYOND-END", base + 40)]),
            (17 * 2048 + 71, 40, &[("ELTORITO-CATALOG", 17 * 2048 + 71)]),
            (17 * 2048 + 74, 40, &[("ELTORITO-CATALOG", 17 * 2048 + 71)]),
        ];
        for (at, value, expected) in cases {
            let mut bytes = disc(&entries);
            bytes[*at] = *value;
            assert_eq!(read(bytes).1, *expected, "byte {at}");
        }
    }

    #[test]
    fn a_boot_record_in_another_sector_is_read_and_found() {
        let mut bytes = disc(&[validation(0), boot(0x88, 0, 4, 25)]);
        let record: Vec<u8> = bytes[17 * 2048..18 * 2048].to_vec();
        bytes[18 * 2048..19 * 2048].copy_from_slice(&record);
        bytes[17 * 2048..17 * 2048 + 2048].fill(0);
        bytes[17 * 2048] = 2;
        bytes[17 * 2048 + 1..][..5].copy_from_slice(b"CD001");
        let (catalog, findings) = read(bytes);
        assert_eq!(catalog.unwrap().entries.len(), 1);
        assert_eq!(findings, [("ELTORITO-PLACE", 18 * 2048)]);
    }

    #[test]
    fn a_second_entry_without_a_header_is_read() {
        let (catalog, findings) = read(disc(&[validation(0), boot(0x88, 0, 4, 25), boot(0x88, 0, 4, 26)]));
        assert_eq!(catalog.unwrap().entries.len(), 2);
        assert_eq!(findings, [("ELTORITO-HEADER", CATALOG as u64 + 64)]);
    }

    #[test]
    fn a_catalog_of_headers_only_ends() {
        let mut bytes = disc(&[validation(0), boot(0x88, 0, 4, 25)]);
        for at in (CATALOG + 64..bytes.len()).step_by(32) {
            bytes[at] = 0x90;
            bytes[at + 2] = 0xFF;
            bytes[at + 3] = 0xFF;
        }
        assert_eq!(read(bytes).0.unwrap().entries.len(), 1);
    }
}

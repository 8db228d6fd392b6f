//! GUID Partition Table (UEFI 5.3), with its backup at the end of the image.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{GptEntry, GptHeader};
use super::{Partition, PartitionTable, Scheme, entry_fields, mac_text};
use crate::bytes::crc::{Crc32, crc_32};
use crate::bytes::hex::guid;
use crate::error::Result;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static HEADER_CRC: Anomaly = Anomaly {
    code: "GPT-HEADER-CRC",
    severity: Severity::Warning,
    structure: "GPT header",
    meaning: "The checksum of the partition table's header is wrong; firmware and systems may refuse it.",
    clause: Some("UEFI 5.3.2"),
};

static ENTRIES_CRC: Anomaly = Anomaly {
    code: "GPT-ENTRIES-CRC",
    severity: Severity::Warning,
    structure: "GPT entry array",
    meaning: "The checksum of the partition entries is wrong; firmware and systems may refuse them.",
    clause: Some("UEFI 5.3.2"),
};

static ENTRIES: Anomaly = Anomaly {
    code: "GPT-ENTRIES",
    severity: Severity::Warning,
    structure: "GPT header",
    meaning: "The partition entries cannot be all there; what can be read of them is shown.",
    clause: Some("UEFI 5.3.2"),
};

static MY_LBA: Anomaly = Anomaly {
    code: "GPT-MY-LBA",
    severity: Severity::Warning,
    structure: "GPT header",
    meaning: "The header says that it lies somewhere else.",
    clause: Some("UEFI 5.3.2"),
};

static PRIMARY: Anomaly = Anomaly {
    code: "GPT-PRIMARY",
    severity: Severity::Warning,
    structure: "GPT header",
    meaning: "The table at the start is gone; its backup at the end is shown.",
    clause: Some("UEFI 5.3.2"),
};

static DAMAGED: Anomaly = Anomaly {
    code: "GPT-DAMAGED",
    severity: Severity::Warning,
    structure: "GPT header",
    meaning: "The table at the start is damaged; its backup at the end is shown.",
    clause: Some("UEFI 5.3.2"),
};

static BACKUP: Anomaly = Anomaly {
    code: "GPT-BACKUP",
    severity: Severity::Warning,
    structure: "GPT backup header",
    meaning: "There is no backup of the partition table where there should be one: the image was cut, extended or changed.",
    clause: Some("UEFI 5.3.2"),
};

static BACKUP_PLACE: Anomaly = Anomaly {
    code: "GPT-BACKUP-PLACE",
    severity: Severity::Note,
    structure: "GPT backup header",
    meaning: "The backup is not in the last block of the image; tools may offer to move it.",
    clause: Some("UEFI 5.3.2"),
};

static COPIES: Anomaly = Anomaly {
    code: "GPT-COPIES",
    severity: Severity::Warning,
    structure: "GPT backup header",
    meaning: "The table and its backup say different things.",
    clause: Some("UEFI 5.3.2"),
};

const SIGNATURE: &[u8; 8] = b"EFI PART";

/// Block sizes to try. Isohybrid images count in units of 512 bytes, whatever the disc's sectors are.
const BLOCK_SIZES: [u64; 3] = [512, 2048, 4096];

/// Upper bound for the bytes read from an entry array, which usually has 16 KiB.
const ARRAY: u64 = 128 << 10;

/// Fields of the header (UEFI 5.3.2).
static HEADER: &[Field] = &[
    field!(GptHeader, revision, "Revision", "UEFI 5.3.2", Value::Shown(revision)),
    field!(GptHeader, header_crc, "Header checksum", "UEFI 5.3.2", Value::Shown(checksum)),
    field!(GptHeader, my_lba, "This copy", "UEFI 5.3.2", Value::Shown(block)),
    field!(GptHeader, alternate_lba, "Other copy", "UEFI 5.3.2", Value::Shown(block)),
    field!(GptHeader, first_usable, "First usable block", "UEFI 5.3.2", Value::Le64("")),
    field!(GptHeader, last_usable, "Last usable block", "UEFI 5.3.2", Value::Le64("")),
    field!(GptHeader, disk_guid, "Disk GUID", "UEFI 5.3.2", Value::Shown(show_guid)),
    field!(GptHeader, entry_lba, "Entries", "UEFI 5.3.2", Value::Shown(block)),
    field!(GptHeader, entry_count, "Number of entries", "UEFI 5.3.2", Value::Le32("")),
    field!(GptHeader, entry_size, "Size of an entry", "UEFI 5.3.2", Value::Le32(" bytes")),
    field!(GptHeader, entries_crc, "Entries checksum", "UEFI 5.3.2", Value::Shown(checksum)),
];

/// Fields of an entry (UEFI 5.3.3).
static ENTRY: &[Field] = &[
    field!(GptEntry, type_guid, "Type", "UEFI 5.3.3", Value::Shown(show_guid)),
    field!(GptEntry, guid, "Partition GUID", "UEFI 5.3.3", Value::Shown(show_guid)),
    field!(GptEntry, first, "First block", "UEFI 5.3.3", Value::Le64("")),
    field!(GptEntry, last, "Last block", "UEFI 5.3.3", Value::Le64("")),
    field!(GptEntry, attributes, "Attributes", "UEFI 5.3.3", Value::Shown(attributes)),
    field!(GptEntry, name, "Name", "UEFI 5.3.3", Value::Shown(name)),
];

fn block(bytes: &[u8]) -> Option<String> {
    Some(format!("block {}", u64::from_le_bytes(bytes.try_into().ok()?)))
}

/// A header that has been found, and its entries.
struct Copy {
    at: u64,
    block: u64,
    header: GptHeader,
    entries: Vec<u8>,
    /// Whether it is at its recorded position, complete, and with the right checksums.
    is_good: bool,
}

/// Size of a block in bytes, if a table begins in the second one.
fn primary(head: &[u8]) -> Option<u64> {
    let begins = |block: &u64| {
        usize::try_from(*block).ok().and_then(|at| head.get(at..)).is_some_and(|bytes| bytes.starts_with(SIGNATURE))
    };
    BLOCK_SIZES.into_iter().find(begins)
}

/// Size of a block in bytes, if there is a table, or if the last block may hold a backup of one.
pub(super) fn find(content: &Source, head: &[u8]) -> Result<Option<u64>> {
    let primary = primary(head);
    if primary.is_some() || !may_be_backup_only(head) {
        return Ok(primary);
    }
    for block in BLOCK_SIZES {
        let last = content.len().saturating_sub(block);
        if last > block && content.read_up_to(last, SIGNATURE.len())? == SIGNATURE {
            return Ok(Some(block));
        }
    }
    Ok(None)
}

/// Reads the table in the second block, or its backup, if there is one.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Result<Option<PartitionTable>> {
    let Some(block) = primary(head) else { return read_backup_only(content, head, findings) };
    let Some(table) = Copy::read(content, block, block, findings)? else { return Ok(None) };
    let backup_at = table.header.alternate_lba.get().saturating_mul(block);
    let mut backup = Copy::read(content, backup_at, block, findings)?;
    if !table.is_good && backup.is_none() {
        // The recorded address of the backup may be damaged, but the backup is always in the last block.
        backup = Copy::read(content, content.len().saturating_sub(block), block, findings)?;
    }
    table.compare(content, backup_at, backup.as_ref(), findings);
    Ok(Some(match backup {
        Some(backup) if backup.is_good && !table.is_good => {
            findings.add(&DAMAGED, content.absolute(table.at), "a table with the right checksums", "another");
            backup.into_table(content, Some(&table))
        }
        backup => table.into_table(content, backup.as_ref()),
    }))
}

/// Whether the MBR declares a GPT, or both are zeroed.
fn may_be_backup_only(head: &[u8]) -> bool {
    let has_mark = head.get(510..512) == Some(&[0x55, 0xAA]);
    let is_protective = |at: usize| head.get(at) == Some(&0xEE);
    was_wiped(head) || (has_mark && [450, 466, 482, 498].into_iter().any(is_protective))
}

fn was_wiped(head: &[u8]) -> bool {
    head.get(..1024).is_some_and(|bytes| bytes.iter().all(|byte| *byte == 0))
}

/// Whether the MBR declares a GPT, or both are zeroed and a backup is in the last block.
fn read_backup_only(content: &Source, head: &[u8], findings: &mut Findings) -> Result<Option<PartitionTable>> {
    if !may_be_backup_only(head) {
        return Ok(None);
    }
    let was_wiped = was_wiped(head);
    for block in BLOCK_SIZES {
        let last = content.len().saturating_sub(block);
        if last <= block {
            continue;
        }
        let Some(backup) = Copy::read(content, last, block, &mut Findings::default())? else { continue };
        if was_wiped && !backup.is_good {
            continue;
        }
        let backup = Copy::read(content, last, block, findings)?.unwrap_or(backup);
        findings.add(&PRIMARY, content.absolute(block), "“EFI PART”", "none");
        return Ok(Some(backup.into_table(content, None)));
    }
    Ok(None)
}

impl Copy {
    fn read(content: &Source, at: u64, block: u64, findings: &mut Findings) -> Result<Option<Self>> {
        let bytes = content.read_up_to(at, usize::try_from(block).unwrap_or(512))?;
        let Ok((header, _)) = GptHeader::read_from_prefix(&bytes) else { return Ok(None) };
        if header.signature != *SIGNATURE {
            return Ok(None);
        }
        let byte = content.absolute(at);
        let mut own = Findings::default();
        check_crc(&header, &bytes, byte, &mut own);
        let my_lba = header.my_lba.get();
        if my_lba.checked_mul(block) != Some(at) {
            own.add(
                &MY_LBA,
                byte.saturating_add(24),
                at.checked_div(block).unwrap_or(0).to_string(),
                my_lba.to_string(),
            );
        }
        let mut copy = Self { at, block, header, entries: Vec::new(), is_good: false };
        copy.read_entries(content, &mut own)?;
        copy.is_good = own.kept().is_empty();
        findings.append(&own);
        Ok(Some(copy))
    }

    fn entry_size(&self) -> u64 {
        u64::from(self.header.entry_size.get())
    }

    fn entries_at(&self) -> u64 {
        self.header.entry_lba.get().saturating_mul(self.block)
    }

    fn read_entries(&mut self, content: &Source, findings: &mut Findings) -> Result<()> {
        let wanted = u64::from(self.header.entry_count.get()).saturating_mul(self.entry_size());
        let len = usize::try_from(wanted.min(ARRAY)).unwrap_or(0);
        if self.entry_size() >= size_of::<GptEntry>() as u64 {
            self.entries = content.read_up_to(self.entries_at(), len)?;
        }
        let byte = content.absolute(self.at);
        if wanted != self.entries.len() as u64 {
            let found = format!("{} bytes of them", self.entries.len());
            let (count, size) = (self.header.entry_count.get(), self.entry_size());
            findings.add(&ENTRIES, byte.saturating_add(80), format!("{count} entries of {size} bytes"), found);
            return Ok(());
        }
        let (said, crc) = (self.header.entries_crc.get(), crc_32(&self.entries));
        if said != crc {
            findings.add(&ENTRIES_CRC, byte.saturating_add(88), format!("{crc:08x}"), format!("{said:08x}"));
        }
        Ok(())
    }

    /// Checks a table against its backup.
    fn compare(&self, content: &Source, backup_at: u64, backup: Option<&Self>, findings: &mut Findings) {
        let byte = content.absolute(self.at).saturating_add(32);
        let Some(backup) = backup else {
            let expected = format!("a backup at byte {backup_at}");
            let found =
                if backup_at >= content.len() { format!("an end at byte {}", content.len()) } else { "none".into() };
            findings.add(&BACKUP, byte, expected, found);
            return;
        };
        let last = content.len().saturating_sub(self.block);
        if backup_at != last {
            findings.add(&BACKUP_PLACE, byte, format!("byte {last}"), format!("byte {backup_at}"));
        }
        let there = content.absolute(backup.at);
        for ((what, ours), (_, theirs)) in self.shared().into_iter().zip(backup.shared()) {
            if ours != theirs {
                findings.add(&COPIES, there, format!("{what} {ours}"), theirs);
            }
        }
    }

    /// The values that both copies share.
    fn shared(&self) -> [(&'static str, String); 4] {
        let header = &self.header;
        [
            ("disk GUID", guid(&header.disk_guid)),
            ("usable blocks", format!("{} to {}", header.first_usable, header.last_usable)),
            ("entries", format!("{} of {} bytes", header.entry_count, header.entry_size)),
            ("checksum of entries", format!("{:08x}", header.entries_crc.get())),
        ]
    }

    fn places(&self) -> [Range<u64>; 2] {
        let entries = self.entries_at();
        [self.at..self.at.saturating_add(self.block), entries..entries.saturating_add(self.entries.len() as u64)]
    }

    fn into_table(self, content: &Source, backup: Option<&Self>) -> PartitionTable {
        let mut facts = Facts::new("");
        let header = Region { content, at: self.at, bytes: self.header.as_bytes() };
        facts.add_fields(HEADER, &header, mac_text);
        if backup.is_none() {
            facts.add("Backup", "not found");
        }
        let places = self.places().into_iter().chain(backup.into_iter().flat_map(Self::places)).collect();
        PartitionTable {
            scheme: Scheme::Gpt,
            block_size: u32::try_from(self.block).unwrap_or(512),
            places,
            partitions: self.partitions(content),
            header: facts.lines,
        }
    }

    fn partitions(&self, content: &Source) -> Vec<Partition> {
        let size = usize::try_from(self.entry_size()).unwrap_or(0).max(size_of::<GptEntry>());
        let entries = self.entries.chunks_exact(size).filter_map(|bytes| GptEntry::read_from_prefix(bytes).ok());
        let numbered = (0_u32..limits::PARTITIONS).zip(entries);
        let used = numbered.filter(|(_, (entry, _))| entry.type_guid != [0; 16]);
        used.map(|(index, (entry, _))| {
            let place = self.entries_at().saturating_add(self.entry_size().saturating_mul(u64::from(index)));
            partition(content, index.saturating_add(1), place, &entry, self.block)
        })
        .collect()
    }
}

/// The checksum is computed with zeros in its own field.
fn check_crc(header: &GptHeader, bytes: &[u8], byte: u64, findings: &mut Findings) {
    let len = usize::try_from(header.header_size.get()).unwrap_or(usize::MAX);
    let covered = bytes.get(..len).filter(|covered| covered.len() >= size_of::<GptHeader>());
    let crc = covered.and_then(|covered| {
        let mut hasher = Crc32::new();
        hasher.update(covered.get(..16)?);
        hasher.update(&[0; 4]);
        hasher.update(covered.get(20..)?);
        Some(hasher.finalize())
    });
    let said = header.header_crc.get();
    match crc {
        Some(crc) if crc == said => {}
        Some(crc) => {
            findings.add(&HEADER_CRC, byte.saturating_add(16), format!("{crc:08x}"), format!("{said:08x}"));
        }
        None => {
            let expected = format!("a header of 92 to {} bytes", bytes.len());
            findings.add(&HEADER_CRC, byte.saturating_add(12), expected, format!("{len}"));
        }
    }
}

fn partition(content: &Source, number: u32, place: u64, entry: &GptEntry, block: u64) -> Partition {
    let region = Region { content, at: place, bytes: entry.as_bytes() };
    let kind = guid(&entry.type_guid);
    Partition {
        number,
        kind_name: kind_name(&kind),
        kind,
        name: wide_text(entry.name.as_bytes()),
        range: entry.first.get().saturating_mul(block)..entry.last.get().saturating_add(1).saturating_mul(block),
        has_content: true,
        // Bit 2: legacy BIOS bootable.
        bootable: entry.attributes.get() & 4 != 0,
        byte: content.absolute(place),
        fields: entry_fields(Scheme::Gpt, number, ENTRY, &region),
    }
}

/// UTF-16 up to U+0000.
fn wide_text(bytes: &[u8]) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

fn show_guid(bytes: &[u8]) -> Option<String> {
    bytes.first_chunk().map(guid)
}

fn checksum(bytes: &[u8]) -> Option<String> {
    Some(format!("{:08x}", u32::from_le_bytes(bytes.try_into().ok()?)))
}

fn revision(bytes: &[u8]) -> Option<String> {
    let revision = u32::from_le_bytes(bytes.try_into().ok()?);
    Some(format!("{}.{}", revision >> 16, revision & 0xFFFF))
}

fn name(bytes: &[u8]) -> Option<String> {
    Some(wide_text(bytes)).filter(|name| !name.is_empty())
}

fn attributes(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#018x}", u64::from_le_bytes(bytes.try_into().ok()?)))
}

fn kind_name(guid: &str) -> &'static str {
    match guid {
        "C12A7328-F81F-11D2-BA4B-00A0C93EC93B" => "EFI System",
        "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7" => "Microsoft basic data",
        "E3C9E316-0B5C-4DB8-817D-F92DF00215AE" => "Microsoft reserved",
        "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC" => "Windows recovery",
        "21686148-6449-6E6F-744E-656564454649" => "BIOS boot",
        "024DEE41-33E7-11D3-9D69-0008C781F39F" => "MBR scheme",
        "48465300-0000-11AA-AA11-00306543ECAC" => "Apple HFS or HFS+",
        "7C3457EF-0000-11AA-AA11-00306543ECAC" => "Apple APFS",
        "426F6F74-0000-11AA-AA11-00306543ECAC" => "Apple boot",
        "0FC63DAF-8483-4772-8E79-3D69D8477DE4" => "Linux data",
        "0657FD6D-A4AB-43C4-84E5-0933C84B4F4F" => "Linux swap",
        "E6D6D379-F507-44C2-A23C-238F2A3DF928" => "Linux LVM",
        "A19D880F-05FC-4D3B-A006-743F0F84911E" => "Linux RAID",
        "BC13C2FF-59E6-4262-A352-B275FD6F7172" => "Linux extended boot",
        "44479540-F297-41B2-9AF7-D131D5F0458A" => "Linux root (x86)",
        "4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709" => "Linux root (x86-64)",
        "B921B045-1DF0-41C3-AF44-4C6F280D3FAE" => "Linux root (AArch64)",
        "83BD6B9D-7F41-11DC-BE0B-001560B84F0F" => "FreeBSD boot",
        "516E7CB6-6ECF-11D6-8FF8-00022D09712B" => "FreeBSD UFS",
        "FE3A2A5D-4F32-41A7-B725-ACCC3285A309" => "ChromeOS kernel",
        "9E1A2D38-C612-4316-AA26-8B49521E5A8B" => "PowerPC PReP boot",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use zerocopy::{FromZeros, IntoBytes};

    use super::*;

    const BLOCKS: u64 = 100;

    fn header(my_lba: u64, alternate: u64, entry_lba: u64, entries: &[u8]) -> GptHeader {
        let mut header = GptHeader::new_zeroed();
        header.signature = *SIGNATURE;
        header.revision = 0x1_0000.into();
        header.header_size = 92.into();
        header.my_lba = my_lba.into();
        header.alternate_lba = alternate.into();
        header.first_usable = 34.into();
        header.last_usable = (BLOCKS - 34).into();
        header.disk_guid = *b"0123456789abcdef";
        header.entry_lba = entry_lba.into();
        header.entry_count = 4.into();
        header.entry_size = 128.into();
        header.entries_crc = crc_32(entries).into();
        header.header_crc = crc_32(header.as_bytes()).into();
        header
    }

    fn image(block: u64) -> Vec<u8> {
        let mut entry = GptEntry::new_zeroed();
        // C12A7328-F81F-11D2-BA4B-00A0C93EC93B as recorded (UEFI 5.3.3).
        entry.type_guid = [0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0, 0xA0, 0xC9, 0x3E, 0xC9, 0x3B];
        entry.first = 40.into();
        entry.last = 49.into();
        for (unit, character) in entry.name.iter_mut().zip("Größe".encode_utf16()) {
            *unit = character.into();
        }
        let mut entries = vec![0; 512];
        entries[128..256].copy_from_slice(entry.as_bytes());
        let mut bytes = vec![0; usize::try_from(block * BLOCKS).unwrap()];
        let mut put = |lba: u64, what: &[u8]| {
            let at = usize::try_from(lba * block).unwrap();
            bytes[at..at + what.len()].copy_from_slice(what);
        };
        put(1, header(1, BLOCKS - 1, 2, &entries).as_bytes());
        put(2, &entries);
        put(BLOCKS - 2, &entries);
        put(BLOCKS - 1, header(BLOCKS - 1, 1, BLOCKS - 2, &entries).as_bytes());
        bytes
    }

    fn read_all(bytes: Vec<u8>) -> (Vec<PartitionTable>, Vec<(&'static str, u64)>) {
        let mut findings = Findings::default();
        let tables = PartitionTable::read_all(&Source::from_bytes(bytes), 0, &mut findings).unwrap();
        (tables, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect())
    }

    #[test]
    fn a_sound_table_is_read_in_any_block_size() {
        for block in [512, 2048, 4096] {
            let (tables, findings) = read_all(image(block));
            assert_eq!(findings, []);
            let [partition] = tables[0].partitions.as_slice() else { panic!() };
            assert_eq!((partition.number, partition.kind_name, &*partition.name), (2, "EFI System", "Größe"));
            assert_eq!(partition.range, 40 * block..50 * block);
            assert_eq!(tables[0].places.len(), 4);
        }
    }

    #[test]
    fn tampering_is_found_where_it_is() {
        let cases: &[(usize, &[(&str, u64)])] = &[
            (512 + 56, &[("GPT-HEADER-CRC", 528), ("GPT-COPIES", 99 * 512), ("GPT-DAMAGED", 512)]),
            (1024 + 130, &[("GPT-ENTRIES-CRC", 600), ("GPT-DAMAGED", 512)]),
            (98 * 512, &[("GPT-ENTRIES-CRC", 99 * 512 + 88)]),
            (99 * 512, &[("GPT-BACKUP", 544)]),
            (99 * 512 + 24, &[("GPT-HEADER-CRC", 99 * 512 + 16), ("GPT-MY-LBA", 99 * 512 + 24)]),
        ];
        for (at, expected) in cases {
            let mut bytes = image(512);
            bytes[*at] ^= 0x10;
            assert_eq!(read_all(bytes).1, *expected, "byte {at} changed");
        }
    }

    #[test]
    fn a_cut_or_extended_image_has_no_backup_at_its_end() {
        let mut cut = image(512);
        cut.truncate(60 * 512);
        assert_eq!(read_all(cut).1, [("GPT-BACKUP", 544)]);
        let mut longer = image(512);
        longer.extend([0; 2048]);
        assert_eq!(read_all(longer).1, [("GPT-BACKUP-PLACE", 544)]);
    }

    #[test]
    fn the_backup_serves_where_the_table_is_gone() {
        let mut bytes = image(512);
        bytes[512..1024].fill(0);
        bytes[3] = 1;
        assert!(read_all(bytes.clone()).0.is_empty());
        bytes[446..462].copy_from_slice(&[0, 0, 2, 0, 0xEE, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 99, 0, 0, 0]);
        bytes[510..512].copy_from_slice(&[0x55, 0xAA]);
        let (tables, findings) = read_all(bytes);
        assert_eq!(tables[1].partitions[0].range, 40 * 512..50 * 512);
        assert_eq!(findings, [("GPT-PRIMARY", 512)]);
        for block in [512, 2048, 4096] {
            let mut wiped = image(block);
            wiped[..usize::try_from(block * 2).unwrap()].fill(0);
            let (tables, findings) = read_all(wiped);
            assert_eq!(tables[0].partitions[0].range, 40 * block..50 * block);
            assert_eq!(findings, [("GPT-PRIMARY", block)]);
        }
    }

    #[test]
    fn absurd_numbers_end_soon() {
        let mut bytes = image(512);
        bytes[512 + 80..512 + 88].fill(0xFF);
        bytes[512 + 72..512 + 80].fill(0xFF);
        assert_eq!(read_all(bytes.clone()).0[0].partitions.len(), 1);
        bytes[99 * 512..].fill(0);
        let (tables, findings) = read_all(bytes);
        assert!(tables[0].partitions.is_empty());
        assert!(findings.contains(&("GPT-ENTRIES", 592)));
    }
}

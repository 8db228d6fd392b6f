//! Apple partition map.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{AppleEntry, DriverDescriptor};
use super::{Partition, PartitionTable, Scheme, entry_fields, mac_text};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static CUT: Anomaly = Anomaly {
    code: "APM-CUT",
    severity: Severity::Warning,
    structure: "Apple partition map",
    meaning: "The map has fewer entries than it says.",
    clause: Some("Inside Macintosh: Devices, 3-25"),
};

static COUNT: Anomaly = Anomaly {
    code: "APM-COUNT",
    severity: Severity::Note,
    structure: "Apple partition map",
    meaning: "The entries of the map disagree on how many they are; the first one is believed.",
    clause: Some("Inside Macintosh: Devices, 3-25"),
};

/// Fields of the driver descriptor.
static DRIVER: &[Field] = &[
    field!(DriverDescriptor, block_size, "Device block size", "Inside Macintosh: Devices, 3-12", Value::Be16(" bytes")),
    field!(DriverDescriptor, block_count, "Device blocks", "Inside Macintosh: Devices, 3-12", Value::Be32("")),
];

/// The number of entries, which each entry records.
static MAP: &[Field] =
    &[field!(AppleEntry, map_entries, "Map entries", "Inside Macintosh: Devices, 3-25", Value::Be32(""))];

/// Fields of an entry.
static ENTRY: &[Field] = &[
    field!(AppleEntry, start, "First block", "Inside Macintosh: Devices, 3-25", Value::Be32("")),
    field!(AppleEntry, count, "Number of blocks", "Inside Macintosh: Devices, 3-25", Value::Be32("")),
    field!(AppleEntry, name, "Name", "Inside Macintosh: Devices, 3-25", Value::Text),
    field!(AppleEntry, kind, "Type", "Inside Macintosh: Devices, 3-25", Value::Text),
    field!(AppleEntry, status, "Status", "Inside Macintosh: Devices, 3-25", Value::Shown(status)),
];

fn status(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#010x}", u32::from_be_bytes(bytes.try_into().ok()?)))
}

/// Block sizes to try after the descriptor's. Hybrid images have MBR code in the descriptor's place, or record 2048 and
/// have a map in units of 512, where a Macintosh also looks for it.
const BLOCK_SIZES: [u16; 2] = [2048, 512];

fn descriptor(head: &[u8]) -> Option<DriverDescriptor> {
    let (descriptor, _) = DriverDescriptor::read_from_prefix(head).ok()?;
    (descriptor.signature == *b"ER").then_some(descriptor)
}

/// Unit of the map after the driver descriptor, if there is one.
pub(super) fn find(head: &[u8]) -> Option<u16> {
    let said = descriptor(head).map(|descriptor| descriptor.block_size.get());
    said.into_iter().chain(BLOCK_SIZES).find(|size| *size >= 512 && entry_at(head, *size, 0).is_some())
}

/// The map, if there is one.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Option<PartitionTable> {
    let block = find(head)?;
    let described = descriptor(head);
    let first = entry_at(head, block, 0)?;
    let count = first.map_entries.get();
    let mut partitions = Vec::new();
    for index in 0..count.min(limits::PARTITIONS) {
        let byte = content.absolute(place(block, index));
        let Some(entry) = entry_at(head, block, index) else {
            findings.add(&CUT, byte, format!("{count} entries"), index.to_string());
            break;
        };
        if entry.map_entries.get() != count {
            findings.add(&COUNT, byte, count.to_string(), entry.map_entries.get().to_string());
        }
        partitions.push(partition(content, index, &entry, block));
    }
    let mut facts = Facts::new("");
    if let Some(descriptor) = described {
        facts.add_fields(DRIVER, &Region { content, at: 0, bytes: descriptor.as_bytes() }, mac_text);
    }
    facts.add_fields(MAP, &Region { content, at: place(block, 0), bytes: first.as_bytes() }, mac_text);
    let end = place(block, u32::try_from(partitions.len()).unwrap_or(0));
    let places = std::iter::once(place(block, 0)..end).collect();
    let block_size = u32::from(block);
    Some(PartitionTable { scheme: Scheme::Apple, block_size, places, partitions, header: facts.lines })
}

fn place(block: u16, index: u32) -> u64 {
    u64::from(block).saturating_mul(u64::from(index).saturating_add(1))
}

fn entry_at(head: &[u8], block: u16, index: u32) -> Option<AppleEntry> {
    let bytes = head.get(usize::try_from(place(block, index)).ok()?..)?;
    AppleEntry::read_from_prefix(bytes).ok().map(|(entry, _)| entry).filter(|entry| entry.signature == *b"PM")
}

fn partition(content: &Source, index: u32, entry: &AppleEntry, block: u16) -> Partition {
    let at = place(block, index);
    let number = index.saturating_add(1);
    let start = u64::from(entry.start.get()).saturating_mul(u64::from(block));
    let end = start.saturating_add(u64::from(entry.count.get()).saturating_mul(u64::from(block)));
    let kind = mac_text(&entry.kind);
    Partition {
        number,
        kind_name: kind_name(&kind),
        name: mac_text(&entry.name),
        range: start..end,
        bootable: entry.status.get() & 0x8 != 0,
        has_content: !matches!(&*kind, "Apple_partition_map" | "Apple_Free" | "Apple_Void" | "Apple_Scratch"),
        kind,
        byte: content.absolute(at),
        fields: entry_fields(Scheme::Apple, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() }),
    }
}

fn kind_name(kind: &str) -> &'static str {
    match kind {
        "Apple_partition_map" => "The map itself",
        "Apple_HFS" => "HFS or HFS+",
        "Apple_HFSX" => "HFSX",
        "Apple_Free" => "Free space",
        "Apple_Driver" | "Apple_Driver43" | "Apple_Driver_ATAPI" | "Apple_Driver_ATA" => "Driver",
        "Apple_Bootstrap" => "Open Firmware boot",
        "Apple_ISO" | "ISO9660_data" => "ISO 9660",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(count: u8, start: u8, blocks: u8, name: &[u8], kind: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; 136];
        bytes[..2].copy_from_slice(b"PM");
        bytes[7] = count;
        bytes[11] = start;
        bytes[15] = blocks;
        bytes[16..16 + name.len()].copy_from_slice(name);
        bytes[48..48 + kind.len()].copy_from_slice(kind);
        bytes
    }

    fn image(descriptor: &[u8], block: usize, entries: &[Vec<u8>]) -> Source {
        let mut bytes = vec![0; 80_000];
        bytes[..descriptor.len()].copy_from_slice(descriptor);
        for (index, entry) in entries.iter().enumerate() {
            bytes[(index + 1) * block..][..entry.len()].copy_from_slice(entry);
        }
        Source::from_bytes(bytes)
    }

    fn read_all(source: &Source) -> (Vec<PartitionTable>, Vec<(&'static str, u64)>) {
        let mut findings = Findings::default();
        let tables = PartitionTable::read_all(source, 0, &mut findings).unwrap();
        (tables, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect())
    }

    #[test]
    fn both_block_sizes_are_read_with_and_without_a_descriptor() {
        let map = [entry(2, 1, 2, b"Map", b"Apple_partition_map"), entry(2, 4, 8, b"\x80rger", b"Apple_HFS")];
        for (descriptor, block) in [(&b"ER\x08\0\0\0\0\x27"[..], 2048), (b"", 512), (b"ER\x08\0", 512)] {
            let (tables, findings) = read_all(&image(descriptor, block, &map));
            assert_eq!(findings, []);
            assert_eq!(tables[0].block_size as usize, block);
            let volume = &tables[0].partitions[1];
            assert_eq!((&*volume.name, &*volume.kind, volume.kind_name), ("Ärger", "Apple_HFS", "HFS or HFS+"));
            assert_eq!(volume.range, 4 * block as u64..12 * block as u64);
        }
    }

    #[test]
    fn wrong_counts_are_findings() {
        let map = [entry(4, 1, 2, b"", b""), entry(3, 4, 8, b"", b"")];
        let (tables, findings) = read_all(&image(b"ER\x02\0", 512, &map));
        assert_eq!(tables[0].partitions.len(), 2);
        assert_eq!(findings, [("APM-COUNT", 1024), ("APM-CUT", 1536)]);
    }
}

//! Facts of an exFAT volume and its files.

use super::layout::{
    BootSector, FileEntry, GuidEntry, LabelEntry, NO_FAT_CHAIN, SLOT, StreamEntry, TableEntry, attribute, volume_flag,
};
use super::set::{self, Set};
use super::volume::Volume;
use crate::bytes::hex::guid;
use crate::bytes::integers::{Le16, Le32};
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::tree::NodeId;
use zerocopy::{FromBytes, IntoBytes};

const HEXADECIMAL: Value = Value::Shown(|bytes| Some(format!("{:#010x}", Le32::read_from_bytes(bytes).ok()?.get())));

const SERIAL: Value = Value::Shown(|bytes| {
    let serial = Le32::read_from_bytes(bytes).ok()?.get();
    Some(format!("{:04X}-{:04X}", serial >> 16, serial & 0xFFFF))
});

const REVISION: Value = Value::Shown(|bytes| {
    let [minor, major] = *bytes.first_chunk()?;
    Some(format!("{major}.{minor:02}"))
});

const POWER: Value = Value::Shown(|bytes| Some(1_u64.checked_shl((*bytes.first()?).into())?.to_string()));

const PERCENT: Value = Value::Shown(|bytes| match bytes.first()? {
    0xFF => Some("not known".into()),
    percent => Some(format!("{percent} %")),
});

const STATE: Value = Value::Shown(|bytes| {
    let flags = Le16::read_from_bytes(bytes).ok()?.get();
    let names = [
        (volume_flag::SECOND_FAT, "second FAT and bitmap in use"),
        (volume_flag::DIRTY, "not ejected"),
        (volume_flag::FAILED, "the medium failed"),
    ];
    set_bits(flags, &names).or_else(|| Some("none".into()))
});

const ATTRIBUTES: Value = Value::Shown(|bytes| {
    let names = [
        (attribute::READ_ONLY, "read-only"),
        (attribute::HIDDEN, "hidden"),
        (attribute::SYSTEM, "system"),
        (attribute::DIRECTORY, "directory"),
        (attribute::ARCHIVE, "archive"),
    ];
    set_bits(Le16::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const ALLOCATION: Value =
    Value::Shown(|bytes| Some(if bytes.first()? & NO_FAT_CHAIN != 0 { "in one piece" } else { "by the FAT" }.into()));

const GUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(guid));

const BOOT: &[Field] = &[
    field!(BootSector, partition_offset, "Partition offset", "exFAT 3.1.4", Value::Le64(" sectors")),
    field!(BootSector, volume_length, "Volume length", "exFAT 3.1.5", Value::Le64(" sectors")),
    field!(BootSector, fat_offset, "FAT offset", "exFAT 3.1.6", Value::Le32(" sectors")),
    field!(BootSector, fat_length, "FAT length", "exFAT 3.1.7", Value::Le32(" sectors")),
    field!(BootSector, heap_offset, "Cluster heap offset", "exFAT 3.1.8", Value::Le32(" sectors")),
    field!(BootSector, clusters, "Cluster count", "exFAT 3.1.9", Value::Le32("")),
    field!(BootSector, root, "First cluster of the root directory", "exFAT 3.1.10", Value::Le32("")),
    field!(BootSector, serial, "Volume serial number", "exFAT 3.1.11", SERIAL),
    field!(BootSector, revision, "File system revision", "exFAT 3.1.12", REVISION),
    field!(BootSector, flags, "Volume flags", "exFAT 3.1.13", STATE),
    field!(BootSector, sector_shift, "Bytes per sector", "exFAT 3.1.14", POWER),
    field!(BootSector, cluster_shift, "Sectors per cluster", "exFAT 3.1.15", POWER),
    field!(BootSector, fats, "Number of FATs", "exFAT 3.1.16", Value::Byte("")),
    field!(BootSector, percent_in_use, "Percent in use", "exFAT 3.1.18", PERCENT),
];

const LABEL: &[Field] = &[field!(LabelEntry, units, "Volume label", "exFAT 7.3.3", Value::Text)];

const VOLUME_GUID: &[Field] = &[field!(GuidEntry, guid, "Volume GUID", "exFAT 7.5.5", GUID)];

const BITMAP: &[Field] = &[
    field!(TableEntry, first_cluster, "First cluster of the allocation bitmap", "exFAT 7.1.3", Value::Le32("")),
    field!(TableEntry, data_length, "Length of the allocation bitmap", "exFAT 7.1.4", Value::Le64(" bytes")),
];

const UP_CASE: &[Field] = &[
    field!(TableEntry, first_cluster, "First cluster of the up-case table", "exFAT 7.2.3", Value::Le32("")),
    field!(TableEntry, data_length, "Length of the up-case table", "exFAT 7.2.4", Value::Le64(" bytes")),
    field!(TableEntry, checksum, "Checksum of the up-case table", "exFAT 7.2.2", HEXADECIMAL),
];

const FILE: &[Field] = &[
    field!(FileEntry, secondary_count, "Secondary entries", "exFAT 7.4.2", Value::Byte("")),
    field!(FileEntry, attributes, "File attributes", "exFAT 7.4.4", ATTRIBUTES),
];

const STREAM: &[Field] = &[
    field!(StreamEntry, flags, "Allocation", "exFAT 7.6.2", ALLOCATION),
    field!(StreamEntry, valid_length, "Valid data length", "exFAT 7.6.5", Value::Le64(" bytes")),
    field!(StreamEntry, first_cluster, "First cluster", "exFAT 7.6.6", Value::Le32("")),
    field!(StreamEntry, data_length, "Data length", "exFAT 7.6.7", Value::Le64(" bytes")),
];

/// UTF-16 up to U+0000.
fn wide(bytes: &[u8]) -> String {
    let units = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
    String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<u16>>())
}

/// The volume label; empty if there is none.
pub(super) fn label(volume: &Volume) -> String {
    let Some((_, entry)) = &volume.entries.label else { return String::new() };
    let units: Vec<u16> = entry.units.iter().take(entry.count.into()).map(|unit| unit.get()).collect();
    String::from_utf16_lossy(&units)
}

/// The byte ranges of the volume's structures.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let content = &volume.content;
    let mut facts = Facts::new("exFAT boot sector");
    let sector = &volume.geometry.sector;
    facts.add_fields(BOOT, &Region { content, at: volume.geometry.at, bytes: sector.as_bytes() }, wide);
    let mut root = Facts::new("exFAT root directory");
    let mut add = |fields: &[Field], at: u64, bytes: &[u8]| {
        root.add_fields(fields, &Region { content, at, bytes }, wide);
    };
    let entries = &volume.entries;
    entries.label.iter().for_each(|(at, entry)| add(LABEL, *at, entry.as_bytes()));
    entries.guid.iter().for_each(|(at, entry)| add(VOLUME_GUID, *at, entry.as_bytes()));
    entries.bitmap.iter().for_each(|(at, entry)| add(BITMAP, *at, entry.as_bytes()));
    entries.up_case.iter().for_each(|(at, entry)| add(UP_CASE, *at, entry.as_bytes()));
    if let Ok(Some(free)) = volume.free_clusters() {
        root.add("Free clusters", free.to_string());
    }
    vec![facts, root]
}

/// Facts of a file's directory entries.
pub(super) fn set(volume: &Volume, node: NodeId, set: &Set, pieces: usize) -> Vec<Facts> {
    let content = &volume.content;
    let at = node.0 & !1;
    let mut file = Facts::new("exFAT file directory entry");
    file.add_fields(FILE, &Region { content, at, bytes: set.file.as_bytes() }, wide);
    let (head, recorded) = (content.absolute(at), &set.file);
    let times = [
        ("Created", recorded.created, recorded.created_10ms, recorded.created_zone, 8),
        ("Last modified", recorded.modified, recorded.modified_10ms, recorded.modified_zone, 12),
        ("Last accessed", recorded.accessed, 0, recorded.accessed_zone, 16),
    ];
    for (label, time, hundredths, zone, place) in times {
        let Some(shown) = set::time(time.get(), hundredths, zone) else { continue };
        let shown = if zone & 0x80 == 0 { format!("{shown} (no time zone recorded)") } else { shown.to_string() };
        let start = head.saturating_add(place);
        file.add_at(label, shown, Some(start..start.saturating_add(4)), Some("exFAT 7.4.8"));
    }
    let mut stream = Facts::new("exFAT stream extension");
    let at = at.saturating_add(SLOT as u64);
    stream.add_fields(STREAM, &Region { content, at, bytes: set.stream.as_bytes() }, wide);
    stream.add("Pieces", pieces.to_string());
    for vendor in &set.vendors {
        stream.add("Vendor extension", guid(&vendor.vendor()));
    }
    vec![file, stream]
}

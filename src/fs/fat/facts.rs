//! Facts of a FAT volume and its entries.

use zerocopy::IntoBytes;

use super::geometry::ParameterSource;
use super::layout::{BootSector, Extended, Info, Slot, Tail, attribute};
use super::name;
use super::table::Width;
use super::volume::Volume;
use crate::bytes::integers::{Le16, Le32};
use crate::bytes::time::Timestamp;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use zerocopy::FromBytes;

const MEDIUM: Value = Value::Shown(|bytes| Some(format!("{:#04x}", bytes.first()?)));

const SERIAL: Value = Value::Shown(|bytes| {
    let serial = Le32::read_from_bytes(bytes).ok()?.get();
    Some(format!("{:04X}-{:04X}", serial >> 16, serial & 0xFFFF))
});

/// Shows a number unless it is 0.
const SOME_16: Value = Value::Shown(|bytes| some(Le16::read_from_bytes(bytes).ok()?.get().into()));
const SOME_32: Value = Value::Shown(|bytes| some(Le32::read_from_bytes(bytes).ok()?.get()));

/// Shows a number, or that it is unknown if all bits are set.
const KNOWN: Value = Value::Shown(|bytes| match Le32::read_from_bytes(bytes).ok()?.get() {
    u32::MAX => Some("not known".into()),
    number => Some(number.to_string()),
});

/// Shows the cluster size. Some versions of DOS record 256 sectors as 0.
const PER_CLUSTER: Value =
    Value::Shown(|bytes| Some(if *bytes.first()? == 0 { "256".into() } else { bytes.first()?.to_string() }));

const ACTIVE: Value = Value::Shown(|bytes| {
    let flags = Le16::read_from_bytes(bytes).ok()?.get();
    Some(if flags & 0x80 == 0 { "all".into() } else { format!("only table {}", flags & 0x0F) })
});

const SHORT_NAME: Value = Value::Shown(|bytes| Some(name::of_short(*bytes.first_chunk()?, 0)));

const BOOT: &[Field] = &[
    field!(BootSector, maker, "OEM name", "Microsoft FAT 1.03, section 3.1", Value::Text),
    field!(BootSector, bytes_per_sector, "Bytes per sector", "Microsoft FAT 1.03, section 3.1", Value::Le16("")),
    field!(BootSector, sectors_per_cluster, "Sectors per cluster", "Microsoft FAT 1.03, section 3.1", PER_CLUSTER),
    field!(BootSector, reserved_sectors, "Reserved sectors", "Microsoft FAT 1.03, section 3.1", Value::Le16("")),
    field!(BootSector, tables, "Tables", "Microsoft FAT 1.03, section 3.1", Value::Byte("")),
    field!(BootSector, root_entries, "Entries of the root directory", "Microsoft FAT 1.03, section 3.1", SOME_16),
    field!(BootSector, total_16, "Sectors (16 bits)", "Microsoft FAT 1.03, section 3.1", SOME_16),
    field!(BootSector, media, "Medium", "Microsoft FAT 1.03, section 3.1", MEDIUM),
    field!(BootSector, table_sectors_16, "Sectors of a table (16 bits)", "Microsoft FAT 1.03, section 3.1", SOME_16),
    field!(BootSector, sectors_per_track, "Sectors per track", "Microsoft FAT 1.03, section 3.1", Value::Le16("")),
    field!(BootSector, heads, "Heads", "Microsoft FAT 1.03, section 3.1", Value::Le16("")),
];

/// Fields in whose place boot sectors before MS-DOS 3.31 have code.
const LATER: &[Field] = &[
    field!(BootSector, hidden, "Hidden sectors", "Microsoft FAT 1.03, section 3.1", Value::Le32("")),
    field!(BootSector, total_32, "Sectors (32 bits)", "Microsoft FAT 1.03, section 3.1", SOME_32),
];

const EXTENDED: &[Field] = &[
    field!(Extended, table_sectors, "Sectors of a table (32 bits)", "Microsoft FAT 1.03, section 3.3", Value::Le32("")),
    field!(Extended, flags, "Tables in use", "Microsoft FAT 1.03, section 3.3", ACTIVE),
    field!(
        Extended,
        root_cluster,
        "First cluster of the root directory",
        "Microsoft FAT 1.03, section 3.3",
        Value::Le32("")
    ),
    field!(Extended, info_sector, "FSInfo sector", "Microsoft FAT 1.03, section 3.3", Value::Le16("")),
    field!(Extended, backup_sector, "Backup boot sector", "Microsoft FAT 1.03, section 3.3", Value::Le16("")),
];

const TAIL: &[Field] = &[
    field!(Tail, drive, "Drive number", "Microsoft FAT 1.03, section 3.2", MEDIUM),
    field!(Tail, serial, "Volume serial number", "Microsoft FAT 1.03, section 3.2", SERIAL),
];

const NAMED_TAIL: &[Field] = &[
    field!(Tail, name, "Volume label", "Microsoft FAT 1.03, section 3.2", Value::Text),
    field!(Tail, kind, "Type, for people", "Microsoft FAT 1.03, section 3.2", Value::Text),
];

const INFO: &[Field] = &[
    field!(Info, free, "Free clusters (FSInfo)", "Microsoft FAT 1.03, section 5", KNOWN),
    field!(Info, next, "Next free cluster (FSInfo)", "Microsoft FAT 1.03, section 5", KNOWN),
];

const SLOT: &[Field] = &[
    field!(Slot, name, "Short name", "Microsoft FAT 1.03, section 6", SHORT_NAME),
    field!(
        Slot,
        attributes,
        "Attributes",
        "Microsoft FAT 1.03, section 6.2",
        Value::Shown(|bytes| Some(attributes(*bytes.first()?)))
    ),
    field!(Slot, size, "Size", "Microsoft FAT 1.03, section 6", Value::Le32(" bytes")),
];

fn some(number: u32) -> Option<String> {
    (number > 0).then(|| number.to_string())
}

fn attributes(bits: u8) -> String {
    let names = [
        (attribute::READ_ONLY, "read-only"),
        (attribute::HIDDEN, "hidden"),
        (attribute::SYSTEM, "system"),
        (attribute::DIRECTORY, "directory"),
        (attribute::ARCHIVE, "archive"),
    ];
    set_bits(bits, &names).unwrap_or_else(|| "none".into())
}

/// Decodes padded text as Latin-1, since the code page is not recorded.
pub(super) fn plain(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.trim_end_matches([' ', '\0']).to_owned()
}

/// The name of the kind of FAT.
pub(super) const fn kind(width: Width) -> &'static str {
    match width {
        Width::Twelve => "FAT12",
        Width::Sixteen => "FAT16",
        Width::ThirtyTwo => "FAT32",
    }
}

/// The byte ranges of the volume's structures.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let (geometry, content) = (&volume.geometry, &volume.content);
    let mut facts = Facts::new("FAT boot sector");
    let start = match geometry.told {
        ParameterSource::BootSector => Some(0),
        ParameterSource::Backup(at) => Some(at),
        ParameterSource::Medium => None,
    };
    facts.add("Type", kind(geometry.width));
    match start {
        None => facts.add("Parameters", "none: known by the medium, as of MS-DOS 1"),
        Some(at) => {
            let sector = geometry.sector.as_bytes();
            let region = |from: usize| Region {
                content,
                at: at.saturating_add(from as u64),
                bytes: sector.get(from..).unwrap_or_default(),
            };
            facts.add_fields(BOOT, &region(0), plain);
            let rest = sector.len().saturating_sub(geometry.sector.rest.len());
            let tail = geometry.tail();
            if tail.is_some() || geometry.sector.total_16.get() == 0 {
                facts.add_fields(LATER, &region(0), plain);
            }
            if geometry.width == Width::ThirtyTwo {
                facts.add_fields(EXTENDED, &region(rest), plain);
            }
            if let Some((from, tail)) = tail {
                facts.add_fields(TAIL, &region(from), plain);
                if tail.signature == 0x29 {
                    facts.add_fields(NAMED_TAIL, &region(from), plain);
                }
            }
        }
    }
    if let Some((at, info)) = volume.info() {
        facts.add_fields(INFO, &Region { content, at, bytes: info.as_bytes() }, plain);
    }
    facts.add("Bytes per cluster", geometry.cluster_len.to_string());
    facts.add("Clusters", geometry.clusters.to_string());
    if let Ok(Some(free)) = volume.free_clusters() {
        facts.add("Free clusters", free.to_string());
    }
    vec![facts]
}

/// Facts of a directory entry.
pub(super) fn entry(volume: &Volume, at: u64, slot: &Slot, pieces: usize) -> Vec<Facts> {
    let content = &volume.content;
    let mut facts = Facts::new("FAT directory entry");
    facts.add_fields(SLOT, &Region { content, at, bytes: slot.as_bytes() }, plain);
    let first = slot.cluster(volume.geometry.width);
    facts.add("First cluster", first.to_string());
    facts.add("Pieces", pieces.to_string());
    let extended = slot.cluster_high.get();
    if volume.geometry.width != Width::ThirtyTwo && extended > 0 {
        facts.add("Extended attributes of OS/2", format!("number {extended}"));
    }
    let times = times(slot);
    let named = [("Created", times.created), ("Last modified", times.modified), ("Last accessed", times.accessed)];
    for (label, time) in named.into_iter().filter_map(|(label, time)| Some((label, time?))) {
        let shown = time.to_string();
        facts.add(label, format!("{} (no time zone recorded)", shown.trim_end_matches('Z')));
    }
    vec![facts]
}

/// The times of an entry, in local time without an offset from UTC.
pub(super) fn times(slot: &Slot) -> crate::tree::Times {
    let hundredths = slot.created_tenths.min(199);
    let time = |date: Le16, clock: u16, hundredths| Timestamp::from_dos(date.get(), clock, hundredths, 0);
    crate::tree::Times {
        created: time(slot.created_date, slot.created_time.get(), hundredths),
        modified: time(slot.modified_date, slot.modified_time.get(), 0),
        accessed: time(slot.accessed_date, 0, 0),
        ..crate::tree::Times::default()
    }
}

//! Facts about a volume and its files.

use zerocopy::IntoBytes;

use super::layout::{
    BootSector, DOS, FileName, FileRecord, StandardInformation, VolumeInformation, file_attribute, kind, number,
    record_flag,
};
use super::record::{Attribute, Value, name_behind};
use super::reparse::Reparse;
use super::stream::{is_encrypted, is_packed};
use super::volume::{Node, Volume};
use crate::bytes::integers::{Le16, Le64};
use crate::bytes::time::Timestamp;
use crate::facts::{Facts, Field, Region, Value as Shown, field, set_bits};

const SERIAL: Shown = Shown::Shown(|bytes| {
    let serial = <Le64 as zerocopy::FromBytes>::read_from_bytes(bytes).ok()?.get();
    Some(format!("{serial:016X}"))
});

const FLAGS: Shown = Shown::Shown(|bytes| {
    let flags = <Le16 as zerocopy::FromBytes>::read_from_bytes(bytes).ok()?.get();
    let names = [(record_flag::IN_USE, "in use"), (record_flag::DIRECTORY, "directory")];
    set_bits(flags, &names).or_else(|| Some("not in use".into()))
});

const BOOT: &[Field] = &[
    field!(BootSector, bytes_per_sector, "Bytes per sector", "", Shown::Le16("")),
    field!(BootSector, sectors_per_cluster, "Sectors per cluster", "", Shown::Byte("")),
    field!(BootSector, hidden_sectors, "Sectors before the volume", "", Shown::Le32("")),
    field!(BootSector, total_sectors, "Sectors of the volume", "", Shown::Le64("")),
    field!(BootSector, mft, "First cluster of the master file table", "", Shown::Le64("")),
    field!(BootSector, mft_mirror, "First cluster of its copy", "", Shown::Le64("")),
    field!(BootSector, serial, "Volume serial number", "", SERIAL),
];

const RECORD: &[Field] = &[
    field!(FileRecord, sequence, "Sequence number", "", Shown::Le16("")),
    field!(FileRecord, links, "Names", "", Shown::Le16("")),
    field!(FileRecord, flags, "Flags", "", FLAGS),
    field!(FileRecord, used, "Bytes of the record in use", "", Shown::Le32("")),
    field!(FileRecord, log_sequence_number, "Log file sequence number", "", Shown::Le64("")),
];

const ATTRIBUTES: [(u32, &str); 11] = [
    (file_attribute::READ_ONLY, "read-only"),
    (file_attribute::HIDDEN, "hidden"),
    (file_attribute::SYSTEM, "system"),
    (file_attribute::ARCHIVE, "archive"),
    (file_attribute::TEMPORARY, "temporary"),
    (file_attribute::SPARSE, "sparse"),
    (file_attribute::REPARSE_POINT, "reparse point"),
    (file_attribute::COMPRESSED, "compressed"),
    (file_attribute::OFFLINE, "offline"),
    (file_attribute::NOT_INDEXED, "not indexed"),
    (file_attribute::ENCRYPTED, "encrypted"),
];

fn no_text(_: &[u8]) -> String {
    String::new()
}

fn maybe(facts: &mut Facts, label: &str, value: Option<String>) {
    if let Some(value) = value {
        facts.add(label, value);
    }
}

/// Facts about the volume's structures.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let (content, geometry) = (&volume.content, &volume.geometry);
    let mut facts = Facts::new("NTFS boot sector");
    facts.add_fields(BOOT, &Region { content, at: geometry.at, bytes: geometry.sector.as_bytes() }, no_text);
    facts.add("Bytes per cluster", geometry.cluster_len.to_string());
    facts.add("Bytes per file record", geometry.record_len.to_string());
    facts.add("File records", volume.records().to_string());
    facts.add("Pieces of the master file table", volume.mft_ranges.len().to_string());
    if let Ok(node) = volume.node(number::VOLUME)
        && let Some((found, _)) = node.structure::<VolumeInformation>(kind::VOLUME_INFORMATION)
    {
        facts.add("NTFS version", format!("{}.{}", found.major, found.minor));
    }
    if let Ok(Some(used)) = volume.used_clusters() {
        let free = geometry.clusters().saturating_sub(used);
        facts.add("Free", format!("{free} clusters ({} bytes)", free.saturating_mul(geometry.cluster_len)));
    }
    vec![facts]
}

/// Facts about a file.
pub(super) fn node(volume: &Volume, node: &Node, reparse: Option<&Reparse>) -> Vec<Facts> {
    let mut facts = Facts::new("NTFS file record");
    facts.add("Number", node.number.to_string());
    let region = Region { content: &volume.mft, at: volume.record_at(node.number), bytes: node.head.as_bytes() };
    facts.add_fields(RECORD, &region, no_text);
    if let Some((standard, _)) = node.structure::<StandardInformation>(kind::STANDARD_INFORMATION) {
        let shown = set_bits(standard.attributes.get(), &ATTRIBUTES);
        facts.add("File attributes", shown.unwrap_or_else(|| "none".into()));
        let times = [
            ("Created", standard.created),
            ("Last modified", standard.modified),
            ("Record changed", standard.changed),
            ("Last accessed", standard.accessed),
        ];
        for (label, recorded) in times {
            maybe(&mut facts, label, Timestamp::from_filetime(recorded.get()).map(|time| time.to_string()));
        }
    }
    for attribute in node.attributes.iter().filter(|attribute| attribute.kind == kind::FILE_NAME) {
        let parsed =
            attribute.resident().and_then(|bytes| <FileName as zerocopy::FromBytes>::read_from_prefix(bytes).ok());
        let Some((name, behind)) = parsed else { continue };
        let label = if name.namespace == DOS { "Short name" } else { "Name" };
        maybe(&mut facts, label, name_behind(behind, name.length));
    }
    if let Some(reparse) = reparse {
        facts.add("Reparse point", reparse.name());
        maybe(&mut facts, "Leads to", reparse.target.clone());
    }
    for attribute in node.attributes.iter().filter(|attribute| attribute.kind == kind::DATA) {
        let label =
            if attribute.name.is_empty() { "Content".to_owned() } else { format!("Stream “{}”", attribute.name) };
        facts.add(label, data(attribute));
    }
    vec![facts]
}

fn data(attribute: &Attribute) -> String {
    let size = attribute.size();
    let mut words = match &attribute.value {
        Value::Resident(..) => format!("{size} bytes in the record"),
        Value::NonResident(clusters) => {
            let runs = clusters.runs.iter().filter(|run| !run.is_hole()).count();
            let pieces = if runs == 1 { "1 piece".to_owned() } else { format!("{runs} pieces") };
            let mut words = format!("{size} bytes in {pieces}");
            if clusters.initialized < size {
                words.push_str(&format!(", of which {} were written", clusters.initialized));
            }
            words
        }
    };
    if is_packed(attribute) {
        words.push_str(", compressed (LZNT1)");
    }
    if is_encrypted(attribute) {
        words.push_str(", encrypted (EFS)");
    }
    words
}

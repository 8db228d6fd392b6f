//! Facts of a UDF volume and its files.

use zerocopy::FromBytes;

use super::cs0;
use super::descriptor::Descriptor;
use super::icb::Icb;
use super::layout::{EntityId, EntryHead, FileSet, LogicalVolume, PartitionDescriptor, Primary, UdfTime};
use super::partition::Partitions;
use super::volume_set::VolumeSet;
use crate::bytes::integers::Le32;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::source::Source;
use crate::tree::Entry;

/// Shows a dstring; nothing if it is blank.
const DSTRING: Value = Value::Shown(|bytes| Some(cs0::dstring(bytes)).filter(|text| !text.is_empty()));

/// The program in an entity identifier.
const ENTITY: Value = Value::Shown(|bytes| EntityId::read_from_bytes(bytes).ok().map(|entity| entity.name()));

const TIME: Value = Value::Shown(|bytes| Some(UdfTime::read_from_bytes(bytes).ok()?.instant()?.to_string()));

/// The access type of a partition (UDF 2.2.14.2).
const ACCESS: Value = Value::Shown(|bytes| {
    let kind = match Le32::read_from_bytes(bytes).ok()?.get() {
        0 => "overwritable by pseudo-overwrite",
        1 => "read only",
        2 => "written once",
        3 => "rewritable",
        4 => "overwritable",
        _ => "unknown",
    };
    Some(kind.into())
});

/// An owner's number; all ones where none is recorded (UDF 2.3.6.1).
const OWNER: Value = Value::Shown(|bytes| {
    Some(match Le32::read_from_bytes(bytes).ok()?.get() {
        u32::MAX => "not recorded".into(),
        id => id.to_string(),
    })
});

/// The domain's suffix begins with the revision of UDF, in binary-coded decimal (UDF 2.1.5.3).
const REVISION: Value = Value::Shown(|bytes| {
    let [minor, major, ..] = EntityId::read_from_bytes(bytes).ok()?.suffix;
    Some(format!("{major:x}.{minor:02x}"))
});

const PRIMARY: &[Field] = &[
    field!(Primary, volume, "Volume Identifier", "ECMA-167 3/10.1.4", DSTRING),
    field!(Primary, volume_set, "Volume Set Identifier", "ECMA-167 3/10.1.9", DSTRING),
    field!(Primary, application, "Application Identifier", "ECMA-167 3/10.1.14", ENTITY),
    field!(Primary, recorded, "Recording Date and Time", "ECMA-167 3/10.1.15", TIME),
    field!(Primary, implementation, "Implementation Identifier", "ECMA-167 3/10.1.16", ENTITY),
];

const LOGICAL: &[Field] = &[
    field!(LogicalVolume, identifier, "Logical Volume Identifier", "ECMA-167 3/10.6.4", DSTRING),
    field!(LogicalVolume, block_size, "Logical Block Size", "ECMA-167 3/10.6.5", Value::Le32(" bytes")),
    field!(LogicalVolume, domain, "UDF revision", "UDF 2.2.4.3", REVISION),
    field!(LogicalVolume, maps, "Number of Partition Maps", "ECMA-167 3/10.6.9", Value::Le32("")),
    field!(LogicalVolume, implementation, "Implementation Identifier", "ECMA-167 3/10.6.10", ENTITY),
];

const PARTITION: &[Field] = &[
    field!(PartitionDescriptor, number, "Partition Number", "ECMA-167 3/10.5.4", Value::Le16("")),
    field!(PartitionDescriptor, contents, "Partition Contents", "ECMA-167 3/10.5.5", ENTITY),
    field!(PartitionDescriptor, access, "Access Type", "ECMA-167 3/10.5.7", ACCESS),
    field!(PartitionDescriptor, start, "Partition Starting Location", "ECMA-167 3/10.5.8", Value::Le32("")),
    field!(PartitionDescriptor, length, "Partition Length", "ECMA-167 3/10.5.9", Value::Le32(" blocks")),
];

const FILE_SET: &[Field] = &[
    field!(FileSet, recorded, "Recording Date and Time", "ECMA-167 4/14.1.2", TIME),
    field!(FileSet, identifier, "File Set Identifier", "ECMA-167 4/14.1.11", DSTRING),
    field!(FileSet, copyright, "Copyright File Identifier", "ECMA-167 4/14.1.12", DSTRING),
    field!(FileSet, r#abstract, "Abstract File Identifier", "ECMA-167 4/14.1.13", DSTRING),
];

const ENTRY: &[Field] = &[
    field!(EntryHead, icb.file_type, "File Type", "ECMA-167 4/14.6.6", Value::Byte("")),
    field!(EntryHead, icb.strategy, "Strategy Type", "ECMA-167 4/14.6.2", Value::Le16("")),
    field!(EntryHead, uid, "User ID", "ECMA-167 4/14.9.3", OWNER),
    field!(EntryHead, gid, "Group ID", "ECMA-167 4/14.9.4", OWNER),
    field!(EntryHead, permissions, "Permissions", "ECMA-167 4/14.9.5", Value::Le32("")),
    field!(EntryHead, links, "File Link Count", "ECMA-167 4/14.9.6", Value::Le16("")),
    field!(EntryHead, information_length, "Information Length", "ECMA-167 4/14.9.10", Value::Le64(" bytes")),
];

/// Facts of a descriptor.
fn fields(title: &str, fields: &[Field], descriptor: &Descriptor, content: &Source) -> Facts {
    let mut facts = Facts::new(title);
    let region = Region { content, at: descriptor.at, bytes: &descriptor.bytes };
    facts.add_fields(fields, &region, cs0::dstring);
    facts
}

/// Facts of the volume's descriptors.
pub(super) fn volume(set: &VolumeSet, file_set: &Descriptor, content: &Source) -> Vec<Facts> {
    let primary = set.primary.iter();
    let mut all: Vec<Facts> =
        primary.map(|(it, _)| fields("UDF Primary Volume Descriptor", PRIMARY, it, content)).collect();
    all.push(fields("UDF Logical Volume Descriptor", LOGICAL, &set.logical.0, content));
    let partitions = set.partitions.iter();
    all.extend(partitions.map(|(it, _)| fields("UDF Partition Descriptor", PARTITION, it, content)));
    all.push(fields("UDF File Set Descriptor", FILE_SET, file_set, content));
    all
}

/// Facts of a file, with its named streams.
pub(super) fn entry(partitions: &Partitions, icb: &Icb, streams: &[Entry]) -> Facts {
    let mut facts = fields("UDF File Entry", ENTRY, &icb.descriptor, &partitions.content);
    facts.add("Unique ID", icb.unique_id().to_string());
    facts.add("Implementation Identifier", icb.implementation());
    let times = icb.times();
    let times = [
        ("Creation Date and Time", times.created),
        ("Modification Date and Time", times.modified),
        ("Access Date and Time", times.accessed),
        ("Attribute Date and Time", times.attributes),
    ];
    for (label, time) in times.into_iter().filter_map(|(label, time)| Some((label, time?))) {
        facts.add(label, time.to_string());
    }
    for stream in streams {
        let name = String::from_utf8_lossy(stream.name.as_bytes()).into_owned();
        facts.add("Named stream", format!("{name}, {} bytes", stream.size));
    }
    facts
}

//! Facts of a UDF volume and its files.

use zerocopy::FromBytes;

use super::cs0;
use super::descriptor::Descriptor;
use super::descriptors::{Begins, Place};
use super::icb::Icb;
use super::layout::{
    Anchor, EntityId, EntryHead, ExtentAd, FileSet, ImplementationUse, Integrity, LogicalVolume, PartitionDescriptor,
    Pointer, Primary, RecognitionStructure, SpaceBitmap, Tag, UdfTime, UnallocatedSpace, tag,
};
use super::partition::Partitions;
use super::volume_set::VolumeSet;
use crate::bytes::integers::{Le16, Le32};
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

/// A CRC in hexadecimal.
const CRC: Value = Value::Shown(|bytes| Some(format!("{:#06x}", Le16::read_from_bytes(bytes).ok()?.get())));

/// An extent outside partitions.
const EXTENT: Value = Value::Shown(|bytes| {
    let extent = ExtentAd::read_from_bytes(bytes).ok()?;
    Some(format!("{} bytes from block {}", extent.length.get(), extent.location.get()))
});

/// Whether a volume was left in order (3/10.10.3).
const INTEGRITY_TYPE: Value = Value::Shown(|bytes| {
    Some(match Le32::read_from_bytes(bytes).ok()?.get() {
        0 => "open: it was being written".into(),
        1 => "closed".into(),
        other => other.to_string(),
    })
});

const ASCII: Value = Value::Shown(|bytes| Some(String::from_utf8_lossy(bytes).into_owned()));

const TAG: &[Field] = &[
    field!(Tag, identifier, "Tag Identifier", "ECMA-167 3/7.2.1", Value::Le16("")),
    field!(Tag, version, "Descriptor Version", "ECMA-167 3/7.2.2", Value::Le16("")),
    field!(Tag, checksum, "Tag Checksum", "ECMA-167 3/7.2.3", Value::Byte("")),
    field!(Tag, serial, "Tag Serial Number", "ECMA-167 3/7.2.5", Value::Le16("")),
    field!(Tag, crc, "Descriptor CRC", "ECMA-167 3/7.2.6", CRC),
    field!(Tag, crc_length, "Descriptor CRC Length", "ECMA-167 3/7.2.7", Value::Le16(" bytes")),
    field!(Tag, location, "Tag Location", "ECMA-167 3/7.2.8", Value::Le32("")),
];

const RECOGNITION: &[Field] = &[
    field!(RecognitionStructure, kind, "Structure Type", "ECMA-167 2/9.1.1", Value::Byte("")),
    field!(RecognitionStructure, identifier, "Standard Identifier", "ECMA-167 2/9.1.2", ASCII),
    field!(RecognitionStructure, version, "Structure Version", "ECMA-167 2/9.1.3", Value::Byte("")),
];

const ANCHOR: &[Field] = &[
    field!(Anchor, main, "Main Volume Descriptor Sequence Extent", "ECMA-167 3/10.2.2", EXTENT),
    field!(Anchor, reserve, "Reserve Volume Descriptor Sequence Extent", "ECMA-167 3/10.2.3", EXTENT),
];

const POINTER: &[Field] = &[
    field!(Pointer, sequence, "Volume Descriptor Sequence Number", "ECMA-167 3/10.3.2", Value::Le32("")),
    field!(Pointer, next, "Next Volume Descriptor Sequence Extent", "ECMA-167 3/10.3.3", EXTENT),
];

const IMPLEMENTATION_USE: &[Field] = &[
    field!(ImplementationUse, sequence, "Volume Descriptor Sequence Number", "ECMA-167 3/10.4.2", Value::Le32("")),
    field!(ImplementationUse, implementation, "Implementation Identifier", "ECMA-167 3/10.4.3", ENTITY),
    field!(ImplementationUse, volume, "Logical Volume Identifier", "UDF 2.2.7.2.2", DSTRING),
    field!(ImplementationUse, program, "Implementation ID", "UDF 2.2.7.2.4", ENTITY),
];

const UNALLOCATED: &[Field] = &[
    field!(UnallocatedSpace, sequence, "Volume Descriptor Sequence Number", "ECMA-167 3/10.8.2", Value::Le32("")),
    field!(UnallocatedSpace, extents, "Number of Allocation Descriptors", "ECMA-167 3/10.8.3", Value::Le32("")),
];

const INTEGRITY: &[Field] = &[
    field!(Integrity, recorded, "Recording Date and Time", "ECMA-167 3/10.10.2", TIME),
    field!(Integrity, kind, "Integrity Type", "ECMA-167 3/10.10.3", INTEGRITY_TYPE),
    field!(Integrity, next, "Next Integrity Extent", "ECMA-167 3/10.10.4", EXTENT),
    field!(Integrity, unique_id, "Unique ID", "ECMA-167 4/14.15.1", Value::Le64("")),
    field!(Integrity, partitions, "Number of Partitions", "ECMA-167 3/10.10.6", Value::Le32("")),
];

const SPACE_BITMAP: &[Field] = &[
    field!(SpaceBitmap, bits, "Number of Bits", "ECMA-167 4/14.12.2", Value::Le32("")),
    field!(SpaceBitmap, bytes, "Number of Bytes", "ECMA-167 4/14.12.3", Value::Le32(" bytes")),
];

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
fn fields(title: String, fields: &[Field], descriptor: &Descriptor<'_>, content: &Source) -> Facts {
    let mut facts = Facts::new(title);
    let region = Region { content, at: descriptor.at, bytes: &descriptor.bytes };
    facts.add_fields(fields, &region, cs0::dstring);
    facts
}

/// Facts of a descriptor with those of its tag.
fn tagged(name: &str, descriptor: &Descriptor<'_>, content: &Source) -> Facts {
    let table = match descriptor.tag.identifier.get() {
        tag::PRIMARY => PRIMARY,
        tag::ANCHOR => ANCHOR,
        tag::POINTER => POINTER,
        tag::IMPLEMENTATION_USE => IMPLEMENTATION_USE,
        tag::PARTITION => PARTITION,
        tag::LOGICAL => LOGICAL,
        tag::UNALLOCATED => UNALLOCATED,
        tag::INTEGRITY => INTEGRITY,
        tag::FILE_SET => FILE_SET,
        tag::FILE_ENTRY | tag::EXTENDED_FILE_ENTRY => ENTRY,
        tag::SPACE_BITMAP => SPACE_BITMAP,
        _ => &[],
    };
    fields(format!("UDF {name}"), &[TAG, table].concat(), descriptor, content)
}

/// Facts of the volume's descriptors: those in use first, then all others by their places.
pub(super) fn volume(set: &VolumeSet, file_set: &Descriptor<'_>, content: &Source, places: &[Place]) -> Vec<Facts> {
    let mut used = vec![("Logical Volume Descriptor", &set.logical.0), ("File Set Descriptor", file_set)];
    used.splice(0..0, set.primary.iter().map(|(it, _)| ("Primary Volume Descriptor", it)));
    let behind_logical = used.len().saturating_sub(1);
    let in_use = set.partitions.iter().map(|(it, _)| ("Partition Descriptor", it));
    used.splice(behind_logical..behind_logical, in_use);
    let mut all: Vec<Facts> = used.iter().map(|(name, descriptor)| tagged(name, descriptor, content)).collect();
    for place in places {
        match &place.begins {
            Begins::Tag(descriptor) if used.iter().all(|(_, other)| other.at != descriptor.at) => {
                all.push(tagged(place.name, descriptor, content));
            }
            Begins::Recognition(bytes) => {
                let mut facts = Facts::new(format!("UDF {}", place.name));
                facts.add_fields(RECOGNITION, &Region { content, at: place.range.start, bytes }, cs0::dstring);
                all.push(facts);
            }
            Begins::Tag(_) | Begins::Other => {}
        }
    }
    all
}

/// Facts of a file, with its named streams.
pub(super) fn entry(partitions: &Partitions, icb: &Icb<'_>, streams: &[Entry]) -> Facts {
    let mut facts = fields("UDF File Entry".into(), ENTRY, &icb.descriptor, &partitions.content);
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

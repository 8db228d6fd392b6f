//! Field tables of the structures in `layout.rs`, with the names and clauses of the standards.

use super::dates::{self, Recorded};
use super::layout::{
    BootRecord, DescriptorHead, DirectoryRecord, ExtendedAttributeRecord, HighSierraDescriptor,
    HighSierraPathTableRecord, LongDate, PartitionDescriptor, PathTableRecord, ShortDate, VolumeDescriptor, file_flags,
};
use super::strings;
use crate::bytes::integers::{Be16, Be32, Le16, Le32};
use crate::facts::{Field, Value, field, set_bits};

/// What every volume descriptor begins with (8.1).
pub(super) static HEAD: &[Field] = &[
    field!(DescriptorHead, volume_descriptor_type, "Volume Descriptor Type", "ECMA-119 8.1.1", Value::Byte("")),
    field!(DescriptorHead, standard_identifier, "Standard Identifier", "ECMA-119 8.1.2", Value::Shown(bytes_as_text)),
    field!(DescriptorHead, volume_descriptor_version, "Volume Descriptor Version", "ECMA-119 8.1.3", Value::Byte("")),
];

/// The same of High Sierra.
pub(super) static HIGH_SIERRA_HEAD: &[Field] = &[
    field!(HighSierraDescriptor, volume_descriptor_location, "Volume Descriptor Location", "", Value::Both32("")),
    field!(HighSierraDescriptor, head.volume_descriptor_type, "Volume Descriptor Type", "", Value::Byte("")),
    field!(HighSierraDescriptor, head.standard_identifier, "Standard Identifier", "", Value::Shown(bytes_as_text)),
    field!(HighSierraDescriptor, head.volume_descriptor_version, "Volume Descriptor Version", "", Value::Byte("")),
];

/// Boot Record (8.2).
pub(super) static BOOT_RECORD: &[Field] = &[
    field!(BootRecord, boot_system_identifier, "Boot System Identifier", "ECMA-119 8.2.4", Value::Text),
    field!(BootRecord, boot_identifier, "Boot Identifier", "ECMA-119 8.2.5", Value::Text),
];

/// Volume Partition Descriptor (8.6).
pub(super) static PARTITION: &[Field] = &[
    field!(PartitionDescriptor, system_identifier, "System Identifier", "ECMA-119 8.6.5", Value::Text),
    field!(
        PartitionDescriptor,
        volume_partition_identifier,
        "Volume Partition Identifier",
        "ECMA-119 8.6.6",
        Value::Text
    ),
    field!(
        PartitionDescriptor,
        volume_partition_location,
        "Volume Partition Location",
        "ECMA-119 8.6.7",
        Value::Both32("")
    ),
    field!(
        PartitionDescriptor,
        volume_partition_size,
        "Volume Partition Size",
        "ECMA-119 8.6.8",
        Value::Both32(" blocks")
    ),
];

/// Fields that only Supplementary and Enhanced Volume Descriptors have (8.5).
pub(super) static SUPPLEMENTARY: &[Field] = &[
    field!(VolumeDescriptor, volume_flags, "Volume Flags", "ECMA-119 8.5.3", Value::Shown(hexadecimal)),
    field!(VolumeDescriptor, escape_sequences, "Escape Sequences", "ECMA-119 8.5.6", Value::Shown(bytes_as_text)),
];

/// Primary, Supplementary and Enhanced Volume Descriptors (8.4, 8.5).
pub(super) static VOLUME: &[Field] = &[
    field!(VolumeDescriptor, system_identifier, "System Identifier", "ECMA-119 8.4.5", Value::Text),
    field!(VolumeDescriptor, volume_identifier, "Volume Identifier", "ECMA-119 8.4.6", Value::Text),
    field!(VolumeDescriptor, volume_space_size, "Volume Space Size", "ECMA-119 8.4.8", Value::Both32(" blocks")),
    field!(VolumeDescriptor, volume_set_size, "Volume Set Size", "ECMA-119 8.4.10", Value::Both16("")),
    field!(VolumeDescriptor, volume_sequence_number, "Volume Sequence Number", "ECMA-119 8.4.11", Value::Both16("")),
    field!(VolumeDescriptor, logical_block_size, "Logical Block Size", "ECMA-119 8.4.12", Value::Both16(" bytes")),
    field!(VolumeDescriptor, path_table_size, "Path Table Size", "ECMA-119 8.4.13", Value::Both32(" bytes")),
    field!(VolumeDescriptor, type_l_path_table, "Type L Path Table", "ECMA-119 8.4.14", Value::Shown(block_le)),
    field!(
        VolumeDescriptor,
        optional_type_l_path_table,
        "Optional Type L Path Table",
        "ECMA-119 8.4.15",
        Value::Shown(block_le)
    ),
    field!(VolumeDescriptor, type_m_path_table, "Type M Path Table", "ECMA-119 8.4.16", Value::Shown(block_be)),
    field!(
        VolumeDescriptor,
        optional_type_m_path_table,
        "Optional Type M Path Table",
        "ECMA-119 8.4.17",
        Value::Shown(block_be)
    ),
    field!(
        VolumeDescriptor,
        root_directory_record.location_of_extent,
        "Root Directory: Location of Extent",
        "ECMA-119 8.4.18",
        Value::Both32("")
    ),
    field!(
        VolumeDescriptor,
        root_directory_record.data_length,
        "Root Directory: Data Length",
        "ECMA-119 8.4.18",
        Value::Both32(" bytes")
    ),
    field!(VolumeDescriptor, volume_set_identifier, "Volume Set Identifier", "ECMA-119 8.4.19", Value::Text),
    field!(VolumeDescriptor, publisher_identifier, "Publisher Identifier", "ECMA-119 8.4.20", Value::Text),
    field!(VolumeDescriptor, data_preparer_identifier, "Data Preparer Identifier", "ECMA-119 8.4.21", Value::Text),
    field!(VolumeDescriptor, application_identifier, "Application Identifier", "ECMA-119 8.4.22", Value::Text),
    field!(VolumeDescriptor, copyright_file_identifier, "Copyright File Identifier", "ECMA-119 8.4.23", Value::Text),
    field!(VolumeDescriptor, abstract_file_identifier, "Abstract File Identifier", "ECMA-119 8.4.24", Value::Text),
    field!(
        VolumeDescriptor,
        bibliographic_file_identifier,
        "Bibliographic File Identifier",
        "ECMA-119 8.4.25",
        Value::Text
    ),
    field!(VolumeDescriptor, creation, "Volume Creation", "ECMA-119 8.4.26", Value::Shown(long_date)),
    field!(VolumeDescriptor, modification, "Volume Modification", "ECMA-119 8.4.27", Value::Shown(long_date)),
    field!(VolumeDescriptor, expiration, "Volume Expiration", "ECMA-119 8.4.28", Value::Shown(long_date)),
    field!(VolumeDescriptor, effective, "Volume Effective", "ECMA-119 8.4.29", Value::Shown(long_date)),
    field!(VolumeDescriptor, file_structure_version, "File Structure Version", "ECMA-119 8.4.30", Value::Byte("")),
    // In no particular character set.
    field!(VolumeDescriptor, application_use, "Application Use", "ECMA-119 8.4.32", Value::Shown(bytes_as_text)),
];

/// Standard File Structure Volume Descriptor of the High Sierra draft.
pub(super) static HIGH_SIERRA: &[Field] = &[
    field!(HighSierraDescriptor, system_identifier, "System Identifier", "", Value::Text),
    field!(HighSierraDescriptor, volume_identifier, "Volume Identifier", "", Value::Text),
    field!(HighSierraDescriptor, volume_space_size, "Volume Space Size", "", Value::Both32(" blocks")),
    field!(HighSierraDescriptor, volume_set_size, "Volume Set Size", "", Value::Both16("")),
    field!(HighSierraDescriptor, volume_sequence_number, "Volume Sequence Number", "", Value::Both16("")),
    field!(HighSierraDescriptor, logical_block_size, "Logical Block Size", "", Value::Both16(" bytes")),
    field!(HighSierraDescriptor, path_table_size, "Path Table Size", "", Value::Both32(" bytes")),
    field!(HighSierraDescriptor, type_l_path_table, "Type L Path Table", "", Value::Shown(block_le)),
    field!(HighSierraDescriptor, type_m_path_table, "Type M Path Table", "", Value::Shown(block_be)),
    field!(
        HighSierraDescriptor,
        root_directory_record.location_of_extent,
        "Root Directory: Location of Extent",
        "",
        Value::Both32("")
    ),
    field!(
        HighSierraDescriptor,
        root_directory_record.data_length,
        "Root Directory: Data Length",
        "",
        Value::Both32(" bytes")
    ),
    field!(HighSierraDescriptor, volume_set_identifier, "Volume Set Identifier", "", Value::Text),
    field!(HighSierraDescriptor, publisher_identifier, "Publisher Identifier", "", Value::Text),
    field!(HighSierraDescriptor, data_preparer_identifier, "Data Preparer Identifier", "", Value::Text),
    field!(HighSierraDescriptor, application_identifier, "Application Identifier", "", Value::Text),
    field!(HighSierraDescriptor, copyright_file_identifier, "Copyright File Identifier", "", Value::Text),
    field!(HighSierraDescriptor, abstract_file_identifier, "Abstract File Identifier", "", Value::Text),
    field!(HighSierraDescriptor, creation, "Volume Creation", "", Value::Shown(digits)),
    field!(HighSierraDescriptor, modification, "Volume Modification", "", Value::Shown(digits)),
    field!(HighSierraDescriptor, expiration, "Volume Expiration", "", Value::Shown(digits)),
    field!(HighSierraDescriptor, effective, "Volume Effective", "", Value::Shown(digits)),
    field!(HighSierraDescriptor, file_structure_version, "File Structure Version", "", Value::Byte("")),
    field!(HighSierraDescriptor, application_use, "Application Use", "", Value::Shown(bytes_as_text)),
];

/// The fixed part of a Directory Record (9.1).
pub(super) static DIRECTORY_RECORD: &[Field] = &[
    field!(DirectoryRecord, length, "Length of Directory Record", "ECMA-119 9.1.1", Value::Byte(" bytes")),
    field!(
        DirectoryRecord,
        extended_attribute_record_length,
        "Extended Attribute Record Length",
        "ECMA-119 9.1.2",
        Value::Shown(blocks)
    ),
    field!(DirectoryRecord, location_of_extent, "Location of Extent", "ECMA-119 9.1.3", Value::Both32("")),
    field!(DirectoryRecord, data_length, "Data Length", "ECMA-119 9.1.4", Value::Both32(" bytes")),
    field!(
        DirectoryRecord,
        recording_date_and_time,
        "Recording Date and Time",
        "ECMA-119 9.1.5",
        Value::Shown(short_date)
    ),
    field!(DirectoryRecord, file_flags, "File Flags", "ECMA-119 9.1.6", Value::Shown(flags)),
    field!(DirectoryRecord, file_unit_size, "File Unit Size", "ECMA-119 9.1.7", Value::Shown(blocks)),
    field!(DirectoryRecord, interleave_gap_size, "Interleave Gap Size", "ECMA-119 9.1.8", Value::Shown(blocks)),
    field!(DirectoryRecord, volume_sequence_number, "Volume Sequence Number", "ECMA-119 9.1.9", Value::Both16("")),
];

/// The fixed part of a directory record of High Sierra, with its flags where ISO 9660 has the offset of the date.
pub(super) static HIGH_SIERRA_DIRECTORY_RECORD: &[Field] = &[
    field!(DirectoryRecord, length, "Length of Directory Record", "", Value::Byte(" bytes")),
    field!(
        DirectoryRecord,
        extended_attribute_record_length,
        "Extended Attribute Record Length",
        "",
        Value::Shown(blocks)
    ),
    field!(DirectoryRecord, location_of_extent, "Location of Extent", "", Value::Both32("")),
    field!(DirectoryRecord, data_length, "Data Length", "", Value::Both32(" bytes")),
    Field { len: 6, ..field!(DirectoryRecord, recording_date_and_time, DATE, "", Value::Shown(high_sierra_date)) },
    field!(DirectoryRecord, recording_date_and_time.offset, "File Flags", "", Value::Shown(flags)),
    field!(DirectoryRecord, file_unit_size, "File Unit Size", "", Value::Shown(blocks)),
    field!(DirectoryRecord, interleave_gap_size, "Interleave Gap Size", "", Value::Shown(blocks)),
    field!(DirectoryRecord, volume_sequence_number, "Volume Sequence Number", "", Value::Both16("")),
];

/// Label of the date in a directory record.
const DATE: &str = "Recording Date and Time";

/// A record of a type L path table (9.4).
pub(super) static PATH_TABLE_L: &[Field] = &[
    field!(PathTableRecord<Le32, Le16>, location_of_extent, "Location of Extent", "ECMA-119 9.4.3", Value::Le32("")),
    field!(
        PathTableRecord<Le32, Le16>,
        parent_directory_number,
        "Parent Directory Number",
        "ECMA-119 9.4.4",
        Value::Le16("")
    ),
];

/// A record of a type M path table (9.4).
pub(super) static PATH_TABLE_M: &[Field] = &[
    field!(PathTableRecord<Be32, Be16>, location_of_extent, "Location of Extent", "ECMA-119 9.4.3", Value::Be32("")),
    field!(
        PathTableRecord<Be32, Be16>,
        parent_directory_number,
        "Parent Directory Number",
        "ECMA-119 9.4.4",
        Value::Be16("")
    ),
];

/// A record of a path table in the byte order of type L, as the High Sierra draft defines it.
pub(super) static HIGH_SIERRA_PATH_TABLE_L: &[Field] = &[
    field!(HighSierraPathTableRecord<Le32, Le16>, location_of_extent, "Location of Extent", "", Value::Le32("")),
    field!(
        HighSierraPathTableRecord<Le32, Le16>,
        parent_directory_number,
        "Parent Directory Number",
        "",
        Value::Le16("")
    ),
];

/// A record of a path table in the byte order of type M, as the High Sierra draft defines it.
pub(super) static HIGH_SIERRA_PATH_TABLE_M: &[Field] = &[
    field!(HighSierraPathTableRecord<Be32, Be16>, location_of_extent, "Location of Extent", "", Value::Be32("")),
    field!(
        HighSierraPathTableRecord<Be32, Be16>,
        parent_directory_number,
        "Parent Directory Number",
        "",
        Value::Be16("")
    ),
];

/// Extended Attribute Record (9.5).
pub(super) static EXTENDED_ATTRIBUTES: &[Field] = &[
    field!(ExtendedAttributeRecord, owner_identification, "Owner Identification", "ECMA-119 9.5.1", Value::Both16("")),
    field!(ExtendedAttributeRecord, group_identification, "Group Identification", "ECMA-119 9.5.2", Value::Both16("")),
    field!(ExtendedAttributeRecord, permissions, "Permissions", "ECMA-119 9.5.3", Value::Shown(permissions)),
    field!(ExtendedAttributeRecord, file_creation, "File Creation", "ECMA-119 9.5.4", Value::Shown(long_date)),
    field!(ExtendedAttributeRecord, file_modification, "File Modification", "ECMA-119 9.5.5", Value::Shown(long_date)),
    field!(ExtendedAttributeRecord, file_expiration, "File Expiration", "ECMA-119 9.5.6", Value::Shown(long_date)),
    field!(ExtendedAttributeRecord, file_effective, "File Effective", "ECMA-119 9.5.7", Value::Shown(long_date)),
    field!(ExtendedAttributeRecord, record_format, "Record Format", "ECMA-119 9.5.8", Value::Byte("")),
    field!(ExtendedAttributeRecord, record_attributes, "Record Attributes", "ECMA-119 9.5.9", Value::Byte("")),
    field!(ExtendedAttributeRecord, record_length, "Record Length", "ECMA-119 9.5.10", Value::Both16("")),
    field!(ExtendedAttributeRecord, system_identifier, "System Identifier", "ECMA-119 9.5.11", Value::Text),
    field!(ExtendedAttributeRecord, version, "Version", "ECMA-119 9.5.13", Value::Byte("")),
];

fn hexadecimal(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|byte| format!("{byte:#04x}"))
}

/// Text that is not in the character set of its descriptor.
fn bytes_as_text(bytes: &[u8]) -> Option<String> {
    Some(strings::text(bytes)).filter(|text| !text.is_empty())
}

/// A number of blocks, left out where it is 0.
fn blocks(bytes: &[u8]) -> Option<String> {
    bytes.first().filter(|count| **count > 0).map(|count| format!("{count} blocks"))
}

/// The address of a path table; 0 stands for none.
fn block(block: u32) -> Option<String> {
    (block != 0).then(|| format!("block {block}"))
}

fn block_le(bytes: &[u8]) -> Option<String> {
    block(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn block_be(bytes: &[u8]) -> Option<String> {
    block(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn long_date(bytes: &[u8]) -> Option<String> {
    let (digits, offset) = bytes.split_first_chunk::<16>()?;
    let date = LongDate { digits: *digits, offset: offset.first()?.cast_signed() };
    show_date(dates::long(&date), digits)
}

fn digits(bytes: &[u8]) -> Option<String> {
    let digits = bytes.first_chunk::<16>()?;
    show_date(dates::digits(digits, 0), digits)
}

fn show_date(date: Recorded, digits: &[u8]) -> Option<String> {
    match date {
        Recorded::At(time) => Some(time.to_string()),
        Recorded::Absent => None,
        Recorded::Impossible => Some(format!("not a date: {}", strings::text(digits))),
    }
}

fn short_date(bytes: &[u8]) -> Option<String> {
    let [year, month, day, hour, minute, second, offset] = *bytes.first_chunk::<7>()?;
    let date = ShortDate { year, month, day, hour, minute, second, offset: offset.cast_signed() };
    match dates::short(&date) {
        Recorded::At(time) => Some(time.to_string()),
        Recorded::Absent => None,
        Recorded::Impossible => Some("not a date".into()),
    }
}

/// The date of a High Sierra record, which has no offset.
fn high_sierra_date(bytes: &[u8]) -> Option<String> {
    let mut date = [0; 7];
    date.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    short_date(&date)
}

/// The names of the file flags that are set (9.1.6).
fn flags(bytes: &[u8]) -> Option<String> {
    let flags = *bytes.first()?;
    let names = [
        (file_flags::EXISTENCE, "hidden"),
        (file_flags::DIRECTORY, "directory"),
        (file_flags::ASSOCIATED, "associated file"),
        (file_flags::RECORD, "record format in the extended attribute record"),
        (file_flags::PROTECTION, "permissions in the extended attribute record"),
        (file_flags::MULTI_EXTENT, "more extents follow"),
    ];
    let set = set_bits(flags, &names);
    Some(set.map_or_else(|| format!("{flags:#04x}"), |set| format!("{flags:#04x}: {set}")))
}

/// Who may read and execute (9.5.3): a set bit forbids. Bits 0 and 2 are for the system, 4 and 6 for the owner, 8 and
/// 10 for the group, 12 and 14 for all others.
fn permissions(bytes: &[u8]) -> Option<String> {
    let bits = u16::from_be_bytes(bytes.try_into().ok()?);
    let class = |name: &str, shift: u16| {
        let allowed = |bit: u16, letter| if bits >> shift.saturating_add(bit) & 1 == 0 { letter } else { '-' };
        format!("{name} {}{}", allowed(0, 'r'), allowed(2, 'x'))
    };
    Some([class("system", 0), class("owner", 4), class("group", 8), class("others", 12)].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_named_and_permissions_forbid() {
        assert_eq!(flags(&[0x82]).as_deref(), Some("0x82: directory, more extents follow"));
        assert_eq!(flags(&[0]).as_deref(), Some("0x00"));
        assert_eq!(permissions(&[0, 0b0100_0000]).as_deref(), Some("system rx, owner r-, group rx, others rx"));
    }
}

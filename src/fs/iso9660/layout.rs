//! On-disk structures of ECMA-119, fourth edition, whose clauses are cited, of the earlier High Sierra draft, and of
//! CD-ROM XA.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32, Both16, Both32, Le16, Le32};
use crate::signature;

/// First sector of the volume descriptor set, after the 16 sectors of the system area (6.2.1).
pub(super) const FIRST_DESCRIPTOR: u64 = 16;

/// Standard identifier of a volume descriptor (8.1.2).
pub(super) const STANDARD_IDENTIFIER: [u8; 5] = signature::ISO_9660;

/// Standard identifier of a High Sierra descriptor, which is recorded 8 bytes later.
pub(super) const HIGH_SIERRA_IDENTIFIER: [u8; 5] = signature::HIGH_SIERRA;

/// Volume descriptor types (8.1.1).
pub(super) mod descriptor_type {
    pub(in super::super) const BOOT: u8 = 0;
    pub(in super::super) const PRIMARY: u8 = 1;
    pub(in super::super) const SUPPLEMENTARY: u8 = 2;
    pub(in super::super) const PARTITION: u8 = 3;
    pub(in super::super) const TERMINATOR: u8 = 255;
}

/// File flags (9.1.6).
pub(super) mod file_flags {
    pub(in super::super) const EXISTENCE: u8 = 0x01;
    pub(in super::super) const DIRECTORY: u8 = 0x02;
    pub(in super::super) const ASSOCIATED: u8 = 0x04;
    pub(in super::super) const RECORD: u8 = 0x08;
    pub(in super::super) const PROTECTION: u8 = 0x10;
    pub(in super::super) const MULTI_EXTENT: u8 = 0x80;
}

/// Date and time in digits (8.4.26.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LongDate {
    /// Year, month, day, hour, minute, second, hundredths.
    pub(super) digits: [u8; 16],
    /// Quarters of an hour east of UTC.
    pub(super) offset: i8,
}
const _: () = assert!(size_of::<LongDate>() == 17);

/// Date and time in numbers (9.1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ShortDate {
    /// Years since 1900.
    pub(super) year: u8,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    /// Quarters of an hour east of UTC.
    pub(super) offset: i8,
}
const _: () = assert!(size_of::<ShortDate>() == 7);

/// The beginning of every volume descriptor (8.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DescriptorHead {
    pub(super) volume_descriptor_type: u8,
    pub(super) standard_identifier: [u8; 5],
    pub(super) volume_descriptor_version: u8,
}
const _: () = assert!(size_of::<DescriptorHead>() == 7);

/// Boot Record (8.2), without the part that the boot system defines.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootRecord {
    pub(super) head: DescriptorHead,
    pub(super) boot_system_identifier: [u8; 32],
    pub(super) boot_identifier: [u8; 32],
}
const _: () = assert!(size_of::<BootRecord>() == 71);

/// Primary (8.4), Supplementary and Enhanced (8.5) Volume Descriptor.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct VolumeDescriptor {
    pub(super) head: DescriptorHead,
    /// Volume Flags (8.5.3); unused in a primary descriptor.
    pub(super) volume_flags: u8,
    pub(super) system_identifier: [u8; 32],
    pub(super) volume_identifier: [u8; 32],
    pub(super) unused: [u8; 8],
    /// In logical blocks (8.4.8).
    pub(super) volume_space_size: Both32,
    /// Escape Sequences (8.5.6); unused in a primary descriptor.
    pub(super) escape_sequences: [u8; 32],
    pub(super) volume_set_size: Both16,
    pub(super) volume_sequence_number: Both16,
    pub(super) logical_block_size: Both16,
    /// In bytes (8.4.13).
    pub(super) path_table_size: Both32,
    pub(super) type_l_path_table: Le32,
    pub(super) optional_type_l_path_table: Le32,
    pub(super) type_m_path_table: Be32,
    pub(super) optional_type_m_path_table: Be32,
    pub(super) root_directory_record: DirectoryRecord,
    pub(super) root_identifier: u8,
    pub(super) volume_set_identifier: [u8; 128],
    pub(super) publisher_identifier: [u8; 128],
    pub(super) data_preparer_identifier: [u8; 128],
    pub(super) application_identifier: [u8; 128],
    pub(super) copyright_file_identifier: [u8; 37],
    pub(super) abstract_file_identifier: [u8; 37],
    pub(super) bibliographic_file_identifier: [u8; 37],
    pub(super) creation: LongDate,
    pub(super) modification: LongDate,
    pub(super) expiration: LongDate,
    pub(super) effective: LongDate,
    pub(super) file_structure_version: u8,
    pub(super) reserved: u8,
    pub(super) application_use: [u8; 512],
    pub(super) reserved_to_end: [u8; 653],
}
const _: () = assert!(size_of::<VolumeDescriptor>() == 2048);

/// Volume Partition Descriptor (8.6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PartitionDescriptor {
    pub(super) head: DescriptorHead,
    pub(super) unused: u8,
    pub(super) system_identifier: [u8; 32],
    pub(super) volume_partition_identifier: [u8; 32],
    pub(super) volume_partition_location: Both32,
    pub(super) volume_partition_size: Both32,
}
const _: () = assert!(size_of::<PartitionDescriptor>() == 88);

/// The fixed head of a Directory Record (9.1); the file identifier and the system use follow.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct DirectoryRecord {
    pub(super) length: u8,
    /// Logical blocks from the start of the extent to the data.
    pub(super) extended_attribute_record_length: u8,
    pub(super) location_of_extent: Both32,
    pub(super) data_length: Both32,
    pub(super) recording_date_and_time: ShortDate,
    pub(super) file_flags: u8,
    pub(super) file_unit_size: u8,
    pub(super) interleave_gap_size: u8,
    pub(super) volume_sequence_number: Both16,
    pub(super) length_of_file_identifier: u8,
}
const _: () = assert!(size_of::<DirectoryRecord>() == 33);

/// The fixed head of a path table record (9.4). `T32` and `T16` have the byte order of the type of the table.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PathTableRecord<T32, T16> {
    pub(super) length_of_directory_identifier: u8,
    pub(super) extended_attribute_record_length: u8,
    pub(super) location_of_extent: T32,
    pub(super) parent_directory_number: T16,
}
const _: () = assert!(size_of::<PathTableRecord<Le32, Le16>>() == 8);

/// A path table record in the field order of the High Sierra draft.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct HighSierraPathTableRecord<T32, T16> {
    pub(super) location_of_extent: T32,
    pub(super) extended_attribute_record_length: u8,
    pub(super) length_of_directory_identifier: u8,
    pub(super) parent_directory_number: T16,
}
const _: () = assert!(size_of::<HighSierraPathTableRecord<Be32, Be16>>() == 8);

/// The fixed part of an Extended Attribute Record (9.5).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtendedAttributeRecord {
    pub(super) owner_identification: Both16,
    pub(super) group_identification: Both16,
    pub(super) permissions: Be16,
    pub(super) file_creation: LongDate,
    pub(super) file_modification: LongDate,
    pub(super) file_expiration: LongDate,
    pub(super) file_effective: LongDate,
    pub(super) record_format: u8,
    pub(super) record_attributes: u8,
    pub(super) record_length: Both16,
    pub(super) system_identifier: [u8; 32],
    pub(super) system_use: [u8; 64],
    pub(super) version: u8,
    pub(super) length_of_escape_sequences: u8,
    pub(super) reserved: [u8; 64],
    pub(super) length_of_application_use: Both16,
}
const _: () = assert!(size_of::<ExtendedAttributeRecord>() == 250);

/// System use of a directory record on a CD-ROM XA disc (Philips and Sony, System Description CD-ROM XA, II.2.7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct XaSystemUse {
    pub(super) owner_group: Be16,
    pub(super) owner_user: Be16,
    pub(super) attributes: Be16,
    /// The letters "XA".
    pub(super) signature: [u8; 2],
    pub(super) file_number: u8,
    pub(super) reserved: [u8; 5],
}
const _: () = assert!(size_of::<XaSystemUse>() == 14);

/// High Sierra Standard File Structure Volume Descriptor: like the primary one, but 8 bytes later, with four path
/// tables of each type, file identifiers of 32 bytes, and dates without an offset.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct HighSierraDescriptor {
    pub(super) volume_descriptor_location: Both32,
    pub(super) head: DescriptorHead,
    pub(super) unused: u8,
    pub(super) system_identifier: [u8; 32],
    pub(super) volume_identifier: [u8; 32],
    pub(super) unused_80: [u8; 8],
    pub(super) volume_space_size: Both32,
    pub(super) unused_96: [u8; 32],
    pub(super) volume_set_size: Both16,
    pub(super) volume_sequence_number: Both16,
    pub(super) logical_block_size: Both16,
    pub(super) path_table_size: Both32,
    pub(super) type_l_path_table: Le32,
    pub(super) optional_type_l_path_tables: [Le32; 3],
    pub(super) type_m_path_table: Be32,
    pub(super) optional_type_m_path_tables: [Be32; 3],
    pub(super) root_directory_record: DirectoryRecord,
    pub(super) root_identifier: u8,
    pub(super) volume_set_identifier: [u8; 128],
    pub(super) publisher_identifier: [u8; 128],
    pub(super) data_preparer_identifier: [u8; 128],
    pub(super) application_identifier: [u8; 128],
    pub(super) copyright_file_identifier: [u8; 32],
    pub(super) abstract_file_identifier: [u8; 32],
    pub(super) creation: [u8; 16],
    pub(super) modification: [u8; 16],
    pub(super) expiration: [u8; 16],
    pub(super) effective: [u8; 16],
    pub(super) file_structure_version: u8,
    pub(super) reserved: u8,
    pub(super) application_use: [u8; 512],
    pub(super) reserved_to_end: [u8; 680],
}
const _: () = assert!(size_of::<HighSierraDescriptor>() == 2048);

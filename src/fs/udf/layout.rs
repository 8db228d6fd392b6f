//! On-disk structures of UDF (ECMA-167, third edition; OSTA UDF 1.02 to 2.60).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::time::{Civil, Timestamp};

/// Identifiers of descriptor tags (3/7.2.1, 4/7.2.1).
pub(super) mod tag {
    pub(in super::super) const PRIMARY: u16 = 1;
    pub(in super::super) const ANCHOR: u16 = 2;
    pub(in super::super) const POINTER: u16 = 3;
    pub(in super::super) const IMPLEMENTATION_USE: u16 = 4;
    pub(in super::super) const PARTITION: u16 = 5;
    pub(in super::super) const LOGICAL: u16 = 6;
    pub(in super::super) const UNALLOCATED: u16 = 7;
    pub(in super::super) const TERMINATOR: u16 = 8;
    pub(in super::super) const INTEGRITY: u16 = 9;
    pub(in super::super) const FILE_SET: u16 = 256;
    pub(in super::super) const FILE_IDENTIFIER: u16 = 257;
    pub(in super::super) const ALLOCATION: u16 = 258;
    pub(in super::super) const INDIRECT: u16 = 259;
    pub(in super::super) const FILE_ENTRY: u16 = 261;
    pub(in super::super) const EXTENDED_ATTRIBUTES: u16 = 262;
    pub(in super::super) const SPACE_BITMAP: u16 = 264;
    pub(in super::super) const EXTENDED_FILE_ENTRY: u16 = 266;
}

/// File types of an ICB (4/14.6.6; UDF 2.2.13, 2.60).
pub(super) mod file_type {
    pub(in super::super) const UNSPECIFIED: u8 = 0;
    pub(in super::super) const DIRECTORY: u8 = 4;
    pub(in super::super) const FILE: u8 = 5;
    pub(in super::super) const BLOCK_DEVICE: u8 = 6;
    pub(in super::super) const CHARACTER_DEVICE: u8 = 7;
    pub(in super::super) const FIFO: u8 = 9;
    pub(in super::super) const SOCKET: u8 = 10;
    pub(in super::super) const SYMLINK: u8 = 12;
    pub(in super::super) const STREAM_DIRECTORY: u8 = 13;
    pub(in super::super) const VAT: u8 = 248;
}

/// File characteristics in a file identifier (4/14.4.3).
pub(super) mod characteristic {
    pub(in super::super) const HIDDEN: u8 = 1;
    pub(in super::super) const DIRECTORY: u8 = 2;
    pub(in super::super) const DELETED: u8 = 4;
    pub(in super::super) const PARENT: u8 = 8;
}

/// Descriptor tag (3/7.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Tag {
    pub(super) identifier: Le16,
    pub(super) version: Le16,
    /// Checksum: the sum of the other 15 bytes.
    pub(super) checksum: u8,
    pub(super) reserved: u8,
    pub(super) serial: Le16,
    /// CRC-16 of `crc_length` bytes after the tag.
    pub(super) crc: Le16,
    pub(super) crc_length: Le16,
    /// Block of the descriptor.
    pub(super) location: Le32,
}

const _: () = assert!(size_of::<Tag>() == 16);

/// An extent outside partitions (3/7.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtentAd {
    /// In bytes.
    pub(super) length: Le32,
    /// First block, from the start of the volume.
    pub(super) location: Le32,
}

/// A short allocation descriptor (4/14.14.1).
#[derive(Debug, Clone, Copy)]
pub(super) struct ShortAd {
    /// In bytes.
    pub(super) length: u64,
    /// First block, from the start of the partition.
    pub(super) position: u64,
}

impl ShortAd {
    /// Reads it. The upper two bits of the length tell whether it is recorded.
    pub(super) fn of([l0, l1, l2, l3, p0, p1, p2, p3]: [u8; 8]) -> Self {
        let length = u32::from_le_bytes([l0, l1, l2, l3 & 0x3F]);
        Self { length: length.into(), position: u32::from_le_bytes([p0, p1, p2, p3]).into() }
    }
}

/// A block of a partition (4/7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LbAddr {
    pub(super) block: Le32,
    /// Index of the partition map, not the partition's number.
    pub(super) partition: Le16,
}

/// A long allocation descriptor (4/14.14.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LongAd {
    /// Length in bytes; the upper two bits tell whether it is recorded.
    pub(super) length: Le32,
    pub(super) location: LbAddr,
    pub(super) implementation_use: [u8; 6],
}

const _: () = assert!(size_of::<LongAd>() == 16);

/// An entity identifier (1/7.4).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct EntityId {
    pub(super) flags: u8,
    pub(super) identifier: [u8; 23],
    pub(super) suffix: [u8; 8],
}

impl EntityId {
    /// The identifier without padding.
    pub(super) fn name(&self) -> String {
        let text: String =
            self.identifier.iter().take_while(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        text.trim_end().to_owned()
    }
}

/// A point in time (1/7.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct UdfTime {
    pub(super) type_and_zone: Le16,
    pub(super) year: Le16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) hundredths: u8,
    pub(super) hundreds_of_microseconds: u8,
    pub(super) microseconds: u8,
}

const _: () = assert!(size_of::<UdfTime>() == 12);

impl UdfTime {
    /// Converts the time; `None` if nothing is recorded. A zone of -2047 minutes means none, which is treated as UTC.
    pub(super) fn instant(&self) -> Option<Timestamp> {
        let zone = self.type_and_zone.get() & 0x0FFF;
        let zone = i16::try_from(zone).ok()?;
        let minutes = if zone >= 0x800 { zone.saturating_sub(0x1000) } else { zone };
        let is_local = self.type_and_zone.get() >> 12 == 1;
        let minutes = if is_local && minutes != -2047 && (-1440..=1440).contains(&minutes) { minutes } else { 0 };
        let civil = Civil {
            year: i32::from(self.year.get().cast_signed()),
            month: self.month,
            day: self.day,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
        };
        civil.at_offset(self.hundredths.min(99), minutes)
    }
}

/// Anchor volume descriptor pointer (3/10.2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Anchor {
    pub(super) tag: Tag,
    pub(super) main: ExtentAd,
    pub(super) reserve: ExtentAd,
}

/// Volume descriptor pointer: the sequence continues elsewhere (3/10.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Pointer {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) next: ExtentAd,
}

/// Implementation use volume descriptor, as UDF fills it (3/10.4; UDF 2.2.7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ImplementationUse {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) implementation: EntityId,
    pub(super) character_set: [u8; 64],
    pub(super) volume: [u8; 128],
    pub(super) information: [[u8; 36]; 3],
    pub(super) program: EntityId,
}

const _: () = assert!(size_of::<ImplementationUse>() == 384);

/// Unallocated space descriptor, before its extents (3/10.8).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct UnallocatedSpace {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) extents: Le32,
}

/// Logical volume integrity descriptor, before its tables (3/10.10).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Integrity {
    pub(super) tag: Tag,
    pub(super) recorded: UdfTime,
    pub(super) kind: Le32,
    pub(super) next: ExtentAd,
    /// Begins with the next unique identifier (4/14.15.1).
    pub(super) unique_id: Le64,
    pub(super) contents_use: [u8; 24],
    pub(super) partitions: Le32,
    pub(super) implementation_length: Le32,
}

const _: () = assert!(size_of::<Integrity>() == 80);

/// Space bitmap descriptor, before its bits (4/14.12).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SpaceBitmap {
    pub(super) tag: Tag,
    pub(super) bits: Le32,
    pub(super) bytes: Le32,
}

/// A structure of the recognition sequence, before its data (2/9.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct RecognitionStructure {
    pub(super) kind: u8,
    pub(super) identifier: [u8; 5],
    pub(super) version: u8,
}

/// Primary volume descriptor (3/10.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Primary {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) number: Le32,
    pub(super) volume: [u8; 32],
    pub(super) volume_sequence: Le16,
    pub(super) most_volume_sequence: Le16,
    pub(super) interchange_level: Le16,
    pub(super) most_interchange_level: Le16,
    pub(super) character_sets: [u8; 8],
    pub(super) volume_set: [u8; 128],
    pub(super) descriptor_character_set: [u8; 64],
    pub(super) explanatory_character_set: [u8; 64],
    pub(super) extents: [u8; 16],
    pub(super) application: EntityId,
    pub(super) recorded: UdfTime,
    pub(super) implementation: EntityId,
}

const _: () = assert!(size_of::<Primary>() == 420);

/// Partition descriptor (3/10.5).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct PartitionDescriptor {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) flags: Le16,
    pub(super) number: Le16,
    pub(super) contents: EntityId,
    pub(super) contents_use: [u8; 128],
    pub(super) access: Le32,
    /// First block, from the start of the volume.
    pub(super) start: Le32,
    /// Length in blocks.
    pub(super) length: Le32,
}

const _: () = assert!(size_of::<PartitionDescriptor>() == 196);

/// Logical volume descriptor, before its partition maps (3/10.6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct LogicalVolume {
    pub(super) tag: Tag,
    pub(super) sequence: Le32,
    pub(super) character_set: [u8; 64],
    pub(super) identifier: [u8; 128],
    pub(super) block_size: Le32,
    /// Domain; its suffix begins with the UDF revision in binary-coded decimal.
    pub(super) domain: EntityId,
    /// Location of the file set descriptor.
    pub(super) file_set: LongAd,
    pub(super) map_table_length: Le32,
    pub(super) maps: Le32,
    pub(super) implementation: EntityId,
    pub(super) implementation_use: [u8; 128],
    pub(super) integrity: ExtentAd,
}

/// Size in bytes of the fields before the partition maps.
pub(super) const MAPS: usize = 440;

const _: () = assert!(size_of::<LogicalVolume>() == MAPS);

/// File set descriptor (4/14.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileSet {
    pub(super) tag: Tag,
    pub(super) recorded: UdfTime,
    pub(super) levels: [u8; 12],
    pub(super) number: Le32,
    pub(super) descriptor_number: Le32,
    pub(super) volume_character_set: [u8; 64],
    pub(super) volume: [u8; 128],
    pub(super) character_set: [u8; 64],
    pub(super) identifier: [u8; 32],
    pub(super) copyright: [u8; 32],
    pub(super) r#abstract: [u8; 32],
    pub(super) root: LongAd,
    pub(super) domain: EntityId,
    pub(super) next: LongAd,
    pub(super) streams: LongAd,
}

const _: () = assert!(size_of::<FileSet>() == 480);

/// ICB tag (4/14.6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct IcbTag {
    pub(super) prior_entries: Le32,
    /// 4: one entry; 4096: a chain of entries, of which the last one is current.
    pub(super) strategy: Le16,
    pub(super) parameter: [u8; 2],
    pub(super) most_entries: Le16,
    pub(super) reserved: u8,
    pub(super) file_type: u8,
    pub(super) parent: LbAddr,
    /// Bits 0 to 2: the kind of allocation descriptors.
    pub(super) flags: Le16,
}

const _: () = assert!(size_of::<IcbTag>() == 20);

/// Indirect entry: the next ICB of a chain (4/14.7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Indirect {
    pub(super) tag: Tag,
    pub(super) icb: IcbTag,
    pub(super) next: LongAd,
}

/// Common fields of file entries and extended file entries, up to the information length (4/14.9, 4/14.17).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct EntryHead {
    pub(super) tag: Tag,
    pub(super) icb: IcbTag,
    pub(super) uid: Le32,
    pub(super) gid: Le32,
    pub(super) permissions: Le32,
    pub(super) links: Le16,
    pub(super) record_format: u8,
    pub(super) display_attributes: u8,
    pub(super) record_length: Le32,
    pub(super) information_length: Le64,
}

const _: () = assert!(size_of::<EntryHead>() == 64);

/// The rest of a file entry, before its extended attributes (4/14.9).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileEntryRest {
    pub(super) blocks_recorded: Le64,
    pub(super) accessed: UdfTime,
    pub(super) modified: UdfTime,
    pub(super) attributes: UdfTime,
    pub(super) checkpoint: Le32,
    pub(super) attribute_icb: LongAd,
    pub(super) implementation: EntityId,
    pub(super) unique_id: Le64,
    pub(super) attributes_length: Le32,
    pub(super) allocation_length: Le32,
}

const _: () = assert!(size_of::<FileEntryRest>() == 112);

/// The rest of an extended file entry, before its extended attributes (4/14.17).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ExtendedRest {
    pub(super) object_size: Le64,
    pub(super) blocks_recorded: Le64,
    pub(super) accessed: UdfTime,
    pub(super) modified: UdfTime,
    pub(super) created: UdfTime,
    pub(super) attributes: UdfTime,
    pub(super) checkpoint: Le32,
    pub(super) reserved: [u8; 4],
    pub(super) attribute_icb: LongAd,
    pub(super) streams: LongAd,
    pub(super) implementation: EntityId,
    pub(super) unique_id: Le64,
    pub(super) attributes_length: Le32,
    pub(super) allocation_length: Le32,
}

const _: () = assert!(size_of::<ExtendedRest>() == 152);

/// File identifier descriptor, before its implementation use and name (4/14.4).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct FileIdentifier {
    pub(super) tag: Tag,
    pub(super) version: Le16,
    pub(super) characteristics: u8,
    pub(super) name_length: u8,
    pub(super) icb: LongAd,
    pub(super) implementation_use_length: Le16,
}

/// Size in bytes of the fields before the implementation use.
pub(super) const IDENTIFIER_HEAD: usize = 38;

const _: () = assert!(size_of::<FileIdentifier>() == IDENTIFIER_HEAD);

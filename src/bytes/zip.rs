//! Structures of a ZIP archive, with the names of PKWARE APPNOTE 6.3.10.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32, Le64};

/// Local file header (4.3.7).
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct LocalFileHeader {
    pub signature: Le32,
    pub version_needed: Le16,
    pub flags: Le16,
    pub method: Le16,
    pub time: Le16,
    pub date: Le16,
    pub crc_32: Le32,
    pub compressed_size: Le32,
    pub uncompressed_size: Le32,
    pub name_length: Le16,
    pub extra_length: Le16,
}
const _: () = assert!(size_of::<LocalFileHeader>() == 30);

/// Central directory file header (4.3.12). Its middle part is that of the local header.
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct CentralFileHeader {
    pub signature: Le32,
    pub version_made_by: Le16,
    pub version_needed: Le16,
    pub flags: Le16,
    pub method: Le16,
    pub time: Le16,
    pub date: Le16,
    pub crc_32: Le32,
    pub compressed_size: Le32,
    pub uncompressed_size: Le32,
    pub name_length: Le16,
    pub extra_length: Le16,
    pub comment_length: Le16,
    pub disk_number_start: Le16,
    pub internal_attributes: Le16,
    pub external_attributes: Le32,
    pub local_header_offset: Le32,
}
const _: () = assert!(size_of::<CentralFileHeader>() == 46);

/// ZIP64 end of central directory record (4.3.14).
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct Zip64End {
    pub signature: Le32,
    /// Size of the data after this field.
    pub size: Le64,
    pub version_made_by: Le16,
    pub version_needed: Le16,
    pub disk: Le32,
    pub central_disk: Le32,
    pub entries_here: Le64,
    pub entries: Le64,
    pub central_size: Le64,
    pub central_offset: Le64,
}
const _: () = assert!(size_of::<Zip64End>() == 56);

/// ZIP64 end of central directory locator (4.3.15).
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct Zip64Locator {
    pub signature: Le32,
    pub disk: Le32,
    pub end_offset: Le64,
    pub disks: Le32,
}
const _: () = assert!(size_of::<Zip64Locator>() == 20);

/// End of central directory record (4.3.16).
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct End {
    pub signature: Le32,
    pub disk: Le16,
    pub central_disk: Le16,
    pub entries_here: Le16,
    pub entries: Le16,
    pub central_size: Le32,
    pub central_offset: Le32,
    pub comment_length: Le16,
}
const _: () = assert!(size_of::<End>() == 22);

/// Extended timestamp extra field (Info-ZIP, `extrafld.txt`), with only the modification time.
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct ExtendedTimestamp {
    pub id: Le16,
    pub size: Le16,
    pub flags: u8,
    /// Seconds since 1970 in UTC, signed.
    pub modified: Le32,
}
const _: () = assert!(size_of::<ExtendedTimestamp>() == 9);

/// Data descriptor (4.3.9) with the customary signature.
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct DataDescriptor {
    pub signature: Le32,
    pub crc_32: Le32,
    pub compressed_size: Le32,
    pub uncompressed_size: Le32,
}
const _: () = assert!(size_of::<DataDescriptor>() == 16);

/// Data descriptor of a member whose local header has a ZIP64 extra field (4.3.9.2).
#[derive(Debug, Clone, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(crate) struct Zip64DataDescriptor {
    pub signature: Le32,
    pub crc_32: Le32,
    pub compressed_size: Le64,
    pub uncompressed_size: Le64,
}
const _: () = assert!(size_of::<Zip64DataDescriptor>() == 24);

pub(crate) const LOCAL: u32 = 0x0403_4b50;
pub(crate) const CENTRAL: u32 = 0x0201_4b50;
pub(crate) const ZIP64_END: u32 = 0x0606_4b50;
pub(crate) const ZIP64_LOCATOR: u32 = 0x0706_4b50;
pub(crate) const END: u32 = 0x0605_4b50;
pub(crate) const DESCRIPTOR: u32 = 0x0807_4b50;

/// Header id of the ZIP64 extended information extra field (4.5.3).
pub(crate) const ZIP64_EXTRA: u16 = 0x0001;
/// Header id of [`ExtendedTimestamp`].
pub(crate) const TIMESTAMP_EXTRA: u16 = 0x5455;
/// Names are UTF-8 (4.4.4, bit 11).
pub(crate) const UTF_8: u16 = 1 << 11;
/// Sizes and checksum follow the content (4.4.4, bit 3).
pub(crate) const SIZES_BEHIND: u16 = 1 << 3;
/// Compression method (4.4.5).
pub(crate) const DEFLATE: u16 = 8;
/// Version that supports plain files, directories and ZIP64 (4.4.3.2).
pub(crate) const VERSIONS: [u16; 3] = [10, 20, 45];
/// Made by version 4.5 on Unix, so that the upper half of the external attributes is a mode (4.4.2).
pub(crate) const MADE_BY: u16 = (3 << 8) | 45;

//! Writes path tables (ECMA-119 6.9, 9.4) in either byte order.

use zerocopy::IntoBytes;

use super::hierarchy::{Directory, Hierarchy};
use crate::bytes::integers::{Be16, Be32, Le16, Le32};
use crate::fs::iso9660::layout::PathTableRecord;

/// Size of each path table of a hierarchy in bytes.
pub(super) fn size(hierarchy: &Hierarchy) -> u64 {
    let head = size_of::<PathTableRecord<Le32, Le16>>();
    let record = |directory: &Directory| head.saturating_add(directory.identifier.len()).next_multiple_of(2) as u64;
    hierarchy.directories.iter().map(record).sum()
}

/// Makes the little-endian table.
pub(super) fn type_l(hierarchy: &Hierarchy, extent: impl Fn(usize) -> u32) -> Vec<u8> {
    table(hierarchy, extent, |head: PathTableRecord<Le32, Le16>, out| out.extend_from_slice(head.as_bytes()))
}

/// Makes the big-endian table.
pub(super) fn type_m(hierarchy: &Hierarchy, extent: impl Fn(usize) -> u32) -> Vec<u8> {
    table(hierarchy, extent, |head: PathTableRecord<Be32, Be16>, out| out.extend_from_slice(head.as_bytes()))
}

fn table<T32: From<u32>, T16: From<u16>>(
    hierarchy: &Hierarchy,
    extent: impl Fn(usize) -> u32,
    push: impl Fn(PathTableRecord<T32, T16>, &mut Vec<u8>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (place, directory) in hierarchy.directories.iter().enumerate() {
        let parent = u16::try_from(directory.parent.saturating_add(1)).unwrap_or(u16::MAX);
        let head = PathTableRecord {
            length_of_directory_identifier: u8::try_from(directory.identifier.len()).unwrap_or(u8::MAX),
            extended_attribute_record_length: 0,
            location_of_extent: extent(place).into(),
            parent_directory_number: parent.into(),
        };
        push(head, &mut bytes);
        bytes.extend_from_slice(&directory.identifier);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
    }
    bytes
}

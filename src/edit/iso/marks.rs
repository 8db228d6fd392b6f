//! The signatures of other file systems on an ISO 9660 volume: UDF, HFS and HFS+.

use std::ops::Range;

use crate::disc::recognition::{FIRST_ANCHOR, is_anchor};
use crate::disc::{PartitionTable, Recognition, SECTOR_SIZE, Volume};
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::order::sort_by;
use crate::source::Source;

/// Upper bound for the consecutive anchors searched at the end.
const MOST_ANCHORS: u64 = 512;

/// Offset of the volume headers of HFS and HFS+ in bytes.
const HFS_HEADER: u64 = 1024;

/// The other file systems on a volume. A partition that is a file of the volume, as its start shows, doesn't count.
///
/// # Errors
/// If the image cannot be read.
pub(super) fn of(
    volume: &Volume,
    tables: &[PartitionTable],
    is_file: &dyn Fn(u64) -> bool,
) -> Result<Vec<OtherFileSystem>> {
    let mut other_file_systems = Vec::new();
    if Recognition::read(&volume.content, volume.start)?.is_udf {
        other_file_systems.push(OtherFileSystem::Udf);
    }
    if is_hfs(volume, tables, is_file)? {
        other_file_systems.push(OtherFileSystem::Hfs);
    }
    Ok(other_file_systems)
}

/// Whether HFS starts at sector 0, or a partition contains it.
fn is_hfs(volume: &Volume, tables: &[PartitionTable], is_file: &dyn Fn(u64) -> bool) -> Result<bool> {
    let starts = tables.iter().flat_map(|table| &table.partitions).map(|partition| partition.range.start);
    for start in std::iter::once(volume.start).chain(starts.filter(|start| !is_file(*start))) {
        if is_hfs_header(&volume.content.read_up_to(start.saturating_add(HFS_HEADER), 4)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A signature, and for HFS+ also the version after it, since two letters alone may be a coincidence.
fn is_hfs_header(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'D', ..] | [b'H', b'+', 0, 4] | [b'H', b'X', 0, 5])
}

/// Removes from the system area the header of an HFS volume that starts at sector 0.
pub(super) fn clear_hfs(system_area: &mut [u8]) {
    let at = usize::try_from(HFS_HEADER).unwrap_or(0);
    let header = system_area.get_mut(at..at.saturating_add(512)).unwrap_or_default();
    if is_hfs_header(header.get(..4).unwrap_or_default()) {
        header.fill(0);
    }
}

/// Byte ranges that identify UDF: its recognition sequence, and anchors, which record their own sectors.
pub(super) fn udf_marks(content: &Source, block_size: u64) -> Result<Vec<Range<u64>>> {
    let sectors = Recognition::read(content, 0)?.extended.into_iter().map(|sector| (sector, SECTOR_SIZE));
    let mut marks: Vec<(u64, u64)> = sectors.collect();
    let last = content.len().checked_div(block_size).unwrap_or(0).saturating_sub(1);
    let mut add = |block: u64| -> Result<bool> {
        let is_one = is_anchor(content, block, block_size)?;
        if is_one && !marks.contains(&(block, block_size)) {
            marks.push((block, block_size));
        }
        Ok(is_one)
    };
    add(FIRST_ANCHOR)?;
    add(last.saturating_sub(FIRST_ANCHOR))?;
    // genisoimage fills its padding with anchors.
    for before in 0..MOST_ANCHORS {
        if !last.checked_sub(before).map_or(Ok(false), &mut add)? {
            break;
        }
    }
    let mut marks: Vec<Range<u64>> = marks
        .into_iter()
        .map(|(block, size)| block.saturating_mul(size)..block.saturating_add(1).saturating_mul(size))
        .collect();
    sort_by(&mut marks, &mut |one, other| one.start.cmp(&other.start));
    Ok(marks)
}

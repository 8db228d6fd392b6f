//! The signatures of other file systems on an ISO 9660 volume: UDF, HFS and HFS+.

use crate::disc::recognition::{FIRST_ANCHOR, is_anchor};
use crate::disc::{PartitionTable, Recognition, SECTOR_SIZE, Volume};
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::order::sort;
use crate::source::Source;

/// Offset of the volume headers of HFS and HFS+ in bytes.
const HFS_HEADER: u64 = 1024;

/// The other file systems on a volume. A partition that is a file of the volume, which its start shows, does not count.
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

/// Sectors by which UDF is found: its recognition sequence, and anchors, which record their own positions.
pub(super) fn udf_marks(content: &Source) -> Result<Vec<u64>> {
    let mut marks = Recognition::read(content, 0)?.extended;
    let last = (content.len() / SECTOR_SIZE).saturating_sub(1);
    for sector in [FIRST_ANCHOR, last.saturating_sub(FIRST_ANCHOR), last] {
        if is_anchor(content, sector)? && !marks.contains(&sector) {
            marks.push(sector);
        }
    }
    sort(&mut marks);
    Ok(marks)
}

//! The signatures of other file systems on an ISO 9660 volume: UDF, HFS and HFS+.

use crate::disc::{PartitionTable, SECTOR_SIZE, Volume};
use crate::edit::op::Side;
use crate::error::Result;
use crate::order::sort;
use crate::source::Source;

/// Sector where a volume recognition sequence may end at most: longer descriptor sets have not been seen.
const LAST: u64 = 64;

/// Offset of the volume headers of HFS and HFS+ in bytes.
const HFS_HEADER: u64 = 1024;

/// The other file systems on a volume. A partition that is a file of the volume, which its start shows, does not count.
///
/// # Errors
/// If the image cannot be read.
pub(super) fn of(volume: &Volume, tables: &[PartitionTable], is_file: &dyn Fn(u64) -> bool) -> Result<Vec<Side>> {
    let mut sides = Vec::new();
    if is_udf(volume)? {
        sides.push(Side::Udf);
    }
    if is_hfs(volume, tables, is_file)? {
        sides.push(Side::Hfs);
    }
    Ok(sides)
}

/// Whether UDF's descriptors follow those of ISO 9660 (ECMA-167 2/8.3).
fn is_udf(volume: &Volume) -> Result<bool> {
    for sector in 16..LAST {
        let at = volume.start.saturating_add(sector.saturating_mul(SECTOR_SIZE));
        let bytes = volume.content.read_up_to(at, 6)?;
        match bytes.get(1..6) {
            Some(b"NSR02" | b"NSR03") => return Ok(true),
            Some(b"CD001" | b"BEA01" | b"BOOT2" | b"TEA01" | b"CDW02") => {}
            _ => break,
        }
    }
    Ok(false)
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

/// Sector with an anchor of UDF besides the two at the end (ECMA-167 3/8.4.2.1).
const ANCHOR: u64 = 256;

/// The first bytes of an anchor's tag (ECMA-167 3/7.2.1): the number 2.
const ANCHOR_TAG: [u8; 2] = [2, 0];

/// Sectors by which UDF is found: its recognition sequence, and anchors, which record their own positions.
pub(super) fn udf_marks(content: &Source) -> Result<Vec<u64>> {
    let mut marks = Vec::new();
    for sector in 16..LAST {
        let bytes = content.read_up_to(sector.saturating_mul(SECTOR_SIZE), 6)?;
        match bytes.get(1..6) {
            Some(b"BEA01" | b"NSR02" | b"NSR03" | b"BOOT2" | b"TEA01") => marks.push(sector),
            Some(b"CD001") => {}
            _ => break,
        }
    }
    let last = (content.len() / SECTOR_SIZE).saturating_sub(1);
    for sector in [ANCHOR, last.saturating_sub(ANCHOR), last] {
        let tag = content.read_up_to(sector.saturating_mul(SECTOR_SIZE), 16)?;
        let place = tag.get(12..).and_then(|place| place.first_chunk()).map(|place| u32::from_le_bytes(*place));
        if tag.starts_with(&ANCHOR_TAG) && place.map(u64::from) == Some(sector) && !marks.contains(&sector) {
            marks.push(sector);
        }
    }
    sort(&mut marks);
    Ok(marks)
}

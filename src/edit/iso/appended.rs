//! Partitions with data of their own: after the volume, and within it outside all files.

use std::collections::HashMap;
use std::ops::Range;

use crate::disc::partition::moved::{SYSTEM_AREA, is_updated};
use crate::disc::{Partition, PartitionTable, SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::fs::iso9660::write::sessions;
use crate::order::sort_by;
use crate::signature;
use crate::source::{Recipe, Source};
use crate::tree::BodyId;

/// A partition after the volume, with its content.
#[derive(Debug, Clone)]
pub(super) struct Appended {
    /// Its byte range in the old image.
    pub(super) range: Range<u64>,
    pub(super) content: Recipe,
}

/// The partitions after a volume, in order: those that begin after all data of the tree, which ends at `data_end`.
/// xorriso counts some of them to the volume, too.
pub(super) fn appended(volume: &Volume, tables: &[PartitionTable], data_end: u64) -> Vec<Appended> {
    let mut found: Vec<Appended> = Vec::new();
    // Partitions of a table that isn't updated have to stay where they are.
    let updated = tables.iter().filter(|table| is_updated(table.scheme));
    for partition in updated.flat_map(|table| &table.partitions) {
        let range = partition.range.clone();
        let is_new = found.iter().all(|part| part.range.start != range.start);
        if range.start >= data_end
            && range.end <= volume.content.len()
            && !range.is_empty()
            && !is_gap(partition)
            && is_new
        {
            found.push(Appended { content: Recipe::of(&volume.content, range.clone()), range });
        }
    }
    sort_by(&mut found, &mut |one, other| one.range.start.cmp(&other.range.start));
    found
}

/// Whether a partition only fills what is between others, as xorriso names those.
pub(super) fn is_gap(partition: &Partition) -> bool {
    partition.name.starts_with("Gap")
}

/// Start of an appended partition, in sectors after the end of the volume. Each begins at a multiple of `unit` bytes.
pub(super) fn appended_sector(appended: &[Appended], location: u64, unit: u64) -> Option<u32> {
    let at = appended.iter().position(|part| part.range.start == location)?;
    let length = |part: &Appended| part.content.len().checked_next_multiple_of(unit).unwrap_or(0) / SECTOR_SIZE;
    let before = appended.iter().take(at).map(length).sum::<u64>();
    u32::try_from(before).ok()
}

/// Offset in a volume descriptor of the location of the root directory (ECMA-119 8.4.18).
const ROOT_AT: u64 = 158;

/// Largest offset of a partition that is a volume of its own, in sectors: xorriso allows 62.
const OFFSETS: std::ops::RangeInclusive<u64> = 16..=512;

/// Offset of the primary tree's root directory, counted from the start of the volume.
pub(super) fn root_directory(volume: &Volume) -> Result<u64> {
    root_at(&volume.content, 0)
}

fn root_at(content: &Source, start: u64) -> Result<u64> {
    let at = start.saturating_add(SYSTEM_AREA as u64).saturating_add(ROOT_AT);
    let sector = content.read_up_to(at, 4)?.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    Ok(start.saturating_add(u64::from(sector).saturating_mul(SECTOR_SIZE)))
}

/// First bytes of the root directories of all sessions. Addresses in a session count from the start of the disc.
pub(super) fn session_roots(volume: &Volume) -> Result<Vec<u64>> {
    let root = |start: u64| Ok(root_at(&volume.content, start)?.saturating_sub(start));
    sessions(&volume.content)?.into_iter().map(|session| root(session.start)).collect()
}

/// Whether a partition means the image: it begins before all data and covers the root directory, which is at byte
/// `root`.
pub(super) fn is_whole(range: &Range<u64>, root: u64) -> bool {
    let first = OFFSETS.end().saturating_mul(SECTOR_SIZE);
    root > 0 && range.start <= first && range.start < root && range.end > root
}

/// First sector of the partition that is a volume of its own, or 0 if there is none. Such a partition has a second set
/// of descriptors, whose addresses count from there, so that it can be mounted (`xorriso -partition_offset`).
pub(super) fn partition_offset(volume: &Volume, tables: &[PartitionTable]) -> Result<u32> {
    for partition in tables.iter().flat_map(|table| &table.partitions) {
        let start = partition.range.start;
        let is_offset = start.is_multiple_of(SECTOR_SIZE) && OFFSETS.contains(&(start / SECTOR_SIZE));
        let head = volume.content.read_up_to(start.saturating_add(SYSTEM_AREA as u64), 6)?;
        if is_offset && head == signature::PRIMARY_DESCRIPTOR && root_at(&volume.content, start)? > start {
            return Ok(u32::try_from(start / SECTOR_SIZE).unwrap_or(0));
        }
    }
    Ok(0)
}

/// Ranges of the partitions within the volume whose data no file and no boot entry names.
pub(super) fn own_data(
    volume: &Volume,
    tables: &[PartitionTable],
    root: u64,
    starts: &HashMap<u64, BodyId>,
    volume_end: u64,
) -> Vec<Range<u64>> {
    let mut found: Vec<Range<u64>> = Vec::new();
    for partition in tables.iter().flat_map(|table| &table.partitions) {
        let range = &partition.range;
        let is_inside = range.start > SYSTEM_AREA as u64 && range.start < volume_end && !range.is_empty();
        let is_own = is_inside
            && range.start.is_multiple_of(SECTOR_SIZE)
            && range.end <= volume.content.len()
            && partition.kind != "0xee"
            && !is_gap(partition)
            && !is_whole(range, root)
            && !range.contains(&root)
            && !starts.keys().any(|start| range.contains(start))
            && !found.iter().any(|other| other.start < range.end && range.start < other.end);
        if is_own {
            found.push(range.clone());
        }
    }
    found
}

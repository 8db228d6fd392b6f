//! Partitions after the volume.

use std::ops::Range;

use crate::disc::{PartitionTable, SECTOR_SIZE, Volume};
use crate::order::sort_by;
use crate::source::Recipe;

/// A partition after the volume, with its own content.
#[derive(Debug, Clone)]
pub(super) struct Appended {
    /// Its bytes in the old image.
    pub(super) range: Range<u64>,
    pub(super) content: Recipe,
}

/// The partitions after a volume, in order.
pub(super) fn appended(volume: &Volume, tables: &[PartitionTable], volume_end: u64) -> Vec<Appended> {
    let mut found: Vec<Appended> = Vec::new();
    for partition in tables.iter().flat_map(|table| &table.partitions) {
        let range = partition.range.clone();
        // Partitions with this name are mere gap fillers of xorriso.
        let is_gap = partition.name.starts_with("Gap");
        let is_new = found.iter().all(|part| part.range.start != range.start);
        if range.start >= volume_end && range.end <= volume.content.len() && !range.is_empty() && !is_gap && is_new {
            found.push(Appended { content: Recipe::of(&volume.content, range.clone()), range });
        }
    }
    sort_by(&mut found, &mut |one, other| one.range.start.cmp(&other.range.start));
    found
}

/// Start of an appended partition, in sectors after the end of the volume.
pub(super) fn appended_sector(appended: &[Appended], location: u64) -> Option<u32> {
    let at = appended.iter().position(|part| part.range.start == location)?;
    let before = appended.iter().take(at).map(|part| part.content.len().div_ceil(SECTOR_SIZE)).sum::<u64>();
    u32::try_from(before).ok()
}

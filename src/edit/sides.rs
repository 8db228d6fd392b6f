//! Other file systems over the same data, which we read but do not write.

use super::blueprint::Blueprint;
use super::line::{Fate, Line};
use super::op::Side;
use super::rebuild;
use crate::disc::{PartitionTable, SECTOR_SIZE, Volume};
use crate::error::{Error, Result};
use crate::fs::iso9660::write::Plan;
use crate::source::{ReadAt, Recipe, Segment, Source};
use crate::tree::BodyId;

/// Where a volume recognition sequence may go on to: a descriptor set of this many sectors has not been seen.
const LAST: u64 = 64;

/// Where HFS and HFS+ have their volume headers.
const HFS_HEADER: u64 = 1024;

/// The sides that a volume has besides ISO 9660. A partition that is a file of the volume, by where it begins, is none.
///
/// # Errors
/// Where it cannot be read.
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

/// Whether HFS begins with the disc, or a partition of it does.
fn is_hfs(volume: &Volume, tables: &[PartitionTable], is_file: &dyn Fn(u64) -> bool) -> Result<bool> {
    let starts = tables.iter().flat_map(|table| &table.partitions).map(|partition| partition.range.start);
    for start in std::iter::once(volume.start).chain(starts.filter(|start| !is_file(*start))) {
        if is_hfs_header(&volume.content.read_up_to(start.saturating_add(HFS_HEADER), 4)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A signature, and for HFS+ the version behind it: two letters alone may be anything.
fn is_hfs_header(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'D', ..] | [b'H', b'+', 0, 4] | [b'H', b'X', 0, 5])
}

/// Takes the header of an HFS volume that begins with the disc out of the system area.
pub(super) fn clear_hfs(system_area: &mut [u8]) {
    let at = usize::try_from(HFS_HEADER).unwrap_or(0);
    let header = system_area.get_mut(at..at.saturating_add(512)).unwrap_or_default();
    if is_hfs_header(header.get(..4).unwrap_or_default()) {
        header.fill(0);
    }
}

/// What becomes of each side: it stays as it is only where all that it can lead to stays where it is.
///
/// # Errors
/// [`Error::Unsupported`] where it would lie, and nobody has agreed that it goes.
pub(super) fn fates(blueprint: &Blueprint, plan: &Plan<'_>) -> Result<Vec<Line>> {
    blueprint.sides.iter().map(|side| fate(blueprint, plan, *side)).collect()
}

fn fate(blueprint: &Blueprint, plan: &Plan<'_>, side: Side) -> Result<Line> {
    let what = format!("{} side", side.name());
    if blueprint.dropped.contains(&side) {
        return Ok(Line::new(
            Fate::Dropped,
            what,
            "removed at your request, uncompared: files that are only there are lost",
        ));
    }
    if stays(blueprint, plan, side)? {
        return Ok(Line::new(
            Fate::Kept,
            what,
            "everything it points to is still in place; it doesn't list what is new",
        ));
    }
    Err(Error::Unsupported(format!(
        "The image also has {} {} file system, which Discern doesn't read yet. In the new image it would be wrong, and \
         leaving it out could lose files that are only there. Build it where nothing moves, or leave it as it is.",
        if side == Side::Udf { "a" } else { "an" },
        side.name(),
    )))
}

fn stays(blueprint: &Blueprint, plan: &Plan<'_>, side: Side) -> Result<bool> {
    let at_its_place = |(start, body): (&u64, &BodyId)| {
        plan.sector(*body).is_some_and(|sector| u64::from(sector).saturating_mul(SECTOR_SIZE) == *start)
    };
    // UDF may go on behind the volume, where nothing stays if the partitions there have to make room.
    let has_its_end = side != Side::Udf || blueprint.appended.is_empty();
    let descriptors = u64::from(plan.behind_descriptors());
    let is_covered = side == Side::Udf && udf_marks(&blueprint.content)?.iter().any(|sector| *sector < descriptors);
    Ok(blueprint.mode.stays() && has_its_end && !is_covered && blueprint.starts.iter().all(at_its_place))
}

/// The new volume without what leads to a side that goes, where that would have stayed at its place.
///
/// # Errors
/// Where the old image cannot be read.
pub(super) fn without_dropped(blueprint: &Blueprint, plan: &Plan<'_>, volume: Recipe) -> Result<Recipe> {
    if !blueprint.mode.stays() || !blueprint.dropped.contains(&Side::Udf) {
        return Ok(volume);
    }
    let mut rest = Recipe::default();
    let copy = |rest: &mut Recipe, until: u64| {
        volume.below(rest.len()..until).into_iter().flatten().for_each(|segment| rest.push(segment));
    };
    let stay = u64::from(plan.behind_descriptors())..rebuild::kept_len(blueprint) / SECTOR_SIZE;
    for sector in udf_marks(&blueprint.content)?.into_iter().filter(|sector| stay.contains(sector)) {
        let at = sector.saturating_mul(SECTOR_SIZE);
        copy(&mut rest, at);
        rest.push(Segment::Zeros(SECTOR_SIZE));
    }
    copy(&mut rest, volume.len());
    Ok(rest)
}

/// Where UDF has an anchor besides the two at the end (ECMA-167 3/8.4.2.1).
const ANCHOR: u64 = 256;

/// What an anchor's tag begins with (ECMA-167 3/7.2.1): the number 2.
const ANCHOR_TAG: [u8; 2] = [2, 0];

/// Sectors by which UDF is found: its recognition sequence, and anchors, which hold their own places.
fn udf_marks(content: &Source) -> Result<Vec<u64>> {
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
    marks.sort_unstable();
    Ok(marks)
}

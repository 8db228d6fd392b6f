//! Decides what happens to other file systems on the volume, which cannot be rewritten.

use super::blueprint::Blueprint;
use super::line::{Fate, Line};
use super::marks::udf_marks;
use crate::disc::SECTOR_SIZE;
use crate::edit::op::Side;
use crate::error::Result;
use crate::fs::iso9660::write::Plan;
use crate::refusal::Refusal;
use crate::source::{ReadAt, Recipe, Segment};
use crate::tree::BodyId;

static UNREAD: Refusal = Refusal {
    code: "EDIT-UNREAD-FILE-SYSTEM",
    sentence: "The image also has {0} {1} file system, which Discern can't write. In the new image it would be wrong, \
               and leaving it out could lose files that are only there.",
    advice: "Build it where nothing moves, or leave it as it is.",
};

/// Decides about each file system: it is kept only if all data that it points to stays in place.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if one would be out of date and was not dropped.
pub(super) fn all(blueprint: &Blueprint, plan: &Plan<'_>) -> Result<Vec<Line>> {
    blueprint.sides.iter().map(|side| fate(blueprint, plan, *side)).collect()
}

fn fate(blueprint: &Blueprint, plan: &Plan<'_>, side: Side) -> Result<Line> {
    let what = format!("{} file system", side.name());
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
    let article = if side == Side::Udf { "a" } else { "an" };
    Err(UNREAD.with(&[&article, &side.name()]).into())
}

fn stays(blueprint: &Blueprint, plan: &Plan<'_>, side: Side) -> Result<bool> {
    let at_its_place = |(start, body): (&u64, &BodyId)| {
        plan.sector(*body).is_some_and(|sector| u64::from(sector).saturating_mul(SECTOR_SIZE) == *start)
    };
    // UDF may extend beyond the volume, where nothing stays if the partitions there have to move.
    let has_its_end = side != Side::Udf || blueprint.appended.is_empty();
    let descriptors = u64::from(plan.behind_descriptors());
    let is_covered = side == Side::Udf && udf_marks(&blueprint.content)?.iter().any(|sector| *sector < descriptors);
    Ok(blueprint.mode.stays() && has_its_end && !is_covered && blueprint.starts.iter().all(at_its_place))
}

/// Removes the signatures of a dropped file system from the new volume, where they would otherwise have stayed.
///
/// # Errors
/// If the old image cannot be read.
pub(super) fn without_dropped(blueprint: &Blueprint, plan: &Plan<'_>, volume: Recipe) -> Result<Recipe> {
    if !blueprint.mode.stays() || !blueprint.dropped.contains(&Side::Udf) {
        return Ok(volume);
    }
    let mut rest = Recipe::default();
    let copy = |rest: &mut Recipe, until: u64| {
        volume.below(rest.len()..until).into_iter().flatten().for_each(|segment| rest.push(segment));
    };
    let stay = u64::from(plan.behind_descriptors())..blueprint.kept_len() / SECTOR_SIZE;
    for sector in udf_marks(&blueprint.content)?.into_iter().filter(|sector| stay.contains(sector)) {
        let at = sector.saturating_mul(SECTOR_SIZE);
        copy(&mut rest, at);
        rest.push(Segment::Zeros(SECTOR_SIZE));
    }
    copy(&mut rest, volume.len());
    Ok(rest)
}

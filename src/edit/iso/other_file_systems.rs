//! Decides what happens to other file systems on the volume, which cannot be rewritten.

use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::marks::udf_marks;
use super::udf::{Role, Udf, counted};
use crate::disc::SECTOR_SIZE;
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::fs::iso9660::write::Plan;
use crate::refusal::Refusal;
use crate::source::{ReadAt, Recipe, Segment};
use crate::tree::BodyId;

static NO_ISO: Refusal = Refusal {
    code: "EDIT-UDF-ALONE",
    sentence: "This image has only UDF, and {0} can be recorded only in ISO 9660.",
    advice: "Extract its files and create a new image that has both.",
};

static UNREAD: Refusal = Refusal {
    code: "EDIT-UNREAD-FILE-SYSTEM",
    sentence: "The image also has {0} {1} file system, which Discern can't write. In the new image it would be wrong, \
               and leaving it out could lose files that are only there.",
    advice: "Build it where nothing moves, or leave it as it is.",
};

static COMPARED: Refusal = Refusal {
    code: "EDIT-HFS",
    sentence: "The image also has an HFS file system, which Discern can't write. In the new image it would be wrong. What \
               would go with it: resource forks, and files that are only there: {0}.",
    advice: "Build it where nothing moves, or leave it out if you don't need it.",
};

static HOLDS_ALL: Refusal = Refusal {
    code: "EDIT-UDF-HOLDS-FILES",
    sentence: "UDF can't be left out, because it holds the files of this image: {0}.",
    advice: "To have them in ISO 9660, extract them and create a new image.",
};

static STAYS: Refusal = Refusal {
    code: "EDIT-UDF-STAYS",
    sentence: "The files of this image are in UDF, which Discern can only lay out anew.",
    advice: "Choose “Smallest”.",
};

static DIFFERS: Refusal = Refusal {
    code: "EDIT-UDF-DIFFERS",
    sentence: "UDF on this image differs from the tree that is edited, so writing it anew could lose files: {0}.",
    advice: "Build it where nothing moves, or leave UDF out if you don't need what only it has.",
};

/// A file system that the new image may have to do without, for the user to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removable {
    /// The file system.
    pub file_system: OtherFileSystem,
    /// Comparison with the tree that is edited, in words.
    pub summary: String,
    /// Whether it is left out.
    pub is_dropped: bool,
}

/// Decides about each file system: it is kept only if all data that it points to stays in place.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if one would be out of date and was not dropped.
pub(super) fn decide(blueprint: &Blueprint, plan: &Plan<'_>) -> Result<Vec<Decision>> {
    blueprint.other_file_systems.iter().map(|other| outcome(blueprint, plan, *other)).collect()
}

impl Blueprint {
    /// The file systems that can't be written, and were compared with the tree that is edited. Leaving them out is up to
    /// the user.
    #[must_use]
    pub fn removable(&self) -> Vec<Removable> {
        let udf = self.udf.as_ref().filter(|udf| matches!(udf.role, Role::Other));
        let udf = udf.map(|udf| (OtherFileSystem::Udf, udf.summary.to_string()));
        let has_hfs = self.other_file_systems.contains(&OtherFileSystem::Hfs);
        let hfs = self.hfs.clone().filter(|_| has_hfs).map(|summary| (OtherFileSystem::Hfs, summary));
        let found = udf.into_iter().chain(hfs);
        found
            .map(|(file_system, summary)| {
                let is_dropped = self.dropped.contains(&file_system);
                Removable { file_system, summary, is_dropped }
            })
            .collect()
    }

    /// Refuses what only ISO 9660 can record, where there is none.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) where UDF is alone.
    pub(super) fn needs_iso(&self, what: &str) -> Result<()> {
        let is_alone = self.udf.as_ref().is_some_and(|udf| matches!(udf.role, Role::Alone));
        if is_alone { Err(NO_ISO.with(&[&what]).into()) } else { Ok(()) }
    }

    /// UDF, if the new image gets it anew.
    pub(super) fn udf_to_write(&self) -> Option<&Udf> {
        let udf = self.udf.as_ref().filter(|udf| !matches!(udf.role, Role::Other))?;
        (!self.mode.stays() && !self.dropped.contains(&OtherFileSystem::Udf)).then_some(udf)
    }

    /// What happens to UDF, where that is decided by its role.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) if it holds the files and would be left out or stay.
    pub(super) fn udf_outcome(&self) -> Result<Option<Decision>> {
        let Some(udf) = &self.udf else { return Ok(None) };
        let what = "UDF file system";
        if self.dropped.contains(&OtherFileSystem::Udf) {
            if udf.is_main() {
                return Err(HOLDS_ALL.with(&[&udf.summary]).into());
            }
            let why = format!("removed at your request; {}", udf.summary);
            return Ok(Some(Decision::new(Outcome::Dropped, what, why)));
        }
        if matches!(udf.role, Role::Other) && !self.mode.stays() {
            return Err(DIFFERS.with(&[&udf.summary]).into());
        }
        if self.mode.stays() && udf.is_main() {
            return Err((&STAYS).into());
        }
        Ok(self.udf_to_write().map(|udf| {
            let beside = match &udf.role {
                Role::Noted(notes) => format!(", beside ISO 9660, which keeps its {}", counted(notes.len())),
                Role::Shared { .. } | Role::Other => ", with the data that it shares with ISO 9660".into(),
                Role::Alone => String::new(),
            };
            Decision::new(Outcome::Patched, what, format!("written anew as UDF 1.02{beside}"))
        }))
    }

    /// Notes on files that only the other tree has.
    pub(super) fn udf_decisions(&self) -> &[Decision] {
        self.udf_to_write().map_or(&[], Udf::decisions)
    }
}

fn outcome(blueprint: &Blueprint, plan: &Plan<'_>, other: OtherFileSystem) -> Result<Decision> {
    if let Some(line) = (other == OtherFileSystem::Udf).then(|| blueprint.udf_outcome()).transpose()?.flatten() {
        return Ok(line);
    }
    let what = format!("{} file system", other.name());
    if blueprint.dropped.contains(&other) {
        let why = match &blueprint.hfs {
            Some(summary) => format!("removed at your request; {summary}"),
            None => "removed at your request, uncompared: files that are only there are lost".into(),
        };
        return Ok(Decision::new(Outcome::Dropped, what, why));
    }
    if stays(blueprint, plan, other)? {
        return Ok(Decision::new(
            Outcome::Kept,
            what,
            "everything it points to is still in place; it doesn't list what is new",
        ));
    }
    let article = if other == OtherFileSystem::Udf { "a" } else { "an" };
    match &blueprint.hfs {
        Some(summary) if other == OtherFileSystem::Hfs => Err(COMPARED.with(&[&summary]).into()),
        _ => Err(UNREAD.with(&[&article, &other.name()]).into()),
    }
}

fn stays(blueprint: &Blueprint, plan: &Plan<'_>, other: OtherFileSystem) -> Result<bool> {
    let at_its_place = |(start, body): (&u64, &BodyId)| {
        plan.sector(*body).is_some_and(|sector| u64::from(sector).saturating_mul(SECTOR_SIZE) == *start)
    };
    // UDF may extend beyond the volume, where nothing stays if the partitions there have to move.
    let has_its_end = other != OtherFileSystem::Udf || blueprint.appended.is_empty();
    let descriptors = u64::from(plan.behind_descriptors());
    let is_covered =
        other == OtherFileSystem::Udf && udf_marks(&blueprint.content)?.iter().any(|sector| *sector < descriptors);
    Ok(blueprint.mode.stays() && has_its_end && !is_covered && blueprint.starts.iter().all(at_its_place))
}

/// Removes the signatures of a dropped file system from the new volume, where they would otherwise have stayed.
///
/// # Errors
/// If the old image cannot be read.
pub(super) fn without_dropped(blueprint: &Blueprint, plan: &Plan<'_>, volume: Recipe) -> Result<Recipe> {
    if !blueprint.mode.stays() || !blueprint.dropped.contains(&OtherFileSystem::Udf) {
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

//! Decides what happens to other file systems on the volume, which cannot be rewritten.

use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::hfs::Hfs;
use super::loss::counted;
use super::marks::udf_marks;
use super::mode::Mode;
use super::udf::{Role, Udf, zeros};
use crate::disc::SECTOR_SIZE;
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::fs::iso9660::write::Plan;
use crate::refusal::Refusal;
use crate::source::Recipe;
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
    sentence: "The files of this image are in UDF, and it also has an HFS file system, so one of them would be wrong \
               where nothing moves.",
    advice: "Leave HFS out.",
};

static NO_SESSION: Refusal = Refusal {
    code: "EDIT-UDF-SESSION",
    sentence: "This image has only UDF, which has no sessions in an image file.",
    advice: "Build it where nothing moves: what is new then follows the old data, and the old data stays, too.",
};

static DIFFERS: Refusal = Refusal {
    code: "EDIT-UDF-DIFFERS",
    sentence: "UDF on this image differs from the tree that is edited, so writing it anew could lose files: {0}.",
    advice: "Build it where nothing moves, or leave UDF out if you don't need what only it has.",
};

/// A file system that the new image may lack, which the user decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removable {
    /// The file system.
    pub file_system: OtherFileSystem,
    /// Comparison with the edited tree, as text.
    pub summary: String,
    /// Whether it is dropped.
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
    /// The file systems that can't be written, and were compared with the edited tree. The user decides whether to drop
    /// them.
    #[must_use]
    pub fn removable(&self) -> Vec<Removable> {
        let udf = self.udf.as_ref().filter(|udf| matches!(udf.role, Role::Other));
        let udf = udf.map(|udf| (OtherFileSystem::Udf, udf.summary.to_string()));
        let has_hfs = self.other_file_systems.contains(&OtherFileSystem::Hfs);
        let hfs = self.hfs.as_ref().filter(|_| has_hfs).map(|hfs| (OtherFileSystem::Hfs, hfs.summary.clone()));
        let found = udf.into_iter().chain(hfs);
        found
            .map(|(file_system, summary)| {
                let is_dropped = self.dropped.contains(&file_system);
                Removable { file_system, summary, is_dropped }
            })
            .collect()
    }

    /// Refuses a change that only ISO 9660 can record if there is none.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) if UDF is alone.
    pub(super) fn needs_iso(&self, what: &str) -> Result<()> {
        let is_alone = self.udf.as_ref().is_some_and(|udf| matches!(udf.role, Role::Alone));
        if is_alone { Err(NO_ISO.with(&[&what]).into()) } else { Ok(()) }
    }

    /// UDF, if the new image gets it rewritten. If data stays at its sectors, UDF shared with ISO 9660 stays as it is
    /// if it has features that aren't written.
    pub(super) fn udf_to_write(&self) -> Option<&Udf> {
        let udf = self.udf.as_ref().filter(|udf| !matches!(udf.role, Role::Other))?;
        let is_written = !self.mode.stays() || udf.is_main() || udf.is_as_written && !self.has(OtherFileSystem::Hfs);
        (is_written && !self.dropped.contains(&OtherFileSystem::Udf)).then_some(udf)
    }

    /// Whether a file system is on the volume and has to stay.
    fn has(&self, file_system: OtherFileSystem) -> bool {
        self.other_file_systems.contains(&file_system) && !self.dropped.contains(&file_system)
    }

    /// Decision about UDF, if its role determines that.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) if UDF holds the files and would be dropped or become outdated.
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
        if self.mode.stays() && udf.is_main() && self.has(OtherFileSystem::Hfs) {
            return Err((&STAYS).into());
        }
        if self.mode == Mode::Append && matches!(udf.role, Role::Alone) {
            return Err((&NO_SESSION).into());
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

    /// What the new image lacks that nobody deleted, in words: of UDF and HFS, if they go, and of Joliet or the plain tree.
    pub(super) fn losses(&self) -> impl Iterator<Item = String> {
        let is_dropped = |other: OtherFileSystem| self.dropped.contains(&other);
        let goes = !self.mode.stays() || self.udf_to_write().is_some() || is_dropped(OtherFileSystem::Udf);
        let udf = self.udf.as_ref().filter(|_| goes).and_then(Udf::loss);
        let hfs = self.hfs.as_ref().filter(|_| is_dropped(OtherFileSystem::Hfs)).and_then(Hfs::loss);
        udf.into_iter().chain(hfs).chain(self.lost_with_trees.clone()).filter(|_| !self.is_unchanged)
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
            Some(hfs) => format!("removed at your request; {}", hfs.summary),
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
        Some(hfs) if other == OtherFileSystem::Hfs => Err(COMPARED.with(&[&hfs.summary]).into()),
        _ => Err(UNREAD.with(&[&article, &other.name()]).into()),
    }
}

fn stays(blueprint: &Blueprint, plan: &Plan<'_>, other: OtherFileSystem) -> Result<bool> {
    let at_its_place = |(start, body): (&u64, &BodyId)| {
        plan.sector(*body).is_some_and(|sector| u64::from(sector).saturating_mul(SECTOR_SIZE) == *start)
    };
    // UDF may extend beyond the volume, where nothing stays if the partitions there have to move.
    let has_its_end = other != OtherFileSystem::Udf || blueprint.appended.is_empty();
    let descriptors = u64::from(plan.behind_descriptors()).saturating_mul(SECTOR_SIZE);
    let is_covered = other == OtherFileSystem::Udf
        && udf_marks(&blueprint.content, SECTOR_SIZE)?.iter().any(|mark| mark.start < descriptors);
    Ok(blueprint.mode.stays() && has_its_end && !is_covered && blueprint.starts.iter().all(at_its_place))
}

/// Removes the signatures of a dropped file system from the new volume, where they would otherwise remain.
///
/// # Errors
/// If the old image cannot be read.
pub(super) fn without_dropped(blueprint: &Blueprint, plan: &Plan<'_>, volume: Recipe) -> Result<Recipe> {
    if !blueprint.mode.stays() || !blueprint.dropped.contains(&OtherFileSystem::Udf) {
        return Ok(volume);
    }
    let stay = u64::from(plan.behind_descriptors()).saturating_mul(SECTOR_SIZE)..blueprint.kept_len();
    let marks = udf_marks(&blueprint.content, SECTOR_SIZE)?.into_iter().filter(|mark| stay.contains(&mark.start));
    Ok(volume.overlaid(marks.map(|mark| (mark.start, zeros(&mark)))))
}

//! Builds an image from a blueprint: plans the volume in the order of the old one, and everything around it.

use std::rc::Rc;

use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::hybrid::{Layout, relocated};
use super::mode::Mode;
use super::other_file_systems;
use super::rebuilt::Rebuilt;
use super::sums::{self, Marked};
use super::udf::{self as bridge, OldVolume, Udf};
use crate::disc::SECTOR_SIZE;
use crate::disc::partition::moved::{Geometry, SYSTEM_AREA, backup_len, unit};
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::fs::iso9660::write::{BootImage, ImagePlace, Kept, Options, Plan, plan, plan_in_turns};
use crate::fs::udf;
use crate::job::{Job, Sliced, Turns};
use crate::signature;
use crate::source::{ReadAt, Recipe, Segment, Source};
use crate::tree::Draft;

/// Sectors of zeros that xorriso writes after partitions that follow the volume.
const TAIL: u64 = 150;

/// Sector of the first session in a growable image by xorriso: the space before it is for the newest descriptors.
const FIRST_SESSION: u64 = 32;

/// Makes the new image.
///
/// # Errors
/// [`crate::error::Error::Refused`] if data cannot stay in place, or if another file system would be out of date and
/// was not dropped; the errors of [`plan`].
pub fn rebuild(blueprint: &Blueprint) -> Result<Rebuilt> {
    let backup = backup_len(&blueprint.system_area);
    let prepared = Sliced::new(|turns| Prepared::new(blueprint, backup, turns)).run()?;
    let Prepared { mut options, marked, noted, udf } = prepared;
    let mut udf = udf.as_ref().map(|udf| udf::write::plan(&blueprint.draft, udf)).transpose()?;
    if let (Some(plan), Some(udf)) = (&udf, blueprint.udf_to_write()) {
        bridge::reserve(plan, &blueprint.draft, &udf.role, &mut options)?;
    }
    let listed = noted.as_ref().or(marked.as_ref().map(|marked| &marked.draft));
    let mut plan = grown(blueprint, plan(listed.unwrap_or(&blueprint.draft), &options)?);
    let sums = marked.as_ref().and_then(|marked| marked.placed(&plan));
    let decided = other_file_systems::decide(blueprint, &plan)?;
    let layout = layout(blueprint, &plan, backup);
    let (tables, mut decisions) = layout.tables()?;
    let Layout { size, appended, .. } = layout;
    decisions.splice(0..0, blueprint.decisions.iter().cloned());
    decisions.splice(0..0, blueprint.name_lines(&plan));
    decisions.splice(0..0, blueprint.boot_warnings());
    decisions.extend(decided);
    if !blueprint.other_file_systems.contains(&OtherFileSystem::Udf) {
        decisions.extend(blueprint.udf_outcome()?);
    }
    decisions.extend(blueprint.udf_decisions().iter().cloned());
    decisions.extend(sums::line(blueprint, sums.is_some()));
    decisions.extend(boot_decisions(blueprint, &plan));
    decisions.extend(session_decisions(blueprint, &plan)?);
    let mut recipe = Recipe::default();
    recipe.push_bytes(tables.system_area);
    let end = size.saturating_sub(tables.backup.len() as u64);
    let mut volume = plan.emit()?;
    if let (Some(udf), Some(Udf { role, blocks, .. })) = (&mut udf, blueprint.udf_to_write()) {
        let is_last = size == plan.size() && tables.backup.is_empty();
        let (content, kept) = (blueprint.content.clone(), blueprint.kept_len());
        let old = OldVolume { content, kept, block_size: blocks.size().into() };
        let old = Some(&old).filter(|_| blueprint.mode.stays());
        volume = bridge::joined(&volume, &plan, (udf, role), (&blueprint.draft, old), is_last)?;
    }
    let volume = other_file_systems::without_dropped(blueprint, &plan, volume)?;
    let kept = volume.below(SYSTEM_AREA as u64..volume.len().min(end)).unwrap_or_default();
    kept.into_iter().for_each(|segment| recipe.push(segment));
    for (part, start) in blueprint.appended.iter().zip(appended) {
        recipe.push(Segment::Zeros(start.saturating_sub(recipe.len())));
        recipe.append(&part.content);
    }
    recipe.push(Segment::Zeros(end.saturating_sub(recipe.len())));
    recipe.push_bytes(tables.backup);
    Ok(Rebuilt { recipe, decisions, sums })
}

/// Forecasts the size of the new image in bytes, without making it. A unit of the job is an entry of a tree, and it ends
/// with the errors of [`plan`].
#[must_use]
pub fn forecast(blueprint: Rc<Blueprint>) -> Sliced<'static, u64> {
    Sliced::new(|turns| async move { size(&blueprint, turns).await })
}

async fn size(blueprint: &Blueprint, turns: Turns) -> Result<u64> {
    let backup = backup_len(&blueprint.system_area);
    let Prepared { mut options, marked, noted, udf } = Prepared::new(blueprint, backup, turns.clone()).await?;
    let udf = udf.as_ref().map(|udf| udf::write::plan(&blueprint.draft, udf)).transpose()?;
    if let (Some(plan), Some(udf)) = (&udf, blueprint.udf_to_write()) {
        bridge::reserve(plan, &blueprint.draft, &udf.role, &mut options)?;
    }
    let listed = noted.as_ref().or(marked.as_ref().map(|marked| &marked.draft));
    let plan = plan_in_turns(listed.unwrap_or(&blueprint.draft), &options, turns).await?;
    let plan = grown(blueprint, plan);
    Ok(layout(blueprint, &plan, backup).size)
}

/// Inputs of a plan.
struct Prepared {
    options: Options,
    marked: Option<Marked>,
    /// The tree of ISO 9660 next to UDF that has all files.
    noted: Option<Draft>,
    udf: Option<udf::write::Options>,
}

impl Prepared {
    async fn new(blueprint: &Blueprint, backup: u64, turns: Turns) -> Result<Self> {
        let mut options = options(blueprint, backup)?;
        let written = blueprint.udf_to_write();
        let noted = match written.map(|udf| &udf.role) {
            Some(role) if role.has_own_tree() => Some(bridge::noted(&blueprint.draft, role, options.dates.creation)?),
            _ => None,
        };
        // Checksums of libisofs would come between the descriptors and UDF.
        let marked = if written.is_some() { None } else { Marked::of(blueprint, &mut options, turns).await? };
        Ok(Self { options, marked, noted, udf: written.map(|udf| udf.options(blueprint.options.dates.modification)) })
    }
}

/// The volume's options, with space at its end for the backup of the tables if nothing follows it.
fn options(blueprint: &Blueprint, backup: u64) -> Result<Options> {
    let mut options = blueprint.options.clone();
    if blueprint.mode.stays() {
        let (content, session) = (blueprint.content.clone(), blueprint.mode == Mode::Append);
        let has_others = !blueprint.other_file_systems.is_empty() || blueprint.udf_to_write().is_some();
        let may_write_over = !session && !has_others && !is_chain(&content)?;
        options.keep = Some(Kept { content, length: blueprint.kept_len(), session, may_write_over });
    }
    if blueprint.appended.is_empty() {
        let sectors = u32::try_from(backup.div_ceil(SECTOR_SIZE)).unwrap_or(0);
        options.padding = options.padding.max(sectors);
    }
    Ok(options)
}

/// Size of the cylinders in bytes, if the image is an isohybrid that ends at a cylinder, which some BIOSes require.
fn cylinder(blueprint: &Blueprint) -> Option<u64> {
    let size = blueprint.content.len();
    let cylinder = Geometry::of(&blueprint.system_area, size).cylinder();
    let has_table = !blueprint.tables.is_empty() || blueprint.stick.is_some();
    (has_table && blueprint.appended.is_empty() && size.is_multiple_of(cylinder)).then_some(cylinder)
}

/// The plan, with more padding if the image is an isohybrid that ended at a cylinder, or if partitions behind it have to
/// begin at one.
fn grown<'a>(blueprint: &Blueprint, mut plan: Plan<'a>) -> Plan<'a> {
    if let Some(cylinder) = cylinder(blueprint).filter(|cylinder| cylinder.is_multiple_of(SECTOR_SIZE)) {
        plan.grow_to_multiple(cylinder);
    }
    if !blueprint.appended.is_empty() {
        plan.grow_to_multiple(unit(&blueprint.system_area));
    }
    plan
}

fn layout<'a>(blueprint: &'a Blueprint, plan: &'a Plan<'a>, backup: u64) -> Layout<'a> {
    let mut next = plan.size();
    let mut appended = Vec::new();
    let unit = unit(&blueprint.system_area);
    for part in &blueprint.appended {
        appended.push(next);
        let end = next.saturating_add(part.content.len());
        next = end.checked_next_multiple_of(unit).unwrap_or(end);
    }
    if !appended.is_empty() && unit == SECTOR_SIZE {
        let tail = backup.next_multiple_of(SECTOR_SIZE).max(TAIL.saturating_mul(SECTOR_SIZE));
        next = next.saturating_add(tail);
    }
    // Cylinders of other geometries aren't whole sectors, and the remainder belongs to no volume.
    if let Some(cylinder) = cylinder(blueprint) {
        next = next.checked_next_multiple_of(cylinder).unwrap_or(next);
    }
    Layout { blueprint, plan, appended, size: next, backup }
}

fn boot_decisions(blueprint: &Blueprint, plan: &Plan<'_>) -> Vec<Decision> {
    let Some(boot) = &blueprint.options.boot else { return Vec::new() };
    let byte = |body| plan.sector(body).map_or(0, |sector| u64::from(sector).saturating_mul(SECTOR_SIZE));
    let mut decisions = Vec::new();
    if let Some(old) = blueprint.origin(boot.catalog) {
        decisions.push(relocated("Boot catalog", old, byte(boot.catalog)));
    }
    for (number, image) in boot.images.iter().enumerate() {
        let what = format!("Boot image {} ({})", number.saturating_add(1), image.entry.platform.name());
        match (image.place, image.entry.location) {
            (ImagePlace::Body(body), Some(old)) => decisions.push(relocated(&what, old, byte(body))),
            (ImagePlace::Body(body), None) => {
                decisions.push(Decision::new(Outcome::Patched, what.clone(), format!("new, at byte {}", byte(body))));
            }
            (ImagePlace::Behind(_), _) => {
                decisions.push(Decision::new(Outcome::Patched, what.clone(), "its partition has moved"))
            }
        }
        decisions.extend(patches(image, &what));
    }
    decisions
}

/// Whether the old volume has descriptors other than those at sector 16: at sector 32 in growable images by xorriso, or
/// further on in images that have been grown.
fn is_chain(content: &Source) -> Result<bool> {
    let at = FIRST_SESSION.saturating_add(16).saturating_mul(SECTOR_SIZE);
    Ok(content.read_up_to(at, 6)? == signature::PRIMARY_DESCRIPTOR)
}

/// Whether the old state stays accessible: only if there are descriptors that the next session does not overwrite.
fn session_decisions(blueprint: &Blueprint, plan: &Plan<'_>) -> Result<Vec<Decision>> {
    let Some(border) = plan.session() else { return Ok(Vec::new()) };
    let what = format!("Session at sector {border}");
    if !is_chain(&blueprint.content)? {
        let why = "the descriptors at sector 16 are now its own, so earlier sessions can't be loaded";
        return Ok(vec![Decision::new(Outcome::Patched, what, why)]);
    }
    let mut decisions = vec![Decision::new(Outcome::Kept, what, "earlier sessions can still be loaded")];
    if !blueprint.appended.is_empty() {
        let why = "the partition behind the volume moved behind this session, and only its own catalog knows";
        decisions.push(Decision::new(Outcome::Doubtful, "Boot images of earlier sessions", why));
    }
    Ok(decisions)
}

fn patches(image: &BootImage, what: &str) -> Vec<Decision> {
    let patches = [(image.info_table, "boot info table"), (image.grub2_pointer, "GRUB 2 pointer")];
    let made = patches.into_iter().filter(|(has, _)| *has);
    made.map(|(_, name)| Decision::new(Outcome::Patched, format!("{what}: {name}"), "addresses updated")).collect()
}

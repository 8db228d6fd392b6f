//! Builds and verifies the edited image. The result is written like any other output.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::convert::{Content, Planned, Producer};
use discern::edit::{
    Blueprint, Decision, Mode, Op, OtherFileSystem, Rebuilt, Removable, Verification, VerifyImage, rebuild,
};
use discern::error::Result;
use discern::findings::{Findings, Severity};
use discern::job::{Job as _, Progress, Step};
use discern::overview::Fits;
use discern::protocol::edit::{Build, Digest, PlanBuild};
use discern::protocol::{
    BesideIso, BuildLine, BuildMode, BuildOptions, BuildPlan, BuiltInfo, Failure, FindingInfo, ModeInfo, RemovableInfo,
};
use discern::source::{Output, Recipe, Segment};

use crate::browse::facts;
use crate::browser::clock;
use crate::browser::clock::Deadline;
use crate::failures;
use crate::files::blob;
use crate::jobs::{Job, SLICE};
use crate::save::products;
use crate::session::{Session, Shared};

/// Bytes read between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Entries compared between turns: some milliseconds.
const ENTRIES: u64 = 2000;

/// Plans the build in every possible mode.
pub async fn plan(session: Shared, job: Rc<Job>, ask: PlanBuild) -> Result<BuildPlan, Failure> {
    let options = ask.options;
    let blueprint = session.borrow_mut().decided(&options).map_err(|error| failures::build(&error))?;
    let mut ways: Vec<(Mode, Result<Rebuilt>)> = Vec::new();
    for mode in discern::edit::MODES {
        ways.push((mode, rebuild(&blueprint.in_mode(mode))));
        clock::turn().await;
        job.check()?;
    }
    let best = ways.iter().find(|(_, way)| way.is_ok()).map_or(Mode::Compact, |(mode, _)| *mode);
    let mode = options.mode.map_or(best, library_mode);
    let lines = ways.iter().find(|(way, _)| *way == mode).and_then(|(_, way)| way.as_ref().ok());
    let lines = lines.map(|rebuilt| rebuilt.decisions.iter().map(line).collect()).unwrap_or_default();
    let info = |(mode, way): &(Mode, Result<Rebuilt>)| ModeInfo {
        mode: protocol_mode(*mode),
        size: way.as_ref().ok().map(|rebuilt| rebuilt.recipe.len()),
        fit: way.as_ref().map(|rebuilt| Fits::plain(rebuilt.recipe.len()).sentence()).unwrap_or_default(),
        obstacle: way.as_ref().err().map(ToString::to_string),
        recommended: *mode == best && way.is_ok(),
        at_once: way.as_ref().is_ok_and(|rebuilt| blob::is_of_slices(&rebuilt.recipe)),
    };
    Ok(BuildPlan {
        before: blueprint.old_size(),
        modes: ways.iter().map(info).collect(),
        mode: protocol_mode(mode),
        lines,
        checksum: blueprint.has_checksum(),
        file_checksums: blueprint.has_file_checksums(),
        rock_ridge: blueprint.has_iso().then(|| blueprint.has_rock_ridge()),
        joliet: blueprint.has_iso().then(|| blueprint.has_joliet()),
        removable: blueprint.removable().into_iter().map(removable).collect(),
        created: blueprint.options.dates.creation.seconds,
    })
}

/// Builds the image, verifies it, and keeps it ready to be written.
pub async fn build(session: Shared, job: Rc<Job>, ask: Build) -> Result<BuiltInfo, Failure> {
    let options = ask.options;
    let failed = |error| failures::build(&error);
    let blueprint = session.borrow_mut().decided(&options).map_err(failed)?;
    let blueprint = blueprint.in_mode(options.mode.map_or(Mode::Compact, library_mode));
    clock::turn().await;
    let mut implant = rebuild(&blueprint).and_then(|rebuilt| blueprint.implant(rebuilt)).map_err(failed)?;
    let rebuilt = job.run("Reading for the checksums", STRIDE, 1, &mut implant).await?;
    let verification = verified(&job, blueprint, &rebuilt.recipe).await?;
    session.borrow().verify_of(&rebuilt.recipe).map_err(|error| failures::from_error(&error))?;
    let output = Output { name: session.borrow().new_name(), recipe: rebuilt.recipe.clone() };
    let built = session.borrow().built(&output, &rebuilt, &verification);
    session.borrow_mut().prepared.keep(job.id(), vec![output]);
    Ok(built)
}

/// Opens the new image again and compares it with the blueprint.
pub async fn verified(job: &Job, blueprint: Blueprint, recipe: &Recipe) -> Result<Verification, Failure> {
    let failed = |error| failures::build(&error);
    let mut verifying = VerifyImage::new(blueprint, recipe.clone()).map_err(failed)?;
    loop {
        match verifying.step(ENTRIES).map_err(failed)? {
            Step::Done(verification) => return Ok(verification),
            Step::More(Progress { done, total }) => {
                let entries = format!("{done} of {total} entries");
                job.progress("Checking the new image", Progress { done: 0, total: 0 }, &entries);
            }
        }
        clock::turn().await;
        job.check()?;
    }
}

/// Computes the SHA-256 of an output.
pub async fn digest(session: Shared, job: Rc<Job>, ask: Digest) -> Result<String, Failure> {
    let failed = |error| failures::from_error(&error);
    let Output { name, recipe } = session.borrow().prepared.output(ask.prepared, ask.output)?;
    let total = recipe.len();
    let planned = Planned { name, content: Content::Plain(recipe) };
    let mut producer = Producer::new(&planned).map_err(failed)?;
    let mut deadline = Deadline::after(SLICE);
    while producer.next_piece(STRIDE).map_err(failed)?.is_some() {
        job.progress("Checksum", Progress { done: producer.done(), total }, "");
        job.rest(&mut deadline).await?;
    }
    session.borrow().verify().map_err(failed)?;
    Ok(producer.finish().digits())
}

impl Session {
    /// The blueprint with the options of the build.
    fn decided(&mut self, options: &BuildOptions) -> Result<Blueprint> {
        let editing = self.editing()?;
        let mut blueprint = Blueprint::clone(editing.bench.blueprint());
        if let Some(value) = options.checksum {
            blueprint.apply(&Op::Checksum { value }, &mut editing.added_files)?;
        }
        if let Some(value) = options.file_checksums {
            blueprint.apply(&Op::FileChecksums { value }, &mut editing.added_files)?;
        }
        if let Some(value) = options.rock_ridge {
            blueprint.apply(&Op::RockRidge { value }, &mut editing.added_files)?;
        }
        if let Some(value) = options.joliet {
            blueprint.apply(&Op::Joliet { value, long: false }, &mut editing.added_files)?;
        }
        for which in &options.leave_out {
            let file_system = match which {
                BesideIso::Udf => OtherFileSystem::Udf,
                BesideIso::Hfs => OtherFileSystem::Hfs,
            };
            blueprint.apply(&Op::Drop { file_system }, &mut editing.added_files)?;
        }
        if let Some(seconds) = options.fixed_date {
            blueprint.fix_dates(Timestamp::utc(seconds));
        }
        Ok(blueprint)
    }

    /// Name of the new image, as in `disc (edited).iso`, so that it does not overwrite the old one.
    fn new_name(&self) -> String {
        format!("{} (edited).iso", self.name())
    }

    fn built(&self, output: &Output, rebuilt: &Rebuilt, verification: &Verification) -> BuiltInfo {
        receipt(output, rebuilt, verification, u32::try_from(self.originals.all().len()).unwrap_or(u32::MAX))
    }
}

/// Describes a built image; the first `own` files are those of the old one.
pub fn receipt(output: &Output, rebuilt: &Rebuilt, verification: &Verification, own: u32) -> BuiltInfo {
    let checks = checks(verification);
    let damage = verification.findings.iter().filter(|finding| finding.anomaly.severity == Severity::Damage);
    let damage: Vec<FindingInfo> = damage.map(|finding| facts::finding(finding, &Findings::default())).collect();
    let lines: Vec<BuildLine> = rebuilt.decisions.iter().map(line).collect();
    BuiltInfo {
        output: products::info(output),
        fit: Fits::plain(output.recipe.len()).sentence(),
        text: text(output, &checks, verification, &lines),
        checks,
        wrong: verification.wrong.clone(),
        damage,
        lines,
        bytes: shares(&output.recipe, own),
    }
}

/// Number of bytes that are slices of the first `own` files, of other files, and neither.
fn shares(recipe: &Recipe, own: u32) -> (u64, u64, u64) {
    let (mut old, mut added, mut new) = (0_u64, 0_u64, 0_u64);
    for segment in recipe.resolve().segments() {
        let id = match segment {
            Segment::Copy { from, .. } => from.file(),
            _ => None,
        };
        let sum = match id {
            Some(id) if id.0 < own => &mut old,
            Some(_) => &mut added,
            None => &mut new,
        };
        *sum = sum.saturating_add(segment.len());
    }
    (old, added, new)
}

/// Sentences about everything that was verified.
fn checks(verification: &Verification) -> Vec<String> {
    let mut checks = vec!["The new image was opened again, like any image.".to_owned()];
    if verification.wrong.is_empty() {
        checks.extend(match verification.identical {
            0 => None,
            1 => Some("Its one file has the right data, range by range.".to_owned()),
            files => Some(format!("All {files} files have the right data, range by range.")),
        });
        checks.push(format!("Every tree has the right entries: {}.", verification.names.join(", ")));
        checks.extend(match verification.boot_entries {
            0 => None,
            1 => Some("The boot entry points to its image.".to_owned()),
            entries => Some(format!("Each of the {entries} boot entries points to its image.")),
        });
    }
    checks
}

/// Formats the receipt.
fn text(output: &Output, checks: &[String], verification: &Verification, lines: &[BuildLine]) -> String {
    let mut text = format!("# {}: {} bytes\n", output.name, output.recipe.len());
    checks.iter().for_each(|check| text.push_str(&format!("# right: {check}\n")));
    verification.wrong.iter().for_each(|wrong| text.push_str(&format!("# WRONG: {wrong}\n")));
    for finding in &verification.findings {
        text.push_str(&format!("# {} {}: {finding}\n", finding.anomaly.severity.id(), finding.anomaly.code));
    }
    for BuildLine { fate, what, why } in lines {
        text.push_str(&format!("# {fate}: {what}: {why}\n"));
    }
    text
}

fn line(line: &Decision) -> BuildLine {
    BuildLine { fate: line.outcome.id().into(), what: line.what.clone(), why: line.why.clone() }
}

fn removable(Removable { file_system, summary, is_dropped }: Removable) -> RemovableInfo {
    let which = match file_system {
        OtherFileSystem::Udf => BesideIso::Udf,
        OtherFileSystem::Hfs => BesideIso::Hfs,
    };
    RemovableInfo { which, name: file_system.name().into(), summary, is_left_out: is_dropped }
}

const fn library_mode(mode: BuildMode) -> Mode {
    match mode {
        BuildMode::Compact => Mode::Compact,
        BuildMode::Keep => Mode::Keep,
        BuildMode::Append => Mode::Append,
    }
}

const fn protocol_mode(mode: Mode) -> BuildMode {
    match mode {
        Mode::Compact => BuildMode::Compact,
        Mode::Keep => BuildMode::Keep,
        Mode::Append => BuildMode::Append,
    }
}

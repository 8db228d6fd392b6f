//! New images, as files of slices that the page opens like any other: made from the user's files, or from an earlier
//! session of the open image. Only files of equal length are read.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::container::cue::album;
use discern::edit::{Blueprint, Preset, back_to, open_back, rebuild, sessions};
use discern::error::Result;
use discern::export::names;
use discern::findings::Findings;
use discern::fs::iso9660::write::Texts;
use discern::protocol::edit::{CreateFromSession, CreateImage};
use discern::protocol::{AddedPart, Failure, NewImage, NewImageInfo, NewPreset};
use discern::source::{Files, Output};
use discern::tree::{Draft, Sharing};
use js_sys::Array;
use web_sys::{Blob, File};

use crate::browser::clock;
use crate::browser::clock::Deadline;
use crate::browser::thrown::browser_error;
use crate::edit::added_files::AddedFiles;
use crate::edit::build;
use crate::failures;
use crate::files::blob;
use crate::files::source::{FileSource, Reading};
use crate::jobs::{Job, JobResult, SLICE};
use crate::session::{Session, Shared};

/// Name of the files that were sent along.
const GIVEN: &str = "added_files";

/// Bytes read between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Makes an image from these parts; `files` are those of them that are files.
pub async fn make(
    job: Rc<Job>,
    CreateImage { image: wanted, parts }: CreateImage,
    files: Vec<File>,
    reading: Rc<Reading>,
) -> JobResult<NewImageInfo> {
    let failed = |error| failures::new_image(&error);
    let preset = match wanted.preset {
        NewPreset::Data => Preset::Data,
        NewPreset::Udf => Preset::Udf,
        NewPreset::UdfOnly => Preset::UdfOnly,
        NewPreset::Installer => Preset::Installer,
        NewPreset::Bootable => Preset::Bootable,
        NewPreset::Retro => Preset::Retro,
        NewPreset::Audio => return cue(&wanted, &files).map_err(failed),
    };
    verify(&files, &reading, &job).await?;
    let mut draft = draft(parts, &files, &reading).map_err(failed)?;
    job.run("Comparing files of the same size", STRIDE, 1, &mut Sharing::new(&mut draft)).await?;
    let blueprint = blueprint(draft, preset, &wanted).map_err(failed)?;
    clock::turn().await;
    let rebuilt = rebuild(&blueprint).map_err(failed)?;
    let verification = build::verified(&job, blueprint, &rebuilt.recipe).await?;
    if !verification.holds() {
        return Err(failures::not_as_meant(&verification.wrong));
    }
    let (blob, _) = blob::of(&rebuilt.recipe, &files, &job).await?;
    let output = Output { name: file_name(&wanted.label, "iso"), recipe: rebuilt.recipe.clone() };
    let built = build::receipt(&output, &rebuilt, &verification, 0);
    Ok((NewImageInfo { name: output.name, built: Some(built) }, Some(blob)))
}

/// Checks that all files can be read: a browser may list files that no longer exist.
async fn verify(files: &[File], reading: &Rc<Reading>, job: &Job) -> Result<(), Failure> {
    let failed = |error: std::io::Error| failures::new_image(&error.into());
    let mut deadline = Deadline::after(SLICE);
    for file in files {
        let source = FileSource::added(file.clone(), Rc::clone(reading)).map_err(failed)?;
        source.verify().map_err(|error| failures::unreadable_file(&file.name(), &error))?;
        job.rest(&mut deadline).await?;
    }
    Ok(())
}

fn draft(parts: Vec<AddedPart>, files: &[File], reading: &Rc<Reading>) -> Result<Draft> {
    let mut draft = Draft::new();
    if !parts.is_empty() {
        let mut added_files = AddedFiles::new(Files::default());
        added_files.keep(GIVEN.into(), parts, files, reading)?;
        added_files.supply_all(GIVEN, &mut draft, Draft::ROOT)?;
    }
    Ok(draft)
}

fn blueprint(draft: Draft, preset: Preset, wanted: &NewImage) -> Result<Blueprint> {
    let time = wanted.fixed_date.map_or_else(|| clock::timestamp(clock::now()), Timestamp::utc);
    let mut blueprint = Blueprint::new(draft, preset, Texts::labelled(&wanted.label), time)?;
    if wanted.fixed_date.is_some() {
        blueprint.fix_dates(time);
    }
    Ok(blueprint)
}

/// Makes a cue sheet of the audio files, sorted by name.
fn cue(wanted: &NewImage, files: &[File]) -> Result<(NewImageInfo, Option<Blob>)> {
    let mut names: Vec<String> = files.iter().map(File::name).filter(|name| album::is_audio(name)).collect();
    names.sort();
    let text = Array::of1(&album::sheet(&names)?.into());
    let blob = Blob::new_with_str_sequence(&text).map_err(|error| browser_error(&error))?;
    let made = NewImageInfo { name: file_name(&wanted.label, "cue"), built: None };
    Ok((made, Some(blob)))
}

fn file_name(label: &str, ending: &str) -> String {
    let label = if label.trim().is_empty() { "image" } else { label.trim() };
    format!("{}.{ending}", names::safe(label))
}

impl Session {
    /// The end of each session in bytes, oldest first; empty if the disc cannot go back to one.
    pub fn sessions(&self) -> Vec<u64> {
        let ends = sessions(&self.image).unwrap_or_default();
        ends.into_iter().map(|range| range.end).collect()
    }
}

/// Goes back to a session, counted from 1, and verifies that all its data is present.
pub async fn back(session: Shared, job: Rc<Job>, ask: CreateFromSession) -> JobResult<NewImageInfo> {
    let number = ask.session;
    let failed = |error| failures::new_image(&error);
    let (rebuilt, blueprint) = {
        let session = session.borrow();
        let rebuilt = back_to(&session.image, number).map_err(failed)?;
        let mut image = open_back(&session.image, &rebuilt, &mut Findings::default()).map_err(failed)?;
        let now = clock::timestamp(clock::now());
        (rebuilt, Blueprint::of(&mut image, now).map_err(failed)?.unchanged())
    };
    let verification = build::verified(&job, blueprint, &rebuilt.recipe).await?;
    if !verification.holds() {
        return Err(failures::not_as_meant(&verification.wrong));
    }
    session.borrow().verify().map_err(failed)?;
    let files = session.borrow().files.clone();
    let (blob, _) = blob::of(&rebuilt.recipe, &files, &job).await?;
    let name = format!("{} (session {number}).iso", session.borrow().name());
    let output = Output { name: name.clone(), recipe: rebuilt.recipe.clone() };
    let built = build::receipt(&output, &rebuilt, &verification, u32::MAX);
    Ok((NewImageInfo { name, built: Some(built) }, Some(blob)))
}

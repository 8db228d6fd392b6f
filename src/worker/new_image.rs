//! A new image of what the person gives, as a file of slices: nothing of it is read, but files of the same length.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Preset, TRACKS, is_sound, rebuild, sheet};
use discern::error::{Error, Result};
use discern::export::names;
use discern::fs::iso9660::write::Texts;
use discern::protocol::{Answer, Failure, GivenPart, MadeInfo, NewImage, NewPreset};
use discern::source::{Files, Output};
use discern::tree::{Draft, Sharing};
use js_sys::Array;
use web_sys::{Blob, File};

use crate::clock::Deadline;
use crate::file_source::{FileSource, Reading, browser_error};
use crate::given::Given;
use crate::jobs::{Job, SLICE};
use crate::runner::Ending;
use crate::{blob, building, clock, failures};

/// The name that what was sent along has here.
const GIVEN: &str = "given";

/// Bytes read between looks at the clock.
const STRIDE: u64 = 1 << 20;

/// Makes it of those parts; `files` are those of them that are files.
pub async fn make(
    job: Rc<Job>,
    wanted: NewImage,
    parts: Vec<GivenPart>,
    files: Vec<File>,
    reading: Rc<Reading>,
) -> Ending {
    let failed = |error| failures::new_image(&error);
    let preset = match wanted.preset {
        NewPreset::Data => Preset::Data,
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
    let proof = building::proven(&job, blueprint, &rebuilt.recipe).await?;
    if !proof.holds() {
        return Err(failures::not_as_meant(&proof.wrong));
    }
    let (blob, _) = blob::of(&rebuilt.recipe, &files, &job).await?;
    let output = Output { name: file_name(&wanted.label, "iso"), recipe: rebuilt.recipe.clone() };
    let built = building::receipt(&output, &rebuilt, &proof, 0);
    Ok((Answer::Made(Box::new(MadeInfo { name: output.name, built: Some(built) })), Some(blob)))
}

/// Looks whether all files can be read: what a browser lists is not always there.
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

fn draft(parts: Vec<GivenPart>, files: &[File], reading: &Rc<Reading>) -> Result<Draft> {
    let mut draft = Draft::new();
    if !parts.is_empty() {
        let mut given = Given::new(Files::default());
        given.keep(GIVEN.into(), parts, files, reading)?;
        given.supply_all(GIVEN, &mut draft, Draft::ROOT)?;
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

/// A cue sheet of the sound files, by name.
fn cue(wanted: &NewImage, files: &[File]) -> Result<(Answer, Option<Blob>)> {
    let mut names: Vec<String> = files.iter().map(File::name).filter(|name| is_sound(name)).collect();
    names.sort();
    if names.is_empty() || names.len() > TRACKS {
        let told = format!("An audio CD is made of 1 to {TRACKS} WAVE or FLAC files; there are {}.", names.len());
        return Err(Error::Unsupported(told));
    }
    let text = Array::of1(&sheet(&names).into());
    let blob = Blob::new_with_str_sequence(&text).map_err(|error| browser_error(&error))?;
    let made = MadeInfo { name: file_name(&wanted.label, "cue"), built: None };
    Ok((Answer::Made(Box::new(made)), Some(blob)))
}

fn file_name(label: &str, ending: &str) -> String {
    let label = if label.trim().is_empty() { "image" } else { label.trim() };
    format!("{}.{ending}", names::safe(label))
}

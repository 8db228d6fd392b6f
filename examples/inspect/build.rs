//! `build`: a new image of a folder.

use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Preset, prove, rebuild};
use discern::error::{Error, Result};
use discern::fs::iso9660::write::Texts;
use discern::job::Job;
use discern::tree::{Draft, Sharing};

use crate::album::album;
use crate::extract::copy;
use crate::folder::Folder;

/// What to make of a folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Build {
    pub(crate) kind: Kind,
    /// Volume Identifier; the folder's name where there is none.
    pub(crate) label: Option<String>,
    /// Seconds since 1970: the volume's dates, and the latest of any file.
    pub(crate) fixed_date: Option<i64>,
}

/// What kind of disc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Files(Preset),
    /// An audio CD of WAVE files.
    Audio,
}

/// A preset by its name on the command line.
pub(crate) fn preset(name: &str) -> Result<Kind, String> {
    match name {
        "data" => Ok(Kind::Files(Preset::Data)),
        "bootable" => Ok(Kind::Files(Preset::Bootable)),
        "retro" => Ok(Kind::Files(Preset::Retro)),
        "audio" => Ok(Kind::Audio),
        _ => Err(format!("There is no preset {name}; there are: data, bootable, retro, audio.")),
    }
}

/// Writes the image of a folder.
pub(crate) fn build(folder: &Path, build: &Build, to: &Path, out: &mut dyn Write) -> Result<()> {
    if !folder.is_dir() {
        return Err(Error::Unsupported(format!("{} is no folder.", folder.display())));
    }
    let preset = match build.kind {
        Kind::Files(preset) => preset,
        Kind::Audio => return album(folder, to, out),
    };
    let mut draft = Draft::new();
    Folder::new(&mut draft, build.fixed_date).add(folder, Draft::ROOT)?;
    Sharing::new(&mut draft).run()?;
    let time = Timestamp::utc(build.fixed_date.unwrap_or_else(now));
    let blueprint = Blueprint::new(draft, preset, texts(folder, build), time)?;
    let rebuilt = rebuild(&blueprint)?;
    for line in &rebuilt.lines {
        writeln!(out, "{line}")?;
    }
    let proof = prove(&blueprint, &rebuilt.recipe)?;
    if !proof.holds() {
        let wrong = proof.wrong.join("; ");
        return Err(Error::Unsupported(format!("The image is not as it was meant to be: {wrong}")));
    }
    copy(rebuilt.recipe, to)
}

fn texts(folder: &Path, build: &Build) -> Texts {
    let named = || folder.file_name().map(|name| name.to_string_lossy().to_uppercase());
    let label = build.label.clone().or_else(named).unwrap_or_default();
    Texts::labelled(&label)
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
}

//! `build`: creates an image from a folder.

use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use discern::bytes::text::{self, Encoding};
use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Op, Preset, rebuild, verify};
use discern::error::Result;
use discern::fs::iso9660::write::Texts;
use discern::job::Job;
use discern::refusal::Refusal;
use discern::tree::{Draft, Name, Sharing};

use crate::album::album;
use crate::extract::copy;
use crate::folder::Folder;
use crate::rebuild::tell;
use crate::supply::Local;

static NOT_A_FOLDER: Refusal = Refusal {
    code: "INSPECT-NOT-A-FOLDER",
    sentence: "{0} is not a folder.",
    advice: "Name the folder whose files the image should have.",
};

static NOT_A_DATE: Refusal = Refusal {
    code: "INSPECT-NOT-A-DATE",
    sentence: "The variable SOURCE_DATE_EPOCH is “{0}”, which is not a number of seconds since 1970.",
    advice: "Correct it or unset it.",
};

static NOT_AS_PLANNED: Refusal = Refusal {
    code: "INSPECT-NOT-AS-PLANNED",
    sentence: "The new image was not written, because its check failed: {0}.",
    advice: "This is a fault in Discern. Please report it.",
};

/// What to create from a folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Build {
    pub(crate) kind: Kind,
    /// Volume Identifier; the name of the folder if `None`.
    pub(crate) label: Option<String>,
    /// Dates of the volume, and the latest date of any file, in seconds since 1970; the current time if `None`.
    pub(crate) fixed_date: Option<i64>,
    /// Names to record in addition to the preset's.
    pub(crate) names: Names,
}

/// Names to record in addition to the plain ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Rock Ridge.
    pub(crate) rock_ridge: bool,
    /// Joliet, and whether its names may be longer than its specification allows.
    pub(crate) joliet: Option<bool>,
}

impl Names {
    /// The edits that record these names.
    pub(crate) fn ops(self) -> Vec<Op> {
        let rock_ridge = self.rock_ridge.then_some(Op::RockRidge { value: true });
        let joliet = self.joliet.map(|long| Op::Joliet { value: true, long });
        rock_ridge.into_iter().chain(joliet).collect()
    }
}

/// The date to use: the option's, or else that of the variable `SOURCE_DATE_EPOCH`.
pub(crate) fn date(option: Option<i64>) -> Result<Option<i64>> {
    match (option, std::env::var("SOURCE_DATE_EPOCH")) {
        (None, Ok(value)) if !value.is_empty() => match value.parse() {
            Ok(seconds) => Ok(Some(seconds)),
            Err(_) => Err(NOT_A_DATE.with(&[&value]).into()),
        },
        _ => Ok(option),
    }
}

/// The most likely encoding of names that are not all UTF-8.
fn encoding(draft: &Draft) -> &'static Encoding {
    let nodes = draft.walk().into_iter().filter_map(|id| draft.node(id));
    let undeclared: Vec<&[u8]> =
        nodes.map(|node| node.name()).filter(|name| matches!(name, Name::Bytes(_))).map(Name::as_bytes).collect();
    text::guess(&undeclared.join(&b'\n'))
}

/// The type of disc to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A data disc.
    Files(Preset),
    /// An audio CD of WAVE and FLAC files.
    Audio,
}

/// Finds a preset by its name on the command line.
pub(crate) fn preset(name: &str) -> Result<Kind, String> {
    match name {
        "data" => Ok(Kind::Files(Preset::Data)),
        "udf" => Ok(Kind::Files(Preset::Udf)),
        "udf-only" => Ok(Kind::Files(Preset::UdfOnly)),
        "installer" => Ok(Kind::Files(Preset::Installer)),
        "bootable" => Ok(Kind::Files(Preset::Bootable)),
        "retro" => Ok(Kind::Files(Preset::Retro)),
        "audio" => Ok(Kind::Audio),
        _ => Err(format!("{name} is not a preset. Choose data, udf, udf-only, installer, bootable, retro or audio.")),
    }
}

/// Builds an image from a folder, checks it, and writes it.
pub(crate) fn build(folder: &Path, build: &Build, to: &Path, json: bool, out: &mut dyn Write) -> Result<()> {
    if !folder.is_dir() {
        return Err(NOT_A_FOLDER.with(&[&folder.display()]).into());
    }
    let preset = match build.kind {
        Kind::Files(preset) => preset,
        Kind::Audio => return album(folder, to, out),
    };
    let fixed_date = date(build.fixed_date)?;
    let mut draft = Draft::new();
    Folder::new(&mut draft, fixed_date).add(folder, Draft::ROOT)?;
    draft.encoding = encoding(&draft);
    Sharing::new(&mut draft).run()?;
    let time = Timestamp::utc(fixed_date.unwrap_or_else(now));
    let mut blueprint = Blueprint::new(draft, preset, texts(folder, build), time)?;
    let mut supply = Local { base: folder.to_owned(), latest: fixed_date };
    blueprint.apply_all(&build.names.ops(), &mut supply)?;
    let rebuilt = rebuild(&blueprint)?;
    let verification = verify(&blueprint, &rebuilt.recipe)?;
    tell(&rebuilt.decisions, &verification, rebuilt.recipe.len(), json, out)?;
    if !verification.holds() {
        return Err(NOT_AS_PLANNED.with(&[&verification.wrong.join("; ")]).into());
    }
    copy(rebuilt.recipe, to)
}

fn texts(folder: &Path, build: &Build) -> Texts {
    let named = || folder.file_name().map(|name| name.to_string_lossy().to_uppercase());
    let label = build.label.clone().or_else(named).unwrap_or_default();
    Texts::labelled(&label)
}

/// The current time, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
}

//! `rebuild`: an image changed by a list of edits and laid out anew.

use std::fs;
use std::io::Write;
use std::path::Path;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Edits, Line, Mode, Proof, Rebuilt, back_to, open_back, prove, rebuild as build};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;
use serde_json::{Value, json};

use crate::build::now;
use crate::extract::copy;
use crate::supply::Local;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rebuild {
    /// A list of edits.
    pub(crate) edits: Option<String>,
    /// Without one, edits or none, all is laid out anew, unless it goes back to a session.
    pub(crate) mode: Option<Mode>,
    /// The session, counted from 1, that is to be the newest before anything else is done.
    pub(crate) session: Option<u16>,
    /// Seconds since 1970: when the volume was changed, and the latest of any new file.
    pub(crate) fixed_date: Option<i64>,
    /// Where the image goes.
    pub(crate) to: String,
}

/// A mode by its name on the command line.
pub(crate) fn mode(name: &str) -> Result<Mode, String> {
    match name {
        "compact" => Ok(Mode::Compact),
        "keep" => Ok(Mode::Keep),
        "append" => Ok(Mode::Append),
        _ => Err(format!("There is no mode {name}; there are: compact, keep, append.")),
    }
}

/// Goes back to a session where that was asked for; builds the image anew, unless that is all; proves it, and writes it.
/// What was kept, patched and dropped is told.
pub(crate) fn rebuild(image: &mut Image, asked: &Rebuild, json: bool, out: &mut dyn Write) -> Result<()> {
    let Some(session) = asked.session else { return anew(image, asked, Rebuilt::default(), json, out) };
    let back = back_to(image, session)?;
    anew(&mut open_back(image, &back, &mut Findings::default())?, asked, back, json, out)
}

/// `back` is what has been done before.
fn anew(image: &mut Image, asked: &Rebuild, back: Rebuilt, json: bool, out: &mut dyn Write) -> Result<()> {
    let edits = asked.edits.as_deref().map(Path::new);
    let fixed_date = asked.fixed_date;
    let mut staged = edits.map(read).transpose()?.unwrap_or_default();
    let base = edits.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let mut supply = Local { base, latest: fixed_date };
    let mut blueprint = Blueprint::of(image, Timestamp::utc(fixed_date.unwrap_or_else(now)))?;
    blueprint.mode = asked.mode.unwrap_or_default();
    staged.apply(&mut blueprint, &mut supply)?;
    let is_back_alone = asked.session.is_some() && asked.mode.is_none() && edits.is_none();
    let rebuilt = if is_back_alone {
        back
    } else {
        let mut rebuilt = build(&blueprint)?.implant(&blueprint)?.run()?;
        rebuilt.lines.splice(0..0, back.lines);
        rebuilt
    };
    let proof = prove(&blueprint, &rebuilt.recipe)?;
    if json {
        let value = receipt(&rebuilt.lines, &proof, rebuilt.recipe.len());
        serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
    } else {
        print(&rebuilt.lines, &proof, out)?;
    }
    if !proof.holds() {
        return Err(Error::Unsupported("The new image is not as it was meant to be; it was not written.".into()));
    }
    copy(rebuilt.recipe, Path::new(&asked.to))
}

fn read(path: &Path) -> Result<Edits> {
    let text = fs::read_to_string(path)
        .map_err(|error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    serde_json::from_str(&text).map_err(|error| Error::Unsupported(format!("{}: {error}", path.display())))
}

fn print(lines: &[Line], proof: &Proof, out: &mut dyn Write) -> Result<()> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    for wrong in &proof.wrong {
        writeln!(out, "wrong: {wrong}")?;
    }
    for finding in &proof.findings {
        writeln!(out, "{} {}: {finding}", finding.anomaly.severity.id(), finding.anomaly.code)?;
    }
    let views = proof.views.join(", ");
    writeln!(out, "proof: {} files are the ranges that were meant; trees: {views}", proof.identical)?;
    Ok(())
}

/// Everything as one object. These names are stable.
fn receipt(lines: &[Line], proof: &Proof, size: u64) -> Value {
    let line = |line: &Line| json!({ "fate": line.fate.id(), "what": line.what, "why": line.why });
    json!({
        "size": size,
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
        "proof": {
            "holds": proof.holds(),
            "identical": proof.identical,
            "views": proof.views,
            "wrong": proof.wrong,
            "findings": proof.findings.iter().map(crate::info::finding).collect::<Vec<_>>(),
        },
    })
}

//! `rebuild`: applies a list of edits to an image and builds a new one.

use std::fs;
use std::io::Write;
use std::path::Path;

use discern::bytes::time::Timestamp;
use discern::edit::{
    Blueprint, Decision, Edits, Mode, Outcome, Rebuilt, Verification, back_to, open_back, rebuild as build, verify,
};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;
use discern::refusal::Refusal;
use serde_json::{Value, json};

use crate::build::{Names, date, now};
use crate::extract::copy;
use crate::supply::Local;

static NOT_AS_PLANNED: Refusal = Refusal {
    code: "INSPECT-NOT-AS-PLANNED",
    sentence: "The new image was not written, because its check failed.",
    advice: "This is a fault in Discern. Please report it.",
};

static LOSES: Refusal = Refusal {
    code: "INSPECT-LOSES",
    sentence: "The new image was not written: {0}.",
    advice: "Leave the file system in that has it, extract what you want to keep, or accept the loss with --accept-loss.",
};

static NOT_EDITS: Refusal = Refusal {
    code: "INSPECT-NOT-EDITS",
    sentence: "{0} is not a list of edits: {1}.",
    advice: "docs/rebuild.md describes edits.",
};

/// The options of a rebuild.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rebuild {
    /// Path of a list of edits, in JSON.
    pub(crate) edits: Option<String>,
    /// Mode of the layout. `None` means compact, or no new layout if only a session is restored.
    pub(crate) mode: Option<Mode>,
    /// Number of the session to return to before any edit, counted from 1.
    pub(crate) session: Option<u16>,
    /// Modification date of the volume, and the latest date of any new file, in seconds since 1970; the current time if
    /// `None`.
    pub(crate) fixed_date: Option<i64>,
    /// Names to record in addition to the image's own.
    pub(crate) names: Names,
    /// Whether to write the new image though it lacks what nobody deleted.
    pub(crate) accepts_loss: bool,
    /// Path of the new image.
    pub(crate) to: String,
}

/// Finds a mode by its name on the command line.
pub(crate) fn mode(name: &str) -> Result<Mode, String> {
    match name {
        "compact" => Ok(Mode::Compact),
        "keep" => Ok(Mode::Keep),
        "append" => Ok(Mode::Append),
        _ => Err(format!("{name} is not a mode. Choose compact, keep or append.")),
    }
}

/// Returns to a session if one is named, builds the new image unless nothing else is requested, checks it, and writes
/// it. Prints what was kept, patched and dropped.
pub(crate) fn rebuild(image: &mut Image, asked: &Rebuild, json: bool, out: &mut dyn Write) -> Result<()> {
    let Some(session) = asked.session else { return build_new(image, asked, Rebuilt::default(), json, out) };
    let back = back_to(image, session)?;
    build_new(&mut open_back(image, &back, &mut Findings::default())?, asked, back, json, out)
}

/// Builds the new image. `back` is the image as of the session returned to.
fn build_new(image: &mut Image, asked: &Rebuild, back: Rebuilt, json: bool, out: &mut dyn Write) -> Result<()> {
    let edits = asked.edits.as_deref().map(Path::new);
    let fixed_date = date(asked.fixed_date)?;
    let mut staged = edits.map(read).transpose()?.unwrap_or_default();
    let base = edits.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let mut supply = Local { base, latest: fixed_date };
    let mut blueprint = Blueprint::of(image, Timestamp::utc(fixed_date.unwrap_or_else(now)))?;
    blueprint.mode = asked.mode.unwrap_or_default();
    staged.apply(&mut blueprint, &mut supply, &mut |_| {})?;
    blueprint.apply_all(&asked.names.ops(), &mut supply)?;
    let is_changed = asked.mode.is_some() || edits.is_some() || asked.names != Names::default();
    let is_back_alone = asked.session.is_some() && !is_changed;
    let rebuilt = if is_back_alone {
        blueprint = blueprint.unchanged();
        back
    } else {
        let mut rebuilt = blueprint.implant(build(&blueprint)?)?.run()?;
        rebuilt.decisions.splice(0..0, back.decisions);
        rebuilt
    };
    let verification = verify(&blueprint, &rebuilt.recipe)?;
    tell(&rebuilt.decisions, &verification, rebuilt.recipe.len(), json, out)?;
    if let Some(loss) = verification.loss.as_ref().filter(|_| !asked.accepts_loss) {
        return Err(LOSES.with(&[loss]).into());
    }
    if !verification.is_as_planned() {
        return Err((&NOT_AS_PLANNED).into());
    }
    copy(rebuilt.recipe, Path::new(&asked.to))
}

/// Prints the receipt.
pub(crate) fn tell(
    lines: &[Decision],
    verification: &Verification,
    size: u64,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    if !json {
        return print(lines, verification, out);
    }
    let value = receipt(lines, verification, size);
    serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
    Ok(out.write_all(b"\n")?)
}

fn read(path: &Path) -> Result<Edits> {
    let text = fs::read_to_string(path)
        .map_err(|error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    serde_json::from_str(&text).map_err(|error| NOT_EDITS.with(&[&path.display(), &error]).into())
}

fn print(lines: &[Decision], verification: &Verification, out: &mut dyn Write) -> Result<()> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    for wrong in &verification.wrong {
        writeln!(out, "wrong: {wrong}")?;
    }
    for finding in &verification.findings {
        writeln!(out, "{} {}: {finding}", finding.anomaly.severity.id(), finding.anomaly.code)?;
    }
    let views = verification.views.join(", ");
    writeln!(out, "Checked: {} files have the data they should have; trees: {views}", verification.identical)?;
    Ok(())
}

/// The receipt as JSON. The names of its members are stable.
fn receipt(lines: &[Decision], verification: &Verification, size: u64) -> Value {
    let line = |line: &Decision| json!({ "fate": line.outcome.id(), "what": line.what, "why": line.why });
    let warnings = lines.iter().filter(|line| line.outcome == Outcome::Warning);
    json!({
        "size": size,
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
        "warnings": warnings.map(line).collect::<Vec<_>>(),
        "proof": {
            "holds": verification.holds(),
            "identical": verification.identical,
            "views": verification.views,
            "wrong": verification.wrong,
            "findings": verification.findings.iter().map(crate::info::finding).collect::<Vec<_>>(),
        },
    })
}

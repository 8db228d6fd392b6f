//! Cue sheets (.cue) and the files that they name.

pub mod album;
mod place;
mod sheet;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::source::Files;

static NO_TRACK: Refusal = Refusal {
    code: "CUE-NO-TRACK",
    sentence: "By its name or beginning this is of the format “Cue sheet with its files (CUE/BIN)”, but none of its tracks can \
               be understood: expected {0}, found {1}.",
    advice: "Get a complete copy of it, correct it in a text editor, or open the file with the sectors by itself.",
};

/// Cue sheets.
pub static CUE: Container = Container {
    id: "cue",
    name: "Cue sheet with its files (CUE/BIN)",
    endings: endings::CUE,
    part: Part::Discs,
    probe,
};

/// Reads cue sheets and their files.
pub static OPENER: Opener = Opener { container: &CUE, open };

/// Writes cue sheets and their files.
pub static WRITER: Writer = Writer { container: &CUE, targets: write::TARGETS };

fn probe(files: &Files) -> Result<Match> {
    Ok(if files.sheet("cue", is_sheet)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (file, text) =
        files.sheet("cue", is_sheet)?.ok_or_else(|| Error::NotFound("cue sheet among the files".into()))?;
    files.take(file);
    let sheet = sheet::parse(&text, findings);
    let disc = place::disc(&sheet, files, findings)?;
    let is_left_out =
        |anomaly: &Anomaly| std::ptr::eq(anomaly, &sheet::TRACK) || std::ptr::eq(anomaly, &place::NO_INDEX);
    let left_out = findings.kept().iter().find(|finding| is_left_out(finding.anomaly));
    match left_out.filter(|_| disc.sessions.is_empty()) {
        Some(finding) => Err(NO_TRACK.with(&[&finding.expected, &finding.found]).into()),
        None => Ok(disc),
    }
}

/// True if a line is a TRACK or a FILE.
fn is_sheet(text: &str) -> bool {
    text.split(['\n', '\r']).any(|line| {
        let word = line.split_whitespace().next().unwrap_or_default();
        word.eq_ignore_ascii_case("TRACK") || word.eq_ignore_ascii_case("FILE")
    })
}

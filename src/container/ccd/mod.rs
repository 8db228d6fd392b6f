//! CloneCD images: descriptor (.ccd), sectors (.img) and subchannel data (.sub).

mod place;
mod sheet;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;
use crate::source::Files;

/// CloneCD images.
pub static CCD: Container =
    Container { id: "ccd", name: "CloneCD (CCD/IMG/SUB)", endings: endings::CLONE_CD, part: Part::Discs, probe };

/// Reads CloneCD images.
pub static OPENER: Opener = Opener { container: &CCD, open };

/// Writes CloneCD images.
pub static WRITER: Writer = Writer { container: &CCD, targets: write::TARGETS };

fn probe(files: &Files) -> Result<Match> {
    Ok(if files.sheet("ccd", is_sheet)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (file, text) =
        files.sheet("ccd", is_sheet)?.ok_or_else(|| Error::NotFound("CCD file among the files".into()))?;
    files.take(file);
    let sheet = sheet::parse(&text, findings);
    place::disc(&sheet, file, files, findings)
}

/// True if the text has a section that `CloneCD` names, or begins like its descriptors.
fn is_sheet(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let head = text.as_bytes().get(..signature::CLONE_CD.len());
    text.to_ascii_lowercase().contains("[entry")
        || head.is_some_and(|head| head.eq_ignore_ascii_case(signature::CLONE_CD))
}

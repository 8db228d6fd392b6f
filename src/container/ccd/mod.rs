//! CloneCD images: descriptor (.ccd), sectors (.img) and subchannel data (.sub).

mod place;
mod sheet;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Files;

/// CloneCD images.
pub static CCD: Container =
    Container { id: "ccd", name: "CloneCD (CCD/IMG/SUB)", endings: &["ccd"], part: Part::Discs, probe };

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
    place::disc(&sheet::parse(&text), file, files, findings)
}

/// True if the text has a section of an entry, as `CloneCD` names them.
fn is_sheet(text: &str) -> bool {
    text.to_ascii_lowercase().contains("[entry")
}

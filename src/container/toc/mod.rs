//! Tables of contents of cdrdao (.toc) and the files that they name.

mod place;
mod scan;
mod sheet;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Files;

/// Tables of contents of cdrdao.
pub static TOC: Container = Container {
    id: "toc",
    name: "cdrdao table of contents with its files (TOC/BIN)",
    endings: endings::TOC,
    part: Part::Discs,
    probe,
};

/// Reads tables of contents of cdrdao.
pub static OPENER: Opener = Opener { container: &TOC, open };

/// Writes tables of contents of cdrdao.
pub static WRITER: Writer = Writer { container: &TOC, targets: write::TARGETS };

fn probe(files: &Files) -> Result<Match> {
    Ok(if files.sheet("toc", is_sheet)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (file, text) =
        files.sheet("toc", is_sheet)?.ok_or_else(|| Error::NotFound("TOC file among the files".into()))?;
    files.take(file);
    let sheet = sheet::parse(&text, findings);
    place::disc(&sheet, files, findings)
}

/// True if the text has a TRACK.
fn is_sheet(text: &str) -> bool {
    text.split_whitespace().any(|word| word == "TRACK")
}

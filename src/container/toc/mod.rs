//! cdrdao's table of contents (.toc) and the files it names.

mod place;
mod scan;
mod sheet;

use super::{Container, Match};
use crate::bytes::text;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::source::Files;

/// The record of cdrdao's format.
pub static TOC: Container = Container {
    id: "toc",
    name: "cdrdao table of contents with its files (TOC/BIN)",
    extensions: &["toc"],
    probe,
    open,
};

/// Longer files are no sheets.
const LONGEST: u64 = 1 << 20;

fn probe(files: &Files) -> Result<Match> {
    Ok(if text_of(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let text = text_of(files)?.ok_or_else(|| Error::NotFound("TOC file among the files".into()))?;
    let sheet = sheet::parse(&text, findings);
    place::disc(&sheet, files, findings)
}

/// The text of the first file that is named `.toc` and has a TRACK in it.
fn text_of(files: &Files) -> Result<Option<String>> {
    for file in files.all().iter().filter(|file| file.has_extension("toc") && file.content.len() <= LONGEST) {
        let bytes = file.content.read_up_to(0, usize::try_from(file.content.len()).unwrap_or(0))?;
        let text = text::guess_document(&bytes).decode(&bytes).into_owned();
        if text.split_whitespace().any(|word| word == "TRACK") {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

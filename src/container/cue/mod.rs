//! Cue sheets (.cue) and the files they name.

mod place;
mod sheet;

use super::{Container, Match};
use crate::bytes::text;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::source::{Files, NamedFile};

/// The record of cue sheets.
pub static CUE: Container =
    Container { id: "cue", name: "Cue sheet with its files (CUE/BIN)", extensions: &["cue"], probe, open };

/// Longer files are no sheets; the longest real ones, of 99 tracks with all texts, have some 20 KB.
const LONGEST: u64 = 1 << 20;

fn probe(files: &Files) -> Result<Match> {
    Ok(if sheet_of(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (_, text) = sheet_of(files)?.ok_or_else(|| Error::NotFound("cue sheet among the files".into()))?;
    let sheet = sheet::parse(&text, findings);
    place::disc(&sheet, files, findings)
}

/// The first file that is a sheet, and its text: named `.cue`, and with a TRACK or FILE line in it.
fn sheet_of(files: &Files) -> Result<Option<(&NamedFile, String)>> {
    let named = |file: &&NamedFile| file.has_extension("cue") && file.content.len() <= LONGEST;
    for file in files.all().iter().filter(named) {
        let len = usize::try_from(file.content.len()).unwrap_or(0);
        let bytes = file.content.read_up_to(0, len)?;
        let text = text::guess_document(&bytes).decode(&bytes).into_owned();
        let is_sheet = text.split(['\n', '\r']).any(|line| {
            let word = line.split_whitespace().next().unwrap_or_default();
            word.eq_ignore_ascii_case("TRACK") || word.eq_ignore_ascii_case("FILE")
        });
        if is_sheet {
            return Ok(Some((file, text)));
        }
    }
    Ok(None)
}

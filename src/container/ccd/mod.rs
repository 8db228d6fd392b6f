//! CloneCD's descriptor (.ccd), its sectors (.img) and their subchannel (.sub).

mod place;
mod sheet;

use super::{Container, Match};
use crate::bytes::text;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::source::{Files, NamedFile};

/// The record of CloneCD's format.
pub static CCD: Container = Container { id: "ccd", name: "CloneCD (CCD/IMG/SUB)", extensions: &["ccd"], probe, open };

/// Longer files are no descriptors; 99 tracks with all texts take some 60 KB.
const LONGEST: u64 = 1 << 20;

fn probe(files: &Files) -> Result<Match> {
    Ok(if descriptor(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (file, text) = descriptor(files)?.ok_or_else(|| Error::NotFound("CCD file among the files".into()))?;
    place::disc(&sheet::parse(&text), file, files, findings)
}

/// The first file that is named `.ccd` and begins its first section as CloneCD does.
fn descriptor(files: &Files) -> Result<Option<(&NamedFile, String)>> {
    for file in files.all().iter().filter(|file| file.has_extension("ccd") && file.content.len() <= LONGEST) {
        let bytes = file.content.read_up_to(0, usize::try_from(file.content.len()).unwrap_or(0))?;
        let text = text::guess_document(&bytes).decode(&bytes).into_owned();
        if text.to_ascii_lowercase().contains("[entry") {
            return Ok(Some((file, text)));
        }
    }
    Ok(None)
}

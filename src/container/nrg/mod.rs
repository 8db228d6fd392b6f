//! Nero images (.nrg) of both generations: stored sectors, then chunks that describe them, then a footer.

mod chain;
mod cue;
mod facts;
mod footer;
mod layout;
mod mode;
mod place;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::source::{Files, Series, Source};

use footer::Footer;

/// Nero images.
pub static NRG: Container =
    Container { id: "nrg", name: "Nero image (NRG)", endings: endings::NERO, part: Part::Discs, probe };

/// Reads Nero images.
pub static OPENER: Opener = Opener { container: &NRG, open };

/// Writes Nero images.
pub static WRITER: Writer = Writer { container: &NRG, targets: write::TARGETS };

fn probe(files: &Files) -> Result<Match> {
    Ok(if footer_of(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (content, footer) = footer_of(files)?.ok_or_else(|| Error::NotFound("Nero footer in the files".into()))?;
    let chain = chain::read(&content, footer, findings)?;
    let mut disc = place::disc(&content, footer, &chain, findings)?;
    disc.descriptor = chain.facts;
    Ok(disc)
}

/// Finds the first file with a footer, or else joins all files, since images may be split.
fn footer_of(files: &Files) -> Result<Option<(Source, Footer)>> {
    let series = files.series()?;
    let one_by_one = files.all().iter().map(|file| Series { files: vec![file], missing: None });
    let joined = Some(series).filter(|series| series.files.len() > 1);
    for series in one_by_one.chain(joined) {
        let Some(content) = series.content() else { continue };
        if let Some(footer) = footer::find(&content)? {
            series.files.iter().for_each(|file| files.take(file));
            return Ok(Some((content, footer)));
        }
    }
    Ok(None)
}

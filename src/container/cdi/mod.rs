//! DiscJuggler images (.cdi), versions 2, 3 and 3.5: stored sectors, then a descriptor.

mod descriptor;
mod layout;
mod place;

use super::{Container, Match, Opener};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::source::{Files, Series, Source};

use descriptor::DescriptorPlace;

/// DiscJuggler images.
pub static CDI: Container =
    Container { id: "cdi", name: "DiscJuggler image (CDI)", endings: endings::DISC_JUGGLER, part: Part::Discs, probe };

/// Reads DiscJuggler images.
pub static OPENER: Opener = Opener { container: &CDI, open };

fn probe(files: &Files) -> Result<Match> {
    Ok(if descriptor_of(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let found = descriptor_of(files)?;
    let (content, place) = found.ok_or_else(|| Error::NotFound("DiscJuggler descriptor in the files".into()))?;
    let descriptor = descriptor::read(&content, place, findings)?;
    place::disc(&content, place.start, &descriptor, findings)
}

/// Finds the first file with a descriptor, or else joins all files, since images may be split.
fn descriptor_of(files: &Files) -> Result<Option<(Source, DescriptorPlace)>> {
    let series = files.series()?;
    let one_by_one = files.all().iter().map(|file| Series { files: vec![file], missing: None });
    let joined = Some(series).filter(|series| series.files.len() > 1);
    for series in one_by_one.chain(joined) {
        let Some(content) = series.content() else { continue };
        if let Some(place) = descriptor::find(&content)? {
            series.files.iter().for_each(|file| files.take(file));
            return Ok(Some((content, place)));
        }
    }
    Ok(None)
}

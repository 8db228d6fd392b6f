//! Images of Alcohol 120%, version 1: a descriptor (.mds) and the stored sectors (.mdf), possibly in parts.

mod facts;
mod layout;
mod parts;
mod place;
mod write;

use std::collections::BTreeSet;

use super::{Container, Match, Opener, Writer};
use crate::disc::{Disc, Medium};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::source::{Files, NamedFile};

use crate::refusal::Refusal;
use layout::{Header, SIGNATURE};
use parts::Parts;

static VERSION_2: Refusal = Refusal {
    code: "MDS-VERSION-2",
    sentence: "This is an Alcohol 120% or DAEMON Tools image of version 2 (MDX, or MDS with MDF), whose descriptor is \
               encrypted. Discern reads version 1 only.",
    advice: "Convert it to ISO or to version 1 with the program that made it.",
};

/// Images of Alcohol 120%.
pub static MDS: Container =
    Container { id: "mds", name: "Alcohol 120% image (MDS/MDF)", endings: endings::ALCOHOL, part: Part::Discs, probe };

/// Reads images of Alcohol 120%.
pub static OPENER: Opener = Opener { container: &MDS, open };

/// Writes images of Alcohol 120%.
pub static WRITER: Writer = Writer { container: &MDS, targets: write::TARGETS };

fn probe(files: &Files) -> Result<Match> {
    Ok(if descriptor_of(files)?.is_some() { Match::BySignature } else { Match::No })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let descriptor = descriptor_of(files)?.ok_or_else(|| Error::NotFound("Alcohol descriptor in the files".into()))?;
    files.take(descriptor);
    let header: Header = descriptor.content.read_struct(0)?;
    let [major, _] = header.version;
    if major > 1 {
        return Err((&VERSION_2).into());
    }
    let mut disc = place::disc(&header, Parts { descriptor, files, missing: BTreeSet::new() }, findings)?;
    disc.descriptor = facts::of(&descriptor.content, &header, disc.medium == Medium::Dvd);
    Ok(disc)
}

fn descriptor_of(files: &Files) -> Result<Option<&NamedFile>> {
    for file in files.all() {
        if file.content.read_up_to(0, SIGNATURE.len())? == SIGNATURE {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

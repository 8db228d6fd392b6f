//! An image without a wrapping: the user data of a disc's sectors, one after the other (.iso).

use super::{Container, Match};
use crate::disc::{Disc, Lba, Session, Track};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::source::Files;

/// The record of plain images.
pub static RAW: Container = Container {
    id: "iso",
    name: "Plain image (2048-byte sectors)",
    extensions: &["iso", "img", "raw", "bin", "udf", "dvd", "cdr", "toast"],
    probe,
    open,
};

/// Anything may be a plain image; whoever has a signature goes first.
fn probe(files: &Files) -> Result<Match> {
    Ok(if files.first().is_some() { Match::ByExtension } else { Match::No })
}

fn open(files: &Files, _: &mut Findings) -> Result<Disc> {
    let file = files.first().ok_or_else(|| Error::NotFound("file to open".into()))?;
    let track = Track { number: 1, first: Lba(0), content: file.content.clone() };
    Ok(Disc { sessions: vec![Session { number: 1, tracks: vec![track] }] })
}

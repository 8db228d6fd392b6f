//! GD-ROMs as a list of tracks, each in a file of its own.

use std::fmt::Write as _;

use super::super::{Target, Wanted};
use crate::disc::{Disc, HIGH_DENSITY, Medium, Stored, Track};
use crate::error::{Error, Result};
use crate::source::{Output, Recipe};

/// The one form.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "gdi",
    name: "Dreamcast GD-ROM (GDI)",
    purpose: "A file for each track, for emulators of the Dreamcast and for devices in place of its drive.",
    write,
}];

fn write(disc: &Disc, wanted: &Wanted) -> Result<Vec<Output>> {
    let disc = wanted.of(disc)?;
    let has_dense = disc.tracks().any(|(_, track)| track.start().0 >= HIGH_DENSITY);
    if disc.medium != Medium::GdRom && !has_dense {
        return Err(Error::Unsupported("This form is for Dreamcast's GD-ROMs only.".into()));
    }
    let mut text = format!("{}\r\n", disc.tracks().count());
    let mut files = Vec::new();
    for (_, track) in disc.tracks() {
        let name = format!("track{:02}.{}", track.number, if track.is_data() { "bin" } else { "raw" });
        // A list has no place for pauses; one that holds something is taken for a part of the track.
        let from = if track.is_blank(track.first, track.start())? { track.start() } else { track.first };
        let stored = shape(track);
        let control = track.control.to_bits(track.mode);
        // Cannot fail: a string takes whatever is written.
        let _ = write!(text, "{} {} {control} {} {name} 0\r\n", track.number, from.0, stored.stride);
        files.push(Output { name, recipe: track.sectors_as(from, track.end(), stored) });
    }
    let mut list = Recipe::default();
    list.push_bytes(text.into_bytes());
    files.insert(0, Output { name: wanted.file("gdi"), recipe: list });
    Ok(files)
}

fn shape(track: &Track) -> Stored {
    match track.stored.len {
        2048 if track.is_data() => Stored::COOKED,
        2336 if track.is_data() => Stored::MODE_2,
        _ => Stored::RAW,
    }
}

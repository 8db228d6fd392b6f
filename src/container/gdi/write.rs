//! Writes GD-ROMs as a list of tracks with one file each.

use std::fmt::Write as _;

use super::super::{Holds, Target, TargetOptions};
use crate::disc::{Disc, HIGH_DENSITY, Medium, Stored, Track};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::source::{Output, Recipe};

static ONLY_GD_ROM: Refusal = Refusal {
    code: "GDI-ONLY-GD-ROM",
    sentence: "This disc is not a Dreamcast GD-ROM, and this format can't hold anything else.",
    advice: "Choose another format.",
};

/// The format in which GD-ROMs are written.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "gdi",
    name: "Dreamcast GD-ROM (GDI)",
    purpose: "One file per track, for Dreamcast emulators and optical drive emulators.",
    holds: Holds::Discs,
    write,
}];

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let disc = options.of(disc)?;
    let has_dense = disc.tracks().any(|(_, track)| track.start().0 >= HIGH_DENSITY);
    if disc.medium != Medium::GdRom && !has_dense {
        return Err((&ONLY_GD_ROM).into());
    }
    let mut text = format!("{}\r\n", disc.tracks().count());
    let mut files = Vec::new();
    for (_, track) in disc.tracks() {
        let name = format!("track{:02}.{}", track.number, if track.is_data() { "bin" } else { "raw" });
        // The list cannot record pregaps. One that is not silent becomes part of the track.
        let from = if track.is_blank(track.first, track.start())? { track.start() } else { track.first };
        let stored = shape(track);
        let control = track.control.to_bits(track.mode);
        // Writing to a string cannot fail.
        let _ = write!(text, "{} {} {control} {} {name} 0\r\n", track.number, from.0, stored.stride);
        files.push(Output { name, recipe: track.sectors_as(from, track.end(), stored) });
    }
    let mut list = Recipe::default();
    list.push_bytes(text.into_bytes());
    files.insert(0, Output { name: options.file("gdi"), recipe: list });
    Ok(files)
}

fn shape(track: &Track) -> Stored {
    match track.stored.len {
        2048 if track.is_data() => Stored::COOKED,
        2336 if track.is_data() => Stored::MODE_2,
        _ => Stored::RAW,
    }
}

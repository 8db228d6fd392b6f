//! Sessions and tracks of a disc, as a table or as JSON.

use std::io::Write;

use discern::disc::{Disc, Medium, Session, TextKind, Track, TrackMode};
use discern::error::Result;
use discern::sector::address::Msf;
use serde_json::{Value, json};

/// Prints a line for each track; prints nothing for a plain image with one track of user data.
pub(crate) fn print(disc: &Disc, out: &mut dyn Write) -> Result<()> {
    if disc.medium == Medium::Unknown && disc.tracks().count() < 2 {
        return Ok(());
    }
    let guessed = if disc.guessed { " (guessed)" } else { "" };
    writeln!(out, "{}{guessed}", medium(disc.medium))?;
    if let Some(number) = &disc.catalog_number {
        writeln!(out, "  Catalog number {number}")?;
    }
    writeln!(out, "  session  track  mode        start            sectors  stored")?;
    for (session, track) in disc.tracks() {
        let start = track.start().0;
        let time = Msf::of_lba(start).map_or_else(String::new, |time| time.to_string());
        let missing = if track.missing { "  missing" } else { "" };
        writeln!(
            out,
            "  {:>7}  {:>5}  {:10}  {start:>6} {time:8}  {:>7}  {:>6}{missing}",
            session.number,
            track.number,
            mode(track.mode),
            track.sectors,
            track.stored.stride,
        )?;
    }
    for name in &disc.missing_files {
        writeln!(out, "  {name} is missing. Name it on the command line, too.")?;
    }
    Ok(())
}

/// The disc as JSON. The names of its members are stable.
pub(crate) fn disc(disc: &Disc) -> Value {
    json!({
        "medium": medium(disc.medium),
        "catalog_number": disc.catalog_number,
        "title": disc.cd_text.get(0, TextKind::Title),
        "performer": disc.cd_text.get(0, TextKind::Performer),
        "sessions": disc.sessions.iter().map(|of| session(disc, of)).collect::<Vec<_>>(),
        "missing_files": disc.missing_files,
        "guessed": disc.guessed,
    })
}

fn session(disc: &Disc, session: &Session) -> Value {
    json!({
        "number": session.number,
        "lead_out": session.lead_out.0,
        "tracks": session.tracks.iter().map(|of| track(disc, of)).collect::<Vec<_>>(),
    })
}

fn track(disc: &Disc, track: &Track) -> Value {
    let index = |index: &discern::disc::Index| json!({ "number": index.number, "lba": index.lba.0 });
    json!({
        "number": track.number,
        "mode": mode(track.mode),
        "start": track.start().0,
        "first": track.first.0,
        "sectors": track.sectors,
        "stored": { "stride": track.stored.stride, "first_byte": track.stored.first_byte, "len": track.stored.len },
        "control": {
            "pre_emphasis": track.control.pre_emphasis,
            "copy_permitted": track.control.copy_permitted,
            "four_channels": track.control.four_channels,
        },
        "isrc": track.isrc,
        "title": disc.cd_text.get(track.number, TextKind::Title),
        "performer": disc.cd_text.get(track.number, TextKind::Performer),
        "indexes": track.indexes.iter().map(index).collect::<Vec<_>>(),
        "missing": track.missing,
    })
}

const fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Cd => "CD",
        Medium::GdRom => "GD-ROM",
        Medium::Dvd => "DVD",
        Medium::Disk { .. } => "disk",
        Medium::Unknown => "unknown",
    }
}

const fn mode(mode: TrackMode) -> &'static str {
    match mode {
        TrackMode::Audio => "audio",
        TrackMode::Mode0 => "mode0",
        TrackMode::Mode1 => "mode1",
        TrackMode::Mode2 => "mode2",
        TrackMode::Mode2Form1 => "mode2_form1",
        TrackMode::Mode2Form2 => "mode2_form2",
    }
}

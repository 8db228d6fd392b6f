//! Formats that store a range of sectors without structure: user data, complete sectors, or subchannels.

use super::ledger::{Effect, Ledger, counted};
use crate::audio::AudioFile;
use crate::container::{Holds, Repair, Target, TargetOptions};
use crate::disc::{Disc, Index, Lba, Session, Stored, Subchannel, Track};
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::sector::subchannel::SUBCHANNEL_SIZE;
use crate::source::{NamedFile, Output, Recipe};

static NO_SUBCHANNELS: Refusal =
    Refusal { code: "CONVERT-NO-SUBCHANNELS", sentence: "Track {0} has no subchannel data in this image.", advice: "" };

static OUTSIDE: Refusal = Refusal {
    code: "CONVERT-RANGE",
    sentence: "Track {0} has sectors {1} to {2}, so {3}..{4} is not a range of it.",
    advice: "",
};

/// Converts to user data.
pub(super) static DATA: Target = Target {
    id: "data",
    name: "User data of sectors",
    purpose: "The user data of each sector of a track: 2048 bytes, or 2352 of audio.",
    holds: Holds::Discs,
    write: |disc, options| write(disc, options, "data", |track| Ok((track.cooked(), None))),
};

/// Converts to complete sectors.
pub(super) static RAW: Target = Target {
    id: "raw",
    name: "Whole sectors",
    purpose: "All 2352 bytes of each sector of a track.",
    holds: Holds::Discs,
    write: |disc, options| write(disc, options, "raw", |_| Ok((Stored::RAW, None))),
};

/// Converts to subchannels.
pub(super) static SUBCHANNEL: Target = Target {
    id: "sub",
    name: "Subchannels of sectors",
    purpose: "The 96 subchannel bytes of each sector of a track, channel after channel.",
    holds: Holds::Discs,
    write: |disc, options| write(disc, options, "sub", |_| Ok((Stored::RAW, Some(Subchannel::Linear)))),
};

/// Whether a format accepts a range of sectors.
pub(super) fn takes_range(target: &Target) -> bool {
    [&DATA, &RAW, &SUBCHANNEL].iter().any(|of| of.id == target.id)
}

/// Whether a format stores only subchannels.
pub(super) fn is_subchannel(target: &Target) -> bool {
    target.id == SUBCHANNEL.id
}

/// Layout of a track whose subchannels alone are stored.
pub(super) fn subchannel_ledger(source: &Disc, options: &TargetOptions) -> Ledger {
    let mut ledger = Ledger::default();
    let mut tracks = source.tracks().map(|(_, track)| track);
    let Some(track) = tracks.next() else { return ledger };
    let (from, to) = sectors(track, options);
    let sectors = u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(0);
    let text = format!("The subchannels of {} are kept.", counted(sectors, "sector"));
    ledger.add(Effect::Kept, "subchannel", sectors, text);
    ledger.add(
        Effect::Lost,
        "sectors",
        sectors,
        format!("The {} themselves are left out.", counted(sectors, "sector")),
    );
    let others = tracks.count() as u64;
    ledger.add(Effect::Lost, "tracks", others, format!("Left out: {}.", counted(others, "other track")));
    ledger
}

type Shape = fn(&Track) -> Result<(Stored, Option<Subchannel>)>;

fn write(disc: &Disc, options: &TargetOptions, ending: &str, shape: Shape) -> Result<Vec<Output>> {
    let (part, _) = part(disc, options)?;
    let (_, track) = part.tracks().next().ok_or_else(|| Error::NotFound("track on the disc".into()))?;
    let (from, to) = sectors(track, options);
    let (stored, order) = shape(track)?;
    let recipe = match order {
        None => track.sectors_as(from, to, stored),
        Some(order) => {
            let none = || Error::from(NO_SUBCHANNELS.with(&[&track.number]));
            let stored = track.subchannels(from, to, order).ok_or_else(none)?;
            Recipe::of(&stored, 0..stored.len())
        }
    };
    let name = options.file(&format!("track{:02}.{ending}", track.number));
    Ok(vec![Output { name, recipe }])
}

/// The requested part of a disc, and the repairs made to it; for a range of sectors, the track that contains it, cut to
/// the range.
pub(super) fn part(disc: &Disc, options: &TargetOptions) -> Result<(Disc, Vec<Repair>)> {
    let (mut part, repairs) = options.repaired(disc)?;
    let Some((from, to)) = options.sectors else { return Ok((part, repairs)) };
    let tracks = || part.tracks().map(|(_, track)| track);
    let track = tracks().find(|track| track.holds(from)).or_else(|| tracks().next()).cloned();
    let track = track.ok_or_else(|| Error::NotFound("track on the disc".into()))?;
    if from < track.first || to > track.end() || from >= to {
        let (first, last) = (track.first.0, track.end().0.saturating_sub(1));
        return Err(OUTSIDE.with(&[&track.number, &first, &last, &from.0, &to.0]).into());
    }
    let track = cut(track, from, to);
    let session = Session { number: 1, lead_out: track.end(), tracks: vec![track] };
    part.sessions = vec![session];
    Ok((part, repairs))
}

/// A track that consists of some sectors of another.
fn cut(track: Track, from: Lba, to: Lba) -> Track {
    let content = track.sectors_at(from, to).into_source();
    let before =
        u64::try_from(from.0.saturating_sub(track.first.0)).unwrap_or(0).saturating_mul(SUBCHANNEL_SIZE as u64);
    let subchannel = track.subchannel.as_ref().map(|all| all.slice(before..all.len()));
    let is_within = |index: &Index| index.number == 1 || (from <= index.lba && index.lba < to);
    Track {
        first: from,
        sectors: u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0),
        indexes: track.indexes.iter().copied().filter(is_within).collect(),
        content,
        subchannel,
        ..track
    }
}

/// The requested sectors of a track: all from its start on, or the range it was cut to.
fn sectors(track: &Track, options: &TargetOptions) -> (Lba, Lba) {
    (if options.sectors.is_some() { track.first } else { track.start() }, track.end())
}

/// The extracted sectors as a disc of one track, for comparing; without tracks if the format stores no sectors.
pub(super) fn as_disc(
    source: &Disc,
    options: &TargetOptions,
    target: &Target,
    file: Option<&NamedFile>,
) -> Result<Disc> {
    let mut disc = Disc::new(source.medium, Vec::new());
    let Some((_, track)) = source.tracks().next().filter(|_| target.id != SUBCHANNEL.id) else { return Ok(disc) };
    let content = file.map_or_else(|| Recipe::default().into_source(), |file| file.content.clone());
    let samples = AudioFile::open(&content).filter(|_| !track.is_data()).and_then(|audio| audio.samples);
    let stored = if target.id == RAW.id { Stored::RAW } else { track.cooked() };
    let (from, to) = sectors(track, options);
    let count = u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0);
    let taken = Track::new(track.number, track.mode, from, count, stored, samples.unwrap_or(content));
    let start = Index { number: 1, lba: track.start() };
    let taken = Track { indexes: vec![start], ..taken };
    disc.sessions.push(Session { number: 1, lead_out: taken.end(), tracks: vec![taken] });
    Ok(disc)
}

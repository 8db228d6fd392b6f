//! The disc for the page: sessions, tracks, and their files.

use discern::disc::{Disc, Index, Medium, Session as DiscSession, Stored, Subchannel, TextKind, Track};
use discern::order::sort;
use discern::protocol::{DiscFile, DiscInfo, FactLine, IndexInfo, SessionInfo, TrackInfo};
use discern::source::{Recipe, Segment, Source};

use crate::session::Session;

impl Session {
    /// The disc.
    pub fn disc(&self) -> DiscInfo {
        let disc = &self.image.disc;
        let given = self.image.files.all().iter();
        let given = given.map(|file| DiscFile { name: file.name.clone(), size: file.content.len(), missing: false });
        let missing = disc.missing_files.iter();
        let missing = missing.map(|name| DiscFile { name: name.clone(), size: 0, missing: true });
        DiscInfo {
            medium: medium(disc.medium).into(),
            catalog_number: disc.catalog_number.clone(),
            guessed: disc.guessed,
            texts: texts(disc),
            sessions: disc.sessions.iter().map(|of| session(disc, of)).collect(),
            files: given.chain(missing).collect(),
        }
    }
}

/// The texts of the disc as a whole; those of a second language come last.
fn texts(disc: &Disc) -> Vec<FactLine> {
    let all = disc.cd_text.all().filter(|((_, track, _), _)| *track == 0);
    all.map(|((block, _, kind), text)| {
        let label = match block {
            0 => kind.name().to_owned(),
            _ => format!("{}, block {block}", kind.name()),
        };
        FactLine { label, value: text.into(), bytes: None, clause: None }
    })
    .collect()
}

fn session(disc: &Disc, session: &DiscSession) -> SessionInfo {
    SessionInfo {
        number: session.number,
        tracks: session.tracks.iter().map(|of| track(disc, of)).collect(),
        lead_out: session.lead_out.0,
    }
}

fn track(disc: &Disc, track: &Track) -> TrackInfo {
    let text = |kind| disc.cd_text.get(track.number, kind).unwrap_or_default().to_owned();
    let index = |index: &Index| IndexInfo { number: index.number, lba: index.lba.0 };
    TrackInfo {
        number: track.number,
        mode: track.mode.name().into(),
        audio: !track.is_data(),
        stride: track.stored.stride,
        stored: stored(track.stored),
        subchannel: if track.subchannel.is_some() { "P–W".into() } else { subchannel(track.stored).into() },
        first: track.first.0,
        start: track.start().0,
        end: track.end().0,
        present: u32::try_from(track.content.len() / track.stored.step()).unwrap_or(u32::MAX).min(track.sectors),
        indexes: track.indexes.iter().map(index).collect(),
        pre_emphasis: track.control.pre_emphasis,
        copy_permitted: track.control.copy_permitted,
        four_channels: track.control.four_channels,
        isrc: track.isrc.clone(),
        title: text(TextKind::Title),
        performer: text(TextKind::Performer),
        missing: track.missing,
        files: files(&track.content),
    }
}

/// Numbers of the user's files that contain a source.
fn files(content: &Source) -> Vec<u32> {
    let resolved = Recipe::of(content, 0..content.len()).resolve();
    let leaves = resolved.segments().iter().filter_map(|segment| match segment {
        Segment::Copy { from, .. } => from.file(),
        Segment::Bytes(_) | Segment::Zeros(_) => None,
    });
    let mut files: Vec<u32> = leaves.map(|file| file.0).collect();
    sort(&mut files);
    files.dedup();
    files
}

const fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Cd => "CD",
        Medium::GdRom => "GD-ROM",
        Medium::Dvd => "DVD or Blu-ray",
        Medium::Disk { .. } => "Disk",
        Medium::Unknown => "",
    }
}

fn stored(stored: Stored) -> String {
    let order = if stored.big_endian { ", high byte first" } else { "" };
    let scrambled = if stored.scrambled { ", scrambled" } else { "" };
    format!("{}{order}{scrambled}", stored.name())
}

const fn subchannel(stored: Stored) -> &'static str {
    match stored.subchannel {
        Subchannel::None => "",
        Subchannel::Interleaved => "P–W, interleaved",
        Subchannel::Linear => "P–W",
        Subchannel::Pq => "P and Q",
    }
}

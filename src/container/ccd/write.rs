//! Writes discs as the three files of CloneCD.

use std::fmt::Write as _;

use super::super::{Holds, Target, TargetOptions};
use crate::disc::{Disc, Lba, Session, Stored, Subchannel, Track, TrackExtent, TrackMode};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::sector::address::{Msf, PREGAP};
use crate::sector::subchannel::SUBCHANNEL_SIZE;
use crate::source::{Output, Recipe, Segment};

static LONGER_THAN_CD: Refusal = Refusal {
    code: "CCD-LONGER-THAN-CD",
    sentence: "The disc is longer than a CD, and this format can't hold anything else.",
    advice: "Choose another format.",
};

/// The format in which CloneCD images are written.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "ccd",
    name: "CloneCD image (CCD/IMG/SUB)",
    purpose: "Raw sectors and separate subchannel data, for copies of protected discs and for emulators.",
    holds: Holds::Discs,
    write,
}];

/// Points in the table of the lead-in besides the tracks: first track, last track, lead-out.
const LEAD_IN: [u8; 3] = [0xA0, 0xA1, 0xA2];

struct Files {
    descriptor: String,
    sectors: Recipe,
    subchannels: Recipe,
}

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let disc = options.of(disc)?;
    let mut files = Files { descriptor: String::new(), sectors: Recipe::default(), subchannels: Recipe::default() };
    files.head(&disc);
    let mut number = 0;
    for session in &disc.sessions {
        files.entries(session, &mut number)?;
    }
    for session in &disc.sessions {
        files.tracks(session);
    }
    let mut descriptor = Recipe::default();
    descriptor.push_bytes(files.descriptor.into_bytes());
    let mut outputs = vec![
        Output { name: options.file("ccd"), recipe: descriptor },
        Output { name: options.file("img"), recipe: files.sectors },
    ];
    if disc.tracks().any(|(_, track)| track.has_subchannels()) {
        outputs.push(Output { name: options.file("sub"), recipe: files.subchannels });
    }
    Ok(outputs)
}

impl Files {
    fn line(&mut self, line: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = write!(self.descriptor, "{line}\r\n");
    }

    fn head(&mut self, disc: &Disc) {
        let packs = disc.cd_text.recorded();
        let entries = disc.tracks().count().saturating_add(disc.sessions.len().saturating_mul(LEAD_IN.len()));
        self.line(format_args!("[CloneCD]\r\nVersion=3\r\n[Disc]\r\nTocEntries={entries}"));
        self.line(format_args!("Sessions={}\r\nDataTracksScrambled=0", disc.sessions.len()));
        self.line(format_args!("CDTextLength={}", packs.len().saturating_mul(18)));
        if let Some(number) = &disc.catalog_number {
            self.line(format_args!("CATALOG={number}"));
        }
        if !packs.is_empty() {
            self.line(format_args!("[CDText]\r\nEntries={}", packs.len()));
        }
        for (number, pack) in packs.iter().enumerate() {
            // CloneCD does not record the CRC.
            let [bytes @ .., _, _] = pack;
            let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            self.line(format_args!("Entry {number}={}", digits.join(" ")));
        }
        for session in &disc.sessions {
            let mode = session.tracks.first().map_or(1, |track| mode(track.mode));
            self.line(format_args!("[Session {}]\r\nPreGapMode={mode}\r\nPreGapSubC=0", session.number));
        }
    }

    /// Writes the table of contents of a session.
    fn entries(&mut self, session: &Session, number: &mut usize) -> Result<()> {
        let is_xa = session.tracks.iter().any(|track| mode(track.mode) == 2);
        let edge = |point: u8| if point == 0xA0 { session.tracks.first() } else { session.tracks.last() };
        for point in LEAD_IN {
            let Some(track) = edge(point) else { continue };
            let time = match point {
                0xA0 => Msf { minute: track.number, second: if is_xa { 0x20 } else { 0 }, frame: 0 },
                0xA1 => Msf { minute: track.number, second: 0, frame: 0 },
                _ => time(session.lead_out)?,
            };
            self.entry(session, point, track, time, number);
        }
        for track in &session.tracks {
            self.entry(session, track.number, track, time(track.start())?, number);
        }
        Ok(())
    }

    fn entry(&mut self, session: &Session, point: u8, track: &Track, time: Msf, number: &mut usize) {
        let control = track.control.to_bits(track.mode);
        self.line(format_args!("[Entry {number}]\r\nSession={}\r\nPoint=0x{point:02x}", session.number));
        self.line(format_args!("ADR=0x01\r\nControl=0x{control:02x}\r\nTrackNo=0"));
        self.line(format_args!("AMin=0\r\nASec=0\r\nAFrame=0\r\nALBA=-150\r\nZero=0"));
        self.line(format_args!("PMin={}\r\nPSec={}\r\nPFrame={}", time.minute, time.second, time.frame));
        self.line(format_args!("PLBA={}", time.frames().saturating_sub(PREGAP)));
        *number = number.saturating_add(1);
    }

    /// Adds the sectors of a session from index 1 of its first track on, and the sections of its tracks.
    fn tracks(&mut self, session: &Session) {
        let begin = session.tracks.first().map_or(Lba(0), |first| match session.number {
            // Audio may be hidden before the first track. The two-second pregap before it is not stored.
            1 => first.first.max(Lba(0)),
            _ => first.start(),
        });
        for TrackExtent { track, from } in session.track_extents(begin) {
            let from = from.max(begin);
            self.line(format_args!("[TRACK {}]\r\nMODE={}", track.number, mode(track.mode)));
            if let Some(isrc) = &track.isrc {
                self.line(format_args!("ISRC={isrc}"));
            }
            let of_session = |lba: Lba| lba.0.saturating_sub(begin.0);
            if from < track.start() {
                self.line(format_args!("INDEX 0={}", of_session(from)));
            }
            for index in track.indexes.iter().filter(|index| index.number > 0) {
                self.line(format_args!("INDEX {}={}", index.number, of_session(index.lba)));
            }
            self.sectors.append(&track.sectors_as(from, track.end(), Stored::RAW));
            self.subchannels(track, from);
        }
    }

    fn subchannels(&mut self, track: &Track, from: Lba) {
        let bytes = |from: Lba, to: Lba| {
            let sectors = u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(0);
            sectors.saturating_mul(SUBCHANNEL_SIZE as u64)
        };
        let first = track.first.max(from);
        self.subchannels.push(Segment::Zeros(bytes(from, first)));
        let before = self.subchannels.len();
        if let Some(stored) = track.subchannels(first, track.end(), Subchannel::Linear) {
            self.subchannels.append(&Recipe::of(&stored, 0..stored.len()));
        }
        let there = self.subchannels.len().saturating_sub(before);
        self.subchannels.push(Segment::Zeros(bytes(first, track.end()).saturating_sub(there)));
    }
}

const fn mode(mode: TrackMode) -> u8 {
    match mode {
        TrackMode::Audio => 0,
        TrackMode::Mode0 | TrackMode::Mode1 => 1,
        _ => 2,
    }
}

fn time(lba: Lba) -> Result<Msf> {
    Msf::of_lba(lba.0).ok_or_else(|| (&LONGER_THAN_CD).into())
}

//! The tracks of a CHD image of a CD or GD-ROM, as its metadata describes them (MAME's `cdrom.cpp`).

use super::hunk::FRAME;
use crate::disc::{Disc, HIGH_DENSITY, Index, Lba, Medium, Session, Stored, Subchannel, Track, TrackMode};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static TYPE: Anomaly = Anomaly {
    code: "CHD-TRACK-TYPE",
    severity: Severity::Damage,
    structure: "Metadata of a track",
    meaning: "The type of the track is none that is known. It is read as complete sectors.",
    clause: None,
};

/// Alignment of the start of each track, in frames.
pub(super) const ALIGNED: u64 = 4;

/// A metadata item: its tag and its text.
pub(super) struct Metadata {
    pub(super) tag: [u8; 4],
    pub(super) flags: u8,
    pub(super) value: Vec<u8>,
    /// Whether some of the value was not read.
    pub(super) is_cut: bool,
    /// Its offset in the file.
    pub(super) at: u64,
}

impl Metadata {
    /// Whether it describes a track.
    pub(super) fn is_track(&self) -> bool {
        matches!(&self.tag, b"CHT2" | b"CHTR" | b"CHGD" | b"CHGT")
    }

    /// The value of a key, as in `FRAMES:2000`.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        let text = String::from_utf8_lossy(&self.value).into_owned();
        let words = text.split_ascii_whitespace().filter_map(|word| word.split_once(':'));
        words.into_iter().find(|(known, _)| *known == key).map(|(_, value)| value.trim_end_matches('\0').to_owned())
    }

    /// The number of a key.
    pub(super) fn number(&self, key: &str) -> u32 {
        self.get(key).and_then(|value| value.parse().ok()).unwrap_or(0)
    }
}

/// The mode of a track, and the part of each frame that it fills.
fn shape_of(kind: &str) -> Option<(TrackMode, Stored)> {
    let stored = |plain: Stored| Stored { stride: u32::try_from(FRAME).unwrap_or(0), ..plain };
    Some(match kind {
        "MODE1" => (TrackMode::Mode1, stored(Stored::COOKED)),
        "MODE1_RAW" => (TrackMode::Mode1, stored(Stored::RAW)),
        "MODE2" | "MODE2_FORM_MIX" => (TrackMode::Mode2, stored(Stored::MODE_2)),
        "MODE2_FORM1" => (TrackMode::Mode2Form1, stored(Stored::plain(24, 2048))),
        "MODE2_FORM2" => (TrackMode::Mode2, stored(Stored::plain(24, 2324))),
        "MODE2_RAW" => (TrackMode::Mode2, stored(Stored::RAW)),
        "AUDIO" => (TrackMode::Audio, Stored { big_endian: true, ..stored(Stored::RAW) }),
        _ => return None,
    })
}

/// The disc with these tracks.
pub(super) fn disc(content: &Source, metadata: &[Metadata], findings: &mut Findings) -> Disc {
    let is_gd = metadata.iter().any(|piece| matches!(&piece.tag, b"CHGD" | b"CHGT"));
    let mut pieces: Vec<&Metadata> = metadata.iter().filter(|piece| piece.is_track()).collect();
    pieces.sort_by_key(|piece| piece.number("TRACK"));
    let mut tracks = Vec::new();
    let (mut frame, mut lba) = (0_u64, 0_i32);
    for piece in pieces {
        let kind = piece.get("TYPE").unwrap_or_default();
        let (mode, mut stored) = shape_of(&kind).unwrap_or_else(|| {
            findings.add(&TYPE, piece.at, "a known type", kind.clone());
            (TrackMode::Mode1, Stored { stride: u32::try_from(FRAME).unwrap_or(0), ..Stored::RAW })
        });
        let has_whole = stored.len == Stored::RAW.len;
        match piece.get("SUBTYPE").as_deref() {
            Some("RW_RAW") if has_whole => stored.subchannel = Subchannel::Interleaved,
            Some("RW") if has_whole => stored.subchannel = Subchannel::Linear,
            _ => {}
        }
        let (frames, pad, pregap) = (piece.number("FRAMES"), piece.number("PAD"), piece.number("PREGAP"));
        // Frames that fill the gap to the next track aren't part of this one.
        let sectors = frames.saturating_sub(pad);
        let is_stored = piece.get("PGTYPE").is_some_and(|kind| kind.starts_with('V'));
        let end = frame.saturating_add(frames.into());
        let place = |frame: u64| frame.saturating_mul(FRAME as u64);
        let data = content.slice(place(frame)..place(frame.saturating_add(sectors.into())));
        let first = if is_stored { lba } else { lba.saturating_add_unsigned(pregap) };
        let start = lba.saturating_add_unsigned(pregap);
        let number = u8::try_from(piece.number("TRACK")).unwrap_or(0);
        let mut track = Track::new(number, mode, Lba(first), sectors, stored, data);
        track.indexes = vec![Index { number: 1, lba: Lba(start) }];
        if pregap > 0 {
            track.indexes.insert(0, Index { number: 0, lba: Lba(lba) });
        }
        lba = first.saturating_add_unsigned(frames).saturating_add_unsigned(piece.number("POSTGAP"));
        frame = end.next_multiple_of(ALIGNED);
        tracks.push(track);
    }
    let medium = if is_gd { Medium::GdRom } else { Medium::Cd };
    let dense = tracks.iter().position(|track| is_gd && track.start() >= Lba(HIGH_DENSITY));
    let sessions = match dense.filter(|at| *at > 0) {
        Some(at) => {
            let rest = tracks.split_off(at);
            vec![session(1, tracks), session(2, rest)]
        }
        None => vec![session(1, tracks)],
    };
    Disc::new(medium, sessions)
}

fn session(number: u16, tracks: Vec<Track>) -> Session {
    let lead_out = tracks.last().map_or(Lba(0), Track::end);
    Session { number, tracks, lead_out }
}

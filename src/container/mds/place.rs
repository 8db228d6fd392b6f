//! Maps the blocks of a descriptor to a disc.

use super::layout::{ExtraBlock, Header, SessionBlock, TrackBlock};
use super::parts::Parts;
use crate::container::settled;
use crate::disc::{Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::address::{Msf, PREGAP};
use crate::source::Statement;

static CUT: Anomaly = Anomaly {
    code: "MDS-CUT",
    severity: Severity::Damage,
    structure: "Alcohol descriptor",
    meaning: "The descriptor is cut off: sessions or tracks are missing.",
    clause: None,
};

static DATA_CUT: Anomaly = Anomaly {
    code: "MDS-DATA-CUT",
    severity: Severity::Damage,
    structure: "Data file of an Alcohol image",
    meaning: "The track ends after its file. The file is cut off or belongs to another descriptor.",
    clause: None,
};

static LENGTH: Anomaly = Anomaly {
    code: "MDS-LENGTH",
    severity: Severity::Warning,
    structure: "Extra block of an Alcohol descriptor",
    meaning: "The length of the track is not recorded. It was assumed to end with its session.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "MDS-MODE",
    severity: Severity::Warning,
    structure: "Track block of an Alcohol descriptor",
    meaning: "The sectors have another mode than the descriptor states. The mode of the sectors was used.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "MDS-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "Track block of an Alcohol descriptor",
    meaning: "The stored sectors do not have this size. The size that they show was used, or else the usual one of the mode.",
    clause: None,
};

static ADDRESS: Anomaly = Anomaly {
    code: "MDS-ADDRESS",
    severity: Severity::Warning,
    structure: "Track block of an Alcohol descriptor",
    meaning: "The descriptor records the place of the track as a sector and as a time, and they differ. The place that follows \
              from the track before it was used, or else the sector.",
    clause: None,
};

/// Points from here on are entries of the lead-in.
const LEAD_IN: u8 = 0xA0;

/// The point that records the time of the lead-out.
const LEAD_OUT: u8 = 0xA2;

/// Media from here on are DVDs.
const MEDIUM_DVD: u16 = 0x10;

/// Upper bound for the sessions of a disc: each has at least one track.
const SESSIONS: u16 = 99;

pub(super) fn disc(header: &Header, mut parts: Parts, findings: &mut Findings) -> Result<Disc> {
    let is_dvd = header.medium.get() >= MEDIUM_DVD;
    let content = &parts.descriptor.content;
    let mut sessions: Vec<Session> = Vec::new();
    let mut at = u64::from(header.sessions_offset.get());
    let mut stored_end = 0;
    for _ in 0..header.sessions.get().clamp(1, SESSIONS) {
        let Ok(block) = content.read_struct::<SessionBlock>(at) else {
            findings.add(&CUT, content.absolute(at), "a session block", "the end of the file");
            break;
        };
        let number = sessions.last().map_or(1, |before| before.number.saturating_add(1));
        sessions.extend(session(number, &block, is_dvd, &mut parts, &mut stored_end, findings));
        at = at.saturating_add(size_of::<SessionBlock>() as u64);
    }
    let mut disc = Disc::new(if is_dvd { Medium::Dvd } else { Medium::Cd }, sessions);
    disc.missing_files = parts.missing.into_iter().collect();
    Ok(disc)
}

/// Reads a session with its tracks; `None` if it has none. `stored_end` is the end of earlier sessions in the data
/// file, in bytes.
fn session(
    number: u16,
    session: &SessionBlock,
    is_dvd: bool,
    parts: &mut Parts,
    stored_end: &mut u64,
    findings: &mut Findings,
) -> Option<Session> {
    let content = &parts.descriptor.content;
    let mut blocks: Vec<(u64, TrackBlock)> = Vec::new();
    let mut at = u64::from(session.blocks_offset.get());
    for _ in 0..session.blocks {
        let Ok(block) = content.read_struct::<TrackBlock>(at) else {
            findings.add(&CUT, content.absolute(at), "a track block", "the end of the file");
            break;
        };
        blocks.push((content.absolute(at), block));
        at = at.saturating_add(size_of::<TrackBlock>() as u64);
    }
    let lead_out = lead_out(session, &blocks);
    let mut tracks: Vec<Track> = Vec::new();
    for (at, block) in blocks.iter().filter(|(_, block)| block.point < LEAD_IN && block.sector_size.get() > 0) {
        let mut placing = Placing { at: *at, block, is_dvd, lead_out, findings };
        let (track, end) = placing.track(parts, tracks.last(), *stored_end);
        *stored_end = end;
        tracks.push(track);
    }
    let end = tracks.last()?.end();
    Some(Session { number, tracks, lead_out: lead_out.unwrap_or(end) })
}

/// The lead-out, from the entry of the lead-in or else from the session block.
fn lead_out(session: &SessionBlock, blocks: &[(u64, TrackBlock)]) -> Option<Lba> {
    let line = blocks.iter().find(|(_, block)| block.point == LEAD_OUT);
    let [minute, second, frame] = line.map_or([0; 3], |(_, block)| block.time);
    let of_line = Msf { minute, second, frame }.frames().saturating_sub(PREGAP);
    let of_session = session.end.get().cast_signed();
    [of_line, of_session].into_iter().find(|end| *end > 0).map(Lba)
}

/// A track block being converted to a track.
struct Placing<'a> {
    at: u64,
    block: &'a TrackBlock,
    is_dvd: bool,
    lead_out: Option<Lba>,
    findings: &'a mut Findings,
}

impl Placing<'_> {
    /// Makes a track from its block, with the end of its data in the data file. `stored_end` is the end of the previous
    /// track there.
    fn track(&mut self, parts: &mut Parts, before: Option<&Track>, stored_end: u64) -> (Track, u64) {
        let block = self.block;
        let recorded = Lba(block.start.get().cast_signed());
        let (pregap, sectors) = self.lengths(parts, recorded);
        let start = self.start(recorded, pregap, before);
        let joined = parts.join(block, self.findings);
        let (mode, mut stored) = self.shape();
        let offset = block.offset.get();
        let end = |stored: Stored| offset.saturating_add(u64::from(sectors).saturating_mul(stored.stride.into()));
        let range = if end(stored) > joined.content.len() { offset..joined.content.len() } else { offset..end(stored) };
        let mut mode = mode;
        if let Some((shown, shape)) = settled::true_shape(&joined.content, range, (mode, stored)) {
            let expected = format!("{} bytes in {shown:?}, as in the file", shape.stride);
            self.findings.add(&SIZE, self.at, expected, format!("{} bytes in {mode:?}", stored.stride));
            (mode, stored) = (shown, shape);
        }
        let end = end(stored);
        if joined.is_whole && end > joined.content.len() {
            let found = format!("{} bytes", joined.content.len());
            self.findings.add(&DATA_CUT, self.at, format!("at least {end} bytes"), found);
        }
        let shown = stored.mode_in(&joined.content.slice(offset..end), 0);
        let mode = settled::mode(shown, mode, &MODE, Statement::at(self.at), self.findings);
        // Pregaps aren't stored, except on discs with data or audio in them.
        let before_it = before.map_or(0, |before| before.end().0);
        let room = u64::try_from(start.0.saturating_sub(before_it)).unwrap_or(0);
        let unclaimed = offset.saturating_sub(stored_end) / stored.step();
        let early = u32::try_from(unclaimed.min(room)).unwrap_or(0);
        let first = Lba(start.0.saturating_sub_unsigned(early));
        let begin = offset.saturating_sub(u64::from(early).saturating_mul(stored.stride.into()));
        let index_0 = Lba(start.0.saturating_sub_unsigned(pregap.max(early)));
        let index_0 = (pregap > 0 || early > 0).then_some(Index { number: 0, lba: index_0 });
        let next_number = before.map_or(1, |before| before.number.saturating_add(1));
        let track = Track {
            control: Control::from_bits(block.control & 0x0F),
            indexes: index_0.into_iter().chain([Index { number: 1, lba: start }]).collect(),
            missing: joined.is_missing,
            statement: Statement::at(self.at),
            ..Track::new(
                if block.point == 0 { next_number } else { block.point },
                mode,
                first,
                sectors.saturating_add(early),
                stored,
                joined.content.slice(begin..end),
            )
        };
        (track, end)
    }

    /// The sector of index 1: the recorded one, unless the time and the end of the previous track agree on another.
    fn start(&mut self, recorded: Lba, pregap: u32, before: Option<&Track>) -> Lba {
        let [minute, second, frame] = self.block.time;
        let time = Lba(Msf { minute, second, frame }.lba());
        if self.is_dvd || self.block.time == [0; 3] || time == recorded {
            return recorded;
        }
        let follows = before.map(|before| Lba(before.end().0.saturating_add_unsigned(pregap)));
        let agreed = if follows == Some(time) { time } else { recorded };
        let found = format!("sector {} and time {} for track {}", recorded.0, time.0, self.block.point);
        self.findings.add(&ADDRESS, self.at, format!("sector {} in both", agreed.0), found);
        agreed
    }

    /// Number of sectors of the pregap and of the track.
    fn lengths(&mut self, parts: &Parts, start: Lba) -> (u32, u32) {
        let extra = self.block.extra.get();
        let recorded = if self.is_dvd {
            Some((0, extra))
        } else {
            let block: Option<ExtraBlock> = parts.descriptor.content.read_struct(extra.into()).ok();
            block.filter(|_| extra != 0).map(|block| (block.pregap.get(), block.length.get()))
        };
        recorded.filter(|(_, length)| *length > 0).unwrap_or_else(|| {
            let end = self.lead_out.unwrap_or(start).0;
            let length = u32::try_from(end.saturating_sub(start.0)).unwrap_or(0);
            self.findings.add(&LENGTH, self.at, "the number of sectors", "none");
            (0, length)
        })
    }

    /// Detects mode and layout from the three lowest bits of the mode (the others vary) and from the sector size, which
    /// includes the subchannel.
    fn shape(&mut self) -> (TrackMode, Stored) {
        let (mode, own_size) = match self.block.mode & 7 {
            1 => (TrackMode::Audio, 2352),
            2 => (TrackMode::Mode1, 2048),
            4 => (TrackMode::Mode2Form1, 2048),
            5 => (TrackMode::Mode2Form2, 2324),
            _ => (TrackMode::Mode2, 2336),
        };
        let size = u32::from(self.block.sector_size.get());
        let stored = settled::stored(size, own_size, mode, &SIZE, self.at, self.findings);
        // Raw sectors of Mode 2 may be of either form, whatever the block states.
        let has_form = matches!(mode, TrackMode::Mode2Form1 | TrackMode::Mode2Form2);
        (if has_form && stored.len >= 2336 { TrackMode::Mode2 } else { mode }, stored)
    }
}

//! Maps the descriptor to a disc: tracks are stored one after another from the first byte of the file.

use super::descriptor::{Descriptor, TrackBlock};
use crate::container::settled;
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::address::PREGAP;
use crate::source::{Source, Statement};

static DATA_CUT: Anomaly = Anomaly {
    code: "CDI-DATA-CUT",
    severity: Severity::Damage,
    structure: "Track block of a DiscJuggler image",
    meaning: "Some sectors of the track are missing: the stored sectors end before it does.",
    clause: None,
};

static LENGTH: Anomaly = Anomaly {
    code: "CDI-LENGTH",
    severity: Severity::Warning,
    structure: "Track block of a DiscJuggler image",
    meaning: "The lengths of the indexes do not add up to the length of the track. The length of the track was used.",
    clause: None,
};

static ADDRESS: Anomaly = Anomaly {
    code: "CDI-ADDRESS",
    severity: Severity::Note,
    structure: "Track block of a DiscJuggler image",
    meaning: "The track does not begin where the previous one ends.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "CDI-MODE",
    severity: Severity::Warning,
    structure: "Track block of a DiscJuggler image",
    meaning: "The sectors have another mode than the descriptor states. The mode of the sectors was used.",
    clause: None,
};

pub(super) fn disc(content: &Source, end: u64, descriptor: &Descriptor, findings: &mut Findings) -> Result<Disc> {
    let mut sessions: Vec<Session> = Vec::new();
    let mut placing = Placing { stored: content.slice(0..end), offset: 0, number: 0, findings };
    for (number, block) in numbered(descriptor) {
        let before = sessions.last().filter(|session| session.number == number).map(|session| session.lead_out);
        let track = placing.track(block, before);
        let end = track.end();
        match sessions.last_mut().filter(|session| session.number == number) {
            Some(session) => {
                session.tracks.push(track);
                session.lead_out = end;
            }
            None => sessions.push(Session { number, tracks: vec![track], lead_out: end }),
        }
    }
    let mut disc = Disc::new(if descriptor.is_dvd { Medium::Dvd } else { Medium::Cd }, sessions);
    disc.catalog_number = descriptor.catalog.as_ref().and_then(digits);
    if let Some((at, packs)) = &descriptor.packs {
        disc.cd_text = CdText::decode(packs, *at, findings);
    }
    Ok(disc)
}

/// Track blocks with the numbers of their sessions: from the counts, or from the blocks if the counts are inconsistent.
fn numbered(descriptor: &Descriptor) -> Vec<(u16, &TrackBlock)> {
    let by_count = (1_u16..).zip(&descriptor.session_tracks);
    let mut numbers = by_count.flat_map(|(number, count)| std::iter::repeat_n(number, *count));
    let own = |block: &TrackBlock| u16::try_from(block.geometry.session.get().min(98)).unwrap_or(0).saturating_add(1);
    descriptor.tracks.iter().map(|block| (numbers.next().unwrap_or_else(|| own(block)), block)).collect()
}

fn digits(bytes: &[u8; 13]) -> Option<String> {
    let is_code = bytes.iter().all(u8::is_ascii_digit) && bytes.iter().any(|letter| *letter != b'0');
    is_code.then(|| bytes.iter().copied().map(char::from).collect())
}

struct Placing<'a> {
    /// All stored sectors.
    stored: Source,
    /// First byte of the next track.
    offset: u64,
    /// Number of the last track.
    number: u8,
    findings: &'a mut Findings,
}

impl Placing<'_> {
    /// Makes the next track. `before` is the end of the previous track of its session.
    fn track(&mut self, block: &TrackBlock, before: Option<Lba>) -> Track {
        let geometry = &block.geometry;
        let sectors = geometry.length.get();
        let pregap = block.lengths.first().copied().unwrap_or(0).min(sectors);
        let (mode, stored) = shape(block);
        let end = self.offset.saturating_add(u64::from(sectors).saturating_mul(stored.stride.into()));
        let content = self.stored.slice(self.offset..end);
        self.compare(block, end);
        self.offset = end;
        let mode = settled::mode(stored.mode_in(&content, pregap), mode, &MODE, Statement::at(block.at), self.findings);
        let first = self.first(block, before, pregap);
        self.number = self.number.saturating_add(1);
        Track {
            control: Control::from_bits(u8::try_from(geometry.control.get() & 0x0F).unwrap_or(0)),
            isrc: self.recording_code(block),
            statement: Statement::at(block.at),
            indexes: indexes(&block.lengths, first),
            ..Track::new(self.number, mode, first, sectors, stored, content)
        }
    }

    fn recording_code(&mut self, block: &TrackBlock) -> Option<String> {
        let code: String = block.geometry.isrc.iter().filter(|letter| **letter != 0).copied().map(char::from).collect();
        let code = Some(code).filter(|_| block.geometry.has_isrc.get() != 0)?;
        settled::isrc(&code, Statement::at(block.at), self.findings)
    }

    fn compare(&mut self, block: &TrackBlock, end: u64) {
        let sum = block.lengths.iter().fold(0_u64, |sum, length| sum.saturating_add(u64::from(*length)));
        let length = u64::from(block.geometry.length.get());
        if sum != length {
            self.findings.add(&LENGTH, block.at, format!("{length} sectors"), format!("{sum} in all indexes"));
        }
        if end > self.stored.len() {
            let found = format!("{} bytes", self.stored.len());
            self.findings.add(&DATA_CUT, block.at, format!("at least {end} bytes of sectors"), found);
        }
    }

    /// The address of the first stored sector, that of the pregap. Tracks of a session follow each other. The recorded
    /// address of the first one is that of its index 1. For the others, some writers record the same, some the time
    /// from 00:00:00 to the pregap; the two are equal for a pregap of two seconds.
    fn first(&mut self, block: &TrackBlock, before: Option<Lba>, pregap: u32) -> Lba {
        let start = block.geometry.start.get().cast_signed();
        let first = start.saturating_sub_unsigned(pregap);
        let Some(Lba(before)) = before else { return Lba(first) };
        if before == first || before == start.saturating_sub(PREGAP) {
            return Lba(before);
        }
        self.findings.add(&ADDRESS, block.at, format!("sector {before}"), first.to_string());
        Lba(first.max(before))
    }
}

fn shape(block: &TrackBlock) -> (TrackMode, Stored) {
    let size = match block.geometry.sector_code.get() {
        0 => 2048,
        1 => 2336,
        2 => 2352,
        3 => 2368,
        _ => 2448,
    };
    let mode = match block.geometry.mode.get() {
        0 => TrackMode::Audio,
        1 => TrackMode::Mode1,
        _ if size == 2048 => TrackMode::Mode2Form1,
        _ => TrackMode::Mode2,
    };
    (mode, Stored::of_size(size, mode).unwrap_or(Stored::RAW))
}

/// Indexes from their lengths. Index 0 is the pregap; a track without one records its length as 0.
fn indexes(lengths: &[u32], first: Lba) -> Vec<Index> {
    let mut lba = first;
    let mut indexes = Vec::new();
    for (number, length) in (0_u8..).zip(lengths) {
        if number != 0 || *length > 0 {
            indexes.push(Index { number, lba });
        }
        lba = Lba(lba.0.saturating_add_unsigned(*length));
    }
    if indexes.iter().all(|index| index.number != 1) {
        indexes.push(Index { number: 1, lba });
    }
    indexes
}

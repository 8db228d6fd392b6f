//! Maps the chain to a disc: the bytes that store each track, and its addresses.

use super::chain::{Block, Chain, TrackPlace};
use super::cue::{Cue, CueTrack};
use super::footer::Footer;
use super::mode;
use crate::container::session_gap::session_gap;
use crate::container::settled;
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, SECTOR_SIZE, Session, Stored, Track, TrackMode};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::sort_by;
use crate::sector::address::PREGAP;
use crate::signature;
use crate::source::{Source, Statement};

static END: Anomaly = Anomaly {
    code: "NRG-TRACK-END",
    severity: Severity::Warning,
    structure: "Track of a Nero image",
    meaning: "The end of the track is not within the stored sectors, as in images by MagicISO. Their end was used.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "NRG-MODE",
    severity: Severity::Warning,
    structure: "Track of a Nero image",
    meaning: "The sectors have another mode than the track list states. The mode of the sectors was used.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "NRG-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "Track of a Nero image",
    meaning: "No stored sector has this size. The usual size for the mode was used.",
    clause: None,
};

static PARTIAL: Anomaly = Anomaly {
    code: "NRG-PARTIAL-SECTOR",
    severity: Severity::Warning,
    structure: "Track of a Nero image",
    meaning: "The last sector is incomplete and left out.",
    clause: None,
};

static PAUSE_STORED: Anomaly = Anomaly {
    code: "NRG-PAUSE-STORED",
    severity: Severity::Note,
    structure: "Track of a Nero image",
    meaning: "The pregap is stored although the track was written track at once. It is left out of the data.",
    clause: None,
};

static CUE_END: Anomaly = Anomaly {
    code: "NRG-CUE-END",
    severity: Severity::Warning,
    structure: "Cue sheet of a Nero image",
    meaning: "The cue sheet and the track list disagree about the end of the track. The stored sectors were used.",
    clause: None,
};

static ADDRESS: Anomaly = Anomaly {
    code: "NRG-ADDRESS",
    severity: Severity::Warning,
    structure: "Cue sheet of a Nero image",
    meaning: "The cue sheet records another start of the track than follows from the stored sectors and from the next track. \
              The latter was used.",
    clause: None,
};

static SESSIONS: Anomaly = Anomaly {
    code: "NRG-SESSION-TRACKS",
    severity: Severity::Warning,
    structure: "SINF of a Nero image",
    meaning: "The numbers of tracks in the sessions do not add up, as in images by MagicISO. Each track list was used as a \
              session.",
    clause: None,
};

/// More sectors than a CD of 99 minutes can hold.
const BEYOND_CD: u32 = 450_000;

/// Bits in MTYP that mean CDs, including those of double density.
const MEDIA_CD: u32 = 0x3;

/// Bits in MTYP that mean DVDs.
const MEDIA_DVD: u32 = 0xC;

pub(super) fn disc(content: &Source, footer: Footer, chain: &Chain, findings: &mut Findings) -> Result<Disc> {
    let mut placing = Placing { content, footer, findings, cursor: None, number: 0 };
    let mut placed = Vec::new();
    for (nth, block) in chain.blocks.iter().enumerate() {
        if nth > 0 {
            placing.leave_gap(nth);
        }
        placed.push(placing.block(block));
    }
    if placed.iter().all(|(tracks, _)| tracks.is_empty()) {
        return Ok(Disc::new(Medium::Cd, Vec::new()));
    }
    let sessions = sessions(placed, &chain.session_tracks, content.absolute(footer.chunks), findings);
    let mut disc = Disc::new(medium(chain.media, &sessions), sessions);
    disc.catalog_number = chain.blocks.iter().find_map(|block| digits(&block.catalog?));
    if let Some((at, packs)) = &chain.packs {
        disc.cd_text = CdText::decode(packs, *at, findings);
    }
    Ok(disc)
}

/// The medium, from MTYP, or from the length if that is missing or has another value.
fn medium(media: u32, sessions: &[Session]) -> Medium {
    let tracks = || sessions.iter().flat_map(|session| &session.tracks);
    let is_long = tracks().any(|track| track.sectors > BEYOND_CD);
    let is_plain = tracks().all(|track| track.stored == Stored::COOKED);
    match media {
        media if media & MEDIA_CD != 0 => Medium::Cd,
        media if media & MEDIA_DVD != 0 => Medium::Dvd,
        _ if is_long && is_plain => Medium::Dvd,
        _ => Medium::Cd,
    }
}

/// The catalog number; `None` if it is all zeros or not all digits.
fn digits(bytes: &[u8; 13]) -> Option<String> {
    let is_number = bytes.iter().all(u8::is_ascii_digit) && bytes.iter().any(|digit| *digit != b'0');
    is_number.then(|| bytes.iter().copied().map(char::from).collect())
}

/// Divides the tracks into sessions by SINF, or if that is inconsistent, by their track lists.
fn sessions(placed: Vec<(Vec<Track>, Option<Lba>)>, counts: &[u32], at: u64, findings: &mut Findings) -> Vec<Session> {
    let total: usize = placed.iter().map(|(tracks, _)| tracks.len()).sum();
    let sum = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(u64::from(*count)));
    let fits = sum == total as u64 && !counts.contains(&0);
    if !fits && !counts.is_empty() {
        findings.add(&SESSIONS, at, format!("{total} tracks in all sessions"), sum.to_string());
    }
    if !fits || counts.len() == placed.len() {
        let lists = placed.into_iter().filter(|(tracks, _)| !tracks.is_empty());
        return lists.zip(1..).map(|((tracks, lead_out), number)| session(number, tracks, lead_out)).collect();
    }
    let last = placed.last().and_then(|(_, lead_out)| *lead_out);
    let mut tracks = placed.into_iter().flat_map(|(tracks, _)| tracks);
    let mut sessions: Vec<Session> = (1..)
        .zip(counts)
        .map(|(number, count)| session(number, tracks.by_ref().take(*count as usize).collect(), None))
        .collect();
    if let (Some(session), Some(lead_out)) = (sessions.last_mut(), last) {
        session.lead_out = lead_out;
    }
    sessions
}

fn session(number: u16, tracks: Vec<Track>, lead_out: Option<Lba>) -> Session {
    let end = tracks.last().map_or(Lba(0), Track::end);
    Session { number, tracks, lead_out: lead_out.unwrap_or(end) }
}

struct Placing<'a> {
    content: &'a Source,
    footer: Footer,
    findings: &'a mut Findings,
    /// Address of the next track unless it records one; `None` before the first track.
    cursor: Option<i32>,
    /// Number of the last track.
    number: u8,
}

impl Placing<'_> {
    /// Moves the cursor past the gap after this many sessions.
    fn leave_gap(&mut self, sessions: usize) {
        let gap = session_gap(u16::try_from(sessions).unwrap_or(u16::MAX));
        self.cursor = self.cursor.map(|cursor| cursor.saturating_add(gap));
    }

    /// The tracks of a list, and the lead-out after them.
    fn block(&mut self, block: &Block) -> (Vec<Track>, Option<Lba>) {
        if let Some(first) = block.first_track.filter(|first| *first > self.number && *first < 100) {
            self.number = first.saturating_sub(1);
        }
        let places: Vec<(TrackPlace, TrackMode, Stored)> = self.within(&block.tracks);
        let sectors = places.iter().map(|(place, _, stored)| sectors(place.pregap, place.end, *stored));
        let cue = Cue::of(&block.cue, sectors.fold(0, |sum, count| sum.saturating_add(u64::from(count))));
        let tracks = places
            .iter()
            .enumerate()
            .map(|(nth, (place, mode, stored))| {
                let mut track = self.track(place, *mode, *stored, cue.tracks.get(nth), cue.end_of(nth));
                if !block.is_dao {
                    track = self.without_pregap(place, track);
                }
                self.compare(place, &track, cue.end_of(nth));
                self.cursor = Some(track.end().0);
                track
            })
            .collect();
        (tracks, cue.lead_out)
    }

    /// Lists the positions, with ends inside the stored sectors, and with modes and layouts.
    fn within(&mut self, places: &[TrackPlace]) -> Vec<(TrackPlace, TrackMode, Stored)> {
        let nexts = places.iter().skip(1).map(|next| next.pregap).chain([self.footer.chunks]);
        let limit = self.footer.chunks;
        let held = places.iter().zip(nexts).map(|(place, next)| {
            let pregap = place.pregap.min(limit);
            let start = place.start.clamp(pregap, limit);
            let end = if place.end < start || place.end > limit { next.clamp(start, limit) } else { place.end };
            if end != place.end {
                let at = self.content.absolute(place.at);
                self.findings.add(&END, at, format!("an end between bytes {start} and {limit}"), place.end.to_string());
            }
            let place = TrackPlace { pregap, start, end, ..place.clone() };
            let (mode, stored) = self.shape(&place);
            (place, mode, stored)
        });
        held.collect()
    }

    /// Detects mode and layout of a track. The size comes from the entry, since it may differ from that of the mode.
    fn shape(&mut self, place: &TrackPlace) -> (TrackMode, Stored) {
        let at = self.content.absolute(place.at);
        let (mode, own_size) = mode::of(place.mode).unwrap_or_else(|| {
            self.findings.add(&MODE, at, "a mode that is known", place.mode.to_string());
            mode::by_size(place.sector_size)
        });
        let size = if place.sector_size == 0 { own_size } else { place.sector_size };
        let stored = settled::stored(size, own_size, mode, &SIZE, at, self.findings);
        let shown = stored.mode_in(&self.content.slice(place.start..place.end), 0);
        (settled::mode(shown, mode, &MODE, Statement::at(at), self.findings), stored)
    }

    fn track(
        &mut self,
        place: &TrackPlace,
        mode: TrackMode,
        stored: Stored,
        cue: Option<&CueTrack>,
        cue_end: Option<Lba>,
    ) -> Track {
        let pregap = sectors(place.pregap, place.start, stored);
        let all = sectors(place.pregap, place.end, stored);
        // The pregap of the first track ends at sector 0, unless more sectors are stored.
        let begin = || match self.cursor {
            Some(cursor) => cursor.saturating_add_unsigned(pregap),
            None => 0_i32.saturating_add_unsigned(pregap).saturating_sub(PREGAP).max(0),
        };
        let recorded = cue.and_then(CueTrack::start).map(|lba| lba.0).or(place.lba);
        let follows = begin();
        // The end in the cue sheet and the stored sectors together outvote its start.
        let end = follows.saturating_sub_unsigned(pregap).saturating_add_unsigned(all);
        let is_outvoted = self.cursor.is_some() && recorded != Some(follows) && cue_end == Some(Lba(end));
        let start = recorded.filter(|_| !is_outvoted).unwrap_or(follows);
        if let Some(recorded) = recorded.filter(|_| is_outvoted) {
            let at = self.content.absolute(place.at);
            self.findings.add(&ADDRESS, at, format!("sector {follows}"), format!("sector {recorded} in the cue sheet"));
        }
        let control = cue.map_or_else(Control::default, |cue| cue.control);
        let cue = cue.filter(|_| !is_outvoted);
        let first = Lba(start.saturating_sub_unsigned(pregap));
        self.number = self.number.saturating_add(1);
        Track {
            control,
            isrc: self.recording_code(place),
            statement: Statement::at(self.content.absolute(place.at)),
            indexes: indexes(cue, first, Lba(start)),
            ..Track::new(self.number, mode, first, all, stored, self.content.slice(place.pregap..place.end))
        }
    }

    /// The recording code of a track; `None` if it is all zeros.
    fn recording_code(&mut self, place: &TrackPlace) -> Option<String> {
        let code: String = place.isrc.iter().filter(|letter| **letter != 0).copied().map(char::from).collect();
        settled::isrc(&code, Statement::at(self.content.absolute(place.at)), self.findings)
    }

    /// Adds findings if the lists disagree or bytes are left over.
    fn compare(&mut self, place: &TrackPlace, track: &Track, expected: Option<Lba>) {
        let at = self.content.absolute(place.at);
        let stride = u64::from(track.stored.stride);
        let over = place.end.saturating_sub(place.pregap).checked_rem(stride).unwrap_or(0);
        if over != 0 {
            self.findings.add(&PARTIAL, at, format!("a multiple of {stride} bytes"), format!("{over} bytes over"));
        }
        if let Some(Lba(expected)) = expected.filter(|expected| *expected != track.end()) {
            let found = format!("the stored sectors end at {}", track.end().0);
            self.findings.add(&CUE_END, at, format!("an end at sector {expected}"), found);
        }
    }

    /// Removes the pregap that some programs store for a track written track at once. A volume descriptor found 150
    /// sectors late reveals it.
    fn without_pregap(&mut self, place: &TrackPlace, track: Track) -> Track {
        let Some(data) = track.user_data() else { return track };
        let is_descriptor = |sector: u64| {
            let at = sector.saturating_mul(SECTOR_SIZE).saturating_add(1);
            data.read_up_to(at, 5).is_ok_and(|bytes| bytes == signature::ISO_9660)
        };
        if is_descriptor(16) || !is_descriptor(166) {
            return track;
        }
        self.findings.add(&PAUSE_STORED, self.content.absolute(place.at), "data from the first sector on", "a pregap");
        Track { first: Lba(track.first.0.saturating_sub(PREGAP)), ..track }
    }
}

fn sectors(from: u64, to: u64, stored: Stored) -> u32 {
    let count = to.saturating_sub(from).checked_div(u64::from(stored.stride)).unwrap_or(0);
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The indexes of the cue sheet, or the two that follow from the stored bytes.
fn indexes(cue: Option<&CueTrack>, first: Lba, start: Lba) -> Vec<Index> {
    if let Some(cue) = cue.filter(|cue| cue.start().is_some()) {
        let mut indexes = cue.indexes.clone();
        sort_by(&mut indexes, &mut |one, other| one.number.cmp(&other.number));
        indexes.dedup_by_key(|index| index.number);
        return indexes;
    }
    let pregap = (first != start).then_some(Index { number: 0, lba: first });
    pregap.into_iter().chain([Index { number: 1, lba: start }]).collect()
}

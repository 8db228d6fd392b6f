//! Maps statements to tracks: the bytes that store each one, and its addresses on the disc.

use std::collections::BTreeMap;

use super::sheet::{Length, Part, Sheet, Start, TrackLines};
use crate::audio::{AudioFile, Format};
use crate::container::settled;
use crate::disc::{CdText, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::refusal::Refusal;
use crate::source::{Files, NamedFile, Partner, Recipe, Segment, Source, Statement};

static PARTNER: Anomaly = Anomaly {
    code: "TOC-FILE-MISSING",
    severity: Severity::Damage,
    structure: "FILE of a TOC file",
    meaning: "The track can't be read without this file. Open it together with the TOC file.",
    clause: None,
};

static SHORT: Anomaly = Anomaly {
    code: "TOC-FILE-SHORT",
    severity: Severity::Damage,
    structure: "FILE of a TOC file",
    meaning: "The file ends before the track does. It is cut off or belongs to another TOC file.",
    clause: None,
};

static AUDIO_FORMAT: Anomaly = Anomaly {
    code: "TOC-SOUND-FORMAT",
    severity: Severity::Damage,
    structure: "FILE of a TOC file",
    meaning: "The audio does not have the sample format of a CD, or Discern doesn't decode it, so its track is empty. Convert \
              it, as with “ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”, and give that instead.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "TOC-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "TRACK of a TOC file",
    meaning: "The file stores sectors of another kind than the track is declared to have. They are read as they are; other \
              programs may find nothing in them.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "TOC-MODE",
    severity: Severity::Note,
    structure: "TRACK of a TOC file",
    meaning: "The sectors have another mode than the track is declared to have. The mode of the sectors was used.",
    clause: None,
};

static TOO_MANY: Anomaly = Anomaly {
    code: "TOC-TRACKS",
    severity: Severity::Damage,
    structure: "TRACK of a TOC file",
    meaning: "A CD has at most 99 tracks, so this one and those after it are left out.",
    clause: None,
};

static NO_TRACKS: Refusal = Refusal {
    code: "TOC-NO-TRACKS",
    sentence: "This is a table of contents of cdrdao, and none of its tracks could be understood.",
    advice: "Get a complete copy of the .toc file, or open its data file by itself.",
};

/// Offset of the next part of a file, for statements without an offset.
type Ends = BTreeMap<String, u64>;

struct Placing<'a> {
    partners: BTreeMap<String, &'a NamedFile>,
    ends: Ends,
    missing: Vec<String>,
    findings: &'a mut Findings,
}

pub(super) fn disc(sheet: &Sheet, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let parts = sheet.tracks.iter().flat_map(|track| &track.parts);
    let wanted: Vec<Partner> = parts.filter_map(Part::partner).collect();
    let partners = files.partners(&wanted, findings);
    if let Some(track) = sheet.tracks.get(99) {
        let found = track.statement.found(format!("{} tracks", sheet.tracks.len()));
        findings.add(&TOO_MANY, track.statement.byte, "99 tracks", found);
    }
    let mut placing = Placing { partners, ends: Ends::new(), missing: Vec::new(), findings };
    let mut tracks = Vec::new();
    let mut cursor = 0_i32;
    for (number, lines) in (1..=99).zip(&sheet.tracks) {
        let track = placing.track(number, lines, cursor);
        cursor = track.end().0;
        tracks.push(track);
    }
    if tracks.is_empty() {
        return Err((&NO_TRACKS).into());
    }
    let missing_files = placing.missing;
    let session = Session { number: 1, tracks, lead_out: Lba(cursor) };
    let mut disc = Disc::new(Medium::Cd, vec![session]);
    disc.catalog_number.clone_from(&sheet.catalog);
    disc.cd_text = CdText::default();
    for (block, track, kind, text) in &sheet.texts {
        disc.cd_text.set(*block, *track, *kind, text.clone());
    }
    disc.cd_text.languages.extend(sheet.languages.iter().copied());
    disc.cd_text.genres.extend(sheet.genres.iter().copied());
    disc.missing_files = missing_files;
    Ok(disc)
}

impl<'a> Placing<'a> {
    fn track(&mut self, number: u8, lines: &TrackLines, cursor: i32) -> Track {
        let (mode, mut stored) = self.shape(lines);
        let step = stored.step();
        let mut content = Recipe::default();
        let (mut bytes_before, mut start, mut missing) = (0_u64, 0_u64, false);
        for (position, part) in lines.parts.iter().enumerate() {
            if lines.start == Start::AfterParts(position) {
                start = bytes_before.div_ceil(step.get());
            }
            match part {
                Part::Zeros(count) => {
                    let zeros = count.saturating_mul(step.get());
                    content.push(Segment::Zeros(zeros));
                    bytes_before = bytes_before.saturating_add(zeros);
                }
                Part::File { name, statement, skip, from, length } => match self.open(name, *statement, mode) {
                    Some((source, big_endian)) => {
                        stored.big_endian = big_endian;
                        let bytes = |length: Length| match length {
                            Length::Sectors(count) => count.saturating_mul(step.get()),
                            Length::Bytes(bytes) => bytes,
                        };
                        let declared = length.map(bytes);
                        let begin = self.begin(name, *skip, bytes(*from), mode);
                        let left = source.len().saturating_sub(begin);
                        let len = declared.unwrap_or(left);
                        if len > left {
                            let found = statement.found(format!("{left} in the file, track {number}"));
                            self.findings.add(&SHORT, statement.byte, format!("{len} bytes of “{name}”"), found);
                        }
                        content.append(&Recipe::of(&source, begin..begin.saturating_add(len)));
                        self.ends.insert(name.clone(), begin.saturating_add(len));
                        bytes_before = bytes_before.saturating_add(len);
                    }
                    None => missing = true,
                },
            }
        }
        // Samples continue from part to part. Silence fills the last sector, as by cdrdao.
        let sectors = bytes_before.div_ceil(step.get());
        let whole = sectors.saturating_mul(step.get());
        if mode == TrackMode::Audio && content.len() == bytes_before {
            content.push(Segment::Zeros(whole.saturating_sub(bytes_before)));
        }
        match lines.start {
            Start::Sector(sector) => start = sector.min(sectors),
            Start::AfterParts(position) if position >= lines.parts.len() => start = sectors,
            Start::AfterParts(_) => {}
        }
        Track {
            control: lines.control,
            isrc: lines.isrc.clone(),
            indexes: indexes(lines, cursor, start),
            missing,
            statement: lines.statement,
            ..Track::new(
                number,
                mode,
                Lba(cursor),
                u32::try_from(sectors).unwrap_or(u32::MAX),
                stored,
                content.into_source(),
            )
        }
    }

    /// Mode and stored shape: the declared ones, unless the sectors of the first file show others.
    fn shape(&mut self, lines: &TrackLines) -> (TrackMode, Stored) {
        let stated = (lines.mode, lines.stored);
        let named = lines.parts.iter().find_map(|part| match part {
            Part::File { name, skip, from, .. } => Some((name, skip.unwrap_or(0), *from)),
            Part::Zeros(_) => None,
        });
        let Some((name, skip, from)) = named.filter(|_| lines.mode != TrackMode::Audio) else { return stated };
        let from = match from {
            Length::Sectors(count) => count.saturating_mul(lines.stored.step().get()),
            Length::Bytes(bytes) => bytes,
        };
        let begin = self.begin(name, Some(skip).filter(|skip| *skip > 0), from, lines.mode);
        let Some(content) = self.partners.get(name).map(|file| file.content.clone()) else { return stated };
        let at = lines.statement;
        // After the samples of another track, the remaining length decides nothing.
        let is_whole_file = begin == 0 && lines.parts.len() == 1;
        let len = content.len().saturating_sub(begin);
        let len = if is_whole_file { len } else { len.saturating_sub(len % lines.stored.step()) };
        let shown = settled::true_shape(&content, begin..begin.saturating_add(len), stated);
        if let Some((mode, stored)) = shown {
            let found = at.found(format!("{} bytes in {:?}", lines.stored.stride, lines.mode));
            let expected = format!("sectors of {} bytes in {mode:?}, as in the file", stored.stride);
            self.findings.add(&SIZE, at.byte, expected, found);
            return (mode, stored);
        }
        let mode = lines.stored.mode_in(&content.slice(begin..content.len()), 0);
        (settled::mode(mode, lines.mode, &MODE, at, self.findings), lines.stored)
    }

    /// The sectors or samples of a file, and whether samples are big-endian: in bare files cdrdao writes them so, and a
    /// WAVE file records it.
    fn open(&mut self, name: &str, statement: Statement, mode: TrackMode) -> Option<(Source, bool)> {
        let Some(file) = self.partners.get(name) else {
            settled::note_missing(name, &PARTNER, statement, &mut self.missing, self.findings);
            return None;
        };
        let audio = mode == TrackMode::Audio;
        Some(match AudioFile::open(&file.content).filter(|_| audio) {
            Some(AudioFile { samples: Some(samples), big_endian, .. }) => (samples, big_endian),
            Some(audio) => {
                let found =
                    audio.format.map_or_else(|| audio.coding.unwrap_or("other audio").into(), |it| it.to_string());
                let found = statement.found(format!("{found} in “{}”", file.name));
                self.findings.add(&AUDIO_FORMAT, statement.byte, Format::CD.to_string(), found);
                return None;
            }
            None => (file.content.clone(), audio),
        })
    }

    /// Offset of a part: the declared one, or for data the end of the previous part of the same file.
    fn begin(&self, name: &str, skip: Option<u64>, from: u64, mode: TrackMode) -> u64 {
        let before = self.ends.get(name).copied().filter(|_| mode != TrackMode::Audio && from == 0);
        skip.or(before).unwrap_or(0).saturating_add(from)
    }
}

fn indexes(lines: &TrackLines, first: i32, start: u64) -> Vec<Index> {
    let lba = |sector: u64| Lba(first.saturating_add_unsigned(u32::try_from(sector).unwrap_or(u32::MAX)));
    let mut indexes = Vec::new();
    if start > 0 {
        indexes.push(Index { number: 0, lba: lba(0) });
    }
    indexes.push(Index { number: 1, lba: lba(start) });
    let further = (2..=99).zip(&lines.indexes);
    indexes.extend(further.map(|(number, sector)| Index { number, lba: lba(start.saturating_add(*sector)) }));
    indexes
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;

    fn open(text: &str, files: &[(&str, Vec<u8>)]) -> (Disc, Vec<&'static str>) {
        let mut given = Files::default();
        for (name, bytes) in files {
            given.push(*name, Source::from_bytes(bytes.clone()));
        }
        let mut findings = Findings::default();
        let sheet = sheet::parse(&text.into(), &mut findings);
        let disc = disc(&sheet, &given, &mut findings).unwrap();
        (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
    }

    fn shape(disc: &Disc) -> Vec<(i32, i32, u32)> {
        disc.tracks().map(|(_, track)| (track.first.0, track.start().0, track.sectors)).collect()
    }

    #[test]
    fn tracks_follow_each_other_with_their_pregaps() {
        let text = "CD_ROM_XA CATALOG \"0724385356926\" CD_TEXT { LANGUAGE_MAP { 0 : EN } LANGUAGE 0 { TITLE \"A\" } }\n\
                    TRACK MODE1 DATAFILE \"d.bin\" 00:00:10\nTRACK AUDIO NO COPY PRE_EMPHASIS PREGAP 0:2:0 \
                    FILE \"a.bin\" #2352 00:00:01 00:00:03 INDEX 00:00:02\n\
                    TRACK AUDIO CD_TEXT { LANGUAGE 0 { TITLE \"Song\" } } SILENCE 0:0:4 START FILE \"a.bin\" 1176 588";
        let files = [("D.BIN", vec![1; 20_480]), ("a.bin", (0..10).flat_map(|at| vec![at; 2352]).collect())];
        let (disc, codes) = open(text, &files);
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(shape(&disc), [(0, 0, 10), (10, 160, 153), (163, 167, 5)]);
        let [_, second, third] = disc.sessions[0].tracks.as_slice() else { panic!("three tracks") };
        assert!(second.stored.big_endian && second.control.pre_emphasis);
        assert_eq!(second.indexes.last(), Some(&Index { number: 2, lba: Lba(162) }));
        assert_eq!(second.content.read_up_to(150 * 2352, 1).unwrap(), [2]);
        assert_eq!(third.content.read_up_to(4 * 2352, 1).unwrap(), [2]);
        assert_eq!(disc.cd_text.get(2, crate::disc::TextKind::Title), None);
        assert_eq!(disc.cd_text.get(3, crate::disc::TextKind::Title), Some("Song"));
    }

    #[test]
    fn parts_of_a_mixed_file_add_up_and_raw_sectors_are_detected() {
        let text = "TRACK MODE1 DATAFILE \"d.bin\" 4096\nTRACK MODE2_FORM_MIX DATAFILE \"d.bin\"";
        let (disc, _) = open(text, &[("d.bin", [vec![1; 4096], vec![2; 7008]].concat())]);
        assert_eq!(shape(&disc), [(0, 0, 2), (2, 2, 3)]);
        let mut raw = vec![0; 4704];
        raw[..12].copy_from_slice(&crate::sector::SYNC);
        let (disc, codes) = open("TRACK MODE1 FILE \"d.bin\" 0", &[("d.bin", raw)]);
        assert_eq!((shape(&disc), codes), (vec![(0, 0, 2)], vec!["TOC-SECTOR-SIZE"]));
    }

    #[test]
    fn missing_and_truncated_files_are_reported() {
        let text = "TRACK AUDIO FILE \"no.wav\" 0\nTRACK AUDIO FILE \"a.bin\" 0 0:1:0";
        let (disc, codes) = open(text, &[("a.bin", vec![0; 2352])]);
        assert_eq!(codes, ["TOC-FILE-MISSING", "TOC-FILE-SHORT"]);
        assert_eq!(disc.missing_files, ["no.wav"]);
        assert_eq!(shape(&disc), [(0, 0, 0), (0, 0, 75)]);
    }
}

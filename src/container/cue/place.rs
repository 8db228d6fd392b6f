//! From the lines of a sheet to places: which bytes of which file each track is, and its addresses on the disc.

use std::num::NonZeroU64;
use std::ops::Range;

use super::sheet::{FileKind, FileLine, IndexLine, Sheet, TrackLines};
use crate::disc::{CdText, Disc, Index, Lba, Medium, Session, Sound, Stored, Track};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Files, Recipe, Source};

static PARTNER: Anomaly = Anomaly {
    code: "CUE-FILE-MISSING",
    severity: Severity::Damage,
    structure: "FILE of a cue sheet",
    meaning: "The tracks in that file cannot be read until it is given too.",
    clause: None,
};

static PARTIAL: Anomaly = Anomaly {
    code: "CUE-PARTIAL-SECTOR",
    severity: Severity::Warning,
    structure: "File of a cue sheet",
    meaning: "The last sector is cut off; what is there of it is left out.",
    clause: None,
};

static BEYOND: Anomaly = Anomaly {
    code: "CUE-INDEX-BEYOND",
    severity: Severity::Damage,
    structure: "INDEX of a cue sheet",
    meaning: "The track begins after the end of its file: the file is cut, or belongs to another sheet.",
    clause: None,
};

/// Dreamcast's dense area begins here.
const HIGH_DENSITY: i32 = 45_000;

/// Sectors between the lead-out of the first session and the next session's first: lead-out 6,750, lead-in 4,500,
/// pause 150.
const FIRST_GAP: i32 = 11_400;
/// The same after later sessions, whose lead-out has 2,250.
const LATER_GAP: i32 = 6_900;

/// A file of the sheet, as far as it was given.
struct Given {
    content: Option<Source>,
    big_endian: bool,
    sound: bool,
}

/// A run of frames of one file that belongs to one track.
struct Run {
    file: usize,
    frames: Range<u32>,
    bytes: Range<u64>,
}

pub(super) fn disc(sheet: &Sheet, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let mut missing = Vec::new();
    let given: Vec<Given> = sheet.files.iter().map(|line| find(line, files, &mut missing, findings)).collect();
    let tracks: Vec<&TrackLines> = sheet.tracks.iter().filter(|track| !track.indexes.is_empty()).collect();
    let runs = runs(&tracks, &given, findings);
    let mut placed: Vec<(u16, Track)> = Vec::new();
    let mut cursor = 0;
    for (lines, runs) in tracks.iter().zip(runs) {
        let session = if sheet.has_areas { 1_u16.saturating_add(lines.high_density.into()) } else { lines.session };
        if let Some((before, _)) = placed.last().filter(|(before, _)| *before != session) {
            cursor = if sheet.has_areas { HIGH_DENSITY } else { i32::saturating_add(cursor, gap(*before)) };
        }
        let track = place(lines, &runs, &given, &mut cursor);
        placed.push((session, track));
    }
    if placed.is_empty() {
        return Err(Error::broken("Cue sheet", 0, "it has no track that could be placed"));
    }
    let mut disc = Disc::new(if sheet.has_areas { Medium::GdRom } else { Medium::Cd }, sessions(placed));
    disc.catalog_number.clone_from(&sheet.catalog);
    disc.cd_text = texts(sheet);
    disc.missing_files = missing;
    Ok(disc)
}

const fn gap(session: u16) -> i32 {
    if session == 1 { FIRST_GAP } else { LATER_GAP }
}

fn texts(sheet: &Sheet) -> CdText {
    let mut texts = CdText::default();
    for (track, kind, text) in &sheet.texts {
        texts.set(0, *track, *kind, text.clone());
    }
    texts
}

fn sessions(placed: Vec<(u16, Track)>) -> Vec<Session> {
    let mut sessions: Vec<Session> = Vec::new();
    for (number, track) in placed {
        let end = track.end();
        match sessions.last_mut() {
            Some(session) if session.number == number => {
                session.tracks.push(track);
                session.lead_out = end;
            }
            _ => sessions.push(Session { number, tracks: vec![track], lead_out: end }),
        }
    }
    sessions
}

fn find(line: &FileLine, files: &Files, missing: &mut Vec<String>, findings: &mut Findings) -> Given {
    let Some(file) = files.find(&line.name) else {
        findings.add(&PARTNER, 0, format!("the file “{}”", line.name), "it was not given");
        missing.push(line.name.clone());
        return Given { content: None, big_endian: false, sound: false };
    };
    match line.kind {
        FileKind::Sound => match Sound::open(&file.content) {
            Some(sound) => Given { content: Some(sound.samples), big_endian: sound.big_endian, sound: true },
            // Named as sound, but without a header: samples are all there is.
            None => Given { content: Some(file.content.clone()), big_endian: false, sound: true },
        },
        kind => Given { content: Some(file.content.clone()), big_endian: kind == FileKind::Motorola, sound: false },
    }
}

/// The runs of every track. In one file the sector size may change from track to track, so places add up from the
/// file's start, each stretch with the size of the track it lies in.
fn runs(tracks: &[&TrackLines], given: &[Given], findings: &mut Findings) -> Vec<Vec<Run>> {
    let mut runs: Vec<Vec<Run>> = tracks.iter().map(|_| Vec::new()).collect();
    for (number, file) in given.iter().enumerate() {
        let in_file = |line: &&IndexLine| line.file == number;
        let starts: Vec<(usize, u32)> = tracks
            .iter()
            .enumerate()
            .filter_map(|(track, lines)| {
                Some((track, lines.indexes.iter().filter(in_file).map(|line| line.frames).min()?))
            })
            .collect();
        let mut byte = 0_u64;
        for (nth, (track, start)) in starts.iter().enumerate() {
            // What stands before the first index of a file belongs to its first track: a hidden one, or a pause.
            let first = if nth == 0 { 0 } else { *start };
            let stride = tracks.get(*track).map_or(Stored::RAW, |lines| lines.stored).step();
            let next = starts.get(nth.saturating_add(1)).map(|(_, next)| *next);
            let len = file.content.as_ref().map(Source::len);
            let end = end_of(first, next, byte, stride, len, findings);
            let bytes = byte..byte.saturating_add(u64::from(end.saturating_sub(first)).saturating_mul(stride.get()));
            byte = bytes.end;
            if let Some(runs) = runs.get_mut(*track) {
                runs.push(Run { file: number, frames: first..end, bytes });
            }
        }
    }
    runs
}

/// The frame at which a run ends: where the next begins, or with the file.
fn end_of(
    first: u32,
    next: Option<u32>,
    byte: u64,
    stride: NonZeroU64,
    len: Option<u64>,
    findings: &mut Findings,
) -> u32 {
    let Some(len) = len else { return next.unwrap_or(first).max(first) };
    let left = len.saturating_sub(byte);
    let there = first.saturating_add(u32::try_from(left / stride).unwrap_or(u32::MAX));
    match next {
        Some(next) if next > there => {
            findings.add(
                &BEYOND,
                byte,
                format!("{} sectors from here on", next.saturating_sub(first)),
                format!("{} in the file", there.saturating_sub(first)),
            );
            next
        }
        Some(next) => next.max(first),
        None => {
            if left % stride != 0 {
                findings.add(
                    &PARTIAL,
                    len,
                    format!("a multiple of {stride} bytes"),
                    format!("{} bytes over", left % stride),
                );
            }
            there
        }
    }
}

/// Gives a track its addresses, from `cursor` on.
fn place(lines: &TrackLines, runs: &[Run], given: &[Given], cursor: &mut i32) -> Track {
    let file_of = |run: &Run| given.get(run.file);
    let first = cursor.saturating_add_unsigned(lines.pregap);
    let mut indexes = Vec::new();
    let mut content = Recipe::default();
    let mut sectors = 0_u32;
    for run in runs {
        for line in lines.indexes.iter().filter(|line| line.file == run.file) {
            let offset = sectors.saturating_add(line.frames.saturating_sub(run.frames.start));
            indexes.push(Index { number: line.number, lba: Lba(first.saturating_add_unsigned(offset)) });
        }
        sectors = sectors.saturating_add(run.frames.end.saturating_sub(run.frames.start));
        if let Some(source) = file_of(run).and_then(|file| file.content.as_ref()) {
            content.append(&Recipe::of(source, run.bytes.clone()));
        }
    }
    indexes.sort_by_key(|index| index.number);
    if lines.pregap > 0 && indexes.iter().all(|index| index.number != 0) {
        indexes.insert(0, Index { number: 0, lba: Lba(*cursor) });
    }
    *cursor = first.saturating_add_unsigned(sectors).saturating_add_unsigned(lines.postgap);
    let files = || runs.iter().filter_map(file_of);
    let sound = files().any(|file| file.sound);
    let stored = if sound { Stored::RAW } else { lines.stored };
    let stored = Stored { big_endian: files().any(|file| file.big_endian), ..stored };
    Track {
        control: lines.control,
        isrc: lines.isrc.clone(),
        indexes,
        missing: files().any(|file| file.content.is_none()),
        ..Track::new(lines.number, lines.mode, Lba(first), sectors, stored, content.into_source())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;
    use crate::disc::TrackMode;

    fn open(text: &str, files: &[(&str, Vec<u8>)]) -> (Disc, Vec<&'static str>) {
        let mut given = Files::default();
        for (name, bytes) in files {
            given.push(*name, Source::from_bytes(bytes.clone()));
        }
        let mut findings = Findings::default();
        let sheet = sheet::parse(text, &mut findings);
        let disc = disc(&sheet, &given, &mut findings).unwrap();
        (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
    }

    fn first_byte(track: &Track, sector: u64) -> u8 {
        track.content.read_up_to(sector * u64::from(track.stored.stride), 1).unwrap()[0]
    }

    fn shape(disc: &Disc) -> Vec<(i32, i32, u32)> {
        disc.tracks().map(|(_, track)| (track.first.0, track.start().0, track.sectors)).collect()
    }

    #[test]
    fn sector_sizes_may_change_within_one_file() {
        // Ten sectors of 2048, then five of 2352, then four of 2336, each stretch filled with its number.
        let bytes = [vec![1; 20_480], vec![2; 11_760], vec![3; 9344]].concat();
        let sheet = "FILE \"C:\\dir\\A.BIN\" BINARY\nTRACK 01 MODE1/2048\nINDEX 01 00:00:00\nTRACK 02 AUDIO\n\
                     PREGAP 00:02:00\nINDEX 00 00:00:10\nINDEX 01 00:00:12\nTRACK 03 MODE2/2336\nINDEX 01 00:00:15\n";
        let (disc, codes) = open(sheet, &[("a.bin", bytes)]);
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(shape(&disc), [(0, 0, 10), (160, 162, 5), (165, 165, 4)]);
        let tracks: Vec<_> = disc.tracks().map(|(_, track)| track).collect();
        assert_eq!(tracks.iter().map(|track| first_byte(track, 0)).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(first_byte(tracks[1], 4), 2);
        assert_eq!(tracks[2].content.len(), 9344);
    }

    #[test]
    fn a_pause_may_stand_in_the_file_before() {
        let sheet = "FILE a.wav BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:00:06\n\
                     FILE b.wav BINARY\nINDEX 01 00:00:00\n";
        let (disc, codes) = open(sheet, &[("a.wav", vec![1; 23_520]), ("b.wav", vec![2; 11_760])]);
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(shape(&disc), [(0, 0, 6), (6, 10, 9)]);
        let track = &disc.sessions[0].tracks[1];
        assert_eq!((first_byte(track, 3), first_byte(track, 4)), (1, 2));
    }

    #[test]
    fn what_stands_before_the_first_index_is_the_first_tracks() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:04\n";
        let (disc, _) = open(sheet, &[("a.bin", vec![0; 23_520])]);
        assert_eq!(shape(&disc), [(0, 4, 10)]);
    }

    #[test]
    fn a_partner_that_is_missing_leaves_the_rest_usable() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\nFILE b.bin BINARY\nTRACK 02 AUDIO\n\
                     INDEX 01 00:00:00\n";
        let (disc, codes) = open(sheet, &[("a.bin", vec![0; 2352 * 3 + 5])]);
        assert_eq!(codes, ["CUE-FILE-MISSING", "CUE-PARTIAL-SECTOR"]);
        assert_eq!(disc.missing_files, ["b.bin"]);
        assert_eq!(shape(&disc), [(0, 0, 3), (3, 3, 0)]);
        assert!(disc.sessions[0].tracks[1].missing);
    }

    #[test]
    fn sessions_and_areas_begin_where_discs_have_them() {
        let sheet = "REM SESSION 01\nFILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM SESSION 02\n\
                     FILE b.bin BINARY\nTRACK 02 MODE2/2352\nINDEX 01 00:00:00\n";
        let files = [("a.bin", vec![0; 2352 * 302]), ("b.bin", vec![0; 2352 * 4])];
        let (disc, _) = open(sheet, &files);
        // A Dreamcast disc of 302 sectors of sound has its data at 11,702, as the corpus' test.cdi shows.
        assert_eq!(shape(&disc), [(0, 0, 302), (11_702, 11_702, 4)]);
        assert_eq!(disc.sessions.len(), 2);
        let sheet = sheet.replace("SESSION 01", "SINGLE-DENSITY AREA").replace("SESSION 02", "HIGH-DENSITY AREA");
        let (disc, _) = open(&sheet, &files);
        assert_eq!((disc.medium, disc.sessions[1].tracks[0].first.0), (Medium::GdRom, 45_000));
        assert_eq!(disc.sessions[1].tracks[0].mode, TrackMode::Mode2);
    }
}

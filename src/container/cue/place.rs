//! Maps the lines of a sheet to tracks: the bytes of the files that store each one, and its addresses on the disc.

use std::ops::Range;

use super::sheet::{FileKind, FileLine, IndexLine, Sheet, TrackLines};
use crate::audio::{AudioFile, Format};
use crate::container::session_gap::session_gap;
use crate::container::{settled, track_table};
use crate::disc::{CdText, Disc, HIGH_DENSITY, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::endings;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::sort_by;
use crate::sector::address::PREGAP;
use crate::source::{Files, NamedFile, Partner, Recipe, Segment, Source};

static PARTNER: Anomaly = Anomaly {
    code: "CUE-FILE-MISSING",
    severity: Severity::Damage,
    structure: "FILE of a cue sheet",
    meaning: "The tracks in this file can't be read without it. Open it together with the cue sheet.",
    clause: None,
};

static MP3: Anomaly = Anomaly {
    code: "CUE-MP3",
    severity: Severity::Damage,
    structure: "FILE of a cue sheet",
    meaning: "The audio is compressed as MP3, which Discern doesn't decode, so its tracks are empty. Convert it to WAVE or \
              FLAC, for example with “ffmpeg -i NAME.mp3 NAME.wav”, and open that instead.",
    clause: None,
};

static CODED: Anomaly = Anomaly {
    code: "CUE-SOUND-CODED",
    severity: Severity::Damage,
    structure: "FILE of a cue sheet",
    meaning: "The audio is compressed in a format that Discern doesn't decode, so its tracks are empty. Convert it to WAVE \
              or FLAC, for example with “ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”, and open that instead.",
    clause: None,
};

static FORMAT: Anomaly = Anomaly {
    code: "CUE-SOUND-FORMAT",
    severity: Severity::Damage,
    structure: "FILE of a cue sheet",
    meaning: "The audio does not have the sample format of a CD, so its tracks are empty. Convert it, for example with \
              “ffmpeg -i NAME -ar 44100 -ac 2 -sample_fmt s16 NEW.wav”, and open that instead.",
    clause: None,
};

static PARTIAL: Anomaly = Anomaly {
    code: "CUE-PARTIAL-SECTOR",
    severity: Severity::Warning,
    structure: "File of a cue sheet",
    meaning: "The file ends in the middle of a sector: it is cut off, or something was appended to it.",
    clause: None,
};

static FILLED: Anomaly = Anomaly {
    code: "CUE-SOUND-FILLED",
    severity: Severity::Note,
    structure: "File of a cue sheet",
    meaning: "The audio ends in the middle of a sector. Silence fills the rest, as programs that burn discs do it.",
    clause: None,
};

static BEYOND: Anomaly = Anomaly {
    code: "CUE-INDEX-BEYOND",
    severity: Severity::Damage,
    structure: "INDEX of a cue sheet",
    meaning: "The track begins after the end of its file. The file is cut off or belongs to another sheet.",
    clause: None,
};

/// A track without an index.
pub(super) static NO_INDEX: Anomaly = Anomaly {
    code: "CUE-NO-INDEX",
    severity: Severity::Damage,
    structure: "TRACK of a cue sheet",
    meaning: "No INDEX line tells where the track begins, so it is left out.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "CUE-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "TRACK of a cue sheet",
    meaning: "The file stores sectors of another kind than the sheet states. They are read as they are; other programs may \
              find nothing in them.",
    clause: None,
};

static MODE: Anomaly = Anomaly {
    code: "CUE-MODE",
    severity: Severity::Note,
    structure: "TRACK of a cue sheet",
    meaning: "The sectors have another mode than the sheet states. The mode of the sectors was used.",
    clause: None,
};

static TEXTS: Anomaly = Anomaly {
    code: "CUE-TEXTS-MISSING",
    severity: Severity::Note,
    structure: "CDTEXTFILE of a cue sheet",
    meaning: "Titles and names are in a separate file, which is missing.",
    clause: None,
};

/// Upper bound for the bytes of CD-Text: eight blocks of 256 packs, with a length before or a zero after them.
const PACKS: usize = 8 * 256 * CdText::PACK_SIZE + 4;

/// A file that the sheet names, as opened.
struct OpenedFile {
    content: Option<Source>,
    big_endian: bool,
    is_audio: bool,
}

/// Consecutive frames of one file that belong to one track.
struct Run {
    file: usize,
    frames: Range<u32>,
    bytes: Range<u64>,
}

pub(super) fn disc(sheet: &Sheet, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let mut missing = Vec::new();
    let endings = |line: &FileLine| match line.kind {
        FileKind::Audio => endings::AUDIO_READ,
        _ => &[],
    };
    let wanted: Vec<Partner> = sheet
        .files
        .iter()
        .map(|line| Partner { name: &line.name, endings: endings(line), statement: line.statement })
        .collect();
    let found = files.partners(&wanted, findings);
    let mut opened = Vec::new();
    for line in &sheet.files {
        opened.push(find(line, found.get(&line.name).copied(), &mut missing, findings));
    }
    let mut tracks: Vec<TrackLines> = Vec::new();
    for track in &sheet.tracks {
        if track.indexes.is_empty() {
            let found = track.statement.found(format!("track {} without any", track.number));
            findings.add(&NO_INDEX, track.statement.byte, "an INDEX line that can be understood", found);
        } else {
            tracks.push(track.clone());
        }
    }
    drop_early_pregaps(&mut tracks, findings);
    put_in_order(&mut tracks, findings);
    let runs = runs(&mut tracks, &opened, findings);
    let lines: Vec<(&TrackLines, Vec<Run>)> = tracks.iter().zip(runs).collect();
    let mut sessions: Vec<Session> = Vec::new();
    let session_of = |lines: &TrackLines| match (sheet.has_areas, lines.high_density) {
        (false, _) => lines.session,
        (true, false) => 1,
        (true, true) => 2,
    };
    for lines in lines.chunk_by(|(a, _), (b, _)| session_of(a) == session_of(b)) {
        let number = lines.first().map_or(1, |(lines, _)| session_of(lines));
        add_session(&mut sessions, number, lines, &opened, sheet);
    }
    let mut disc = Disc::new(if sheet.has_areas { Medium::GdRom } else { Medium::Cd }, sessions);
    disc.catalog_number.clone_from(&sheet.catalog);
    disc.cd_text = texts(sheet, files, &mut missing, findings)?;
    disc.remarks.clone_from(&sheet.remarks);
    disc.missing_files = missing;
    Ok(disc)
}

/// Drops each index 0 that lies before index 1 of the previous track, although index 1 follows it.
fn drop_early_pregaps(tracks: &mut [TrackLines], findings: &mut Findings) {
    let mut before: Option<(u8, IndexLine)> = None;
    for track in tracks {
        let start = track.indexes.iter().find(|line| line.number == 1).copied();
        if let (Some((number, before)), Some(start)) = (before, start) {
            let is_next = start.file == before.file && start.frames > before.frames;
            let is_early =
                |line: &IndexLine| line.number == 0 && line.file == before.file && line.frames < before.frames;
            let early = track.indexes.iter().find(|line| is_next && is_early(line)).copied();
            if let Some(early) = early {
                let what = format!("index 0 at sector {} of the file, track {}", early.frames, track.number);
                let expected = format!("indexes after sector {}, where track {number} begins", before.frames);
                findings.add(&track_table::INDEX_ORDER, track.statement.byte, expected, track.statement.found(what));
                track.indexes.retain(|line| *line != early);
            }
        }
        before = start.map(|start| (track.number, start)).or(before);
    }
}

/// Sorts tracks by their numbers, if their places rise with the numbers: then only the lines are in another order.
fn put_in_order(tracks: &mut Vec<TrackLines>, findings: &mut Findings) {
    let numbers = |tracks: &[TrackLines]| tracks.iter().map(|track| track.number).collect::<Vec<_>>();
    let fallen = |pair: &&[TrackLines]| matches!(pair, [one, next] if next.number < one.number);
    let Some(statement) = tracks.windows(2).find(fallen).and_then(|pair| Some(pair.last()?.statement)) else { return };
    let mut sorted = tracks.clone();
    sort_by(&mut sorted, &mut |one, other| one.number.cmp(&other.number));
    let place = |track: &TrackLines| {
        let first = track.indexes.iter().map(|line| (line.file, line.frames)).min();
        (track.session, track.high_density, first)
    };
    if sorted.is_sorted_by(|one, next| one.number < next.number && place(one) < place(next)) {
        track_table::note_order(&numbers(tracks), &numbers(&sorted), statement, findings);
        *tracks = sorted;
    }
}

/// Adds the tracks of a session after those of the earlier sessions.
fn add_session(
    sessions: &mut Vec<Session>,
    number: u16,
    lines: &[(&TrackLines, Vec<Run>)],
    opened: &[OpenedFile],
    sheet: &Sheet,
) {
    let mut cursor = Cursor::default();
    let tracks: Vec<Track> = lines.iter().map(|(lines, runs)| place(lines, runs, opened, &mut cursor)).collect();
    let start = match sessions.last_mut() {
        None => 0,
        Some(_) if sheet.has_areas => HIGH_DENSITY,
        Some(before) => start_after(before, &tracks, sheet),
    };
    let tracks: Vec<Track> = tracks.into_iter().map(|track| track.moved(start)).collect();
    sessions.push(Session { number, tracks, lead_out: Lba(start.saturating_add(cursor.end)) });
}

/// First sector of a session that follows another one, whose tracks are still counted from 0. If the file includes the
/// gap between the two, as IsoBuster writes it, the gap is removed from the end of the previous track.
fn start_after(before: &mut Session, tracks: &[Track], sheet: &Sheet) -> i32 {
    let end = before.lead_out.0;
    let gap = session_gap(before.number);
    let shift = |track: &Track| Some(track.recorded_start()?.0.saturating_sub(track.start().0));
    let recorded = tracks.iter().filter(|track| track.is_data()).find_map(shift);
    let said = sheet.lead_outs.iter().find(|(session, _)| *session == before.number).map(|(_, frames)| *frames);
    let (start, stored) = match (recorded, said) {
        (Some(start), _) if start > end => return start,
        // With or without a two-second pregap.
        (Some(start), _) if end.saturating_sub(start) <= PREGAP => {
            (start, gap.saturating_add(end.saturating_sub(start)).unsigned_abs())
        }
        (_, Some(frames)) => (end, u32::try_from(end).unwrap_or(0).saturating_sub(frames)),
        _ => return end.saturating_add(gap),
    };
    let Some(last) = before.tracks.last_mut().filter(|last| stored > 0 && last.sectors > stored) else {
        return end.saturating_add(gap);
    };
    *last = last.clone().shortened(stored);
    before.lead_out = last.end();
    start
}

/// The texts of the sheet, and of the packs that it refers to.
fn texts(sheet: &Sheet, files: &Files, missing: &mut Vec<String>, findings: &mut Findings) -> Result<CdText> {
    let mut texts = CdText::default();
    if let Some((name, statement)) = &sheet.text_file {
        match files.find(name) {
            Some(file) => {
                files.take(file);
                let bytes = file.content.read_up_to(0, PACKS)?;
                // Raw dumps of a drive's response begin with its length.
                let skip = if bytes.len() % CdText::PACK_SIZE == 4 { 4 } else { 0 };
                let packs = bytes.get(skip..).unwrap_or_default();
                texts = CdText::decode(packs, file.content.absolute(skip as u64), findings);
            }
            None => settled::note_missing(name, &TEXTS, *statement, missing, findings),
        }
    }
    for (track, kind, text) in &sheet.texts {
        // Packs only hold the characters of ISO 8859-1; the sheet has all of them.
        if texts.get(*track, *kind).is_none_or(|there| there.chars().eq(CdText::packed(text).map(char::from))) {
            texts.set(0, *track, *kind, text.clone());
        }
    }
    Ok(texts)
}

fn find(line: &FileLine, file: Option<&NamedFile>, missing: &mut Vec<String>, findings: &mut Findings) -> OpenedFile {
    let at = line.statement;
    let Some(file) = file else {
        settled::note_missing(&line.name, &PARTNER, at, missing, findings);
        return OpenedFile { content: None, big_endian: false, is_audio: false };
    };
    match line.kind {
        FileKind::Audio => match AudioFile::open(&file.content) {
            Some(audio) => {
                if let Some(coding) = audio.coding {
                    let anomaly = if coding == "MP3" { &MP3 } else { &CODED };
                    let found = at.found(format!("{coding} in “{}”", file.name));
                    findings.add(anomaly, at.byte, "samples, plain or as FLAC", found);
                } else if let Some(format) = audio.format.filter(|format| *format != Format::CD) {
                    let found = at.found(format!("{format} in “{}”", file.name));
                    findings.add(&FORMAT, at.byte, Format::CD.to_string(), found);
                }
                OpenedFile { content: audio.samples, big_endian: audio.big_endian, is_audio: true }
            }
            // Declared as audio, but without a header: bare samples.
            None => OpenedFile { content: Some(file.content.clone()), big_endian: false, is_audio: true },
        },
        kind => {
            OpenedFile { content: Some(file.content.clone()), big_endian: kind == FileKind::Motorola, is_audio: false }
        }
    }
}

/// Location of the frames of a file from one frame on, as far as they belong to one track.
#[derive(Clone, Copy)]
struct Mark {
    frame: u32,
    byte: u64,
    stride: u64,
}

/// Locations of all frames of a file.
struct Layout {
    marks: Vec<Mark>,
    /// The frame after the last one, the incomplete one included; `None` for a file that is missing.
    end: Option<u32>,
}

impl Layout {
    fn byte_at(&self, frame: u32) -> u64 {
        let after = self.marks.partition_point(|mark| mark.frame <= frame);
        let mark = after.checked_sub(1).and_then(|at| self.marks.get(at));
        let Some(mark) = mark else { return 0 };
        mark.byte.saturating_add(u64::from(frame.saturating_sub(mark.frame)).saturating_mul(mark.stride))
    }
}

/// The runs of every track. The sector size may change from track to track within one file, so offsets are added up
/// from the start of the file, each part with the size of its track.
fn runs(tracks: &mut [TrackLines], opened: &[OpenedFile], findings: &mut Findings) -> Vec<Vec<Run>> {
    let mut runs: Vec<Vec<Run>> = tracks.iter().map(|_| Vec::new()).collect();
    for (number, file) in opened.iter().enumerate() {
        let in_file = |line: &&IndexLine| line.file == number;
        let start = |lines: &TrackLines| lines.indexes.iter().filter(in_file).map(|line| line.frames).min();
        let starts: Vec<(usize, u32)> =
            tracks.iter().enumerate().filter_map(|(track, lines)| Some((track, start(lines)?))).collect();
        let mut rising = starts.clone();
        sort_by(&mut rising, &mut |(_, one), (_, other)| one.cmp(other));
        let layout = lay_out(tracks, number, file, &rising, findings);
        for (nth, (track, start)) in starts.iter().enumerate() {
            // Anything before the first index of a file belongs to its first track: hidden audio, or a pregap.
            let is_first = rising.first().is_some_and(|(first, _)| first == track);
            let first = if is_first { 0 } else { *start };
            let end = match starts.get(nth.saturating_add(1)) {
                Some((_, next)) if next >= start => *next,
                // The next track begins earlier, so this one continues to the next start after it.
                _ => {
                    let next = rising.iter().find(|(_, other)| other > start).map(|(_, next)| *next);
                    next.or(layout.end).unwrap_or(first).max(first)
                }
            };
            if let Some(runs) = runs.get_mut(*track) {
                runs.push(Run { file: number, frames: first..end, bytes: layout.byte_at(first)..layout.byte_at(end) });
            }
        }
    }
    runs
}

/// Locates the frames of a file in which tracks begin at `rising` frames. A track whose sectors are stored in another
/// way than the sheet states is corrected.
fn lay_out(
    tracks: &mut [TrackLines],
    number: usize,
    file: &OpenedFile,
    rising: &[(usize, u32)],
    findings: &mut Findings,
) -> Layout {
    let mut layout = Layout { marks: Vec::new(), end: None };
    let mut byte = 0_u64;
    for (nth, (track, start)) in rising.iter().enumerate() {
        let first = if nth == 0 { 0 } else { *start };
        let next = rising.get(nth.saturating_add(1)).map(|(_, next)| *next);
        let Some(lines) = tracks.get_mut(*track) else { continue };
        if let Some(content) = file.content.as_ref().filter(|_| !file.is_audio) {
            correct(lines, number, content, byte, first, next, findings);
        }
        let stride = if file.is_audio { Stored::RAW.step() } else { lines.stored.step() };
        layout.marks.push(Mark { frame: first, byte, stride: stride.get() });
        let Some(len) = file.content.as_ref().map(Source::len) else { continue };
        let left = len.saturating_sub(byte);
        let there = first.saturating_add(u32::try_from(left.div_ceil(stride.get())).unwrap_or(u32::MAX));
        match next {
            Some(next) if next > there => {
                let beyond = rising.get(nth.saturating_add(1)).and_then(|(track, _)| tracks.get(*track));
                let (number, statement) = beyond.map_or_else(Default::default, |it| (it.number, it.statement));
                let found = statement.found(format!("track {number} at sector {next} of the file"));
                findings.add(&BEYOND, statement.byte, format!("a start before sector {there}"), found);
            }
            Some(_) => {}
            None => {
                let over = if lines.mode == TrackMode::Audio { &FILLED } else { &PARTIAL };
                if left % stride != 0 {
                    let found = format!("{} bytes over", left % stride);
                    findings.add(over, content_end(file), format!("a multiple of {stride} bytes"), found);
                }
                layout.end = Some(there);
            }
        }
        byte = byte.saturating_add(u64::from(next.unwrap_or(there).saturating_sub(first)).saturating_mul(stride.get()));
    }
    layout
}

/// Offset for a finding about the end of a file.
fn content_end(file: &OpenedFile) -> u64 {
    file.content.as_ref().map_or(0, Source::len)
}

/// Corrects a track's mode and layout by its sectors, which begin with frame `first` at offset `byte` of the file.
fn correct(
    lines: &mut TrackLines,
    file: usize,
    content: &Source,
    byte: u64,
    first: u32,
    next: Option<u32>,
    findings: &mut Findings,
) {
    // Only audio at the start of a file is inspected: a disc may have dozens of audio tracks.
    if lines.mode == TrackMode::Audio && byte > 0 {
        return;
    }
    let index_1 = lines.indexes.iter().find(|line| line.file == file && line.number == 1);
    let pregap = index_1.map_or(0, |line| line.frames.saturating_sub(first));
    let bytes = |frames: u32| u64::from(frames).saturating_mul(lines.stored.step().get());
    let end = next.map_or(content.len(), |next| byte.saturating_add(bytes(next.saturating_sub(first))));
    let stated = (lines.mode, lines.stored);
    let at = byte.saturating_add(bytes(pregap));
    let shown = settled::true_shape(content, at..end, stated).or_else(|| {
        // If sectors have another size, index 1 is elsewhere.
        let shown = settled::true_shape(content, byte..end, stated).filter(|_| pregap > 0);
        shown.filter(|(_, stored)| stored.stride != lines.stored.stride)
    });
    let statement = lines.statement;
    if let Some((mode, stored)) = shown {
        let expected = format!("sectors of {} bytes in {mode:?}, as in the file", stored.stride);
        let found = format!("{} bytes in {:?}, track {}", lines.stored.stride, lines.mode, lines.number);
        findings.add(&SIZE, statement.byte, expected, statement.found(found));
        (lines.mode, lines.stored) = (mode, stored);
    } else {
        let shown = lines.stored.mode_in(&content.slice(at..end), 0);
        lines.mode = settled::mode(shown, lines.mode, &MODE, statement, findings);
    }
}

/// Where the next track of a session goes.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor {
    /// The sector after the last track and its postgap.
    next: i32,
    /// The sector after all tracks.
    end: i32,
    /// The file of the last sector before it, and the frame after that.
    after: Option<(usize, u32)>,
}

/// Assigns addresses to a track, from the cursor on.
fn place(lines: &TrackLines, runs: &[Run], opened: &[OpenedFile], cursor: &mut Cursor) -> Track {
    let file_of = |run: &Run| opened.get(run.file);
    // A track that begins in the middle of another one keeps its position.
    let back = match (cursor.after, runs.first()) {
        (Some((file, frame)), Some(run)) if file == run.file => frame.saturating_sub(run.frames.start),
        _ => 0,
    };
    let begin = cursor.next.saturating_sub_unsigned(back);
    let first = begin.saturating_add_unsigned(lines.pregap);
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
        // A data file that is too short has fewer sectors, but audio is padded with silence.
        let over = content.len() % lines.stored.step();
        if lines.mode == TrackMode::Audio && over > 0 {
            content.push(Segment::Zeros(lines.stored.step().get().saturating_sub(over)));
        }
    }
    sort_by(&mut indexes, &mut |one, other| one.number.cmp(&other.number));
    if lines.pregap > 0 && indexes.iter().all(|index| index.number != 0) {
        indexes.insert(0, Index { number: 0, lba: Lba(begin) });
    }
    cursor.next = first.saturating_add_unsigned(sectors).saturating_add_unsigned(lines.postgap);
    cursor.end = cursor.end.max(cursor.next);
    cursor.after = runs.last().map(|run| (run.file, run.frames.end));
    let files = || runs.iter().filter_map(file_of);
    let audio = files().any(|file| file.is_audio);
    let stored = if audio { Stored::RAW } else { lines.stored };
    let stored = Stored { big_endian: files().any(|file| file.big_endian), ..stored };
    Track {
        control: lines.control,
        isrc: lines.isrc.clone(),
        indexes,
        missing: files().any(|file| file.content.is_none()),
        statement: lines.statement,
        ..Track::new(lines.number, lines.mode, Lba(first), sectors, stored, content.into_source())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;
    use crate::disc::recorded_start::tests::volume_for;
    use crate::disc::{TextKind, TrackMode};
    use crate::sector::address::Msf;
    use crate::sector::encode::mode_1;

    fn open(text: &str, files: &[(&str, Vec<u8>)]) -> (Disc, Vec<&'static str>) {
        let mut opened = Files::default();
        for (name, bytes) in files {
            opened.push(*name, Source::from_bytes(bytes.clone()));
        }
        let mut findings = Findings::default();
        let sheet = sheet::parse(&text.into(), &mut findings);
        let disc = disc(&sheet, &opened, &mut findings).unwrap();
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
        // Ten sectors of 2048, then five of 2352, then four of 2336, each range filled with its number.
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
    fn a_pregap_may_be_in_the_file_before() {
        let sheet = "FILE a.wav BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:00:06\n\
                     FILE b.wav BINARY\nINDEX 01 00:00:00\n";
        let (disc, codes) = open(sheet, &[("a.wav", vec![1; 23_520]), ("b.wav", vec![2; 11_760])]);
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(shape(&disc), [(0, 0, 6), (6, 10, 9)]);
        let track = &disc.sessions[0].tracks[1];
        assert_eq!((first_byte(track, 3), first_byte(track, 4)), (1, 2));
    }

    #[test]
    fn sectors_before_the_first_index_belong_to_the_first_track() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:04\n";
        let (disc, _) = open(sheet, &[("a.bin", vec![0; 23_520])]);
        assert_eq!(shape(&disc), [(0, 4, 10)]);
    }

    #[test]
    fn a_missing_partner_leaves_the_rest_usable() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\nFILE b.bin BINARY\nTRACK 02 AUDIO\n\
                     INDEX 01 00:00:00\n";
        let (disc, codes) = open(sheet, &[("a.bin", vec![0; 2352 * 3 + 5])]);
        assert_eq!(codes, ["CUE-FILE-MISSING", "CUE-PARTIAL-SECTOR"]);
        assert_eq!(disc.missing_files, ["b.bin"]);
        assert_eq!(shape(&disc), [(0, 0, 4), (4, 4, 0)]);
        assert!(disc.sessions[0].tracks[1].missing);
    }

    #[test]
    fn sessions_and_areas_begin_as_on_discs() {
        let sheet = "REM SESSION 01\nFILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM SESSION 02\n\
                     FILE b.bin BINARY\nTRACK 02 MODE2/2352\nINDEX 01 00:00:00\n";
        let files = [("a.bin", vec![0; 2352 * 302]), ("b.bin", vec![0; 2352 * 4])];
        let (disc, _) = open(sheet, &files);
        // A Dreamcast disc with 302 sectors of audio has its data at 11,702, like test.cdi of the corpus.
        assert_eq!(shape(&disc), [(0, 0, 302), (11_702, 11_702, 4)]);
        assert_eq!(disc.sessions.len(), 2);
        let sheet = sheet.replace("SESSION 01", "SINGLE-DENSITY AREA").replace("SESSION 02", "HIGH-DENSITY AREA");
        let (disc, _) = open(&sheet, &files);
        assert_eq!((disc.medium, disc.sessions[1].tracks[0].first.0), (Medium::GdRom, 45_000));
        assert_eq!(disc.sessions[1].tracks[0].mode, TrackMode::Mode2);
    }

    /// Audio, possibly a gap of zeros, and a volume made for an address on a disc.
    fn two_sessions(audio: usize, gap: usize, start: u32) -> [Vec<u8>; 2] {
        let data = (0..).zip(volume_for(start).chunks(2048).map(<[u8]>::to_vec).collect::<Vec<_>>());
        let data = data.flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), &data)).collect();
        [[vec![1; 2352 * audio], vec![0; 2352 * gap]].concat(), data]
    }

    // Redump's sheets: a file for each session, nothing between them.
    #[test]
    fn a_volume_gives_the_start_of_its_session() {
        let sheet = "REM SESSION 01\nFILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM SESSION 02\n\
                     FILE b.bin BINARY\nTRACK 02 MODE1/2352\nINDEX 01 00:00:00\n";
        let shape_for = |start| {
            let [audio, data] = two_sessions(302, 0, start);
            shape(&open(sheet, &[("a.bin", audio), ("b.bin", data)]).0)
        };
        assert_eq!(shape_for(11_552), [(0, 0, 302), (11_552, 11_552, 24)]);
        // A volume that counts from its own start reveals nothing.
        assert_eq!(shape_for(0), [(0, 0, 302), (11_702, 11_702, 24)]);
    }

    // IsoBuster's images: one file, in which the gap is as long as on the disc.
    #[test]
    fn a_gap_that_is_stored_is_no_part_of_the_track_before_it() {
        let sheet = "FILE a.bin BINARY\nREM SESSION 01\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM SESSION 02\n\
                     TRACK 02 MODE1/2352\nINDEX 01 02:36:02\n";
        for (start, audio) in [(11_702_u32, 302_u32), (11_552, 152)] {
            let disc = open(sheet, &[("a.bin", two_sessions(302, 11_400, start).concat())]).0;
            let (at, end) = (start.cast_signed(), Lba(audio.cast_signed()));
            assert_eq!(shape(&disc), [(0, 0, audio), (at, at, 24)]);
            assert_eq!((disc.sessions[0].lead_out, disc.sessions[1].tracks[0].recorded_start()), (end, Some(Lba(at))));
        }
        let said = sheet.replace("REM SESSION 02", "REM LEAD-OUT 00:04:02\nREM SESSION 02");
        let disc = open(&said, &[("a.bin", two_sessions(302, 11_400, 0).concat())]).0;
        assert_eq!(shape(&disc), [(0, 0, 302), (11_702, 11_702, 24)]);
    }

    // The packs of libcdio's p1.nrg.
    #[test]
    fn texts_may_be_in_a_file_of_their_own() {
        let packs = b"\x80\x00\x00\x00Join us now \x4B\x43\x80\x00\x01\x0Cwe have the \x10\xE4\
                      \x80\x00\x02\x0Fsoftware\0\0\0\0\xA3\x09\0";
        let sheet = "CDTEXTFILE \"a.cdt\"\nTITLE \"Other\"\nPERFORMER \"Somebody\"\nFILE a.bin BINARY\nTRACK 01 AUDIO\n\
                     INDEX 01 00:00:00\n";
        let texts = |files: &[(&str, Vec<u8>)]| {
            let (disc, codes) = open(sheet, &[&[("a.bin", vec![0; 2352])], files].concat());
            let [title, performer] = [TextKind::Title, TextKind::Performer].map(|kind| disc.cd_text.get(0, kind));
            (title.unwrap().to_owned(), performer.unwrap().to_owned(), codes)
        };
        let (title, somebody) = ("Join us now we have the software".to_owned(), "Somebody".to_owned());
        assert_eq!(texts(&[("A.CDT", packs.to_vec())]), (title.clone(), somebody.clone(), vec![]));
        let answer = [&[0, 56, 0, 0], &packs[..54]].concat();
        assert_eq!(texts(&[("a.cdt", answer)]), (title, somebody.clone(), vec![]));
        assert_eq!(texts(&[]), ("Other".to_owned(), somebody, vec!["CUE-TEXTS-MISSING"]));
    }

    #[test]
    fn tracks_with_falling_starts_are_read_from_their_stated_starts() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:00:20\n\
                     TRACK 03 AUDIO\nINDEX 01 00:00:10\nTRACK 04 AUDIO\nINDEX 01 00:00:30\n";
        let bytes = (0..40_u8).flat_map(|at| vec![at; 2352]).collect();
        let (disc, _) = open(sheet, &[("a.bin", bytes)]);
        assert_eq!(shape(&disc), [(0, 0, 20), (20, 20, 10), (10, 10, 20), (30, 30, 10)]);
        let first: Vec<u8> = disc.tracks().map(|(_, track)| first_byte(track, 0)).collect();
        assert_eq!(first, [0, 20, 10, 30]);
        assert_eq!(disc.sessions[0].lead_out, Lba(40));
    }

    #[test]
    fn lines_in_another_order_are_put_in_order() {
        let bytes: Vec<u8> = (0..40_u8).flat_map(|at| vec![at; 2352]).collect();
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 03 AUDIO\nINDEX 01 00:00:20\n\
                     TRACK 02 AUDIO\nINDEX 00 00:00:08\nINDEX 01 00:00:10\n";
        let (disc, codes) = open(sheet, &[("a.bin", bytes.clone())]);
        assert_eq!((shape(&disc), codes), (vec![(0, 0, 8), (8, 10, 12), (20, 20, 20)], vec!["TRACK-ORDER"]));
        let numbers: Vec<u8> = disc.tracks().map(|(_, track)| track.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        // The numbers of other sheets fall on the disc, too.
        let other = sheet.replace("00:00:20", "00:00:05");
        assert!(!open(&other, &[("a.bin", bytes)]).1.contains(&"TRACK-ORDER"));
    }

    #[test]
    fn a_pregap_that_begins_before_the_previous_track_is_dropped() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:10\nTRACK 02 AUDIO\nINDEX 00 00:00:05\n\
                     INDEX 01 00:00:20\n";
        let (disc, codes) = open(sheet, &[("a.bin", vec![0; 40 * 2352])]);
        assert_eq!((shape(&disc), codes), (vec![(0, 10, 20), (20, 20, 20)], vec!["TRACK-INDEX-ORDER"]));
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 00 00:00:00\nINDEX 01 00:00:08\nTRACK 02 AUDIO\n\
                     INDEX 00 00:00:07\nINDEX 01 00:00:30\nINDEX 02 00:00:35\n";
        let (disc, codes) = open(sheet, &[("a.bin", vec![0; 40 * 2352])]);
        assert_eq!((shape(&disc), codes), (vec![(0, 8, 30), (30, 30, 10)], vec!["TRACK-INDEX-ORDER"]));
    }

    #[test]
    fn a_mode_without_its_size_has_that_of_the_file() {
        let mut volume = vec![0; 30 * 2048];
        volume[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        let raw: Vec<u8> =
            (0..).zip(volume.chunks(2048)).flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), data)).collect();
        for (mode, bytes, stride) in [("MODE1", &volume, 2048), ("MODE1", &raw, 2352), ("AUDIO", &volume, 2048)] {
            let sheet = format!("FILE a.bin BINARY\nTRACK 01 {mode}\nINDEX 01 00:00:00\n");
            let (disc, _) = open(&sheet, &[("a.bin", bytes.clone())]);
            let track = &disc.sessions[0].tracks[0];
            assert_eq!((shape(&disc), track.mode, track.stored.stride), (vec![(0, 0, 30)], TrackMode::Mode1, stride));
        }
    }

    #[test]
    fn sectors_are_of_the_size_that_the_file_has() {
        let mut volume = vec![0; 30 * 2048];
        volume[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        let raw: Vec<u8> =
            (0..).zip(volume.chunks(2048)).flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), data)).collect();
        let sheet = |mode: &str| format!("FILE a.bin BINARY\nTRACK 01 {mode}\nINDEX 01 00:00:00\n");
        for (mode, bytes, stride) in
            [("MODE1/2352", &volume, 2048), ("MODE2/2336", &volume, 2048), ("MODE1/2048", &raw, 2352)]
        {
            let (disc, codes) = open(&sheet(mode), &[("a.bin", bytes.clone())]);
            assert_eq!((shape(&disc), codes), (vec![(0, 0, 30)], vec!["CUE-SECTOR-SIZE"]), "{mode}");
            assert_eq!(disc.sessions[0].tracks[0].stored.stride, stride);
        }
        let (disc, codes) = open(&sheet("MODE2/2352"), &[("a.bin", raw)]);
        assert_eq!((disc.sessions[0].tracks[0].mode, codes), (TrackMode::Mode1, vec!["CUE-MODE"]));
    }

    #[test]
    fn a_track_that_cannot_be_placed_is_named() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 soon\n";
        let (disc, codes) = open(sheet, &[("a.bin", vec![0; 23_520])]);
        assert_eq!((shape(&disc), codes), (vec![(0, 0, 10)], vec!["CUE-LINE", "CUE-NO-INDEX"]));
    }

    #[test]
    fn a_partner_that_was_renamed_is_taken() {
        let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
        let (disc, codes) = open(sheet, &[("other.bin", vec![7; 2352 * 3])]);
        assert_eq!((shape(&disc), codes), (vec![(0, 0, 3)], vec!["FILE-RENAMED"]));
        assert!(disc.missing_files.is_empty());
    }
}

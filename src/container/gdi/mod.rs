//! GDI files of Dreamcast discs: a list of tracks with one file each.

mod write;

use super::{Container, Match, Opener, Writer, settled};
use crate::disc::{Control, Disc, HIGH_DENSITY, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Files, Source};

static PARTNER: Anomaly = Anomaly {
    code: "GDI-FILE-MISSING",
    severity: Severity::Damage,
    structure: "Track of a GDI file",
    meaning: "The track can't be read without its file. Open it together with the GDI file.",
    clause: None,
};

static LINE: Anomaly = Anomaly {
    code: "GDI-LINE",
    severity: Severity::Warning,
    structure: "GDI file",
    meaning: "The line could not be understood. If it describes a track, that track is left out.",
    clause: None,
};

/// GDI files.
pub static GDI: Container =
    Container { id: "gdi", name: "Dreamcast GD-ROM (GDI with its files)", endings: &["gdi"], part: Part::Discs, probe };

/// Reads GDI files and their tracks.
pub static OPENER: Opener = Opener { container: &GDI, open };

/// Writes GDI files and their tracks.
pub static WRITER: Writer = Writer { container: &GDI, targets: write::TARGETS };

/// One line: track, first sector, control, bytes per sector, file, bytes to skip in it.
#[derive(Debug, PartialEq, Eq)]
struct TrackLine {
    number: u8,
    lba: i32,
    control: u8,
    size: u32,
    name: String,
    offset: u64,
}

fn probe(files: &Files) -> Result<Match> {
    Ok(if files.sheet("gdi", is_list)?.is_some() { Match::BySignature } else { Match::No })
}

/// True if the second line, after the number of tracks, describes a track.
fn is_list(text: &str) -> bool {
    lines(text).nth(1).and_then(line).is_some()
}

/// The lines that are not blank, whatever character ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty())
}

fn line(text: &str) -> Option<TrackLine> {
    let mut rest = text;
    let mut word = || {
        let (word, after) = rest.split_once(char::is_whitespace)?;
        rest = after.trim_start();
        Some(word)
    };
    let (number, lba, control, size) = (word()?, word()?, word()?, word()?);
    // The name may be in quotes and contain blanks; the offset is the last word.
    let (name, offset) = rest.rsplit_once(char::is_whitespace).unwrap_or((rest, "0"));
    Some(TrackLine {
        number: number.parse().ok().filter(|number| (1..=99).contains(number))?,
        lba: lba.parse().ok()?,
        control: control.parse().ok()?,
        size: size.parse().ok().filter(|size| (2048..=2448).contains(size))?,
        name: name.trim().trim_matches('"').to_owned(),
        offset: offset.parse().unwrap_or(0),
    })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (_, text) = files.sheet("gdi", is_list)?.ok_or_else(|| Error::NotFound("GDI file among the files".into()))?;
    let mut missing = Vec::new();
    let mut tracks: Vec<Track> = Vec::new();
    for text in lines(&text).skip(1) {
        match line(text) {
            Some(line) => tracks.push(track(&line, files, &mut missing, findings)),
            None => findings.add(&LINE, 0, "number, sector, control, size, name, offset", text),
        }
    }
    let (low, high): (Vec<Track>, Vec<Track>) = tracks.into_iter().partition(|track| track.first.0 < HIGH_DENSITY);
    let areas = [(1, low), (2, high)].into_iter().filter(|(_, tracks)| !tracks.is_empty());
    let sessions: Vec<Session> = areas
        .map(|(number, tracks)| Session { number, lead_out: tracks.last().map_or(Lba(0), Track::end), tracks })
        .collect();
    if sessions.is_empty() {
        return Err(Error::broken("GDI file", 0, "it has no track that could be placed"));
    }
    let mut disc = Disc::new(Medium::GdRom, sessions);
    disc.missing_files = missing;
    Ok(disc)
}

/// Opens the file of a track. The track ends with its file: the sectors between it and the next one are not in any
/// file.
fn track(line: &TrackLine, files: &Files, missing: &mut Vec<String>, findings: &mut Findings) -> Track {
    let file = files.find(&line.name);
    if file.is_none() {
        settled::note_missing(&line.name, &PARTNER, missing, findings);
    }
    let content =
        file.map_or_else(|| Source::from_bytes(Vec::new()), |file| file.content.slice(line.offset..file.content.len()));
    let stored = match line.size {
        2048 => Stored::COOKED,
        2336 => Stored::MODE_2,
        2448 => Stored::RAW.with(crate::disc::Subchannel::Interleaved),
        _ => Stored::RAW,
    };
    let sectors = u32::try_from(content.len() / stored.step()).unwrap_or(u32::MAX);
    let mode = if line.control & 4 == 0 { TrackMode::Audio } else { data_mode(&content, stored) };
    Track {
        control: Control::from_bits(line.control),
        missing: file.is_none(),
        ..Track::new(line.number, mode, Lba(line.lba), sectors, stored, content)
    }
}

fn data_mode(content: &Source, stored: Stored) -> TrackMode {
    let first: Option<RawSector> = content.read_up_to(0, RAW_SIZE).ok().and_then(|bytes| bytes.try_into().ok());
    match first.filter(|_| stored.is_whole()).map(|sector| Form::of(&sector)) {
        Some(Form::Mode2Form1 | Form::Mode2Form2 | Form::Mode2Formless) => TrackMode::Mode2,
        None if stored == Stored::MODE_2 => TrackMode::Mode2,
        _ => TrackMode::Mode1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_sessions_and_names_may_hold_blanks() {
        let text = "3\r\n1 0 4 2048 track01.bin 0\r\n 2  450 0 2352 \"track 02.raw\" 0\r\n3 45000 4 2048 C:\\x\\TRACK03.BIN 16\r\n";
        let mut files = Files::default();
        files.push("disc.gdi", Source::from_bytes(text.as_bytes().to_vec()));
        files.push("track01.bin", Source::from_bytes(vec![1; 20_480]));
        files.push("track03.bin", Source::from_bytes([vec![0; 16], vec![3; 4096]].concat()));
        let mut findings = Findings::default();
        assert_eq!(probe(&files).unwrap(), Match::BySignature);
        let disc = open(&files, &mut findings).unwrap();
        let codes: Vec<_> = findings.kept().iter().map(|finding| finding.anomaly.code).collect();
        assert_eq!((codes, disc.missing_files.clone()), (vec!["GDI-FILE-MISSING"], vec!["track 02.raw".to_owned()]));
        let shape: Vec<_> =
            disc.tracks().map(|(session, track)| (session.number, track.first.0, track.sectors)).collect();
        assert_eq!(shape, [(1, 0, 10), (1, 450, 0), (2, 45_000, 2)]);
        assert_eq!(disc.sessions[1].tracks[0].content.read_up_to(0, 1).unwrap(), [3]);
    }
}

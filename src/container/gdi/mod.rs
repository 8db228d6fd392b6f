//! GDI files of Dreamcast discs: a list of tracks with one file each.

mod write;

use super::{Container, Match, Opener, Writer, settled};
use crate::disc::{Control, Disc, HIGH_DENSITY, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Files, NamedFile, Partner, Source, Statement, TextFile};

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

static COUNT: Anomaly = Anomaly {
    code: "GDI-COUNT",
    severity: Severity::Warning,
    structure: "GDI file",
    meaning: "The first line should be the number of tracks that follow. All lines were read.",
    clause: None,
};

static NO_FILE: Anomaly = Anomaly {
    code: "GDI-TRACK-WITHOUT-FILE",
    severity: Severity::Note,
    structure: "Track of a GDI file",
    meaning: "The list has no file for this track, so the track is left out.",
    clause: None,
};

static SIZE: Anomaly = Anomaly {
    code: "GDI-SECTOR-SIZE",
    severity: Severity::Warning,
    structure: "Track of a GDI file",
    meaning: "The file stores sectors of another kind than the list states. They are read as they are.",
    clause: None,
};

static NO_TRACKS: Refusal = Refusal {
    code: "GDI-NO-TRACKS",
    sentence: "This is a GDI file, which lists the tracks of a Dreamcast disc, and it lists no track that has a file.",
    advice: "Get a complete copy of it, or open the files of the tracks by themselves.",
};

/// Format record of GDI files.
pub static GDI: Container = Container {
    id: "gdi",
    name: "Dreamcast GD-ROM (GDI with its files)",
    endings: endings::GDI,
    part: Part::Discs,
    probe,
};

/// Reads GDI files and their tracks.
pub static OPENER: Opener = Opener { container: &GDI, open };

/// Writes GDI files and their tracks.
pub static WRITER: Writer = Writer { container: &GDI, targets: write::TARGETS };

/// One line: track, first sector, control, bytes per sector, file, bytes to skip in it.
#[derive(Debug, PartialEq, Eq)]
struct TrackLine {
    statement: Statement,
    number: u8,
    lba: i32,
    control: u8,
    /// 0 for a track without a file.
    size: u32,
    name: String,
    offset: u64,
}

fn probe(files: &Files) -> Result<Match> {
    Ok(if files.sheet("gdi", is_list)?.is_some() { Match::BySignature } else { Match::No })
}

/// True if the text begins with a number of tracks, followed by nothing or by lines that include a track's, or if it
/// begins with a track's line.
fn is_list(text: &str) -> bool {
    let mut lines = text.split(['\r', '\n']).map(trimmed).filter(|line| !line.is_empty());
    let is_track = |text: &str| line(text, Statement::default()).is_some();
    let Some(first) = lines.next() else { return false };
    let mut lines = lines.peekable();
    is_track(first) || is_count(first) && (lines.peek().is_none() || lines.any(is_track))
}

fn is_count(line: &str) -> bool {
    line.parse::<u32>().is_ok()
}

fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\0' || c == '\u{1A}')
}

/// The lines that are not blank, whatever character ends them.
fn lines(file: &TextFile) -> Vec<(Statement, &str)> {
    let mut offset = 0_usize;
    let mut lines = Vec::new();
    for line in file.text.split_inclusive(['\r', '\n']) {
        if !trimmed(line).is_empty() {
            lines.push((file.statement(offset), trimmed(line)));
        }
        offset = offset.saturating_add(line.len());
    }
    lines
}

fn line(text: &str, statement: Statement) -> Option<TrackLine> {
    let mut rest = text;
    let mut word = || {
        let (word, after) = rest.split_once(char::is_whitespace)?;
        rest = after.trim_start();
        Some(word)
    };
    let (number, lba, control, size) = (word()?, word()?, word()?, word()?);
    // The name may be in quotes and contain blanks; the offset is the last word.
    let (name, offset) = match rest.rsplit_once(['"', '\'']).filter(|(_, after)| !after.is_empty()) {
        Some((name, offset)) => (name, offset.trim()),
        None => match rest.rsplit_once(char::is_whitespace) {
            Some((name, offset)) if offset.parse::<u64>().is_ok() => (name, offset),
            _ => (rest, "0"),
        },
    };
    Some(TrackLine {
        statement,
        number: number.parse().ok().filter(|number| (1..=99).contains(number))?,
        lba: lba.parse().ok()?,
        control: control.parse().ok()?,
        size: size.parse().ok().filter(|size| *size == 0 || (2048..=2448).contains(size))?,
        name: name.trim().trim_matches(['"', '\'']).to_owned(),
        offset: offset.parse().unwrap_or(0),
    })
}

impl TrackLine {
    fn has_file(&self) -> bool {
        self.size > 0 && !self.name.is_empty() && !self.name.eq_ignore_ascii_case("none")
    }
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let (file, text) =
        files.sheet("gdi", is_list)?.ok_or_else(|| Error::NotFound("GDI file among the files".into()))?;
    files.take(file);
    let mut missing = Vec::new();
    let all = lines(&text);
    let (mut listed, mut described) = (Vec::new(), 0_usize);
    let count = all.first().filter(|(_, first)| is_count(first));
    for (statement, text) in all.iter().skip(usize::from(count.is_some())) {
        let Some(line) = line(text, *statement) else {
            let found = statement.found(format!("“{}”", text.chars().take(120).collect::<String>()));
            findings.add(&LINE, statement.byte, "number, sector, control, size, name, offset", found);
            continue;
        };
        described = described.saturating_add(1);
        if line.has_file() {
            listed.push(line);
        } else {
            let found = statement.found(format!("“{}” for track {}", line.name, line.number));
            findings.add(&NO_FILE, statement.byte, "a file of sectors", found);
        }
    }
    if count.is_none_or(|(_, count)| count.parse() != Ok(described)) {
        let (statement, found) =
            count.map_or((Statement::default(), "none"), |(statement, count)| (*statement, *count));
        findings.add(&COUNT, statement.byte, format!("{described} tracks"), statement.found(found));
    }
    let wanted: Vec<Partner> =
        listed.iter().map(|line| Partner { name: &line.name, endings: &[], statement: line.statement }).collect();
    let found = files.partners(&wanted, findings);
    let mut tracks: Vec<Track> = Vec::new();
    for line in &listed {
        tracks.push(track(line, found.get(&line.name).copied(), &mut missing, findings));
    }
    let (low, high): (Vec<Track>, Vec<Track>) = tracks.into_iter().partition(|track| track.first.0 < HIGH_DENSITY);
    let areas = [(1, low), (2, high)].into_iter().filter(|(_, tracks)| !tracks.is_empty());
    let sessions: Vec<Session> = areas
        .map(|(number, tracks)| Session { number, lead_out: tracks.last().map_or(Lba(0), Track::end), tracks })
        .collect();
    if sessions.is_empty() {
        return Err((&NO_TRACKS).into());
    }
    let mut disc = Disc::new(Medium::GdRom, sessions);
    disc.missing_files = missing;
    Ok(disc)
}

/// A track ends with its file: the sectors between it and the next one are not in any file.
fn track(line: &TrackLine, file: Option<&NamedFile>, missing: &mut Vec<String>, findings: &mut Findings) -> Track {
    let statement = line.statement;
    if file.is_none() {
        settled::note_missing(&line.name, &PARTNER, statement, missing, findings);
    }
    let content =
        file.map_or_else(|| Source::from_bytes(Vec::new()), |file| file.content.slice(line.offset..file.content.len()));
    let mut stored = match line.size {
        2048 => Stored::COOKED,
        2336 => Stored::MODE_2,
        2448 => Stored::RAW.with(crate::disc::Subchannel::Interleaved),
        _ => Stored::RAW,
    };
    let is_audio = line.control & 4 == 0;
    let stated = if is_audio { TrackMode::Audio } else { data_mode(&content, stored) };
    let shown = settled::true_shape(&content, 0..content.len(), (stated, stored)).filter(|_| !is_audio);
    if let Some((_, shown)) = shown {
        let found = statement.found(format!("{} bytes, track {}", stored.stride, line.number));
        findings.add(&SIZE, statement.byte, format!("sectors of {} bytes, as in the file", shown.stride), found);
        stored = shown;
    }
    let sectors = u32::try_from(content.len() / stored.step()).unwrap_or(u32::MAX);
    Track {
        control: Control::from_bits(line.control),
        missing: file.is_none(),
        statement,
        ..Track::new(line.number, shown.map_or(stated, |(mode, _)| mode), Lba(line.lba), sectors, stored, content)
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
    type Opened = (Vec<(u8, i32, u32)>, Vec<(&'static str, String)>);

    fn opened(text: &str, files: &[(&str, Vec<u8>)]) -> Opened {
        let mut given = Files::one("disc.gdi", Source::from_bytes(text.as_bytes().to_vec()));
        for (name, bytes) in files {
            given.push(*name, Source::from_bytes(bytes.clone()));
        }
        assert_eq!(probe(&given).unwrap(), Match::BySignature);
        let mut findings = Findings::default();
        let disc = open(&given, &mut findings).unwrap();
        let shape = disc.tracks().map(|(_, track)| (track.number, track.first.0, track.sectors)).collect();
        (shape, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.found.clone())).collect())
    }

    #[test]
    fn tracks_without_a_file_are_named_and_the_rest_is_read() {
        let text = "3\n1 0 4 0 none 0\n2 600 0 0 NONE 0\n3 45000 4 2048 \"a b.bin\" 0\n";
        let (shape, found) = opened(text, &[("a b.bin", vec![1; 20_480])]);
        assert_eq!(shape, [(3, 45_000, 10)]);
        let none = |found: &str| ("GDI-TRACK-WITHOUT-FILE", found.to_owned());
        assert_eq!(found, [none("“none” for track 1 in line 2"), none("“NONE” for track 2 in line 3")]);
    }

    #[test]
    fn the_count_may_be_wrong_and_the_size_too() {
        let mut data = vec![1; 20 * 2048];
        data[16 * 2048 + 1..16 * 2048 + 6].copy_from_slice(b"CD001");
        let (shape, found) = opened("5\n3 45000 4 2352 a.bin\n", &[("a.bin", data)]);
        assert_eq!(shape, [(3, 45_000, 20)]);
        let expected = [("GDI-COUNT", "5 in line 1"), ("GDI-SECTOR-SIZE", "2352 bytes, track 3 in line 2")];
        assert_eq!(found, expected.map(|(code, found)| (code, found.to_owned())));
    }

    #[test]
    fn a_list_without_a_count_is_read() {
        let lists =
            ["1 0 4 2048 a.bin 0\n2 600 0 2352 b.bin 0\n", "\n 1 0 4 2048 \"a.bin\" 0\r\n\r\n2 600 0 2352 b.bin 0"];
        for text in lists {
            let (shape, found) = opened(text, &[("a.bin", vec![1; 20_480]), ("b.bin", vec![2; 2352])]);
            assert_eq!((shape, found), (vec![(1, 0, 10), (2, 600, 1)], vec![("GDI-COUNT", "none".to_owned())]));
        }
    }

    #[test]
    fn an_empty_list_is_called_what_it_is() {
        for text in ["0\n", "2\n1 0 4 0 none 0\n2 45000 4 0 none 0\n"] {
            let files = Files::one("disc.gdi", Source::from_bytes(text.as_bytes().to_vec()));
            assert_eq!(probe(&files).unwrap(), Match::BySignature);
            let error = open(&files, &mut Findings::default()).unwrap_err();
            assert!(error.to_string().starts_with("This is a GDI file"), "{error}");
        }
        let files = Files::one("disc.gdi", Source::from_bytes(b"1\nnot a list\n".to_vec()));
        assert_eq!(probe(&files).unwrap(), Match::No);
    }
}

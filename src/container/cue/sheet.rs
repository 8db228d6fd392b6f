//! Parses the text of a cue sheet, line by line, as CDRWin and later programs write it.
//!
//! The parser is lenient: order of lines, quotes, number of digits, case and unknown words do not matter as long as
//! each track can be placed.

use crate::bytes::text;
use crate::container::settled;
use crate::container::times::{self, Time};
use crate::disc::{Control, Stored, Subchannel, TextKind, TrackMode};
use crate::endings;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Statement, TextFile};

static LINE: Anomaly = Anomaly {
    code: "CUE-LINE",
    severity: Severity::Warning,
    structure: "Cue sheet line",
    meaning: "The line could not be understood and was ignored.",
    clause: None,
};

/// A track that is left out.
pub(super) static TRACK: Anomaly = Anomaly {
    code: "CUE-TRACK",
    severity: Severity::Damage,
    structure: "TRACK of a cue sheet",
    meaning: "The track can't be placed on the disc and is left out.",
    clause: None,
};

static REFERENCES: Anomaly = Anomaly {
    code: "CUE-REFERENCES",
    severity: Severity::Note,
    structure: "Text of a cue sheet",
    meaning: "The program that wrote the sheet took it for a web page: it wrote characters as references. They were \
              resolved.",
    clause: None,
};

/// A parsed sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) catalog: Option<String>,
    pub(super) text_file: Option<(String, Statement)>,
    pub(super) files: Vec<FileLine>,
    pub(super) tracks: Vec<TrackLines>,
    pub(super) texts: Vec<(u8, TextKind, String)>,
    /// Lead-outs of sessions that record one: session and frames.
    pub(super) lead_outs: Vec<(u16, u32)>,
    /// True for a sheet with the two areas of a Dreamcast disc.
    pub(super) has_areas: bool,
    /// Remarks that are kept as they are, each with its track, or 0 for the disc.
    pub(super) remarks: Vec<(u8, String)>,
}

/// A FILE line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileLine {
    pub(super) name: String,
    pub(super) kind: FileKind,
    pub(super) statement: Statement,
}

/// How a file holds its tracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Sectors, with little-endian samples.
    Binary,
    /// Sectors, with big-endian samples.
    Motorola,
    /// Audio in a file format of its own, which is detected from the content.
    Audio,
}

/// A TRACK and the lines that belong to it.
#[derive(Debug, Clone)]
pub(super) struct TrackLines {
    pub(super) statement: Statement,
    pub(super) number: u8,
    pub(super) mode: TrackMode,
    pub(super) stored: Stored,
    pub(super) session: u16,
    pub(super) high_density: bool,
    pub(super) control: Control,
    pub(super) isrc: Option<String>,
    /// Frames of a pregap that is not in the file.
    pub(super) pregap: u32,
    /// Frames of a postgap that is not in the file.
    pub(super) postgap: u32,
    pub(super) indexes: Vec<IndexLine>,
}

/// An INDEX line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexLine {
    pub(super) number: u8,
    /// Index into the files of the sheet.
    pub(super) file: usize,
    /// Frames, counted from the start of that file.
    pub(super) frames: u32,
}

struct Scanner<'a> {
    sheet: Sheet,
    session: u16,
    high_density: bool,
    /// True after a TRACK that was left out, whose lines belong to no track.
    skipping: bool,
    /// Place of the current line.
    at: Statement,
    findings: &'a mut Findings,
}

/// Parses a sheet.
pub(super) fn parse(file: &TextFile, findings: &mut Findings) -> Sheet {
    let at = Statement::default();
    let mut scanner =
        Scanner { sheet: Sheet::default(), session: 1, high_density: false, skipping: false, at, findings };
    let mut offset = 0_usize;
    for line in file.text.split_inclusive(['\n', '\r']) {
        scanner.at = file.statement(offset);
        scanner.line(line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\0' || c == '\u{1A}'));
        offset = offset.saturating_add(line.len());
    }
    scanner.sheet
}

impl Scanner<'_> {
    fn line(&mut self, line: &str) {
        let (word, rest) = split_word(line);
        let understood = match word.to_ascii_uppercase().as_str() {
            "" => true,
            "REM" => {
                self.remark(rest);
                true
            }
            "CATALOG" => {
                self.sheet.catalog =
                    settled::catalog(&unquote(rest), self.at, self.findings).or(self.sheet.catalog.take());
                true
            }
            "CDTEXTFILE" => {
                self.sheet.text_file = Some((unquote(rest), self.at));
                true
            }
            "FILE" => self.file(rest),
            "TRACK" => {
                self.track(rest);
                true
            }
            word => match TextKind::of_word(word) {
                Some(kind) => {
                    self.text(kind, unquote(rest));
                    true
                }
                None => self.skipping || self.of_track(word, rest).is_some(),
            },
        };
        if !understood {
            let track = self.sheet.tracks.last().map_or_else(String::new, |track| format!(", track {}", track.number));
            let line: String = line.chars().take(120).collect();
            let found = format!("{}{track}", self.at.found(format!("“{line}”")));
            self.findings.add(&LINE, self.at.byte, "a line of a cue sheet", found);
        }
    }

    fn remark(&mut self, rest: &str) {
        let words: Vec<String> = rest.split_whitespace().map(str::to_ascii_uppercase).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["SESSION", number, ..] => {
                if let Some(number) = number.parse().ok().filter(|number| (1..=99).contains(number)) {
                    self.session = number;
                }
            }
            ["LEAD-OUT", time, ..] => {
                if let Some(Time { frames, .. }) = times::of(time) {
                    self.sheet.lead_outs.push((self.session, frames));
                }
            }
            ["SINGLE-DENSITY", "AREA", ..] => self.sheet.has_areas = true,
            ["HIGH-DENSITY", "AREA", ..] => {
                self.sheet.has_areas = true;
                self.high_density = true;
            }
            // Remarks of IsoBuster about the positions of data in its own files.
            [] | ["ORIGINAL" | "MSF" | "MSF:" | "RUN-OUT" | "LEAD-IN" | "LEAD-OUT", ..] => {}
            _ => {
                let track = self.sheet.tracks.last().map_or(0, |track| track.number);
                self.sheet.remarks.push((track, rest.to_owned()));
            }
        }
    }

    /// `FILE "name" KIND`; the name may contain blanks without quotes, and the kind may be missing.
    fn file(&mut self, rest: &str) -> bool {
        let (name, kind) = match quoted(rest) {
            Some((name, after)) => (name.to_owned(), after.trim()),
            None => match rest.rsplit_once(char::is_whitespace) {
                Some((name, kind)) if file_kind(kind).is_some() => (name.trim().to_owned(), kind),
                _ => (rest.to_owned(), ""),
            },
        };
        let kind = file_kind(kind).unwrap_or(if endings::is_any(&name, endings::AUDIO) {
            FileKind::Audio
        } else {
            FileKind::Binary
        });
        self.sheet.files.push(FileLine { name, kind, statement: self.at });
        true
    }

    fn track(&mut self, rest: &str) {
        let (number, mode) = split_word(rest);
        let track = number.parse::<u8>().ok().filter(|number| (1..=99).contains(number)).zip(track_mode(mode));
        self.skipping = track.is_none();
        let Some((number, (mode, stored))) = track else {
            let found = self.at.found(format!("“{rest}”"));
            self.findings.add(&TRACK, self.at.byte, "a number from 1 to 99 and a known mode", found);
            return;
        };
        self.sheet.tracks.push(TrackLines {
            statement: self.at,
            number,
            mode,
            stored,
            session: self.session,
            high_density: self.high_density,
            control: Control::default(),
            isrc: None,
            pregap: 0,
            postgap: 0,
            indexes: Vec::new(),
        });
    }

    fn text(&mut self, kind: TextKind, written: String) {
        let text = text::without_references(&written);
        if text != written {
            self.findings.add(&REFERENCES, self.at.byte, format!("“{text}”"), self.at.found(format!("“{written}”")));
        }
        let track = self.sheet.tracks.last().map_or(0, |track| track.number);
        if !self.skipping {
            self.sheet.texts.push((track, kind, text));
        }
    }

    /// Parses a line that belongs to the last track; `None` for any other line.
    fn of_track(&mut self, word: &str, rest: &str) -> Option<()> {
        let file = self.sheet.files.len().checked_sub(1);
        let (number, at) = (self.sheet.tracks.last()?.number, self.at);
        match word {
            "INDEX" => {
                let (index, time) = split_word(rest);
                let (index, file) = (index.parse().ok().filter(|index| *index < 100)?, file?);
                let frames = times::frames(&unquote(time), number, at, self.findings)?;
                self.sheet.tracks.last_mut()?.indexes.push(IndexLine { number: index, file, frames });
            }
            "PREGAP" | "POSTGAP" => {
                let frames = times::frames(&unquote(rest), number, at, self.findings)?;
                let track = self.sheet.tracks.last_mut()?;
                *(if word == "PREGAP" { &mut track.pregap } else { &mut track.postgap }) = frames;
            }
            "ISRC" => self.sheet.tracks.last_mut()?.isrc = settled::isrc(&unquote(rest), at, self.findings),
            "FLAGS" => flags(rest, &mut self.sheet.tracks.last_mut()?.control),
            _ => return None,
        }
        Some(())
    }
}

fn flags(rest: &str, control: &mut Control) {
    for flag in rest.split_whitespace() {
        match flag.to_ascii_uppercase().as_str() {
            "DCP" => control.copy_permitted = true,
            "PRE" => control.pre_emphasis = true,
            "4CH" => control.four_channels = true,
            "SCMS" => control.serial_copies = true,
            _ => {}
        }
    }
}

fn file_kind(word: &str) -> Option<FileKind> {
    Some(match word.to_ascii_uppercase().as_str() {
        "BINARY" | "BIN" | "RAW" => FileKind::Binary,
        "MOTOROLA" => FileKind::Motorola,
        "WAVE" | "WAV" | "AIFF" | "AIF" | "MP3" | "FLAC" => FileKind::Audio,
        _ => return None,
    })
}

fn track_mode(words: &str) -> Option<(TrackMode, Stored)> {
    let mode = words.split_whitespace().next()?.to_ascii_uppercase();
    Some(match mode.as_str() {
        "AUDIO" => (TrackMode::Audio, Stored::RAW),
        "CDG" => (TrackMode::Audio, Stored::RAW.with(Subchannel::Interleaved)),
        "MODE1/2048" => (TrackMode::Mode1, Stored::COOKED),
        // Where the size is left out, the file tells it.
        "MODE1" | "MODE1/2352" => (TrackMode::Mode1, Stored::RAW),
        "MODE1/2448" => (TrackMode::Mode1, Stored::RAW.with(Subchannel::Interleaved)),
        "MODE2/2048" => (TrackMode::Mode2Form1, Stored::plain(24, 2048)),
        "MODE2/2324" => (TrackMode::Mode2Form2, Stored::plain(24, 2324)),
        "MODE2/2336" | "CDI/2336" => (TrackMode::Mode2, Stored::MODE_2),
        "MODE2" | "CDI" | "MODE2/2352" | "CDI/2352" => (TrackMode::Mode2, Stored::RAW),
        "MODE2/2448" => (TrackMode::Mode2, Stored::RAW.with(Subchannel::Interleaved)),
        "MODE0/2352" => (TrackMode::Mode0, Stored::RAW),
        _ => return None,
    })
}

fn split_word(line: &str) -> (&str, &str) {
    line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()))
}

/// Parses a text at the start in double or single quotes, and returns it with the rest. The closing quote may be
/// missing, and more quotes may be inside the text: the last one closes it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = text.get(1..)?;
    Some(inner.rsplit_once(quote).unwrap_or((inner, "")))
}

fn unquote(text: &str) -> String {
    quoted(text).map_or(text, |(inner, _)| inner).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_clean(text: &str) -> Sheet {
        let mut findings = Findings::default();
        let sheet = parse(&text.into(), &mut findings);
        assert_eq!(findings.kept(), []);
        sheet
    }

    fn codes(text: &str) -> Vec<&'static str> {
        let mut findings = Findings::default();
        parse(&text.into(), &mut findings);
        findings.kept().iter().map(|finding| finding.anomaly.code).collect()
    }

    #[test]
    fn texts_written_for_web_pages_are_resolved() {
        let text = "TITLE \"Tom &amp; Ann&#39;s &quot;Best&quot;\"\nPERFORMER \"R&B; B&B\"\nFILE a.bin BINARY\n\
                    TRACK 01 AUDIO\nTITLE 'A &lt;b&gt;'\nINDEX 01 00:00:00\n";
        let sheet = parse(&text.into(), &mut Findings::default());
        let texts: Vec<&str> = sheet.texts.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(texts, ["Tom & Ann's \"Best\"", "R&B; B&B", "A <b>"]);
        assert_eq!(codes(text), ["CUE-REFERENCES", "CUE-REFERENCES"]);
    }

    #[test]
    fn sheets_of_other_programs_are_read() {
        let sheet = parse_clean(
            "\u{FEFF}REM GENRE x\r\ncatalog 0000010271955\rTITLE \"An \"odd\" one\"\n  FILE my disc.bin binary\n\
             \tTRACK 1 MODE1/2352\n FLAGS dcp PRE\nINDEX 1 0:2:0\nREM SESSION 02\nFILE 'b.wav'\nTRACK 02 AUDIO\n\
             PERFORMER 'Somebody'\nISRC ABCDE1234567\nPREGAP 00:02:00\nINDEX 00 99:00:00\nINDEX 01 99:00:01\n",
        );
        assert_eq!(sheet.catalog.as_deref(), Some("0000010271955"));
        assert_eq!(sheet.texts[0], (0, TextKind::Title, "An \"odd\" one".into()));
        let files: Vec<_> =
            sheet.files.iter().map(|line| (line.name.as_str(), line.kind, line.statement.line)).collect();
        assert_eq!(files, [("my disc.bin", FileKind::Binary, 4), ("b.wav", FileKind::Audio, 9)]);
        let [first, second] = sheet.tracks.as_slice() else { panic!("two tracks") };
        assert!(first.control.copy_permitted && first.control.pre_emphasis);
        assert_eq!(first.indexes, [IndexLine { number: 1, file: 0, frames: 150 }]);
        assert_eq!((second.session, second.pregap, second.isrc.as_deref()), (2, 150, Some("ABCDE1234567")));
        assert_eq!(second.indexes[0], IndexLine { number: 0, file: 1, frames: 445_500 });
    }

    #[test]
    fn impossible_lines_are_findings_and_skipped() {
        let head = "FILE a.bin BINARY\n";
        assert_eq!(codes("CATALOG\n"), ["CATALOG-INVALID"]);
        assert_eq!(codes("CATALOG \"167890123\"\n"), ["CATALOG-INVALID"]);
        assert_eq!(codes(&format!("{head}TRACK 01 MODE3_FORM1\nINDEX 01 00:00:00\n")), ["CUE-TRACK"]);
        assert_eq!(codes(&format!("{head}TRACK 01 AUDIO\nINDEX 01 00:00:100\n")), ["SHEET-TIME"]);
        assert_eq!(codes(&format!("{head}TRACK 01 AUDIO\nINDEX 01 1:90\n")), ["SHEET-TIME"]);
        assert_eq!(codes(&format!("{head}TRACK 01 AUDIO\nINDEX 01 100:00:00\n")), ["SHEET-TIME"]);
        assert_eq!(codes(&format!("{head}TRACK 01 AUDIO\nINDEX 01 -1:90:00\n")), ["CUE-LINE"]);
        assert_eq!(codes(&format!("{head}TRACK 01 AUDIO\nISRC us-rc1-76-07839\n")), ["ISRC-SPELLING"]);
        assert_eq!(codes("INDEX 01 00:00:00\n"), ["CUE-LINE"]);
    }

    #[test]
    fn findings_have_the_byte_and_the_line_of_their_statement() {
        let text = "FILE a.bin BINARY\r\nTRACK 01 AUDIO\r\n\r\nINDEX 01 00:00:80\r\nINDEX 02 nowhere\r\n";
        let mut findings = Findings::default();
        parse(&text.into(), &mut findings);
        let found: Vec<_> = findings.kept().iter().map(|finding| (finding.byte, finding.found.as_str())).collect();
        let time = text.find("INDEX 01").unwrap() as u64;
        let line = text.find("INDEX 02").unwrap() as u64;
        let expected = [(time, "“00:00:80” in line 4, track 1"), (line, "“INDEX 02 nowhere” in line 5, track 1")];
        assert_eq!(found, expected);
    }
}

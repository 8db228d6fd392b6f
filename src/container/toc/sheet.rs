//! Parses the statements of a cdrdao TOC file.

use std::iter::Peekable;

use super::scan::{Kind, Token, tokens};
use crate::container::{settled, times};
use crate::disc::{Control, ENGLISH, Stored, Subchannel, TextKind, TrackMode};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Partner, Statement, TextFile};

static STATEMENT: Anomaly = Anomaly {
    code: "TOC-STATEMENT",
    severity: Severity::Warning,
    structure: "TOC file",
    meaning: "The statement could not be understood and was ignored.",
    clause: None,
};

static TRACK: Anomaly = Anomaly {
    code: "TOC-TRACK",
    severity: Severity::Damage,
    structure: "TRACK of a TOC file",
    meaning: "The track has an unknown mode and is left out.",
    clause: None,
};

/// Stereo samples in a sector.
const SAMPLES: u64 = 588;

/// A parsed TOC file.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) catalog: Option<String>,
    pub(super) tracks: Vec<TrackLines>,
    /// Block, track (0 is the album), kind, text.
    pub(super) texts: Vec<(u8, u8, TextKind, String)>,
    /// Language codes of the blocks.
    pub(super) languages: Vec<(u8, u8)>,
    /// Numbers of the blocks' genres.
    pub(super) genres: Vec<(u8, u16)>,
}

/// A TRACK and the statements that belong to it.
#[derive(Debug)]
pub(super) struct TrackLines {
    pub(super) statement: Statement,
    pub(super) mode: TrackMode,
    pub(super) stored: Stored,
    pub(super) control: Control,
    pub(super) isrc: Option<String>,
    pub(super) parts: Vec<Part>,
    /// Position of index 1, counted from the start of the track.
    pub(super) start: Start,
    /// Positions of further indexes, counted from index 1.
    pub(super) indexes: Vec<u64>,
}

/// The position of index 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// A number of sectors after the first one of the track.
    Sector(u64),
    /// After a number of parts.
    AfterParts(usize),
}

/// A part of a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Sectors of zeros.
    Zeros(u64),
    /// A range of a file.
    File {
        name: String,
        statement: Statement,
        /// Bytes to skip in the file, if the statement has them.
        skip: Option<u64>,
        /// Its offset after the skipped bytes.
        from: Length,
        /// Its length; `None` for the rest of the file.
        length: Option<Length>,
    },
}

impl Part {
    /// Its file.
    pub(super) fn partner(&self) -> Option<Partner<'_>> {
        match self {
            Self::Zeros(_) => None,
            Self::File { name, statement, .. } => Some(Partner { name, endings: &[], statement: *statement }),
        }
    }
}

/// A length in one of two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// In sectors.
    Sectors(u64),
    /// In bytes.
    Bytes(u64),
}

struct Parser<'a, I: Iterator<Item = Token>> {
    file: &'a TextFile,
    tokens: Peekable<I>,
    sheet: Sheet,
    /// True after a TRACK that was left out, whose statements belong to no track.
    skipping: bool,
    /// Position of the last word that was taken.
    at: Statement,
    findings: &'a mut Findings,
}

/// Parses a TOC file.
pub(super) fn parse(file: &TextFile, findings: &mut Findings) -> Sheet {
    let tokens = tokens(&file.text).into_iter().peekable();
    let (sheet, at) = (Sheet::default(), Statement::default());
    let mut parser = Parser { file, tokens, sheet, skipping: false, at, findings };
    while let Some(token) = parser.tokens.next() {
        let at = file.statement(token.at);
        let (word, understood) = match token.kind {
            Kind::Word(word) => {
                parser.at = at;
                let understood = parser.statement(&word.to_ascii_uppercase(), at).is_some();
                (word, understood)
            }
            Kind::Text(text) => (format!("\"{text}\""), false),
            Kind::Open => ("{".into(), false),
            Kind::Close => ("}".into(), false),
        };
        if !understood && !parser.skipping {
            let word: String = word.chars().take(120).collect();
            let found = format!("{}{}", at.found(format!("“{word}”")), parser.of_which());
            parser.findings.add(&STATEMENT, at.byte, "a statement of a TOC file", found);
        }
    }
    parser.sheet
}

impl<I: Iterator<Item = Token>> Parser<'_, I> {
    /// Parses one statement; `None` if there is none or it is invalid.
    fn statement(&mut self, word: &str, at: Statement) -> Option<()> {
        match word {
            "CD_DA" | "CD_ROM" | "CD_ROM_XA" | "CD_I" => {}
            "CATALOG" => self.catalog(at),
            "CD_TEXT" => self.cd_text()?,
            "TRACK" => self.track(at)?,
            "FIRST_TRACK_NO" | "TWO_CHANNEL_AUDIO" => {
                if word == "FIRST_TRACK_NO" {
                    self.word()?;
                }
            }
            _ if self.skipping => {}
            _ => self.of_track(word)?,
        }
        Some(())
    }

    fn catalog(&mut self, at: Statement) {
        let number = self.text_or_number().unwrap_or_default();
        self.sheet.catalog = settled::catalog(&number, at, self.findings).or(self.sheet.catalog.take());
    }

    /// The track of the last statement, as text; empty before the first track.
    fn of_which(&self) -> String {
        match self.sheet.tracks.len() {
            0 => String::new(),
            number => format!(", track {number}"),
        }
    }

    fn track(&mut self, at: Statement) -> Option<()> {
        let mode = self.word()?;
        let known = track_mode(&mode);
        self.skipping = known.is_none();
        let Some((mode, mut stored)) = known else {
            let number = self.sheet.tracks.len().saturating_add(1);
            let found = format!("{}, track {number}", at.found(format!("“{mode}”")));
            self.findings.add(&TRACK, at.byte, "a mode of cdrdao", found);
            return Some(());
        };
        let subchannel = self.next_word_if(|word| matches!(word, "RW" | "RW_RAW"));
        if subchannel.is_some() {
            stored = stored.with(Subchannel::Interleaved);
        }
        self.sheet.tracks.push(TrackLines {
            statement: at,
            mode,
            stored,
            control: Control::default(),
            isrc: None,
            parts: Vec::new(),
            start: Start::Sector(0),
            indexes: Vec::new(),
        });
        Some(())
    }

    fn of_track(&mut self, word: &str) -> Option<()> {
        if self.sheet.tracks.is_empty() {
            return None;
        }
        match word {
            "NO" => {
                let what = self.word()?;
                self.flag(&what, false)?;
            }
            "COPY" | "PRE_EMPHASIS" | "FOUR_CHANNEL_AUDIO" => self.flag(word, true)?,
            "ISRC" => {
                let isrc = self.value(|_| true)?;
                self.last()?.isrc = settled::isrc(&isrc, self.at, self.findings);
            }
            "SILENCE" | "ZERO" => self.zeros()?,
            "PREGAP" => {
                let sectors = self.sectors()?;
                let track = self.last()?;
                track.parts.insert(0, Part::Zeros(sectors));
                track.start = Start::AfterParts(1);
            }
            "START" => {
                let sectors = self.next_time();
                let track = self.last()?;
                track.start = sectors.map_or(Start::AfterParts(track.parts.len()), Start::Sector);
            }
            "INDEX" => {
                let sectors = self.sectors()?;
                self.last()?.indexes.push(sectors);
            }
            "FILE" | "AUDIOFILE" | "DATAFILE" => self.file(word == "DATAFILE")?,
            _ => return None,
        }
        Some(())
    }

    fn flag(&mut self, word: &str, set: bool) -> Option<()> {
        let control = &mut self.last()?.control;
        match word.to_ascii_uppercase().as_str() {
            "COPY" => control.copy_permitted = set,
            "PRE_EMPHASIS" => control.pre_emphasis = set,
            "FOUR_CHANNEL_AUDIO" => control.four_channels = set,
            _ => return None,
        }
        Some(())
    }

    /// `ZERO [mode] [RW|RW_RAW] length`.
    fn zeros(&mut self) -> Option<()> {
        while self.next_word_if(|word| track_mode(word).is_some() || matches!(word, "RW" | "RW_RAW")).is_some() {}
        let sectors = self.sectors()?;
        self.last()?.parts.push(Part::Zeros(sectors));
        Some(())
    }

    /// `FILE "name" [SWAP] [#offset] start [length]`, `DATAFILE "name" [#offset] [length]`.
    fn file(&mut self, is_data: bool) -> Option<()> {
        let statement = self.at;
        let name = self.text_or_number()?;
        self.next_word_if(|word| word == "SWAP");
        let skip = self.next_word_if(|word| word.starts_with('#'));
        let skip = skip.and_then(|word| word.trim_start_matches('#').parse().ok());
        let audio = self.last()?.mode == TrackMode::Audio;
        let from = if is_data { None } else { self.next_length(audio) };
        let from = from.unwrap_or(Length::Sectors(0));
        let length = self.next_length(audio).filter(|length| !matches!(length, Length::Sectors(0) | Length::Bytes(0)));
        self.last()?.parts.push(Part::File { name, statement, skip, from, length });
        Some(())
    }

    /// `CD_TEXT { LANGUAGE_MAP { … } LANGUAGE n { KEY "text" … KEY { bytes } … } }`
    fn cd_text(&mut self) -> Option<()> {
        let track = u8::try_from(self.sheet.tracks.len()).ok()?;
        let (mut depth, mut block, mut key) = (0_u32, 0, String::new());
        let mut numbers: Vec<String> = Vec::new();
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Open => depth = depth.saturating_add(1),
                Kind::Close => {
                    depth = depth.saturating_sub(1);
                    let numbers = std::mem::take(&mut numbers);
                    match key.as_str() {
                        "LANGUAGE_MAP" => self.sheet.languages.extend(languages(&numbers)),
                        "GENRE" if track == 0 => self.sheet.genre(block, &numbers),
                        _ => {}
                    }
                    key.clear();
                }
                Kind::Word(word) if key == "LANGUAGE" => {
                    block = word.parse().ok().filter(|block| *block < 8).unwrap_or(block);
                    key.clear();
                }
                Kind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()) || key == "LANGUAGE_MAP" => {
                    numbers.push(word);
                }
                Kind::Word(word) => key = word.to_ascii_uppercase(),
                Kind::Text(text) => {
                    let kind = text_kind(&std::mem::take(&mut key)).filter(|_| !text.is_empty());
                    self.sheet.texts.extend(kind.map(|kind| (block, track, kind, text)));
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
        None
    }

    fn last(&mut self) -> Option<&mut TrackLines> {
        self.sheet.tracks.last_mut()
    }

    fn next_word_if(&mut self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let is_wanted = |token: &Token| matches!(&token.kind, Kind::Word(word) if wanted(&word.to_ascii_uppercase()));
        let token = self.tokens.next_if(is_wanted)?;
        self.at = self.file.statement(token.at);
        match token.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn word(&mut self) -> Option<String> {
        self.next_word_if(|_| true)
    }

    /// The value after a keyword, with quotes or, as some programs write numbers, without.
    fn text_or_number(&mut self) -> Option<String> {
        self.value(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The value after a keyword, with quotes or without.
    fn value(&mut self, is_bare: impl Fn(&str) -> bool) -> Option<String> {
        let is_value = |token: &Token| match &token.kind {
            Kind::Text(_) => true,
            Kind::Word(word) => is_bare(word),
            _ => false,
        };
        match self.tokens.next_if(is_value)?.kind {
            Kind::Text(text) | Kind::Word(text) => Some(text),
            _ => None,
        }
    }

    fn next_time(&mut self) -> Option<u64> {
        let word = self.next_word_if(|word| word.contains(':'))?;
        self.time(&word)
    }

    /// A time of the last track in sectors.
    fn time(&mut self, text: &str) -> Option<u64> {
        let number = u8::try_from(self.sheet.tracks.len()).unwrap_or(u8::MAX);
        times::frames(text, number, self.at, self.findings).map(u64::from)
    }

    fn sectors(&mut self) -> Option<u64> {
        match self.next_length(true)? {
            Length::Sectors(sectors) => Some(sectors),
            Length::Bytes(bytes) => Some(bytes.div_ceil(SAMPLES.saturating_mul(4))),
        }
    }

    /// A time in sectors, or a plain number: samples for audio, bytes for data.
    fn next_length(&mut self, audio: bool) -> Option<Length> {
        let word = self.next_word_if(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        match word.parse::<u64>() {
            Ok(number) => Some(Length::Bytes(if audio { number.saturating_mul(4) } else { number })),
            Err(_) => self.time(&word).map(Length::Sectors),
        }
    }
}

impl Sheet {
    /// A genre in bytes: its number in two of them, then its name up to a zero.
    fn genre(&mut self, block: u8, numbers: &[String]) {
        let bytes: Vec<u8> = numbers.iter().filter_map(|number| number.parse().ok()).collect();
        let Some((number, name)) = bytes.split_first_chunk() else { return };
        self.genres
            .extend(Some(u16::from_be_bytes(*number)).filter(|number| *number > 0).map(|number| (block, number)));
        let name: String = name.iter().take_while(|byte| **byte != 0).copied().map(char::from).collect();
        self.texts.extend(Some(name).filter(|name| !name.is_empty()).map(|name| (block, 0, TextKind::Genre, name)));
    }
}

/// The pairs of a map, as in `0 : 9` or `0:EN`, the only name that cdrdao knows.
fn languages(words: &[String]) -> Vec<(u8, u8)> {
    let parts = words.iter().flat_map(|word| word.split(':')).filter(|part| !part.is_empty());
    let code = |part: &str| if part.eq_ignore_ascii_case("EN") { Some(ENGLISH) } else { part.parse().ok() };
    let codes: Vec<Option<u8>> = parts.map(code).collect();
    codes.as_chunks().0.iter().filter_map(|[block, code]| block.filter(|block| *block < 8).zip(*code)).collect()
}

fn track_mode(word: &str) -> Option<(TrackMode, Stored)> {
    Some(match word.to_ascii_uppercase().as_str() {
        "AUDIO" => (TrackMode::Audio, Stored::RAW),
        "MODE0" => (TrackMode::Mode0, Stored::MODE_2),
        "MODE1" => (TrackMode::Mode1, Stored::COOKED),
        "MODE1_RAW" => (TrackMode::Mode1, Stored::RAW),
        "MODE2" | "MODE2_FORM_MIX" => (TrackMode::Mode2, Stored::MODE_2),
        "MODE2_FORM1" => (TrackMode::Mode2Form1, Stored::plain(24, 2048)),
        "MODE2_FORM2" => (TrackMode::Mode2Form2, Stored::plain(24, 2324)),
        "MODE2_RAW" => (TrackMode::Mode2, Stored::RAW),
        _ => return None,
    })
}

/// In a CD_TEXT block, `ISRC` is the code of the track and `UPC_EAN` that of the album.
fn text_kind(word: &str) -> Option<TextKind> {
    let word = word.to_ascii_uppercase();
    TextKind::of_word(if word == "ISRC" { "UPC_EAN" } else { &word })
}

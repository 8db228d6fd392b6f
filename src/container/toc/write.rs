//! Writes discs as a table of contents of cdrdao with one file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::{Holds, Target, TargetOptions};
use crate::disc::{CdText, Disc, ENGLISH, Lba, Stored, Subchannel, TextKind, Track, TrackExtent, TrackMode};
use crate::error::Result;
use crate::order::sort;
use crate::sector::RAW_SIZE;
use crate::sector::address::Frames;
use crate::source::{Output, Recipe};

/// The format in which cdrdao images are written.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "toc",
    name: "cdrdao image (TOC/BIN)",
    purpose: "One session with all its texts, flags and ISRCs, to burn with cdrdao.",
    holds: Holds::Discs,
    write,
}];

struct Sheet<'a> {
    disc: &'a Disc,
    options: &'a TargetOptions,
    text: String,
    sectors: Recipe,
}

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let mut disc = options.of(disc)?;
    // A table of contents describes one session.
    disc.sessions.truncate(1);
    let mut sheet = Sheet { disc: &disc, options, text: String::new(), sectors: Recipe::default() };
    sheet.head();
    let begin = disc
        .sessions
        .first()
        .and_then(|session| session.tracks.first())
        .map_or(Lba(0), |first| if options.is_part() { first.first } else { first.first.min(Lba(0)) });
    for (nth, extent) in disc.sessions.iter().flat_map(|session| session.track_extents(begin)).enumerate() {
        // The two-second pregap before the first track is implied.
        let from = if nth == 0 { extent.from.max(Lba(0)) } else { extent.from };
        sheet.track(&TrackExtent { from, ..extent });
    }
    let mut text = Recipe::default();
    text.push_bytes(sheet.text.into_bytes());
    Ok(vec![
        Output { name: options.file("toc"), recipe: text },
        Output { name: options.file("bin"), recipe: sheet.sectors },
    ])
}

impl Sheet<'_> {
    fn line(&mut self, line: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn head(&mut self) {
        let modes = || self.disc.tracks().map(|(_, track)| track.mode);
        let is_sound = modes().all(|mode| mode == TrackMode::Audio);
        let is_xa = modes().any(|mode| !matches!(mode, TrackMode::Audio | TrackMode::Mode0 | TrackMode::Mode1));
        self.line(format_args!(
            "{}",
            match (is_sound, is_xa) {
                (true, _) => "CD_DA",
                (false, true) => "CD_ROM_XA",
                (false, false) => "CD_ROM",
            }
        ));
        if let Some(number) = &self.disc.catalog_number {
            self.line(format_args!("CATALOG \"{number}\""));
        }
        self.texts(0);
    }

    fn track(&mut self, extent: &TrackExtent) {
        let TrackExtent { track, from } = *extent;
        let (word, stored) = shape(track);
        let beside = if stored.subchannel == Subchannel::None { "" } else { " RW_RAW" };
        self.line(format_args!("\n// Track {}\nTRACK {word}{beside}", track.number));
        self.flags(track);
        if let Some(isrc) = track.isrc.as_ref().filter(|isrc| isrc.len() == 12) {
            self.line(format_args!("ISRC \"{isrc}\""));
        }
        self.texts(track.number);
        let first = track.first.max(from);
        let blank = sectors(from, first);
        if blank > 0 && track.is_data() {
            self.line(format_args!("ZERO {word}{beside} {}", Frames(blank)));
        } else if blank > 0 {
            self.line(format_args!("SILENCE {}", Frames(blank)));
        }
        let name = self.options.file("bin");
        let offset = self.sectors.len();
        let length = Frames(sectors(first, track.end()));
        // Some programs can't read offsets in bytes, so they are written only if nothing else works.
        let place = if offset == 0 { String::new() } else { format!(" #{offset}") };
        let start = offset.checked_div(RAW_SIZE as u64).and_then(|start| u32::try_from(start).ok());
        let start = start.filter(|_| offset.is_multiple_of(RAW_SIZE as u64));
        if track.is_data() || stored.subchannel != Subchannel::None {
            self.line(format_args!("DATAFILE \"{name}\"{place} {length}"));
        } else if let Some(start) = start {
            self.line(format_args!("FILE \"{name}\" {} {length}", Frames(start)));
        } else {
            self.line(format_args!("FILE \"{name}\"{place} 0 {length}"));
        }
        self.sectors.append(&track.sectors_as(first, track.end(), stored));
        let pregap = sectors(from, track.start());
        if pregap > 0 {
            self.line(format_args!("START {}", Frames(pregap)));
        }
        // cdrdao rejects a sheet with an index past the end of its track.
        for index in track.indexes.iter().filter(|index| index.number > 1 && index.lba < track.end()) {
            self.line(format_args!("INDEX {}", Frames(sectors(track.start(), index.lba))));
        }
    }

    fn flags(&mut self, track: &Track) {
        self.line(format_args!("{}", if track.control.copy_permitted { "COPY" } else { "NO COPY" }));
        if track.control.pre_emphasis {
            self.line(format_args!("PRE_EMPHASIS"));
        }
        if track.control.four_channels {
            self.line(format_args!("FOUR_CHANNEL_AUDIO"));
        }
    }

    /// Writes the texts of the album or a track, language by language.
    fn texts(&mut self, track: u8) {
        let texts: Vec<(u8, TextKind, String)> = self
            .disc
            .cd_text
            .all()
            .filter(|((_, of, _), _)| *of == track)
            .map(|((block, _, kind), text)| (block, kind, text.to_owned()))
            .collect();
        let cd_text = &self.disc.cd_text;
        let nothing = BTreeMap::new();
        let genres = if track == 0 { &cd_text.genres } else { &nothing };
        let mut blocks: Vec<u8> = texts.iter().map(|(block, ..)| *block).chain(genres.keys().copied()).collect();
        sort(&mut blocks);
        blocks.dedup();
        if blocks.is_empty() {
            return;
        }
        self.line(format_args!("CD_TEXT {{"));
        if track == 0 {
            self.language_map();
        }
        for block in blocks {
            self.line(format_args!("  LANGUAGE {block} {{"));
            let of_block =
                || texts.iter().filter(|(of, ..)| *of == block).map(|(_, kind, text)| (*kind, text.as_str()));
            for (kind, text) in of_block().filter(|(kind, _)| *kind != TextKind::Genre) {
                let word = if track > 0 && kind == TextKind::Code { "ISRC" } else { kind.word() };
                self.line(format_args!("    {word} \"{}\"", escaped(text)));
            }
            let name = of_block().find(|(kind, _)| *kind == TextKind::Genre).map_or("", |(_, text)| text);
            if track == 0 && (!name.is_empty() || genres.contains_key(&block)) {
                self.genre(genres.get(&block).copied().unwrap_or(0), name);
            }
            self.line(format_args!("  }}"));
        }
        self.line(format_args!("}}"));
    }

    /// Writes the languages of all blocks, which cdrdao requires before any text of a track.
    fn language_map(&mut self) {
        let cd_text = &self.disc.cd_text;
        let blocks =
            (0..8).filter(|block| cd_text.genres.contains_key(block) || cd_text.blocks().any(|of| of == *block));
        let language = |block: u8| format!("{block} : {}", cd_text.languages.get(&block).unwrap_or(&ENGLISH));
        let map: Vec<String> = blocks.map(language).collect();
        self.line(format_args!("  LANGUAGE_MAP {{ {} }}", map.join(" ")));
    }

    /// A genre, which cdrdao reads only in bytes: its number, its name, and a zero.
    fn genre(&mut self, number: u16, name: &str) {
        let bytes: Vec<String> = number
            .to_be_bytes()
            .into_iter()
            .chain(CdText::packed(name))
            .chain([0])
            .map(|byte| byte.to_string())
            .collect();
        self.line(format_args!("    GENRE {{ {} }}", bytes.join(", ")));
    }
}

/// cdrdao's keyword for the sectors of a track, and their stored layout. Sectors are kept unchanged if cdrdao has a
/// keyword for them.
fn shape(track: &Track) -> (&'static str, Stored) {
    let beside = if track.has_subchannels() { Subchannel::Interleaved } else { Subchannel::None };
    let (word, stored) = match (track.mode, track.stored.len) {
        // Samples in its files are big-endian.
        (TrackMode::Audio, _) => ("AUDIO", Stored { big_endian: true, ..Stored::RAW }),
        (TrackMode::Mode1, 2048) => ("MODE1", Stored::COOKED),
        (TrackMode::Mode0 | TrackMode::Mode1, _) => ("MODE1_RAW", Stored::RAW),
        (TrackMode::Mode2Form1, 2048) => ("MODE2_FORM1", Stored::plain(24, 2048)),
        (_, 2336) => ("MODE2_FORM_MIX", Stored::MODE_2),
        _ => ("MODE2_RAW", Stored::RAW),
    };
    (word, stored.with(beside))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

fn sectors(from: Lba, to: Lba) -> u32 {
    u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0)
}

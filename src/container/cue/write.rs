//! Writes discs as cue sheets with one file, or with one file for each track.

use super::super::{Holds, Target, TargetOptions};
use crate::disc::{Disc, HIGH_DENSITY, Index, Lba, Medium, Session, SheetText, Stored, Track, TrackMode};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::sector::address::{Frames, Msf};
use crate::source::{Output, Recipe};

static NO_ADDRESS: Refusal = Refusal {
    code: "CUE-NO-ADDRESS",
    sentence: "Track {0} is longer than a CD, so raw sectors can't hold its addresses.",
    advice: "Choose the format that keeps sectors as they are stored.",
};

/// The formats in which cue sheets are written.
pub(super) static TARGETS: &[Target] = &[
    Target {
        id: "cue",
        name: "BIN/CUE, one file",
        purpose: "Raw sectors of 2352 bytes in one file. Every program for CDs reads this.",
        holds: Holds::Discs,
        write: |disc, options| write(disc, options, Layout::Merged),
    },
    Target {
        id: "cue-tracks",
        name: "BIN/CUE, a file for each track",
        purpose: "Raw sectors of 2352 bytes, one file per track, as game preservation archives keep them.",
        holds: Holds::Discs,
        write: |disc, options| write(disc, options, Layout::Tracks),
    },
    Target {
        id: "cue-stored",
        name: "BIN/CUE, sectors as they are stored",
        purpose: "Keeps sectors of 2048 and 2336 bytes as they are. Instant, since no data is read.",
        holds: Holds::Discs,
        write: |disc, options| write(disc, options, Layout::AsStored),
    },
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Merged,
    Tracks,
    AsStored,
}

/// A sheet and its files while they are written.
struct Sheet<'a> {
    disc: &'a Disc,
    options: &'a TargetOptions,
    layout: Layout,
    text: SheetText,
    /// Sectors in the current file.
    frames: u32,
    /// End of the previous track, at which the next begins unless its address differs.
    cursor: i32,
    merged: Recipe,
    outputs: Vec<Output>,
}

fn write(disc: &Disc, options: &TargetOptions, layout: Layout) -> Result<Vec<Output>> {
    let disc = options.of(disc)?;
    let mut sheet = Sheet {
        disc: &disc,
        options,
        layout,
        text: SheetText::default(),
        frames: 0,
        cursor: 0,
        merged: Recipe::default(),
        outputs: Vec::new(),
    };
    let texts = sheet.head();
    for (nth, session) in disc.sessions.iter().enumerate() {
        sheet.session(nth, session)?;
    }
    Ok(sheet.finish(texts))
}

impl Sheet<'_> {
    /// Writes the catalog number and the texts of the disc, and the packs, if it has any.
    fn head(&mut self) -> Option<Output> {
        if let Some(number) = &self.disc.catalog_number {
            self.text.line(0, format_args!("CATALOG {number}"));
        }
        let packs = self.packs();
        if let Some(packs) = &packs {
            let name = packs.name.clone();
            self.text.line(0, format_args!("CDTEXTFILE \"{name}\""));
        }
        self.text.texts(&self.disc.cd_text, 0, 0);
        self.text.remarks(&self.disc.remarks, 0, 0);
        if self.layout != Layout::Tracks {
            let name = self.options.file("bin");
            self.text.line(0, format_args!("FILE \"{name}\" BINARY"));
        }
        packs
    }

    /// Writes a file of packs if the fields of the sheet cannot hold all texts.
    fn packs(&self) -> Option<Output> {
        let texts = &self.disc.cd_text;
        if texts.packs.is_empty() && !texts.needs_packs() {
            return None;
        }
        let mut recipe = Recipe::default();
        recipe.push_bytes(texts.recorded().concat());
        Some(Output { name: self.options.file("cdt"), recipe })
    }

    fn session(&mut self, nth: usize, session: &Session) -> Result<()> {
        let is_dense = session.tracks.first().is_some_and(|track| track.end().0 > HIGH_DENSITY);
        match self.disc.medium {
            Medium::GdRom if is_dense => self.text.line(0, format_args!("REM HIGH-DENSITY AREA")),
            Medium::GdRom => self.text.line(0, format_args!("REM SINGLE-DENSITY AREA")),
            _ if self.disc.sessions.len() > 1 => {
                self.text.line(0, format_args!("REM SESSION {:02}", session.number));
            }
            _ => {}
        }
        for (place, track) in session.tracks.iter().enumerate() {
            let from = match (place, nth) {
                (0, 0) => self.begin(track),
                (0, _) => {
                    // Sheets do not record the gap between sessions, and the pregap belongs to it.
                    self.cursor = track.start().0;
                    self.cursor
                }
                _ => track.first.0,
            };
            self.track(track, Lba(from))?;
        }
        Ok(())
    }

    /// Sector of the file at which the first track begins. Extracted audio begins at 0; data must keep its addresses.
    fn begin(&mut self, track: &Track) -> i32 {
        let first = track.first.0.max(0);
        if self.options.is_part() && !track.is_data() || self.disc.medium == Medium::GdRom && first >= HIGH_DENSITY {
            self.cursor = first;
        }
        first
    }

    fn track(&mut self, track: &Track, from: Lba) -> Result<()> {
        let shape = self.shape(track);
        if shape.is_whole() && track.is_data() && !track.stored.is_whole() && Msf::of_lba(track.end().0).is_none() {
            return Err(NO_ADDRESS.with(&[&track.number]).into());
        }
        if self.layout == Layout::Tracks {
            self.begin_file(track);
        }
        self.text.line(1, format_args!("TRACK {:02} {}", track.number, mode(track.mode, shape)));
        self.text.texts(&self.disc.cd_text, track.number, 2);
        self.text.remarks(&self.disc.remarks, track.number, 2);
        let flags = track.control.sheet_words();
        if !flags.is_empty() {
            self.text.line(2, format_args!("FLAGS{flags}"));
        }
        if let Some(isrc) = &track.isrc {
            self.text.line(2, format_args!("ISRC {isrc}"));
        }
        let pregap = u32::try_from(from.0.saturating_sub(self.cursor)).unwrap_or(0);
        if pregap > 0 {
            self.text.line(2, format_args!("PREGAP {}", Frames(pregap)));
        }
        for Index { number, lba } in track.indexes.iter().filter(|index| index.lba >= from) {
            let frames = self.frames.saturating_add(u32::try_from(lba.0.saturating_sub(from.0)).unwrap_or(0));
            self.text.line(2, format_args!("INDEX {number:02} {}", Frames(frames)));
        }
        let sectors = track.sectors_as(from, track.end(), shape);
        self.cursor = track.end().0;
        self.frames =
            self.frames.saturating_add(u32::try_from(track.end().0.saturating_sub(from.0)).unwrap_or(u32::MAX));
        match self.outputs.last_mut().filter(|_| self.layout == Layout::Tracks) {
            Some(output) => output.recipe = sectors,
            None => self.merged.append(&sectors),
        }
        Ok(())
    }

    fn begin_file(&mut self, track: &Track) {
        let digits = if self.disc.tracks().any(|(_, track)| track.number > 9) { 2 } else { 1 };
        let name = format!("{} (Track {:0digits$}).bin", self.options.name, track.number);
        self.text.line(0, format_args!("FILE \"{name}\" BINARY"));
        self.outputs.push(Output { name, recipe: Recipe::default() });
        self.frames = 0;
    }

    fn shape(&self, track: &Track) -> Stored {
        let Stored { first_byte, len, .. } = track.stored;
        match (self.layout, len) {
            (Layout::AsStored, 2048 | 2324 | 2336) if track.is_data() => Stored::plain(first_byte, len),
            _ => Stored::RAW,
        }
    }

    fn finish(self, texts: Option<Output>) -> Vec<Output> {
        let mut sheet = Recipe::default();
        sheet.push_bytes(self.text.into_bytes());
        let mut outputs = vec![Output { name: self.options.file("cue"), recipe: sheet }];
        if self.layout != Layout::Tracks {
            outputs.push(Output { name: self.options.file("bin"), recipe: self.merged });
        }
        outputs.extend(self.outputs);
        outputs.extend(texts);
        outputs
    }
}

fn mode(mode: TrackMode, shape: Stored) -> String {
    match mode {
        TrackMode::Audio => "AUDIO".into(),
        TrackMode::Mode0 => format!("MODE0/{}", shape.len),
        TrackMode::Mode1 => format!("MODE1/{}", shape.len),
        _ => format!("MODE2/{}", shape.len),
    }
}

//! The audio of a disc as files for players, with a cue sheet that keeps what such files cannot.

use super::flac::Tag;
use crate::audio::{wave_header, wave_info};
use crate::container::{Holds, Target, TargetOptions};
use crate::disc::{Disc, Lba, Origin, SheetText, Stored, TextKind, Track, Volume};
use crate::error::Result;
use crate::export::names::{self, Taken};
use crate::findings::Findings;
use crate::formats::Formats;
use crate::order::sort_by;
use crate::refusal::Refusal;
use crate::sector::address::Frames;
use crate::source::{Output, Recipe};

static NO_AUDIO: Refusal =
    Refusal { code: "CONVERT-NO-AUDIO", sentence: "This disc has no audio: all its tracks are data.", advice: "" };

/// Converts audio to WAVE files.
pub(super) static WAV: Target = Target {
    id: "wav",
    name: "WAV files",
    purpose: "Every audio track as it is on the disc, with titles in each file, and a cue sheet with codes and pregaps.",
    holds: Holds::Discs,
    write: |disc, options| write(disc, options, "wav"),
};

/// Converts audio to FLAC files: they are planned as WAVE files, and encoded while they are written.
pub(super) static FLAC: Target = Target {
    id: "flac",
    name: "FLAC files",
    purpose: "Lossless, about half the size, with titles in each file and a cue sheet.",
    holds: Holds::Discs,
    write: |disc, options| write(disc, options, "flac"),
};

/// Size of the header of a WAVE file in bytes.
const HEADER: u64 = 44;

/// An audio file: a track from its index 1 to that of the next track, or the hidden audio before the first.
struct Song {
    name: String,
    /// Track number; 0 for the hidden audio.
    track: u8,
    first: Lba,
    sectors: u32,
    wave: Recipe,
}

fn write(disc: &Disc, options: &TargetOptions, ending: &str) -> Result<Vec<Output>> {
    let part = options.of(disc)?;
    let mut songs = songs(&part, ending)?;
    if ending == "wav" {
        songs.iter_mut().for_each(|song| song.add_texts(&part));
    }
    if options.track.is_some() {
        let song = songs.into_iter().rev().map(|song| Output { name: song.name, recipe: song.wave });
        return Ok(song.take(1).collect());
    }
    let mut sheet = Recipe::default();
    sheet.push_bytes(Sheet { disc: &part, text: SheetText::default() }.write(&songs));
    let mut outputs = vec![Output { name: options.file("cue"), recipe: sheet }];
    outputs.extend(songs.into_iter().map(|song| Output { name: song.name, recipe: song.wave }));
    Ok(outputs)
}

/// The tags of each FLAC file, in the order of the files.
pub(super) fn tags(disc: &Disc, options: &TargetOptions) -> Result<Vec<Vec<Tag>>> {
    let part = options.of(disc)?;
    let songs = songs(&part, "flac")?;
    let last = songs.len().saturating_sub(1);
    let is_wanted = |nth: &usize| options.track.is_none() || *nth == last;
    Ok(songs.iter().enumerate().filter(|(nth, _)| is_wanted(nth)).map(|(_, song)| song.tags(&part)).collect())
}

/// Names of tags in WAVE files; others have none there.
const INFO: [(&str, [u8; 4]); 6] = [
    ("TITLE", *b"INAM"),
    ("ARTIST", *b"IART"),
    ("ALBUM", *b"IPRD"),
    ("TRACKNUMBER", *b"ITRK"),
    ("GENRE", *b"IGNR"),
    ("DATE", *b"ICRD"),
];

impl Song {
    /// The tags of the file.
    fn tags(&self, disc: &Disc) -> Vec<Tag> {
        let text = |track: u8, kind| disc.cd_text.get(track, kind).map(str::to_owned);
        let track = disc.tracks().map(|(_, track)| track).find(|track| track.number == self.track);
        let tags = [
            ("TITLE", text(self.track, TextKind::Title).filter(|_| self.track > 0)),
            ("ARTIST", text(self.track, TextKind::Performer).or(text(0, TextKind::Performer))),
            ("ALBUM", text(0, TextKind::Title)),
            ("TRACKNUMBER", Some(self.track.to_string())),
            ("ISRC", track.and_then(|track| track.isrc.clone())),
            ("GENRE", remark(disc, "GENRE").or(text(0, TextKind::Genre))),
            ("DATE", remark(disc, "DATE")),
        ];
        tags.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Adds the tags to the WAVE file, if they say more than the number of the track.
    fn add_texts(&mut self, disc: &Disc) {
        let tags = self.tags(disc);
        let info = |(name, value): &Tag| Some((INFO.iter().find(|(tag, _)| tag == name)?.1, value.clone()));
        let texts: Vec<([u8; 4], String)> = tags.iter().filter_map(info).collect();
        let samples = self.wave.len().saturating_sub(HEADER);
        // Programs take a length of 0 for an unknown one, and would take the texts for samples.
        if texts.len() < 2 || samples == 0 {
            return;
        }
        let (header, list) = wave_info(wave_header(samples), &texts);
        let mut wave = Recipe::default();
        wave.push_bytes(header.to_vec());
        wave.append(&Recipe::of(&self.wave.clone().into_source(), HEADER..self.wave.len()).resolve());
        wave.push_bytes(list);
        self.wave = wave;
    }
}

/// The files, as the view of audio tracks lists them.
fn songs(disc: &Disc, ending: &str) -> Result<Vec<Song>> {
    let mut findings = Findings::default();
    let volumes = Volume::find(disc);
    let audio = volumes.iter().find(|volume| volume.origin == Origin::Audio);
    let audio = audio.ok_or(&NO_AUDIO)?;
    let mut taken = Taken::default();
    let mut songs = Vec::new();
    for view in Formats::all().mount(disc, audio, &mut findings)? {
        for entry in view.list(view.root(), &mut findings)? {
            let recorded = String::from_utf8_lossy(entry.name.as_bytes()).into_owned();
            let stem = recorded.strip_suffix(".wav").unwrap_or(&recorded);
            let wave = view.body(entry.node)?;
            let number = u8::try_from(entry.node.0).unwrap_or(0);
            let mut sounds = disc.tracks().map(|(_, track)| track).filter(|track| !track.is_data());
            let track = sounds.find(|track| number == 0 || track.number == number);
            let first = match number {
                0 => track.map_or(Lba(0), |track| track.first.max(Lba(0))),
                _ => track.map_or(Lba(0), Track::start),
            };
            let sectors = wave.len().saturating_sub(HEADER) / Stored::RAW.step();
            songs.push(Song {
                name: taken.take(&names::safe(&format!("{stem}.{ending}"))),
                track: number,
                first,
                sectors: u32::try_from(sectors).unwrap_or(u32::MAX),
                wave,
            });
        }
    }
    sort_by(&mut songs, &mut |one, other| one.track.cmp(&other.track));
    Ok(songs)
}

struct Sheet<'a> {
    disc: &'a Disc,
    text: SheetText,
}

impl Sheet<'_> {
    fn write(mut self, songs: &[Song]) -> Vec<u8> {
        if let Some(number) = &self.disc.catalog_number {
            self.text.line(0, format_args!("CATALOG {number}"));
        }
        self.text.texts(&self.disc.cd_text, 0, 0);
        self.text.remarks(&self.disc.remarks, 0, 0);
        let mut before: Option<&Song> = None;
        for song in songs {
            let track = self.disc.tracks().map(|(_, track)| track).find(|track| track.number == song.track).cloned();
            match track {
                // The hidden audio before the first track is its pregap.
                None => self.file(song),
                Some(track) => self.track(&track, song, before),
            }
            before = Some(song);
        }
        self.text.into_bytes()
    }

    /// Adds a track. Its pregap is the end of the file before, if that reaches so far.
    fn track(&mut self, track: &Track, song: &Song, before: Option<&Song>) {
        let pause = track.indexes.iter().find(|index| index.number == 0).map(|index| index.lba);
        let offset = before.filter(|before| end(before) == song.first).zip(pause).and_then(|(before, pause)| {
            u32::try_from(pause.0.checked_sub(before.first.0)?).ok().filter(|offset| *offset < before.sectors)
        });
        let hidden = before.filter(|before| before.track == 0).map(|_| 0);
        let in_file_before = hidden.or(offset);
        if in_file_before.is_none() {
            self.file(song);
        }
        self.text.line(1, format_args!("TRACK {:02} AUDIO", track.number));
        self.text.texts(&self.disc.cd_text, track.number, 2);
        self.text.remarks(&self.disc.remarks, track.number, 2);
        if let Some(isrc) = &track.isrc {
            self.text.line(2, format_args!("ISRC {isrc}"));
        }
        let flags = track.control.sheet_words();
        if !flags.is_empty() {
            self.text.line(2, format_args!("FLAGS{flags}"));
        }
        match (in_file_before, pause) {
            (Some(offset), _) => {
                self.text.line(2, format_args!("INDEX 00 {}", Frames(offset)));
                self.file(song);
            }
            (None, Some(pause)) if pause < song.first && pause >= Lba(0) => {
                let sectors = u32::try_from(song.first.0.saturating_sub(pause.0)).unwrap_or(0);
                self.text.line(2, format_args!("PREGAP {}", Frames(sectors)));
            }
            (None, _) => {}
        }
        for index in track.indexes.iter().filter(|index| index.number > 0) {
            let offset = u32::try_from(index.lba.0.saturating_sub(song.first.0)).unwrap_or(0);
            self.text.line(2, format_args!("INDEX {:02} {}", index.number, Frames(offset)));
        }
    }

    fn file(&mut self, song: &Song) {
        self.text.line(0, format_args!("FILE \"{}\" WAVE", song.name));
    }
}

/// The value of a remark about the album, without quotation marks.
fn remark(disc: &Disc, name: &str) -> Option<String> {
    let of_album = disc.remarks.iter().filter(|(track, _)| *track == 0);
    let mut words = of_album.filter_map(|(_, remark)| remark.split_once(char::is_whitespace));
    let (_, value) = words.find(|(word, _)| word.eq_ignore_ascii_case(name))?;
    Some(value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
}

fn end(song: &Song) -> Lba {
    Lba(song.first.0.saturating_add_unsigned(song.sectors))
}

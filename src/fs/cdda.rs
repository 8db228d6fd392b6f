//! The audio tracks of a disc as WAVE files: a generated header, and the stored samples.

use std::ops::Range;
use std::rc::Rc;

use super::{FileSystem, FileSystemKind, Label, Mark, Mounter, Song, Structure, ViewKind, Views};
use crate::audio::wave_header;
use crate::disc::{Disc, Index, Lba, Origin, TextKind, Track, Volume};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::part::Part;
use crate::sector::RAW_SIZE;
use crate::sector::address::Msf;
use crate::source::{Recipe, Segment};
use crate::tree::{Entry, Flags, Kind, Name, NodeId};

/// Format record of audio discs.
pub static CDDA: FileSystemKind =
    FileSystemKind { id: "cdda", name: "Audio tracks", endings: &[], part: Part::Discs, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &CDDA, mount };

/// The root. Files have the numbers of their tracks; 0 is hidden audio before the first one.
const ROOT: NodeId = NodeId(u64::MAX);

/// Size of the header of a WAVE file without further chunks, in bytes.
const HEADER: u64 = 44;

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.origin == Origin::Audio)
}

fn mount(disc: &Disc, _: &Volume, _: &[Rc<dyn FileSystem>], _: &mut Findings) -> Result<Views> {
    let tracks: Vec<Track> = disc.tracks().map(|(_, track)| track).filter(|track| !track.is_data()).cloned().collect();
    let text = |track: u8, kind| disc.cd_text.get(track, kind).map(str::to_owned);
    let label = Label {
        volume: text(0, TextKind::Title).unwrap_or_default(),
        block_size: u32::try_from(RAW_SIZE).unwrap_or(u32::MAX),
        ..Label::default()
    };
    let song = |number: u8| Song {
        number,
        title: text(number, TextKind::Title),
        performer: text(number, TextKind::Performer),
    };
    let songs = tracks.iter().map(|track| song(track.number)).collect();
    Ok(vec![Rc::new(Cdda { tracks, songs, album: song(0), label })])
}

struct Cdda {
    tracks: Vec<Track>,
    /// What the disc records of each track.
    songs: Vec<Song>,
    album: Song,
    label: Label,
}

/// Nodes from here on are tracks whose number is also an earlier track's.
const AGAIN: u64 = 100;

impl Cdda {
    /// The node of a track: its number, unless an earlier track has the same.
    fn node(&self, position: usize) -> NodeId {
        let number = |at: usize| self.tracks.get(at).map(|track| track.number);
        let again = (0..position).any(|before| number(before) == number(position));
        NodeId(if again { AGAIN.saturating_add(position as u64) } else { number(position).unwrap_or(0).into() })
    }

    /// The track of a node.
    fn position(&self, node: NodeId) -> Option<usize> {
        (0..self.tracks.len()).find(|position| self.node(*position) == node)
    }

    /// The position of a node's track, and the sectors of its file: from index 1 to index 1 of the next track, as in
    /// every ripper; for node 0 those before index 1 of the first track.
    fn place(&self, node: NodeId) -> Result<(usize, Range<i32>)> {
        let missing = || Error::NotFound("such track".into());
        if node.0 == 0 {
            let first = self.tracks.first().ok_or_else(missing)?;
            return Ok((0, first.first.0.max(0)..first.start().0));
        }
        let position = self.position(node).ok_or_else(missing)?;
        let track = self.tracks.get(position).ok_or_else(missing)?;
        let next = self.tracks.get(position.saturating_add(1)).filter(|next| next.first >= track.end());
        // The pregap of the following track adjoins, unless a session ends between them.
        let is_audio = |next: &&Track| next.pregap_mode.is_none();
        let is_near = |next: &&Track| next.first.0.saturating_sub(track.end().0) <= crate::sector::address::PREGAP;
        let end = next.filter(is_near).filter(is_audio);
        Ok((position, track.start().0..end.map_or(track.end().0, |next| next.start().0)))
    }

    /// The samples of a range of sectors that begins in a track, with silence where nothing is stored.
    fn samples(&self, position: usize, sectors: &Range<i32>) -> Recipe {
        let mut recipe = Recipe::default();
        let mut at = sectors.start;
        // Tracks may overlap, and each has its own sectors; the next track's pregap continues from there.
        for track in self.tracks.iter().skip(position) {
            if track.first.0 >= sectors.end || track.end().0 <= at {
                continue;
            }
            recipe.push(silence(track.first.0.saturating_sub(at)));
            let end = track.end().0.min(sectors.end);
            recipe.append(&track.samples(Lba(at.max(track.first.0)), Lba(end)));
            at = end;
        }
        recipe.push(silence(sectors.end.saturating_sub(at)));
        recipe
    }

    /// Whether audio is stored before the first track. Data there does not count: it is shown as sectors.
    fn has_hidden(&self) -> bool {
        let is_hidden = |track: &Track| track.number == 1 && track.start().0 > track.first.0.max(0);
        self.tracks.first().is_some_and(|track| is_hidden(track) && track.pregap_mode.is_none())
    }

    fn name(&self, node: NodeId) -> String {
        if node.0 == 0 {
            return "00 Hidden track.wav".into();
        }
        let position = self.position(node);
        let song = position.and_then(|position| self.songs.get(position));
        let number = position.and_then(|position| self.tracks.get(position)).map_or(0, |track| track.number);
        match song.map(|song| (song.title.as_deref(), song.performer.as_deref())) {
            Some((Some(title), Some(performer))) if self.album.performer.as_deref() != Some(performer) => {
                format!("{number:02} {performer} - {title}.wav")
            }
            Some((Some(title), _)) => format!("{number:02} {title}.wav"),
            _ => format!("Track {number:02}.wav"),
        }
    }

    fn entry(&self, node: NodeId) -> Result<Entry> {
        let (position, sectors) = self.place(node)?;
        let declared = u64::try_from(sectors.len()).unwrap_or(0).saturating_mul(RAW_SIZE as u64);
        let there = self.samples(position, &sectors).len();
        let track = self.tracks.get(position);
        Ok(Entry {
            size: HEADER.saturating_add(declared),
            missing: declared.saturating_sub(there),
            flags: Flags {
                hidden: node.0 == 0,
                elsewhere: track.is_some_and(|track| track.missing),
                ..Flags::default()
            },
            ..Entry::new(node, Name::Text(self.name(node)), Kind::File)
        })
    }
}

fn silence(sectors: i32) -> Segment {
    Segment::Zeros(bytes(sectors))
}

/// Length of sectors in bytes.
fn bytes(sectors: i32) -> u64 {
    u64::try_from(sectors).unwrap_or(0).saturating_mul(RAW_SIZE as u64)
}

impl FileSystem for Cdda {
    fn kind(&self) -> ViewKind {
        ViewKind::Audio
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        ROOT
    }

    fn list(&self, _: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        let hidden = self.has_hidden().then_some(NodeId(0));
        let tracks = (0..self.tracks.len()).map(|position| self.node(position));
        hidden.into_iter().chain(tracks).map(|node| self.entry(node)).collect()
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let (position, sectors) = self.place(file)?;
        let samples = self.samples(position, &sectors);
        let mut recipe = Recipe::default();
        recipe.push_bytes(wave_header(samples.len()).to_vec());
        recipe.append(&samples);
        Ok(recipe)
    }

    fn marks(&self, file: NodeId) -> Result<Vec<Mark>> {
        let (position, sectors) = self.place(file)?;
        let own = self.tracks.get(position).map_or(0, |track| track.number);
        let indexes = self.tracks.iter().flat_map(|track| track.indexes.iter().map(|index| (track.number, index)));
        let within = indexes.filter(|(_, index)| sectors.contains(&index.lba.0));
        let mark = |(track, index): (u8, &Index)| Mark {
            name: match index.number {
                0 => format!("Pregap of track {track}"),
                number if track == own => format!("Index {number}"),
                number => format!("Track {track}, index {number}"),
            },
            at: HEADER.saturating_add(bytes(index.lba.0.saturating_sub(sectors.start))),
        };
        Ok(within.map(mark).collect())
    }

    fn song(&self, file: NodeId) -> Option<Song> {
        match file {
            ROOT => Some(self.album.clone()),
            NodeId(0) => Some(Song::default()),
            _ => self.position(file).and_then(|position| self.songs.get(position)).cloned(),
        }
    }

    fn extents(&self, _: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(Vec::new())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        if node == ROOT {
            return Ok(self.facts());
        }
        let (position, sectors) = self.place(node)?;
        let mut facts = Facts::new("Audio track");
        let time = |lba: i32| Msf::of_lba(lba).map_or_else(String::new, |msf| format!(" ({msf})"));
        facts.add("Sectors", format!("{} to {}{}", sectors.start, sectors.end.saturating_sub(1), time(sectors.start)));
        facts.add("Length", duration(sectors.len()));
        if let Some(track) = self.tracks.get(position) {
            facts.add("ISRC", track.isrc.clone().unwrap_or_else(|| "none".into()));
            facts.add("Pre-emphasis", if track.control.pre_emphasis { "yes" } else { "no" });
            facts.add("Copying", if track.control.copy_permitted { "permitted" } else { "not permitted" });
            for index in &track.indexes {
                facts.add(format!("Index {:02}", index.number), format!("{}{}", index.lba.0, time(index.lba.0)));
            }
        }
        if let Some(song) = self.songs.get(position).filter(|_| node.0 != 0) {
            let lines = [("Title", &song.title), ("Performer", &song.performer)];
            for (label, value) in lines.into_iter().filter_map(|(label, value)| Some((label, value.as_deref()?))) {
                facts.add(label, value);
            }
        }
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new("Audio program");
        facts.add("Tracks", self.tracks.len().to_string());
        let sectors = self.tracks.iter().map(|track| usize::try_from(track.sectors).unwrap_or(0)).sum();
        facts.add("Length", duration(sectors));
        if let Some(performer) = &self.album.performer {
            facts.add("Performer", performer);
        }
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        Vec::new()
    }
}

/// Duration of sectors in minutes and seconds.
fn duration(sectors: usize) -> String {
    let seconds = u64::try_from(sectors).unwrap_or(0) / 75;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

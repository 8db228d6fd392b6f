//! Writes discs as Nero images of both generations.

use zerocopy::IntoBytes;

use super::super::{Holds, Target, TargetOptions};
use super::layout::{ChunkHead, CueEntry, DaoHead, DaoTrack, DaoiTrack, DaoxTrack, Etn2Track, EtnfTrack, TinfTrack};
use super::mode;
use crate::disc::{Disc, Index, Lba, Medium, Session, Stored, Subchannel, Track, TrackExtent, TrackMode};
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::sector::address::{Msf, PREGAP, to_bcd};
use crate::signature;
use crate::source::{Output, Recipe};

static TOO_LONG: Refusal = Refusal {
    code: "NRG-TOO-LONG",
    sentence: "The disc is too long for a Nero image of the first generation, where a {0} has 32 bits.",
    advice: "Choose the Nero image of the second generation.",
};

/// The formats in which Nero images are written: one for each generation.
pub(super) static TARGETS: &[Target] = &[
    Target {
        id: "nrg",
        name: "Nero image",
        purpose: "Sessions, audio and CD-Text in one file, for Nero 5.5 and later and programs that read its images.",
        holds: Holds::Discs,
        write: |disc, options| write(disc, options, Generation::Second),
    },
    Target {
        id: "nrg-1",
        name: "Nero image of the first generation",
        purpose: "For programs before Nero 5.5; up to 4 GiB.",
        holds: Holds::Discs,
        write: |disc, options| write(disc, options, Generation::First),
    },
];

/// More sectors than a CD of 99 minutes can hold.
const BEYOND_CD: i32 = 450_000;

/// Values of MTYP for CDs and for DVDs.
const MEDIA: [u32; 2] = [1, 8];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generation {
    /// With CUES, DAOI and ETNF, whose offsets have 32 bits.
    First,
    /// With CUEX, DAOX and ETN2, whose offsets have 64 bits.
    Second,
}

struct Image {
    generation: Generation,
    sectors: Recipe,
    chunks: Vec<u8>,
}

fn write(disc: &Disc, options: &TargetOptions, generation: Generation) -> Result<Vec<Output>> {
    let part = options.of(disc)?;
    let disc = if options.is_part() { from_zero(part) } else { part };
    let mut image = Image { generation, sectors: Recipe::default(), chunks: Vec::new() };
    let is_cd = disc.tracks().all(|(_, track)| track.end().0 <= BEYOND_CD) && disc.medium != Medium::Dvd;
    for session in &disc.sessions {
        if is_cd {
            image.at_once(&disc, session)?;
        } else {
            image.by_track(session)?;
        }
    }
    let packs = disc.cd_text.recorded();
    if !packs.is_empty() {
        image.chunk(*b"CDTX", &packs.concat());
    }
    for session in &disc.sessions {
        let tracks = u32::try_from(session.tracks.len()).unwrap_or(u32::MAX);
        image.chunk(*b"SINF", &tracks.to_be_bytes());
    }
    let [cd, dvd] = MEDIA;
    image.chunk(*b"MTYP", &(if is_cd { cd } else { dvd }).to_be_bytes());
    image.chunk(*b"END!", &[]);
    Ok(vec![Output { name: options.file("nrg"), recipe: image.finish()? }])
}

/// Moves extracted audio to the beginning of the image, since everything before it would be stored as silence. Data
/// keeps its addresses.
fn from_zero(mut disc: Disc) -> Disc {
    let before = disc.tracks().next().map_or(0, |(_, track)| track.first.0.max(0));
    if disc.tracks().any(|(_, track)| track.is_data()) {
        return disc;
    }
    for session in &mut disc.sessions {
        session.tracks = session.tracks.drain(..).map(|track| track.moved(before.saturating_neg())).collect();
        session.lead_out.0 = session.lead_out.0.saturating_sub(before);
    }
    disc
}

impl Image {
    /// Writes a session as disc at once, which stores all pregaps, including the two-second one before the first track.
    fn at_once(&mut self, disc: &Disc, session: &Session) -> Result<()> {
        let start = session.tracks.first().map_or(0, |track| track.start().0);
        let begin = if session.number == 1 { start.min(0) } else { start };
        let extents = session.track_extents(Lba(begin.saturating_sub(PREGAP)));
        let mut cue = Vec::new();
        let mut tracks = Vec::new();
        for (nth, extent) in extents.iter().enumerate() {
            if nth == 0 {
                cue.push(self.entry(extent.track, 0, 0, extent.from)?);
            }
            cue.push(self.entry(extent.track, to_bcd(extent.track.number), 0, extent.from)?);
            for Index { number, lba } in extent.track.indexes.iter().filter(|index| index.number > 0) {
                cue.push(self.entry(extent.track, to_bcd(extent.track.number), to_bcd(*number), *lba)?);
            }
            tracks.extend(self.dao_track(extent)?);
        }
        if let Some(last) = extents.last() {
            cue.push(self.entry(last.track, 0xAA, 1, session.lead_out)?);
        }
        let ids = if self.generation == Generation::Second { [*b"CUEX", *b"DAOX"] } else { [*b"CUES", *b"DAOI"] };
        let [cue_id, dao_id] = ids;
        self.chunk(cue_id, cue.as_bytes());
        let size = size_of::<DaoHead>().saturating_add(tracks.len());
        let head = dao_head(disc, &extents, u32::try_from(size).unwrap_or(u32::MAX));
        self.chunk(dao_id, &[head.as_bytes(), &tracks].concat());
        Ok(())
    }

    fn entry(&self, track: &Track, number: u8, index: u8, lba: Lba) -> Result<CueEntry> {
        let address = match self.generation {
            Generation::Second => lba.0.to_be_bytes(),
            Generation::First => {
                let time = Msf::of_lba(lba.0).ok_or_else(|| too_long("time"))?;
                let [minute, second, frame] = time.to_bcd();
                [0, minute, second, frame]
            }
        };
        let control = track.control.to_bits(track.mode) << 4 | 1;
        Ok(CueEntry { control, track: number, index, reserved: 0, address })
    }

    /// Adds the sectors of a track, and returns its entry.
    fn dao_track(&mut self, extent: &TrackExtent) -> Result<Vec<u8>> {
        let (stored, mode) = shape(extent.track);
        let bytes = |sectors: u64| sectors.saturating_mul(stored.step().get());
        let pregap = self.sectors.len();
        let start = pregap.saturating_add(bytes(extent.pregap()));
        self.sectors.append(&extent.track.sectors_as(extent.from, extent.track.end(), stored));
        let end = self.sectors.len();
        let isrc = code(extent.track.isrc.as_deref());
        let sector_size = u16::try_from(stored.stride).unwrap_or(u16::MAX).into();
        let track = DaoTrack { isrc, sector_size, mode, reserved: [0, 0, 1] };
        Ok(match self.generation {
            Generation::Second => {
                let entry = DaoxTrack { track, pregap: pregap.into(), start: start.into(), end: end.into() };
                entry.as_bytes().to_vec()
            }
            Generation::First => {
                let entry = DaoiTrack {
                    track,
                    pregap: short(pregap)?.into(),
                    start: short(start)?.into(),
                    end: short(end)?.into(),
                };
                entry.as_bytes().to_vec()
            }
        })
    }

    /// Writes a session as track at once, without pregaps, as for DVDs.
    fn by_track(&mut self, session: &Session) -> Result<()> {
        let mut entries = Vec::new();
        for track in &session.tracks {
            let (stored, mode) = shape(track);
            let offset = self.sectors.len();
            self.sectors.append(&track.sectors_as(track.start(), track.end(), stored));
            let length = self.sectors.len().saturating_sub(offset);
            let start = track.start().0.cast_unsigned().into();
            let mode = u32::from(mode).into();
            entries.extend(match self.generation {
                Generation::Second => {
                    let (offset, length) = (offset.into(), length.into());
                    Etn2Track { offset, length, mode, start, reserved: 0.into() }.as_bytes().to_vec()
                }
                Generation::First => {
                    let place = TinfTrack { offset: short(offset)?.into(), length: short(length)?.into(), mode };
                    EtnfTrack { place, start, reserved: 0.into() }.as_bytes().to_vec()
                }
            });
        }
        self.chunk(if self.generation == Generation::Second { *b"ETN2" } else { *b"ETNF" }, &entries);
        Ok(())
    }

    fn chunk(&mut self, id: [u8; 4], data: &[u8]) {
        let size = u32::try_from(data.len()).unwrap_or(u32::MAX).into();
        self.chunks.extend(ChunkHead { id, size }.as_bytes());
        self.chunks.extend(data);
    }

    fn finish(mut self) -> Result<Recipe> {
        let place = self.sectors.len();
        match self.generation {
            Generation::Second => {
                self.chunks.extend(signature::NERO_5_5);
                self.chunks.extend(place.to_be_bytes());
            }
            Generation::First => {
                self.chunks.extend(signature::NERO);
                self.chunks.extend(short(place)?.to_be_bytes());
            }
        }
        self.sectors.push_bytes(self.chunks);
        Ok(self.sectors)
    }
}

fn dao_head(disc: &Disc, extents: &[TrackExtent], size: u32) -> DaoHead {
    let number = |extent: Option<&TrackExtent>| extent.map_or(1, |extent| extent.track.number);
    let is_xa = extents
        .iter()
        .any(|extent| matches!(extent.track.mode, TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2));
    DaoHead {
        size: size.into(),
        catalog: code(disc.catalog_number.as_deref()),
        reserved: 0,
        disc_type: if is_xa { 0x20 } else { 0 },
        one: 1,
        first_track: number(extents.first()),
        last_track: number(extents.last()),
    }
}

/// The layout of a track and its code. Sectors are kept as they are if the format has a code for them.
fn shape(track: &Track) -> (Stored, u8) {
    let beside = if track.has_subchannels() { Subchannel::Interleaved } else { Subchannel::None };
    let as_stored =
        Stored { big_endian: false, ..Stored::plain(track.stored.first_byte, track.stored.len) }.with(beside);
    let whole = Stored::RAW.with(beside);
    let code = |stored| mode::code(track.mode, stored).map(|code| (stored, code));
    code(as_stored).or_else(|| code(whole)).unwrap_or((whole, 0x05))
}

/// A code of fixed length, or zeros if there is none or its length differs.
fn code<const N: usize>(text: Option<&str>) -> [u8; N] {
    text.and_then(|text| text.as_bytes().try_into().ok()).unwrap_or([0; N])
}

fn short(place: u64) -> Result<u32> {
    u32::try_from(place).map_err(|_| too_long("place in the file"))
}

fn too_long(what: &str) -> Error {
    TOO_LONG.with(&[&what]).into()
}

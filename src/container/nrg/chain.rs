//! Reads the chain of chunks: tracks, sessions and texts, without their addresses on a disc.

use zerocopy::FromBytes;

use super::facts;
use super::footer::Footer;
use super::layout::{ChunkHead, CueEntry, DaoHead, DaoTrack, DaoiTrack, DaoxTrack, Etn2Track, EtnfTrack, TinfTrack};
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static CUT: Anomaly = Anomaly {
    code: "NRG-CHAIN-CUT",
    severity: Severity::Damage,
    structure: "Chunks of a Nero image",
    meaning: "The list of tracks may be incomplete.",
    clause: None,
};

static UNKNOWN: Anomaly = Anomaly {
    code: "NRG-CHUNK-UNKNOWN",
    severity: Severity::Note,
    structure: "Chunks of a Nero image",
    meaning: "The contents of this chunk are not shown.",
    clause: None,
};

static TRAILING: Anomaly = Anomaly {
    code: "NRG-TRAILING-BYTES",
    severity: Severity::Note,
    structure: "Footer of a Nero image",
    meaning: "Programs that look for the footer only at the end of the file can't open this image.",
    clause: None,
};

/// Chunks that are skipped: as far as is known, they do not affect where anything is stored.
const PASSED_OVER: [&[u8; 4]; 6] = [b"DINF", b"TOCT", b"RELO", b"AFNM", b"VOLM", b"DAOM"];

/// Position of a track in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct TrackPlace {
    /// First byte of its entry.
    pub(super) at: u64,
    pub(super) isrc: [u8; 12],
    pub(super) mode: u32,
    /// Bytes of a stored sector; 0 if only the mode determines it.
    pub(super) sector_size: u32,
    pub(super) pregap: u64,
    pub(super) start: u64,
    pub(super) end: u64,
    /// Logical sector of `start`, if the entry records it.
    pub(super) lba: Option<i32>,
}

/// A cue sheet chunk.
#[derive(Debug, Default)]
pub(super) struct CueChunk {
    pub(super) entries: Vec<CueEntry>,
    /// True for CUES, whose addresses are times.
    pub(super) is_times: bool,
}

/// Tracks of one DAO or TAO chunk, with the cue sheet that precedes it.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// True for disc at once, which stores pregaps.
    pub(super) is_dao: bool,
    pub(super) catalog: Option<[u8; 13]>,
    /// Number of the first track, if it is recorded.
    pub(super) first_track: Option<u8>,
    pub(super) tracks: Vec<TrackPlace>,
    pub(super) cue: CueChunk,
}

/// A parsed chain.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) blocks: Vec<Block>,
    /// Number of tracks in each session, from SINF.
    pub(super) session_tracks: Vec<u32>,
    /// CD-Text packs from CDTX, with their first byte.
    pub(super) packs: Option<(u64, Vec<u8>)>,
    /// Type of the medium, from MTYP.
    pub(super) media: u32,
    /// The fields of the chunks.
    pub(super) facts: Vec<Facts>,
}

/// Reads all chunks up to END!.
pub(super) fn read(content: &Source, footer: Footer, findings: &mut Findings) -> Result<Chain> {
    if footer.end < content.len() {
        let found = format!("{} bytes after it", content.len().saturating_sub(footer.end));
        findings.add(&TRAILING, content.absolute(footer.end), "nothing after it", found);
    }
    let mut chain = Chain::default();
    let mut cue = CueChunk::default();
    let mut at = footer.chunks;
    for _ in 0..limits::CHUNKS {
        let head = match content.read_struct::<ChunkHead>(at) {
            Ok(head) if at < footer.end => head,
            _ => break,
        };
        if head.id == *b"END!" {
            return Ok(chain);
        }
        let data_at = at.saturating_add(size_of::<ChunkHead>() as u64);
        let size = u64::from(head.size.get());
        let data = content.read_up_to(data_at, usize::try_from(size.min(limits::CHUNK_BYTES)).unwrap_or(0))?;
        if chain.facts.len() < limits::DESCRIPTOR_FACTS {
            chain.facts.extend(facts::of_chunk(head.id, &Region { content, at: data_at, bytes: &data }));
        }
        let is_known = chain.take(head.id, content.absolute(data_at), &data, &mut cue);
        if !is_known {
            let name = head.id.escape_ascii().to_string();
            findings.add(&UNKNOWN, content.absolute(at), "a chunk that is known", name);
        }
        at = data_at.saturating_add(size);
    }
    findings.add(&CUT, content.absolute(at), "further chunks, and END! at last", "neither");
    Ok(chain)
}

impl Chain {
    /// Reads a chunk; returns false for an unknown one.
    fn take(&mut self, id: [u8; 4], at: u64, data: &[u8], cue: &mut CueChunk) -> bool {
        match &id {
            b"CUEX" | b"CUES" => *cue = CueChunk { entries: array(data), is_times: id == *b"CUES" },
            b"DAOX" | b"DAOI" => self.blocks.push(dao(at, data, id == *b"DAOX", std::mem::take(cue))),
            b"ETN2" | b"ETNF" | b"TINF" => {
                let tracks = tao(id, at, data);
                self.blocks.push(Block { tracks, cue: std::mem::take(cue), ..Block::default() });
            }
            b"SINF" => self.session_tracks.extend(number(data)),
            b"MTYP" => self.media = number(data).unwrap_or(0),
            b"CDTX" => self.packs = Some((at, data.to_vec())),
            other => return PASSED_OVER.contains(&other),
        }
        true
    }
}

fn number(data: &[u8]) -> Option<u32> {
    data.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}

/// All complete structures that the bytes hold.
fn array<T: FromBytes>(data: &[u8]) -> Vec<T> {
    data.chunks_exact(size_of::<T>()).filter_map(|bytes| T::read_from_bytes(bytes).ok()).collect()
}

fn dao(at: u64, data: &[u8], is_long: bool, cue: CueChunk) -> Block {
    let Ok((head, rest)) = DaoHead::read_from_prefix(data) else { return Block::default() };
    let mut tracks: Vec<TrackPlace> = if is_long {
        let place = |it: DaoxTrack| dao_place(it.track, [it.pregap.get(), it.start.get(), it.end.get()]);
        array(rest).into_iter().map(place).collect()
    } else {
        let place = |it: DaoiTrack| dao_place(it.track, [it.pregap, it.start, it.end].map(|byte| byte.get().into()));
        array(rest).into_iter().map(place).collect()
    };
    let entry_size = if is_long { size_of::<DaoxTrack>() } else { size_of::<DaoiTrack>() };
    number_entries(&mut tracks, at.saturating_add(size_of::<DaoHead>() as u64), entry_size);
    Block { is_dao: true, catalog: Some(head.catalog), first_track: Some(head.first_track), tracks, cue }
}

fn dao_place(track: DaoTrack, [pregap, start, end]: [u64; 3]) -> TrackPlace {
    let (mode, sector_size) = (track.mode.into(), track.sector_size.get().into());
    TrackPlace { at: 0, isrc: track.isrc, mode, sector_size, pregap, start, end, lba: None }
}

fn tao(id: [u8; 4], at: u64, data: &[u8]) -> Vec<TrackPlace> {
    let (mut tracks, entry_size): (Vec<TrackPlace>, usize) = match &id {
        b"ETN2" => {
            let place =
                |it: Etn2Track| tao_place(it.offset.get(), it.length.get(), it.mode.get(), Some(it.start.get()));
            (array(data).into_iter().map(place).collect(), size_of::<Etn2Track>())
        }
        b"ETNF" => {
            let place = |it: EtnfTrack| tao_short(it.place, Some(it.start.get()));
            (array(data).into_iter().map(place).collect(), size_of::<EtnfTrack>())
        }
        _ => (array(data).into_iter().map(|it| tao_short(it, None)).collect(), size_of::<TinfTrack>()),
    };
    number_entries(&mut tracks, at, entry_size);
    tracks
}

fn tao_short(place: TinfTrack, start: Option<u32>) -> TrackPlace {
    tao_place(place.offset.get().into(), place.length.get().into(), place.mode.get(), start)
}

fn tao_place(offset: u64, length: u64, mode: u32, start: Option<u32>) -> TrackPlace {
    let lba = start.map(u32::cast_signed);
    TrackPlace { mode, pregap: offset, start: offset, end: offset.saturating_add(length), lba, ..Default::default() }
}

fn number_entries(tracks: &mut [TrackPlace], first: u64, size: usize) {
    let mut at = first;
    for track in tracks {
        track.at = at;
        at = at.saturating_add(size as u64);
    }
}

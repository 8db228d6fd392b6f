//! Images of WinOnCD (.c2d): tracks one after the other, and a list of them before. The format isn't published; the
//! fields are those that libMirage's `image-c2d.h` knows.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{Container, Match, Opener, settled};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::disc::{CdText, Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Files, NamedFile, Source, Statement};

static PACKED: Refusal = Refusal {
    code: "C2D-PACKED",
    sentence: "The tracks of “{0}” are packed in a way that isn't documented, and Discern can't unpack them.",
    advice: "Convert it with the program that made it.",
};

static TRACK: Anomaly = Anomaly {
    code: "C2D-TRACK",
    severity: Severity::Damage,
    structure: "Track block of a WinOnCD image",
    meaning: "The sectors of the track have a length that isn't known, the block contradicts others, or a disc has no room for \
              more tracks. The track is left out.",
    clause: None,
};

/// Format record of images of WinOnCD.
pub static C2D: Container =
    Container { id: "c2d", name: "WinOnCD image (C2D)", endings: endings::WIN_ON_CD, part: Part::Discs, probe };

/// Reads images of WinOnCD.
pub static OPENER: Opener = Opener { container: &C2D, open };

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 32],
    len: Le16,
    has_catalog: Le16,
    catalog: [u8; 13],
    unknown: u8,
    blocks: Le16,
    texts_len: Le32,
    blocks_at: Le32,
    unknown_2: Le32,
    description: [u8; 128],
    extra_at: Le32,
}

const _: () = assert!(size_of::<Header>() == 196);

/// A track from one index on.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Block {
    len: Le32,
    first: Le32,
    last: Le32,
    /// Offset of its sectors; none for further indexes.
    offset: Le64,
    sector: Le32,
    isrc: [u8; 12],
    flags: u8,
    session: u8,
    track: u8,
    index: u8,
    mode: u8,
    is_packed: u8,
    unknown: Le16,
}

const _: () = assert!(size_of::<Block>() == 44);

/// Flags of a track.
const COPY: u8 = 1;
const EMPHASIS: u8 = 2;

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, 32)?;
    Ok(signature::WIN_ON_CD.iter().any(|known| head.starts_with(known)))
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let file = files.first_of(is)?.ok_or_else(|| Error::NotFound("WinOnCD image among the files".into()))?;
    files.take(file);
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let mut blocks: Vec<(u64, Block)> = Vec::new();
    let mut at = u64::from(header.blocks_at.get());
    for _ in 0..header.blocks.get() {
        let block: Block = content.read_struct(at)?;
        if block.is_packed != 0 {
            return Err(PACKED.with(&[&file.name]).into());
        }
        blocks.push((at, block));
        at = at.saturating_add(size_of::<Block>() as u64);
    }
    let mut sessions: Vec<Session> = Vec::new();
    let (mut rest, mut tracks) = (blocks.as_slice(), 0_usize);
    while let Some(((at, first), _)) = rest.split_first() {
        if tracks >= limits::TRACKS {
            findings.add(&TRACK, content.absolute(*at), format!("{tracks} tracks at most"), "more");
            break;
        }
        tracks = tracks.saturating_add(1);
        let is_same = |(_, block): &&(u64, Block)| block.track == first.track && block.session == first.session;
        let count = rest.iter().take_while(is_same).count();
        let (own, after) = rest.split_at_checked(count.max(1)).unwrap_or((rest, &[]));
        rest = after;
        let Some(track) = track_of(content, *at, own, findings) else { continue };
        let number = u16::from(first.session.max(1));
        match sessions.last_mut().filter(|session| session.number == number) {
            Some(session) => {
                session.lead_out = track.end();
                session.tracks.push(track);
            }
            None => sessions.push(Session { number, lead_out: track.end(), tracks: vec![track] }),
        }
    }
    let mut disc = Disc::new(Medium::Cd, sessions);
    if header.has_catalog.get() != 0 && header.catalog.iter().all(u8::is_ascii_digit) {
        disc.catalog_number = Some(String::from_utf8_lossy(&header.catalog).into_owned());
    }
    // Texts are at most eight blocks of 255 packs.
    let texts_len = usize::try_from(header.texts_len.get()).unwrap_or(usize::MAX).min(8 * 255 * 18);
    if texts_len > 0 {
        let texts = content.read_up_to(header.len.get().into(), texts_len)?;
        disc.cd_text = CdText::decode(&texts, content.absolute(header.len.get().into()), findings);
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned();
    let mut facts = Facts::new("Header of the image");
    facts.add("Format", text(&header.signature));
    let description = header.description.split(|byte| *byte == 0).next().unwrap_or_default();
    if !description.is_empty() {
        facts.add("Description", text(description));
    }
    disc.descriptor = vec![facts];
    Ok(disc)
}

/// The track that consecutive blocks describe, each from another index on.
fn track_of(content: &Source, at: u64, blocks: &[(u64, Block)], findings: &mut Findings) -> Option<Track> {
    let (_, block) = blocks.first()?;
    let (_, last) = blocks.last()?;
    let mode = match block.mode {
        0 | 0xFF => TrackMode::Audio,
        1 => TrackMode::Mode1,
        _ => TrackMode::Mode2,
    };
    let (first, end) = (i32::try_from(block.first.get()).ok(), i32::try_from(last.last.get()).ok());
    let shape = Stored::of_size(block.sector.get(), mode).filter(|_| block.mode <= 2 || block.mode == 0xFF);
    let place = first.zip(end.and_then(|last| last.checked_add(1))).filter(|(first, end)| first < end);
    let (Some(stored), Some((first, end))) = (shape, place) else {
        let found = format!("sectors {} to {} of {} bytes", block.first.get(), last.last.get(), block.sector.get());
        findings.add(&TRACK, content.absolute(at), "a track", found);
        return None;
    };
    let sectors = u32::try_from(end.saturating_sub(first)).unwrap_or(0);
    let start = block.offset.get();
    let data = content.slice(start..start.saturating_add(u64::from(sectors).saturating_mul(stored.step().get())));
    let statement = Statement::at(content.absolute(at));
    let shown = if mode == TrackMode::Audio { None } else { stored.mode_in(&data, 0) };
    let mut track = Track::new(block.track, shown.unwrap_or(mode), Lba(first), sectors, stored, data);
    track.indexes = vec![Index { number: 1, lba: Lba(first) }];
    for (_, more) in blocks.iter().skip(1) {
        let lba = Lba(i32::try_from(more.first.get()).unwrap_or(i32::MAX));
        if more.index > track.indexes.last().map_or(1, |index| index.number) && track.holds(lba) {
            track.indexes.push(Index { number: more.index, lba });
        }
    }
    let is_set = |flag: u8| block.flags & flag != 0;
    track.control = Control { copy_permitted: is_set(COPY), pre_emphasis: is_set(EMPHASIS), ..Control::default() };
    let isrc = String::from_utf8_lossy(&block.isrc).into_owned();
    track.isrc = Some(isrc).filter(|code| settled::is_isrc(code));
    track.statement = statement;
    Some(track)
}

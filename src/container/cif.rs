//! Images of Easy CD Creator (.cif): a RIFF file with the tracks, a list of their offsets, and a description of the
//! disc. The format isn't published; the fields are those that libMirage's `image-cif.h` knows.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{Container, Match, Opener, settled};
use crate::bytes::integers::{Le16, Le32};
use crate::disc::{Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source, Statement};

static CUT: Anomaly = Anomaly {
    code: "CIF-CUT",
    severity: Severity::Damage,
    structure: "Description of the disc",
    meaning: "The description was cut off, or a track in it has no data. The tracks before that are shown.",
    clause: None,
};

/// Format record of images of Easy CD Creator.
pub static CIF: Container =
    Container { id: "cif", name: "Easy CD Creator image (CIF)", endings: endings::EASY_CD, part: Part::Discs, probe };

/// Reads images of Easy CD Creator.
pub static OPENER: Opener = Opener { container: &CIF, open };

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Chunk {
    signature: [u8; 4],
    /// Bytes that follow, of which the first four are the type.
    len: Le32,
    kind: [u8; 4],
}

/// Location of a track.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Place {
    chunk: Chunk,
    /// Offset of the type of its chunk.
    offset: Le32,
    unknown: [u8; 6],
}

const _: () = assert!(size_of::<Place>() == 22);

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct DiscHead {
    len: Le16,
    sessions: Le16,
    tracks: Le16,
    title_len: Le16,
    len_again: Le16,
    unknown: Le16,
    kind: Le16,
    unknown_2: Le16,
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct SessionHead {
    len: Le16,
    tracks: Le16,
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct TrackHead {
    len: Le16,
    unknown: Le16,
    sectors: Le32,
    unknown_2: Le16,
    kind: Le16,
    unknown_3: [u8; 12],
}

const _: () = assert!(size_of::<TrackHead>() == 24);

/// Offset of the recording code in the description of an audio track.
const ISRC: u64 = 24 + 205;

/// Bytes before the descriptions in their chunk, and before the list of places in theirs.
const LEAD: u64 = 8;

/// Sectors of the gap before a track of another kind (IEC 60908), and those from one session to the next.
const GAP: i32 = 150;
const FIRST_LEAD_OUT: i32 = 11_250;
const LEAD_OUT: i32 = 6750;

/// The shortest track in sectors: shorter ones are filled up.
const SHORTEST: u32 = 300;

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, size_of::<Chunk>())?;
    let chunk = Chunk::read_from_bytes(&head).ok();
    Ok(chunk.is_some_and(|chunk| chunk.signature == *signature::RIFF && chunk.kind == *b"imag"))
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let file = files.first_of(is)?.ok_or_else(|| Error::NotFound("Easy CD Creator image among the files".into()))?;
    files.take(file);
    let content = &file.content;
    let chunks = chunks(content)?;
    let start = |kind: &[u8; 4]| chunks.iter().find(|(_, known)| known == kind).map(|(at, _)| at.saturating_add(LEAD));
    let (Some(places_at), Some(disc_at)) = (start(b"ofs "), start(b"disc")) else {
        return Err(Error::broken("RIFF file", content.absolute(0), "the description of the disc is missing"));
    };
    let places = places(content, places_at)?;
    let head: DiscHead = content.read_struct(disc_at)?;
    let mut reader = Reader { content, at: disc_at.saturating_add(u64::from(head.len.get()).max(2)), places, track: 0 };
    let mut sessions: Vec<Session> = Vec::new();
    for number in 1..=head.sessions.get() {
        let begin = sessions.last().map_or(Lba(0), |session| {
            let gap = if number == 2 { FIRST_LEAD_OUT } else { LEAD_OUT };
            Lba(session.lead_out.0.saturating_add(gap).saturating_add(GAP))
        });
        let mut tracks = Vec::new();
        let is_complete = reader.session(begin, &mut tracks)?;
        if let Some(last) = tracks.last() {
            sessions.push(Session { number, lead_out: Track::end(last), tracks });
        }
        if !is_complete {
            findings.add(&CUT, content.absolute(reader.at), "a track with its data", "none");
            break;
        }
    }
    let mut disc = Disc::new(Medium::Cd, sessions);
    let text_at = disc_at.saturating_add(size_of::<DiscHead>() as u64);
    let text = content.read_up_to(text_at, usize::from(head.title_len.get()).min(usize::from(head.len.get())))?;
    let mut facts = Facts::new("Description of the disc");
    facts.add("Title", String::from_utf8_lossy(&text).trim_matches(['\0', ' ']).to_owned());
    facts.add("Tracks", head.tracks.get().to_string());
    disc.descriptor = vec![facts];
    Ok(disc)
}

/// The chunks of the file: the offset of the data of each, and its type.
fn chunks(content: &Source) -> Result<Vec<(u64, [u8; 4])>> {
    let mut chunks = Vec::new();
    let mut at = 0_u64;
    while at < content.len() && (chunks.len() as u64) < u64::from(limits::CHUNKS) {
        let head = content.read_up_to(at, size_of::<Chunk>())?;
        let Some(chunk) = Chunk::read_from_bytes(&head).ok().filter(|chunk| chunk.signature == *signature::RIFF) else {
            break;
        };
        chunks.push((at.saturating_add(size_of::<Chunk>() as u64), chunk.kind));
        // Chunks are padded to an even length.
        at = at.saturating_add(8).saturating_add(u64::from(chunk.len.get()).next_multiple_of(2));
    }
    Ok(chunks)
}

/// The range of the data of each track.
fn places(content: &Source, at: u64) -> Result<Vec<(u64, u64)>> {
    let count: Le16 = content.read_struct(at)?;
    let mut places = Vec::new();
    for number in 0..u64::from(count.get()) {
        let step = number.saturating_mul(size_of::<Place>() as u64);
        let place: Place = content.read_struct(at.saturating_add(2).saturating_add(step))?;
        let start = u64::from(place.offset.get()).saturating_add(4);
        places.push((start, start.saturating_add(u64::from(place.chunk.len.get()).saturating_sub(4))));
    }
    Ok(places)
}

/// Reads the descriptions one after the other.
struct Reader<'a> {
    content: &'a Source,
    at: u64,
    places: Vec<(u64, u64)>,
    /// Number of tracks so far.
    track: usize,
}

impl Reader<'_> {
    /// Reads a session whose first track begins at `begin`. False if a track has no data.
    fn session(&mut self, begin: Lba, tracks: &mut Vec<Track>) -> Result<bool> {
        let head: SessionHead = self.content.read_struct(self.at)?;
        self.at = self.at.saturating_add(u64::from(head.len.get()).max(2));
        let mut next = begin;
        for _ in 0..head.tracks.get() {
            let Some(track) = self.track(next, tracks.last())? else { return Ok(false) };
            next = track.end();
            tracks.push(track);
        }
        Ok(true)
    }

    fn track(&mut self, begin: Lba, before: Option<&Track>) -> Result<Option<Track>> {
        let head: TrackHead = self.content.read_struct(self.at)?;
        let at = self.at;
        self.at = self.at.saturating_add(u64::from(head.len.get()).max(2));
        let place = self.places.get(self.track).copied();
        self.track = self.track.saturating_add(1);
        let (mode, stored) = match head.kind.get() {
            0 => (TrackMode::Audio, Stored::RAW),
            1 => (TrackMode::Mode1, Stored::COOKED),
            2 => (TrackMode::Mode2Form1, Stored::plain(16, 2056)),
            4 => (TrackMode::Mode2, Stored::plain(16, 2332)),
            _ => return Ok(None),
        };
        let (Some((start, end)), Ok(number @ 1..=99)) = (place, u8::try_from(self.track)) else { return Ok(None) };
        let room = u32::try_from(end.saturating_sub(start) / stored.step()).unwrap_or(u32::MAX);
        let sectors = head.sectors.get().max(SHORTEST.min(room));
        let changes = before.is_some_and(|before| before.is_data() != (mode != TrackMode::Audio));
        let first = if changes { Lba(begin.0.saturating_add(GAP)) } else { begin };
        let len = u64::from(sectors).saturating_mul(stored.step().get());
        let data = self.content.slice(start..start.saturating_add(len).min(end));
        let mut track = Track::new(number, mode, first, sectors, stored, data);
        track.indexes = vec![Index { number: 1, lba: first }];
        if changes {
            track.indexes.insert(0, Index { number: 0, lba: begin });
        }
        if mode == TrackMode::Audio {
            let isrc = self.content.read_up_to(at.saturating_add(ISRC), 12)?;
            track.isrc = Some(String::from_utf8_lossy(&isrc).into_owned()).filter(|code| settled::is_isrc(code));
        }
        track.statement = Statement::at(self.content.absolute(at));
        Ok(Some(track))
    }
}

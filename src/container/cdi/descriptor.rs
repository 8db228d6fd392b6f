//! The descriptor: blocks of changing length, with neither places nor lengths of their own, found by the mark that
//! each begins with.

use zerocopy::FromBytes;

use super::layout::{DiscTail, Footer, Geometry};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static UNREADABLE: Anomaly = Anomaly {
    code: "CDI-TRACK",
    severity: Severity::Damage,
    structure: "Track block of a DiscJuggler image",
    meaning: "This track and those after it cannot be placed, since only its length tells where they are.",
    clause: None,
};

static PLACE: Anomaly = Anomaly {
    code: "CDI-PLACE",
    severity: Severity::Warning,
    structure: "Footer of a DiscJuggler image",
    meaning: "Other programs may not find the descriptor.",
    clause: None,
};

/// Half of what each block begins with; it stands there twice.
const MARK: [u8; 10] = [0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];

/// Bytes of the descriptor's start within which the first mark must be.
const FIRST_MARK: usize = 64;

/// In front of the mark of a session's first block: its tracks (16 bits), and 32 bits of nothing.
const BEFORE_MARK: usize = 6;

/// `DiscJuggler` 4 puts this before eight more bytes: capacity and medium.
const VERSION_4: u32 = 0x8000_0000;

/// The medium of that addition for DVDs.
const MEDIUM_DVD: u16 = 0x38;

/// Indexes that a track can have.
const INDEXES: u16 = 100;

/// Texts of a block of CD-Text.
const TEXTS: u32 = 18;

/// Where the descriptor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Its first byte: where the stored sectors end.
    pub(super) start: u64,
    /// Byte behind it.
    end: u64,
    /// It is where the footer's version has it.
    is_regular: bool,
}

/// A track block.
#[derive(Debug, Clone)]
pub(super) struct TrackBlock {
    /// Its mark's byte.
    pub(super) at: u64,
    /// Sectors of each index, that of the pause first.
    pub(super) lengths: Vec<u32>,
    pub(super) geometry: Geometry,
}

/// All that the descriptor says.
#[derive(Debug)]
pub(super) struct Descriptor {
    /// In the order of the disc.
    pub(super) tracks: Vec<TrackBlock>,
    /// Tracks of each session; empty where that is not said, or does not add up.
    pub(super) session_tracks: Vec<usize>,
    pub(super) is_dvd: bool,
    pub(super) catalog: Option<[u8; 13]>,
    /// CD-Text packs and their byte.
    pub(super) packs: Option<(u64, Vec<u8>)>,
}

/// Finds the descriptor by the footer, 0x80000004 for version 2, 0x80000005 for 3 and 0x80000006 for 3.5.
pub(super) fn find(content: &Source) -> Result<Option<Place>> {
    let end = content.len().saturating_sub(size_of::<Footer>() as u64);
    let Ok(footer) = content.read_struct::<Footer>(end) else { return Ok(None) };
    let place = u64::from(footer.place.get());
    let from_start = Some(place);
    let from_end = content.len().checked_sub(place);
    let starts = match footer.version.get() {
        0x8000_0004 | 0x8000_0005 => [from_start, from_end],
        0x8000_0006 => [from_end, from_start],
        _ => return Ok(None),
    };
    for (start, is_regular) in starts.into_iter().zip([true, false]) {
        if let Some(start) = start.filter(|start| *start < end)
            && marks(&content.read_up_to(start, FIRST_MARK)?).next().is_some()
        {
            return Ok(Some(Place { start, end, is_regular }));
        }
    }
    Ok(None)
}

/// Reads all blocks.
pub(super) fn read(content: &Source, place: Place, findings: &mut Findings) -> Result<Descriptor> {
    if !place.is_regular {
        let found = format!("at byte {}", place.start);
        findings.add(&PLACE, content.absolute(place.end), "the descriptor where the version has it", found);
    }
    let len = place.end.saturating_sub(place.start).min(limits::CDI_DESCRIPTOR_BYTES);
    let bytes = content.read_up_to(place.start, usize::try_from(len).unwrap_or(0))?;
    let marks: Vec<usize> = marks(&bytes).collect();
    let absolute = |place_in: usize| content.absolute(place.start.saturating_add(place_in as u64));
    let mut descriptor =
        Descriptor { tracks: Vec::new(), session_tracks: Vec::new(), is_dvd: false, catalog: None, packs: None };
    for (nth, mark) in (1_usize..).zip(&marks) {
        let is_last = nth == marks.len();
        let mut fields = Fields::behind(&bytes, *mark);
        descriptor.is_dvd |= fields.header().is_some_and(|medium| medium == MEDIUM_DVD);
        let at_indexes = fields.at;
        match fields.track() {
            Some((lengths, geometry)) => {
                descriptor.tracks.push(TrackBlock { at: absolute(*mark), lengths, geometry });
            }
            // The last block is the disc's.
            None if is_last => {
                let mut fields = Fields { bytes: &bytes, at: at_indexes };
                if let Some((tail, packs_at, packs)) = fields.disc() {
                    descriptor.catalog = Some(tail.catalog).filter(|_| tail.has_catalog.get() != 0);
                    descriptor.packs = (!packs.is_empty()).then(|| (absolute(packs_at), packs.to_vec()));
                }
            }
            None => {
                findings.add(&UNREADABLE, absolute(*mark), "a track", "numbers that no track has");
                break;
            }
        }
    }
    descriptor.session_tracks = session_tracks(&bytes, &marks, descriptor.tracks.len());
    Ok(descriptor)
}

/// Where the double marks are.
fn marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(20).enumerate().filter_map(|(at, window)| {
        let (first, second) = window.split_at_checked(10)?;
        (first == MARK && second == MARK).then_some(at)
    })
}

/// The numbers in front of each session's first block; empty where they do not add up.
fn session_tracks(bytes: &[u8], marks: &[usize], tracks: usize) -> Vec<usize> {
    let mut counts = Vec::new();
    let mut next = 0_usize;
    while next < tracks {
        let at = marks.get(next).and_then(|mark| mark.checked_sub(BEFORE_MARK));
        let count = at.and_then(|at| bytes.get(at..)?.first_chunk()).map_or(0, |count| u16::from_le_bytes(*count));
        let after = next.saturating_add(count.into());
        if count == 0 || after > tracks {
            return Vec::new();
        }
        counts.push(count.into());
        next = after;
    }
    counts
}

/// Fields one after the other; `None` behind the end.
struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    /// The fields of a block, after its mark.
    const fn behind(bytes: &'a [u8], mark: usize) -> Self {
        Self { bytes, at: mark.saturating_add(20) }
    }

    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(len)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.first_chunk().copied()
    }

    /// The head that blocks of tracks and of the disc share; gives the medium, where it is said.
    fn header(&mut self) -> Option<u16> {
        // Unknown, and the number of all tracks.
        self.take(4)?;
        let [name_length] = self.number()?;
        self.take(name_length.into())?;
        self.take(19)?;
        if u32::from_le_bytes(self.number()?) != VERSION_4 {
            return Some(0);
        }
        let [_, _, _, _, _, _, low, high] = self.number()?;
        Some(u16::from_le_bytes([low, high]))
    }

    /// Lengths of the indexes, and the geometry; `None` where these cannot be of a track.
    fn track(&mut self) -> Option<(Vec<u32>, Geometry)> {
        let indexes = u16::from_le_bytes(self.number()?);
        if indexes > INDEXES {
            return None;
        }
        let mut lengths = Vec::new();
        for _ in 0..indexes {
            lengths.push(u32::from_le_bytes(self.number()?));
        }
        // Texts have no known order, and are passed over.
        let blocks = u32::from_le_bytes(self.number()?);
        for _ in 0..blocks.checked_mul(TEXTS)? {
            let [length] = self.number()?;
            self.take(length.into())?;
        }
        let geometry = Geometry::read_from_bytes(self.take(size_of::<Geometry>())?).ok()?;
        let is_possible = geometry.mode.get() <= 2 && geometry.sector_code.get() <= 4 && geometry.track.get() < 99;
        is_possible.then_some((lengths, geometry))
    }

    /// What is known of the disc, with the packs of its texts and their place.
    fn disc(&mut self) -> Option<(DiscTail, usize, &'a [u8])> {
        // Sectors of the disc.
        self.take(4)?;
        let [name_length] = self.number()?;
        self.take(name_length.into())?;
        let tail = DiscTail::read_from_bytes(self.take(size_of::<DiscTail>())?).ok()?;
        let at = self.at;
        let packs = self.take(usize::try_from(tail.texts.get()).ok()?).unwrap_or_default();
        Some((tail, at, packs))
    }
}

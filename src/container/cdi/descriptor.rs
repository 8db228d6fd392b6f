//! Reads the descriptor: blocks of varying length that record neither their offset nor their length, found by the mark
//! that each begins with.

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
    meaning: "This track and all tracks after it cannot be located: their places depend on its length.",
    clause: None,
};

static PLACE: Anomaly = Anomaly {
    code: "CDI-PLACE",
    severity: Severity::Warning,
    structure: "Footer of a DiscJuggler image",
    meaning: "Other programs may not find the descriptor.",
    clause: None,
};

/// Half of the mark that begins each block, which consists of two of these.
const MARK: [u8; 10] = [0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];

/// Number of bytes from the start of the descriptor within which the first mark must be.
const FIRST_MARK: usize = 64;

/// Bytes before the mark of the first block of a session: its number of tracks (16 bits), and 32 unused bits.
const BEFORE_MARK: usize = 6;

/// Marker that `DiscJuggler` 4 writes before eight additional bytes: capacity and medium.
const VERSION_4: u32 = 0x8000_0000;

/// Medium of a DVD in these additional bytes.
const MEDIUM_DVD: u16 = 0x38;

/// Upper bound for the indexes of a track.
const INDEXES: u16 = 100;

/// Number of texts in a block of CD-Text.
const TEXTS: u32 = 18;

/// Position of the descriptor in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DescriptorPlace {
    /// First byte, at which the stored sectors end.
    pub(super) start: u64,
    /// The byte after its last one.
    end: u64,
    /// True if the position agrees with the version in the footer.
    is_regular: bool,
}

/// A track block.
#[derive(Debug, Clone)]
pub(super) struct TrackBlock {
    /// First byte of its mark.
    pub(super) at: u64,
    /// Sectors of each index, the pregap first.
    pub(super) lengths: Vec<u32>,
    pub(super) geometry: Geometry,
}

/// A parsed descriptor.
#[derive(Debug)]
pub(super) struct Descriptor {
    /// Track blocks in the order of the disc.
    pub(super) tracks: Vec<TrackBlock>,
    /// Number of tracks in each session; empty if it is not recorded or inconsistent.
    pub(super) session_tracks: Vec<usize>,
    pub(super) is_dvd: bool,
    pub(super) catalog: Option<[u8; 13]>,
    /// CD-Text packs with their first byte in the file.
    pub(super) packs: Option<(u64, Vec<u8>)>,
}

/// Finds the descriptor by its footer: 0x80000004 for version 2, 0x80000005 for 3 and 0x80000006 for 3.5.
pub(super) fn find(content: &Source) -> Result<Option<DescriptorPlace>> {
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
            return Ok(Some(DescriptorPlace { start, end, is_regular }));
        }
    }
    Ok(None)
}

/// Reads all blocks of the descriptor.
pub(super) fn read(content: &Source, place: DescriptorPlace, findings: &mut Findings) -> Result<Descriptor> {
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
            // The last block describes the disc.
            None if is_last => {
                let mut fields = Fields { bytes: &bytes, at: at_indexes };
                if let Some((tail, packs_at, packs)) = fields.disc() {
                    descriptor.catalog = Some(tail.catalog).filter(|_| tail.has_catalog.get() != 0);
                    descriptor.packs = (!packs.is_empty()).then(|| (absolute(packs_at), packs.to_vec()));
                }
            }
            None => {
                findings.add(&UNREADABLE, absolute(*mark), "a track", "values that no track can have");
                break;
            }
        }
    }
    descriptor.session_tracks = session_tracks(&bytes, &marks, descriptor.tracks.len());
    Ok(descriptor)
}

/// First bytes of all double marks.
fn marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(20).enumerate().filter_map(|(at, window)| {
        let (first, second) = window.split_at_checked(10)?;
        (first == MARK && second == MARK).then_some(at)
    })
}

/// The numbers of tracks before the first block of each session; empty if they are inconsistent.
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

/// Reads fields in sequence; `None` past the end.
struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    /// Begins after the mark of a block.
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

    /// Skips the head that track and disc blocks share, and returns the medium if it is recorded.
    fn header(&mut self) -> Option<u16> {
        // Unknown field, then the number of all tracks.
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

    /// Reads the lengths of the indexes and the geometry; `None` if they are impossible.
    fn track(&mut self) -> Option<(Vec<u32>, Geometry)> {
        let indexes = u16::from_le_bytes(self.number()?);
        if indexes > INDEXES {
            return None;
        }
        let mut lengths = Vec::new();
        for _ in 0..indexes {
            lengths.push(u32::from_le_bytes(self.number()?));
        }
        // The order of the texts is not known, so they are skipped.
        let blocks = u32::from_le_bytes(self.number()?);
        for _ in 0..blocks.checked_mul(TEXTS)? {
            let [length] = self.number()?;
            self.take(length.into())?;
        }
        let geometry = Geometry::read_from_bytes(self.take(size_of::<Geometry>())?).ok()?;
        let is_possible = geometry.mode.get() <= 2 && geometry.sector_code.get() <= 4 && geometry.track.get() < 99;
        is_possible.then_some((lengths, geometry))
    }

    /// Reads the catalog number of the disc, and its CD-Text packs with their offset.
    fn disc(&mut self) -> Option<(DiscTail, usize, &'a [u8])> {
        // Number of sectors on the disc.
        self.take(4)?;
        let [name_length] = self.number()?;
        self.take(name_length.into())?;
        let tail = DiscTail::read_from_bytes(self.take(size_of::<DiscTail>())?).ok()?;
        let at = self.at;
        let packs = self.take(usize::try_from(tail.texts.get()).ok()?).unwrap_or_default();
        Some((tail, at, packs))
    }
}

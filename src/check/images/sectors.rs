//! Sectors of two images that differ.

use std::ops::Range;

use super::ImageComparison;
use crate::disc::{Disc, Lba, Origin, SECTOR_SIZE, Stored};
use crate::error::Result;
use crate::job::Progress;
use crate::open::Image;
use crate::sector::RAW_SIZE;
use crate::source::Source;

/// Bytes read at once, a multiple of every sector's size.
const SECTORS: u64 = 512;

/// Runs kept. Beyond these, sectors are only counted.
const RUNS: usize = 65_536;

/// Runs reported.
const REPORTED: usize = 10_000;

/// Sectors that differ, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferingRange {
    /// The track that they are in, as in "Track 2"; empty for the data of a session or disk.
    pub area: String,
    /// First sector, counted from the start of the disc or disk.
    pub first: u64,
    /// Number of sectors.
    pub sectors: u64,
    /// First byte in the first image's file, if that has it, and in the second's.
    pub bytes: (Option<u64>, Option<u64>),
}

/// A part of both images that is compared byte by byte.
struct Area {
    name: String,
    first: Source,
    second: Source,
    /// Bytes of a sector, and the number of the first.
    sector_size: u64,
    start: u64,
}

impl Area {
    fn len(&self) -> u64 {
        self.first.len().max(self.second.len())
    }
}

/// Compares two images sector by sector.
pub(super) struct SectorComparison {
    areas: Vec<Area>,
    /// The current area, and the byte in it.
    at: (usize, u64),
    done: u64,
    total: u64,
    /// Runs of differing sectors with their area.
    runs: Vec<(usize, Range<u64>)>,
    run_count: u64,
    differing: u64,
}

impl SectorComparison {
    pub(super) fn new(first: &Image, second: &Image) -> Self {
        let (mut one, mut other) = (areas(first), areas(second));
        let empty = || Source::from_bytes(Vec::new());
        let mut areas = Vec::new();
        for (name, content, sector_size, start) in one.drain(..) {
            let same = other.iter().position(|known| known.0 == name);
            let second = same.map_or_else(empty, |at| other.remove(at).1);
            areas.push(Area { name, first: content, second, sector_size, start });
        }
        for (name, content, sector_size, start) in other {
            areas.push(Area { name, first: empty(), second: content, sector_size, start });
        }
        let total = areas.iter().fold(0_u64, |sum, area| sum.saturating_add(area.len()));
        Self { areas, at: (0, 0), done: 0, total, runs: Vec::new(), run_count: 0, differing: 0 }
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.total
    }

    /// Compares some sectors; `None` after the last.
    pub(super) fn step(&mut self, budget: u64) -> Result<Option<Progress>> {
        let until = self.done.saturating_add(budget.max(1));
        while self.done < until {
            let (number, at) = self.at;
            let Some(area) = self.areas.get(number) else { return Ok(None) };
            if at >= area.len() {
                self.at = (number.saturating_add(1), 0);
                continue;
            }
            let length = area.sector_size.saturating_mul(SECTORS);
            let wanted = usize::try_from(length).unwrap_or(0);
            let (one, other) = (area.first.read_up_to(at, wanted)?, area.second.read_up_to(at, wanted)?);
            let size = usize::try_from(area.sector_size).unwrap_or(1).max(1);
            let read = one.len().max(other.len());
            if one != other {
                let first = at.checked_div(area.sector_size).unwrap_or(0);
                for (sector, start) in (first..).zip((0..read).step_by(size)) {
                    let end = start.saturating_add(size);
                    let part =
                        |bytes: &'_ [u8]| bytes.get(start.min(bytes.len())..end.min(bytes.len())).map(<[u8]>::to_vec);
                    if part(&one) != part(&other) {
                        self.add(number, sector);
                    }
                }
            }
            // Unreadable data counts as absent.
            let step = if read == 0 { length } else { read as u64 };
            self.at = (number, at.saturating_add(step));
            self.done = self.done.saturating_add(step);
        }
        Ok(Some(Progress { done: self.done.min(self.total), total: self.total }))
    }

    fn add(&mut self, area: usize, sector: u64) {
        self.differing = self.differing.saturating_add(1);
        match self.runs.last_mut() {
            Some((known, run)) if *known == area && run.end == sector => run.end = sector.saturating_add(1),
            _ => {
                self.run_count = self.run_count.saturating_add(1);
                if self.runs.len() < RUNS {
                    self.runs.push((area, sector..sector.saturating_add(1)));
                }
            }
        }
    }

    /// Whether a range of bytes of the first area is known to be the same in both; false if unknown.
    pub(super) fn is_same(&self, bytes: &Range<u64>) -> bool {
        let Some(area) = self.areas.first() else { return false };
        if self.runs.len() >= RUNS || bytes.end > area.first.len().min(area.second.len()) {
            return false;
        }
        let sector = |byte: u64| byte.checked_div(area.sector_size).unwrap_or(0);
        let (start, end) = (sector(bytes.start), sector(bytes.end.saturating_sub(1)));
        let first = self.runs.partition_point(|(number, run)| *number == 0 && run.end <= start);
        !self.runs.get(first).is_some_and(|(number, run)| *number == 0 && run.start <= end)
    }

    pub(super) fn finish(&mut self, comparison: &mut ImageComparison) {
        let range = |(number, run): &(usize, Range<u64>)| {
            let area = self.areas.get(*number)?;
            let at = run.start.saturating_mul(area.sector_size);
            let byte = |source: &Source| (at < source.len()).then(|| source.absolute(at));
            Some(DifferingRange {
                area: area.name.clone(),
                first: area.start.saturating_add(run.start),
                sectors: run.end.saturating_sub(run.start),
                bytes: (byte(&area.first), byte(&area.second)),
            })
        };
        comparison.ranges = self.runs.iter().take(REPORTED).filter_map(range).collect();
        comparison.range_count = self.run_count;
        comparison.differing_sectors = self.differing;
        let sectors = |area: &Area| area.len().div_ceil(area.sector_size.max(1));
        comparison.sectors = self.areas.iter().map(sectors).fold(0, u64::saturating_add);
    }
}

/// The parts of an image: the data of its last session or its disk, and its audio tracks. The second value is the size
/// of a sector, the third the number of the first.
fn areas(image: &Image) -> Vec<(String, Source, u64, u64)> {
    let mut areas = Vec::new();
    let is_data = |origin: &Origin| matches!(origin, Origin::Session(_) | Origin::Disk(_));
    // The last session's content begins at sector 0 and has those of all others.
    if let Some(volume) = image.volumes.iter().find(|volume| is_data(&volume.origin)) {
        areas.push((String::new(), volume.content.clone(), u64::from(volume.sector_size()).max(1), 0));
    }
    areas.extend(audio(&image.disc));
    areas
}

fn audio(disc: &Disc) -> impl Iterator<Item = (String, Source, u64, u64)> {
    let tracks = disc.tracks().map(|(_, track)| track).filter(|track| !track.is_data() && !track.missing);
    tracks.map(|track| {
        let first = track.first.max(Lba(0));
        let content = track.sectors_as(first, track.stored_end(), Stored::RAW).into_source();
        let start = u64::try_from(first.0).unwrap_or(0);
        (format!("Track {}", track.number), content, RAW_SIZE as u64, start)
    })
}

/// Sector sizes divide the size of a read.
const _: () = assert!(SECTORS > 0 && SECTOR_SIZE == 2048);

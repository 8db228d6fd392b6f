//! Repairs images as far as the ECC of their sectors allows.

use std::collections::{BTreeMap, BTreeSet};

use super::sectors::{BadRun, SectorReport};
use crate::disc::{Disc, Lba, Track, TrackMode};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::limits;
use crate::sector::form::{Verdict, check, repair};
use crate::sector::header::set_header;
use crate::sector::{RAW_SIZE, RawSector, SYNC};
use crate::source::{FileId, Files, NamedFile, Output, Recipe, Segment, Source};

/// The result of a repair.
#[derive(Debug)]
pub struct Repaired {
    /// The changed files of the image under their names: slices of the user's files, and the repaired sectors. A file
    /// out of an archive is returned by itself, since the archive's checksum of it would be wrong.
    pub files: Vec<Output>,
    /// Number of repaired sectors, at most [`limits::REPAIRED_SECTORS`].
    pub repaired: u32,
    /// Bad sectors that could not be repaired, as runs.
    pub left: Vec<BadRun>,
}

impl Repaired {
    /// Number of repaired sectors in a run.
    #[must_use]
    pub fn of_run(&self, run: &BadRun) -> u32 {
        let left = self.left.iter().filter(|left| left.track == run.track);
        let left = left.map(|left| {
            let common = left.end().0.min(run.end().0).saturating_sub(left.first.0.max(run.first.0));
            u32::try_from(common).unwrap_or(0)
        });
        run.sectors.saturating_sub(left.fold(0, u32::saturating_add))
    }
}

/// Repairs the listed bad sectors of a disc. Progress is counted in sectors.
pub struct Repair {
    files: Files,
    tracks: Vec<Track>,
    runs: Vec<BadRun>,
    /// The current run, and the position in it.
    at: (usize, u32),
    patches: BTreeMap<FileId, BTreeMap<u64, Vec<u8>>>,
    done: BTreeSet<(u8, i32)>,
    left: Vec<BadRun>,
    progress: Progress,
}

impl Repair {
    /// A repair of the bad sectors listed by a check of the disc in these files, those of the image rather than of an
    /// archive around it.
    #[must_use]
    pub fn new(files: &Files, disc: &Disc, report: &SectorReport) -> Self {
        let total = report.runs.iter().fold(0_u64, |sum, run| sum.saturating_add(run.sectors.into()));
        Self {
            files: files.clone(),
            tracks: disc.tracks().map(|(_, track)| track.clone()).collect(),
            runs: report.runs.clone(),
            at: (0, 0),
            patches: BTreeMap::new(),
            done: BTreeSet::new(),
            left: Vec::new(),
            progress: Progress { done: 0, total },
        }
    }

    /// Repairs one sector and records where its bytes belong; returns false if that is impossible.
    fn sector(&mut self, number: u8, lba: Lba) -> Result<bool> {
        if self.done.len() >= limits::REPAIRED_SECTORS {
            return Ok(false);
        }
        let Some(track) = self.tracks.iter().find(|track| track.number == number && track.holds(lba)) else {
            return Ok(false);
        };
        let stored = track.sectors_at(lba, Lba(lba.0.saturating_add(1)));
        let bytes = stored.clone().into_source().read_up_to(0, RAW_SIZE)?;
        let Some(whole) = track.stored.whole(&bytes, lba).and_then(|sector| repaired(&sector, track.mode, lba)) else {
            return Ok(false);
        };
        let len = usize::try_from(track.stored.len).unwrap_or(RAW_SIZE);
        let bytes = whole.get(RAW_SIZE.saturating_sub(len)..).unwrap_or_default();
        let Some(patches) = places(&stored, bytes) else { return Ok(false) };
        for (file, offset, bytes) in patches {
            self.patches.entry(file).or_default().insert(offset, bytes);
        }
        Ok(true)
    }

    fn finish(&mut self) -> Repaired {
        let output = |file: &NamedFile| {
            let recipe = patched(&file.content, &self.patches)?;
            Some(Output { name: file.name.clone(), recipe })
        };
        Repaired {
            files: self.files.all().iter().filter_map(output).collect(),
            repaired: u32::try_from(self.done.len()).unwrap_or(u32::MAX),
            left: std::mem::take(&mut self.left),
        }
    }

    fn keep_as_is(&mut self, run: BadRun, lba: Lba) {
        match self.left.last_mut() {
            Some(last) if last.track == run.track && last.condition == run.condition && last.end() == lba => {
                last.sectors = last.sectors.saturating_add(1);
            }
            _ => self.left.push(BadRun { first: lba, sectors: 1, ..run }),
        }
    }
}

impl Job for Repair {
    type Output = Repaired;

    fn step(&mut self, budget: u64) -> Result<Step<Repaired>> {
        for _ in 0..budget.max(1) {
            let (at, nth) = self.at;
            let Some(run) = self.runs.get(at).copied() else { return Ok(Step::Done(self.finish())) };
            if nth >= run.sectors {
                self.at = (at.saturating_add(1), 0);
                continue;
            }
            let lba = Lba(run.first.0.saturating_add_unsigned(nth));
            if self.sector(run.track, lba)? {
                self.done.insert((run.track, lba.0));
            } else {
                self.keep_as_is(run, lba);
            }
            self.at = (at, nth.saturating_add(1));
            self.progress.done = self.progress.done.saturating_add(1);
        }
        Ok(Step::More(self.progress))
    }
}

/// The repaired sector with correct EDC and ECC, or `None` if they do not suffice to repair it.
fn repaired(sector: &RawSector, mode: TrackMode, lba: Lba) -> Option<RawSector> {
    candidates(sector, mode, lba).into_iter().find_map(|mut candidate| {
        let fits = check(&candidate) == Verdict::Good || repair(&mut candidate).is_some();
        fits.then_some(candidate)
    })
}

/// Candidates for the original sector. The ECC covers neither the sync pattern nor, in Mode 2, the header, and only a
/// legible subheader shows how it was computed.
fn candidates(sector: &RawSector, mode: TrackMode, lba: Lba) -> Vec<RawSector> {
    let mut synced = *sector;
    for (to, from) in synced.iter_mut().zip(SYNC) {
        *to = from;
    }
    let mut addressed = *sector;
    set_header(&mut addressed, lba.0, if mode == TrackMode::Mode1 { 1 } else { 2 });
    let mut candidates = vec![*sector, synced, addressed];
    if mode != TrackMode::Mode1 {
        for (good, hurt) in [(16..20, 20), (20..24, 16)] {
            let mut alike = addressed;
            alike.copy_within(good, hurt);
            candidates.push(alike);
        }
    }
    candidates
}

/// Some content with the patches of the user's files that it is made of; `None` if none of them is in it.
fn patched(content: &Source, patches: &BTreeMap<FileId, BTreeMap<u64, Vec<u8>>>) -> Option<Recipe> {
    let mut recipe = Recipe::default();
    let mut is_changed = false;
    for segment in Recipe::of(content, 0..content.len()).resolve().segments() {
        let of_file = match segment {
            Segment::Copy { from, range } => from.file().and_then(|id| patches.get(&id)).map(|all| (from, range, all)),
            Segment::Bytes(_) | Segment::Zeros(_) => None,
        };
        let Some((from, range, all)) = of_file else {
            recipe.push(segment.clone());
            continue;
        };
        let mut at = range.start;
        for (offset, bytes) in all.range(range.clone()) {
            let end = offset.saturating_add(bytes.len() as u64);
            // A patch that another one overlaps, or that continues elsewhere, is not part of this range.
            if *offset >= at && end <= range.end {
                recipe.append(&Recipe::of(from, at..*offset));
                recipe.push_bytes(bytes.clone());
                (at, is_changed) = (end, true);
            }
        }
        recipe.append(&Recipe::of(from, at..range.end));
    }
    is_changed.then_some(recipe)
}

/// Finds this piece in the user's files; `None` if they do not contain it as it is, for instance because it is
/// scrambled.
fn places(stored: &Recipe, bytes: &[u8]) -> Option<Vec<(FileId, u64, Vec<u8>)>> {
    let mut places = Vec::new();
    let mut left = bytes;
    for segment in stored.resolve().segments() {
        let len = usize::try_from(segment.len()).unwrap_or(usize::MAX).min(left.len());
        let (now, later) = left.split_at_checked(len)?;
        left = later;
        if now.is_empty() {
            break;
        }
        match segment {
            Segment::Copy { from, range } => places.push((from.file()?, range.start, now.to_vec())),
            _ => return None,
        }
    }
    left.is_empty().then_some(places)
}

#[cfg(test)]
mod tests {
    use super::super::condition::Condition;
    use super::super::sectors::SectorCheck;
    use super::super::sectors::tests::{disc, sector};
    use super::*;
    use crate::disc::{Stored, Subchannel};
    use crate::source::Source;

    /// Checks and repairs an image, and returns the bytes of the repaired file.
    fn mend(mode: TrackMode, stored: Stored, bytes: Vec<u8>, sectors: u32) -> (Repaired, Vec<u8>) {
        let files = Files::one("a.bin", Source::from_bytes(bytes));
        let content = files.first().unwrap().content.clone();
        let disc = disc(vec![(mode, 0, sectors, stored, content)]);
        let report = SectorCheck::new(&disc).run().unwrap();
        let repaired = Repair::new(&files, &disc, &report).run().unwrap();
        let [output] = repaired.files.as_slice() else { panic!("one file") };
        assert_eq!(output.name, "a.bin");
        assert!(output.recipe.is_sliceable());
        let bytes = output.recipe.clone().into_source().read_up_to(0, 1 << 20).unwrap();
        (repaired, bytes)
    }

    #[test]
    fn repairable_sectors_are_replaced_and_the_rest_is_reported() {
        let whole: Vec<RawSector> = (0..20).map(|lba| sector(TrackMode::Mode1, lba)).collect();
        let mut hurt = whole.clone();
        hurt[2][500] ^= 0x11;
        hurt[3][501] ^= 0x11;
        hurt[3][1700] ^= 0x80;
        hurt[5][3] = 0;
        hurt[6][15] = 7;
        hurt[8][2090] ^= 1;
        let mut expected = whole.concat();
        for lost in [10, 11] {
            hurt[lost][100..2000].fill(0xBA);
            expected[lost * 2352 + 100..lost * 2352 + 2000].fill(0xBA);
        }
        let (repaired, bytes) = mend(TrackMode::Mode1, Stored::RAW, hurt.concat(), 20);
        assert_eq!(repaired.repaired, 5);
        let left = BadRun { track: 1, condition: Condition::WrongEdc, first: Lba(10), sectors: 2 };
        assert_eq!(repaired.left, [left]);
        let run = |first, sectors| repaired.of_run(&BadRun { first: Lba(first), sectors, ..left });
        assert_eq!([run(2, 2), run(9, 2), run(10, 2), run(10, 1), run(11, 3)], [2, 1, 0, 0, 2]);
        assert!(bytes == expected, "the repaired file differs");
    }

    #[test]
    fn a_file_out_of_an_archive_is_returned_by_itself() {
        let whole: Vec<RawSector> = (0..4).map(|lba| sector(TrackMode::Mode1, lba)).collect();
        let mut hurt = whole.clone();
        hurt[2][500] ^= 0x11;
        let archive = [&[b'P'; 100][..], &hurt.concat(), &[b'E'; 50]].concat();
        let outer = Files::one("a.zip", Source::from_bytes(archive));
        let mut files = outer.within().unwrap();
        files.derive("note.txt", outer.first().unwrap().content.slice(0..20));
        files.derive("a.bin", outer.first().unwrap().content.slice(100..100 + 4 * 2352));
        let disc = disc(vec![(TrackMode::Mode1, 0, 4, Stored::RAW, files.all()[1].content.clone())]);
        let report = SectorCheck::new(&disc).run().unwrap();
        let repaired = Repair::new(&files, &disc, &report).run().unwrap();
        let [output] = repaired.files.as_slice() else { panic!("one file") };
        assert!(output.name == "a.bin" && output.recipe.is_sliceable());
        let bytes = output.recipe.clone().into_source().read_up_to(0, 1 << 20).unwrap();
        assert!(bytes == whole.concat(), "the repaired file differs");
    }

    #[test]
    fn subchannels_are_kept_and_subheaders_restored_from_their_copy() {
        let whole: Vec<RawSector> = (0..6).map(|lba| sector(TrackMode::Mode2Form1, lba)).collect();
        let mut hurt = whole.clone();
        hurt[1][18] ^= 0x20;
        hurt[2][22] ^= 0x04;
        hurt[3][30] ^= 0x04;
        hurt[4][0] = 9;
        let bytes = |sectors: &[RawSector]| {
            sectors.iter().flat_map(|sector| [&sector[..], &[0xAA; 96]].concat()).collect::<Vec<u8>>()
        };
        let stored = Stored::RAW.with(Subchannel::Interleaved);
        let (repaired, mended) = mend(TrackMode::Mode2, stored, bytes(&hurt), 6);
        assert_eq!((repaired.repaired, repaired.left.len()), (4, 0));
        assert!(mended == bytes(&whole), "the repaired file differs");
        let bytes = |sectors: &[RawSector]| sectors.iter().flat_map(|sector| sector[16..].to_vec()).collect();
        hurt[4] = whole[4];
        let (repaired, mended) = mend(TrackMode::Mode2, Stored::MODE_2, bytes(&hurt), 6);
        let expected: Vec<u8> = bytes(&whole);
        assert_eq!((repaired.repaired, repaired.left.len()), (3, 0));
        assert!(mended == expected, "the repaired file differs");
    }
}

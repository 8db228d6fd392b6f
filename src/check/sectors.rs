//! Checks every sector of a disc by its EDC and ECC, if they are stored.

use super::condition::Condition;
use super::map::{SectorMap, Worst};
use crate::disc::{Disc, Lba, Track, TrackMode};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::limits;
use crate::sector::RawSector;
use crate::sector::form::{Form, Verdict, check, lacks_edc_ecc};

/// Bytes read at once: enough for full speed, and few enough to be canceled quickly.
const PIECE: u64 = 2 << 20;

/// The number of sectors of a track in each condition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TrackCounts {
    /// Number of the track.
    pub number: u8,
    /// Sectors in [`Condition::Good`].
    pub good: u32,
    /// Sectors in [`Condition::WrongEdc`].
    pub wrong_edc: u32,
    /// Sectors in [`Condition::WrongEcc`].
    pub wrong_ecc: u32,
    /// Sectors in [`Condition::Unrecognised`].
    pub unrecognised: u32,
    /// Sectors in [`Condition::Uncheckable`].
    pub uncheckable: u32,
    /// Sectors that are declared but not in the image.
    pub missing: u32,
}

impl TrackCounts {
    fn add(&mut self, condition: Condition, sectors: u32) {
        let count = match condition {
            Condition::Good => &mut self.good,
            Condition::WrongEdc => &mut self.wrong_edc,
            Condition::WrongEcc => &mut self.wrong_ecc,
            Condition::Unrecognised => &mut self.unrecognised,
            Condition::Uncheckable => &mut self.uncheckable,
        };
        *count = count.saturating_add(sectors);
    }

    /// Number of bad sectors.
    #[must_use]
    pub const fn bad(&self) -> u32 {
        self.wrong_edc.saturating_add(self.wrong_ecc).saturating_add(self.unrecognised)
    }
}

/// Consecutive bad sectors in the same condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRun {
    /// Number of their track.
    pub track: u8,
    /// The condition of all of them.
    pub condition: Condition,
    /// Address of the first sector.
    pub first: Lba,
    /// Number of sectors.
    pub sectors: u32,
}

impl BadRun {
    /// Address of the sector after the last.
    #[must_use]
    pub fn end(&self) -> Lba {
        Lba(self.first.0.saturating_add_unsigned(self.sectors))
    }
}

/// The result of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectorReport {
    /// Counts for every track, in disc order.
    pub tracks: Vec<TrackCounts>,
    /// All bad sectors in disc order, in at most [`limits::BAD_RUNS`] runs.
    pub runs: Vec<BadRun>,
    /// Number of bad sectors that were counted but, because of that limit, not listed.
    pub unlisted: u64,
    /// The map; without parts unless [`SectorCheck::with_map`] requested some.
    pub map: SectorMap,
}

impl SectorReport {
    fn add(&mut self, track: u8, condition: Condition, lba: Lba) {
        if let Some(counts) = self.tracks.last_mut() {
            counts.add(condition, 1);
        }
        if !condition.is_bad() {
            return;
        }
        let goes_on = |run: &&mut BadRun| run.track == track && run.condition == condition && run.end() == lba;
        if let Some(run) = self.runs.last_mut().filter(goes_on) {
            run.sectors = run.sectors.saturating_add(1);
        } else if self.runs.len() < limits::BAD_RUNS {
            self.runs.push(BadRun { track, condition, first: lba, sectors: 1 });
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether no sector is bad or missing.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.tracks.iter().all(|track| track.bad() == 0 && track.missing == 0)
    }
}

/// Reads all tracks with EDC and ECC from the first sector to the last. Progress is counted in bytes read.
pub struct SectorCheck {
    /// Remaining tracks; the next one is at the end.
    left: Vec<Track>,
    /// Without a descriptor the kind of a track is a guess, so a sector without sync pattern proves nothing.
    guessed: bool,
    current: Option<Current>,
    buffer: Vec<u8>,
    progress: Progress,
    /// Sectors of the tracks started so far.
    sectors: u64,
    report: SectorReport,
}

/// The current track.
struct Current {
    track: Track,
    /// Sectors of the tracks before the current one.
    before: u64,
    next: u32,
    stored: u32,
}

impl SectorCheck {
    /// Prepares a check of a disc.
    #[must_use]
    pub fn new(disc: &Disc) -> Self {
        let mut left: Vec<Track> = disc.tracks().map(|(_, track)| track.clone()).collect();
        left.reverse();
        let bytes = left.iter().filter(|track| is_checkable(track)).map(|track| track.content.len());
        Self {
            progress: Progress { done: 0, total: bytes.fold(0, u64::saturating_add) },
            left,
            guessed: disc.guessed,
            current: None,
            buffer: Vec::new(),
            sectors: 0,
            report: SectorReport::default(),
        }
    }

    /// Prepares a check that also draws a map of at most that many parts.
    #[must_use]
    pub fn with_map(mut self, parts: usize) -> Self {
        let sectors = self.left.iter().fold(0_u64, |sum, track| sum.saturating_add(track.sectors.into()));
        self.report.map = SectorMap::new(sectors, parts);
        self
    }

    /// Size in bytes of the sectors with EDC and ECC, which are the ones that can be checked.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.progress.total
    }

    /// The result so far.
    #[must_use]
    pub const fn report(&self) -> &SectorReport {
        &self.report
    }

    /// Starts the next track; returns false if there is none.
    fn next_track(&mut self) -> bool {
        let Some(track) = self.left.pop() else { return false };
        let stored = stored_sectors(&track);
        let mut counts = TrackCounts {
            number: track.number,
            missing: track.sectors.saturating_sub(stored),
            ..TrackCounts::default()
        };
        let before = self.sectors;
        self.sectors = before.saturating_add(track.sectors.into());
        let end = before.saturating_add(stored.into());
        self.report.map.mark(end..self.sectors, Worst::Missing);
        if is_checkable(&track) {
            self.current = Some(Current { track, before, next: 0, stored });
        } else {
            counts.uncheckable = stored;
            self.report.map.mark(before..end, Worst::Uncheckable);
        }
        self.report.tracks.push(counts);
        true
    }

    /// Checks the next sectors of the current track, about `most` bytes, and returns the number of bytes read.
    fn piece(&mut self, current: &mut Current, most: u64) -> Result<u64> {
        let Current { track, before, next, stored } = current;
        let step = track.stored.step();
        let sectors = (most / step).clamp(1, stored.saturating_sub(*next).into());
        let at = u64::from(*next).saturating_mul(step.get());
        let len = sectors.saturating_mul(step.get()).min(track.content.len().saturating_sub(at));
        self.buffer.resize(usize::try_from(len).unwrap_or(0), 0);
        track.content.read_exact_at(at, &mut self.buffer)?;
        let stride = usize::try_from(step.get()).unwrap_or(usize::MAX);
        for bytes in self.buffer.chunks(stride) {
            let lba = Lba(track.first.0.saturating_add_unsigned(*next));
            if let Some(sector) = track.stored.whole(bytes, lba) {
                let seen = self.report.tracks.last().is_some_and(|counts| counts.good > 0);
                let condition = if !track.stored.is_whole() && lacks_edc_ecc(&sector) {
                    Condition::Uncheckable
                } else {
                    judge(&sector, lba >= track.start() && !self.guessed, seen)
                };
                self.report.add(track.number, condition, lba);
                let place = before.saturating_add((*next).into());
                self.report.map.mark(place..place.saturating_add(1), condition.into());
            }
            *next = next.saturating_add(1);
        }
        Ok(len)
    }
}

impl Job for SectorCheck {
    type Output = SectorReport;

    fn step(&mut self, budget: u64) -> Result<Step<SectorReport>> {
        let mut left = budget.max(1);
        while left > 0 {
            let Some(mut current) = self.current.take() else {
                if self.next_track() {
                    continue;
                }
                return Ok(Step::Done(std::mem::take(&mut self.report)));
            };
            let read = self.piece(&mut current, left.min(PIECE))?;
            self.progress.done = self.progress.done.saturating_add(read);
            left = left.saturating_sub(read);
            if current.next < current.stored {
                self.current = Some(current);
            }
        }
        Ok(Step::More(self.progress))
    }
}

/// Whether sectors of a track can be stored with EDC and ECC.
fn is_checkable(track: &Track) -> bool {
    let has_edc_ecc = !matches!(track.mode, TrackMode::Audio | TrackMode::Mode0) && track.stored.has_edc_ecc();
    has_edc_ecc && stored_sectors(track) > 0
}

/// Number of sectors of the track that the image contains; the last may lack its subchannel.
fn stored_sectors(track: &Track) -> u32 {
    let beside = track.stored.stride.saturating_sub(track.stored.len);
    let sectors = track.content.len().saturating_add(beside.into()) / track.stored.step();
    u32::try_from(sectors).unwrap_or(u32::MAX).min(track.sectors)
}

/// Judges a sector. `must_be_one` means that only a data sector belongs here; `others_have_codes` that other sectors of
/// this track have EDC and ECC.
fn judge(sector: &RawSector, must_be_one: bool, others_have_codes: bool) -> Condition {
    match (check(sector), Form::of(sector)) {
        (Verdict::Good, _) => Condition::Good,
        (Verdict::WrongEdc, _) => Condition::WrongEdc,
        (Verdict::WrongEcc, _) => Condition::WrongEcc,
        (Verdict::Uncheckable, Form::Audio | Form::Unknown) if must_be_one => Condition::Unrecognised,
        // In a track with EDC, a subheader whose two copies differ is damaged.
        (Verdict::Uncheckable, Form::Mode2Formless) if others_have_codes => Condition::WrongEdc,
        (Verdict::Uncheckable, _) => Condition::Uncheckable,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::disc::{Medium, Session, Stored, Subchannel};
    use crate::sector::address::Msf;
    use crate::sector::encode::{DATA_SUBHEADER, mode_1, mode_2_form_1, mode_2_form_2};
    use crate::source::Source;

    pub(in crate::check) fn sector(mode: TrackMode, lba: i32) -> RawSector {
        let address = Msf::of_lba(lba).unwrap();
        let data: Vec<u8> = (0..2324).map(|at| (at * 7 + lba) as u8).collect();
        match mode {
            TrackMode::Mode1 => mode_1(address, &data),
            TrackMode::Mode2Form2 => mode_2_form_2(address, [1, 1, 0x28, 0], &data),
            TrackMode::Audio => [lba as u8; 2352],
            _ => mode_2_form_1(address, DATA_SUBHEADER, &data),
        }
    }

    /// A disc of one session. Each track starts at address `first` and has the given stored bytes.
    pub(in crate::check) fn disc(tracks: Vec<(TrackMode, i32, u32, Stored, Source)>) -> Disc {
        let numbered = (1..).zip(tracks);
        let tracks: Vec<Track> = numbered
            .map(|(number, (mode, first, sectors, stored, content))| {
                Track::new(number, mode, Lba(first), sectors, stored, content)
            })
            .collect();
        let lead_out = tracks.last().unwrap().end();
        Disc::new(Medium::Cd, vec![Session { number: 1, tracks, lead_out }])
    }

    fn bad(track: u8, condition: Condition, first: i32, sectors: u32) -> BadRun {
        BadRun { track, condition, first: Lba(first), sectors }
    }

    #[test]
    fn conditions_and_runs_are_found() {
        let mut data: Vec<RawSector> = (-2..18).map(|lba| sector(TrackMode::Mode1, lba)).collect();
        data[0] = [0; 2352];
        for lba in [3, 4, 9] {
            data[lba + 2][100] ^= 1;
        }
        data[12][2100] ^= 1;
        data[13] = [0; 2352];
        data[14][4] = 0;
        let audio: Vec<RawSector> = (0..5).map(|lba| sector(TrackMode::Audio, lba)).collect();
        let disc = disc(vec![
            (TrackMode::Mode1, -2, 20, Stored::RAW, Source::from_bytes(data.concat())),
            (TrackMode::Audio, 18, 6, Stored::RAW, Source::from_bytes(audio.concat())),
        ]);
        let report = SectorCheck::new(&disc).run().unwrap();
        let first = TrackCounts {
            number: 1,
            good: 13,
            wrong_edc: 3,
            wrong_ecc: 1,
            unrecognised: 2,
            uncheckable: 1,
            missing: 0,
        };
        let second = TrackCounts { number: 2, uncheckable: 5, missing: 1, ..TrackCounts::default() };
        assert_eq!(report.tracks, [first, second]);
        let runs = [
            bad(1, Condition::WrongEdc, 3, 2),
            bad(1, Condition::WrongEdc, 9, 1),
            bad(1, Condition::WrongEcc, 10, 1),
            bad(1, Condition::Unrecognised, 11, 2),
        ];
        assert_eq!(report.runs, runs);
        assert!(!report.is_clean());
        assert_eq!(report.map.parts(), []);
        let parts = SectorCheck::new(&disc).with_map(13).run().unwrap().map;
        use Worst::{Damaged, Good, Missing, Uncheckable};
        let data = [Good, Good, Damaged, Damaged, Good, Damaged, Damaged, Damaged, Good, Good];
        let expected = [&data[..], &[Uncheckable, Uncheckable, Missing]].concat();
        assert_eq!(parts.parts(), expected);
    }

    #[test]
    fn sectors_without_a_header_and_with_a_subchannel_are_checked() {
        let mut forms: Vec<RawSector> = (0..6).map(|lba| sector(TrackMode::Mode2Form1, lba)).collect();
        forms[2] = sector(TrackMode::Mode2Form2, 2);
        forms[3] = sector(TrackMode::Mode2Form2, 3);
        forms[3][2348..].fill(0);
        forms[4][20] ^= 0x40;
        forms[5] = sector(TrackMode::Mode2Form2, 5);
        forms[5][1000] ^= 0x40;
        let whole: Vec<u8> = forms.iter().flat_map(|sector| [&sector[..], &[0xAA; 96]].concat()).collect();
        let headless: Vec<u8> = forms.iter().flat_map(|sector| sector[16..].to_vec()).collect();
        let subchannel = Stored::RAW.with(Subchannel::Interleaved);
        let counts = TrackCounts { number: 1, good: 3, wrong_edc: 2, uncheckable: 1, ..TrackCounts::default() };
        for (stored, bytes) in [(subchannel, whole), (Stored::MODE_2, headless)] {
            let disc = disc(vec![(TrackMode::Mode2, 0, 6, stored, Source::from_bytes(bytes))]);
            let report = SectorCheck::new(&disc).run().unwrap();
            assert_eq!(report.tracks, [counts]);
            assert_eq!(report.runs, [bad(1, Condition::WrongEdc, 4, 2)]);
        }
    }

    #[test]
    fn steps_give_the_same_result_and_count_the_bytes() {
        let mut data: Vec<RawSector> = (0..50).map(|lba| sector(TrackMode::Mode1, lba)).collect();
        data[33][2000] ^= 8;
        let disc = disc(vec![
            (TrackMode::Mode1, 0, 50, Stored::RAW, Source::from_bytes(data.concat())),
            (TrackMode::Mode1, 50, 10, Stored::COOKED, Source::from_bytes(vec![0; 20_480])),
        ]);
        let whole = SectorCheck::new(&disc).run().unwrap();
        let mut job = SectorCheck::new(&disc);
        let mut seen = Vec::new();
        let stepped = loop {
            match job.step(10_000).unwrap() {
                Step::More(progress) => seen.push(progress),
                Step::Done(report) => break report,
            }
        };
        assert_eq!(stepped, whole);
        assert_eq!(seen.first(), Some(&Progress { done: 4 * 2352 + 2352, total: 50 * 2352 }));
        assert_eq!(seen.last().map(|progress| progress.done), Some(50 * 2352));
        assert_eq!(whole.tracks[1].uncheckable, 10);
        assert_eq!(whole.runs, [bad(1, Condition::WrongEdc, 33, 1)]);
    }

    // The data track of test.cdi from cditools.
    #[test]
    fn edc_and_ecc_left_to_the_drive_are_no_damage() {
        let mut left_out = sector(TrackMode::Mode2Form1, 1);
        left_out[2072..].fill(0);
        let sectors = [sector(TrackMode::Mode2Form1, 0), left_out];
        let counts = |stored, bytes| {
            let disc = disc(vec![(TrackMode::Mode2, 0, 2, stored, Source::from_bytes(bytes))]);
            let track = SectorCheck::new(&disc).run().unwrap().tracks[0];
            (track.good, track.wrong_edc, track.uncheckable)
        };
        let headless: Vec<u8> = sectors.iter().flat_map(|sector| sector[16..].to_vec()).collect();
        assert_eq!(counts(Stored::MODE_2, headless), (1, 0, 1));
        assert_eq!(counts(Stored::RAW, sectors.concat()), (1, 1, 0));
    }

    #[test]
    fn a_guessed_track_may_hold_audio() {
        let sectors = [sector(TrackMode::Mode1, 0), sector(TrackMode::Audio, 1)].concat();
        let mut disc = disc(vec![(TrackMode::Mode1, 0, 2, Stored::RAW, Source::from_bytes(sectors))]);
        assert_eq!(SectorCheck::new(&disc).run().unwrap().tracks[0].unrecognised, 1);
        disc.guessed = true;
        assert_eq!(SectorCheck::new(&disc).run().unwrap().tracks[0].uncheckable, 1);
    }
}

//! Reads sectors to find those that a format without their EDC and ECC cannot restore.

use super::compare::Comparison;
use super::ledger::{Effect, Ledger, counted};
use super::plan::Plan;
use super::trees::FileOfSector;
use crate::disc::{Disc, Encoded, Lba, Track};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::sector::form::{Form, Verdict, check};
use crate::sector::{RAW_SIZE, RawSector};

/// Bytes read at once.
const PIECE: u64 = 2 << 20;

/// Reads all sectors that lose their EDC and ECC, generates each again from its user data, and counts those that
/// differ. Progress is counted in bytes read.
pub struct Survey {
    ledger: Ledger,
    /// Remaining tracks with the sectors to read; the next one is at the end.
    left: Vec<Stripped>,
    progress: Progress,
    buffer: Vec<u8>,
    form_2: u64,
    damaged: u64,
    odd: u64,
    source: Disc,
    /// Address of the first damaged sector.
    first_damaged: Option<i32>,
    /// Looks for the file that this sector is in.
    file: Option<FileOfSector>,
}

/// A track that loses its EDC and ECC.
struct Stripped {
    track: Track,
    next: Lba,
    end: Lba,
}

impl Survey {
    /// Prepares a survey of a plan; it has nothing to do if no sector loses its EDC and ECC.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let comparison = Comparison::new(&plan.source, &plan.result);
        let mut left = Vec::new();
        let mut total = 0_u64;
        for pair in comparison.pairs().iter().filter(|pair| pair.is_stripped()) {
            let held = Lba(pair.result.first.0.saturating_sub(pair.shift));
            let track = pair.source.clone();
            let (next, end) = (track.first.max(held), track.stored_end());
            let sectors = u64::try_from(end.0.saturating_sub(next.0)).unwrap_or(0);
            total = total.saturating_add(sectors.saturating_mul(track.stored.step().get()));
            left.push(Stripped { track, next, end });
        }
        left.reverse();
        let progress = Progress { done: 0, total };
        Self {
            ledger: plan.ledger.clone(),
            left,
            progress,
            buffer: Vec::new(),
            form_2: 0,
            damaged: 0,
            odd: 0,
            source: plan.source.clone(),
            first_damaged: None,
            file: None,
        }
    }

    /// Number of bytes to read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.progress.total
    }

    /// Reads and compares the next sectors of a track, about `most` bytes, and returns the number of bytes read.
    fn piece(&mut self, stripped: &mut Stripped, most: u64) -> Result<u64> {
        let Stripped { track, next, end } = stripped;
        let left = u32::try_from(end.0.saturating_sub(next.0)).unwrap_or(0);
        let step = track.stored.step();
        let count = u32::try_from(most / step).unwrap_or(u32::MAX).clamp(1, left.max(1));
        let to = Lba(next.0.saturating_add_unsigned(count));
        let stored = track.sectors_at(*next, to);
        self.buffer.resize(usize::try_from(stored.len()).unwrap_or(0), 0);
        stored.into_source().read_exact_at(0, &mut self.buffer)?;
        let buffer = std::mem::take(&mut self.buffer);
        self.sectors(stripped, &buffer);
        self.buffer = buffer;
        stripped.next = to;
        Ok(self.buffer.len() as u64)
    }

    /// Compares stored sectors of a track, from `first` on, that were read for another purpose. Sectors before them
    /// that were skipped are read.
    ///
    /// # Errors
    /// If the skipped sectors cannot be read.
    pub(super) fn saw(&mut self, track: &Track, first: Lba, bytes: &[u8]) -> Result<()> {
        let Some(at) = self.left.iter().position(|stripped| stripped.track.number == track.number) else {
            return Ok(());
        };
        let mut stripped = self.left.remove(at);
        while stripped.next < first {
            let before = u64::try_from(first.0.saturating_sub(stripped.next.0)).unwrap_or(0);
            let most = before.saturating_mul(stripped.track.stored.step().get()).min(PIECE);
            self.piece(&mut stripped, most)?;
        }
        if stripped.next == first {
            self.sectors(&mut stripped, bytes);
        }
        self.left.insert(at, stripped);
        Ok(())
    }

    /// Compares the next sectors of a track.
    fn sectors(&mut self, stripped: &mut Stripped, bytes: &[u8]) {
        let Stripped { track, next, end } = stripped;
        for bytes in bytes.chunks(track.stored.size_with_all()) {
            if *next >= *end {
                break;
            }
            if let Some(sector) = track.stored.whole(bytes, *next) {
                self.look(track, &sector, *next);
            }
            next.0 = next.0.saturating_add(1);
        }
        self.progress.done = self.progress.done.saturating_add(bytes.len() as u64);
    }

    fn look(&mut self, track: &Track, sector: &RawSector, lba: Lba) {
        let form = Form::of(sector);
        if form == Form::Mode2Form2 {
            self.form_2 = self.form_2.saturating_add(1);
            return;
        }
        let shape = track.cooked();
        let place = usize::try_from(shape.first_byte).unwrap_or(0);
        let mut again = [0; RAW_SIZE];
        Encoded::make(shape, track.mode, lba, sector.get(place..).unwrap_or_default(), &mut again);
        if again == *sector {
            return;
        }
        let is_whole = matches!(check(sector), Verdict::Good | Verdict::Uncheckable);
        let count = if is_whole { &mut self.odd } else { &mut self.damaged };
        *count = count.saturating_add(1);
        if !is_whole {
            self.first_damaged.get_or_insert(lba.0);
        }
    }

    /// Looks for the file of the first damaged sector; returns a clause about it when that is done.
    fn place_of_damage(&mut self) -> Result<Option<String>> {
        let Some(lba) = self.first_damaged else { return Ok(Some(String::new())) };
        let source = &self.source;
        let file = self.file.get_or_insert_with(|| FileOfSector::new(source, lba));
        let Some(path) = file.step()? else { return Ok(None) };
        let file = path.map_or_else(|| "which is in no file".to_owned(), |path| format!("in {path}"));
        Ok(Some(format!(" The first is sector {lba}, {file}.")))
    }

    fn finish(&mut self, place: &str) -> Ledger {
        let mut ledger = std::mem::take(&mut self.ledger);
        let Self { form_2, damaged, odd, .. } = *self;
        let text = format!("The first 2048 of 2324 bytes are kept of {} in Form 2.", counted(form_2, "sector"));
        ledger.add(Effect::Lost, "form-2", form_2, text);
        let text = format!(
            "The result no longer shows that the error correction of {} is wrong, by damage or on purpose.{place}",
            counted(damaged, "sector")
        );
        ledger.add(Effect::Lost, "damaged", damaged, text);
        let text = format!(
            "The addresses, subheaders, EDC or ECC of {} can't be made again from the data.",
            counted(odd, "sector")
        );
        ledger.add(Effect::Lost, "odd", odd, text);
        ledger
    }
}

impl Job for Survey {
    type Output = Ledger;

    fn step(&mut self, budget: u64) -> Result<Step<Ledger>> {
        let mut left = budget.max(1);
        while left > 0 {
            let Some(mut stripped) = self.left.pop() else {
                let place = self.place_of_damage()?;
                return Ok(place.map_or(Step::More(self.progress), |place| Step::Done(self.finish(&place))));
            };
            if stripped.next >= stripped.end {
                continue;
            }
            let read = self.piece(&mut stripped, left.min(PIECE))?;
            left = left.saturating_sub(read.max(1));
            self.left.push(stripped);
        }
        Ok(Step::More(self.progress))
    }
}

//! Checksums that a container carries of its content and of itself: CHD, DMG, E01.

use std::rc::Rc;

use super::outcome::EmbeddedOutcome;
use crate::bytes::hex;
use crate::check::digest::{Algorithm, Digests};
use crate::check::sums::Verdict;
use crate::disc::{BlockSums, Carried, CarriedSum, CarriedValue};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::Source;

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// Compares the checksums of a container, one range after the other.
pub(super) struct ContainerSums {
    /// Sums that are left, the next one last.
    left: Vec<CarriedSum>,
    open: Option<Reading>,
    blocks: Option<Rc<dyn BlockSums>>,
    /// The next block.
    block: u64,
    progress: Progress,
    outcome: EmbeddedOutcome,
    /// A file that belongs to the image and was not opened.
    missing: Option<String>,
}

/// A range that is being read.
struct Reading {
    sums: Vec<CarriedSum>,
    source: Source,
    at: u64,
    digests: Digests,
    adler: adler2::Adler32,
}

impl ContainerSums {
    pub(super) fn of(carried: &Carried, missing: Option<String>) -> Self {
        let mut left = carried.sums.clone();
        left.reverse();
        Self {
            left,
            open: None,
            blocks: carried.blocks.clone(),
            block: 0,
            progress: Progress { done: 0, total: carried.bytes() },
            outcome: EmbeddedOutcome::new(carried.kind.to_owned()),
            missing,
        }
    }

    /// Begins the next range, with all sums of it.
    fn begin(&mut self) -> bool {
        let Some(first) = self.left.pop() else { return false };
        let mut sums = vec![first];
        while let Some(next) = self.left.pop() {
            if !sums.first().is_some_and(|first| first.over.is_same(&next.over)) {
                self.left.push(next);
                break;
            }
            sums.push(next);
        }
        let source = sums.first().map(|first| first.over.clone()).unwrap_or_default().into_source();
        let digests = Digests::new(&sums.iter().filter_map(|sum| algorithm(&sum.value)).collect::<Vec<_>>());
        self.open = Some(Reading { sums, source, at: 0, digests, adler: adler2::Adler32::new() });
        true
    }

    fn read(&mut self, mut reading: Reading) {
        let length = usize::try_from(reading.source.len().saturating_sub(reading.at)).unwrap_or(PIECE).min(PIECE);
        let mut bytes = vec![0; length];
        if let Err(error) = reading.source.read_exact_at(reading.at, &mut bytes) {
            for sum in reading.sums {
                let what = format!("{} of {}: {error}", name(&sum.value), sum.of);
                self.outcome.wrong(None, place(&sum), what);
            }
            return;
        }
        reading.digests.update(&bytes);
        if reading.sums.iter().any(|sum| algorithm(&sum.value).is_none()) {
            reading.adler.write_slice(&bytes);
        }
        self.progress.done = self.progress.done.saturating_add(length as u64);
        reading.at = reading.at.saturating_add(length as u64);
        if reading.at < reading.source.len() {
            self.open = Some(reading);
        } else {
            self.compare(reading);
        }
    }

    fn compare(&mut self, reading: Reading) {
        let mut found = reading.digests.finish().into_iter();
        let adler = reading.adler.checksum();
        for sum in reading.sums {
            let value = match algorithm(&sum.value) {
                Some(_) => found.next().map(|digest| digest.value).unwrap_or_default(),
                None => format!("{adler:08x}"),
            };
            let expected = digits(&sum.value);
            if value == expected {
                self.outcome.right();
            } else {
                let what = format!("{} of {}: expected {expected}, found {value}", name(&sum.value), sum.of);
                self.outcome.wrong(None, place(&sum), what);
            }
        }
    }

    /// Compares the next block; false if none is left.
    fn compare_block(&mut self) -> bool {
        let Some(blocks) = self.blocks.clone().filter(|blocks| self.block < blocks.count()) else { return false };
        let number = self.block;
        self.block = number.saturating_add(1);
        let read = |(source, range, sum): (Source, std::ops::Range<u64>, u32)| {
            let mut bytes = vec![0; usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0)];
            source.read_exact_at(range.start, &mut bytes)?;
            Ok((source.absolute(range.start), bytes.len() as u64, adler2::adler32_slice(&bytes), sum))
        };
        match blocks.block(number).and_then(|block| block.map(read).transpose()) {
            Ok(None) => {}
            Ok(Some((_, length, found, expected))) if found == expected => {
                self.progress.done = self.progress.done.saturating_add(length);
                self.outcome.right();
            }
            Ok(Some((byte, length, found, expected))) => {
                self.progress.done = self.progress.done.saturating_add(length);
                let what = format!("Adler-32 of block {number}: expected {expected:08x}, found {found:08x}");
                self.outcome.wrong(None, Some(byte..byte.saturating_add(length)), what);
            }
            Err(error) => self.outcome.wrong(None, None, format!("Adler-32 of block {number}: {error}")),
        }
        true
    }
}

impl Job for ContainerSums {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        let mut left = budget.max(1);
        while left > 0 {
            let before = self.progress.done;
            match self.open.take() {
                Some(reading) => self.read(reading),
                None if self.begin() || self.compare_block() => {}
                None => {
                    let outcome = std::mem::take(&mut self.outcome).tell(["checksum", "checksums"], "the data");
                    return Ok(Step::Done(match self.missing.take() {
                        Some(file) if outcome.verdict == Verdict::Match => {
                            let sentence = format!("{} But “{file}” is missing.", outcome.sentence);
                            EmbeddedOutcome { verdict: Verdict::Missing, sentence, ..outcome }
                        }
                        _ => outcome,
                    }));
                }
            }
            left = left.saturating_sub(self.progress.done.saturating_sub(before).max(1));
        }
        self.progress.total = self.progress.total.max(self.progress.done);
        Ok(Step::More(self.progress))
    }
}

/// The algorithm of a digest; `None` for Adler-32.
const fn algorithm(value: &CarriedValue) -> Option<Algorithm> {
    match value {
        CarriedValue::Md5(_) => Some(Algorithm::Md5),
        CarriedValue::Sha1(_) => Some(Algorithm::Sha1),
        CarriedValue::Crc32(_) => Some(Algorithm::Crc32),
        CarriedValue::Adler32(_) => None,
    }
}

fn name(value: &CarriedValue) -> &'static str {
    algorithm(value).map_or("Adler-32", Algorithm::name)
}

fn digits(value: &CarriedValue) -> String {
    match value {
        CarriedValue::Md5(value) => hex::digits(value),
        CarriedValue::Sha1(value) => hex::digits(value),
        CarriedValue::Crc32(value) | CarriedValue::Adler32(value) => format!("{value:08x}"),
    }
}

/// The range of the user's file that a sum covers, if it is one.
fn place(sum: &CarriedSum) -> Option<std::ops::Range<u64>> {
    sum.over.as_one_range().map(|(_, range)| range)
}

//! Compares sectors of a disc with those of its conversion.

use std::mem::take;

use super::compare::Pair;
use super::plan::{Content, Plan};
use super::survey::Survey;
use crate::disc::{Lba, Stored, Subchannel, Track, TrackMode};
use crate::error::Result;
use crate::sector::RawSector;
use crate::sector::address::Msf;
use crate::sector::form::{Form, Verdict, check};
use crate::sector::header::Header;
use crate::source::{Recipe, Segment};

/// Bytes of the result compared at once when source and result are both read.
const PIECE: u64 = 2 << 20;

/// Counts of a comparison.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ComparedCounts {
    /// Bytes of the result that equal those of the source.
    pub(super) equal: u64,
    /// Bytes of the result that differ.
    pub(super) unequal: u64,
    /// Sectors whose generated headers, EDC and ECC are correct.
    pub(super) good: u64,
    /// Sectors in which any of those is wrong.
    pub(super) bad: u64,
    /// Address of the first of these.
    pub(super) first_bad: Option<i32>,
}

/// The sectors of a track that source and result both have, and the progress of comparing them.
pub(super) struct Compared {
    source: Track,
    result: Track,
    /// Number of sectors by which their addresses in the result are higher.
    shift: i32,
    /// The next sector to compare and the one after the last, by addresses of the source.
    next: Lba,
    end: Lba,
    /// The part of each sector that is compared.
    part: Stored,
    /// Layout in which the sectors of the result are interpreted.
    shape: Stored,
    /// The file of the plan that stores the next sector, and the offset of the sector in it.
    place: Option<(usize, u64)>,
    /// The beginning of a sector whose end has not been written yet.
    begun: Vec<u8>,
    is_named: bool,
    is_stripped: bool,
    /// Buffer for sectors of the source.
    buffer: Vec<u8>,
}

impl Compared {
    /// Begins a comparison.
    pub(super) fn new(pair: &Pair, plan: &Plan) -> Self {
        let (from, end) = pair.common_sectors();
        let next = plan.replaced.filter(|end| pair.source.start() < *end).map_or(from, |end| from.max(end));
        let (part, stored) = (pair.common(), pair.result.stored);
        let shape = if holds(stored, part) {
            Stored { subchannel: Subchannel::None, stride: stored.len, ..stored }
        } else {
            part
        };
        let mut compared = Self {
            source: pair.source.clone(),
            result: pair.result.clone(),
            shift: pair.shift,
            next,
            end: end.max(next),
            part: Stored { big_endian: shape.big_endian, ..part },
            shape,
            place: None,
            begun: Vec::new(),
            is_named: false,
            is_stripped: pair.is_stripped(),
            buffer: Vec::new(),
        };
        compared.is_named = compared.names_the_same();
        compared.place = compared.place(plan).filter(|_| holds(stored, part));
        compared
    }

    /// Whether all bytes are slices of the user's files taken from the right place, which can be known without reading.
    pub(super) const fn is_named(&self) -> bool {
        self.is_named
    }

    /// Whether EDC and ECC are generated.
    pub(super) fn is_made(&self) -> bool {
        self.source.is_data() && self.result.stored.has_edc_ecc() && !self.source.stored.has_edc_ecc()
    }

    /// Whether a file of the plan passes through this comparison while it is written.
    pub(super) fn is_in(&self, file: usize) -> bool {
        self.place.is_some_and(|(number, _)| number == file)
    }

    /// Whether everything has been compared.
    pub(super) fn is_done(&self) -> bool {
        self.next >= self.end
    }

    /// Number of bytes to compare.
    pub(super) fn bytes(&self) -> u64 {
        u64::from(self.left()).saturating_mul(self.part.len.into())
    }

    fn left(&self) -> u32 {
        u32::try_from(self.end.0.saturating_sub(self.next.0)).unwrap_or(0)
    }

    fn after(&self, sectors: u32) -> Lba {
        Lba(self.next.0.saturating_add_unsigned(sectors))
    }

    const fn moved(&self, lba: Lba) -> Lba {
        Lba(lba.0.saturating_add(self.shift))
    }

    fn names_the_same(&self) -> bool {
        let source = self.source.sectors_as(self.next, self.end, self.part);
        let result = self.result.sectors_as(self.moved(self.next), self.moved(self.end), self.part);
        source.is_same(&result)
    }

    /// Location of the sectors of the result, if one file stores them consecutively and unencoded.
    fn place(&self, plan: &Plan) -> Option<(usize, u64)> {
        let stored = self.result.sectors_at(self.moved(self.next), self.moved(self.end));
        let stored = stored.resolve_to(|source| plan.number_of(source).is_some());
        let [Segment::Copy { from, range }] = stored.segments() else { return None };
        let number = plan.number_of(from)?;
        matches!(plan.files.get(number)?.content, Content::Plain(_)).then_some((number, range.start))
    }

    /// Compares bytes at offset `at` of the file that stores the sectors.
    pub(super) fn saw(
        &mut self,
        at: u64,
        bytes: &[u8],
        mut survey: Option<&mut Survey>,
        seen: &mut ComparedCounts,
    ) -> Result<()> {
        let (len, stride) = (self.shape.size(), self.result.stored.size_with_all());
        while let Some(rest) = self.shown(at, bytes).filter(|rest| !rest.is_empty() && !self.is_done()) {
            if self.begun.is_empty() && rest.len() >= len {
                let count = rest.len().saturating_sub(len).checked_div(stride).unwrap_or(0).saturating_add(1);
                let count = u32::try_from(count).unwrap_or(u32::MAX).min(self.left());
                self.compare(rest, stride, count, survey.as_deref_mut(), seen)?;
                continue;
            }
            let missing = len.saturating_sub(self.begun.len()).min(rest.len());
            self.begun.extend_from_slice(rest.get(..missing).unwrap_or_default());
            if self.begun.len() == len {
                let whole = take(&mut self.begun);
                self.compare(&whole, stride, 1, survey.as_deref_mut(), seen)?;
            }
        }
        Ok(())
    }

    /// Selects the bytes to compare of a piece at offset `at` of the file: from the next sector, or from the end of the
    /// previous bytes.
    fn shown<'a>(&self, at: u64, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let (_, place) = self.place?;
        let from = place.saturating_add(self.begun.len() as u64).checked_sub(at)?;
        bytes.get(usize::try_from(from).ok()?..)
    }

    /// Reads and compares about `most` bytes of source and result, and returns how many were compared.
    pub(super) fn read(&mut self, most: u64, survey: Option<&mut Survey>, seen: &mut ComparedCounts) -> Result<u64> {
        self.begun.clear();
        let step = self.shape.step();
        let count = u32::try_from(most.min(PIECE) / step).unwrap_or(u32::MAX).clamp(1, self.left().max(1));
        let result = self.result.sectors_as(self.moved(self.next), self.moved(self.after(count)), self.shape);
        let bytes = result
            .into_source()
            .read_up_to(0, self.shape.size().saturating_mul(usize::try_from(count).unwrap_or(1)))?;
        self.compare(&bytes, self.shape.size(), count, survey, seen)?;
        Ok(u64::from(count).saturating_mul(self.part.len.into()))
    }

    /// Compares the next sectors of the source with those of the result, which are `stride` bytes apart.
    fn compare(
        &mut self,
        result: &[u8],
        stride: usize,
        count: u32,
        survey: Option<&mut Survey>,
        seen: &mut ComparedCounts,
    ) -> Result<()> {
        let (next, end) = (self.next, self.after(count));
        let survey = survey.filter(|_| self.is_stripped);
        let stored = if survey.is_some() { self.source.stored } else { self.part };
        let mut buffer = take(&mut self.buffer);
        read(&self.source.sectors_as(next, end, stored), &mut buffer)?;
        if let Some(survey) = survey {
            survey.saw(&self.source, next, &buffer)?;
        }
        let before = Sectors { bytes: &buffer, stride: stored.size_with_all(), from: offset(stored, self.part) };
        let after = Sectors { bytes: result, stride, from: offset(self.shape, self.part) };
        let len = self.part.size();
        for number in 0..usize::try_from(count).unwrap_or(0) {
            seen.count(before.part(number, len), after.part(number, len), len);
        }
        if self.is_made() {
            self.check_edc_ecc(&after, count, seen);
        }
        self.buffer = buffer;
        self.next = end;
        if let Some((_, place)) = &mut self.place {
            *place = place.saturating_add(u64::from(count).saturating_mul(self.result.stored.step().get()));
        }
        Ok(())
    }

    /// Checks generated headers, EDC and ECC.
    fn check_edc_ecc(&self, result: &Sectors, count: u32, seen: &mut ComparedCounts) {
        let first = self.moved(self.next);
        for (number, lba) in (0..usize::try_from(count).unwrap_or(0)).zip(first.0..) {
            let stored = result.bytes.get(number.saturating_mul(result.stride)..).unwrap_or_default();
            let is_right = self.shape.whole(stored, Lba(lba)).is_some_and(|sector| self.is_right(&sector, lba));
            let count = if is_right { &mut seen.good } else { &mut seen.bad };
            *count = count.saturating_add(1);
            if !is_right {
                seen.first_bad.get_or_insert(lba);
            }
        }
    }

    /// Whether everything generated for a sector is correct.
    fn is_right(&self, sector: &RawSector, lba: i32) -> bool {
        let address = Msf::of_lba(lba).map_or([0; 3], Msf::to_bcd);
        let mode = match self.source.mode {
            TrackMode::Mode0 => 0,
            TrackMode::Mode1 => 1,
            _ => 2,
        };
        let verdict = check(sector);
        let is_whole = match (mode, self.source.stored.len) {
            (0, _) => verdict == Verdict::Uncheckable,
            // The EDC comes from the source and is compared with it.
            (2, WITH_EDC) => Form::of(sector) == Form::Mode2Form2,
            _ => verdict == Verdict::Good,
        };
        is_whole && Header::of(sector) == Some(Header { address, mode })
    }
}

/// Bytes of a Form 2 sector stored with its EDC.
const WITH_EDC: u32 = 2328;

/// Sectors in memory.
struct Sectors<'a> {
    bytes: &'a [u8],
    /// Bytes from one sector to the next.
    stride: usize,
    /// Offset of the compared part in each sector.
    from: usize,
}

impl Sectors<'_> {
    fn part(&self, number: usize, len: usize) -> Option<&[u8]> {
        let from = number.saturating_mul(self.stride).saturating_add(self.from);
        self.bytes.get(from..from.saturating_add(len))
    }
}

impl ComparedCounts {
    /// Counts equal bytes of a sector. Bytes that only one of them stores do not count.
    fn count(&mut self, before: Option<&[u8]>, after: Option<&[u8]>, len: usize) {
        let unequal = match (before, after) {
            (Some(before), Some(after)) if before == after => 0,
            (Some(before), Some(after)) => before.iter().zip(after).filter(|(a, b)| a != b).count(),
            _ => len,
        };
        self.unequal = self.unequal.saturating_add(unequal as u64);
        self.equal = self.equal.saturating_add(len.saturating_sub(unequal) as u64);
    }
}

/// Whether sectors with this layout store that part unchanged.
fn holds(stored: Stored, part: Stored) -> bool {
    let end = |stored: Stored| stored.first_byte.saturating_add(stored.len);
    let is_within = stored.first_byte <= part.first_byte && end(part) <= end(stored);
    !stored.scrambled && (is_within || stored.len == part.len)
}

/// Offset of the part in a sector with this layout. Bare user data is user data whatever the mode of its track.
fn offset(stored: Stored, part: Stored) -> usize {
    let offset = if stored.len == part.len { 0 } else { part.first_byte.saturating_sub(stored.first_byte) };
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn read(recipe: &Recipe, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.resize(usize::try_from(recipe.len()).unwrap_or(0), 0);
    recipe.clone().into_source().read_exact_at(0, buffer)?;
    Ok(())
}

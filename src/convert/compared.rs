//! The same sectors of a disc and of what it is converted into, side by side.

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

/// Bytes of the result compared at once where both sides are read.
const PIECE: u64 = 2 << 20;

/// What was seen of both sides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Bytes of the result that are those of the source.
    pub(super) equal: u64,
    /// And those that are not.
    pub(super) unequal: u64,
    /// Sectors whose headers and codes were made, and are right.
    pub(super) good: u64,
    /// And those that are not.
    pub(super) bad: u64,
}

/// The sectors of a track that source and result both have, as far as they have been compared.
pub(super) struct Compared {
    source: Track,
    result: Track,
    /// Sectors by which the result is later.
    shift: i32,
    /// The next sector to compare and the one after the last, as the source counts.
    next: Lba,
    end: Lba,
    /// The part of each sector that is compared.
    part: Stored,
    /// As what the result's sectors are looked at.
    shape: Stored,
    /// Which file of the plan stores the next sector as it is looked at, and where in it.
    place: Option<(usize, u64)>,
    /// The beginning of a sector of which the end has not been shown yet.
    begun: Vec<u8>,
    is_named: bool,
    is_stripped: bool,
    /// Sectors of the source.
    buffer: Vec<u8>,
}

impl Compared {
    /// Before anything is compared.
    pub(super) fn new(pair: &Pair, plan: &Plan) -> Self {
        let (from, end) = pair.held();
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

    /// Whether all of it is the source's own bytes, at their place in the user's files, which is known unread.
    pub(super) const fn is_named(&self) -> bool {
        self.is_named
    }

    /// Whether its codes are made.
    pub(super) fn is_made(&self) -> bool {
        self.source.is_data() && self.result.stored.has_codes() && !self.source.stored.has_codes()
    }

    /// Whether a file of the plan shows it on its way out.
    pub(super) fn is_in(&self, file: usize) -> bool {
        self.place.is_some_and(|(number, _)| number == file)
    }

    /// Whether all has been compared.
    pub(super) fn is_done(&self) -> bool {
        self.next >= self.end
    }

    /// How many bytes there are to compare.
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

    /// Where the result's sectors are, if one file stores them one after the other and they are written as they are.
    fn place(&self, plan: &Plan) -> Option<(usize, u64)> {
        let stored = self.result.sectors_at(self.moved(self.next), self.moved(self.end));
        let stored = stored.resolve_to(|source| plan.number_of(source).is_some());
        let [Segment::Copy { from, range }] = stored.segments() else { return None };
        let number = plan.number_of(from)?;
        matches!(plan.files.get(number)?.content, Content::Plain(_)).then_some((number, range.start))
    }

    /// Compares what the file shows that stores the sectors, `at` the place of the bytes in it.
    pub(super) fn saw(
        &mut self,
        at: u64,
        bytes: &[u8],
        mut survey: Option<&mut Survey>,
        seen: &mut Seen,
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

    /// What bytes `at` some place of the file show from the next sector on, or from where the last bytes ended.
    fn shown<'a>(&self, at: u64, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let (_, place) = self.place?;
        let from = place.saturating_add(self.begun.len() as u64).checked_sub(at)?;
        bytes.get(usize::try_from(from).ok()?..)
    }

    /// Reads about `most` bytes of both sides; how many were compared.
    pub(super) fn read(&mut self, most: u64, survey: Option<&mut Survey>, seen: &mut Seen) -> Result<u64> {
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

    /// Compares the next sectors with what the result has of them, one every `stride` bytes.
    fn compare(
        &mut self,
        result: &[u8],
        stride: usize,
        count: u32,
        survey: Option<&mut Survey>,
        seen: &mut Seen,
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
            seen.beside(before.part(number, len), after.part(number, len), len);
        }
        if self.is_made() {
            self.codes(&after, count, seen);
        }
        self.buffer = buffer;
        self.next = end;
        if let Some((_, place)) = &mut self.place {
            *place = place.saturating_add(u64::from(count).saturating_mul(self.result.stored.step().get()));
        }
        Ok(())
    }

    /// Looks at headers and codes that were made.
    fn codes(&self, result: &Sectors, count: u32, seen: &mut Seen) {
        let first = self.moved(self.next);
        for (number, lba) in (0..usize::try_from(count).unwrap_or(0)).zip(first.0..) {
            let stored = result.bytes.get(number.saturating_mul(result.stride)..).unwrap_or_default();
            let is_right = self.shape.whole(stored, Lba(lba)).is_some_and(|sector| self.is_right(&sector, lba));
            let count = if is_right { &mut seen.good } else { &mut seen.bad };
            *count = count.saturating_add(1);
        }
    }

    /// Whether what was made of a sector is right.
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
            // The EDC is the source's own, and compared with that.
            (2, WITH_EDC) => Form::of(sector) == Form::Mode2Form2,
            _ => verdict == Verdict::Good,
        };
        is_whole && Header::of(sector) == Some(Header { address, mode })
    }
}

/// Bytes of a Form 2 sector that is stored with its EDC.
const WITH_EDC: u32 = 2328;

/// Sectors in memory.
struct Sectors<'a> {
    bytes: &'a [u8],
    /// From one to the next.
    stride: usize,
    /// Where in each the part begins that is compared.
    from: usize,
}

impl Sectors<'_> {
    fn part(&self, number: usize, len: usize) -> Option<&[u8]> {
        let from = number.saturating_mul(self.stride).saturating_add(self.from);
        self.bytes.get(from..from.saturating_add(len))
    }
}

impl Seen {
    /// Counts the bytes of a sector that are the same on both sides; those that a side lacks are not.
    fn beside(&mut self, before: Option<&[u8]>, after: Option<&[u8]>, len: usize) {
        let unequal = match (before, after) {
            (Some(before), Some(after)) if before == after => 0,
            (Some(before), Some(after)) => before.iter().zip(after).filter(|(a, b)| a != b).count(),
            _ => len,
        };
        self.unequal = self.unequal.saturating_add(unequal as u64);
        self.equal = self.equal.saturating_add(len.saturating_sub(unequal) as u64);
    }
}

/// Whether sectors stored so hold such a part of them as it is.
fn holds(stored: Stored, part: Stored) -> bool {
    let end = |stored: Stored| stored.first_byte.saturating_add(stored.len);
    let is_within = stored.first_byte <= part.first_byte && end(part) <= end(stored);
    !stored.scrambled && (is_within || stored.len == part.len)
}

/// Where in a sector stored so the part begins. User data alone is that, whatever mode a track is said to be of.
fn offset(stored: Stored, part: Stored) -> usize {
    let offset = if stored.len == part.len { 0 } else { part.first_byte.saturating_sub(stored.first_byte) };
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn read(recipe: &Recipe, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.resize(usize::try_from(recipe.len()).unwrap_or(0), 0);
    recipe.clone().into_source().read_exact_at(0, buffer)?;
    Ok(())
}

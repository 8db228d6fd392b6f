//! ECM: images of raw sectors without what can be computed: sync patterns, EDC and ECC (Neill Corlett's `unecm.c` 1.0).
//!
//! Records follow each other without an index, so all of their headers are read once. What the file stores stays a
//! range of it.

use std::io;
use std::ops::Range;

use super::corrupt;
use super::reader::SourceReader;
use crate::error::{Error, Result};
use crate::limits;
use crate::sector::encode::finish;
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector, SYNC};
use crate::source::{Pool, ReadAt, Segment, Source, copy_prefix};

/// Bytes before the first record.
const SIGNATURE_LEN: u64 = 4;

/// Number of units in the record that ends the file.
const END: u64 = 0xFFFF_FFFF;

/// Bytes of a complete sector.
const SECTOR: u32 = 2352;

/// Bytes of sync pattern and header, which Mode 2 records don't include.
const HEAD: u32 = 16;

/// Upper bound for the ranges of a content listed one by one, so that files of many sectors are still slices.
const NAMED: usize = 1 << 16;

/// Bytes of the file read at once for consecutive sectors.
const AT_ONCE: u64 = 256 << 10;

/// What a record repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A byte.
    Byte,
    /// A Mode 1 sector: its address and data.
    Mode1,
    /// A Mode 2 sector of this form without sync and header: half of its subheader, and its data.
    Mode2(Form),
    /// A complete Mode 2 sector: a record of its first 16 bytes, then one of the rest.
    Headed(Form),
}

/// Parts of a unit that the file stores: the range in the unpacked unit, and its offset in the packed one.
type Stored = (Range<u32>, u32);

impl Unit {
    /// Bytes of the data of a Mode 2 sector.
    const fn data_of(form: Form) -> u32 {
        if matches!(form, Form::Mode2Form2) { 2324 } else { 2048 }
    }

    /// Unpacked length in bytes.
    const fn len(self) -> u32 {
        match self {
            Self::Byte => 1,
            Self::Mode1 | Self::Headed(_) => 2352,
            Self::Mode2(_) => 2336,
        }
    }

    /// Distance of one to the next in the file, in bytes.
    const fn stride(self) -> u32 {
        match self {
            Self::Byte => 1,
            Self::Mode1 => 2051,
            Self::Mode2(form) => Self::data_of(form).saturating_add(4),
            // Each record begins with a byte for its type and count.
            Self::Headed(form) => Self::data_of(form).saturating_add(22),
        }
    }

    /// The parts that the file stores.
    fn stored(self) -> Vec<Stored> {
        let mode_2 = |form: Form, to: u32, from: u32| {
            let end = to.saturating_add(8).saturating_add(Self::data_of(form));
            let (half, data) = (to.saturating_add(4), to.saturating_add(8));
            [(to..half, from), (half..data, from), (data..end, from.saturating_add(4))]
        };
        match self {
            Self::Byte => vec![(0..1, 0)],
            Self::Mode1 => vec![(12..15, 0), (16..2064, 3)],
            Self::Mode2(form) => mode_2(form, 0, 0).into(),
            Self::Headed(form) => {
                let mut all = vec![(0..HEAD, 0)];
                all.extend(mode_2(form, HEAD, 17));
                all
            }
        }
    }

    /// Unpacks one, from its stored bytes. Returns it at the end of a sector.
    fn build(self, packed: &[u8]) -> RawSector {
        let mut sector = [0; RAW_SIZE];
        let shift = SECTOR.saturating_sub(self.len());
        for (to, from) in self.stored() {
            let place = |at: u32| usize::try_from(at.saturating_add(shift)).unwrap_or(usize::MAX);
            let from = usize::try_from(from).ok().and_then(|from| packed.get(from..)).unwrap_or_default();
            copy_prefix(from, sector.get_mut(place(to.start)..place(to.end)).unwrap_or_default());
        }
        match self {
            Self::Byte => {}
            Self::Mode1 => {
                copy_prefix(&SYNC, &mut sector);
                if let Some(mode) = sector.get_mut(15) {
                    *mode = 1;
                }
                finish(&mut sector, Form::Mode1);
            }
            Self::Mode2(form) | Self::Headed(form) => finish(&mut sector, form),
        }
        sector
    }
}

/// Consecutive units.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Offset of the first in the content.
    at: u64,
    /// Offset of the first in the file.
    from: u64,
    count: u64,
    unit: Unit,
}

impl Run {
    fn end(&self) -> u64 {
        self.at.saturating_add(self.count.saturating_mul(self.unit.len().into()))
    }
}

/// The unpacked content of an ECM file.
pub struct Ecm {
    packed: Source,
    runs: Vec<Run>,
    len: u64,
    /// Whether the file ends before its last record.
    is_cut: bool,
}

impl Ecm {
    /// Reads the headers of all records.
    ///
    /// # Errors
    /// If the file cannot be read, a record has no possible length, or there are more than [`limits::ECM_RUNS`].
    pub fn read(packed: &Source) -> Result<Self> {
        let mut ecm = Self { packed: packed.clone(), runs: Vec::new(), len: 0, is_cut: false };
        let mut reader = SourceReader::at(packed, SIGNATURE_LEN);
        loop {
            let at = reader.place();
            let Some((unit, count)) = record(&mut reader)? else { return Ok(ecm.cut()) };
            if count > END {
                return Ok(ecm);
            }
            if count > END / 2 {
                return Err(Error::broken("Record of the ECM file", packed.absolute(at), "its length is impossible"));
            }
            let from = reader.place();
            let stride = u64::from(unit.stride());
            let len = count.saturating_mul(stride);
            let left = packed.len().saturating_sub(from);
            if len > left {
                ecm.push(unit, from, left.checked_div(stride).unwrap_or(0))?;
                return Ok(ecm.cut());
            }
            ecm.push(unit, from, count)?;
            reader.skip(len);
        }
    }

    fn cut(self) -> Self {
        Self { is_cut: true, ..self }
    }

    /// Whether the file ends before its last record.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The content as a source.
    #[must_use]
    pub fn into_source(self) -> Source {
        Source::new(self)
    }

    fn push(&mut self, unit: Unit, from: u64, count: u64) -> Result<()> {
        if count == 0 {
            return Ok(());
        }
        if self.runs.len() >= limits::ECM_RUNS {
            return Err(Error::OverLimit("records of an ECM file"));
        }
        let run = Run { at: self.len, from, count, unit };
        self.len = run.end();
        self.runs.push(run);
        self.join_head();
        self.join_equal();
        Ok(())
    }

    /// Joins a Mode 2 sector with the record of its sync pattern and header.
    fn join_head(&mut self) {
        if let [.., head, Run { from, count: 1, unit: Unit::Mode2(form), .. }] = self.runs.as_slice()
            && head.unit == Unit::Byte
            && head.count == u64::from(HEAD)
            && *from == head.from.saturating_add(17)
        {
            let joined = Run { count: 1, unit: Unit::Headed(*form), ..*head };
            self.runs.truncate(self.runs.len().saturating_sub(2));
            self.runs.push(joined);
        }
    }

    /// Joins a complete sector with equal ones before it.
    fn join_equal(&mut self) {
        if let [.., before, Run { from, count: 1, unit, .. }] = self.runs.as_mut_slice()
            && matches!(unit, Unit::Headed(_))
            && before.unit == *unit
            && *from == before.from.saturating_add(before.count.saturating_mul(unit.stride().into()))
        {
            before.count = before.count.saturating_add(1);
            self.runs.pop();
        }
    }

    /// The runs from the one that contains `offset` on.
    fn runs_from(&self, offset: u64) -> &[Run] {
        let first = self.runs.partition_point(|run| run.end() <= offset);
        self.runs.get(first..).unwrap_or_default()
    }

    /// Reads from one run, from `skip` bytes into it. Returns the number of bytes, which may be fewer than `to` has.
    fn read_run(&self, run: &Run, skip: u64, to: &mut [u8]) -> io::Result<usize> {
        let (len, stride) = (u64::from(run.unit.len()), u64::from(run.unit.stride()));
        let first = skip.checked_div(len).unwrap_or(0);
        let whole = usize::try_from(run.end().saturating_sub(run.at).saturating_sub(skip)).unwrap_or(usize::MAX);
        let wanted = to.len().min(whole);
        let place = run.from.saturating_add(first.saturating_mul(stride));
        if run.unit == Unit::Byte {
            return self.packed.read_at(place, to.get_mut(..wanted).unwrap_or_default());
        }
        let mut begin = skip.checked_rem(len).unwrap_or(0);
        let units = (wanted as u64).saturating_add(begin).div_ceil(len).min(AT_ONCE.checked_div(stride).unwrap_or(1));
        let bytes = usize::try_from(units.saturating_mul(stride)).unwrap_or(0);
        let packed = self.packed.read_up_to(place, bytes)?;
        let mut done = 0_usize;
        for unit in packed.chunks_exact(usize::try_from(stride).unwrap_or(usize::MAX)) {
            let sector = run.unit.build(unit);
            let skip = (RAW_SIZE as u64).saturating_sub(len).saturating_add(begin);
            let from = usize::try_from(skip).ok().and_then(|skip| sector.get(skip..)).unwrap_or_default();
            done = done.saturating_add(copy_prefix(from, to.get_mut(done..wanted).unwrap_or_default()));
            begin = 0;
        }
        // The last unit of a run of complete sectors ends where the next record begins, or the file.
        if done == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(done) }
    }
}

/// The next record's unit and count, which is larger than [`END`] at the end; `None` if the file ends before.
fn record(reader: &mut SourceReader) -> io::Result<Option<(Unit, u64)>> {
    let mut next = || -> io::Result<Option<u8>> {
        let byte = reader.ahead()?.first().copied();
        reader.pass(1);
        Ok(byte)
    };
    let Some(first) = next()? else { return Ok(None) };
    let mut count = u64::from(first >> 2 & 0x1F);
    let (mut shift, mut byte) = (5_u32, first);
    while byte & 0x80 != 0 {
        let Some(more) = next()? else { return Ok(None) };
        if shift > 31 {
            return Err(corrupt("the length of a record is impossible"));
        }
        count |= u64::from(more & 0x7F) << shift;
        shift = shift.saturating_add(7);
        byte = more;
    }
    let unit = match first & 3 {
        0 => Unit::Byte,
        1 => Unit::Mode1,
        2 => Unit::Mode2(Form::Mode2Form1),
        _ => Unit::Mode2(Form::Mode2Form2),
    };
    Ok(Some((unit, (count & END).saturating_add(1))))
}

impl ReadAt for Ecm {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        let mut runs = self.runs_from(offset);
        while let (Some(run), Some(rest)) = (runs.first(), buf.get_mut(done..).filter(|rest| !rest.is_empty())) {
            let at = offset.saturating_add(done as u64);
            let got = self.read_run(run, at.saturating_sub(run.at), rest)?;
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
            if at.saturating_add(got as u64) >= run.end() {
                runs = runs.get(1..).unwrap_or_default();
            }
        }
        Ok(done)
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        let mut parts = Vec::new();
        let mut at = range.start;
        let end = range.end.min(self.len);
        let mut runs = self.runs_from(at);
        while at < end {
            let run = runs.first()?;
            let (len, stride) = (u64::from(run.unit.len()), u64::from(run.unit.stride()));
            let skip = at.saturating_sub(run.at);
            let (from, next) = if run.unit == Unit::Byte {
                (run.from.saturating_add(skip), run.end())
            } else {
                let (unit, begin) = (skip.checked_div(len)?, skip.checked_rem(len)?);
                let stored = run.unit.stored();
                let (to, from) = stored.iter().find(|(to, _)| (to.start.into()..to.end.into()).contains(&begin))?;
                let within = begin.saturating_sub(to.start.into());
                let from = run.from.saturating_add(unit.saturating_mul(stride)).saturating_add((*from).into());
                (from.saturating_add(within), at.saturating_add(u64::from(to.end).saturating_sub(begin)))
            };
            let next = next.min(end);
            parts.push(Segment::Copy {
                from: self.packed.clone(),
                range: from..from.saturating_add(next.saturating_sub(at)),
            });
            if parts.len() > NAMED {
                return None;
            }
            at = next;
            if at >= run.end() {
                runs = runs.get(1..).unwrap_or_default();
            }
        }
        Some(parts)
    }

    fn pool(&self) -> Option<Pool> {
        self.packed.pool()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::{mode_1, mode_2_form_1, mode_2_form_2};

    fn noise(len: usize, seed: usize) -> Vec<u8> {
        (0..len).map(|at| (at * 31 + seed * 7 + at / 251) as u8).collect()
    }

    /// A record with its type and count, as `ecm.c` writes it.
    fn head(kind: u8, count: u32) -> Vec<u8> {
        let mut left = count.wrapping_sub(1);
        let mut bytes = vec![kind | (left << 2 & 0x7C) as u8];
        left >>= 5;
        while left > 0 {
            *bytes.last_mut().unwrap() |= 0x80;
            bytes.push((left & 0x7F) as u8);
            left >>= 7;
        }
        bytes
    }

    /// An image with all types of records, and its ECM file.
    fn sample() -> (Vec<u8>, Vec<u8>) {
        let (mut image, mut packed) = (noise(100, 1), b"ECM\0".to_vec());
        packed.extend([head(0, 100), noise(100, 1)].concat());
        packed.extend(head(1, 40));
        for lba in 0..40 {
            let sector = mode_1(Msf::of_lba(lba).unwrap(), &noise(2048, 2));
            packed.extend([&sector[12..15], &sector[16..2064]].concat());
            image.extend(sector);
        }
        for lba in 40..60 {
            let (sector, kind, end) = if lba % 5 == 4 {
                (mode_2_form_2(Msf::of_lba(lba).unwrap(), [1, 2, 0x28, 3], &noise(2324, 3)), 3, 2348)
            } else {
                (mode_2_form_1(Msf::of_lba(lba).unwrap(), [1, 2, 8, 3], &noise(2048, 4)), 2, 2072)
            };
            packed.extend([head(0, 16), sector[..16].to_vec(), head(kind, 1), sector[20..end].to_vec()].concat());
            image.extend(sector);
        }
        packed.extend(head(2, 3));
        for lba in 0..3 {
            let sector = mode_2_form_1(Msf::of_lba(lba).unwrap(), [1, 2, 8, 3], &noise(2048, 5));
            packed.extend(&sector[20..2072]);
            image.extend(&sector[16..]);
        }
        packed.extend(head(0, 0));
        packed.extend(crate::sector::edc::edc(&image).to_le_bytes());
        (image, packed)
    }

    #[test]
    fn any_range_is_restored() {
        let (image, packed) = sample();
        let source = Source::from_bytes(packed);
        let ecm = Ecm::read(&source).unwrap();
        assert_eq!((ecm.is_cut(), ecm.runs.len()), (false, 11));
        let content = ecm.into_source();
        assert_eq!(content.len(), image.len() as u64);
        for start in (0..image.len()).step_by(509) {
            for len in [1, 12, 2048, 5000, 300_000] {
                let end = (start + len).min(image.len());
                assert!(content.read_up_to(start as u64, len).unwrap() == image[start..end], "{start}");
            }
        }
        // Data is a range of the file; a sync pattern isn't.
        let data = content.below(100 + 16..100 + 2064).unwrap();
        assert!(
            matches!(&data[..], [Segment::Copy { range, .. }] if *range == (4 + 2 + 100 + 2 + 3..4 + 2 + 100 + 2 + 2051))
        );
        assert!(content.below(100..200).is_none());
        let headed = 100 + 40 * 2352;
        assert_eq!(content.below(headed..headed + 2072).unwrap().len(), 4);
        for (at, byte) in (headed..).zip(&image[usize::try_from(headed).unwrap()..]).take(2072) {
            let from = content.absolute(at);
            assert_eq!(source.read_up_to(from, 1).unwrap(), [*byte]);
        }
    }

    #[test]
    fn a_cut_file_gives_the_units_it_has() {
        let (image, packed) = sample();
        for len in (4..packed.len() - 10).step_by(997) {
            let ecm = Ecm::read(&Source::from_bytes(&packed[..len])).unwrap();
            assert!(ecm.is_cut(), "{len}");
            let content = ecm.into_source();
            let len = usize::try_from(content.len()).unwrap();
            assert!(content.read_up_to(0, len).unwrap() == image[..len]);
        }
    }

    #[test]
    fn impossible_lengths_are_refused() {
        for bytes in [&b"ECM\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF"[..], b"ECM\0\xFC\xFF\xFF\xFF\x1F"] {
            assert!(Ecm::read(&Source::from_bytes(bytes)).is_err());
        }
        let many: Vec<u8> = b"ECM\0".iter().copied().chain([0, 7].repeat(limits::ECM_RUNS + 9)).collect();
        assert!(matches!(Ecm::read(&Source::from_bytes(many)), Err(Error::OverLimit(_))));
    }
}

//! File sections (ECMA-119 6.5): the extents that store a file, interleaved or not.

use std::ops::Range;

use super::blocks::Blocks;
use super::record::{Dialect, LONGEST, Record};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;

static OUTSIDE: Anomaly = Anomaly {
    code: "ISO-EXTENT-OUTSIDE",
    severity: Severity::Damage,
    structure: "Directory Record",
    meaning: "Part of the file is past the end of the image. The image was cut off, or the address is wrong.",
    clause: Some("ECMA-119 9.1.4"),
};

/// One file section, as its directory record describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// First byte of data in the content; `None` where it precedes the content.
    pub(super) start: Option<u64>,
    pub(super) length: u64,
    /// Bytes of a file unit and of the gap after it (6.4.3); `None` where the data is contiguous.
    pub(super) interleave: Option<(u64, u64)>,
}

impl Section {
    pub(super) fn of(record: &Record<'_>, blocks: &Blocks) -> Self {
        let head = &record.head;
        let length = u64::from(blocks.data_length(head));
        if !record.is_interleaved() {
            return Self { start: blocks.data_offset(head), length, interleave: None };
        }
        let unit = blocks.bytes(head.file_unit_size);
        let gap = blocks.bytes(head.interleave_gap_size);
        // An extended attribute record takes up the first unit, so the data begins after the first gap.
        let before = if head.extended_attribute_record_length == 0 { 0 } else { unit.saturating_add(gap) };
        let start = blocks.offset(blocks.extent(head)).map(|start| start.saturating_add(before));
        Self { start, length, interleave: Some((unit, gap)) }
    }

    /// The byte after the last byte of data.
    pub(super) fn end(&self) -> Option<u64> {
        let gaps = match self.interleave {
            Some((unit, gap)) => self.length.saturating_sub(1).checked_div(unit).unwrap_or(0).saturating_mul(gap),
            None => 0,
        };
        Some(self.start?.saturating_add(self.length).saturating_add(gaps))
    }

    /// The ranges of the content that store it, in order, even where they exceed the content.
    pub(super) fn pieces(self) -> impl Iterator<Item = Range<u64>> {
        let (unit, gap) = self.interleave.unwrap_or((self.length, 0));
        let count = if self.start.is_some() { self.length.div_ceil(unit.max(1)) } else { 0 };
        let first = self.start.unwrap_or(0);
        (0..count).map(move |number| {
            let before = number.saturating_mul(unit);
            let start = first.saturating_add(before).saturating_add(number.saturating_mul(gap));
            start..start.saturating_add(unit.min(self.length.saturating_sub(before)))
        })
    }

    /// Number of its bytes past the end of a content of this length.
    pub(super) fn missing(&self, content: u64) -> u64 {
        let Some(start) = self.start else { return self.length };
        let span = content.saturating_sub(start);
        let held = match self.interleave {
            None => span,
            Some((unit, gap)) => {
                let step = unit.saturating_add(gap);
                let whole = span.checked_div(step).unwrap_or(0).saturating_mul(unit);
                whole.saturating_add(span.checked_rem(step).unwrap_or(0).min(unit))
            }
        };
        self.length.saturating_sub(held)
    }
}

/// Summary of all sections of a file, for a listing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    /// First byte of data.
    pub(super) location: Option<u64>,
    pub(super) size: u64,
    pub(super) missing: u64,
    /// True where the ranges are not contiguous.
    pub(super) scattered: bool,
    end: Option<u64>,
}

impl Extent {
    /// Adds the next section.
    pub(super) fn add(&mut self, section: &Section, content: u64) {
        if section.length == 0 {
            return;
        }
        let (unit, _) = section.interleave.unwrap_or((u64::MAX, 0));
        self.scattered |= section.length > unit || (self.end.is_some() && self.end != section.start);
        self.location = self.location.or(section.start);
        self.size = self.size.saturating_add(section.length);
        self.missing = self.missing.saturating_add(section.missing(content));
        self.end = section.end();
    }

    /// Adds a finding if any of it is missing.
    pub(super) fn note_missing(&self, blocks: &Blocks, record: u64, findings: &mut Findings) {
        if self.missing > 0 {
            let expected = format!("{} bytes at byte {}", self.size, self.location.unwrap_or(0));
            let found = format!("{} bytes missing, image ends at {}", self.missing, blocks.content.len());
            findings.add(&OUTSIDE, blocks.content.absolute(record), expected, found);
        }
    }
}

/// All sections of the file that begins with this record. Further records with the same identifier continue it.
///
/// # Errors
/// Where a continuing record cannot be read.
pub(super) fn sections(blocks: &Blocks, first: &Record<'_>, dialect: Dialect) -> Result<Vec<Section>> {
    let mut sections = vec![Section::of(first, blocks)];
    let mut at = first.at.saturating_add(u64::from(first.head.length));
    let mut continues = first.continues();
    while continues && sections.len() < limits::FILE_EXTENTS {
        let Some((next, bytes)) = next_record(blocks, at)? else { break };
        let Ok(record) = Record::parse(&bytes, next, dialect) else { break };
        if record.identifier != first.identifier {
            break;
        }
        sections.push(Section::of(&record, blocks));
        continues = record.continues();
        at = next.saturating_add(u64::from(record.head.length));
    }
    Ok(sections)
}

/// The ranges of the content that sections take up, in order. Adjacent ranges are merged.
///
/// # Errors
/// Where there are more ranges than the limit, as for an interleaved file with very small units.
pub(super) fn ranges(sections: &[Section], content: u64) -> Result<Vec<Range<u64>>> {
    let mut ranges: Vec<Range<u64>> = Vec::new();
    for piece in sections.iter().flat_map(|section| section.pieces().take_while(|piece| piece.start < content)) {
        let piece = piece.start..piece.end.min(content);
        match ranges.last_mut() {
            Some(last) if last.end == piece.start => last.end = piece.end,
            _ => ranges.push(piece),
        }
        if ranges.len() > limits::FILE_UNITS {
            return Err(Error::OverLimit("file units of an interleaved file"));
        }
    }
    Ok(ranges)
}

/// The bytes of the record at `at`, or, where zeros are recorded there, at the start of the next block.
fn next_record(blocks: &Blocks, at: u64) -> Result<Option<(u64, Vec<u8>)>> {
    let bytes = blocks.content.read_up_to(at, LONGEST)?;
    if bytes.first().is_some_and(|length| *length != 0) {
        return Ok(Some((at, bytes)));
    }
    let next = at.saturating_add(1).next_multiple_of(u64::from(blocks.size.max(1)));
    let bytes = blocks.content.read_up_to(next, LONGEST)?;
    Ok(bytes.first().is_some_and(|length| *length != 0).then_some((next, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interleaved(length: u64) -> Section {
        Section { start: Some(1000), length, interleave: Some((100, 50)) }
    }

    #[test]
    fn units_and_gaps_alternate() {
        let pieces: Vec<_> = interleaved(250).pieces().collect();
        assert_eq!(pieces, [1000..1100, 1150..1250, 1300..1350]);
        assert_eq!(interleaved(250).end(), Some(1350));
        assert_eq!(interleaved(200).end(), Some(1250));
        assert_eq!(interleaved(250).missing(1200), 100);
        assert_eq!(interleaved(250).missing(1120), 150);
        assert_eq!(interleaved(0).pieces().count(), 0);
    }

    #[test]
    fn sections_that_adjoin_are_not_scattered() {
        let section = |start, length| Section { start: Some(start), length, interleave: None };
        let mut extent = Extent::default();
        extent.add(&section(2048, 2048), 8192);
        extent.add(&section(4096, 100), 8192);
        assert!(!extent.scattered);
        extent.add(&section(8000, 1000), 8192);
        assert!(extent.scattered);
        assert_eq!((extent.location, extent.size, extent.missing), (Some(2048), 3148, 808));
    }

    #[test]
    fn data_of_an_earlier_session_is_missing() {
        let section = Section { start: None, length: 77, interleave: None };
        assert_eq!(section.missing(1 << 30), 77);
        assert_eq!(section.pieces().count(), 0);
    }
}

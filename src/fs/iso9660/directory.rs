//! Reads a directory (ECMA-119 6.8): its whole extent, then its records one by one.

use super::blocks::Blocks;
use super::extents::Section;
use super::located::Located;
use super::record::{Dialect, HEAD, LONGEST, Malformed, Record};
use super::susp;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;

/// Bytes of a logical sector, which no record crosses (6.8.1.1).
const SECTOR: u64 = crate::disc::SECTOR_SIZE;

static CUT: Anomaly = Anomaly {
    code: "ISO-DIRECTORY-CUT",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "The image ends inside the directory, so entries are missing.",
    clause: Some("ECMA-119 6.8.1"),
};

static SIZE: Anomaly = Anomaly {
    code: "ISO-DIRECTORY-LENGTH",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The directory's record of itself has a greater length. The greater length is read.",
    clause: Some("ECMA-119 6.8.2.2"),
};

static HUGE: Anomaly = Anomaly {
    code: "ISO-DIRECTORY-HUGE",
    severity: Severity::Damage,
    structure: "Directory Record",
    meaning: "The recorded length is not plausible, so only the beginning of the directory is read.",
    clause: None,
};

static RECORD: Anomaly = Anomaly {
    code: "ISO-RECORD",
    severity: Severity::Damage,
    structure: "Directory Record",
    meaning: "The record can't be read, so its entry is missing.",
    clause: Some("ECMA-119 9.1"),
};

static CROSSING: Anomaly = Anomaly {
    code: "ISO-RECORD-CROSSING",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The record continues in the next sector. Other programs may not show the entries after it.",
    clause: Some("ECMA-119 6.8.1.1"),
};

static NO_SELF: Anomaly = Anomaly {
    code: "ISO-DIRECTORY-SELF",
    severity: Severity::Warning,
    structure: "Directory",
    meaning: "The directory does not begin with a record of itself, so it may be something else.",
    clause: Some("ECMA-119 6.8.2.2"),
};

/// The bytes of a directory.
#[derive(Debug)]
pub(super) struct Directory {
    /// The bytes of each section, with their offset in the content. The standard allows one section; further ones are
    /// read, too.
    parts: Vec<(u64, Vec<u8>)>,
    dialect: Dialect,
    block: u64,
    /// Position of its first record.
    beginning: usize,
    /// Whether there are more bytes of it than are read of any.
    pub(super) is_cut: bool,
}

/// Position of the first record of a directory: 0, or behind its record of itself where zeros have replaced that.
pub(super) fn beginning(bytes: &[u8], dialect: Dialect) -> usize {
    let is_record = |at: &usize| {
        let rest = bytes.get(*at..).unwrap_or_default();
        Record::parse(rest, 0, dialect).is_ok_and(|record| record.is_plausible())
    };
    if bytes.first() != Some(&0) {
        return 0;
    }
    (HEAD.saturating_add(1)..=LONGEST).step_by(2).find(is_record).unwrap_or(0)
}

impl Directory {
    /// Reads the directory whose record is at `node`.
    ///
    /// # Errors
    /// Where there is no record, or no part of the directory is in the image.
    pub(super) fn read(blocks: &Blocks, node: u64, dialect: Dialect, findings: &mut Findings) -> Result<Self> {
        let sections = Located::read(blocks, node, dialect)?.sections;
        let mut parts = Vec::with_capacity(sections.len());
        let (mut left, mut is_cut) = (limits::DIRECTORY_BYTES, false);
        for section in &sections {
            let Some(start) = section.start.filter(|start| *start < blocks.content.len()) else { continue };
            let declared = true_length(blocks, section, start, node, dialect, findings);
            let wanted = declared.min(left);
            if wanted < declared {
                is_cut = true;
                findings.add(&HUGE, blocks.content.absolute(node), format!("at most {left}"), declared.to_string());
            }
            let bytes = blocks.content.read_up_to(start, usize::try_from(wanted).unwrap_or(usize::MAX))?;
            if (bytes.len() as u64) < wanted {
                let found = format!("{} bytes before the end of the image", bytes.len());
                findings.add(&CUT, blocks.content.absolute(start), format!("{wanted} bytes"), found);
            }
            left = left.saturating_sub(wanted);
            parts.push((start, bytes));
        }
        if parts.is_empty() {
            let what = "the directory is outside the image";
            return Err(Error::broken("Directory Record", blocks.content.absolute(node), what));
        }
        let beginning = parts.first().map_or(0, |(_, bytes)| beginning(bytes, dialect));
        let directory = Self { parts, dialect, block: u64::from(blocks.size.max(1)), beginning, is_cut };
        directory.check_self(blocks, findings);
        Ok(directory)
    }

    /// Its records in order, including those of itself and its parent.
    pub(super) fn records<'a>(&'a self, blocks: &'a Blocks) -> Records<'a> {
        Records { directory: self, blocks, part: 0, position: self.beginning as u64, is_behind_area: false }
    }

    /// The record that it begins with.
    pub(super) fn first(&self) -> Option<Record<'_>> {
        let (at, bytes) = self.parts.first()?;
        let at = at.saturating_add(self.beginning as u64);
        Record::parse(bytes.get(self.beginning..)?, at, self.dialect).ok()
    }

    /// Its record of itself, if it begins with one.
    pub(super) fn own(&self) -> Option<Record<'_>> {
        self.first().filter(Record::is_self)
    }

    fn check_self(&self, blocks: &Blocks, findings: &mut Findings) {
        let at = self.parts.first().map_or(0, |(at, _)| *at);
        if self.own().is_none() {
            findings.add(&NO_SELF, blocks.content.absolute(at), "a record with the identifier 00", "none");
        }
    }
}

/// The recorded length, or the one in the directory's record of itself if greater: some writers record a wrong length
/// of the root in the descriptor.
fn true_length(
    blocks: &Blocks,
    section: &Section,
    start: u64,
    node: u64,
    dialect: Dialect,
    findings: &mut Findings,
) -> u64 {
    let Ok(bytes) = blocks.content.read_up_to(start, super::record::LONGEST) else { return section.length };
    let Ok(own) = Record::parse(&bytes, start, dialect) else { return section.length };
    let own = if own.is_self() { Section::of(&own, blocks) } else { *section };
    if own.start != section.start || own.length <= section.length {
        return section.length;
    }
    findings.add(&SIZE, blocks.content.absolute(node), own.length.to_string(), section.length.to_string());
    own.length
}

/// Walks the records of a directory.
pub(super) struct Records<'a> {
    directory: &'a Directory,
    blocks: &'a Blocks,
    part: usize,
    position: u64,
    /// Whether a continuation area was skipped, which some writers count as part of the directory.
    is_behind_area: bool,
}

impl<'a> Records<'a> {
    /// The next record. One that cannot be read is a finding and is skipped.
    pub(super) fn next(&mut self, findings: &mut Findings) -> Option<Record<'a>> {
        loop {
            let (start, bytes) = self.directory.parts.get(self.part)?;
            let rest = usize::try_from(self.position).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
            let Some(length) = rest.first().copied() else {
                self.part = self.part.saturating_add(1);
                self.position = 0;
                self.is_behind_area = false;
                continue;
            };
            if susp::begins_area(rest) {
                self.is_behind_area = true;
            }
            if length == 0 || self.is_behind_area && !self.goes_on(rest) {
                self.skip_block();
                continue;
            }
            let at = start.saturating_add(self.position);
            match Record::parse(rest, at, self.directory.dialect) {
                Ok(record) => {
                    self.note_crossing(at, length, findings);
                    self.position = self.position.saturating_add(u64::from(length));
                    return Some(record);
                }
                Err(why) => self.note_malformed(at, length, why, findings),
            }
        }
    }

    /// Whether records continue after a continuation area.
    fn goes_on(&self, rest: &[u8]) -> bool {
        let record = Record::parse(rest, 0, self.directory.dialect);
        !susp::begins_area(rest) && record.is_ok_and(|record| record.is_plausible())
    }

    /// The next record, where it has this identifier; any other is left for [`Records::next`].
    pub(super) fn next_of(&mut self, identifier: &[u8], findings: &mut Findings) -> Option<Record<'a>> {
        let before = (self.part, self.position);
        let next = self.next(findings)?;
        if next.identifier == identifier {
            return Some(next);
        }
        (self.part, self.position) = before;
        None
    }

    /// Skips the zeros that fill a sector. Blocks may be smaller than sectors, and some writers fill only those.
    fn skip_block(&mut self) {
        self.position = self.position.saturating_add(1).next_multiple_of(self.directory.block);
    }

    fn note_crossing(&self, at: u64, length: u8, findings: &mut Findings) {
        let within = at.checked_rem(SECTOR).unwrap_or(0);
        if within.saturating_add(u64::from(length)) > SECTOR {
            let expected = format!("at most {} bytes", SECTOR.saturating_sub(within));
            findings.add(&CROSSING, self.blocks.content.absolute(at), expected, length.to_string());
        }
    }

    fn note_malformed(&mut self, at: u64, length: u8, why: Malformed, findings: &mut Findings) {
        let (expected, found) = match why {
            Malformed::TooShort => ("a length of 34 or more", format!("{length}")),
            Malformed::Cut => ("a complete record", format!("the directory ends inside its {length} bytes")),
            Malformed::IdentifierTooLong => ("an identifier inside the record", "one that goes beyond it".into()),
        };
        findings.add(&RECORD, self.blocks.content.absolute(at), expected, found);
        match why {
            // The length is plausible, so the next record is expected after it.
            Malformed::IdentifierTooLong => self.position = self.position.saturating_add(u64::from(length)),
            Malformed::TooShort | Malformed::Cut => self.skip_block(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PRIMARY, ROOT, SECTOR, SUB, Sample, dots, found, names, record};
    use crate::findings::Findings;
    use crate::tree::NodeId;

    #[test]
    fn zeros_lead_to_the_next_sector() {
        let mut sample = Sample::new();
        sample.put(ROOT, &[0; 2 * SECTOR]);
        let long = |block| record(&[0], block, 4096, 2, &[]);
        sample.put(ROOT, &[long(20), record(&[1], 20, 4096, 2, &[]), record(b"A.;1", 22, 5, 0, &[])].concat());
        sample.put(SUB, &record(b"B.;1", 23, 4, 0, &[]));
        sample.put(PRIMARY + 156, &long(20));
        let (entries, findings) = sample.list();
        assert_eq!(names(&entries), ["A", "B"]);
        assert_eq!(found(&findings), []);
    }

    #[test]
    fn entries_follow_a_record_of_itself_that_was_zeroed() {
        for zeros in [34, 68] {
            let mut sample = Sample::new();
            sample.put(ROOT, &vec![0; zeros]);
            let (entries, findings) = sample.list();
            assert_eq!(names(&entries), ["SUB", "HELLO.TXT"]);
            let expected = if zeros == 34 { ("ISO-ROOT-FOUND", 32768 + 156) } else { ("ISO-ROOT", 32768 + 156) };
            assert!(found(&findings).contains(&expected), "{:?}", found(&findings));
        }
        // The same in a directory that is not the root, behind a record of another length.
        let mut sample = Sample::root(&[record(b"D", 30, 2048, 2, &[])]);
        let own = record(&[0], 30, 2048, 2, &[0x77; 20]);
        sample.put(30 * SECTOR, &[own, record(&[1], 20, 2048, 2, &[]), record(b"A.;1", 22, 5, 0, &[])].concat());
        sample.put(30 * SECTOR, &[0; 34]);
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!(names(&view.list(entries[0].node, &mut findings).unwrap()), ["A"]);
        assert_eq!(found(&findings), [("ISO-DIRECTORY-SELF", 30 * 2048)]);
    }

    #[test]
    fn a_root_that_is_longer_than_its_descriptor_says_is_read_whole() {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 156, &record(&[0], 20, 70, 2, &[]));
        let (entries, findings) = sample.list();
        assert_eq!(names(&entries), ["SUB", "HELLO.TXT"]);
        assert_eq!(found(&findings), [("ISO-DIRECTORY-LENGTH", 32768 + 156)]);
    }

    #[test]
    fn a_record_that_goes_on_in_the_next_sector_is_read() {
        let mut sample = Sample::new();
        sample.put(ROOT, &[0; 2 * SECTOR]);
        let fill = record(b"F.;1", 22, 5, 0, &[0; 200]);
        let mut bytes = [record(&[0], 20, 4096, 2, &[]), record(&[1], 20, 4096, 2, &[])].concat();
        let count = (SECTOR - bytes.len()) / fill.len();
        for _ in 0..=count {
            bytes.extend_from_slice(&fill);
        }
        bytes.extend_from_slice(&record(b"LAST.;1", 23, 4, 0, &[]));
        sample.put(ROOT, &bytes);
        sample.put(PRIMARY + 156, &record(&[0], 20, 4096, 2, &[]));
        let (entries, findings) = sample.list();
        assert_eq!(entries.len(), count + 2);
        assert_eq!(names(&entries).last().unwrap(), "LAST");
        assert_eq!(found(&findings), [("ISO-RECORD-CROSSING", (ROOT + 68 + count * fill.len()) as u64)]);
    }

    #[test]
    fn a_broken_record_costs_its_own_entry() {
        let mut broken = record(b"BAD.;1", 22, 5, 0, &[]);
        broken[32] = 200;
        let (entries, findings) =
            Sample::root(&[broken, record(b"GOOD.;1", 22, 5, 0, &[]), vec![12], record(b"LOST.;1", 22, 5, 0, &[])])
                .list();
        assert_eq!(names(&entries), ["GOOD"]);
        let first = ROOT as u64 + 68;
        assert_eq!(found(&findings), [("ISO-RECORD", first), ("ISO-RECORD", first + 40 + 40)]);
    }

    #[test]
    fn a_directory_cut_by_the_images_end_shows_what_is_there() {
        let mut sample = Sample::root(&[record(b"D", 30, 4096, 2, &[])]);
        sample.put(30 * SECTOR, &[dots(30, 20), record(b"A.;1", 22, 5, 0, &[])].concat());
        sample.0.truncate(31 * SECTOR);
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        let mut findings = Findings::default();
        assert_eq!(names(&view.list(entries[0].node, &mut findings).unwrap()), ["A"]);
        assert_eq!(found(&findings)[0], ("ISO-DIRECTORY-CUT", 30 * 2048));
    }

    #[test]
    fn what_is_no_directory_is_an_error_or_a_finding() {
        let mut findings = Findings::default();
        let view = Sample::root(&[record(b"D", 22, 2048, 2, &[]), record(b"E", 900, 2048, 2, &[])])
            .view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        let mut findings = Findings::default();
        assert!(view.list(entries[0].node, &mut findings).is_ok());
        assert_eq!(found(&findings)[0], ("ISO-DIRECTORY-SELF", 22 * 2048));
        assert!(view.list(entries[1].node, &mut findings).is_err());
        assert!(view.list(NodeId(u64::MAX), &mut findings).is_err());
    }

    #[test]
    fn blocks_of_512_bytes_are_addressed_as_such() {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 128, &[0, 2, 2, 0]);
        sample.put(PRIMARY + 80, &[128, 0, 0, 0, 0, 0, 0, 128]);
        sample.put(PRIMARY + 140, &72_u32.to_le_bytes());
        sample.put(PRIMARY + 148, &76_u32.to_be_bytes());
        sample.put(PRIMARY + 156, &record(&[0], 81, 512, 2, &[]));
        let dots = [record(&[0], 81, 512, 2, &[]), record(&[1], 81, 512, 2, &[])].concat();
        sample.put(81 * 512, &[dots, record(b"A.;1", 89, 5, 0, &[])].concat());
        sample.put(89 * 512, b"short");
        let (entries, findings) = sample.list();
        assert_eq!(names(&entries), ["A"]);
        assert_eq!((entries[0].location, found(&findings)), (Some(89 * 512), vec![]));
    }
}

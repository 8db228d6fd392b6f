//! One tree of a volume, seen with the names and attributes of one standard.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use zerocopy::IntoBytes;

use super::blocks::Blocks;
use super::dates;
use super::descriptors::{self, Descriptor, DescriptorSet, Geometry};
use super::directory::{Directory, Records};
use super::extents::{self, Extent, Section};
use super::layout::file_flags;
use super::names::{self, Identifiers};
use super::raw_file::{self, RawFile};
use super::record::{Dialect, LONGEST, Record};
use super::xa::{self, Sectors};
use super::{details, facts, path_table, zisofs};
use crate::bytes::time::Timestamp;
use crate::disc::{SECTOR_SIZE, Track};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Variant};
use crate::limits;
use crate::source::{Recipe, Segment};
use crate::tree::{Entry, Flags, Kind, Name, NodeId, Recorded, Times};

static BOTH_ENDIAN: Anomaly = Anomaly {
    code: "ISO-RECORD-BOTH-ENDIAN",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The two byte orders of a number disagree; the one that leads into the image is used.",
    clause: Some("ECMA-119 7.2.3, 7.3.3"),
};

static SPLIT: Anomaly = Anomaly {
    code: "ISO-MULTI-EXTENT",
    severity: Severity::Damage,
    structure: "Directory Record",
    meaning: "The file is said to go on, but the next record is of another; what follows of it is unknown.",
    clause: Some("ECMA-119 9.1.6"),
};

static NAMELESS: Anomaly = Anomaly {
    code: "ISO-NAME-EMPTY",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The entry has no name; one is made up.",
    clause: Some("ECMA-119 9.1.11"),
};

static ELSEWHERE: Anomaly = Anomaly {
    code: "ISO-VOLUME-SET",
    severity: Severity::Note,
    structure: "Directory Record",
    meaning: "The file lies on another disc of the set; its details say which.",
    clause: Some("ECMA-119 9.1.9"),
};

/// What names and attributes a view takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Iso9660,
    Enhanced,
    Joliet,
    HighSierra,
    /// The primary tree, with the bytes to skip before system use entries (SUSP 5.3).
    RockRidge {
        skip: u8,
    },
}

/// A view.
pub(super) struct View {
    pub(super) namespace: Namespace,
    pub(super) blocks: Blocks,
    pub(super) set: Rc<DescriptorSet>,
    pub(super) descriptor: Descriptor,
    pub(super) geometry: Geometry,
    pub(super) label: Label,
    /// Of the whole disc, for files that are more than user data.
    pub(super) tracks: Rc<[Track]>,
    /// What the path table has, once a directory below the root is listed: opening does not need it.
    path_table: OnceCell<Vec<u32>>,
}

impl Namespace {
    /// True where a descriptor of this kind has the tree.
    pub(super) const fn is_of(self, kind: descriptors::Kind) -> bool {
        match self {
            // Where no primary descriptor leads to a directory, one for another character set may.
            Self::Iso9660 | Self::RockRidge { .. } => {
                matches!(kind, descriptors::Kind::Primary | descriptors::Kind::Supplementary)
            }
            Self::Enhanced => matches!(kind, descriptors::Kind::Enhanced),
            Self::Joliet => matches!(kind, descriptors::Kind::Joliet(_)),
            Self::HighSierra => matches!(kind, descriptors::Kind::HighSierra),
        }
    }

    const fn identifiers(self) -> Identifiers {
        match self {
            Self::Joliet => Identifiers::Ucs2,
            Self::Enhanced => Identifiers::Enhanced,
            Self::Iso9660 | Self::HighSierra | Self::RockRidge { .. } => Identifiers::Bytes,
        }
    }
}

impl View {
    pub(super) fn new(
        namespace: Namespace,
        blocks: Blocks,
        set: Rc<DescriptorSet>,
        descriptor: Descriptor,
        tracks: Rc<[Track]>,
    ) -> Self {
        let geometry = descriptor.geometry(&blocks.content);
        let label = facts::label(&descriptor, &geometry);
        Self { namespace, blocks, set, descriptor, geometry, label, tracks, path_table: OnceCell::new() }
    }

    pub(super) const fn dialect(&self) -> Dialect {
        self.descriptor.dialect()
    }

    pub(super) const fn identifiers(&self) -> Identifiers {
        self.namespace.identifiers()
    }

    /// The byte of the user's file, for a finding.
    pub(super) fn absolute(&self, at: u64) -> u64 {
        self.blocks.content.absolute(at)
    }

    /// The disc of the set that a record's data is on, where that is another than this.
    pub(super) fn other_disc(&self, record: &Record<'_>) -> Option<u16> {
        let number = record.head.volume_sequence_number;
        // Many writers put 0, or anything, here; it means something only in a set of several discs.
        let in_set = |number: &u16| (1..=self.geometry.set_size).contains(number);
        let number = Some(number.get()).filter(in_set)?;
        (self.geometry.set_size > 1 && number != self.geometry.sequence).then_some(number)
    }

    /// The sections of the file at a node.
    pub(super) fn sections(&self, node: u64) -> Result<Vec<Section>> {
        extents::sections(&self.blocks, node, self.dialect())
    }

    /// The bytes of user data that a record describes, unpacked.
    fn user_data(&self, file: NodeId, record: &Record<'_>) -> Result<Recipe> {
        let recipe = self.stored(file)?;
        match self.packing(record) {
            Some(header) => {
                let unpacked = zisofs::unpack(recipe.into_source(), header)?;
                Ok(Recipe::of(&unpacked, 0..unpacked.len()))
            }
            None => Ok(recipe),
        }
    }

    fn note_disagreements(&self, record: &Record<'_>, findings: &mut Findings) {
        for (name, at, little, big) in record.disagreements() {
            findings.add(&BOTH_ENDIAN, self.absolute(at), format!("one {name}"), format!("{little} and {big}"));
        }
    }

    /// Follows a file over its further records.
    fn extent(&self, first: &Record<'_>, records: &mut Records<'_>, findings: &mut Findings) -> Extent {
        let content = self.blocks.content.len();
        let mut extent = Extent::default();
        extent.add(&Section::of(first, &self.blocks), content);
        let mut goes_on = first.goes_on();
        let mut count = 1_usize;
        while goes_on && count < limits::FILE_EXTENTS {
            let Some(next) = records.next_of(first.identifier, findings) else {
                let found = "another, or the directory's end";
                findings.add(&SPLIT, self.absolute(first.at), "a record of the same file behind it", found);
                break;
            };
            extent.add(&Section::of(&next, &self.blocks), content);
            goes_on = next.goes_on();
            count = count.saturating_add(1);
        }
        if xa::sectors(first.system_use) == Some(Sectors::Audio) && !first.is_interleaved() {
            // Sound is no user data; it is in tracks of its own.
            let held = RawFile::of(self, first).ok().flatten().map_or(0, |file| file.sectors_held());
            extent.missing = extent.missing.min(extent.size.saturating_sub(held.saturating_mul(SECTOR_SIZE)));
        }
        extent
    }

    /// The entry of a record by ECMA-119 alone, under a name that another standard gives or the identifier's.
    pub(super) fn entry(
        &self,
        record: &Record<'_>,
        mut extent: Extent,
        name: Option<Name>,
        findings: &mut Findings,
    ) -> Entry {
        self.note_disagreements(record, findings);
        let elsewhere = self.other_disc(record);
        if let Some(disc) = elsewhere {
            extent.location = None;
            extent.missing = extent.size;
            findings.add(&ELSEWHERE, self.absolute(record.at), "data on this disc", format!("data on disc {disc}"));
        } else if !record.is_directory() {
            extent.note_missing(&self.blocks, record.at, findings);
        }
        let directory = record.is_directory();
        Entry {
            node: NodeId(record.at),
            name: name.unwrap_or_else(|| self.name(record, findings)),
            kind: if directory { Kind::Directory } else { Kind::File },
            size: if directory { 0 } else { extent.size },
            missing: if directory { 0 } else { extent.missing },
            location: extent.location,
            target: None,
            device: None,
            times: Times { modified: self.recorded(record, findings), ..Times::default() },
            posix: None,
            flags: Flags {
                hidden: record.has(file_flags::EXISTENCE),
                associated: record.has(file_flags::ASSOCIATED),
                elsewhere: elsewhere.is_some(),
                packed: false,
                scattered: extent.scattered && !directory,
            },
        }
    }

    fn recorded(&self, record: &Record<'_>, findings: &mut Findings) -> Option<Timestamp> {
        let date = &record.head.recording_date_and_time;
        let at = record.at.saturating_add(18);
        dates::short(date).or_note(&self.blocks.content, at, date.as_bytes(), findings)
    }

    fn compare_with_path_table(&self, listed: &Directory, findings: &mut Findings) {
        let Some(own) = listed.own() else { return };
        let known = self.path_table.get_or_init(|| path_table::extents(self));
        path_table::look_up(known, &own, self, findings);
    }

    /// The name an identifier gives.
    fn name(&self, record: &Record<'_>, findings: &mut Findings) -> Name {
        let identifiers = self.identifiers();
        let name = if record.is_directory() { record.identifier } else { identifiers.split(record.identifier).name };
        if name.is_empty() {
            findings.add(&NAMELESS, self.absolute(record.at), "a name", "none");
            return Name::Text(format!("unnamed-{}", record.at));
        }
        identifiers.name(name)
    }
}

/// Whether a record is a lesser version of the file listed before it: versions of a file follow each other, the
/// highest first (ECMA-119 9.3).
fn is_lesser_version(identifiers: Identifiers, before: Option<&Record<'_>>, record: &Record<'_>) -> bool {
    let Some(before) = before.filter(|before| before.head.file_flags == record.head.file_flags) else { return false };
    let (before, now) = (identifiers.split(before.identifier), identifiers.split(record.identifier));
    before.name == now.name && now.version.is_some() && before.version != now.version
}

impl FileSystem for View {
    fn id(&self) -> &'static str {
        match self.namespace {
            Namespace::Iso9660 => "iso9660",
            Namespace::Enhanced => "iso9660-1999",
            Namespace::Joliet => "joliet",
            Namespace::HighSierra => "high-sierra",
            Namespace::RockRidge { .. } => "rock-ridge",
        }
    }

    fn name(&self) -> &'static str {
        match self.namespace {
            Namespace::Iso9660 => "ISO 9660",
            Namespace::Enhanced => "ISO 9660:1999",
            Namespace::Joliet => "Joliet",
            Namespace::HighSierra => "High Sierra",
            Namespace::RockRidge { .. } => "Rock Ridge",
        }
    }

    fn preference(&self) -> u8 {
        match self.namespace {
            Namespace::RockRidge { .. } => 90,
            Namespace::Joliet => 80,
            Namespace::Enhanced => 70,
            Namespace::Iso9660 => 60,
            Namespace::HighSierra => 55,
        }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.descriptor.root().1)
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let findings = &mut Findings::default();
        let listed = Directory::read(&self.blocks, self.root().0, self.dialect(), findings)?;
        let mut records = listed.records(&self.blocks);
        let Some(record) = records.next(findings).filter(Record::is_self) else { return Ok(None) };
        let extent = self.extent(&record, &mut records, findings);
        Ok(match self.namespace {
            Namespace::RockRidge { skip } => self.posix_entry(&record, extent, skip, findings),
            _ => Some(self.entry(&record, extent, None, findings)),
        })
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let listed = Directory::read(&self.blocks, directory.0, self.dialect(), findings)?;
        let mut records = listed.records(&self.blocks);
        let mut entries = Vec::with_capacity(listed.likely_records());
        let mut before: Option<Record<'_>> = None;
        while let Some(record) = records.next(findings) {
            if record.is_self() || record.is_parent() {
                continue;
            }
            let extent = self.extent(&record, &mut records, findings);
            let lesser = is_lesser_version(self.identifiers(), before.as_ref(), &record);
            before = Some(record);
            let entry = match self.namespace {
                Namespace::RockRidge { skip } => self.posix_entry(&record, extent, skip, findings),
                _ => Some(self.entry(&record, extent, None, findings)),
            };
            let Some(mut entry) = entry else { continue };
            if lesser {
                let version = self.identifiers().split(record.identifier).version.unwrap_or_default();
                let version = self.identifiers().text(version);
                entry.name = names::append(entry.name, &format!(";{version}"));
            }
            if entry.flags.associated {
                entry.name = names::append(entry.name, ":rsrc");
            }
            entries.push(entry);
        }
        if directory == self.root() {
            entries.retain(|entry| !self.is_emptied(entry));
        } else {
            self.compare_with_path_table(&listed, findings);
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let bytes = self.blocks.content.read_up_to(file.0, LONGEST)?;
        let record = extents::record(&bytes, &self.blocks, file.0, self.dialect())?;
        if record.is_directory() {
            return Err(Error::NotFound("content: it is a directory".into()));
        }
        if let Some(body) = RawFile::of(self, &record)?.and_then(|file| file.body()) {
            return Ok(body);
        }
        self.user_data(file, &record)
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let bytes = self.blocks.content.read_up_to(file.0, LONGEST)?;
        let record = extents::record(&bytes, &self.blocks, file.0, self.dialect())?;
        let Some(raw) = RawFile::of(self, &record)? else { return Ok(Vec::new()) };
        Ok(raw.variants(self.user_data(file, &record)?.len()))
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let bytes = self.blocks.content.read_up_to(file.0, LONGEST)?;
        let record = extents::record(&bytes, &self.blocks, file.0, self.dialect())?;
        let raw = RawFile::of(self, &record)?;
        match (raw.as_ref().and_then(|file| file.variant(variant)), raw.is_some() && variant == raw_file::PLAIN) {
            (Some(body), _) => Ok(body),
            (None, true) => self.user_data(file, &record),
            (None, false) => Err(Error::NotFound(format!("way “{variant}” to take this file out"))),
        }
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let mut recipe = Recipe::default();
        for range in self.extents(file)? {
            recipe.push(Segment::Copy { from: self.blocks.content.clone(), range });
        }
        Ok(recipe)
    }

    fn recorded(&self, node: NodeId) -> Result<Recorded> {
        let bytes = self.blocks.content.read_up_to(node.0, LONGEST)?;
        let record = extents::record(&bytes, &self.blocks, node.0, self.dialect())?;
        Ok(self.beside_the_entry(&record))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let bytes = self.blocks.content.read_up_to(node.0, LONGEST)?;
        let record = extents::record(&bytes, &self.blocks, node.0, self.dialect())?;
        if self.other_disc(&record).is_some() {
            return Ok(Vec::new());
        }
        extents::ranges(&self.sections(node.0)?, self.blocks.content.len())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        details::of(self, node.0)
    }

    fn facts(&self) -> Vec<Facts> {
        facts::of_set(self)
    }

    fn structures(&self) -> Vec<Structure> {
        facts::structures(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PRIMARY, ROOT, SECTOR, SUB, Sample, content, dots, found, names, record};
    use super::*;

    #[test]
    fn an_entry_is_where_its_record_says() {
        let mut findings = Findings::default();
        let view = Sample::new().view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        let [sub, hello] = entries.as_slice() else { panic!("two entries") };
        assert_eq!((sub.kind, sub.size, sub.location), (Kind::Directory, 0, Some(SUB as u64)));
        assert_eq!((hello.kind, hello.size, hello.location), (Kind::File, 5, Some(22 * 2048)));
        assert_eq!(hello.node, NodeId(ROOT as u64 + 68 + 36));
        assert_eq!(hello.times.modified.unwrap().to_string(), "1999-12-31T23:59:58Z");
        assert_eq!(content(view.as_ref(), hello.node), b"hello");
        assert_eq!(view.extents(hello.node).unwrap().first(), Some(&(22 * 2048..22 * 2048 + 5)));
        assert_eq!(names(&view.list(sub.node, &mut findings).unwrap()), ["DEEP.BIN"]);
        assert!(view.body(sub.node).is_err());
        assert!(findings.kept().is_empty());
    }

    #[test]
    fn flags_and_versions_show_in_names() {
        let (entries, findings) = Sample::root(&[
            record(b"A.;2", 22, 5, 1, &[]),
            record(b"A.;1", 23, 4, 1, &[]),
            record(b"MAC.;1", 23, 4, 4, &[]),
            record(b"MAC.;1", 22, 5, 0, &[]),
        ])
        .list();
        assert_eq!(names(&entries), ["A", "A;1", "MAC:rsrc", "MAC"]);
        let flags: Vec<_> = entries.iter().map(|entry| (entry.flags.hidden, entry.flags.associated)).collect();
        assert_eq!(flags, [(true, false), (true, false), (false, true), (false, false)]);
        assert_eq!(found(&findings), []);
    }

    #[test]
    fn a_file_of_several_extents_is_one_entry() {
        let mut sample = Sample::root(&[
            record(b"BIG.;1", 22, 2048, 0x80, &[]),
            record(b"BIG.;1", 25, 2048, 0x80, &[]),
            record(b"BIG.;1", 23, 4, 0, &[]),
            record(b"Z.;1", 22, 5, 0, &[]),
        ]);
        sample.put(25 * SECTOR, &[7; SECTOR]);
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!(names(&entries), ["BIG", "Z"]);
        assert_eq!((entries[0].size, entries[0].flags.scattered), (4100, true));
        let expected = [b"hello".as_slice(), &[0; SECTOR - 5], &[7; SECTOR], b"deep"].concat();
        assert_eq!(content(view.as_ref(), entries[0].node), expected);
        let sector = |first: u64, last: u64| first * 2048..last * 2048;
        assert_eq!(view.extents(entries[0].node).unwrap(), [sector(22, 23), sector(25, 26), 23 * 2048..23 * 2048 + 4]);
    }

    #[test]
    fn a_file_said_to_go_on_that_does_not_ends() {
        let (entries, findings) =
            Sample::root(&[record(b"A.;1", 22, 5, 0x80, &[]), record(b"B.;1", 23, 4, 0, &[])]).list();
        assert_eq!(names(&entries), ["A", "B"]);
        assert_eq!(found(&findings), [("ISO-MULTI-EXTENT", ROOT as u64 + 68)]);
    }

    #[test]
    fn an_interleaved_file_is_gathered() {
        let mut file = record(b"FILM.;1", 24, 2048 + 10, 0, &[]);
        (file[26], file[27]) = (1, 2);
        let mut sample = Sample::root(&[file]);
        sample.put(24 * SECTOR, &[1; SECTOR]);
        sample.put(25 * SECTOR, &[9; 2 * SECTOR]);
        sample.put(27 * SECTOR, &[2; 10]);
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert!(entries[0].flags.scattered);
        assert_eq!(content(view.as_ref(), entries[0].node), [[1; SECTOR].as_slice(), &[2; 10]].concat());
    }

    #[test]
    fn data_begins_behind_an_extended_attribute_record() {
        let mut file = record(b"A.;1", 21, 5, 0, &[]);
        file[1] = 1;
        let mut findings = Findings::default();
        let view = Sample::root(&[file]).view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!(entries[0].location, Some(22 * 2048));
        assert_eq!(content(view.as_ref(), entries[0].node), b"hello");
        let details = view.details(entries[0].node).unwrap();
        assert_eq!(details[1].title, "Extended Attribute Record");
    }

    #[test]
    fn a_file_of_another_disc_says_which() {
        let mut file = record(b"A.;1", 22, 5, 0, &[]);
        file[28..32].copy_from_slice(&[2, 0, 0, 2]);
        let mut sample = Sample::root(&[file]);
        sample.put(PRIMARY + 120, &[3, 0, 0, 3]);
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert!(entries[0].flags.elsewhere);
        assert_eq!((entries[0].location, entries[0].missing), (None, 5));
        assert!(view.body(entries[0].node).unwrap().is_empty());
        assert_eq!(found(&findings), [("ISO-VOLUME-SET", ROOT as u64 + 68)]);
        let details = view.details(entries[0].node).unwrap();
        let line = details[0].lines.iter().find(|line| line.label == "Lies on").unwrap();
        assert_eq!(line.value, "disc 2 of 3; this is disc 1");
    }

    #[test]
    fn an_extent_past_the_end_is_listed_as_missing() {
        let (entries, findings) =
            Sample::root(&[record(b"A.;1", 31, 3000, 0, &[]), record(b"B.;1", 900, 7, 0, &[])]).list();
        let sizes: Vec<_> = entries.iter().map(|entry| (entry.size, entry.missing)).collect();
        assert_eq!(sizes, [(3000, 3000 - 2048), (7, 7)]);
        let first = ROOT as u64 + 68;
        assert_eq!(found(&findings), [("ISO-EXTENT-OUTSIDE", first), ("ISO-EXTENT-OUTSIDE", first + 38)]);
    }

    #[test]
    fn of_an_address_recorded_twice_the_possible_one_is_taken() {
        let mut file = record(b"A.;1", 22, 5, 0, &[]);
        file[4] = 0xFF;
        let (entries, findings) = Sample::root(&[file]).list();
        assert_eq!((entries[0].location, entries[0].missing), (Some(22 * 2048), 0));
        assert_eq!(found(&findings), [("ISO-RECORD-BOTH-ENDIAN", ROOT as u64 + 68 + 2)]);
    }

    #[test]
    fn an_impossible_date_and_an_empty_name_do_not_lose_the_file() {
        let mut file = record(b"A.;1", 22, 5, 0, &[]);
        file[19] = 13;
        let (entries, findings) = Sample::root(&[file, record(b"", 22, 5, 0, &[])]).list();
        assert_eq!(names(&entries), ["A".to_owned(), format!("unnamed-{}", ROOT + 68 + 38)]);
        assert_eq!(entries[0].times.modified, None);
        let first = ROOT as u64 + 68;
        assert_eq!(found(&findings), [("ISO-DATE", first + 18), ("ISO-NAME-EMPTY", first + 38)]);
    }

    #[test]
    fn a_directory_that_the_path_table_lacks_is_told_of() {
        let mut sample = Sample::root(&[record(b"NEW", 24, 2048, 2, &[])]);
        sample.put(24 * SECTOR, &dots(24, 20));
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!(found(&findings), []);
        view.list(entries[0].node, &mut findings).unwrap();
        assert_eq!(found(&findings), [("ISO-PATH-TABLE-TREE", 24 * 2048)]);
    }

    #[test]
    fn every_field_of_the_descriptor_is_a_fact_at_its_byte() {
        let view = Sample::new().view("iso9660", &mut Findings::default());
        let facts = view.facts();
        let descriptor = facts.iter().find(|group| group.title == "Primary Volume Descriptor").unwrap();
        let line = |label: &str| descriptor.lines.iter().find(|line| line.label == label).unwrap();
        assert_eq!(line("Volume Identifier").value, "SAMPLE");
        assert_eq!(line("Volume Identifier").byte, Some(32768 + 40));
        assert_eq!(line("Path Table Size").value, "22 bytes");
        assert_eq!(line("Type M Path Table").byte, Some(32768 + 148));
    }
}

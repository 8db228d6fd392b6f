//! One tree of a volume as a file system.

use std::cell::OnceCell;
use std::ops::Range;

use super::directory::Directory;
use super::located::Located;
use super::names::{self, Identifiers};
use super::raw_file::{self, RawFile};
use super::record::Record;
use super::susp::Followed;
use super::volume_tree::{Namespace, Tree};
use super::{details, entry, extents, facts, path_table, posix, recorded, zisofs};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::fs::{FileSystem, Label, Structure, Variant, ViewKind, gathered};
use crate::source::{Recipe, Segment};
use crate::tree::{Entry, Kind, NodeId, Recorded};

/// A tree with the names and attributes of its namespace.
pub(super) struct View {
    tree: Tree,
    label: Label,
    /// Extents of all directories in the path table, read when the first directory below the root is listed.
    path_table: OnceCell<Vec<u32>>,
}

impl View {
    pub(super) fn new(tree: Tree, label: Label) -> Self {
        Self { tree, label, path_table: OnceCell::new() }
    }

    fn located(&self, node: NodeId) -> Result<Located> {
        Located::read(&self.tree.blocks, node.0, self.tree.dialect())
    }

    /// The ranges of the content that hold a file's data.
    fn ranges(&self, file: &Located) -> Result<Vec<Range<u64>>> {
        if self.tree.other_disc(&file.record()).is_some() {
            return Ok(Vec::new());
        }
        extents::ranges(&file.sections, self.tree.blocks.content.len())
    }

    /// The user data of a file as it is stored.
    fn stored_data(&self, file: &Located) -> Result<Recipe> {
        let mut recipe = Recipe::default();
        for range in self.ranges(file)? {
            recipe.push(Segment::Copy { from: self.tree.blocks.content.clone(), range });
        }
        Ok(recipe)
    }

    /// The user data of a file, unpacked where this view unpacks.
    fn user_data(&self, file: &Located) -> Result<Recipe> {
        let recipe = self.stored_data(file)?;
        match posix::packing(&self.tree, &file.record()) {
            Some(header) => {
                let unpacked = zisofs::unpack(recipe.into_source(), header)?;
                Ok(Recipe::of(&unpacked, 0..unpacked.len()))
            }
            None => Ok(recipe),
        }
    }

    /// True for the directory that holds relocated directories, when nothing else is in it.
    fn is_emptied(&self, entry: &Entry) -> bool {
        matches!(self.tree.namespace, Namespace::RockRidge { .. })
            && entry.kind == Kind::Directory
            && matches!(entry.name.as_bytes(), b"rr_moved" | b".rr_moved" | b"RR_MOVED")
            && self.is_directory_empty(entry.node)
    }

    /// Whether the root begins with a plausible record.
    fn is_root_plausible(&self) -> bool {
        let tree = &self.tree;
        let listed = Directory::read(&tree.blocks, tree.root(), tree.dialect(), &mut Findings::default());
        listed.is_ok_and(|listed| listed.first().is_some_and(|first| first.is_plausible()))
    }

    fn is_directory_empty(&self, directory: NodeId) -> bool {
        let mut is_empty = true;
        let listed = self.list_each(directory, &mut Findings::default(), &mut |_| {
            is_empty = false;
            false
        });
        listed.is_ok() && is_empty
    }

    fn compare_with_path_table(&self, listed: &Directory, findings: &mut Findings) {
        let Some(own) = listed.own() else { return };
        let known = self.path_table.get_or_init(|| path_table::extents(&self.tree));
        path_table::look_up(known, &own, &self.tree, findings);
    }
}

/// True for a record of an older version of the file listed before it. The versions of a file are adjacent, the highest
/// first (ECMA-119 9.3).
fn is_lesser_version(identifiers: Identifiers, before: Option<&Record<'_>>, record: &Record<'_>) -> bool {
    let Some(before) = before.filter(|before| before.head.file_flags == record.head.file_flags) else { return false };
    let (before, now) = (identifiers.split(before.identifier), identifiers.split(record.identifier));
    before.name == now.name && now.version.is_some() && before.version != now.version
}

impl FileSystem for View {
    fn kind(&self) -> ViewKind {
        match self.tree.namespace {
            Namespace::Iso9660 => ViewKind::Iso9660,
            Namespace::Enhanced => ViewKind::Iso9660Enhanced,
            Namespace::Joliet => ViewKind::Joliet,
            Namespace::HighSierra => ViewKind::HighSierra,
            Namespace::RockRidge { .. } => ViewKind::RockRidge,
        }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.tree.root())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let (tree, findings) = (&self.tree, &mut Findings::default());
        let listed = Directory::read(&tree.blocks, tree.root(), tree.dialect(), findings)?;
        let mut records = listed.records(&tree.blocks);
        let Some(record) = records.next(findings).filter(Record::is_self) else { return Ok(None) };
        let extent = entry::extent(tree, &record, &mut records, findings);
        Ok(match tree.namespace {
            Namespace::RockRidge { skip } => {
                posix::entry(tree, &record, extent, skip, &mut Followed::default(), findings)
            }
            _ => Some(entry::entry(tree, &record, extent, None, findings)),
        })
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        match gathered(self, directory, findings) {
            (entries, Ok(()) | Err(Error::OverLimit(_))) => Ok(entries),
            (_, Err(error)) => Err(error),
        }
    }

    fn list_each(
        &self,
        directory: NodeId,
        findings: &mut Findings,
        take: &mut dyn FnMut(&Entry) -> bool,
    ) -> Result<()> {
        let tree = &self.tree;
        let is_root = directory == self.root();
        if tree.is_lost && is_root && !self.is_root_plausible() {
            // A missing root has been reported. Anything else there would be mistaken for records.
            return Ok(());
        }
        let listed = Directory::read(&tree.blocks, directory.0, tree.dialect(), findings)?;
        let mut records = listed.records(&tree.blocks);
        let mut followed = Followed::default();
        let mut before: Option<Record<'_>> = None;
        while let Some(record) = records.next(findings) {
            if record.is_self() || record.is_parent() {
                continue;
            }
            let extent = entry::extent(tree, &record, &mut records, findings);
            let lesser = is_lesser_version(tree.identifiers(), before.as_ref(), &record);
            before = Some(record);
            let entry = match tree.namespace {
                Namespace::RockRidge { skip } => posix::entry(tree, &record, extent, skip, &mut followed, findings),
                _ => Some(entry::entry(tree, &record, extent, None, findings)),
            };
            let Some(mut entry) = entry else { continue };
            if lesser {
                let version = tree.identifiers().split(record.identifier).version.unwrap_or_default();
                let version = tree.identifiers().text(version);
                entry.name = names::append(entry.name, &format!(";{version}"));
            }
            if entry.flags.associated {
                entry.name = names::append(entry.name, ":rsrc");
            }
            if is_root && self.is_emptied(&entry) {
                continue;
            }
            if !take(&entry) {
                break;
            }
        }
        if !is_root {
            self.compare_with_path_table(&listed, findings);
        }
        if listed.is_cut { Err(Error::OverLimit("bytes of one directory")) } else { Ok(()) }
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let located = self.located(file)?;
        let record = located.record();
        if record.is_directory() {
            return Err(Error::NotFound("content: it is a directory".into()));
        }
        let raw = RawFile::of(&self.tree, &record, &located.sections).and_then(|file| file.body());
        raw.map_or_else(|| self.user_data(&located), Ok)
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let located = self.located(file)?;
        let record = located.record();
        let Some(raw) = RawFile::of(&self.tree, &record, &located.sections) else { return Ok(Vec::new()) };
        Ok(raw.variants(self.user_data(&located)?.len()))
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let located = self.located(file)?;
        let record = located.record();
        let raw = RawFile::of(&self.tree, &record, &located.sections);
        match (raw.as_ref().and_then(|file| file.variant(variant)), raw.is_some() && variant == raw_file::PLAIN) {
            (Some(body), _) => Ok(body),
            (None, true) => self.user_data(&located),
            (None, false) => Err(Error::NotFound(format!("way “{variant}” to take this file out"))),
        }
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.stored_data(&self.located(file)?)
    }

    fn recorded(&self, node: NodeId) -> Result<Recorded> {
        Ok(recorded::of_record(&self.tree, &self.located(node)?.record()))
    }

    fn recorded_and_stored(&self, file: NodeId) -> Result<(Recorded, Recipe)> {
        let located = self.located(file)?;
        Ok((recorded::of_record(&self.tree, &located.record()), self.stored_data(&located)?))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        self.ranges(&self.located(node)?)
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        details::of(&self.tree, &self.located(node)?)
    }

    fn facts(&self) -> Vec<Facts> {
        facts::of_set(&self.tree, &self.label)
    }

    fn structures(&self) -> Vec<Structure> {
        facts::structures(&self.tree)
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
    fn a_file_marked_as_continuing_may_end() {
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
    fn data_begins_after_an_extended_attribute_record() {
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
        let line = details[0].lines.iter().find(|line| line.label == "Stored on").unwrap();
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

    /// Programs fill parts of a date that they don't use with blanks or zero bytes.
    #[test]
    fn dates_of_a_volume_may_lack_parts() {
        let created = |digits: &[u8; 16]| {
            let mut sample = Sample::new();
            sample.put(PRIMARY + 813, digits);
            let mut findings = Findings::default();
            let view = sample.view("iso9660", &mut findings);
            assert_eq!(found(&findings), []);
            view.label().created.map(|time| time.to_string())
        };
        for (digits, expected) in [
            (b"19990102030405  ", "1999-01-02T03:04:05Z"),
            (b"199901020304\0\0\0\0", "1999-01-02T03:04:00Z"),
            (b"19990102        ", "1999-01-02T00:00:00Z"),
            (b"1999 1 2 3 4 5 6", "1999-01-02T03:04:05.06Z"),
        ] {
            assert_eq!(created(digits).as_deref(), Some(expected), "{digits:?}");
        }
        assert_eq!((created(b"0000000000000000"), created(&[0; 16])), (None, None));
    }

    #[test]
    fn a_directory_that_the_path_table_lacks_is_reported() {
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
        assert_eq!(line("Volume Identifier").bytes, Some(32768 + 40..32768 + 72));
        assert_eq!(line("Path Table Size").value, "22 bytes");
        assert_eq!(line("Type M Path Table").clause, Some("ECMA-119 8.4.16"));
    }
}

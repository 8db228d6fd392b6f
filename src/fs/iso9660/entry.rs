//! Directory entries as ECMA-119 alone describes them.

use zerocopy::IntoBytes;

use super::dates;
use super::directory::Records;
use super::extents::{self, Extent, Section};
use super::layout::file_flags;
use super::raw_file::RawFile;
use super::record::Record;
use super::volume_tree::Tree;
use super::xa::{self, Sectors};
use crate::bytes::time::Timestamp;
use crate::disc::SECTOR_SIZE;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::tree::{Entry, Flags, Kind, Name, NodeId, Times};

static BOTH_ENDIAN: Anomaly = Anomaly {
    code: "ISO-RECORD-BOTH-ENDIAN",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The two byte orders of a number disagree. The one that is inside the image is used.",
    clause: Some("ECMA-119 7.2.3, 7.3.3"),
};

static SPLIT: Anomaly = Anomaly {
    code: "ISO-MULTI-EXTENT",
    severity: Severity::Damage,
    structure: "Directory Record",
    meaning: "The file is marked as continuing, but the next record belongs to another file. The rest of the file is missing.",
    clause: Some("ECMA-119 9.1.6"),
};

static NAMELESS: Anomaly = Anomaly {
    code: "ISO-NAME-EMPTY",
    severity: Severity::Warning,
    structure: "Directory Record",
    meaning: "The entry has no name. It is shown under a generated one.",
    clause: Some("ECMA-119 9.1.11"),
};

static ELSEWHERE: Anomaly = Anomaly {
    code: "ISO-VOLUME-SET",
    severity: Severity::Note,
    structure: "Directory Record",
    meaning: "The file is on another disc of the set. Its details name the disc.",
    clause: Some("ECMA-119 9.1.9"),
};

/// The extent of a file, whose further records are taken from `records`.
pub(super) fn extent(tree: &Tree, first: &Record<'_>, records: &mut Records<'_>, findings: &mut Findings) -> Extent {
    let content = tree.blocks.content.len();
    let mut extent = Extent::default();
    extent.add(&Section::of(first, &tree.blocks), content);
    let mut continues = first.continues();
    let mut count = 1_usize;
    while continues && count < limits::FILE_EXTENTS {
        let Some(next) = records.next_of(first.identifier, findings) else {
            let found = "another, or the directory's end";
            findings.add(&SPLIT, tree.absolute(first.at), "another record of the same file", found);
            break;
        };
        extent.add(&Section::of(&next, &tree.blocks), content);
        continues = next.continues();
        count = count.saturating_add(1);
    }
    if xa::sectors(first.system_use) == Some(Sectors::Audio) && !first.is_interleaved() {
        // Audio is not user data: it is stored in tracks of its own.
        let sections = extents::sections(&tree.blocks, first, tree.dialect()).unwrap_or_default();
        let held = RawFile::of(tree, first, &sections).map_or(0, |file| file.sectors_held());
        extent.missing = extent.missing.min(extent.size.saturating_sub(held.saturating_mul(SECTOR_SIZE)));
    }
    extent
}

/// The entry of a record, under the name that another standard gives it or else under its identifier.
pub(super) fn entry(
    tree: &Tree,
    record: &Record<'_>,
    mut extent: Extent,
    name: Option<Name>,
    findings: &mut Findings,
) -> Entry {
    note_disagreements(tree, record, findings);
    let elsewhere = tree.other_disc(record);
    if let Some(disc) = elsewhere {
        extent.location = None;
        extent.missing = extent.size;
        findings.add(&ELSEWHERE, tree.absolute(record.at), "data on this disc", format!("data on disc {disc}"));
    } else if !record.is_directory() {
        extent.note_missing(&tree.blocks, record.at, findings);
    }
    let directory = record.is_directory();
    Entry {
        node: NodeId(record.at),
        name: name.unwrap_or_else(|| identifier_name(tree, record, findings)),
        kind: if directory { Kind::Directory } else { Kind::File },
        size: if directory { 0 } else { extent.size },
        missing: if directory { 0 } else { extent.missing },
        location: extent.location,
        target: None,
        device: None,
        times: Times { modified: date(tree, record, findings), ..Times::default() },
        posix: None,
        flags: Flags {
            hidden: record.has(file_flags::EXISTENCE),
            associated: record.has(file_flags::ASSOCIATED),
            elsewhere: elsewhere.is_some(),
            scattered: extent.scattered && !directory,
            ..Flags::default()
        },
    }
}

fn note_disagreements(tree: &Tree, record: &Record<'_>, findings: &mut Findings) {
    for (name, at, little, big) in record.disagreements() {
        findings.add(&BOTH_ENDIAN, tree.absolute(at), format!("one {name}"), format!("{little} and {big}"));
    }
}

fn date(tree: &Tree, record: &Record<'_>, findings: &mut Findings) -> Option<Timestamp> {
    let date = &record.head.recording_date_and_time;
    let at = record.at.saturating_add(18);
    dates::short(date).or_note(&tree.blocks.content, at, date.as_bytes(), findings)
}

/// The name that a record's identifier stands for.
fn identifier_name(tree: &Tree, record: &Record<'_>, findings: &mut Findings) -> Name {
    let identifiers = tree.identifiers();
    let name = if record.is_directory() { record.identifier } else { identifiers.split(record.identifier).name };
    if name.is_empty() {
        findings.add(&NAMELESS, tree.absolute(record.at), "a name", "none");
        return Name::Text(format!("unnamed-{}", record.at));
    }
    identifiers.name(name)
}

//! The facts of a directory record.

use super::extents::Section;
use super::layout::{DirectoryRecord, ExtendedAttributeRecord};
use super::located::Located;
use super::path_table::{self, Type};
use super::record::{Dialect, HEAD, LONGEST, Record};
use super::volume_tree::{Namespace, Tree};
use super::{apple, fields, posix, strings, system_use, xa};
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::Findings;

/// The facts of a record.
///
/// # Errors
/// Where the record, or the root's record of itself, cannot be read.
pub(super) fn of(tree: &Tree, located: &Located) -> Result<Vec<Facts>> {
    let record = located.record();
    let mut groups = vec![of_record(tree, &record)?];
    if located.sections.len() > 1 || record.is_interleaved() {
        groups.push(of_sections(&located.sections));
    }
    groups.extend(of_attribute_record(tree, &record));
    groups.extend(of_path_tables(tree, &record));
    if record.at == tree.root() {
        // The root's record in the descriptor has no room for system use; its record of itself has.
        let place = tree.blocks.data_offset(&record.head).unwrap_or(u64::MAX);
        let bytes = tree.blocks.content.read_up_to(place, LONGEST)?;
        groups.extend(Record::parse(&bytes, place, tree.dialect()).iter().flat_map(|own| of_system_use(tree, own)));
    } else {
        groups.extend(of_system_use(tree, &record));
    }
    Ok(groups)
}

fn of_system_use(tree: &Tree, record: &Record<'_>) -> Vec<Facts> {
    let region = Region { content: &tree.blocks.content, at: record.system_use_at(), bytes: record.system_use };
    let mut groups: Vec<Facts> = xa::facts(&region).into_iter().collect();
    if let Namespace::RockRidge { skip } = tree.namespace {
        groups.extend(system_use::facts(&posix::system_use(tree, record, skip, &mut Findings::default())));
    } else if let Some(skip) = apple::skip(record.system_use) {
        groups.push(apple::facts(&posix::system_use(tree, record, skip, &mut Findings::default())));
    }
    groups
}

fn of_record(tree: &Tree, record: &Record<'_>) -> Result<Facts> {
    let bytes = tree.blocks.content.read_up_to(record.at, record.head.length.into())?;
    let region = Region { content: &tree.blocks.content, at: record.at, bytes: &bytes };
    let mut facts = Facts::new("Directory Record");
    let (table, clauses) = match tree.dialect() {
        Dialect::Ecma119 | Dialect::CdI => {
            (fields::DIRECTORY_RECORD, [Some("ECMA-119 9.1.11"), Some("ECMA-119 9.1.13")])
        }
        Dialect::HighSierra => (fields::HIGH_SIERRA_DIRECTORY_RECORD, [None; 2]),
    };
    facts.add_fields(table, &region, strings::text);
    let [name_clause, use_clause] = clauses;
    if let Some(disc) = tree.other_disc(record) {
        let place = format!("disc {disc} of {}; this is disc {}", tree.geometry.set_size, tree.geometry.sequence);
        let number = std::mem::offset_of!(DirectoryRecord, volume_sequence_number);
        facts.add_at("Stored on", place, region.absolute(number..number.saturating_add(4)), None);
    }
    let name = HEAD..HEAD.saturating_add(record.identifier.len());
    let version = tree.identifiers().split(record.identifier).version.filter(|_| !record.is_directory());
    let version_at = name.end.saturating_sub(version.map_or(0, <[u8]>::len))..name.end;
    facts.add_at("File Identifier", identifier(tree, record), region.absolute(name), name_clause);
    if let Some(version) = version {
        let number = tree.identifiers().text(version);
        facts.add_at("File Version Number", number, region.absolute(version_at), name_clause);
    }
    let system_use = bytes.len().saturating_sub(record.system_use.len())..bytes.len();
    let length = format!("{} bytes", system_use.len());
    facts.add_at("System Use", length, region.absolute(system_use), use_clause);
    Ok(facts)
}

fn identifier(tree: &Tree, record: &Record<'_>) -> String {
    if record.is_self() || record.is_parent() {
        let itself = if record.is_self() { "the directory itself" } else { "its parent" };
        return format!("{:02X} ({itself})", record.identifier.first().copied().unwrap_or(0));
    }
    tree.identifiers().text(record.identifier)
}

fn of_sections(sections: &[Section]) -> Facts {
    let mut facts = Facts::new("File Sections");
    for (number, section) in (1..).zip(sections) {
        let place = section.start.map_or_else(|| "before the image".into(), |start| format!("at byte {start}"));
        let units = section.interleave.map(|(unit, gap)| format!(", {unit} bytes at a time with gaps of {gap}"));
        let value = format!("{} bytes {place}{}", section.length, units.unwrap_or_default());
        facts.add(format!("Section {number}"), value);
    }
    facts
}

/// The Extended Attribute Record before the data (ECMA-119 9.5), where there is one that can be read.
fn of_attribute_record(tree: &Tree, record: &Record<'_>) -> Option<Facts> {
    if record.head.extended_attribute_record_length == 0 || record.is_directory() && record.is_self() {
        return None;
    }
    let at = tree.blocks.offset(tree.blocks.extent(&record.head))?;
    let bytes = tree.blocks.content.read_up_to(at, size_of::<ExtendedAttributeRecord>()).ok()?;
    let mut facts = Facts::new("Extended Attribute Record");
    let region = Region { content: &tree.blocks.content, at, bytes: &bytes };
    facts.add_fields(fields::EXTENDED_ATTRIBUTES, &region, strings::text);
    Some(facts).filter(|facts| !facts.lines.is_empty())
}

/// The record of a directory in the type L and type M path tables.
fn of_path_tables(tree: &Tree, record: &Record<'_>) -> Vec<Facts> {
    if !record.is_directory() {
        return Vec::new();
    }
    let found = [Type::L, Type::M].into_iter().filter_map(|kind| {
        let entry = path_table::find(tree, kind, tree.blocks.extent(&record.head))?;
        let region = Region { content: &tree.blocks.content, at: entry.at, bytes: &entry.bytes };
        let mut facts = Facts::new(format!("{} record", kind.name()));
        facts.add_at("Directory Number", entry.number.to_string(), region.all(), entry.clause);
        facts.add_fields(entry.fields, &region, strings::text);
        Some(facts)
    });
    found.collect()
}

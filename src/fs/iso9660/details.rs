//! All that a directory record says, as lines for a person.

use super::dates::{self, Recorded};
use super::extents::{self, Section};
use super::layout::{ExtendedAttributeRecord, LongDate, file_flags};
use super::record::{LONGEST, Record};
use super::view::{Namespace, View};
use super::{apple, facts, rock_ridge, xa};
use crate::bytes::integers::Both32;
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::fs::FileSystem;

/// The facts of the record at `node`.
///
/// # Errors
/// Where it is no record.
pub(super) fn of(view: &View, node: u64) -> Result<Vec<Facts>> {
    let bytes = view.blocks.content.read_up_to(node, LONGEST)?;
    let record = extents::record(&bytes, &view.blocks, node, view.dialect())?;
    let mut groups = vec![of_record(view, &record)];
    let sections = view.sections(node)?;
    if sections.len() > 1 || record.is_interleaved() {
        groups.push(of_sections(&sections));
    }
    groups.extend(of_attribute_record(view, &record));
    if node == view.root().0 {
        // A descriptor's copy of the root's record has no room for system use; the root's own record has.
        let place = view.blocks.data_offset(&record.head).unwrap_or(u64::MAX);
        let bytes = view.blocks.content.read_up_to(place, LONGEST)?;
        groups.extend(Record::parse(&bytes, place, view.dialect()).iter().flat_map(|own| of_system_use(view, own)));
    } else {
        groups.extend(of_system_use(view, &record));
    }
    Ok(groups)
}

fn of_system_use(view: &View, record: &Record<'_>) -> Vec<Facts> {
    let mut groups: Vec<Facts> =
        xa::facts(record.system_use, view.absolute(record.system_use_at())).into_iter().collect();
    if let Namespace::RockRidge { skip } = view.namespace {
        groups.extend(rock_ridge::facts(&view.system_use(record, skip, &mut Findings::default())));
    } else if let Some(skip) = apple::skip(record.system_use) {
        groups.push(apple::facts(&view.system_use(record, skip, &mut Findings::default())));
    }
    groups
}

fn of_record(view: &View, record: &Record<'_>) -> Facts {
    let head = &record.head;
    let mut facts = Facts::new("Directory Record");
    let at = |offset: u64| view.absolute(record.at.saturating_add(offset));
    facts.add_at("Length of Directory Record", format!("{} bytes", head.length), at(0));
    if head.extended_attribute_record_length > 0 {
        let length = format!("{} blocks", head.extended_attribute_record_length);
        facts.add_at("Extended Attribute Record Length", length, at(1));
    }
    facts.add_at("Location of Extent", both(head.location_of_extent), at(2));
    facts.add_at("Data Length", format!("{} bytes", both(head.data_length)), at(10));
    match dates::short(&head.recording_date_and_time) {
        Recorded::At(time) => facts.add_at("Recording Date and Time", time.to_string(), at(18)),
        Recorded::Impossible => facts.add_at("Recording Date and Time", "not a date", at(18)),
        Recorded::Absent => {}
    }
    facts.add_at("File Flags", flags(head.file_flags), at(25));
    if record.is_interleaved() {
        facts.add_at("File Unit Size", format!("{} blocks", head.file_unit_size), at(26));
        facts.add_at("Interleave Gap Size", format!("{} blocks", head.interleave_gap_size), at(27));
    }
    let sequence = head.volume_sequence_number.get();
    facts.add_at("Volume Sequence Number", sequence.to_string(), at(28));
    if let Some(disc) = view.other_disc(record) {
        let place = format!("disc {disc} of {}; this is disc {}", view.geometry.set_size, view.geometry.sequence);
        facts.add_at("Lies on", place, at(28));
    }
    facts.add_at("File Identifier", identifier(view, record), at(33));
    if let Some(version) = view.identifiers().split(record.identifier).version.filter(|_| !record.is_directory()) {
        facts.add("File Version Number", view.identifiers().text(version));
    }
    facts.add("System Use", format!("{} bytes", record.system_use.len()));
    facts
}

/// A number as recorded: once, or both ways where they disagree.
fn both(number: Both32) -> String {
    let (little, big) = (number.little.get(), number.big.get());
    if little == big { little.to_string() } else { format!("{little} (little-endian) and {big} (big-endian)") }
}

fn identifier(view: &View, record: &Record<'_>) -> String {
    if record.is_self() || record.is_parent() {
        let itself = if record.is_self() { "the directory itself" } else { "its parent" };
        return format!("{:02X} ({itself})", record.identifier.first().copied().unwrap_or(0));
    }
    view.identifiers().text(record.identifier)
}

/// The names of the bits that are set (ECMA-119 9.1.6).
fn flags(flags: u8) -> String {
    let names = [
        (file_flags::EXISTENCE, "hidden"),
        (file_flags::DIRECTORY, "directory"),
        (file_flags::ASSOCIATED, "associated file"),
        (file_flags::RECORD, "record format in the extended attribute record"),
        (file_flags::PROTECTION, "permissions in the extended attribute record"),
        (file_flags::MULTI_EXTENT, "more extents follow"),
    ];
    let set: Vec<&str> = names.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, name)| *name).collect();
    if set.is_empty() { format!("{flags:#04x}") } else { format!("{flags:#04x}: {}", set.join(", ")) }
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
fn of_attribute_record(view: &View, record: &Record<'_>) -> Option<Facts> {
    if record.head.extended_attribute_record_length == 0 || record.is_directory() && record.is_self() {
        return None;
    }
    let at = view.blocks.offset(view.blocks.extent(&record.head))?;
    let attributes: ExtendedAttributeRecord = view.blocks.content.read_struct(at).ok()?;
    let mut facts = Facts::new("Extended Attribute Record");
    let place = |offset: u64| view.absolute(at.saturating_add(offset));
    facts.add_at("Owner Identification", attributes.owner_identification.get().to_string(), place(0));
    facts.add_at("Group Identification", attributes.group_identification.get().to_string(), place(4));
    facts.add_at("Permissions", permissions(attributes.permissions.get()), place(8));
    let dates: [(&str, LongDate, u64); 4] = [
        ("File Creation", attributes.file_creation, 10),
        ("File Modification", attributes.file_modification, 27),
        ("File Expiration", attributes.file_expiration, 44),
        ("File Effective", attributes.file_effective, 61),
    ];
    for (label, date, offset) in dates {
        if let Some(time) = dates::long(&date).time() {
            facts.add_at(label, time.to_string(), place(offset));
        }
    }
    facts.add_at("Record Format", attributes.record_format.to_string(), place(78));
    facts.add_at("Record Attributes", attributes.record_attributes.to_string(), place(79));
    facts.add_at("Record Length", attributes.record_length.get().to_string(), place(80));
    facts.add_at("System Identifier", facts::text(&attributes.system_identifier), place(84));
    facts.add_at("Version", attributes.version.to_string(), place(180));
    Some(facts)
}

/// Who may read and execute (ECMA-119 9.5.3): a set bit forbids. Bits 0 and 2 are the system's, 4 and 6 the owner's, 8
/// and 10 the group's, 12 and 14 everybody's.
fn permissions(bits: u16) -> String {
    let class = |name: &str, shift: u16| {
        let allowed = |bit: u16, letter| if bits >> shift.saturating_add(bit) & 1 == 0 { letter } else { '-' };
        format!("{name} {}{}", allowed(0, 'r'), allowed(2, 'x'))
    };
    [class("system", 0), class("owner", 4), class("group", 8), class("others", 12)].join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_named_and_permissions_forbid() {
        assert_eq!(flags(0x82), "0x82: directory, more extents follow");
        assert_eq!(flags(0), "0x00");
        assert_eq!(permissions(0b0000_0000_0100_0000), "system rx, owner r-, group rx, others rx");
    }
}

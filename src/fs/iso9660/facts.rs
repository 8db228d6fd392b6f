//! All that a volume's descriptors record, as lines for a person.

use std::mem::offset_of;

use zerocopy::{FromBytes, IntoBytes};

use super::dates::{self, Recorded};
use super::descriptors::{Body, Descriptor, Geometry, Kind};
use super::layout::{BootRecord, HighSierraDescriptor, LongDate, PartitionDescriptor, VolumeDescriptor};
use super::path_table::{self, Type};
use super::producer;
use super::view::View;
use crate::bytes::integers::{Both16, Both32};
use crate::disc::SECTOR_SIZE;
use crate::facts::Facts;
use crate::fs::{Label, Owner, Structure};

/// Bytes of a field as text for people, without the filling behind it. The standard allows a-characters only; UTF-8
/// is met, and else each byte is taken for Latin-1, which loses nothing.
pub(super) fn text(field: &[u8]) -> String {
    let end = field.iter().rposition(|byte| !matches!(byte, 0 | b' ')).map_or(0, |last| last.saturating_add(1));
    let field = field.get(..end).unwrap_or_default();
    std::str::from_utf8(field).map_or_else(|_| field.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

/// A field in the descriptor's character set.
fn field_text(field: &[u8], kind: Kind) -> String {
    match kind {
        Kind::Joliet(_) => super::joliet::decode(field).trim_end_matches(['\0', ' ']).to_owned(),
        _ => text(field),
    }
}

/// The name and size of a volume as one of its descriptors has them.
pub(super) fn label(descriptor: &Descriptor, geometry: &Geometry) -> Label {
    let (volume, created) = match &descriptor.body {
        Body::Ecma119(body) => (&body.volume_identifier, dates::long(&body.creation)),
        Body::HighSierra(body) => (&body.volume_identifier, dates::digits(&body.creation, 0)),
    };
    Label {
        volume: field_text(volume, descriptor.kind),
        created: created.time(),
        tool: tool(descriptor),
        block_size: geometry.block_size,
        size: u64::from(geometry.space).saturating_mul(geometry.block_size.into()),
    }
}

/// The tool that names itself in a descriptor.
fn tool(descriptor: &Descriptor) -> Option<String> {
    let kind = descriptor.kind;
    let fields: [&[u8]; 5] = match &descriptor.body {
        Body::Ecma119(body) => [
            &body.application_identifier,
            &body.data_preparer_identifier,
            &body.publisher_identifier,
            &body.system_identifier,
            &body.application_use,
        ],
        Body::HighSierra(body) => [
            &body.application_identifier,
            &body.data_preparer_identifier,
            &body.publisher_identifier,
            &body.system_identifier,
            &body.application_use,
        ],
    };
    let last = fields.len().saturating_sub(1);
    fields.iter().enumerate().find_map(|(number, field)| {
        // What an application keeps for itself is not in the descriptor's character set.
        let text = if number == last { text(field) } else { field_text(field, kind) };
        producer::named_in(&text)
    })
}

/// The volume as a whole, then each descriptor of the set.
pub(super) fn of_set(view: &View) -> Vec<Facts> {
    let mut groups = vec![of_volume(view)];
    groups.extend(view.set.descriptors.iter().filter_map(|descriptor| of_descriptor(view, descriptor)));
    groups
}

fn of_volume(view: &View) -> Facts {
    let mut facts = Facts::new("Volume");
    if let Some(tool) = &view.label.tool {
        facts.add("Made by", tool.clone());
    }
    facts.add("Logical block size", format!("{} bytes", view.geometry.block_size));
    facts.add("Size by its own account", format!("{} bytes", view.label.size));
    facts.add("Size of the image", format!("{} bytes", view.blocks.content.len()));
    if view.blocks.displacement > 0 {
        let sectors = view.blocks.displacement / SECTOR_SIZE;
        facts.add("Addresses count from", format!("{sectors} sectors before the start"));
    }
    let (start, end) = (view.set.start, view.set.begin());
    let length = usize::try_from(end.saturating_sub(start)).unwrap_or(0);
    let area = view.blocks.content.read_up_to(start, length).unwrap_or_default();
    let used = area.iter().filter(|byte| **byte != 0).count();
    let used = if used == 0 { "empty".into() } else { format!("in use ({used} bytes are not zero)") };
    facts.add_at("System area", used, view.absolute(start));
    facts
}

/// Adds the fields of one structure, each at its byte.
struct Fields<'a> {
    view: &'a View,
    descriptor: &'a Descriptor,
    facts: Facts,
}

impl Fields<'_> {
    fn line(&mut self, label: &str, value: impl Into<String>, offset: usize) {
        let at = self.view.absolute(self.descriptor.at.saturating_add(offset as u64));
        self.facts.add_at(label, value, at);
    }

    /// Left out where it is blank.
    fn text(&mut self, label: &str, field: &[u8], offset: usize) {
        let text = field_text(field, self.descriptor.kind);
        if !text.is_empty() {
            self.line(label, text, offset);
        }
    }

    fn both32(&mut self, label: &str, both: Both32, unit: &str, offset: usize) {
        let (little, big) = (both.little.get(), both.big.get());
        let value = if little == big { format!("{little}{unit}") } else { format!("{little} and {big}{unit}") };
        self.line(label, value, offset);
    }

    fn both16(&mut self, label: &str, both: Both16, unit: &str, offset: usize) {
        let wide = Both32 { little: u32::from(both.little.get()).into(), big: u32::from(both.big.get()).into() };
        self.both32(label, wide, unit, offset);
    }

    fn date(&mut self, label: &str, date: &LongDate, offset: usize) {
        self.recorded(label, dates::long(date), &date.digits, offset);
    }

    fn recorded(&mut self, label: &str, recorded: Recorded, digits: &[u8], offset: usize) {
        match recorded {
            Recorded::At(time) => self.line(label, time.to_string(), offset),
            Recorded::Absent => {}
            Recorded::Impossible => self.line(label, format!("not a date: {}", text(digits)), offset),
        }
    }

    /// The address of a path table, unless there is none.
    fn table(&mut self, label: &str, block: u32, offset: usize) {
        if block != 0 {
            self.line(label, format!("block {block}"), offset);
        }
    }
}

/// The lines of one descriptor; none for the terminator and unknown ones.
fn of_descriptor(view: &View, descriptor: &Descriptor) -> Option<Facts> {
    let title = match descriptor.kind {
        Kind::Boot => "Boot Record".into(),
        Kind::Primary => "Primary Volume Descriptor".into(),
        Kind::Joliet(level) => format!("Supplementary Volume Descriptor (Joliet, UCS-2 level {level})"),
        Kind::Supplementary => "Supplementary Volume Descriptor".into(),
        Kind::Enhanced => "Enhanced Volume Descriptor".into(),
        Kind::Partition => "Volume Partition Descriptor".into(),
        Kind::HighSierra => "Standard File Structure Volume Descriptor (High Sierra)".into(),
        Kind::Terminator | Kind::Unknown(_) => return None,
    };
    let mut fields = Fields { view, descriptor, facts: Facts::new(title) };
    match (&descriptor.body, descriptor.kind) {
        (Body::Ecma119(body), Kind::Boot) => boot_record(&mut fields, body.as_bytes()),
        (Body::Ecma119(body), Kind::Partition) => partition(&mut fields, body.as_bytes()),
        (Body::Ecma119(body), _) => volume(&mut fields, body),
        (Body::HighSierra(_), Kind::Boot) => {}
        (Body::HighSierra(body), _) => high_sierra(&mut fields, body),
    }
    Some(fields.facts)
}

fn boot_record(fields: &mut Fields<'_>, sector: &[u8]) {
    let Ok((record, _)) = BootRecord::read_from_prefix(sector) else { return };
    let offset = offset_of!(BootRecord, boot_system_identifier);
    fields.text("Boot System Identifier", &record.boot_system_identifier, offset);
    fields.text("Boot Identifier", &record.boot_identifier, offset_of!(BootRecord, boot_identifier));
}

fn partition(fields: &mut Fields<'_>, sector: &[u8]) {
    let Ok((record, _)) = PartitionDescriptor::read_from_prefix(sector) else { return };
    fields.text("System Identifier", &record.system_identifier, offset_of!(PartitionDescriptor, system_identifier));
    let offset = offset_of!(PartitionDescriptor, volume_partition_identifier);
    fields.text("Volume Partition Identifier", &record.volume_partition_identifier, offset);
    let offset = offset_of!(PartitionDescriptor, volume_partition_location);
    fields.both32("Volume Partition Location", record.volume_partition_location, "", offset);
    let offset = offset_of!(PartitionDescriptor, volume_partition_size);
    fields.both32("Volume Partition Size", record.volume_partition_size, " blocks", offset);
}

/// Adds the fields that both generations have, under the same names in both layouts.
macro_rules! shared_fields {
    ($fields:expr, $body:expr, $layout:ty) => {{
        let (fields, body) = ($fields, $body);
        fields.text("System Identifier", &body.system_identifier, offset_of!($layout, system_identifier));
        fields.text("Volume Identifier", &body.volume_identifier, offset_of!($layout, volume_identifier));
        let offset = offset_of!($layout, volume_space_size);
        fields.both32("Volume Space Size", body.volume_space_size, " blocks", offset);
        fields.both16("Volume Set Size", body.volume_set_size, "", offset_of!($layout, volume_set_size));
        let offset = offset_of!($layout, volume_sequence_number);
        fields.both16("Volume Sequence Number", body.volume_sequence_number, "", offset);
        let offset = offset_of!($layout, logical_block_size);
        fields.both16("Logical Block Size", body.logical_block_size, " bytes", offset);
        fields.both32("Path Table Size", body.path_table_size, " bytes", offset_of!($layout, path_table_size));
        let offset = offset_of!($layout, type_l_path_table);
        fields.table("Type L Path Table", body.type_l_path_table.get(), offset);
        let offset = offset_of!($layout, type_m_path_table);
        fields.table("Type M Path Table", body.type_m_path_table.get(), offset);
        let offset = offset_of!($layout, root_directory_record);
        let root = &body.root_directory_record;
        fields.both32("Root Directory: Location of Extent", root.location_of_extent, "", offset.saturating_add(2));
        fields.both32("Root Directory: Data Length", root.data_length, " bytes", offset.saturating_add(10));
        let offset = offset_of!($layout, volume_set_identifier);
        fields.text("Volume Set Identifier", &body.volume_set_identifier, offset);
        fields.text("Publisher Identifier", &body.publisher_identifier, offset_of!($layout, publisher_identifier));
        let offset = offset_of!($layout, data_preparer_identifier);
        fields.text("Data Preparer Identifier", &body.data_preparer_identifier, offset);
        let offset = offset_of!($layout, application_identifier);
        fields.text("Application Identifier", &body.application_identifier, offset);
        let offset = offset_of!($layout, copyright_file_identifier);
        fields.text("Copyright File Identifier", &body.copyright_file_identifier, offset);
        let offset = offset_of!($layout, abstract_file_identifier);
        fields.text("Abstract File Identifier", &body.abstract_file_identifier, offset);
        let offset = offset_of!($layout, file_structure_version);
        fields.line("File Structure Version", body.file_structure_version.to_string(), offset);
        // Not in the descriptor's character set, whatever that is.
        let application_use = text(&body.application_use);
        if !application_use.is_empty() {
            fields.line("Application Use", application_use, offset_of!($layout, application_use));
        }
    }};
}

fn volume(fields: &mut Fields<'_>, body: &VolumeDescriptor) {
    let version = body.head.volume_descriptor_version.to_string();
    fields.line("Volume Descriptor Version", version, offset_of!(VolumeDescriptor, head.volume_descriptor_version));
    if fields.descriptor.kind != Kind::Primary {
        let flags = format!("{:#04x}", body.volume_flags);
        fields.line("Volume Flags", flags, offset_of!(VolumeDescriptor, volume_flags));
        let escapes = text(&body.escape_sequences);
        if !escapes.is_empty() {
            fields.line("Escape Sequences", escapes, offset_of!(VolumeDescriptor, escape_sequences));
        }
    }
    shared_fields!(&mut *fields, body, VolumeDescriptor);
    let offset = offset_of!(VolumeDescriptor, optional_type_l_path_table);
    fields.table("Optional Type L Path Table", body.optional_type_l_path_table.get(), offset);
    let offset = offset_of!(VolumeDescriptor, optional_type_m_path_table);
    fields.table("Optional Type M Path Table", body.optional_type_m_path_table.get(), offset);
    let offset = offset_of!(VolumeDescriptor, bibliographic_file_identifier);
    fields.text("Bibliographic File Identifier", &body.bibliographic_file_identifier, offset);
    fields.date("Volume Creation", &body.creation, offset_of!(VolumeDescriptor, creation));
    fields.date("Volume Modification", &body.modification, offset_of!(VolumeDescriptor, modification));
    fields.date("Volume Expiration", &body.expiration, offset_of!(VolumeDescriptor, expiration));
    fields.date("Volume Effective", &body.effective, offset_of!(VolumeDescriptor, effective));
}

fn high_sierra(fields: &mut Fields<'_>, body: &HighSierraDescriptor) {
    shared_fields!(&mut *fields, body, HighSierraDescriptor);
    let dates = [
        ("Volume Creation", &body.creation, offset_of!(HighSierraDescriptor, creation)),
        ("Volume Modification", &body.modification, offset_of!(HighSierraDescriptor, modification)),
        ("Volume Expiration", &body.expiration, offset_of!(HighSierraDescriptor, expiration)),
        ("Volume Effective", &body.effective, offset_of!(HighSierraDescriptor, effective)),
    ];
    for (label, digits, offset) in dates {
        fields.recorded(label, dates::digits(digits, 0), digits, offset);
    }
}

/// What the volume's own structures take up: those that all its views share, and this view's root and path tables.
pub(super) fn structures(view: &View) -> Vec<Structure> {
    let metadata = |name, range| Structure { owner: Owner::Metadata, name, range };
    let mut structures = vec![
        Structure { owner: Owner::System, name: "System Area", range: view.set.start..view.set.begin() },
        metadata("Volume Descriptor Set", view.set.begin()..view.set.end()),
    ];
    for (name, kind) in Type::ALL {
        if let Some(range) = path_table::place(&view.geometry, &view.blocks, kind) {
            structures.push(metadata(name, range));
        }
    }
    let (_, at) = view.descriptor.root();
    if let Ok(sections) = view.sections(at) {
        let ranges = sections.into_iter().flat_map(super::extents::Section::pieces);
        structures.extend(ranges.map(|range| metadata("Root Directory", range)));
    }
    structures
}

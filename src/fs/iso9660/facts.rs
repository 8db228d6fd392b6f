//! The facts of a volume and its descriptors.

use zerocopy::IntoBytes;

use super::dates;
use super::descriptors::{Body, Descriptor, Geometry, Kind};
use super::located::Located;
use super::path_table::{self, Type};
use super::volume_tree::Tree;
use super::{fields, producer, strings};
use crate::disc::SECTOR_SIZE;
use crate::facts::{Facts, Region};
use crate::fs::{Label, Structure, Usage};

/// Name and size of a volume, as one of its descriptors records them.
pub(super) fn label(descriptor: &Descriptor, geometry: &Geometry) -> Label {
    let (volume, created) = match &descriptor.body {
        Body::Ecma119(body) => (&body.volume_identifier, dates::long(&body.creation)),
        Body::HighSierra(body) => (&body.volume_identifier, dates::digits(&body.creation, 0)),
    };
    Label {
        volume: strings::decoder(descriptor.kind)(volume),
        created: created.time(),
        tool: tool(descriptor),
        block_size: geometry.block_size,
        size: u64::from(geometry.space).saturating_mul(geometry.block_size.into()),
    }
}

/// The tool that names itself in the texts of a descriptor.
fn tool(descriptor: &Descriptor) -> Option<String> {
    let decode = strings::decoder(descriptor.kind);
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
        // The application use field is not in the character set of the descriptor.
        let text = if number == last { strings::text(field) } else { decode(field) };
        producer::named_in(&text)
    })
}

/// The volume as a whole, then each descriptor of the set.
pub(super) fn of_set(tree: &Tree, label: &Label) -> Vec<Facts> {
    let mut groups = vec![of_volume(tree, label)];
    groups.extend(tree.set.descriptors.iter().filter_map(|descriptor| of_descriptor(tree, descriptor)));
    groups
}

fn of_volume(tree: &Tree, label: &Label) -> Facts {
    let mut facts = Facts::new("Volume");
    if let Some(tool) = &label.tool {
        facts.add("Made by", tool.clone());
    }
    facts.add("Logical block size", format!("{} bytes", tree.geometry.block_size));
    facts.add("Size according to the disc", format!("{} bytes", label.size));
    facts.add("Size of the image", format!("{} bytes", tree.blocks.content.len()));
    let sectors = tree.blocks.start.unsigned_abs() / SECTOR_SIZE;
    match tree.blocks.start {
        0 => {}
        ..0 => facts.add("Addresses count from", format!("{sectors} sectors before the start")),
        1.. => facts.add("Addresses count from", format!("sector {sectors}")),
    }
    let (start, end) = (tree.set.start, tree.set.begin());
    let length = usize::try_from(end.saturating_sub(start)).unwrap_or(0);
    let area = tree.blocks.content.read_up_to(start, length).unwrap_or_default();
    let used = area.iter().filter(|byte| **byte != 0).count();
    let used = if used == 0 { "empty".into() } else { format!("in use ({used} bytes are not zero)") };
    let area = Region { content: &tree.blocks.content, at: start, bytes: &area };
    facts.add_at("System Area", used, area.all(), Some("ECMA-119 6.2.1"));
    facts
}

/// The facts of one descriptor; `None` for unknown ones.
fn of_descriptor(tree: &Tree, descriptor: &Descriptor) -> Option<Facts> {
    let title = match descriptor.kind {
        Kind::Boot => "Boot Record".into(),
        Kind::Primary => "Primary Volume Descriptor".into(),
        Kind::Joliet(level) => format!("Supplementary Volume Descriptor (Joliet, UCS-2 level {level})"),
        Kind::Supplementary => "Supplementary Volume Descriptor".into(),
        Kind::Enhanced => "Enhanced Volume Descriptor".into(),
        Kind::Partition => "Volume Partition Descriptor".into(),
        Kind::HighSierra => "Standard File Structure Volume Descriptor (High Sierra)".into(),
        Kind::Terminator => "Volume Descriptor Set Terminator".into(),
        Kind::Unknown(_) => return None,
    };
    let bytes = match &descriptor.body {
        Body::Ecma119(body) => body.as_bytes(),
        Body::HighSierra(body) => body.as_bytes(),
    };
    let region = Region { content: &tree.blocks.content, at: descriptor.at, bytes };
    let text = strings::decoder(descriptor.kind);
    let mut facts = Facts::new(title);
    match &descriptor.body {
        Body::Ecma119(_) => facts.add_fields(fields::HEAD, &region, strings::text),
        Body::HighSierra(_) => facts.add_fields(fields::HIGH_SIERRA_HEAD, &region, text),
    }
    match (&descriptor.body, descriptor.kind) {
        (_, Kind::Terminator) => {}
        (Body::Ecma119(_), Kind::Boot) => facts.add_fields(fields::BOOT_RECORD, &region, text),
        (Body::Ecma119(_), Kind::Partition) => facts.add_fields(fields::PARTITION, &region, text),
        (Body::Ecma119(_), Kind::Primary) => facts.add_fields(fields::VOLUME, &region, text),
        (Body::Ecma119(_), _) => {
            facts.add_fields(fields::SUPPLEMENTARY, &region, text);
            facts.add_fields(fields::VOLUME, &region, text);
        }
        (Body::HighSierra(_), Kind::Boot) => {}
        (Body::HighSierra(_), _) => facts.add_fields(fields::HIGH_SIERRA, &region, text),
    }
    Some(facts)
}

/// The ranges of the volume's structures: those that all its views share, and the root and path tables of this tree.
pub(super) fn structures(tree: &Tree) -> Vec<Structure> {
    let metadata = |name, range| Structure { usage: Usage::Metadata, name, range };
    let mut structures = vec![
        Structure { usage: Usage::System, name: "System Area", range: tree.set.start..tree.set.begin() },
        metadata("Volume Descriptor Set", tree.set.begin()..tree.set.end()),
    ];
    for (name, kind) in Type::ALL {
        if let Some(range) = path_table::place(&tree.geometry, &tree.blocks, kind) {
            structures.push(metadata(name, range));
        }
    }
    if let Ok(root) = Located::read(&tree.blocks, tree.root(), tree.dialect()) {
        let ranges = root.sections.into_iter().flat_map(super::extents::Section::pieces);
        structures.extend(ranges.map(|range| metadata("Root Directory", range)));
    }
    structures
}

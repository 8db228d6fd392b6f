//! Facts of a volume and its files.

use super::attributes::Attribute;
use super::layout::{Forks, ItemHead, LOCKED, VolumeHeader, Wrapper};
use super::record::Item;
use super::volume::Volume;
use crate::bytes::text::looks_like_text;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::fs::apple::btree::{BTree, Record};
use crate::fs::apple::compressed::Compression;
use crate::fs::apple::finder;

const TIME: Value = Value::Shown(finder::shown_time);

/// Maximum number of characters shown of an attribute's value.
const SHOWN: usize = 200;

/// Volume attributes.
const ATTRIBUTES: Value = Value::Shown(|bytes| {
    let attributes = u32::from_be_bytes(bytes.try_into().ok()?);
    let names = [
        (1 << 7, "locked by hardware"),
        (1 << 8, "unmounted"),
        (1 << 9, "bad blocks spared"),
        (1 << 11, "inconsistent"),
        (1 << 13, "journaled"),
        (1 << 15, "locked by software"),
    ];
    let set = set_bits(attributes, &names);
    Some(format!("{attributes:#010x}: {}", set.as_deref().unwrap_or("none")))
});

/// Names of the implementations that mounted a volume last.
const MOUNTER: Value = Value::Shown(|bytes| {
    let known = match bytes {
        b"8.10" => " (Mac OS)",
        b"10.0" => " (Mac OS X)",
        b"HFSJ" => " (macOS, with a journal)",
        b"fsck" => " (a check of the file system)",
        b"H+Lx" => " (Linux)",
        b"liso" => " (libisofs)",
        _ => "",
    };
    Some(finder::code(bytes)? + known)
});

static HEADER: &[Field] = &[
    field!(VolumeHeader, signature, "Signature", "TN1150, Volume Header", Value::Shown(finder::code)),
    field!(VolumeHeader, version, "Version", "TN1150, Volume Header", Value::Be16("")),
    field!(VolumeHeader, attributes, "Attributes", "TN1150, Volume Attributes", ATTRIBUTES),
    field!(VolumeHeader, last_mounted, "Last mounted by", "TN1150, Volume Header", MOUNTER),
    field!(VolumeHeader, created, "Created", "TN1150, Volume Header", TIME),
    field!(VolumeHeader, modified, "Modified", "TN1150, Volume Header", TIME),
    field!(VolumeHeader, backed_up, "Backed up", "TN1150, Volume Header", TIME),
    field!(VolumeHeader, checked, "Checked", "TN1150, Volume Header", TIME),
    field!(VolumeHeader, files, "Files", "TN1150, Volume Header", Value::Be32("")),
    field!(VolumeHeader, folders, "Folders", "TN1150, Volume Header", Value::Be32("")),
    field!(VolumeHeader, block_size, "Allocation block size", "TN1150, Volume Header", Value::Be32(" bytes")),
    field!(VolumeHeader, blocks, "Allocation blocks", "TN1150, Volume Header", Value::Be32("")),
    field!(VolumeHeader, free_blocks, "Free allocation blocks", "TN1150, Volume Header", Value::Be32("")),
    field!(VolumeHeader, writes, "Volume write count", "TN1150, Volume Header", Value::Be32("")),
];

static WRAPPER: &[Field] = &[
    field!(Wrapper, block_size, "Allocation block size", "TN1150, HFS Wrapper", Value::Be32(" bytes")),
    field!(Wrapper, embedded_signature, "Embedded volume", "TN1150, HFS Wrapper", Value::Shown(finder::code)),
    field!(Wrapper, embedded_start, "First block of it", "TN1150, HFS Wrapper", Value::Be16("")),
    field!(Wrapper, embedded_blocks, "Blocks of it", "TN1150, HFS Wrapper", Value::Be16("")),
];

static HEAD: &[Field] = &[
    field!(ItemHead, id, "Catalog Node ID", "TN1150, Catalog File Data", Value::Be32("")),
    field!(ItemHead, created, "Created", "TN1150, Catalog File Data", TIME),
    field!(ItemHead, modified, "Modified", "TN1150, Catalog File Data", TIME),
    field!(ItemHead, attributes_modified, "Attributes modified", "TN1150, Catalog File Data", TIME),
    field!(ItemHead, accessed, "Accessed", "TN1150, Catalog File Data", TIME),
    field!(ItemHead, backed_up, "Backed up", "TN1150, Catalog File Data", TIME),
    field!(ItemHead, permissions.owner_flags, "Owner flags", "TN1150, HFS Plus Permissions", Value::Byte("")),
    field!(ItemHead, permissions.admin_flags, "Admin flags", "TN1150, HFS Plus Permissions", Value::Byte("")),
    finder::FLAGS.behind(std::mem::offset_of!(ItemHead, finder)),
];

static FOLDER: &[Field] = &[field!(ItemHead, valence, "Entries", "TN1150, Catalog Folder Records", Value::Be32(""))];

static FILE: &[Field] = &[
    finder::TYPE.behind(std::mem::offset_of!(ItemHead, finder)),
    finder::CREATOR.behind(std::mem::offset_of!(ItemHead, finder)),
    field!(ItemHead, flags, "Locked", "TN1150, Catalog File Records", Value::Shown(locked)),
    field!(Forks, data.size, "Data fork", "TN1150, Catalog File Records", Value::Be64(" bytes"))
        .behind(size_of::<ItemHead>()),
    field!(Forks, resource.size, "Resource fork", "TN1150, Catalog File Records", Value::Be64(" bytes"))
        .behind(size_of::<ItemHead>()),
];

fn locked(flags: &[u8]) -> Option<String> {
    let flags = u16::from_be_bytes(flags.try_into().ok()?);
    Some(if flags & LOCKED == 0 { "no" } else { "yes" }.into())
}

fn no_text(_: &[u8]) -> String {
    String::new()
}

/// The byte ranges of the volume's structures.
pub(super) fn volume(volume: &Volume, links: (usize, usize)) -> Vec<Facts> {
    let read = |at: u64, length: usize| volume.content.read_up_to(at, length).unwrap_or_default();
    let bytes = read(volume.header_at, size_of::<VolumeHeader>());
    let mut facts = Facts::new(if volume.header.is_hfsx() { "HFSX Volume Header" } else { "HFS+ Volume Header" });
    facts.add_fields(HEADER, &Region { content: &volume.content, at: volume.header_at, bytes: &bytes }, no_text);
    if links != (0, 0) {
        facts.add("Files with hard links", links.0.to_string());
        facts.add("Folders with hard links", links.1.to_string());
    }
    let mut all = vec![facts, volume.catalog.facts(), volume.attributes.facts(), volume.extents.facts()];
    if volume.blocks.first != volume.outer {
        let at = volume.outer.saturating_add(super::layout::HEADER_AT);
        let bytes = read(at, size_of::<Wrapper>());
        let mut facts = Facts::new("HFS Wrapper");
        facts.add_fields(WRAPPER, &Region { content: &volume.content, at, bytes: &bytes }, no_text);
        all.push(facts);
    }
    all
}

/// Facts of the catalog record of a file or folder.
pub(super) fn item(title: &str, catalog: &BTree, record: &Record, item: &Item) -> Facts {
    let region = Region { content: &catalog.source, at: record.at, bytes: &record.data };
    let mut facts = Facts::new(title);
    facts.add_fields(HEAD, &region, no_text);
    facts.add_fields(if item.forks.is_some() { FILE } else { FOLDER }, &region, no_text);
    facts
}

/// Facts of the extended attributes, with the values that are text.
pub(super) fn attributes(attributes: &[Attribute], compression: Option<&Compression>) -> Facts {
    let mut facts = Facts::new("HFS+ extended attributes");
    if let Some(compression) = compression {
        facts.add("Compression (decmpfs)", compression.name());
        facts.add("Unpacked size", format!("{} bytes", compression.size));
    }
    for attribute in attributes {
        let bytes = attribute.data.clone().into_source().read_up_to(0, SHOWN).unwrap_or_default();
        let text = std::str::from_utf8(&bytes).ok().filter(|text| !text.is_empty() && looks_like_text(text.as_bytes()));
        let value = match text.filter(|_| attribute.size <= SHOWN as u64) {
            Some(text) => text.to_owned(),
            None => format!("{} bytes", attribute.size),
        };
        facts.add(attribute.name.clone(), value);
    }
    facts
}

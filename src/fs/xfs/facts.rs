//! What is recorded of a volume and of its files, for users.

use zerocopy::{FromBytes, IntoBytes};

use super::attributes::Attribute;
use super::layout::{Inode, Superblock, format};
use super::volume::{Node, Volume};
use crate::bytes::hex::{digits, uuid};
use crate::bytes::integers::{Be16, Be32, Le32};
use crate::bytes::text::field_text;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};

const UUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(uuid));

const VERSION: Value = Value::Shown(|bytes| Some((Be16::read_from_bytes(bytes).ok()?.get() & 0xF).to_string()));

const CHECKSUM: Value = Value::Shown(|bytes| Some(format!("{:08x}", Le32::read_from_bytes(bytes).ok()?.get())));

const INCOMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "ftype"),
        (0x2, "spinodes"),
        (0x4, "meta_uuid"),
        (0x8, "bigtime"),
        (0x10, "needsrepair"),
        (0x20, "nrext64"),
        (0x40, "exchange"),
        (0x80, "parent"),
    ];
    set_bits(Be32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const READ_ONLY: Value = Value::Shown(|bytes| {
    let names = [(0x1, "finobt"), (0x2, "rmapbt"), (0x4, "reflink"), (0x8, "inobtcount")];
    set_bits(Be32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const FLAGS: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "realtime"),
        (0x2, "preallocated"),
        (0x8, "immutable"),
        (0x10, "append only"),
        (0x20, "synchronous"),
        (0x40, "no access times"),
        (0x80, "not in dumps"),
    ];
    set_bits(Be16::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const FORMAT: Value = Value::Shown(|bytes| {
    let name = match *bytes.first()? {
        format::DEVICE => "device",
        format::LOCAL => "in the inode",
        format::EXTENTS => "extents",
        format::TREE => "tree of extents",
        _ => return None,
    };
    Some(name.to_owned())
});

const SUPERBLOCK: &[Field] = &[
    field!(Superblock, name, "Volume name", "", Value::Text),
    field!(Superblock, uuid, "UUID", "", UUID),
    field!(Superblock, version, "Version", "", VERSION),
    field!(Superblock, block_size, "Block size", "", Value::Be32(" bytes")),
    field!(Superblock, sector_size, "Sector size", "", Value::Be16(" bytes")),
    field!(Superblock, inode_size, "Inode size", "", Value::Be16(" bytes")),
    field!(Superblock, blocks, "Blocks", "", Value::Be64("")),
    field!(Superblock, group_blocks, "Blocks per group", "", Value::Be32("")),
    field!(Superblock, groups, "Groups", "", Value::Be32("")),
    field!(Superblock, root, "Inode of the root directory", "", Value::Be64("")),
    field!(Superblock, inodes, "Inodes", "", Value::Be64("")),
    field!(Superblock, free_inodes, "Free inodes", "", Value::Be64("")),
    field!(Superblock, free_blocks, "Free blocks", "", Value::Be64("")),
    field!(Superblock, log_start, "First block of the log", "", Value::Be64("")),
    field!(Superblock, log_blocks, "Blocks of the log", "", Value::Be32("")),
];

const FIFTH: &[Field] = &[
    field!(Superblock, incompatible, "Incompatible features", "", INCOMPATIBLE),
    field!(Superblock, read_only, "Read-only compatible features", "", READ_ONLY),
    field!(Superblock, checksum, "Checksum", "", CHECKSUM),
];

const INODE: &[Field] = &[
    field!(Inode, version, "Version", "", Value::Byte("")),
    field!(Inode, format, "Data", "", FORMAT),
    field!(Inode, flags, "Flags", "", FLAGS),
    field!(Inode, blocks, "Stored", "", Value::Be64(" blocks")),
    field!(Inode, generation, "Generation", "", Value::Be32("")),
];

/// The superblock.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let mut facts = Facts::new("XFS superblock");
    let region = Region { content: &volume.content, at: 0, bytes: volume.superblock.as_bytes() };
    facts.add_fields(SUPERBLOCK, &region, field_text);
    if volume.version() == 5 {
        facts.add_fields(FIFTH, &region, field_text);
    }
    vec![facts]
}

/// All that is recorded of a file.
pub(super) fn node(volume: &Volume, node: &Node, attributes: &[Attribute]) -> Vec<Facts> {
    let mut facts = Facts::new("XFS inode");
    facts.add("Number", node.number.to_string());
    let region = Region { content: &volume.content, at: node.at, bytes: node.inode.as_bytes() };
    facts.add_fields(INODE, &region, field_text);
    facts.add("Extents", node.extents().to_string());
    let mut all = vec![facts];
    if !attributes.is_empty() {
        let mut extended = Facts::new("Extended attributes");
        for attribute in attributes {
            let value = attribute.value.as_deref().map(shown);
            extended.add(attribute.name.clone(), value.unwrap_or_else(|| format!("{} bytes", attribute.size)));
        }
        all.push(extended);
    }
    all
}

/// A value as text if it is text, otherwise in hexadecimal digits.
fn shown(value: &[u8]) -> String {
    let text = value.strip_suffix(&[0]).unwrap_or(value);
    match str::from_utf8(text) {
        Ok(text) if !text.chars().any(char::is_control) => text.to_owned(),
        _ => digits(value),
    }
}

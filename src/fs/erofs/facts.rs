//! What is recorded of a volume and of its files, for users.

use zerocopy::{FromBytes, IntoBytes};

use super::attributes::Attribute;
use super::layout::{SUPERBLOCK_AT, Superblock, storage};
use super::volume::{Node, Volume};
use crate::bytes::hex::{digits, uuid};
use crate::bytes::integers::{Le32, Le64};
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};

const TIME: Value = Value::Shown(|bytes| {
    let seconds = i64::try_from(Le64::read_from_bytes(bytes).ok()?.get()).ok()?;
    Some(Timestamp::utc(seconds).to_string())
});

const UUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(uuid));

const CHECKSUM: Value = Value::Shown(|bytes| Some(format!("{:08x}", Le32::read_from_bytes(bytes).ok()?.get())));

const COMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [(0x1, "sb_csum"), (0x2, "mtime"), (0x4, "xattr_filter")];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const INCOMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "lz4_0padding"),
        (0x2, "compr_cfgs or big_pcluster"),
        (0x4, "chunked_file"),
        (0x8, "device_table or compr_head2"),
        (0x10, "ztailpacking"),
        (0x20, "fragments or dedupe"),
        (0x40, "xattr_prefixes"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const SUPERBLOCK: &[Field] = &[
    field!(Superblock, name, "Volume name", "", Value::Text),
    field!(Superblock, uuid, "UUID", "", UUID),
    field!(Superblock, built, "Built", "", TIME),
    field!(Superblock, checksum, "Checksum", "", CHECKSUM),
    field!(Superblock, compatible, "Compatible features", "", COMPATIBLE),
    field!(Superblock, incompatible, "Incompatible features", "", INCOMPATIBLE),
    field!(Superblock, inodes, "Inodes", "", Value::Le64("")),
    field!(Superblock, blocks, "Blocks", "", Value::Le32("")),
    field!(Superblock, root, "Inode of the root directory", "", Value::Le16("")),
    field!(Superblock, devices, "Further devices", "", Value::Le16("")),
    field!(Superblock, packed, "Inode of last pieces", "", Value::Le64("")),
];

/// The superblock.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let mut facts = Facts::new("EROFS superblock");
    let region = Region { content: &volume.content, at: SUPERBLOCK_AT, bytes: volume.superblock.as_bytes() };
    facts.add_fields(SUPERBLOCK, &region, field_text);
    facts.add("Block size", format!("{} bytes", volume.block_size));
    vec![facts]
}

/// All that is recorded of a file.
pub(super) fn node(volume: &Volume, node: &Node, attributes: &[Attribute]) -> Vec<Facts> {
    let mut facts = Facts::new("EROFS inode");
    let place = volume.content.absolute(node.at);
    facts.add_at("Inode", node.number.to_string(), Some(place..place.saturating_add(node.len)), None);
    let stored = match node.storage {
        storage::PLAIN => "in blocks",
        storage::INLINE => "in blocks, the last piece behind the inode",
        storage::CHUNKS => "in chunks",
        _ => "packed",
    };
    facts.add("Data", stored);
    facts.add("Serial number", node.serial.to_string());
    let mut all = vec![facts];
    if !attributes.is_empty() {
        let mut extended = Facts::new("Extended attributes");
        for attribute in attributes {
            extended.add(attribute.name.clone(), shown(&attribute.value));
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

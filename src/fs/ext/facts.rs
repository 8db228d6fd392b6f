//! Facts about a volume and its files.

use zerocopy::{FromBytes, IntoBytes};

use super::attributes::Attribute;
use super::layout::{Inode, Superblock, flag, state};
use super::volume::{Node, Volume};
use crate::bytes::hex::uuid;
use crate::bytes::integers::{Le16, Le32};
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};

const TIME: Value = Value::Shown(|bytes| {
    let seconds = Le32::read_from_bytes(bytes).ok()?.get();
    (seconds > 0).then(|| Timestamp::utc(seconds.into()).to_string())
});

const UUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(uuid));

const STATE: Value = Value::Shown(|bytes| {
    let names = [(state::CLEAN, "unmounted"), (state::ERRORS, "errors were found"), (4, "orphans are being recovered")];
    set_bits(Le16::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("in use".into()))
});

const COMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "dir_prealloc"),
        (0x2, "imagic_inodes"),
        (0x4, "has_journal"),
        (0x8, "ext_attr"),
        (0x10, "resize_inode"),
        (0x20, "dir_index"),
        (0x200, "sparse_super2"),
        (0x400, "fast_commit"),
        (0x800, "stable_inodes"),
        (0x1000, "orphan_file"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const INCOMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "compression"),
        (0x2, "filetype"),
        (0x4, "needs_recovery"),
        (0x8, "journal_dev"),
        (0x10, "meta_bg"),
        (0x40, "extent"),
        (0x80, "64bit"),
        (0x100, "mmp"),
        (0x200, "flex_bg"),
        (0x400, "ea_inode"),
        (0x1000, "dirdata"),
        (0x2000, "metadata_csum_seed"),
        (0x4000, "large_dir"),
        (0x8000, "inline_data"),
        (0x1_0000, "encrypt"),
        (0x2_0000, "casefold"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const READ_ONLY: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "sparse_super"),
        (0x2, "large_file"),
        (0x4, "btree_dir"),
        (0x8, "huge_file"),
        (0x10, "uninit_bg"),
        (0x20, "dir_nlink"),
        (0x40, "extra_isize"),
        (0x100, "quota"),
        (0x200, "bigalloc"),
        (0x400, "metadata_csum"),
        (0x1000, "read-only"),
        (0x2000, "project"),
        (0x8000, "verity"),
        (0x1_0000, "orphan_present"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const FLAGS: Value = Value::Shown(|bytes| {
    let names = [
        (flag::IMMUTABLE, "immutable"),
        (flag::APPEND, "append only"),
        (flag::NO_DUMP, "not in dumps"),
        (flag::ENCRYPTED, "encrypted"),
        (flag::INDEXED, "indexed directory"),
        (flag::EXTENTS, "extents"),
        (flag::VERITY, "verity"),
        (flag::INLINE, "data in the inode"),
        (flag::CASE_FOLDED, "names whatever their case"),
    ];
    set_bits(Le32::read_from_bytes(bytes).ok()?.get(), &names).or_else(|| Some("none".into()))
});

const SUPERBLOCK: &[Field] = &[
    field!(Superblock, name, "Volume name", "", Value::Text),
    field!(Superblock, uuid, "UUID", "", UUID),
    field!(Superblock, mounted_at, "Last mounted at", "", Value::Text),
    field!(Superblock, made, "Created", "", TIME),
    field!(Superblock, mounted, "Last mounted", "", TIME),
    field!(Superblock, written, "Last written", "", TIME),
    field!(Superblock, checked, "Last checked", "", TIME),
    field!(Superblock, state, "State", "", STATE),
    field!(Superblock, compatible, "Compatible features", "", COMPATIBLE),
    field!(Superblock, incompatible, "Incompatible features", "", INCOMPATIBLE),
    field!(Superblock, read_only, "Read-only compatible features", "", READ_ONLY),
    field!(Superblock, inodes, "Inodes", "", Value::Le32("")),
    field!(Superblock, free_inodes, "Free inodes", "", Value::Le32("")),
    field!(Superblock, blocks_per_group, "Blocks per group", "", Value::Le32("")),
    field!(Superblock, inodes_per_group, "Inodes per group", "", Value::Le32("")),
    field!(Superblock, inode_size, "Inode size", "", Value::Le16(" bytes")),
    field!(Superblock, journal, "Inode of the journal", "", Value::Le32("")),
];

const INODE: &[Field] = &[
    field!(Inode, flags, "Flags", "", FLAGS),
    field!(Inode, blocks_low, "Stored", "", Value::Le32(" units of 512 bytes")),
    field!(Inode, deleted, "Deleted", "", TIME),
    field!(Inode, generation, "Generation", "", Value::Le32("")),
];

/// Facts of the superblock.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let mut facts = Facts::new(format!("{} superblock", volume.name()));
    let region = Region { content: &volume.content, at: volume.superblock_at, bytes: volume.superblock.as_bytes() };
    facts.add_fields(SUPERBLOCK, &region, field_text);
    facts.add("Block size", format!("{} bytes", volume.block_size));
    facts.add("Blocks", volume.blocks().to_string());
    facts.add("Groups", volume.groups().to_string());
    let free = volume.free_blocks();
    facts.add("Free", format!("{free} blocks ({} bytes)", free.saturating_mul(volume.block_size)));
    vec![facts]
}

/// Facts of a file.
pub(super) fn node(volume: &Volume, node: &Node, attributes: &[Attribute]) -> Vec<Facts> {
    let mut facts = Facts::new("ext inode");
    facts.add("Number", node.number.to_string());
    let region = Region { content: &volume.content, at: node.at, bytes: node.inode.as_bytes() };
    facts.add_fields(INODE, &region, field_text);
    let mut all = vec![facts];
    if !attributes.is_empty() {
        let mut extended = Facts::new("Extended attributes");
        for attribute in attributes {
            let value = attribute.value(volume).ok().and_then(|value| value.into_source().read_up_to(0, 256).ok());
            let shown = value.filter(|_| attribute.size <= 256).and_then(|bytes| String::from_utf8(bytes).ok());
            let shown = shown
                .map(|text| text.trim_end_matches('\0').to_owned())
                .filter(|text| !text.contains(char::is_control));
            extended.add(attribute.name.clone(), shown.unwrap_or_else(|| format!("{} bytes", attribute.size)));
        }
        all.push(extended);
    }
    all
}

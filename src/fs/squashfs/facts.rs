//! Facts of a SquashFS volume and its inodes.

use zerocopy::FromBytes;

use super::inode::{Inode, InodeData, device};
use super::layout::{NO_TABLE, Older, Superblock};
use super::older;
use super::packing::Packing;
use super::tables::Tables;
use super::xattr;
use crate::bytes::hex;
use crate::bytes::integers::{Be32, Be64, Le16, Le32, Le64};
use crate::bytes::time::Timestamp;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::tree::{NodeId, mode_letters};

const MADE: Value =
    Value::Shown(|bytes| Some(Timestamp::utc(Le32::read_from_bytes(bytes).ok()?.get().into()).to_string()));

const COMPRESSOR: Value =
    Value::Shown(|bytes| Some(Packing::new(Le16::read_from_bytes(bytes).ok()?.get()).name().to_owned()));

/// Shows the offset of a table, or that there is none.
const TABLE: Value = Value::Shown(|bytes| {
    let at = Le64::read_from_bytes(bytes).ok()?.get();
    Some(if at == NO_TABLE { "none".to_owned() } else { at.to_string() })
});

const FLAGS: Value = Value::Shown(|bytes| {
    let flags = Le16::read_from_bytes(bytes).ok()?.get();
    let names = [
        (0x1, "inodes not compressed"),
        (0x2, "data not compressed"),
        (0x8, "fragments not compressed"),
        (0x10, "no fragments"),
        (0x20, "fragments always used"),
        (0x40, "duplicates removed"),
        (0x80, "exportable"),
        (0x100, "extended attributes not compressed"),
        (0x200, "no extended attributes"),
        (0x400, "compressor options"),
        (0x800, "IDs not compressed"),
    ];
    set_bits(flags, &names).or_else(|| Some("none".into()))
});

const SUPERBLOCK: &[Field] = &[
    field!(Superblock, major, "Version, major", "", Value::Le16("")),
    field!(Superblock, minor, "Version, minor", "", Value::Le16("")),
    field!(Superblock, made, "Made", "", MADE),
    field!(Superblock, compression, "Compressor", "", COMPRESSOR),
    field!(Superblock, block_size, "Block size", "", Value::Le32(" bytes")),
    field!(Superblock, flags, "Flags", "", FLAGS),
    field!(Superblock, inodes, "Inodes", "", Value::Le32("")),
    field!(Superblock, fragments, "Fragments", "", Value::Le32("")),
    field!(Superblock, ids, "Owners and groups", "", Value::Le16("")),
    field!(Superblock, bytes_used, "Bytes used", "", Value::Le64(" bytes")),
    field!(Superblock, inode_table, "Inode table", "", TABLE),
    field!(Superblock, directory_table, "Directory table", "", TABLE),
    field!(Superblock, fragment_table, "Fragment table", "", TABLE),
    field!(Superblock, export_table, "Export table", "", TABLE),
    field!(Superblock, id_table, "ID table", "", TABLE),
    field!(Superblock, xattr_table, "Extended attribute table", "", TABLE),
];

/// Fields of the superblocks of versions 1 to 3 in one byte order. Shorter ones lack the last.
macro_rules! older {
    ($half:ident, $word:ident, $long:ident, $made:expr, $table:expr) => {
        &[
            field!(Older, major, "Version, major", "", Value::$half("")),
            field!(Older, minor, "Version, minor", "", Value::$half("")),
            field!(Older, made, "Made", "", $made),
            field!(Older, block_size, "Block size", "", Value::$word(" bytes")),
            field!(Older, flags, "Flags", "", OLDER_FLAGS),
            field!(Older, inodes, "Inodes", "", Value::$word("")),
            field!(Older, fragments, "Fragments", "", Value::$word("")),
            field!(Older, uids, "Owners", "", Value::Byte("")),
            field!(Older, gids, "Groups", "", Value::Byte("")),
            field!(Older, bytes_used, "Bytes used", "", Value::$long(" bytes")),
            field!(Older, uid_table, "Owner table", "", Value::$long("")),
            field!(Older, inode_table, "Inode table", "", Value::$long("")),
            field!(Older, directory_table, "Directory table", "", Value::$long("")),
            field!(Older, fragment_table, "Fragment table", "", Value::$long("")),
            field!(Older, export_table, "Export table", "", $table),
        ]
    };
}

const OLDER_LITTLE: &[Field] = older!(Le16, Le32, Le64, MADE, TABLE);

const OLDER_BIG: &[Field] = older!(
    Be16,
    Be32,
    Be64,
    Value::Shown(|bytes| Some(Timestamp::utc(Be32::read_from_bytes(bytes).ok()?.get().into()).to_string())),
    Value::Shown(|bytes| {
        let at = Be64::read_from_bytes(bytes).ok()?.get();
        Some(if at == NO_TABLE { "none".to_owned() } else { at.to_string() })
    })
);

const OLDER_FLAGS: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "inodes not compressed"),
        (0x2, "data not compressed"),
        (0x4, "marked metadata"),
        (0x8, "fragments not compressed"),
        (0x10, "no fragments"),
        (0x20, "fragments always used"),
        (0x40, "duplicates removed"),
        (0x80, "exportable"),
    ];
    set_bits(*bytes.first()?, &names).or_else(|| Some("none".into()))
});

/// Options of each compressor in recorded order: 32 bits each, except for two of gzip with 16.
fn options(tables: &Tables) -> Vec<(&'static str, String)> {
    let Some(bytes) = tables.options() else { return Vec::new() };
    let word = |at: usize| bytes.get(at..).and_then(|from| from.first_chunk()).map(|four| u32::from_le_bytes(*four));
    let half = |at: usize| bytes.get(at..).and_then(|from| from.first_chunk()).map(|two| u16::from_le_bytes(*two));
    let all = match tables.superblock.compression.get() {
        1 => vec![
            ("Compression level", word(0).map(|level| level.to_string())),
            ("Window size", half(4).map(|log| format!("2^{log} bytes"))),
            ("Strategies", half(6).map(|bits| format!("{bits:#x}"))),
        ],
        3 => vec![
            ("Algorithm", word(0).map(|number| number.to_string())),
            ("Compression level", word(4).map(|level| level.to_string())),
        ],
        4 => vec![
            ("Dictionary size", word(0).map(|size| format!("{size} bytes"))),
            ("Filters", word(4).map(|bits| format!("{bits:#x}"))),
        ],
        5 => vec![
            ("LZ4 version", word(0).map(|version| version.to_string())),
            ("High compression", word(4).map(|flags| if flags & 1 == 1 { "yes" } else { "no" }.to_owned())),
        ],
        6 => vec![("Compression level", word(0).map(|level| level.to_string()))],
        _ => Vec::new(),
    };
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// The superblock and the options of the compressor.
pub(super) fn volume(tables: &Tables) -> Vec<Facts> {
    let edition = tables.metadata.edition();
    let (fields, length) = match (edition.major, edition.is_big) {
        (4.., _) => (SUPERBLOCK, size_of::<Superblock>()),
        (major, is_big) => (if is_big { OLDER_BIG } else { OLDER_LITTLE }, older::superblock_length(major)),
    };
    let bytes = tables.content.read_up_to(0, length).unwrap_or_default();
    let mut facts = Facts::new("SquashFS superblock");
    if edition.is_big {
        facts.add("Byte order", "big-endian");
    }
    let region = Region { content: &tables.content, at: 0, bytes: &bytes };
    facts.add_fields(fields, &region, |_| String::new());
    let mut all = vec![facts];
    let options = options(tables);
    if !options.is_empty() {
        let mut facts = Facts::new("Compressor options");
        options.into_iter().for_each(|(label, value)| facts.add(label, value));
        all.push(facts);
    }
    all
}

/// Facts of an inode. Inodes are mostly packed, so their facts have no byte ranges.
pub(super) fn inode(tables: &Tables, node: NodeId, inode: &Inode<'_>) -> Facts {
    let mut facts = Facts::new("SquashFS inode");
    if let Some(number) = inode.number {
        facts.add("Inode number", number.to_string());
    }
    facts.add("Type", inode.kind.to_string());
    facts.add("Metadata block", format!("byte {} of the inode table, offset {}", node.0 >> 16, node.0 & 0xFFFF));
    facts.add("Mode", format!("{} ({:o})", mode_letters(inode.mode()), inode.mode()));
    facts.add("Links", inode.links.to_string());
    for (label, number) in [("Owner", inode.uid), ("Group", inode.gid)] {
        facts.add(label, tables.id(number).map_or_else(|| "unknown".to_owned(), |id| id.to_string()));
    }
    facts.add("Modified", inode.modified().to_string());
    match &inode.data {
        InodeData::File(file) => {
            facts.add("File size", format!("{} bytes", file.size));
            if let Some((number, offset)) = file.fragment {
                facts.add("Fragment", format!("{number}, from byte {offset} on"));
            }
        }
        InodeData::Directory(listing) => facts.add("Listing", format!("{} bytes", listing.size)),
        InodeData::Device(number) => {
            let device = device(*number);
            facts.add("Device", format!("{}, {}", device.major, device.minor));
        }
        InodeData::Symlink(_) | InodeData::Nothing => {}
    }
    if let Some(number) = inode.xattr {
        match xattr::read(tables, number) {
            Ok(found) => {
                for (name, value) in found {
                    facts.add(String::from_utf8_lossy(&name), shown(&value));
                }
            }
            Err(error) => facts.add("Extended attributes", error.to_string()),
        }
    }
    facts
}

/// Shows a value as text if it is text, otherwise in hexadecimal digits.
fn shown(value: &[u8]) -> String {
    let text = value.strip_suffix(&[0]).unwrap_or(value);
    match str::from_utf8(text) {
        Ok(text) if !text.chars().any(char::is_control) => text.to_owned(),
        _ => hex::digits(value),
    }
}

//! Facts of a volume and its files.

use super::layout::{DirectoryRecord, FileRecord, Mdb, pascal};
use super::record::Item;
use super::volume::Volume;
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::fs::apple::btree::{BTree, Record};
use crate::fs::apple::finder;

const TIME: Value = Value::Shown(finder::shown_time);

/// Volume attributes (2-61).
const ATTRIBUTES: Value = Value::Shown(|bytes| {
    let attributes = u16::from_be_bytes(bytes.try_into().ok()?);
    let names = [
        (1 << 7, "locked by hardware"),
        (1 << 8, "unmounted"),
        (1 << 9, "bad blocks spared"),
        (1 << 15, "locked by software"),
    ];
    let set = set_bits(attributes, &names);
    Some(format!("{attributes:#06x}: {}", set.as_deref().unwrap_or("none")))
});

static MDB: &[Field] = &[
    field!(Mdb, name, "Volume name", "Inside Macintosh: Files, 2-62", Value::Text),
    field!(Mdb, created, "Created", "Inside Macintosh: Files, 2-61", TIME),
    field!(Mdb, modified, "Modified", "Inside Macintosh: Files, 2-61", TIME),
    field!(Mdb, backed_up, "Backed up", "Inside Macintosh: Files, 2-62", TIME),
    field!(Mdb, attributes, "Attributes", "Inside Macintosh: Files, 2-61", ATTRIBUTES),
    field!(Mdb, block_size, "Allocation block size", "Inside Macintosh: Files, 2-61", Value::Be32(" bytes")),
    field!(Mdb, blocks, "Allocation blocks", "Inside Macintosh: Files, 2-61", Value::Be16("")),
    field!(Mdb, free_blocks, "Free allocation blocks", "Inside Macintosh: Files, 2-62", Value::Be16("")),
    field!(Mdb, first_block, "First allocation block", "Inside Macintosh: Files, 2-61", Value::Be16(" (in 512 bytes)")),
    field!(Mdb, files, "Files", "Inside Macintosh: Files, 2-63", Value::Be32("")),
    field!(Mdb, directories, "Directories", "Inside Macintosh: Files, 2-63", Value::Be32("")),
    field!(Mdb, writes, "Volume write count", "Inside Macintosh: Files, 2-62", Value::Be32("")),
    field!(Mdb, embedded_signature, "Embedded volume", "TN1150, HFS Wrapper", Value::Shown(finder::code)),
];

static DIRECTORY: &[Field] = &[
    field!(DirectoryRecord, id, "Directory ID", "Inside Macintosh: Files, 2-72", Value::Be32("")),
    field!(DirectoryRecord, valence, "Entries", "Inside Macintosh: Files, 2-72", Value::Be16("")),
    finder::FLAGS.behind(std::mem::offset_of!(DirectoryRecord, finder)),
    field!(DirectoryRecord, created, "Created", "Inside Macintosh: Files, 2-72", TIME),
    field!(DirectoryRecord, modified, "Modified", "Inside Macintosh: Files, 2-72", TIME),
    field!(DirectoryRecord, backed_up, "Backed up", "Inside Macintosh: Files, 2-72", TIME),
];

static FILE: &[Field] = &[
    finder::TYPE.behind(std::mem::offset_of!(FileRecord, finder)),
    finder::CREATOR.behind(std::mem::offset_of!(FileRecord, finder)),
    finder::FLAGS.behind(std::mem::offset_of!(FileRecord, finder)),
    field!(FileRecord, flags, "Locked", "Inside Macintosh: Files, 2-72", Value::Shown(locked)),
    field!(FileRecord, id, "File ID", "Inside Macintosh: Files, 2-72", Value::Be32("")),
    field!(FileRecord, data_size, "Data fork", "Inside Macintosh: Files, 2-72", Value::Be32(" bytes")),
    field!(FileRecord, resource_size, "Resource fork", "Inside Macintosh: Files, 2-72", Value::Be32(" bytes")),
    field!(FileRecord, created, "Created", "Inside Macintosh: Files, 2-72", TIME),
    field!(FileRecord, modified, "Modified", "Inside Macintosh: Files, 2-72", TIME),
    field!(FileRecord, backed_up, "Backed up", "Inside Macintosh: Files, 2-72", TIME),
];

fn locked(flags: &[u8]) -> Option<String> {
    Some(if flags.first()? & super::layout::LOCKED == 0 { "no" } else { "yes" }.into())
}

fn name(field: &[u8]) -> String {
    finder::roman(pascal(field))
}

/// The byte ranges of the volume's structures.
pub(super) fn volume(volume: &Volume) -> Vec<Facts> {
    let bytes = volume.content.read_up_to(volume.mdb_at, size_of::<Mdb>()).unwrap_or_default();
    let mut facts = Facts::new("HFS Master Directory Block");
    facts.add_fields(MDB, &Region { content: &volume.content, at: volume.mdb_at, bytes: &bytes }, name);
    vec![facts, volume.catalog.facts(), volume.extents.facts()]
}

/// Facts of the catalog record of a file or directory.
pub(super) fn item(catalog: &BTree, record: &Record, item: &Item) -> Facts {
    let region = Region { content: &catalog.source, at: record.at, bytes: &record.data };
    let (title, fields) = match item {
        Item::Directory(_) => ("HFS directory record", DIRECTORY),
        Item::File(_) => ("HFS file record", FILE),
    };
    let mut facts = Facts::new(title);
    facts.add_fields(fields, &region, name);
    facts
}

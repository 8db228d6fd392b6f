//! Path tables (ECMA-119 6.9): a second list of all directories. They are compared but never relied on: some tools omit
//! one type, and 16-bit numbers cannot refer to all parents in a large tree.

use std::ops::Range;

use zerocopy::FromBytes;

use super::blocks::Blocks;
use super::descriptors::Geometry;
use super::fields;
use super::layout::{HighSierraPathTableRecord, PathTableRecord};
use super::record::{Dialect, Record};
use super::volume_tree::Tree;
use crate::bytes::integers::{Be16, Be32, Le16, Le32};
use crate::error::Result;
use crate::facts::Field;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::order::sort;

/// Bytes of a record before its identifier, in both dialects.
const HEAD: usize = size_of::<PathTableRecord<Le32, Le16>>();

static DIFFERENT: Anomaly = Anomaly {
    code: "ISO-PATH-TABLES-DIFFER",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "The two path tables do not describe the same directories. Systems that use them may show different trees.",
    clause: Some("ECMA-119 6.9"),
};

static NO_TYPE_M: Anomaly = Anomaly {
    code: "ISO-NO-TYPE-M",
    severity: Severity::Note,
    structure: "Volume Descriptor",
    meaning: "There is no path table in big-endian order. No common system needs one today.",
    clause: Some("ECMA-119 8.4.16"),
};

static UNREADABLE: Anomaly = Anomaly {
    code: "ISO-PATH-TABLE",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "The table is incomplete. Systems that use it may not find all directories; Discern does not need it.",
    clause: Some("ECMA-119 9.4"),
};

static NOT_LISTED: Anomaly = Anomaly {
    code: "ISO-PATH-TABLE-TREE",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "A directory is not in the table. Systems that use the table do not find it.",
    clause: Some("ECMA-119 6.9"),
};

/// The tables that a descriptor refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    L,
    M,
    OptionalL,
    OptionalM,
}

impl Type {
    /// All tables with their names.
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("Type L Path Table", Self::L),
        ("Type M Path Table", Self::M),
        ("Optional Type L Path Table", Self::OptionalL),
        ("Optional Type M Path Table", Self::OptionalM),
    ];

    /// The standard's name.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The first block of the table; 0 where the descriptor has none.
    pub(super) const fn block(self, geometry: &Geometry) -> u32 {
        match self {
            Self::L => geometry.type_l,
            Self::M => geometry.type_m,
            Self::OptionalL => geometry.optional_type_l,
            Self::OptionalM => geometry.optional_type_m,
        }
    }

    const fn is_big_endian(self) -> bool {
        matches!(self, Self::M | Self::OptionalM)
    }
}

/// One record of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TableRecord<'a> {
    pub(super) extent: u32,
    /// Number of the parent in the table, counted from 1.
    pub(super) parent: u16,
    pub(super) identifier: &'a [u8],
}

/// The range of a table in the content; `None` where the volume has no table of the type, or it is outside the content.
pub(super) fn place(geometry: &Geometry, blocks: &Blocks, table: Type) -> Option<Range<u64>> {
    let block = table.block(geometry);
    let start = blocks.offset(block).filter(|_| block != 0)?;
    let end = start.saturating_add(geometry.path_table_size.into());
    (end <= blocks.content.len()).then_some(start..end)
}

/// Bytes of the first record of a table, that of the root, whose identifier has one byte.
pub(super) const FIRST_RECORD: usize = HEAD + 2;

/// The extent of the root in the first record of a table; `None` where the table does not begin with the root.
pub(super) fn first_extent(table: &[u8], kind: Type, dialect: Dialect) -> Option<u32> {
    let (first, _) = record(table, kind, dialect)?;
    (first.identifier == [0] && first.extent != 0).then_some(first.extent)
}

/// The records of a table up to the first one that cannot be read, and whether that is all of them.
pub(super) fn records_of(table: &[u8], kind: Type, dialect: Dialect) -> (Vec<TableRecord<'_>>, bool) {
    let mut records = Vec::new();
    let mut rest = table;
    while !rest.is_empty() {
        let Some((found, after)) = record(rest, kind, dialect) else { return (records, false) };
        records.push(found);
        rest = after;
    }
    (records, true)
}

fn record(bytes: &[u8], kind: Type, dialect: Dialect) -> Option<(TableRecord<'_>, &[u8])> {
    let (extent, parent, length, rest) = match (dialect, kind.is_big_endian()) {
        (Dialect::Ecma119 | Dialect::CdI, false) => {
            let (head, rest) = PathTableRecord::<Le32, Le16>::read_from_prefix(bytes).ok()?;
            let parent = head.parent_directory_number.get();
            (head.location_of_extent.get(), parent, head.length_of_directory_identifier, rest)
        }
        (Dialect::Ecma119 | Dialect::CdI, true) => {
            let (head, rest) = PathTableRecord::<Be32, Be16>::read_from_prefix(bytes).ok()?;
            let parent = head.parent_directory_number.get();
            (head.location_of_extent.get(), parent, head.length_of_directory_identifier, rest)
        }
        (Dialect::HighSierra, false) => {
            let (head, rest) = HighSierraPathTableRecord::<Le32, Le16>::read_from_prefix(bytes).ok()?;
            let parent = head.parent_directory_number.get();
            (head.location_of_extent.get(), parent, head.length_of_directory_identifier, rest)
        }
        (Dialect::HighSierra, true) => {
            let (head, rest) = HighSierraPathTableRecord::<Be32, Be16>::read_from_prefix(bytes).ok()?;
            let parent = head.parent_directory_number.get();
            (head.location_of_extent.get(), parent, head.length_of_directory_identifier, rest)
        }
    };
    let (identifier, rest) = rest.split_at_checked(length.into()).filter(|_| length > 0)?;
    // A pad byte makes the length of the record even.
    let rest = if length.is_multiple_of(2) { rest } else { rest.get(1..).unwrap_or_default() };
    Some((TableRecord { extent, parent, identifier }, rest))
}

/// Compares the two tables where this needs no further reads, since they are in the blocks that were read on opening.
pub(super) fn compare(tree: &Tree, findings: &mut Findings) -> Result<()> {
    let (geometry, blocks, dialect) = (&tree.geometry, &tree.blocks, tree.dialect());
    if dialect == Dialect::CdI {
        return Ok(());
    }
    if geometry.type_m == 0 {
        findings.add(&NO_TYPE_M, tree.absolute(tree.descriptor.at), "a type M path table", "none");
        return Ok(());
    }
    let places = (place(geometry, blocks, Type::L), place(geometry, blocks, Type::M));
    let (Some(little_at), Some(big_at)) = places else {
        findings.add(&UNREADABLE, tree.absolute(tree.descriptor.at), "path tables inside the image", "one outside it");
        return Ok(());
    };
    if little_at.end.max(big_at.end) > tree.set.start.saturating_add(limits::FIRST_LOOK) {
        return Ok(());
    }
    let size = usize::try_from(geometry.path_table_size).unwrap_or(0);
    let little_bytes = blocks.content.read_up_to(little_at.start, size)?;
    let big_bytes = blocks.content.read_up_to(big_at.start, size)?;
    let (little, little_whole) = records_of(&little_bytes, Type::L, dialect);
    let (big, big_whole) = records_of(&big_bytes, Type::M, dialect);
    for (place, whole, records) in [(&little_at, little_whole, &little), (&big_at, big_whole, &big)] {
        if !whole || records.is_empty() {
            let found = format!("{} that can be read", records.len());
            findings.add(&UNREADABLE, tree.absolute(place.start), "a table of complete records", found);
        }
    }
    if little != big && little_whole && big_whole {
        let number = little.iter().zip(&big).take_while(|(little, big)| little == big).count();
        let found = format!(
            "{} and {} directories, different from number {}",
            little.len(),
            big.len(),
            number.saturating_add(1)
        );
        findings.add(&DIFFERENT, tree.absolute(big_at.start), "two equal tables", found);
    }
    Ok(())
}

/// A record of a table.
pub(super) struct Found {
    /// Number of the directory, counted from 1.
    pub(super) number: usize,
    /// Byte of the content at which the record begins.
    pub(super) at: u64,
    /// The record without its identifier.
    pub(super) bytes: Vec<u8>,
    pub(super) fields: &'static [Field],
    pub(super) clause: Option<&'static str>,
}

/// The record of the directory whose extent begins at a block; `None` where the table has none or cannot be read.
pub(super) fn find(tree: &Tree, kind: Type, extent: u32) -> Option<Found> {
    let table = read(tree, kind)?;
    let (records, _) = records_of(&table.bytes, kind, tree.dialect());
    let number = records.iter().position(|record| record.extent == extent)?;
    let before: usize = records
        .iter()
        .take(number)
        .map(|record| HEAD.saturating_add(record.identifier.len()).next_multiple_of(2))
        .sum();
    let (fields, clause) = match (tree.dialect(), kind.is_big_endian()) {
        (Dialect::Ecma119 | Dialect::CdI, false) => (fields::PATH_TABLE_L, Some("ECMA-119 9.4")),
        (Dialect::Ecma119 | Dialect::CdI, true) => (fields::PATH_TABLE_M, Some("ECMA-119 9.4")),
        (Dialect::HighSierra, false) => (fields::HIGH_SIERRA_PATH_TABLE_L, None),
        (Dialect::HighSierra, true) => (fields::HIGH_SIERRA_PATH_TABLE_M, None),
    };
    let bytes = table.bytes.get(before..before.saturating_add(HEAD))?.to_vec();
    Some(Found { number: number.saturating_add(1), at: table.at.saturating_add(before as u64), bytes, fields, clause })
}

/// A table as it was read.
struct Table {
    at: u64,
    bytes: Vec<u8>,
}

fn read(tree: &Tree, kind: Type) -> Option<Table> {
    let at = place(&tree.geometry, &tree.blocks, kind)?.start;
    let size = u64::from(tree.geometry.path_table_size).min(limits::PATH_TABLE_BYTES);
    let bytes = tree.blocks.content.read_up_to(at, usize::try_from(size).unwrap_or(0)).ok()?;
    Some(Table { at, bytes })
}

/// The first blocks of all directories in the type L table, in numerical order; empty where the table cannot be read
/// completely.
pub(super) fn extents(tree: &Tree) -> Vec<u32> {
    let table = read(tree, Type::L).map_or_else(Vec::new, |table| table.bytes);
    let (records, whole) = records_of(&table, Type::L, tree.dialect());
    let mut extents: Vec<u32> = records.iter().filter(|_| whole).map(|record| record.extent).collect();
    sort(&mut extents);
    extents
}

/// Adds a finding where the directory that is being listed is not in the table.
pub(super) fn look_up(known: &[u32], directory: &Record<'_>, tree: &Tree, findings: &mut Findings) {
    let extent = tree.blocks.extent(&directory.head);
    if !known.is_empty() && known.binary_search(&extent).is_err() {
        let byte = tree.absolute(directory.at);
        findings.add(&NOT_LISTED, byte, format!("the directory at block {extent} in it"), "none");
    }
}

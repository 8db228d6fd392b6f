//! Path tables (ECMA-119 6.9): every directory once more, in one place. Compared, never relied on: some tools leave out
//! one type, and 16-bit numbers cannot name the parents in a large tree.

use std::ops::Range;

use zerocopy::FromBytes;

use super::blocks::Blocks;
use super::descriptors::Geometry;
use super::layout::{HighSierraPathTableRecord, PathTableRecord};
use super::record::{Dialect, Record};
use super::view::View;
use crate::bytes::integers::{Be16, Be32, Le16, Le32};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;

static DIFFERENT: Anomaly = Anomaly {
    code: "ISO-PATH-TABLES-DIFFER",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "The two path tables do not describe the same directories; systems that use them may see different trees.",
    clause: Some("ECMA-119 6.9"),
};

static NO_TYPE_M: Anomaly = Anomaly {
    code: "ISO-NO-TYPE-M",
    severity: Severity::Note,
    structure: "Volume Descriptor",
    meaning: "There is no path table in big-endian order; nothing common today needs it.",
    clause: Some("ECMA-119 8.4.16"),
};

static UNREADABLE: Anomaly = Anomaly {
    code: "ISO-PATH-TABLE",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "The table is not whole; systems that use it may miss directories. Here it is not needed.",
    clause: Some("ECMA-119 9.4"),
};

static NOT_LISTED: Anomaly = Anomaly {
    code: "ISO-PATH-TABLE-TREE",
    severity: Severity::Warning,
    structure: "Path Table",
    meaning: "A directory of the tree is not in the table; systems that use the table do not find it.",
    clause: Some("ECMA-119 6.9"),
};

/// Which of a descriptor's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    L,
    M,
    OptionalL,
    OptionalM,
}

impl Type {
    /// All, with their names.
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("Type L Path Table", Self::L),
        ("Type M Path Table", Self::M),
        ("Optional Type L Path Table", Self::OptionalL),
        ("Optional Type M Path Table", Self::OptionalM),
    ];

    const fn is_big_endian(self) -> bool {
        matches!(self, Self::M | Self::OptionalM)
    }
}

/// One directory, as a table has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) extent: u32,
    /// The parent's number in the table, counted from 1.
    pub(super) parent: u16,
    pub(super) identifier: &'a [u8],
}

/// Where a table lies in the content; `None` where the volume has none of the type, or it lies outside.
pub(super) fn place(geometry: &Geometry, blocks: &Blocks, table: Type) -> Option<Range<u64>> {
    let block = match table {
        Type::L => geometry.type_l,
        Type::M => geometry.type_m,
        Type::OptionalL => geometry.optional_type_l,
        Type::OptionalM => geometry.optional_type_m,
    };
    let start = blocks.offset(block).filter(|_| block != 0)?;
    let end = start.saturating_add(geometry.path_table_size.into());
    (end <= blocks.content.len()).then_some(start..end)
}

/// The lines of a table, as far as it can be read, and whether that was to its end.
pub(super) fn lines(table: &[u8], kind: Type, dialect: Dialect) -> (Vec<Line<'_>>, bool) {
    let mut lines = Vec::new();
    let mut rest = table;
    while !rest.is_empty() {
        let Some((line, after)) = line(rest, kind, dialect) else { return (lines, false) };
        lines.push(line);
        rest = after;
    }
    (lines, true)
}

fn line(bytes: &[u8], kind: Type, dialect: Dialect) -> Option<(Line<'_>, &[u8])> {
    let (extent, parent, length, rest) = match (dialect, kind.is_big_endian()) {
        (Dialect::Ecma119, false) => {
            let (head, rest) = PathTableRecord::<Le32, Le16>::read_from_prefix(bytes).ok()?;
            let parent = head.parent_directory_number.get();
            (head.location_of_extent.get(), parent, head.length_of_directory_identifier, rest)
        }
        (Dialect::Ecma119, true) => {
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
    // A pad byte makes the record's length even.
    let rest = if length.is_multiple_of(2) { rest } else { rest.get(1..).unwrap_or_default() };
    Some((Line { extent, parent, identifier }, rest))
}

/// Compares the two tables where that costs next to nothing: they are small and lie in the blocks that opening has
/// read anyway.
pub(super) fn compare(view: &View, findings: &mut Findings) -> Result<()> {
    let (geometry, blocks, dialect) = (&view.geometry, &view.blocks, view.dialect());
    if geometry.type_m == 0 {
        findings.add(&NO_TYPE_M, view.absolute(view.descriptor.at), "a type M path table", "none");
        return Ok(());
    }
    let places = (place(geometry, blocks, Type::L), place(geometry, blocks, Type::M));
    let (Some(little_at), Some(big_at)) = places else {
        findings.add(&UNREADABLE, view.absolute(view.descriptor.at), "path tables inside the image", "one outside it");
        return Ok(());
    };
    if little_at.end.max(big_at.end) > view.set.start.saturating_add(limits::FIRST_LOOK) {
        return Ok(());
    }
    let size = usize::try_from(geometry.path_table_size).unwrap_or(0);
    let little_bytes = blocks.content.read_up_to(little_at.start, size)?;
    let big_bytes = blocks.content.read_up_to(big_at.start, size)?;
    let (little, little_whole) = lines(&little_bytes, Type::L, dialect);
    let (big, big_whole) = lines(&big_bytes, Type::M, dialect);
    for (place, whole, lines) in [(&little_at, little_whole, &little), (&big_at, big_whole, &big)] {
        if !whole || lines.is_empty() {
            let found = format!("{} that can be read", lines.len());
            findings.add(&UNREADABLE, view.absolute(place.start), "a table of whole records", found);
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
        findings.add(&DIFFERENT, view.absolute(big_at.start), "two equal tables", found);
    }
    Ok(())
}

/// The extents of all directories that the type L table has, in numerical order; none where it cannot be read whole.
pub(super) fn extents(view: &View) -> Vec<u32> {
    let place = place(&view.geometry, &view.blocks, Type::L);
    let size = u64::from(view.geometry.path_table_size).min(limits::PATH_TABLE_BYTES);
    let size = usize::try_from(size).unwrap_or(0);
    let table = place.and_then(|place| view.blocks.content.read_up_to(place.start, size).ok()).unwrap_or_default();
    let (lines, whole) = lines(&table, Type::L, view.dialect());
    let mut extents: Vec<u32> = lines.iter().filter(|_| whole).map(|line| line.extent).collect();
    extents.sort_unstable();
    extents
}

/// Looks a directory that is being listed up in the table.
pub(super) fn look_up(known: &[u32], directory: &Record<'_>, view: &View, findings: &mut Findings) {
    let extent = view.blocks.extent(&directory.head);
    if !known.is_empty() && known.binary_search(&extent).is_err() {
        let byte = view.absolute(directory.at);
        findings.add(&NOT_LISTED, byte, format!("the directory at block {extent} in it"), "none");
    }
}

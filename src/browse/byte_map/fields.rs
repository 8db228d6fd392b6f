//! The record of a directory that a byte is in, with its fields.

use super::ByteMap;
use crate::error::Result;
use crate::facts::Facts;
use crate::source::FileId;
use crate::tree::RowId;
use crate::view::View;

/// Entries of a directory whose records are looked at.
const ENTRIES: usize = 4096;

/// Facts about the entry whose record contains a byte of a user's file: a region of the map leads to the directory,
/// whose entries are then asked for their facts. Empty if no record contains the byte.
///
/// # Errors
/// None for damage: an entry whose record cannot be read is left out.
pub fn fields_at(map: &ByteMap, views: &[&View], file: FileId, byte: u64) -> Result<Vec<Facts>> {
    let region = map.space().place(file, byte).and_then(|place| map.region_at(place)).and_then(|at| map.region(at));
    let Some((view, directory)) = region.and_then(|region| region.entry) else { return Ok(Vec::new()) };
    let Some(view) = views.get(view) else { return Ok(Vec::new()) };
    let own = std::iter::once(directory).chain(view.index.children(directory).take(ENTRIES).map(RowId));
    for row in own.filter_map(|id| view.index.row(id)) {
        let groups = view.file_system().details(row.node).unwrap_or_default();
        if groups.iter().any(|facts| has(facts, byte)) {
            return Ok(groups);
        }
    }
    Ok(Vec::new())
}

/// Whether a byte is in a field. Fields of one record may be far from each other: Rock Ridge has continuation areas.
fn has(facts: &Facts, byte: u64) -> bool {
    facts.lines.iter().filter_map(|line| line.bytes.as_ref()).any(|range| range.contains(&byte))
}

//! Sparse files, of which only some ranges are stored.

use zerocopy::FromBytes;

use super::pax::{self, Records};
use crate::bytes::tar::{BLOCK, GnuPrefix, Header, SparseBlock, SparseEntry, number};
use crate::error::Result;
use crate::limits;
use crate::source::{Recipe, Segment, Source};

/// A sparse file.
pub(super) struct Sparse {
    /// Stored ranges, by their offset in the file and their length.
    pub(super) ranges: Vec<(u64, u64)>,
    /// Size of the file in bytes.
    pub(super) size: u64,
    /// Size in bytes of further blocks of ranges before the data.
    pub(super) before: u64,
}

impl Sparse {
    /// Reads the ranges in a header of GNU tar's own type; `at` is the offset after it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub(super) fn of_header(archive: &Source, block: &[u8], at: u64) -> Result<Option<Self>> {
        let prefix = block.get(std::mem::offset_of!(Header, prefix)..);
        let Some((prefix, _)) = prefix.and_then(|bytes| GnuPrefix::read_from_prefix(bytes).ok()) else {
            return Ok(None);
        };
        let mut ranges = Vec::new();
        push(&mut ranges, &prefix.sparse);
        let (mut goes_on, mut before) = (prefix.goes_on != 0, 0_u64);
        while goes_on && ranges.len() < limits::FILE_EXTENTS {
            let more: SparseBlock = archive.read_struct(at.saturating_add(before))?;
            push(&mut ranges, &more.entries);
            goes_on = more.goes_on != 0;
            before = before.saturating_add(BLOCK);
        }
        Ok(Some(Self { ranges, size: number(&prefix.real_size).unwrap_or(0), before }))
    }

    /// Reads the ranges of an extended header; `data` is the start of the data.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub(super) fn of_records(archive: &Source, records: &Records, data: u64) -> Result<Option<Self>> {
        if records.number("GNU.sparse.major") == Some(1) {
            let size = records.number("GNU.sparse.realsize").unwrap_or(0);
            let bytes = archive.read_up_to(data, limits::FILE_EXTENTS.saturating_mul(8))?;
            let Some((ranges, used)) = listed(&bytes) else { return Ok(None) };
            return Ok(Some(Self { ranges, size, before: (used as u64).next_multiple_of(BLOCK) }));
        }
        let Some(size) = records.number("GNU.sparse.size").or_else(|| records.number("GNU.sparse.realsize")) else {
            return Ok(None);
        };
        let ranges = match records.get("GNU.sparse.map") {
            Some(map) => {
                let numbers: Vec<u64> = map.split(|byte| *byte == b',').filter_map(pax::number).collect();
                numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
            }
            None => records.sparse.clone(),
        };
        Ok(Some(Self { ranges, size, before: 0 }))
    }

    /// The content: the ranges, which are contiguous in the data, with zeros between them.
    pub(super) fn recipe(&self, archive: &Source, data: u64, stored: u64) -> Recipe {
        let mut recipe = Recipe::default();
        let end = data.saturating_add(stored).min(archive.len());
        let mut at = data.saturating_add(self.before);
        for (offset, len) in self.ranges.iter().take(limits::FILE_EXTENTS) {
            // Ranges out of order or beyond the file are invalid.
            if *offset < recipe.len() || offset.saturating_add(*len) > self.size {
                continue;
            }
            recipe.push(Segment::Zeros(offset.saturating_sub(recipe.len())));
            let next = at.saturating_add(*len);
            if next > end {
                return recipe;
            }
            recipe.push(Segment::Copy { from: archive.clone(), range: at..next });
            at = next;
        }
        recipe.push(Segment::Zeros(self.size.saturating_sub(recipe.len())));
        recipe
    }
}

fn push(ranges: &mut Vec<(u64, u64)>, entries: &[SparseEntry]) {
    let numbers = |entry: &SparseEntry| Some((number(&entry.offset)?, number(&entry.len)?));
    // Unused entries are zeros; an empty range at the end only records the size of the file.
    ranges.extend(entries.iter().filter_map(numbers).filter(|(_, len)| *len > 0));
}

/// Reads the list of version 1.0, which precedes the data: the number of ranges, then the offset and length of each,
/// one per line. Also returns the size of the list in bytes.
fn listed(bytes: &[u8]) -> Option<(Vec<(u64, u64)>, usize)> {
    let mut used = 0;
    let mut next = || {
        let line = bytes.get(used..)?.split(|byte| *byte == b'\n').next()?;
        used = used.checked_add(line.len())?.checked_add(1)?;
        pax::number(line)
    };
    let count = usize::try_from(next()?).ok().filter(|count| *count <= limits::FILE_EXTENTS)?;
    let mut ranges = Vec::new();
    for _ in 0..count {
        ranges.push((next()?, next()?));
    }
    Some((ranges, used))
}

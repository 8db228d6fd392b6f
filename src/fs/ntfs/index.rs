//! Directories: the index of file names.

use zerocopy::FromBytes;

use super::layout::{DOS, FileName, INDEX, IndexBlock, IndexEntry, IndexHeader, IndexRoot, LAST_ENTRY, kind};
use super::record::{Fixed, name_behind};
use super::volume::{Node, Volume, is_set};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;

static DAMAGED: Anomaly = Anomaly {
    code: "NTFS-INDEX",
    severity: Severity::Damage,
    structure: "Index record",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

/// Name of the file name index.
const NAMES: &str = "$I30";

/// A name in a directory.
pub(super) struct Named {
    pub(super) name: String,
    /// Reference of the file.
    pub(super) reference: u64,
}

/// Reads the names in a directory, without short names that have a long one.
///
/// # Errors
/// If there is no index, or it cannot be read.
pub(super) fn names(volume: &Volume, node: &Node, findings: &mut Findings) -> Result<Vec<Named>> {
    let none = || Error::NotFound("index of the names in this folder".into());
    let root = node.named(kind::INDEX_ROOT, NAMES).and_then(|root| root.resident()).ok_or_else(none)?;
    let (head, behind) = IndexRoot::read_from_prefix(root).map_err(|_| none())?;
    let mut all = Vec::new();
    let at = volume.absolute(node.number);
    if !entries(behind, &mut all) {
        findings.add(&DAMAGED, at, "entries up to the last one", "entries that make no sense");
    }
    let Some(allocation) = node.named(kind::INDEX_ALLOCATION, NAMES) else { return Ok(all) };
    let records = volume.value(allocation).into_source();
    let len = usize::try_from(head.block_size.get()).unwrap_or(0);
    if !(512..=limits::NTFS_INDEX_RECORD).contains(&len) || !len.is_power_of_two() {
        findings.add(&DAMAGED, at, "index records of 4096 bytes", format!("of {len}"));
        return Ok(all);
    }
    let bitmap = match node.named(kind::BITMAP, NAMES) {
        Some(bitmap) => Some(volume.value(bitmap).into_source().read_up_to(0, limits::NTFS_INDEX_BITMAP)?),
        None => None,
    };
    // Reads all records in use, in their order on the volume: this is faster than following the tree, and can't loop.
    for number in 0..allocation.size().checked_div(len as u64).unwrap_or(0) {
        if bitmap.as_ref().is_some_and(|bitmap| !is_set(bitmap, number)) {
            continue;
        }
        let place = number.saturating_mul(len as u64);
        let bytes = records.read_up_to(place, len)?;
        let is_cut = bytes.len() < len;
        let fixed = Fixed::of(bytes, INDEX);
        let is_read = fixed.as_ref().is_some_and(|fixed| {
            fixed.is_whole && fixed.bytes.get(size_of::<IndexBlock>()..).is_some_and(|bytes| entries(bytes, &mut all))
        });
        if !is_read {
            let found = match fixed {
                Some(fixed) if !fixed.is_whole => "one that was written in part",
                Some(_) => "entries that make no sense",
                None => "something else",
            };
            findings.add(&DAMAGED, records.absolute(place), "an index record", found);
        }
        if is_cut || all.len() > limits::NTFS_NAMES {
            break;
        }
    }
    Ok(all)
}

/// Adds the entries after an index header; false if they become invalid.
fn entries(bytes: &[u8], all: &mut Vec<Named>) -> bool {
    let Ok((head, _)) = IndexHeader::read_from_prefix(bytes) else { return false };
    let [first, used] = [head.first, head.used].map(|offset| usize::try_from(offset.get()).unwrap_or(usize::MAX));
    let mut rest = bytes.get(first..used.min(bytes.len())).unwrap_or_default();
    while let Ok((entry, key)) = IndexEntry::read_from_prefix(rest) {
        if entry.flags.get() & LAST_ENTRY != 0 {
            return true;
        }
        if let Ok((name, behind)) = FileName::read_from_prefix(key)
            && name.namespace != DOS
            && let Some(text) = name_behind(behind, name.length)
        {
            all.push(Named { name: text, reference: entry.reference.get() });
        }
        match rest.get(usize::from(entry.length.get())..) {
            Some(behind) if usize::from(entry.length.get()) >= size_of::<IndexEntry>() => rest = behind,
            _ => return false,
        }
    }
    false
}

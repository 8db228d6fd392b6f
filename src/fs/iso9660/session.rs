//! Finds the start of the disc, from which the addresses of a tree count, and which may precede the content.

use super::blocks::Blocks;
use super::descriptors::Descriptor;
use super::record::{Dialect, LONGEST, Record};
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};

static DISPLACED: Anomaly = Anomaly {
    code: "ISO-DISPLACED",
    severity: Severity::Warning,
    structure: "Root Directory Record",
    meaning: "The addresses do not count from the start of the image. It holds one session of a disc, and files in earlier \
              sessions are missing.",
    clause: Some("ECMA-119 6.1.2"),
};

/// Sectors after the descriptors in which a root is searched: all common writers put it right after the path tables.
/// 128 sectors take four reads of the cache.
const SEARCHED: u64 = 128;

/// The displacement at which the root of the tree is found: that of the volume, or the one that follows from the root's
/// record of itself; `None` where neither leads to a root.
pub(super) fn displacement(descriptor: &Descriptor, blocks: &Blocks, findings: &mut Findings) -> Result<Option<u64>> {
    if root_is_at_its_place(descriptor, blocks)? {
        return Ok(Some(blocks.displacement));
    }
    let (root, at) = descriptor.root();
    let address = u64::from(root.location_of_extent.get()).saturating_mul(u64::from(blocks.size));
    for sector in 1..=SEARCHED {
        let place = descriptor.at.saturating_add(sector.saturating_mul(SECTOR_SIZE));
        let Some(displacement) = address.checked_sub(place) else { break };
        if displacement > 0 && is_self_at(blocks, place, root.location_of_extent.get(), descriptor.dialect())? {
            let expected = format!("byte {address}, or its own sector {}", blocks.displacement / SECTOR_SIZE);
            let found = format!("its record of itself at {place}");
            findings.add(&DISPLACED, blocks.content.absolute(at), expected, found);
            return Ok(Some(displacement));
        }
    }
    Ok(None)
}

/// True where the extent of the root begins with a record of itself.
fn root_is_at_its_place(descriptor: &Descriptor, blocks: &Blocks) -> Result<bool> {
    let (root, _) = descriptor.root();
    let Some(place) = blocks.data_offset(&root) else { return Ok(false) };
    is_self_at(blocks, place, blocks.extent(&root), descriptor.dialect())
}

/// True where a directory's record of itself is at `place` with `extent` as its address, and one of its parent follows.
pub(super) fn is_self_at(blocks: &Blocks, place: u64, extent: u32, dialect: Dialect) -> Result<bool> {
    is_directory_at(blocks, place, dialect, |own, _| is_at(own, extent))
}

/// True where that is a root: its record of its parent has the same address.
pub(super) fn is_root_at(blocks: &Blocks, place: u64, extent: u32, dialect: Dialect) -> Result<bool> {
    is_directory_at(blocks, place, dialect, |own, parent| is_at(own, extent) && is_at(parent, extent))
}

/// Whether a record leads to a block in one byte order at least.
pub(super) fn is_at(record: &Record, extent: u32) -> bool {
    let recorded = record.head.location_of_extent;
    recorded.little.get() == extent || recorded.big.get() == extent
}

/// True where a directory's records of itself and of its parent are at `place`, and fit.
fn is_directory_at(
    blocks: &Blocks,
    place: u64,
    dialect: Dialect,
    fit: impl FnOnce(&Record, &Record) -> bool,
) -> Result<bool> {
    let bytes = blocks.content.read_up_to(place, LONGEST.saturating_mul(2))?;
    let Ok(own) = Record::parse(&bytes, place, dialect) else { return Ok(false) };
    let next = bytes.get(usize::from(own.head.length)..).unwrap_or_default();
    let Ok(parent) = Record::parse(next, place, dialect) else { return Ok(false) };
    Ok(own.is_self() && parent.is_parent() && fit(&own, &parent))
}

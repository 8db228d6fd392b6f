//! Finds the place from which the addresses of a tree count: usually the start of the content.

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

static OF_TRACK: Anomaly = Anomaly {
    code: "ISO-COUNTED-FROM-TRACK",
    severity: Severity::Warning,
    structure: "Root Directory Record",
    meaning: "The addresses count from the start of the track, but other tracks precede it. Discern reads the files; a \
              computer will not find them on a disc burned from this image.",
    clause: Some("ECMA-119 6.1.2"),
};

/// Sectors after the descriptors in which a root is searched: all common writers put it right after the path tables.
/// 128 sectors take four reads of the cache.
const SEARCHED: u64 = 128;

/// Byte of the content at which block 0 has to be for the root to be where its address says: as in `blocks`, or as the
/// root's record of itself says; `None` where neither leads to a root.
pub(super) fn start(descriptor: &Descriptor, blocks: &Blocks, findings: &mut Findings) -> Result<Option<i64>> {
    if root_is_at_its_place(descriptor, blocks)? {
        return Ok(Some(blocks.start));
    }
    let (root, at) = descriptor.root();
    let address = u64::from(root.location_of_extent.get()).saturating_mul(u64::from(blocks.size));
    let signed = |byte: u64| i64::try_from(byte).unwrap_or(i64::MAX);
    for sector in 1..=SEARCHED {
        let place = descriptor.at.saturating_add(sector.saturating_mul(SECTOR_SIZE));
        let start = signed(place).saturating_sub(signed(address));
        if start != 0 && is_self_at(blocks, place, root.location_of_extent.get(), descriptor.dialect())? {
            let anomaly = if start < 0 { &DISPLACED } else { &OF_TRACK };
            let found = format!("its record of itself at {place}");
            findings.add(anomaly, blocks.content.absolute(at), format!("the root at byte {address}"), found);
            return Ok(Some(start));
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

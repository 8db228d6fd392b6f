//! A volume: its master directory block and special files.

use std::ops::Range;

use super::layout::{ExtentRecord, MDB_AT, Mdb, SIGNATURE, attribute, id};
use crate::bytes::integers::Be16;
use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::apple::btree::{BTree, Keys};
use crate::fs::apple::fork::{self, Blocks, Extent, Fork};
use crate::signature;
use crate::source::Source;
use zerocopy::FromBytes;

static ALTERNATE: Anomaly = Anomaly {
    code: "HFS-MDB",
    severity: Severity::Damage,
    structure: "Master Directory Block",
    meaning: "The master directory block is damaged. Its copy at the end of the volume was used.",
    clause: Some("Inside Macintosh: Files, 2-59"),
};

static UNCLEAN: Anomaly = Anomaly {
    code: "HFS-NOT-UNMOUNTED",
    severity: Severity::Note,
    structure: "Master Directory Block",
    meaning: "The volume was still in use when it was last written, so its newest changes may be missing.",
    clause: Some("Inside Macintosh: Files, 2-61"),
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "HFS-TREE-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Master Directory Block",
    meaning: "Part of this file isn't in the image, so files and folders may be missing.",
    clause: Some("Inside Macintosh: Files, 2-59"),
};

/// Keys of the catalog: length, reserved byte, parent ID, name.
const CATALOG_KEYS: Keys = Keys { length_bytes: 1, number_at: 1 };

/// Keys of the extents overflow file: length, fork type, file ID, block.
const EXTENT_KEYS: Keys = Keys { length_bytes: 1, number_at: 1 };

/// One of a file's two forks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Data,
    Resource,
}

/// A mounted volume.
pub(super) struct Volume {
    pub(super) content: Source,
    /// Offset of the volume in the content.
    pub(super) start: u64,
    pub(super) mdb: Mdb,
    /// Offset in the content of the master directory block in use.
    pub(super) mdb_at: u64,
    pub(super) blocks: Blocks,
    pub(super) extents: BTree,
    pub(super) extents_fork: Fork,
    pub(super) catalog: BTree,
    pub(super) catalog_fork: Fork,
}

impl Volume {
    /// Whether a volume begins at an offset of a content.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn is_at(content: &Source, start: u64) -> Result<bool> {
        let at = start.saturating_add(MDB_AT);
        if content.read_up_to(at, SIGNATURE.len())? == SIGNATURE {
            return Ok(mdb(content, at)?.is_some_and(|mdb| mdb.is_sound()) || alternate(content, start)?.is_some());
        }
        // Avoids reading the end of every disc.
        let descriptor = start.saturating_add(SECTOR_SIZE.saturating_mul(16)).saturating_add(1);
        let is_iso = content.read_up_to(descriptor, 5)? == signature::ISO_9660;
        Ok(!is_iso && alternate(content, start)?.is_some())
    }

    /// Opens a volume: reads the master directory block and the catalog's header.
    ///
    /// # Errors
    /// If neither the block nor its copy is usable, or the content cannot be read.
    pub(super) fn read(content: &Source, start: u64, findings: &mut Findings) -> Result<Self> {
        let first = start.saturating_add(MDB_AT);
        let (mdb, mdb_at) = match mdb(content, first)?.filter(Mdb::is_sound) {
            Some(mdb) => (mdb, first),
            None => {
                let nothing = || {
                    let at = content.absolute(first);
                    Error::broken("Master Directory Block", at, "neither it nor its copy can be read")
                };
                let found = alternate(content, start)?.ok_or_else(nothing)?;
                findings.add(&ALTERNATE, content.absolute(first), "a master directory block", "other bytes");
                found
            }
        };
        if mdb.attributes.get() & attribute::UNMOUNTED == 0 {
            let found = format!("{:#06x}", mdb.attributes.get());
            findings.add(&UNCLEAN, content.absolute(mdb_at), "the attribute of an unmounted volume", found);
        }
        let blocks = Blocks {
            content: content.clone(),
            first: start.saturating_add(u64::from(mdb.first_block.get()).saturating_mul(512)),
            size: mdb.block_size.get(),
            count: mdb.blocks.get().into(),
        };
        let extents_fork = Fork::new(&blocks, mdb.extents_size.get().into(), &mdb.extents_extents.extents());
        let source = extents_fork.recipe(content).into_source();
        let extents = BTree::open("Extents Overflow File", source, EXTENT_KEYS, findings)?;
        let catalog_fork = Fork::default();
        let catalog = BTree::open("Catalog File", Source::from_bytes([]), CATALOG_KEYS, findings)?;
        let mut volume =
            Self { content: content.clone(), start, mdb, mdb_at, blocks, extents, extents_fork, catalog, catalog_fork };
        let (size, record) = (mdb.catalog_size.get().into(), mdb.catalog_extents);
        volume.catalog_fork = volume.fork(id::CATALOG, Which::Data, size, &record, findings);
        let source = volume.catalog_fork.recipe(content).into_source();
        volume.catalog = BTree::open("Catalog File", source, CATALOG_KEYS, findings)?;
        for (tree, fork) in [(&volume.extents, &volume.extents_fork), (&volume.catalog, &volume.catalog_fork)] {
            if fork.missing > 0 {
                let expected = format!("{} bytes of the {}", fork.size, tree.name);
                findings.add(&INCOMPLETE, content.absolute(mdb_at), expected, format!("{} missing", fork.missing));
            }
        }
        Ok(volume)
    }

    /// A fork of a file, from the extents in its record and, if those are too few, the extents overflow file.
    pub(super) fn fork(
        &self,
        file: u32,
        which: Which,
        size: u64,
        first: &ExtentRecord,
        findings: &mut Findings,
    ) -> Fork {
        let overflow = || if file == id::EXTENTS { Vec::new() } else { self.overflow(file, which, findings) };
        Fork::new(&self.blocks, size, &fork::extents(&self.blocks, size, &first.extents(), overflow))
    }

    /// The extents of a fork in the extents overflow file, each record with its first block. Unreadable ones are
    /// missing from the fork.
    fn overflow(&self, file: u32, which: Which, findings: &mut Findings) -> Vec<(u32, Vec<Extent>)> {
        let fork = if which == Which::Data { 0 } else { 0xFF };
        let records = self.extents.records(file, findings).unwrap_or_default();
        let of_fork = records.iter().filter(|record| record.key.first() == Some(&fork));
        let parsed = of_fork.filter_map(|record| {
            let start = Be16::read_from_prefix(record.key.get(5..)?).ok()?.0.get();
            let extents = ExtentRecord::read_from_prefix(&record.data).ok()?.0.extents();
            Some((u32::from(start), extents.to_vec()))
        });
        parsed.collect()
    }

    /// Byte range of the volume bitmap: one bit for each block, in whole blocks of 512 bytes.
    pub(super) fn bitmap(&self) -> Range<u64> {
        let start = self.start.saturating_add(u64::from(self.mdb.bitmap.get()).saturating_mul(512));
        let bytes = u64::from(self.mdb.blocks.get()).div_ceil(8).next_multiple_of(512);
        start..start.saturating_add(bytes)
    }

    /// Whether this volume is a wrapper around an HFS+ volume (TN1150 "HFS Wrapper").
    pub(super) fn is_wrapper(&self) -> bool {
        matches!(&self.mdb.embedded_signature, b"H+" | b"HX")
    }
}

/// The master directory block at an offset; `None` if the content ends before it does.
fn mdb(content: &Source, at: u64) -> Result<Option<Mdb>> {
    let bytes = content.read_up_to(at, size_of::<Mdb>())?;
    Ok(Mdb::read_from_bytes(&bytes).ok())
}

/// The copy in the second to last block of the volume. A copy that is of a smaller volume, as at the end of the last
/// partition of a disk, is none.
fn alternate(content: &Source, start: u64) -> Result<Option<(Mdb, u64)>> {
    let Some(at) = content.len().checked_sub(1024).filter(|at| *at > start) else { return Ok(None) };
    let is_of_volume = |mdb: &Mdb| {
        let size = u64::from(mdb.block_size.get());
        let first = start.saturating_add(u64::from(mdb.first_block.get()).saturating_mul(512));
        let end = first.saturating_add(size.saturating_mul(mdb.blocks.get().into()));
        end <= at && at.saturating_sub(end) < size
    };
    Ok(mdb(content, at)?.filter(Mdb::is_sound).filter(is_of_volume).map(|mdb| (mdb, at)))
}

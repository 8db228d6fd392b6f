//! Snapshots of a volume: earlier states of its tree, which share its map of objects.

use std::cmp::Ordering;

use zerocopy::FromBytes;

use super::layout::{VOLUME_MAGIC, VolumeBlock, record};
use super::record::{half, key, number};
use super::volume::{Blocks, Numbers};
use crate::bytes::integers::Le64;
use crate::error::{Error, Result};
use crate::limits;

/// Where a snapshot's record has the block of its superblock, its date, and its name behind the length.
const SUPERBLOCK: usize = 8;
const TAKEN: usize = 16;
const NAME_LEN: usize = 48;
const NAME: usize = 50;

/// A snapshot of a volume.
pub(super) struct Snapshot {
    /// The last transaction that belongs to it.
    pub(super) transaction: u64,
    pub(super) name: String,
    /// Nanoseconds since 1970.
    pub(super) taken: Le64,
    /// The block of the volume's superblock as it was.
    block: u64,
}

/// The snapshots of a volume, the oldest first, and whether there are more than are shown.
///
/// # Errors
/// If the tree of them can't be read.
pub(super) fn all(blocks: &Blocks, volume: &VolumeBlock) -> Result<(Vec<Snapshot>, bool)> {
    let (mut all, mut is_more) = (Vec::new(), false);
    if volume.snapshots.get() == 0 || volume.snapshot_tree.get() == 0 {
        return Ok((all, is_more));
    }
    let every = |_: &[u8]| Ordering::Equal;
    blocks.records(Numbers::Blocks, volume.snapshot_tree.get(), &every, &mut |found| {
        let Some((transaction, record::SNAPSHOT)) = key(found.key) else { return true };
        is_more = all.len() >= limits::APFS_SNAPSHOTS;
        if !is_more {
            all.extend(snapshot(transaction, found.value));
        }
        !is_more
    })?;
    Ok((all, is_more))
}

fn snapshot(transaction: u64, value: &[u8]) -> Option<Snapshot> {
    let name = value.get(NAME..NAME.checked_add(half(value, NAME_LEN)?)?)?;
    let name = name.strip_suffix(&[0]).unwrap_or(name);
    Some(Snapshot {
        transaction,
        name: String::from_utf8_lossy(name).into_owned(),
        taken: Le64::from(number(value, TAKEN)?),
        block: number(value, SUPERBLOCK)?,
    })
}

impl Snapshot {
    /// The volume's superblock as it was, and its place.
    ///
    /// # Errors
    /// If it can't be read.
    pub(super) fn superblock(&self, blocks: &Blocks) -> Result<(u64, VolumeBlock)> {
        let at = self.block.saturating_mul(blocks.size);
        let block = blocks.block(self.block)?;
        let found = VolumeBlock::read_from_prefix(&block).ok().map(|(found, _)| found);
        let found = found.filter(|found| found.magic == *VOLUME_MAGIC);
        let found = found.ok_or_else(|| Error::broken("APFS snapshot", blocks.content.absolute(at), "it is none"))?;
        Ok((at, found))
    }
}

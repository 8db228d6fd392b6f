//! Cluster chains, which locate the data of files and directories.

use std::ops::Range;

use super::boot::{FIRST, Geometry};
use crate::error::Result;
use crate::fs::clusters::{Chain, Clusters};
use crate::source::Source;

/// Number of bytes of the FAT read at once.
const WINDOW: u64 = 4096;

/// FAT entries for a bad cluster and for the last one of a chain (section 4.1).
const BAD: u32 = 0xFFFF_FFF7;
const LAST: u32 = 0xFFFF_FFFF;

/// The active FAT.
pub(super) struct Table<'a> {
    content: &'a Source,
    geometry: &'a Geometry,
    at: u64,
    bytes: Vec<u8>,
}

impl<'a> Table<'a> {
    pub(super) const fn new(content: &'a Source, geometry: &'a Geometry) -> Self {
        Self { content, geometry, at: 0, bytes: Vec::new() }
    }

    /// Consecutive clusters without FAT entries.
    pub(super) fn contiguous(&self, first: u32, count: u64) -> Chain {
        if count == 0 {
            return Chain::default();
        }
        let before = u64::from(first.saturating_sub(FIRST));
        let left = u64::from(self.geometry.sector.clusters.get()).saturating_sub(before);
        if !self.geometry.has(first) {
            return Chain { extents: Vec::new(), broken: Some(self.ending(first, 0)) };
        }
        let range = self.geometry.range(first, count.min(left));
        let broken = (count > left).then(|| format!("{left} clusters up to the end of the volume"));
        Chain { extents: std::iter::once(range).collect(), broken }
    }
}

impl Clusters for Table<'_> {
    fn next(&mut self, cluster: u32) -> Result<Option<u32>> {
        let fat = self.geometry.fat();
        let at = fat.start.saturating_add(u64::from(cluster).saturating_mul(4));
        if at >= fat.end {
            return Ok(None);
        }
        let is_held = at >= self.at && at.saturating_sub(self.at) < self.bytes.len() as u64;
        if !is_held {
            self.at = at.saturating_sub(at % WINDOW);
            self.bytes = self.content.read_up_to(self.at, usize::try_from(WINDOW).unwrap_or(0))?;
        }
        let from = usize::try_from(at.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let entry = self.bytes.get(from..).and_then(|bytes| bytes.first_chunk());
        Ok(entry.map(|entry| u32::from_le_bytes(*entry)))
    }

    fn has(&self, cluster: u32) -> bool {
        self.geometry.has(cluster)
    }

    fn range(&self, cluster: u32) -> Range<u64> {
        self.geometry.range(cluster, 1)
    }

    fn is_last(&self, entry: u32) -> bool {
        entry == LAST
    }

    fn is_bad(&self, entry: u32) -> bool {
        entry == BAD
    }
}

//! The file allocation table, read in pieces, since that of a large volume has hundreds of megabytes.

use std::ops::Range;

use super::geometry::Geometry;
use super::table::{FIRST, MASK, Width};
use crate::error::Result;
use crate::fs::clusters::{Chain, Clusters};
use crate::source::Source;

/// Number of bytes of a table read at once; 12-bit entries may reach into the next piece.
const WINDOW: u64 = 4096;

/// Smallest entry that marks a cluster as bad or as the last one.
const BAD: u32 = 0x0FFF_FFF7;

/// One of the tables.
pub(super) struct Entries<'a> {
    content: &'a Source,
    geometry: &'a Geometry,
    table: u64,
    at: u64,
    bytes: Vec<u8>,
}

impl<'a> Entries<'a> {
    /// The table with a number, from 0.
    pub(super) fn new(content: &'a Source, geometry: &'a Geometry, number: u8) -> Self {
        Self { content, geometry, table: geometry.table_at(number), at: 0, bytes: Vec::new() }
    }

    /// Consecutive free clusters, such as a deleted file's usually are.
    ///
    /// # Errors
    /// If the table cannot be read.
    pub(super) fn free(&mut self, first: u32, count: u64) -> Result<Chain> {
        let mut free = 0_u32;
        while u64::from(free) < count {
            let cluster = first.saturating_add(free);
            if !self.has(cluster) || self.next(cluster)? != Some(0) {
                break;
            }
            free = free.saturating_add(1);
        }
        let length = u64::from(free).saturating_mul(self.geometry.cluster_len);
        let start = self.geometry.range(first).start;
        let extents = (free > 0).then(|| start..start.saturating_add(length)).into_iter().collect();
        let broken = (u64::from(free) < count).then(|| format!("{free} clusters that are still free"));
        Ok(Chain { extents, broken })
    }
}

impl Clusters for Entries<'_> {
    fn next(&mut self, cluster: u32) -> Result<Option<u32>> {
        let number = u64::from(cluster);
        let (from, length) = match self.geometry.width {
            Width::Twelve => (number.saturating_add(number / 2), 2),
            Width::Sixteen => (number.saturating_mul(2), 2),
            Width::ThirtyTwo => (number.saturating_mul(4), 4),
        };
        let at = self.table.saturating_add(from);
        let is_held = at >= self.at && at.saturating_add(length) <= self.at.saturating_add(self.bytes.len() as u64);
        if !is_held {
            self.at = at.saturating_sub(at % WINDOW);
            self.bytes = self.content.read_up_to(self.at, usize::try_from(WINDOW.saturating_add(1)).unwrap_or(0))?;
        }
        let from = usize::try_from(at.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let Some(bytes) = self.bytes.get(from..) else { return Ok(None) };
        let widened = |value: u32, bad: u32| if value >= bad { value | (BAD & !bad) } else { value };
        let two = bytes.first_chunk().map(|two| u32::from(u16::from_le_bytes(*two)));
        Ok(match self.geometry.width {
            Width::Twelve => {
                two.map(|two| widened(if cluster.is_multiple_of(2) { two & 0xFFF } else { two >> 4 }, 0xFF7))
            }
            Width::Sixteen => two.map(|two| widened(two, 0xFFF7)),
            Width::ThirtyTwo => bytes.first_chunk().map(|four| u32::from_le_bytes(*four) & MASK),
        })
    }

    fn has(&self, cluster: u32) -> bool {
        cluster.checked_sub(FIRST).is_some_and(|number| number < self.geometry.clusters)
    }

    fn range(&self, cluster: u32) -> Range<u64> {
        self.geometry.range(cluster)
    }

    fn is_last(&self, entry: u32) -> bool {
        entry > BAD
    }

    fn is_bad(&self, entry: u32) -> bool {
        entry == BAD
    }
}

//! Cluster chains of FAT and exFAT.

use std::ops::Range;

use crate::error::Result;
use crate::limits;

/// Location of data, as far as its chain can be followed.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    /// Ranges of whole clusters in order, with adjacent ones joined.
    pub(super) extents: Vec<Range<u64>>,
    /// Why the chain ends early; `None` if it is complete.
    pub(super) broken: Option<String>,
}

impl Chain {
    /// The extents cut to a length and to the end of the image. Anything after a gap is left out, since its offset
    /// would be wrong.
    pub(super) fn cut(&self, length: u64, end: u64) -> Vec<Range<u64>> {
        let mut left = length;
        let mut cut = Vec::new();
        for range in &self.extents {
            let wanted = range.end.min(range.start.saturating_add(left));
            let held = wanted.min(end);
            if range.start < held {
                cut.push(range.start..held);
            }
            left = left.saturating_sub(wanted.saturating_sub(range.start));
            if held < wanted || left == 0 {
                break;
            }
        }
        cut
    }
}

/// A table that links clusters to chains.
pub(super) trait Clusters {
    /// The table's entry for a cluster; `None` if it has none.
    ///
    /// # Errors
    /// If it cannot be read.
    fn next(&mut self, cluster: u32) -> Result<Option<u32>>;

    /// Whether the volume has a cluster with this number.
    fn has(&self, cluster: u32) -> bool;

    /// Byte range of a cluster.
    fn range(&self, cluster: u32) -> Range<u64>;

    /// Whether an entry marks the last cluster of a chain.
    fn is_last(&self, entry: u32) -> bool;

    /// Whether an entry marks a cluster that can't hold data.
    fn is_bad(&self, entry: u32) -> bool;

    /// The chain that begins with a cluster, up to a number of clusters or to its end.
    ///
    /// # Errors
    /// If the table cannot be read.
    fn chain(&mut self, first: u32, most: Option<u64>) -> Result<Chain> {
        let (chain, looped) = self.walk(first, most)?;
        let Some(length) = looped else { return Ok(chain) };
        let distinct = self.distinct(first, length)?;
        let (chain, _) = self.walk(first, Some(distinct))?;
        Ok(Chain { broken: Some("a chain that leads back into itself".into()), ..chain })
    }

    /// Follows a chain, and returns the length of the loop that it ends in, if any (Brent's algorithm).
    ///
    /// # Errors
    /// As [`Clusters::chain`].
    fn walk(&mut self, first: u32, most: Option<u64>) -> Result<(Chain, Option<u64>)> {
        let mut chain = Chain::default();
        let (mut at, mut count) = (first, 0_u64);
        let (mut mark, mut since, mut power) = (first, 0_u64, 1_u64);
        while most.is_none_or(|most| count < most) {
            if !self.has(at) {
                let is_end = self.is_last(at) && most.is_none() && count > 0;
                chain.broken = (!is_end).then(|| self.ending(at, count));
                break;
            }
            if !join(&mut chain.extents, self.range(at)) {
                chain.broken = Some(format!("more than {} pieces", limits::CHAIN_EXTENTS));
                break;
            }
            count = count.saturating_add(1);
            if most == Some(count) {
                break;
            }
            let Some(next) = self.next(at)? else {
                chain.broken = Some(format!("no entry for cluster {at}"));
                break;
            };
            at = next;
            since = since.saturating_add(1);
            if at == mark {
                return Ok((chain, Some(since)));
            }
            if since == power {
                (mark, since, power) = (at, 0, power.saturating_mul(2));
            }
        }
        Ok((chain, None))
    }

    /// Number of clusters before a loop of a known length closes.
    ///
    /// # Errors
    /// As [`Clusters::chain`].
    fn distinct(&mut self, first: u32, length: u64) -> Result<u64> {
        let mut ahead = first;
        for _ in 0..length {
            ahead = self.next(ahead)?.unwrap_or(0);
        }
        let (mut behind, mut before) = (first, 0_u64);
        while behind != ahead {
            ahead = self.next(ahead)?.unwrap_or(0);
            behind = self.next(behind)?.unwrap_or(0);
            before = before.saturating_add(1);
        }
        Ok(before.saturating_add(length))
    }

    /// The anomaly at the end of a chain of this length.
    fn ending(&self, entry: u32, count: u64) -> String {
        if self.is_last(entry) {
            return format!("an end behind {count} clusters");
        }
        if self.is_bad(entry) {
            return format!("a bad cluster behind {count} clusters");
        }
        format!("cluster {entry}, which the volume does not have, behind {count} clusters")
    }
}

/// Appends a range; false if there are too many.
fn join(extents: &mut Vec<Range<u64>>, range: Range<u64>) -> bool {
    if let Some(last) = extents.last_mut().filter(|last| last.end == range.start) {
        last.end = range.end;
        return true;
    }
    let has_room = extents.len() < limits::CHAIN_EXTENTS;
    if has_room {
        extents.push(range);
    }
    has_room
}

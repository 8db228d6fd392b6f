//! Chains of clusters, as FAT and exFAT have them.

use std::ops::Range;

use crate::error::Result;
use crate::limits;

/// Where data lies, as far as it is to be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    /// In order, with neighbors joined, in whole clusters.
    pub(super) extents: Vec<Range<u64>>,
    /// Why it ends early; `None` where it doesn't.
    pub(super) broken: Option<String>,
}

impl Chain {
    /// The extents cut to a length, and to what there is of the image: behind a gap, nothing is in its place.
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

/// A table that says which cluster follows which.
pub(super) trait Clusters {
    /// What the table says of a cluster; `None` where it has no entry.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn next(&mut self, cluster: u32) -> Result<Option<u32>>;

    /// Whether the volume has a cluster of that number.
    fn has(&self, cluster: u32) -> bool;

    /// The bytes of a cluster.
    fn range(&self, cluster: u32) -> Range<u64>;

    /// Whether an entry marks the last cluster of a chain.
    fn is_last(&self, entry: u32) -> bool;

    /// Whether an entry marks a cluster that can't hold data.
    fn is_bad(&self, entry: u32) -> bool;

    /// The chain that begins with a cluster: of that many clusters, or to its end.
    ///
    /// # Errors
    /// Where the table cannot be read.
    fn chain(&mut self, first: u32, most: Option<u64>) -> Result<Chain> {
        let (chain, looped) = self.walk(first, most)?;
        let Some(length) = looped else { return Ok(chain) };
        let distinct = self.distinct(first, length)?;
        let (chain, _) = self.walk(first, Some(distinct))?;
        Ok(Chain { broken: Some("a chain that leads back into itself".into()), ..chain })
    }

    /// Follows a chain; also gives the length of its loop, if it ends in one (by Brent's algorithm).
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

    /// Clusters of a chain before the first is met again, where it ends in a loop of that length.
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

    /// What a chain of so many clusters ends with.
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

/// Adds a range behind others; false where there are too many of them.
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

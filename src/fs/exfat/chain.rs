//! Chains of clusters: where the data of a file or directory lies.

use std::ops::Range;

use super::boot::{FIRST, Geometry};
use crate::error::Result;
use crate::limits;
use crate::source::Source;

/// Bytes of the FAT that are read at once.
const WINDOW: u64 = 4096;

/// From here on, an entry says that a cluster is bad, or the last (section 4.1).
const SPECIAL: u32 = 0xFFFF_FFF7;
const LAST: u32 = 0xFFFF_FFFF;

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

/// The FAT in use.
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

    /// What the FAT says of a cluster; `None` where it has no entry.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn next(&mut self, cluster: u32) -> Result<Option<u32>> {
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

    /// The chain that begins with a cluster: of that many clusters, or to its end.
    ///
    /// # Errors
    /// Where the FAT cannot be read.
    pub(super) fn chain(&mut self, first: u32, most: Option<u64>) -> Result<Chain> {
        let (chain, looped) = self.walk(first, most)?;
        let Some(length) = looped else { return Ok(chain) };
        let distinct = self.distinct(first, length)?;
        let (chain, _) = self.walk(first, Some(distinct))?;
        Ok(Chain { broken: Some("a chain that leads back into itself".into()), ..chain })
    }

    /// Follows a chain; also gives the length of its loop, if it ends in one (by Brent's algorithm).
    fn walk(&mut self, first: u32, most: Option<u64>) -> Result<(Chain, Option<u64>)> {
        let mut chain = Chain::default();
        let most = most.unwrap_or(u64::MAX);
        let (mut at, mut count) = (first, 0_u64);
        let (mut mark, mut since, mut power) = (first, 0_u64, 1_u64);
        while count < most {
            if !self.geometry.has(at) {
                let is_end = at == LAST && most == u64::MAX && count > 0;
                chain.broken = (!is_end).then(|| ending(at, count));
                break;
            }
            let range = self.geometry.range(at, 1);
            if !join(&mut chain.extents, range) {
                chain.broken = Some(format!("more than {} pieces", limits::CHAIN_EXTENTS));
                break;
            }
            count = count.saturating_add(1);
            if count == most {
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
    fn distinct(&mut self, first: u32, length: u64) -> Result<u64> {
        let mut ahead = first;
        for _ in 0..length {
            ahead = self.next(ahead)?.unwrap_or(LAST);
        }
        let (mut behind, mut before) = (first, 0_u64);
        while behind != ahead {
            ahead = self.next(ahead)?.unwrap_or(LAST);
            behind = self.next(behind)?.unwrap_or(LAST);
            before = before.saturating_add(1);
        }
        Ok(before.saturating_add(length))
    }

    /// A piece of clusters one after the other, of which the FAT says nothing.
    pub(super) fn contiguous(&self, first: u32, count: u64) -> Chain {
        if count == 0 {
            return Chain::default();
        }
        let before = u64::from(first.saturating_sub(FIRST));
        let left = u64::from(self.geometry.sector.clusters.get()).saturating_sub(before);
        if !self.geometry.has(first) {
            return Chain { extents: Vec::new(), broken: Some(ending(first, 0)) };
        }
        let range = self.geometry.range(first, count.min(left));
        let broken = (count > left).then(|| format!("{left} clusters up to the end of the volume"));
        Chain { extents: std::iter::once(range).collect(), broken }
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

/// What a chain of so many clusters ends with.
fn ending(cluster: u32, count: u64) -> String {
    match cluster {
        SPECIAL => format!("a bad cluster behind {count} clusters"),
        LAST => format!("an end behind {count} clusters"),
        _ => format!("cluster {cluster}, which the volume does not have, behind {count} clusters"),
    }
}

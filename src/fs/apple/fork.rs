//! Forks: a file's data in extents of allocation blocks (Inside Macintosh: Files 2-71; TN1150 "Fork Data Structure").

use std::ops::Range;

use crate::findings::{Anomaly, Findings};
use crate::fs::claims::Claims;
use crate::limits;
use crate::source::{Recipe, Segment, Source};

/// Findings about the location of a fork, as the file system reports them.
pub(in super::super) struct ForkAnomalies {
    /// Part of it is outside the volume or the image.
    pub(in super::super) outside: &'static Anomaly,
    /// Another fork has some of its blocks.
    pub(in super::super) crossed: &'static Anomaly,
}
/// An extent of allocation blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Extent {
    pub(in super::super) start: u32,
    pub(in super::super) count: u32,
}

/// Location of the allocation blocks of a volume.
#[derive(Debug, Clone)]
pub(in super::super) struct Blocks {
    pub(in super::super) content: Source,
    /// Offset of block 0 in the content.
    pub(in super::super) first: u64,
    /// Size of a block in bytes.
    pub(in super::super) size: u32,
    /// Number of blocks on the volume.
    pub(in super::super) count: u32,
}

impl Blocks {
    /// The byte range of an extent, even if the image does not contain it.
    pub(in super::super) fn range(&self, extent: Extent) -> Range<u64> {
        let size = u64::from(self.size);
        let start = self.first.saturating_add(u64::from(extent.start).saturating_mul(size));
        start..start.saturating_add(u64::from(extent.count).saturating_mul(size))
    }

    /// Whether an extent exceeds the volume.
    pub(in super::super) fn is_outside(&self, extent: Extent) -> bool {
        u64::from(extent.start).saturating_add(extent.count.into()) > u64::from(self.count)
    }
}

/// A fork, as far as the image contains it.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Fork {
    /// Recorded size in bytes.
    pub(in super::super) size: u64,
    /// Byte ranges in the content, in order, without missing bytes.
    pub(in super::super) ranges: Vec<Range<u64>>,
    /// Number of bytes that no extent covers, or that are not in the image.
    pub(in super::super) missing: u64,
    /// The first extent that exceeds the volume.
    pub(in super::super) outside: Option<Extent>,
}

impl Fork {
    /// Claims its ranges, and reports findings about their locations; `at` is the byte of its record in the user's
    /// file. Exactly the same range is no contradiction: tools for hybrid discs store equal files once.
    pub(in super::super) fn check(
        &self,
        blocks: &Blocks,
        at: u64,
        anomalies: &ForkAnomalies,
        claims: &mut Claims,
        findings: &mut Findings,
    ) {
        if self.missing > 0 {
            let found = format!("{} bytes missing", self.missing);
            findings.add(anomalies.outside, at, format!("{} bytes", self.size), found);
        } else if let Some(extent) = self.outside {
            let found = format!("{} blocks from {}", extent.count, extent.start);
            findings.add(anomalies.outside, at, format!("blocks below {}", blocks.count), found);
        }
        if let Some(crossed) = claims.add(&self.ranges, None).filter(|crossed| !crossed.is_same) {
            let found = format!("byte {} in another file's", blocks.content.absolute(crossed.at));
            findings.add(anomalies.crossed, at, "blocks of its own", found);
        }
    }
    /// Makes a fork of a recorded size from its extents.
    pub(in super::super) fn new(blocks: &Blocks, size: u64, extents: &[Extent]) -> Self {
        let mut fork = Self { size, ..Self::default() };
        let mut left = size;
        for extent in extents.iter().take_while(|extent| extent.count > 0) {
            if left == 0 {
                break;
            }
            if blocks.is_outside(*extent) {
                fork.outside = fork.outside.or(Some(*extent));
            }
            let range = blocks.range(*extent);
            let wanted = range.end.saturating_sub(range.start).min(left);
            let held = blocks.content.len().saturating_sub(range.start).min(wanted);
            fork.push(range.start..range.start.saturating_add(held));
            left = left.saturating_sub(held);
            if held < wanted {
                // Anything after a gap would be at the wrong offset.
                break;
            }
        }
        fork.missing = left;
        fork
    }

    fn push(&mut self, range: Range<u64>) {
        match self.ranges.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.ranges.push(range),
        }
    }

    /// Converts an offset in the fork to one in the content; 0 if the image does not contain that byte.
    pub(in super::super) fn place(&self, offset: u64) -> u64 {
        let mut left = offset;
        for range in &self.ranges {
            let length = range.end.saturating_sub(range.start);
            if left < length {
                return range.start.saturating_add(left);
            }
            left = left.saturating_sub(length);
        }
        0
    }

    /// The content, as far as the image contains it.
    pub(in super::super) fn recipe(&self, content: &Source) -> Recipe {
        let mut recipe = Recipe::default();
        for range in &self.ranges {
            recipe.push(Segment::Copy { from: content.clone(), range: range.clone() });
        }
        recipe
    }
}

/// Collects all extents of a fork of a recorded size: those in its catalog record and, if they are too few, those of
/// the extents overflow file, each with its first block in the fork.
pub(in super::super) fn extents(
    blocks: &Blocks,
    size: u64,
    first: &[Extent],
    overflow: impl FnOnce() -> Vec<(u32, Vec<Extent>)>,
) -> Vec<Extent> {
    let mut all: Vec<Extent> = first.iter().copied().take_while(|extent| extent.count > 0).collect();
    let needed = size.div_ceil(u64::from(blocks.size.max(1)));
    let count = |all: &[Extent]| all.iter().fold(0_u64, |sum, extent| sum.saturating_add(extent.count.into()));
    let mut covered = count(&all);
    if covered >= needed {
        return all;
    }
    for (start, more) in overflow() {
        // A gap means that a record is lost, so anything after it would be at the wrong offset.
        if u64::from(start) != covered || all.len() >= limits::FILE_EXTENTS {
            break;
        }
        all.extend(more.into_iter().take_while(|extent| extent.count > 0));
        covered = count(&all);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> Blocks {
        Blocks { content: Source::from_bytes(vec![0; 5000]), first: 500, size: 1000, count: 4 }
    }

    const fn extent(start: u32, count: u32) -> Extent {
        Extent { start, count }
    }

    #[test]
    fn extents_become_ranges_up_to_the_end_of_the_fork_and_of_the_image() {
        let fork = Fork::new(&blocks(), 2500, &[extent(2, 1), extent(0, 2), extent(0, 0)]);
        assert_eq!((fork.ranges, fork.missing, fork.outside), (vec![2500..3500, 500..2000], 0, None));
        let fork = Fork::new(&blocks(), 2000, &[extent(1, 1), extent(2, 1)]);
        assert_eq!((fork.ranges.len(), fork.ranges.first().cloned()), (1, Some(1500..3500)));
        let fork = Fork::new(&blocks(), 3000, &[extent(3, 2), extent(0, 1)]);
        assert_eq!(
            (fork.ranges.last().cloned(), fork.missing, fork.outside),
            (Some(3500..5000), 1500, Some(extent(3, 2)))
        );
        assert_eq!(Fork::new(&blocks(), 10, &[]).missing, 10);
    }

    #[test]
    fn the_overflow_is_asked_only_if_needed_and_believed_up_to_a_gap() {
        let first = [extent(0, 1), extent(0, 0)];
        assert_eq!(extents(&blocks(), 1000, &first, || panic!("not needed")), [extent(0, 1)]);
        let more = || vec![(1, vec![extent(2, 1), extent(0, 0)]), (2, vec![extent(3, 1)]), (9, vec![extent(1, 1)])];
        assert_eq!(extents(&blocks(), 9000, &first, more), [extent(0, 1), extent(2, 1), extent(3, 1)]);
    }
}

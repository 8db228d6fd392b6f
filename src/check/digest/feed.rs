//! Digests of pieces in the order of their reading. The pieces may come from another thread or worker than the one that
//! reads.

use std::ops::Range;

use super::algorithm::Algorithm;
use super::running::{Digest, Digests};

/// A range of a source that is digested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRange {
    /// Its bytes in the source.
    pub range: Range<u64>,
    /// Numbers of the subjects that consist of it.
    pub subjects: Vec<usize>,
}

/// The digests of a range.
struct RangeDigests {
    of: DigestRange,
    digests: Digests,
}

/// Digests of the ranges of several passes, each of which reads a source once, from the first range to the last.
pub struct Feed {
    /// Remaining passes; the next one is at the end.
    left: Vec<Vec<RangeDigests>>,
    /// Position in the current pass.
    at: u64,
    values: Vec<Vec<Digest>>,
}

impl Feed {
    /// Begins digests by these algorithms of the ranges of each pass, for that many subjects.
    #[must_use]
    pub fn new(passes: &[Vec<DigestRange>], subjects: usize, algorithms: &[Algorithm]) -> Self {
        let begin = |of: &DigestRange| RangeDigests { of: of.clone(), digests: Digests::new(algorithms) };
        let left: Vec<Vec<_>> = passes.iter().rev().map(|pass| pass.iter().map(begin).collect()).collect();
        let mut feed = Self { left, at: 0, values: vec![Vec::new(); subjects] };
        feed.at = feed.start();
        feed
    }

    /// The bytes of the current pass that have not been added; `None` after the last pass.
    #[must_use]
    pub fn rest(&self) -> Option<Range<u64>> {
        self.left.last().map(|pass| self.at..bounds(pass.iter().map(|range| &range.of)).end)
    }

    /// Adds the next piece of the current pass, which ends with its last byte.
    pub fn add(&mut self, piece: &[u8]) {
        let Some(pass) = self.left.last_mut() else { return };
        let until = self.at.saturating_add(piece.len() as u64);
        for RangeDigests { of, digests } in pass.iter_mut() {
            let index = |at: u64| usize::try_from(at.clamp(self.at, until).saturating_sub(self.at)).unwrap_or(0);
            let part = piece.get(index(of.range.start)..index(of.range.end)).unwrap_or_default();
            if !part.is_empty() {
                digests.update(part);
            }
        }
        self.at = until;
        if self.rest().is_some_and(|rest| rest.is_empty()) {
            for RangeDigests { of, digests } in self.left.pop().unwrap_or_default() {
                let values = digests.finish();
                for subject in of.subjects {
                    if let Some(known) = self.values.get_mut(subject) {
                        known.clone_from(&values);
                    }
                }
            }
            self.at = self.start();
        }
    }

    /// The digests of each subject, in the order of the algorithms; none of subjects whose pass has not ended.
    #[must_use]
    pub fn finish(self) -> Vec<Vec<Digest>> {
        self.values
    }

    fn start(&self) -> u64 {
        self.left.last().map_or(0, |pass| bounds(pass.iter().map(|range| &range.of)).start)
    }
}

/// The bytes of a source that a pass reads: from its first range to its last.
pub(super) fn bounds<'a>(mut ranges: impl Iterator<Item = &'a DigestRange>) -> Range<u64> {
    let first = ranges.next().map_or(0..0, |first| first.range.clone());
    ranges.fold(first, |all, next| all.start.min(next.range.start)..all.end.max(next.range.end))
}

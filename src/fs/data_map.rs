//! Where the data of a file is on its volume.

use std::ops::Range;

use crate::limits;
use crate::source::{Recipe, Segment, Source};
use crate::tree::Entry;

/// Where the data of a file is: ranges of the volume's content and holes, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct DataMap {
    /// Ranges with neighbors joined, and their bytes; `None` for a hole, or for what was never written.
    all: Vec<(Option<Range<u64>>, u64)>,
    /// Bytes of the file.
    size: u64,
    /// Bytes of the file that are placed.
    placed: u64,
    /// Whether nothing behind the last range is in its place, since the image ends within it.
    is_cut: bool,
    /// Bytes of the content that the image does not have.
    pub(super) missing: u64,
    /// What is wrong with it.
    pub(super) broken: Option<String>,
}

impl DataMap {
    /// The map of a file of so many bytes, to which pieces are added in their order.
    pub(super) fn new(size: u64) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a piece: bytes of the file from `at` on, which are at a byte of the volume, or read as zeros. What is before
    /// it and was not added is a hole. Returns whether a further piece may follow.
    pub(super) fn add(&mut self, content: &Source, at: u64, len: u64, place: Option<u64>) -> bool {
        if self.is_cut || at >= self.size {
            return false;
        }
        if at < self.placed {
            self.break_off(format!("byte {at} of the file twice, or out of order"));
            return true;
        }
        if self.all.len() >= limits::CHAIN_EXTENTS {
            self.break_off("more pieces than a file can have");
            self.missing = self.size.saturating_sub(self.placed);
            self.is_cut = true;
            return false;
        }
        self.push(None, at.saturating_sub(self.placed));
        let len = len.min(self.size.saturating_sub(at));
        self.placed = at.saturating_add(len);
        let Some(first) = place else {
            self.push(None, len);
            return true;
        };
        let held = content.len().saturating_sub(first).min(len);
        if held > 0 {
            self.push(Some(first..first.saturating_add(held)), held);
        }
        if held < len {
            self.missing = self.size.saturating_sub(at.saturating_add(held));
            self.is_cut = true;
        }
        !self.is_cut
    }

    /// Notes what is wrong, unless something was before.
    pub(super) fn break_off(&mut self, what: impl Into<String>) {
        self.broken.get_or_insert_with(|| what.into());
    }

    /// The map once all pieces are added: the rest of the file is a hole, or missing where pieces may be.
    pub(super) fn finish(mut self) -> Self {
        let left = self.size.saturating_sub(self.placed);
        if self.is_cut {
            return self;
        }
        if self.broken.is_some() {
            self.missing = left;
        } else {
            self.push(None, left);
        }
        self
    }

    fn push(&mut self, range: Option<Range<u64>>, len: u64) {
        match (self.all.last_mut(), &range) {
            _ if len == 0 => {}
            (Some((None, last)), None) => *last = last.saturating_add(len),
            (Some((Some(last), all)), Some(next)) if last.end == next.start => {
                last.end = next.end;
                *all = all.saturating_add(len);
            }
            _ => self.all.push((range, len)),
        }
    }

    /// Tells an entry where its data is, and what is missing of it.
    pub(super) fn locate(&self, entry: &mut Entry) {
        let mut ranges = self.ranges();
        entry.location = ranges.next().map(|range| range.start);
        entry.flags.scattered = ranges.next().is_some();
        entry.missing = self.missing;
    }

    /// Ranges of the volume, in order.
    pub(super) fn ranges(&self) -> impl Iterator<Item = Range<u64>> + '_ {
        self.all.iter().filter_map(|(range, _)| range.clone())
    }

    /// The data.
    pub(super) fn recipe(&self, content: &Source) -> Recipe {
        let mut recipe = Recipe::default();
        for (range, len) in &self.all {
            recipe.push(match range {
                Some(range) => Segment::Copy { from: content.clone(), range: range.clone() },
                None => Segment::Zeros(*len),
            });
        }
        recipe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapped(size: u64, pieces: &[(u64, u64, Option<u64>)]) -> (Vec<u8>, u64, bool) {
        let content = Source::from_bytes((0..100).collect::<Vec<u8>>());
        let mut map = DataMap::new(size);
        for (at, len, place) in pieces {
            map.add(&content, *at, *len, *place);
        }
        let map = map.finish();
        let body = map.recipe(&content).into_source();
        let bytes = body.read_up_to(0, 1000).unwrap();
        assert_eq!(bytes.len() as u64 + map.missing, size);
        (bytes, map.missing, map.broken.is_some())
    }

    #[test]
    fn what_has_no_place_is_a_hole_and_what_is_behind_the_end_is_missing() {
        assert_eq!(mapped(8, &[(2, 2, Some(10)), (4, 1, Some(12))]), (vec![0, 0, 10, 11, 12, 0, 0, 0], 0, false));
        assert_eq!(mapped(4, &[(0, 9, Some(90))]), (vec![90, 91, 92, 93], 0, false));
        assert_eq!(mapped(9, &[(0, 2, None), (2, 4, Some(97)), (6, 3, Some(1))]), (vec![0, 0, 97, 98, 99], 4, false));
    }

    #[test]
    fn a_piece_that_is_out_of_order_is_left_out() {
        assert_eq!(mapped(6, &[(0, 4, Some(20)), (1, 3, Some(50))]), (vec![20, 21, 22, 23], 2, true));
    }
}

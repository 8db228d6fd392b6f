//! How the next bytes of an output can be written.

use std::ops::Range;

use crate::source::{FileId, Recipe, Segment, Source};

/// Bytes named at once: canceling waits for no more than that.
const WINDOW: u64 = 4 << 20;

/// Bytes read or made at once, fewer because EDC, ECC and audio take longer than copying.
const MADE: u64 = 1 << 20;

/// Smallest hole in bytes: to skip one takes a browser as long as to write some hundred kilobytes.
const HOLE: u64 = 1 << 20;

/// Zeros in bytes from which an output is better written with holes, to a file that the user chooses, than saved as a
/// download, in which every zero takes space.
const MUCH: u64 = 256 << 20;

/// The next bytes of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// This many zeros, which a file can have without anybody writing them.
    Hole(u64),
    /// A range of one of the user's files, which a browser can copy by itself.
    Slice(FileId, Range<u64>),
    /// This many bytes, which have to be read.
    Bytes(u64),
}

impl Stretch {
    /// What comes at an offset of an output that is written to a file. Reads nothing.
    #[must_use]
    pub fn of(output: &Source, at: u64) -> Self {
        let end = at.saturating_add(WINDOW).min(output.len());
        let window = Recipe::of(output, at..end).resolve();
        let mut before = 0_u64;
        for segment in window.segments() {
            let is_next = before == 0;
            match segment {
                Segment::Zeros(count) if *count >= HOLE && is_next => return Self::Hole(*count),
                Segment::Zeros(count) if *count >= HOLE => break,
                Segment::Copy { from, range }
                    if is_next && (segment.len() >= MADE || segment.len() == window.len()) =>
                {
                    if let Some(file) = from.file() {
                        return Self::Slice(file, range.clone());
                    }
                }
                Segment::Zeros(_) | Segment::Copy { .. } | Segment::Bytes(_) => {}
            }
            before = before.saturating_add(segment.len());
        }
        Self::Bytes(before.min(MADE))
    }

    /// What comes at an offset of an output whose bytes are all needed.
    #[must_use]
    pub fn bytes(output: &Source, at: u64) -> Self {
        Self::Bytes(output.len().saturating_sub(at).min(MADE))
    }

    /// Its length in bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        match self {
            Self::Hole(count) | Self::Bytes(count) => *count,
            Self::Slice(_, range) => range.end.saturating_sub(range.start),
        }
    }

    /// True if nothing is left.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Whether an output has so many zeros that it is better written with holes.
#[must_use]
pub fn has_large_holes(output: &Recipe) -> bool {
    let output = output.resolve();
    let holes = output.segments().iter().map(|segment| match segment {
        Segment::Zeros(count) if *count >= HOLE => *count,
        Segment::Zeros(_) | Segment::Copy { .. } | Segment::Bytes(_) => 0,
    });
    holes.fold(0, u64::saturating_add) >= MUCH
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Files;

    /// A user's file of 10 MiB.
    fn leaf() -> Source {
        let files = Files::one("image.iso", Source::from_bytes(vec![7; 10 << 20]));
        files.first().expect("cannot fail: one file was given").content.clone()
    }

    fn stretches(recipe: &Recipe) -> Vec<Stretch> {
        let output = recipe.clone().into_source();
        let (mut at, mut found) = (0, Vec::new());
        while at < output.len() {
            let next = Stretch::of(&output, at);
            assert!(!next.is_empty());
            at += next.len();
            found.push(next);
        }
        assert_eq!(at, output.len());
        found
    }

    #[test]
    fn a_hole_of_18_gigabytes_is_skipped_and_slices_stay_slices() {
        const LONG: u64 = 18_000_000_000;
        let mut recipe = Recipe::of(&leaf(), 100..5 << 20);
        recipe.push(Segment::Zeros(LONG));
        recipe.push_bytes(vec![1; 3000]);
        recipe.push(Segment::Zeros(5000));
        recipe.append(&Recipe::of(&leaf(), 0..2 << 20));
        let found = stretches(&recipe);
        let skipped: u64 = found.iter().map(|it| if let Stretch::Hole(count) = it { *count } else { 0 }).sum();
        assert!(LONG - skipped < HOLE, "{skipped}");
        let sliced: u64 = found.iter().filter(|it| matches!(it, Stretch::Slice(..))).map(Stretch::len).sum();
        let made: u64 = found.iter().filter(|it| matches!(it, Stretch::Bytes(_))).map(Stretch::len).sum();
        assert_eq!(skipped + sliced + made, recipe.len());
        assert!(made <= 2 * MADE + HOLE, "{made}");
        assert_eq!(found.first(), Some(&Stretch::Slice(FileId(0), 100..100 + WINDOW)));
        assert!(has_large_holes(&recipe) && !has_large_holes(&Recipe::of(&leaf(), 0..10 << 20)));
    }

    #[test]
    fn a_hole_ends_the_bytes_before_it_and_small_ones_are_written() {
        let mut recipe = Recipe::default();
        recipe.push_bytes(vec![1; 500_000]);
        recipe.push(Segment::Zeros(HOLE));
        recipe.push_bytes(vec![1; 500_000]);
        recipe.push(Segment::Zeros(HOLE - 1));
        let written = [Stretch::Bytes(500_000), Stretch::Hole(HOLE), Stretch::Bytes(MADE), Stretch::Bytes(499_999)];
        assert_eq!(stretches(&recipe), written);
        assert_eq!(Stretch::bytes(&recipe.clone().into_source(), 0), Stretch::Bytes(MADE));
        assert!(!has_large_holes(&recipe));
    }
}

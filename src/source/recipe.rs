//! A list of segments: what a file, a converted track or a rebuilt image is made of.

use std::io;
use std::ops::Range;

use super::pool::{FileId, Pool};
use super::{ReadAt, Segment, Source};

/// Segments one after the other. Itself readable, so an output can be opened by the parsers before it is saved.
#[derive(Debug, Clone, Default)]
pub struct Recipe {
    segments: Vec<Segment>,
    /// The offset at which each segment ends.
    ends: Vec<u64>,
}

/// A recipe and the file name it is to be saved under.
#[derive(Debug, Clone)]
pub struct Output {
    /// File name, safe to offer to the user's computer.
    pub name: String,
    /// What it is made of.
    pub recipe: Recipe,
}

impl Recipe {
    /// A recipe of one range of a source, cut to what there is.
    #[must_use]
    pub fn of(source: &Source, range: Range<u64>) -> Self {
        let end = range.end.min(source.len());
        let mut recipe = Self::default();
        recipe.push(Segment::Copy { from: source.clone(), range: range.start.min(end)..end });
        recipe
    }

    /// Appends a segment; neighbours that continue each other become one.
    pub fn push(&mut self, segment: Segment) {
        if segment.is_empty() {
            return;
        }
        let end = self.len().saturating_add(segment.len());
        match (self.segments.last_mut(), &segment) {
            (Some(Segment::Zeros(count)), Segment::Zeros(more)) => *count = count.saturating_add(*more),
            (Some(Segment::Copy { from, range }), Segment::Copy { from: next, range: more })
                if range.end == more.start && from.is_same(next) =>
            {
                range.end = more.end;
            }
            _ => {
                self.segments.push(segment);
                self.ends.push(end);
                return;
            }
        }
        if let Some(last) = self.ends.last_mut() {
            *last = end;
        }
    }

    /// Appends bytes made by us.
    pub fn push_bytes(&mut self, bytes: Vec<u8>) {
        self.push(Segment::Bytes(bytes.into()));
    }

    /// Appends all of another recipe.
    pub fn append(&mut self, other: &Self) {
        for segment in &other.segments {
            self.push(segment.clone());
        }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// True where it makes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The segments in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The same bytes with every view taken apart: what is left to copy are leaves.
    #[must_use]
    pub fn resolve(&self) -> Self {
        self.resolve_to(|_| false)
    }

    /// The same bytes with every view taken apart, down to leaves and to the sources at which `is_end`.
    #[must_use]
    pub fn resolve_to(&self, is_end: impl Fn(&Source) -> bool) -> Self {
        let mut resolved = Self::default();
        // A stack instead of recursion: how deep views nest is up to the image.
        let mut left: Vec<Segment> = self.segments.iter().rev().cloned().collect();
        while let Some(segment) = left.pop() {
            match &segment {
                Segment::Copy { from, range } if !is_end(from) => match from.below(range.clone()) {
                    Some(parts) => left.extend(parts.into_iter().rev()),
                    None => resolved.push(segment),
                },
                _ => resolved.push(segment),
            }
        }
        resolved
    }

    /// True where both are the same ranges of the same leaves: then the bytes are the same, and none has to be read.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let (one, other) = (self.resolve(), other.resolve());
        let is_same = |(one, other): (&Segment, &Segment)| match (one, other) {
            (Segment::Zeros(one), Segment::Zeros(other)) => one == other,
            (Segment::Bytes(one), Segment::Bytes(other)) => one == other,
            (Segment::Copy { from: one, range: here }, Segment::Copy { from: other, range: there }) => {
                one.is_same(other) && here == there
            }
            _ => false,
        };
        one.segments.len() == other.segments.len() && one.segments.iter().zip(&other.segments).all(is_same)
    }

    /// True where all that is copied lies in the user's files: such an output is a Blob of slices, and no byte of
    /// it needs to be read.
    #[must_use]
    pub fn is_sliceable(&self) -> bool {
        self.resolve().segments.iter().all(|segment| match segment {
            Segment::Copy { from, .. } => from.file().is_some(),
            _ => true,
        })
    }

    /// The user's file and range this recipe is, where it is exactly one.
    #[must_use]
    pub fn as_one_range(&self) -> Option<(FileId, Range<u64>)> {
        match self.resolve().segments.as_slice() {
            [Segment::Copy { from, range }] => Some((from.file()?, range.clone())),
            _ => None,
        }
    }

    /// All its bytes, of the leaves no more than these: for a few from the midst of much that nobody else will read. The
    /// caller has bounded its length.
    ///
    /// # Errors
    /// As [`ReadAt::sample_at`].
    pub fn sample(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        for segment in self.resolve().segments {
            let start = bytes.len();
            bytes.resize(start.saturating_add(usize::try_from(segment.len()).unwrap_or(0)), 0);
            let Some(part) = bytes.get_mut(start..) else { break };
            match segment {
                Segment::Bytes(given) => drop(super::copy_prefix(&given, part)),
                Segment::Zeros(_) => {}
                Segment::Copy { from, range } => {
                    let got = from.sample_at(range.start, part)?;
                    bytes.truncate(start.saturating_add(got));
                }
            }
        }
        Ok(bytes)
    }

    /// This recipe as a source.
    #[must_use]
    pub fn into_source(self) -> Source {
        Source::new(self)
    }

    /// Segments from the one that holds `offset` on, each with the offset at which it starts.
    fn segments_at(&self, offset: u64) -> impl Iterator<Item = (u64, &Segment)> {
        let first = self.ends.partition_point(|end| *end <= offset);
        let ends = self.ends.get(first..).unwrap_or_default();
        let segments = self.segments.get(first..).unwrap_or_default();
        ends.iter().zip(segments).map(|(end, segment)| (end.saturating_sub(segment.len()), segment))
    }
}

impl ReadAt for Recipe {
    fn len(&self) -> u64 {
        self.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0;
        for (start, segment) in self.segments_at(offset) {
            let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) else { break };
            let at = offset.saturating_add(done as u64).saturating_sub(start);
            let left = usize::try_from(segment.len().saturating_sub(at)).unwrap_or(usize::MAX);
            let wanted = rest.len().min(left);
            let part = rest.get_mut(..wanted).unwrap_or_default();
            let got = match segment {
                Segment::Zeros(_) => {
                    part.fill(0);
                    wanted
                }
                Segment::Bytes(bytes) => {
                    let from = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                    super::copy_prefix(from, part)
                }
                Segment::Copy { from, range } => from.read_at(range.start.saturating_add(at), part)?,
            };
            done = done.saturating_add(got);
            if got < wanted {
                break;
            }
        }
        Ok(done)
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        let part = |(start, segment): (u64, &Segment)| {
            segment.part(range.start.saturating_sub(start)..range.end.saturating_sub(start))
        };
        let ended = |(start, _): &(u64, &Segment)| *start < range.end;
        Some(self.segments_at(range.start).take_while(ended).map(part).collect())
    }

    fn pool(&self) -> Option<Pool> {
        self.segments.iter().find_map(|segment| match segment {
            Segment::Copy { from, .. } => from.pool(),
            Segment::Bytes(_) | Segment::Zeros(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Recipe {
        let source = Source::from_bytes((0..100).collect::<Vec<u8>>());
        let mut recipe = Recipe::of(&source, 10..20);
        recipe.push(Segment::Zeros(3));
        recipe.push_bytes(vec![200, 201, 202]);
        recipe.append(&Recipe::of(&source, 90..95));
        recipe
    }

    #[test]
    fn reads_across_segments_at_every_offset_and_length() {
        let expected = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0, 0, 0, 200, 201, 202, 90, 91, 92, 93, 94];
        let source = sample().into_source();
        for start in 0..=expected.len() {
            for end in start..=expected.len() {
                assert_eq!(source.read_up_to(start as u64, end - start).unwrap(), expected[start..end]);
                assert_eq!(source.slice(start as u64..end as u64).read_up_to(0, 99).unwrap(), expected[start..end]);
                let resolved = Recipe::of(&source, start as u64..end as u64).resolve().into_source();
                assert_eq!(resolved.read_up_to(0, 99).unwrap(), expected[start..end]);
            }
        }
    }

    #[test]
    fn neighbours_merge() {
        let source = Source::from_bytes(vec![0; 100]);
        let mut recipe = Recipe::of(&source, 0..10);
        recipe.append(&Recipe::of(&source, 10..30));
        assert_eq!(recipe.segments().len(), 1);
        recipe.append(&Recipe::of(&source, 31..40));
        assert_eq!(recipe.segments().len(), 2);
        assert_eq!(recipe.len(), 39);
    }

    #[test]
    fn only_a_users_file_is_sliceable() {
        assert!(!sample().is_sliceable());
        let files = crate::source::Files::one("a.iso", Source::from_bytes(vec![1; 10]));
        let mut recipe = Recipe::of(&files.first().expect("cannot fail: one file was given").content.slice(2..8), 1..3);
        assert!(recipe.is_sliceable());
        assert_eq!(recipe.as_one_range(), Some((FileId(0), 3..5)));
        recipe.push_bytes(vec![0]);
        let source = recipe.into_source();
        assert_eq!([source.origin(1), source.origin(2)], [Some((FileId(0), 4)), None]);
    }
}

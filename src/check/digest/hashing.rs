//! Computes digests of several subjects. Data that several of them share, such as tracks and the file that contains
//! them, is read once.

use std::ops::Range;

use super::algorithm::Algorithm;
use super::feed::{DigestRange, Feed, bounds};
use super::running::Digest;
use super::subject::{Subject, SubjectKind};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::{FileId, Recipe, Source};

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// The digests of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// Kind of the subject.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// Digests in the requested order.
    pub digests: Vec<Digest>,
}

impl Hashed {
    /// The value of an algorithm, if that was computed.
    #[must_use]
    pub fn value(&self, algorithm: Algorithm) -> Option<&str> {
        self.digests.iter().find(|digest| digest.algorithm == algorithm).map(|digest| digest.value.as_str())
    }
}

/// Reads subjects and computes their digests. Progress is counted in bytes read.
pub struct Hashing {
    /// Sources of the remaining passes; the next one is at the end.
    sources: Vec<Source>,
    passes: Vec<Vec<DigestRange>>,
    feed: Feed,
    buffer: Vec<u8>,
    /// Number of bytes in the buffer.
    filled: usize,
    progress: Progress,
    hashed: Vec<Hashed>,
}

impl Hashing {
    /// Digests by all these algorithms of each of the subjects.
    #[must_use]
    pub fn new(subjects: &[Subject], algorithms: &[Algorithm]) -> Self {
        let mut sources: Vec<Source> = Vec::new();
        let mut passes: Vec<Vec<DigestRange>> = Vec::new();
        // The user's file that each source is, if ranges of it were put together.
        let mut files: Vec<Option<FileId>> = Vec::new();
        for (number, subject) in subjects.iter().enumerate() {
            let whole = Recipe::of(&subject.content, 0..subject.content.len());
            let (file, source, range) = match whole.as_one_range() {
                Some((file, range)) => (Some(file), leaf(&whole).unwrap_or_else(|| subject.content.clone()), range),
                None => (None, subject.content.clone(), 0..subject.content.len()),
            };
            let new = DigestRange { range, subjects: vec![number] };
            let known = files.iter().position(|known| file.is_some() && *known == file);
            match known.and_then(|pass| passes.get_mut(pass)) {
                Some(pass) => match pass.iter_mut().find(|known| known.range == new.range) {
                    Some(known) => known.subjects.push(number),
                    None => pass.push(new),
                },
                None => {
                    files.push(file);
                    sources.push(source);
                    passes.push(vec![new]);
                }
            }
        }
        sources.reverse();
        let empty = |subject: &Subject| Hashed {
            kind: subject.kind,
            name: subject.name.clone(),
            size: subject.content.len(),
            digests: Vec::new(),
        };
        let bytes = |pass: &Vec<DigestRange>| {
            let Range { start, end } = bounds(pass.iter());
            end.saturating_sub(start)
        };
        let total = passes.iter().map(bytes).fold(0, u64::saturating_add);
        Self {
            sources,
            feed: Feed::new(&passes, subjects.len(), algorithms),
            passes,
            buffer: vec![0; PIECE],
            filled: 0,
            progress: Progress { done: 0, total },
            hashed: subjects.iter().map(empty).collect(),
        }
    }

    /// Bytes that will be read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.progress.total
    }

    /// Bytes read so far.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// The ranges that each pass digests.
    #[must_use]
    pub fn passes(&self) -> &[Vec<DigestRange>] {
        &self.passes
    }

    /// What has not been read of the source of the current pass; `None` after the last.
    #[must_use]
    pub fn rest(&self) -> Option<(&Source, Range<u64>)> {
        self.sources.last().zip(self.feed.rest())
    }

    /// Reads the next piece; false after the last.
    ///
    /// # Errors
    /// If it cannot be read: a file that has become shorter has no digest.
    pub fn read(&mut self) -> Result<bool> {
        let Some((source, rest)) = self.sources.last().zip(self.feed.rest()) else { return Ok(false) };
        let length = rest.end.saturating_sub(rest.start);
        self.filled = usize::try_from(length).unwrap_or(PIECE).min(PIECE);
        let piece = self.buffer.get_mut(..self.filled).unwrap_or_default();
        if !piece.is_empty() {
            source.read_exact_at(rest.start, piece)?;
        }
        if length <= piece.len() as u64 {
            self.sources.pop();
        }
        self.progress.done = self.progress.done.saturating_add(piece.len() as u64);
        Ok(true)
    }

    /// The piece that was read last.
    #[must_use]
    pub fn piece(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// Digests the piece that was read last.
    pub fn digest(&mut self) {
        self.feed.add(self.buffer.get(..self.filled).unwrap_or_default());
    }

    /// The digests of each subject, once everything has been read and digested.
    #[must_use]
    pub fn finish(self) -> Vec<Hashed> {
        let mut hashed = self.hashed;
        hashed.iter_mut().zip(self.feed.finish()).for_each(|(hashed, digests)| hashed.digests = digests);
        hashed
    }
}

/// The user's file that a recipe of one range copies from.
fn leaf(recipe: &Recipe) -> Option<Source> {
    match recipe.resolve().segments() {
        [crate::source::Segment::Copy { from, .. }] => Some(from.clone()),
        _ => None,
    }
}

impl Job for Hashing {
    type Output = Vec<Hashed>;

    fn step(&mut self, budget: u64) -> Result<Step<Vec<Hashed>>> {
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            if !self.read()? {
                let done = std::mem::replace(self, Self::new(&[], &[]));
                return Ok(Step::Done(done.finish()));
            }
            self.digest();
        }
        Ok(Step::More(self.progress))
    }
}

#[cfg(test)]
mod tests {
    use super::super::running::Digests;
    use super::*;
    use crate::source::Files;

    fn subject(name: &str, content: Source) -> Subject {
        Subject { kind: SubjectKind::File, name: name.into(), content }
    }

    #[test]
    fn subjects_that_share_a_file_read_it_once() {
        let bytes: Vec<u8> = (0..5 * PIECE + 77).map(|at| (at % 251) as u8).collect();
        let files = Files::one("a.bin", Source::from_bytes(bytes.clone()));
        let whole = files.all()[0].content.clone();
        let cut = 3 * PIECE as u64 + 11;
        let subjects = [
            subject("a.bin", whole.clone()),
            subject("first", whole.slice(0..cut)),
            subject("second", whole.slice(cut..whole.len())),
            subject("again", whole.slice(0..whole.len())),
            subject("empty", whole.slice(5..5)),
            subject("made", Source::from_bytes(vec![7; 10])),
        ];
        let mut job = Hashing::new(&subjects, &[Algorithm::Sha256, Algorithm::Crc32]);
        assert_eq!(job.bytes(), bytes.len() as u64 + 10);
        let mut steps = 0;
        let hashed = loop {
            steps += 1;
            if let Step::Done(hashed) = job.step(1).unwrap() {
                break hashed;
            }
        };
        assert!(steps > 5);
        let expected = |bytes: &[u8]| {
            let mut digests = Digests::new(&[Algorithm::Sha256, Algorithm::Crc32]);
            digests.update(bytes);
            digests.finish()
        };
        let at = cut as usize;
        let parts = [&bytes, &bytes[..at], &bytes[at..], &bytes, &[], &[7; 10][..]];
        for (hashed, part) in hashed.iter().zip(parts) {
            assert_eq!((hashed.size, &hashed.digests), (part.len() as u64, &expected(part)), "{}", hashed.name);
        }
        assert_eq!(hashed.iter().map(|hashed| hashed.name.as_str()).collect::<Vec<_>>().len(), subjects.len());
    }

    #[test]
    fn pieces_digested_elsewhere_have_the_same_values() {
        let bytes: Vec<u8> = (0..3 * PIECE + 5).map(|at| (at % 253) as u8).collect();
        let files = Files::one("a.bin", Source::from_bytes(bytes));
        let whole = files.all()[0].content.clone();
        let subjects = [
            subject("first", whole.slice(7..PIECE as u64 + 9)),
            subject("empty", Source::from_bytes(Vec::new())),
            subject("second", whole.slice(PIECE as u64..whole.len())),
            subject("made", Source::from_bytes(vec![7; PIECE])),
        ];
        let mut hashing = Hashing::new(&subjects, &[Algorithm::Md5]);
        let mut feed = Feed::new(hashing.passes(), subjects.len(), &[Algorithm::Sha256, Algorithm::Blake3]);
        while hashing.read().unwrap() {
            feed.add(hashing.piece());
            hashing.digest();
        }
        let here = hashing.finish();
        let there = feed.finish();
        let all = [Algorithm::Md5, Algorithm::Sha256, Algorithm::Blake3];
        let expected = Hashing::new(&subjects, &all).run().unwrap();
        for ((here, there), expected) in here.iter().zip(&there).zip(&expected) {
            assert_eq!(there.len(), 2, "{}", expected.name);
            let together: Vec<Digest> = here.digests.iter().chain(there).cloned().collect();
            assert_eq!(together, expected.digests, "{}", expected.name);
        }
    }
}

//! Computes digests of several subjects. Data that several of them share, such as tracks and the file that contains
//! them, is read once.

use std::ops::Range;

use super::algorithm::Algorithm;
use super::running::{Digest, Digests};
use super::subject::{Subject, SubjectKind};
use crate::error::{Error, Result};
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

/// One reading of a source, which feeds the digests of some of its ranges.
struct Pass {
    /// The user's file that the source is, if ranges of it were put together.
    file: Option<FileId>,
    source: Source,
    ranges: Vec<RangeDigests>,
}

/// Digests of a range of a source.
struct RangeDigests {
    range: Range<u64>,
    digests: Option<Digests>,
    /// The subjects that consist of this range.
    subjects: Vec<usize>,
}

/// Reads subjects and computes their digests. Progress is counted in bytes read.
pub struct Hashing {
    /// Remaining passes; the next one is at the end.
    left: Vec<Pass>,
    /// Position in the current pass.
    at: u64,
    buffer: Vec<u8>,
    progress: Progress,
    hashed: Vec<Hashed>,
}

impl Hashing {
    /// Digests by all these algorithms of each of the subjects.
    #[must_use]
    pub fn new(subjects: &[Subject], algorithms: &[Algorithm]) -> Self {
        let mut left: Vec<Pass> = Vec::new();
        for (number, subject) in subjects.iter().enumerate() {
            let whole = Recipe::of(&subject.content, 0..subject.content.len());
            let (file, source, range) = match whole.as_one_range() {
                Some((file, range)) => (Some(file), leaf(&whole).unwrap_or_else(|| subject.content.clone()), range),
                None => (None, subject.content.clone(), 0..subject.content.len()),
            };
            let begin = |range| RangeDigests { range, digests: Some(Digests::new(algorithms)), subjects: vec![number] };
            match left.iter_mut().find(|pass| file.is_some() && pass.file == file) {
                Some(pass) => match pass.ranges.iter_mut().find(|known| known.range == range) {
                    Some(known) => known.subjects.push(number),
                    None => pass.ranges.push(begin(range)),
                },
                None => left.push(Pass { file, source, ranges: vec![begin(range)] }),
            }
        }
        left.reverse();
        let empty = |subject: &Subject| Hashed {
            kind: subject.kind,
            name: subject.name.clone(),
            size: subject.content.len(),
            digests: Vec::new(),
        };
        let total = left.iter().map(Pass::bytes).fold(0, u64::saturating_add);
        let at = left.last().map_or(0, Pass::start);
        Self {
            left,
            at,
            buffer: vec![0; PIECE],
            progress: Progress { done: 0, total },
            hashed: subjects.iter().map(empty).collect(),
        }
    }

    /// Bytes that will be read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.progress.total
    }

    /// Reads a piece of the current pass; false after the last.
    fn piece(&mut self) -> Result<bool> {
        let Some(pass) = self.left.last_mut() else { return Ok(false) };
        let end = pass.end();
        let length = usize::try_from(end.saturating_sub(self.at)).unwrap_or(PIECE).min(PIECE);
        let piece = self.buffer.get_mut(..length).unwrap_or_default();
        if length > 0 {
            // A file that has become shorter has no digest.
            pass.source.read_exact_at(self.at, piece)?;
        }
        let until = self.at.saturating_add(piece.len() as u64);
        for range in &mut pass.ranges {
            let index = |at: u64| usize::try_from(at.clamp(self.at, until).saturating_sub(self.at)).unwrap_or(0);
            let part = piece.get(index(range.range.start)..index(range.range.end)).unwrap_or_default();
            if let Some(digests) = range.digests.as_mut().filter(|_| !part.is_empty()) {
                digests.update(part);
            }
        }
        self.progress.done = self.progress.done.saturating_add(piece.len() as u64);
        self.at = until;
        if until >= end {
            let pass = self.left.pop();
            self.finish(pass.ok_or(Error::Io(std::io::ErrorKind::UnexpectedEof.into()))?);
            self.at = self.left.last().map_or(0, Pass::start);
        }
        Ok(true)
    }

    fn finish(&mut self, pass: Pass) {
        for range in pass.ranges {
            let digests = range.digests.map(Digests::finish).unwrap_or_default();
            for subject in range.subjects {
                if let Some(hashed) = self.hashed.get_mut(subject) {
                    hashed.digests.clone_from(&digests);
                }
            }
        }
    }
}

impl Pass {
    fn start(&self) -> u64 {
        self.ranges.iter().map(|range| range.range.start).min().unwrap_or(0)
    }

    fn end(&self) -> u64 {
        self.ranges.iter().map(|range| range.range.end).max().unwrap_or(0)
    }

    fn bytes(&self) -> u64 {
        self.end().saturating_sub(self.start())
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
            if !self.piece()? {
                return Ok(Step::Done(std::mem::take(&mut self.hashed)));
            }
        }
        Ok(Step::More(self.progress))
    }
}

#[cfg(test)]
mod tests {
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
}

//! Random access: all input is read from a [`Source`], and all output is described by a [`Recipe`].

mod blocks;
mod cache;
mod files;
mod packed;
mod pool;
mod recipe;
mod renamed;
mod restart;
mod segment;
mod shelf;
mod striped;
mod swapped;
mod text_file;

use std::io;
use std::ops::Range;
use std::rc::Rc;

use zerocopy::FromBytes;

use crate::error::Result;

pub use blocks::{Blocks, Decoder};
pub use discern_codec::Method;
pub use files::{Files, NamedFile, Series};
pub use packed::{AwaitedBlock, PackedBlock};
pub use pool::{EntryShare, FileId, Held, Holder, Pool};
pub use recipe::{Output, Recipe};
pub use renamed::Partner;
pub use restart::RestartPoints;
pub use segment::Segment;
pub use shelf::{Beginning, Shelf, ShelfFile};
pub use striped::striped;
pub use swapped::swapped;
pub use text_file::{Statement, TextFile};

/// Bytes that can be read at any offset. Offsets are `u64` everywhere: the browser's `usize` has 32 bits.
pub trait ReadAt {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// True if there is nothing to read.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `buf` from `offset` on, and returns the number of bytes read, which is smaller than `buf` only at the end.
    ///
    /// # Errors
    /// The errors of the file below. Reading past the end is no error, but returns fewer bytes.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;

    /// Reads like [`ReadAt::read_at`], for bytes whose neighbors will not be needed: a cache reads no more than these.
    ///
    /// # Errors
    /// The errors of [`ReadAt::read_at`].
    fn sample_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.read_at(offset, buf)
    }

    /// Describes a range as segments of the sources below; `None` for a leaf.
    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        let _ = range;
        None
    }

    /// The user's file that this leaf is, if it is one.
    fn file(&self) -> Option<FileId> {
        None
    }

    /// The pool of the session of the files below; `None` if there are none.
    fn pool(&self) -> Option<Pool> {
        None
    }

    /// The number under which blocks of this leaf are cached, if they are.
    fn holder(&self) -> Option<Holder> {
        None
    }

    /// Adds the packed blocks of a range to `found`; false if this is none that unpacks any itself.
    fn await_blocks(&self, range: Range<u64>, found: &mut Vec<AwaitedBlock>) -> bool {
        let _ = (range, found);
        false
    }
}

/// A shared handle to readable content. `Rc`, since sources live in the worker's one thread; `dyn`, since the chain
/// from a file inside an image down to the user's file is deep, and each call moves kilobytes.
#[derive(Clone)]
pub struct Source(Rc<dyn ReadAt>);

impl Source {
    /// Wraps anything readable.
    pub fn new(inner: impl ReadAt + 'static) -> Self {
        Self(Rc::new(inner))
    }

    /// Makes a source of bytes in memory.
    pub fn from_bytes(bytes: impl Into<Rc<[u8]>>) -> Self {
        Self::new(Memory(bytes.into()))
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.0.len()
    }

    /// True if there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads bytes: see [`ReadAt::read_at`].
    ///
    /// # Errors
    /// The errors of [`ReadAt::read_at`].
    pub fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(offset, buf)
    }

    /// Reads single bytes: see [`ReadAt::sample_at`]. For a view of other sources, use its leaves: [`Recipe::resolve`].
    ///
    /// # Errors
    /// The errors of [`ReadAt::read_at`].
    pub fn sample_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.sample_at(offset, buf)
    }

    /// Fills `buf` completely.
    ///
    /// # Errors
    /// `UnexpectedEof` if the source ends first.
    pub fn read_exact_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()> {
        match self.read_at(offset, buf)? {
            got if got == buf.len() => Ok(()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Reads `len` bytes, or as many as there are. The caller has bounded `len`.
    ///
    /// # Errors
    /// The errors of [`ReadAt::read_at`].
    pub fn read_up_to(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        let left = usize::try_from(self.len().saturating_sub(offset)).unwrap_or(usize::MAX);
        let mut bytes = vec![0; len.min(left)];
        let got = self.read_at(offset, &mut bytes)?;
        bytes.truncate(got);
        Ok(bytes)
    }

    /// Reads one on-disk structure.
    ///
    /// # Errors
    /// `UnexpectedEof` if the source ends inside it.
    pub fn read_struct<T: FromBytes>(&self, offset: u64) -> io::Result<T> {
        let bytes = self.read_up_to(offset, size_of::<T>())?;
        T::read_from_bytes(&bytes).map_err(|_| io::ErrorKind::UnexpectedEof.into())
    }

    /// Takes a part of this source as a source; the range is clipped to its length.
    #[must_use]
    pub fn slice(&self, range: Range<u64>) -> Self {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        if start == 0 && end == self.len() {
            return self.clone();
        }
        Self::new(Slice { from: self.clone(), range: start..end })
    }

    /// Describes a range by the sources below: see [`ReadAt::below`].
    #[must_use]
    pub fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        self.0.below(range)
    }

    /// The user's file that this is: see [`ReadAt::file`].
    #[must_use]
    pub fn file(&self) -> Option<FileId> {
        self.0.file()
    }

    /// The session's pool: see [`ReadAt::pool`].
    #[must_use]
    pub fn pool(&self) -> Option<Pool> {
        self.0.pool()
    }

    /// Has the session's shelf opened before this is unpacked to so many bytes: see [`Shelf::ask`].
    ///
    /// # Errors
    /// [`Error::Needs`](crate::error::Error::Needs) if the shelf has to be opened first.
    pub fn ask_shelf(&self, len: u64) -> Result<()> {
        self.pool().map_or(Ok(()), |pool| pool.shelf().ask(len))
    }

    /// The number of the cached blocks of this leaf: see [`ReadAt::holder`].
    #[must_use]
    pub fn holder(&self) -> Option<Holder> {
        self.0.holder()
    }

    /// The byte of the user's file that `offset` resolves to; `offset` itself if there is none.
    #[must_use]
    pub fn absolute(&self, offset: u64) -> u64 {
        self.step_down(offset).map_or(offset, |(below, offset)| below.absolute(offset))
    }

    /// The user's file and the offset in it that the byte at `offset` comes from; `None` for generated bytes.
    #[must_use]
    pub fn origin(&self, offset: u64) -> Option<(FileId, u64)> {
        match self.step_down(offset) {
            Some((below, offset)) => below.origin(offset),
            None => Some((self.file()?, offset)),
        }
    }

    /// The source that the byte at `offset` is copied from, and the offset in that source.
    fn step_down(&self, offset: u64) -> Option<(Self, u64)> {
        match self.below(offset..offset.checked_add(1)?)?.into_iter().next()? {
            Segment::Copy { from, range } => Some((from, range.start)),
            Segment::Bytes(_) | Segment::Zeros(_) => None,
        }
    }

    /// True if both are handles to the same content.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Source of {} bytes", self.len())
    }
}

struct Memory(Rc<[u8]>);

impl ReadAt for Memory {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|start| self.0.get(start..)).unwrap_or_default();
        Ok(copy_prefix(rest, buf))
    }
}

struct Slice {
    from: Source,
    range: Range<u64>,
}

impl Slice {
    fn outer(&self, range: Range<u64>) -> Range<u64> {
        let place = |offset: u64| self.range.start.saturating_add(offset).min(self.range.end);
        place(range.start)..place(range.end)
    }
}

impl ReadAt for Slice {
    fn len(&self) -> u64 {
        self.range.end.saturating_sub(self.range.start)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let outer = self.outer(offset..self.len());
        let left = usize::try_from(outer.end.saturating_sub(outer.start)).unwrap_or(usize::MAX);
        let wanted = buf.len().min(left);
        self.from.read_at(outer.start, buf.get_mut(..wanted).unwrap_or_default())
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        Some(vec![Segment::Copy { from: self.from.clone(), range: self.outer(range) }])
    }

    fn pool(&self) -> Option<Pool> {
        self.from.pool()
    }
}

/// Copies as much of `from` as fits, and returns the number of bytes copied.
pub(crate) fn copy_prefix(from: &[u8], to: &mut [u8]) -> usize {
    let len = from.len().min(to.len());
    if let (Some(from), Some(to)) = (from.get(..len), to.get_mut(..len)) {
        to.copy_from_slice(from);
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_of_slices_resolve_to_one_range() {
        let whole = Source::from_bytes((0..=255).collect::<Vec<u8>>());
        let inner = whole.slice(10..200).slice(5..100);
        assert_eq!(inner.len(), 95);
        assert_eq!(inner.read_up_to(0, 3).unwrap(), [15, 16, 17]);
        assert_eq!(inner.read_up_to(90, 100).unwrap(), [105, 106, 107, 108, 109]);
        assert_eq!(inner.absolute(7), 22);
        assert_eq!(inner.read_up_to(95, 1).unwrap(), []);
        assert_eq!(inner.read_up_to(u64::MAX, 1).unwrap(), []);
    }

    #[test]
    fn a_range_past_the_end_is_cut() {
        let whole = Source::from_bytes(vec![0; 10]);
        assert_eq!(whole.slice(8..20).len(), 2);
        assert_eq!(whole.slice(20..30).len(), 0);
        assert!(whole.read_struct::<[u8; 11]>(0).is_err());
    }
}

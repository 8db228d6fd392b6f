//! Leaves that count reads, return few bytes at a time, fail, or panic.

use std::cell::{Cell, RefCell};
use std::io;
use std::ops::Range;
use std::rc::Rc;

use discern::container::chd;
use discern::source::{Method, ReadAt, Source};

/// Unpacks the packed blocks of some content before it is read, as other workers do. Returns the number of their bytes.
pub(crate) fn unpack_ahead(content: &Source) -> usize {
    let blocks = content.awaited(0..content.len());
    for block in &blocks {
        let (packed, mut bytes) = (block.read().unwrap(), vec![0; block.unpacked_len()]);
        let made = match block.method() {
            Method::Codec(codec) => codec.unpack(&packed, &mut bytes),
            Method::Hunk(tag) => chd::unpack_hunk(tag, &packed, &mut bytes),
        };
        bytes.truncate(made.unwrap_or_else(|error| panic!("{:?}: {error}", block.method())));
        block.give(bytes);
    }
    blocks.iter().map(|block| block.unpacked_len()).sum()
}

/// Records every read.
pub(crate) struct CountingSource {
    inner: Source,
    reads: Rc<RefCell<Vec<Range<u64>>>>,
}

/// The reads of a [`CountingSource`].
#[derive(Clone)]
pub(crate) struct Reads(Rc<RefCell<Vec<Range<u64>>>>);

impl CountingSource {
    /// Makes a leaf over `inner`, and a handle to its recorded reads.
    pub(crate) fn over(inner: Source) -> (Source, Reads) {
        let reads = Rc::new(RefCell::new(Vec::new()));
        (Source::new(Self { inner, reads: reads.clone() }), Reads(reads))
    }
}

impl Reads {
    /// Calls so far.
    pub(crate) fn calls(&self) -> usize {
        self.0.borrow().len()
    }

    /// Bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.0.borrow().iter().map(|read| read.end - read.start).sum()
    }

    /// Every read.
    pub(crate) fn ranges(&self) -> Vec<Range<u64>> {
        self.0.borrow().clone()
    }

    /// Forgets the reads so far.
    pub(crate) fn reset(&self) {
        self.0.borrow_mut().clear();
    }
}

impl ReadAt for CountingSource {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read_at(offset, buf)?;
        self.reads.borrow_mut().push(offset..offset + got as u64);
        Ok(got)
    }
}

/// Splits every read into reads of one byte.
pub(crate) struct OneByteSource(pub(crate) Source);

impl ReadAt for OneByteSource {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0;
        for (at, byte) in (offset..).zip(buf.chunks_mut(1)) {
            match self.0.read_at(at, byte)? {
                0 => break,
                got => done += got,
            }
        }
        Ok(done)
    }
}

/// Fails from a given read on, like a deleted file.
pub(crate) struct FailingSource {
    inner: Source,
    left: Cell<u32>,
}

impl FailingSource {
    /// Makes a leaf over `inner` that fails after `reads` reads.
    pub(crate) fn after(reads: u32, inner: Source) -> Source {
        Source::new(Self { inner, left: Cell::new(reads) })
    }
}

impl ReadAt for FailingSource {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get().checked_sub(1).ok_or(io::ErrorKind::NotFound)?;
        self.left.set(left);
        self.inner.read_at(offset, buf)
    }
}

/// Panics after more reads than anything but an endless loop needs, so that such a loop fails on any machine, slow or
/// fast.
pub(crate) struct LimitedSource {
    inner: Source,
    name: String,
    left: Cell<u32>,
}

impl LimitedSource {
    /// Makes a leaf over `inner` that can be read `reads` times; the panic names `name`.
    pub(crate) fn over(inner: Source, reads: u32, name: &str) -> Source {
        Source::new(Self { inner, name: name.to_owned(), left: Cell::new(reads) })
    }
}

impl ReadAt for LimitedSource {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.unwrap_or_else(|| panic!("{}: reads endlessly", self.name)));
        self.inner.read_at(offset, buf)
    }
}

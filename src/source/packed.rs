//! Packed blocks that another worker can unpack before they are read.

use std::io;
use std::ops::Range;

use discern_codec::Method;

use super::pool::{Holder, Pool};
use super::{Recipe, Segment, Source};

/// A packed block.
pub struct PackedBlock {
    bytes: Recipe,
    method: Method,
    check: Option<Check>,
}

/// Whether these are the bytes that were packed.
type Check = Box<dyn Fn(&[u8]) -> bool>;

impl PackedBlock {
    /// A block that is stored like this.
    #[must_use]
    pub fn new(bytes: Recipe, method: Method) -> Self {
        Self { bytes, method, check: None }
    }

    /// Bytes that it takes.
    pub(super) fn len(&self) -> u64 {
        self.bytes.len()
    }

    /// The block with a check of what it unpacks to.
    #[must_use]
    pub fn checked_by(self, check: impl Fn(&[u8]) -> bool + 'static) -> Self {
        Self { check: Some(Box::new(check)), ..self }
    }
}

/// A packed block that will be read.
pub struct AwaitedBlock {
    pub(super) packed: PackedBlock,
    pub(super) pool: Pool,
    pub(super) holder: Holder,
    pub(super) number: u64,
    /// Bytes that it unpacks to.
    pub(super) len: usize,
}

impl AwaitedBlock {
    /// What distinguishes it from other blocks of the session.
    #[must_use]
    pub const fn id(&self) -> (Holder, u64) {
        (self.holder, self.number)
    }

    /// Whether both are the same block.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.pool.is_same(&other.pool) && self.id() == other.id()
    }

    /// How it is packed.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.packed.method
    }

    /// Bytes that it unpacks to.
    #[must_use]
    pub const fn unpacked_len(&self) -> usize {
        self.len
    }

    /// Reads its packed bytes.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let source = self.packed.bytes.clone().into_source();
        let mut bytes = vec![0; usize::try_from(source.len()).unwrap_or(usize::MAX)];
        source.read_exact_at(0, &mut bytes).map(|()| bytes)
    }

    /// Keeps what it was unpacked to for whoever reads it first, unless that is wrong: then they unpack it themselves,
    /// and learn what is wrong with it.
    pub fn give(&self, bytes: Vec<u8>) {
        if bytes.len() == self.len && self.packed.check.as_ref().is_none_or(|is_right| is_right(&bytes)) {
            self.pool.give(self.id(), bytes);
        }
    }
}

impl Source {
    /// Packed blocks that a read of a range would unpack, in the order of their first bytes. A block that content above
    /// it reads in parts, such as sectors, is there once for each part. [`Pool::forget_given`] has to follow once nothing
    /// more is read.
    #[must_use]
    pub fn awaited(&self, range: Range<u64>) -> Vec<AwaitedBlock> {
        let mut found = Vec::new();
        self.await_blocks(range, &mut found);
        found
    }

    /// Adds the blocks of a range.
    pub(super) fn await_blocks(&self, range: Range<u64>, found: &mut Vec<AwaitedBlock>) {
        if self.0.await_blocks(range.clone(), found) {
            return;
        }
        for segment in self.below(range).unwrap_or_default() {
            if let Segment::Copy { from, range } = segment {
                from.await_blocks(range, found);
            }
        }
    }
}

//! Checksums that a container carries of its content and of itself, to be compared when somebody asks.

use std::fmt;
use std::io;
use std::ops::Range;
use std::rc::Rc;

use crate::source::{Recipe, Source};

/// The value that a checksum should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarriedValue {
    /// MD5 (RFC 1321).
    Md5([u8; 16]),
    /// SHA-1 (FIPS 180-4).
    Sha1([u8; 20]),
    /// CRC-32 as in ZIP.
    Crc32(u32),
    /// Adler-32 (RFC 1950).
    Adler32(u32),
}

/// A checksum.
#[derive(Debug, Clone)]
pub struct CarriedSum {
    /// What it is of, as in "the data".
    pub of: String,
    /// Its value.
    pub value: CarriedValue,
    /// The bytes that it covers.
    pub over: Recipe,
}

/// Blocks that are stored with an Adler-32 each. There may be millions, so that they are not listed.
pub trait BlockSums {
    /// Number of blocks.
    fn count(&self) -> u64;

    /// A block by its number: the file and the range of it that its checksum covers, and the checksum. `None` if it is
    /// stored in another way, which has its own.
    ///
    /// # Errors
    /// If the checksum cannot be read.
    fn block(&self, number: u64) -> io::Result<Option<(Source, Range<u64>, u32)>>;
}

/// The checksums of a container.
#[derive(Clone)]
pub struct Carried {
    /// Stable name of their kind, as in `chd`.
    pub kind: &'static str,
    /// What they are, for the user.
    pub name: &'static str,
    /// Checksums of ranges; those of the same range are neighbors.
    pub sums: Vec<CarriedSum>,
    /// Checksums of stored blocks.
    pub blocks: Option<Rc<dyn BlockSums>>,
}

impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Carried").field("kind", &self.kind).field("sums", &self.sums).finish_non_exhaustive()
    }
}

impl Carried {
    /// Number of bytes that a check reads, but for those of the blocks.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let mut bytes = 0_u64;
        for (before, sum) in std::iter::once(None).chain(self.sums.iter().map(Some)).zip(&self.sums) {
            if before.is_none_or(|before| !before.over.is_same(&sum.over)) {
                bytes = bytes.saturating_add(sum.over.len());
            }
        }
        bytes
    }
}

//! Checksums that a container carries of its content and of itself, compared on request.

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
    /// The covered data, such as "the data".
    pub of: String,
    /// Its value.
    pub value: CarriedValue,
    /// The covered bytes.
    pub over: Recipe,
}

/// Blocks stored with an Adler-32 each. There may be millions, so they aren't listed.
pub trait BlockSums {
    /// Number of blocks.
    fn count(&self) -> u64;

    /// A block by its number: the file, the range that its checksum covers, and the checksum. `None` if the block is
    /// stored in another way, with a checksum of its own.
    ///
    /// # Errors
    /// If the checksum cannot be read.
    fn block(&self, number: u64) -> io::Result<Option<(Source, Range<u64>, u32)>>;
}

/// The checksums of a container.
#[derive(Clone)]
pub struct Carried {
    /// Stable name of their type, such as `chd`.
    pub kind: &'static str,
    /// Description for the user.
    pub name: &'static str,
    /// Checksums of ranges; those of the same range are adjacent.
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
    /// Number of bytes that a check reads, without the blocks.
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

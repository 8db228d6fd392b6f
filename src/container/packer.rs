//! Packs a content while it is written.

use super::{Target, TargetOptions};
use crate::error::{Error, Result};
use crate::source::Source;

/// Makes a packed file piece by piece. Each piece is unpacked again and compared before it is returned.
pub trait Packer {
    /// The next bytes of the file, empty while data is read that must be known in advance; `None` at the end.
    ///
    /// # Errors
    /// If the content cannot be read, or ends early because it has changed.
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>>;

    /// Number of content bytes processed.
    fn done(&self) -> u64;
}

/// Starts packing a content.
pub type Pack = fn(Source, &TargetOptions) -> Result<Box<dyn Packer>>;

/// A packed format.
pub struct PackedTarget {
    /// The format; its [`Target::write`] returns the content to pack.
    pub target: Target,
    /// Packs that content.
    pub pack: Pack,
}

/// The content of a packer and its progress: the content is read in blocks, once or twice.
pub(super) struct Blocks {
    pub(super) content: Source,
    /// Size of a block, in bytes.
    block: u64,
    at: u64,
    /// Number of bytes read in completed passes.
    passed: u64,
    /// Number of passes.
    passes: u64,
}

impl Blocks {
    pub(super) const fn new(content: Source, block: u64, passes: u64) -> Self {
        Self { content, block, at: 0, passed: 0, passes }
    }

    /// The next block; the last one may be shorter. `None` after it.
    pub(super) fn next_block(&mut self) -> Result<Option<Vec<u8>>> {
        let len = self.content.len().saturating_sub(self.at).min(self.block);
        if len == 0 {
            return Ok(None);
        }
        let mut bytes = vec![0; usize::try_from(len).map_err(|_| Error::OverLimit("bytes of a block"))?];
        self.content.read_exact_at(self.at, &mut bytes)?;
        self.at = self.at.saturating_add(len);
        Ok(Some(bytes))
    }

    /// Whether everything has been read.
    pub(super) fn is_over(&self) -> bool {
        self.at >= self.content.len()
    }

    /// Starts over.
    pub(super) const fn rewind(&mut self) {
        self.passed = self.passed.saturating_add(self.at);
        self.at = 0;
    }

    /// Number of content bytes processed, if each pass counts the same.
    pub(super) fn done(&self) -> u64 {
        self.passed.saturating_add(self.at).checked_div(self.passes).unwrap_or(0)
    }
}

//! Packs a content while it is written.

use super::{Target, TargetOptions};
use crate::error::{Error, Result};
use crate::source::Source;

/// Makes a packed file a piece at a time. What it packs is unpacked again and compared before it is handed out.
pub trait Packer {
    /// The next bytes of the file, empty while something is read that must be known in advance; `None` at the end.
    ///
    /// # Errors
    /// If the content cannot be read, or ends early because it has changed.
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>>;

    /// Bytes of the content that are done.
    fn done(&self) -> u64;
}

/// Begins to pack a content.
pub type Pack = fn(Source, &TargetOptions) -> Result<Box<dyn Packer>>;

/// A format of packed files.
pub struct PackedTarget {
    /// The format; its [`Target::write`] gives the content.
    pub target: Target,
    /// Packs that content.
    pub pack: Pack,
}

/// The content of a packer and how far it has come: read in blocks, once or twice.
pub(super) struct Blocks {
    pub(super) content: Source,
    /// Bytes of a block.
    block: u64,
    at: u64,
    /// Bytes read in passes that are over.
    passed: u64,
    /// Number of passes.
    passes: u64,
}

impl Blocks {
    pub(super) const fn new(content: Source, block: u64, passes: u64) -> Self {
        Self { content, block, at: 0, passed: 0, passes }
    }

    /// The next block, of which the last may be shorter; `None` behind it.
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

    /// Whether all is read.
    pub(super) fn is_over(&self) -> bool {
        self.at >= self.content.len()
    }

    /// Starts over.
    pub(super) const fn rewind(&mut self) {
        self.passed = self.passed.saturating_add(self.at);
        self.at = 0;
    }

    /// Bytes of the content that are done, if each pass counts the same.
    pub(super) fn done(&self) -> u64 {
        self.passed.saturating_add(self.at).checked_div(self.passes).unwrap_or(0)
    }
}

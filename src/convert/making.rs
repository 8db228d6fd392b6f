//! The bytes of a file on their way out, hashed as they go.

use sha2::{Digest, Sha256};

use super::plan::{Content, Planned};
use crate::error::{Error, Result};
use crate::source::Source;

/// Bytes made at once: a browser pays a millisecond for each call, and stopping must be soon.
const PIECE: u64 = 4 << 20;

/// A file that is being written.
pub struct Making {
    content: Source,
    at: u64,
    buffer: Vec<u8>,
    hash: Sha256,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Bytes.
    pub size: u64,
    /// SHA-256 of them all.
    pub sha256: [u8; 32],
}

impl Made {
    /// The hash in hexadecimal digits.
    #[must_use]
    pub fn digits(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Making {
    /// Begins.
    ///
    /// # Errors
    /// Where what must be known first cannot be read.
    pub fn new(file: &Planned) -> Result<Self> {
        let Content::Plain(recipe) = &file.content;
        Ok(Self { content: recipe.clone().into_source(), at: 0, buffer: Vec::new(), hash: Sha256::new() })
    }

    /// The next bytes, at most `most`; `None` after the last.
    ///
    /// # Errors
    /// Where the source cannot be read, or ends before it should: it was changed meanwhile.
    pub fn next_piece(&mut self, most: u64) -> Result<Option<&[u8]>> {
        let left = self.content.len().saturating_sub(self.at);
        if left == 0 {
            return Ok(None);
        }
        let len = usize::try_from(left.min(most.clamp(1, PIECE))).unwrap_or(usize::MAX);
        self.buffer.resize(len, 0);
        self.content.read_exact_at(self.at, &mut self.buffer).map_err(Error::Io)?;
        self.hash.update(&self.buffer);
        self.at = self.at.saturating_add(len as u64);
        Ok(Some(&self.buffer))
    }

    /// Bytes that have come out.
    #[must_use]
    pub const fn done(&self) -> u64 {
        self.at
    }

    /// What came out.
    #[must_use]
    pub fn finish(self) -> Made {
        Made { size: self.at, sha256: self.hash.finalize().into() }
    }
}

//! A source as a reader, from a place on.

use std::io::{self, Read};

use crate::source::Source;

/// Bytes read at once.
const PIECE: usize = 64 << 10;

/// Reads a source from its start to its end.
#[derive(Clone)]
pub(super) struct SourceReader {
    source: Source,
    at: u64,
    piece: Vec<u8>,
    used: usize,
}

impl SourceReader {
    /// At a byte of a source.
    pub(super) fn at(source: &Source, at: u64) -> Self {
        Self { source: source.clone(), at, piece: Vec::new(), used: 0 }
    }

    /// The next bytes, some at least unless the source has ended.
    pub(super) fn ahead(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.piece.len() {
            self.piece = self.source.read_up_to(self.at, PIECE)?;
            self.at = self.at.saturating_add(self.piece.len() as u64);
            self.used = 0;
        }
        Ok(self.piece.get(self.used..).unwrap_or_default())
    }

    /// Passes over bytes that were looked at.
    pub(super) fn pass(&mut self, count: usize) {
        self.used = self.used.saturating_add(count);
    }

    /// The byte of the source that is read next.
    pub(super) fn place(&self) -> u64 {
        self.at.saturating_sub(self.piece.len().saturating_sub(self.used) as u64)
    }

    /// The next bytes of a fixed number, without passing over them; `None` where the source ends before.
    pub(super) fn peek<const LEN: usize>(&self) -> io::Result<Option<[u8; LEN]>> {
        Ok(self.source.read_up_to(self.place(), LEN)?.first_chunk().copied())
    }

    /// Goes on at another byte.
    pub(super) fn seek(&mut self, at: u64) {
        *self = Self::at(&self.source, at);
    }
}

impl Read for SourceReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let copied = crate::source::copy_prefix(self.ahead()?, out);
        self.pass(copied);
        Ok(copied)
    }
}

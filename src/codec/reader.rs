//! A reader of a source from an offset on.

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
    /// Starts at an offset of a source.
    pub(super) fn at(source: &Source, at: u64) -> Self {
        Self { source: source.clone(), at, piece: Vec::new(), used: 0 }
    }

    /// The next bytes; empty only at the end of the source.
    pub(super) fn ahead(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.piece.len() {
            self.piece = self.source.read_up_to(self.at, PIECE)?;
            self.at = self.at.saturating_add(self.piece.len() as u64);
            self.used = 0;
        }
        Ok(self.piece.get(self.used..).unwrap_or_default())
    }

    /// Consumes bytes.
    pub(super) fn pass(&mut self, count: usize) {
        self.used = self.used.saturating_add(count);
    }

    /// Skips bytes, without reading those that follow the current piece.
    pub(super) fn skip(&mut self, count: u64) {
        let left = self.piece.len().saturating_sub(self.used);
        match usize::try_from(count) {
            Ok(count) if count <= left => self.pass(count),
            _ => self.seek(self.place().saturating_add(count)),
        }
    }

    /// Offset of the next byte to read.
    pub(super) fn place(&self) -> u64 {
        self.at.saturating_sub(self.piece.len().saturating_sub(self.used) as u64)
    }

    /// Peeks at a fixed number of bytes; `None` if the source ends before.
    pub(super) fn peek<const LEN: usize>(&self) -> io::Result<Option<[u8; LEN]>> {
        Ok(self.source.read_up_to(self.place(), LEN)?.first_chunk().copied())
    }

    /// Continues at another offset.
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

//! The bytes of a file on their way out, hashed as they go.

use sha2::{Digest, Sha256};

use super::flac::Encoder;
use super::plan::{Content, Planned};
use crate::audio::AudioFile;
use crate::bytes::crc::Crc32;
use crate::bytes::hex;
use crate::error::Result;
use crate::source::Source;

/// Bytes made at once: a browser pays a millisecond for each call, and stopping must be soon.
const PIECE: u64 = 4 << 20;

/// A file that is being written.
pub struct Making {
    work: Work,
    buffer: Vec<u8>,
    done: u64,
    hashing: Hashing,
}

/// Bytes counted and hashed as they go by.
#[derive(Debug, Clone, Default)]
pub struct Hashing {
    size: u64,
    hash: Sha256,
    /// Only where it is wanted: with the instructions of a browser it takes a seventh of the time of the other.
    crc_32: Option<Crc32>,
}

enum Work {
    Plain(Source),
    Flac(Box<Encoder>),
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Bytes.
    pub size: u64,
    /// CRC-32 of them all, where an archive is to have it: [`Making::for_archive`].
    pub crc_32: Option<u32>,
    /// SHA-256 of them all.
    pub sha256: [u8; 32],
}

impl Made {
    /// The hash in hexadecimal digits.
    #[must_use]
    pub fn digits(&self) -> String {
        hex::digits(&self.sha256)
    }
}

impl Making {
    /// Begins.
    ///
    /// # Errors
    /// Where what must be known first cannot be read.
    pub fn new(file: &Planned) -> Result<Self> {
        let work = match &file.content {
            Content::Plain(recipe) => Work::Plain(recipe.clone().into_source()),
            Content::Flac { wave, tags } => {
                let whole = wave.clone().into_source();
                let samples = AudioFile::open(&whole).and_then(|sound| sound.samples).unwrap_or(whole);
                Work::Flac(Box::new(Encoder::new(samples, tags.clone())?))
            }
        };
        Ok(Self { work, buffer: Vec::new(), done: 0, hashing: Hashing::default() })
    }

    /// The same, with the CRC-32 that an archive has of it.
    #[must_use]
    pub fn for_archive(mut self) -> Self {
        self.hashing.crc_32 = Some(Crc32::new());
        self
    }

    /// The next bytes, hashed: at most `most` where they are only copied, and none while something is read that must be known
    /// first; `None` after the last.
    ///
    /// # Errors
    /// Where the source cannot be read, or ends before it should: it was changed meanwhile.
    pub fn next_piece(&mut self, most: u64) -> Result<Option<&[u8]>> {
        let buffer = std::mem::take(&mut self.buffer);
        match self.take_piece(most, buffer)? {
            None => Ok(None),
            Some(bytes) => {
                self.hashing.update(&bytes);
                self.buffer = bytes;
                Ok(Some(&self.buffer))
            }
        }
    }

    /// The same in a buffer of the caller's, not hashed: for those who have another thread hash.
    ///
    /// # Errors
    /// As there.
    pub fn take_piece(&mut self, most: u64, mut buffer: Vec<u8>) -> Result<Option<Vec<u8>>> {
        match &mut self.work {
            Work::Plain(content) => {
                let left = content.len().saturating_sub(self.done);
                if left == 0 {
                    return Ok(None);
                }
                let len = usize::try_from(left.min(most.clamp(1, PIECE))).unwrap_or(usize::MAX);
                buffer.resize(len, 0);
                content.read_exact_at(self.done, &mut buffer)?;
            }
            Work::Flac(encoder) => match encoder.next_piece()? {
                Some(bytes) => buffer = bytes,
                None => return Ok(None),
            },
        }
        self.done = self.done.saturating_add(buffer.len() as u64);
        Ok(Some(buffer))
    }

    /// Bytes of [`Planned::len`] that are done: of a file that is encoded those of its sound, whatever has come out.
    #[must_use]
    pub fn done(&self) -> u64 {
        match &self.work {
            Work::Plain(_) => self.done,
            Work::Flac(encoder) => encoder.done(),
        }
    }

    /// What came out of [`Self::next_piece`].
    #[must_use]
    pub fn finish(self) -> Made {
        self.hashing.finish()
    }
}

impl Hashing {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        if let Some(crc_32) = &mut self.crc_32 {
            crc_32.update(bytes);
        }
        self.size = self.size.saturating_add(bytes.len() as u64);
    }

    /// What they were.
    #[must_use]
    pub fn finish(self) -> Made {
        let crc_32 = self.crc_32.map(Crc32::finalize);
        Made { size: self.size, crc_32, sha256: self.hash.finalize().into() }
    }
}

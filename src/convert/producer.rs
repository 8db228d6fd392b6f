//! Produces the bytes of a file and hashes them.

use sha2::{Digest, Sha256};

use super::flac::Encoder;
use super::plan::{Content, Planned};
use crate::audio::AudioFile;
use crate::bytes::crc::Crc32;
use crate::bytes::hex;
use crate::container::Packer;
use crate::error::Result;
use crate::source::Source;

/// Bytes produced at once: each call costs a millisecond in a browser, and canceling must not take long.
const PIECE: u64 = 4 << 20;

/// A file that is being written.
pub struct Producer {
    work: Work,
    buffer: Vec<u8>,
    done: u64,
    hashing: Hashing,
}

/// Counts and hashes bytes.
#[derive(Debug, Clone, Default)]
pub struct Hashing {
    size: u64,
    hash: Sha256,
    /// Computed only if requested; with a browser's instructions it takes a seventh of the time of SHA-256.
    crc_32: Option<Crc32>,
}

enum Work {
    Plain(Source),
    Flac(Box<Encoder>),
    Packed(Box<dyn Packer>),
}

/// A file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileSums {
    /// Size in bytes.
    pub size: u64,
    /// CRC-32 of all bytes, if an archive needs it: see [`Producer::for_archive`].
    pub crc_32: Option<u32>,
    /// SHA-256 of all bytes.
    pub sha256: [u8; 32],
}

impl FileSums {
    /// The SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn digits(&self) -> String {
        hex::digits(&self.sha256)
    }
}

impl Producer {
    /// Begins a file.
    ///
    /// # Errors
    /// If something that must be known in advance cannot be read.
    pub fn new(file: &Planned) -> Result<Self> {
        let work = match &file.content {
            Content::Plain(recipe) => Work::Plain(recipe.clone().into_source()),
            Content::Packed { plain, pack, options } => Work::Packed(pack(plain.clone().into_source(), options)?),
            Content::Flac { wave, tags } => {
                let whole = wave.clone().into_source();
                let samples = AudioFile::open(&whole).and_then(|audio| audio.samples).unwrap_or(whole);
                Work::Flac(Box::new(Encoder::new(samples, tags.clone())))
            }
        };
        Ok(Self { work, buffer: Vec::new(), done: 0, hashing: Hashing::default() })
    }

    /// Begins a file whose CRC-32 is needed for an archive.
    #[must_use]
    pub fn for_archive(mut self) -> Self {
        self.hashing.crc_32 = Some(Crc32::new());
        self
    }

    /// The content that is only copied, and the offset of its next bytes; `None` if they are encoded.
    #[must_use]
    pub fn copies(&self) -> Option<(&Source, u64)> {
        match &self.work {
            Work::Plain(content) => Some((content, self.done)),
            Work::Flac(_) | Work::Packed(_) => None,
        }
    }

    /// Returns the next bytes, hashed: at most `most` if they are only copied, and none while something is read that
    /// must be known in advance; `None` after the last.
    ///
    /// # Errors
    /// If the source cannot be read, or ends too early because it has changed.
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

    /// Writes the next bytes into a buffer without hashing them, for callers that hash in another thread.
    ///
    /// # Errors
    /// The errors of [`Self::next_piece`].
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
            Work::Packed(packer) => match packer.next_piece()? {
                Some(bytes) => buffer = bytes,
                None => return Ok(None),
            },
        }
        self.done = self.done.saturating_add(buffer.len() as u64);
        Ok(Some(buffer))
    }

    /// Completed bytes of [`Planned::len`]; for an encoded or packed file, bytes of its content.
    #[must_use]
    pub fn done(&self) -> u64 {
        match &self.work {
            Work::Plain(_) => self.done,
            Work::Flac(encoder) => encoder.done(),
            Work::Packed(packer) => packer.done(),
        }
    }

    /// Finishes the output of [`Self::next_piece`].
    #[must_use]
    pub fn finish(self) -> FileSums {
        self.hashing.finish()
    }
}

impl Hashing {
    /// Counts and hashes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        if let Some(crc_32) = &mut self.crc_32 {
            crc_32.update(bytes);
        }
        self.size = self.size.saturating_add(bytes.len() as u64);
    }

    /// Returns size and hashes.
    #[must_use]
    pub fn finish(self) -> FileSums {
        let crc_32 = self.crc_32.map(Crc32::finalize);
        FileSums { size: self.size, crc_32, sha256: self.hash.finalize().into() }
    }
}

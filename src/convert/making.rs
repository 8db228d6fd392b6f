//! The bytes of a file on their way out, hashed as they go.

use sha2::{Digest, Sha256};

use super::flac::Encoder;
use super::plan::{Content, Planned};
use crate::disc::Sound;
use crate::error::Result;
use crate::source::Source;

/// Bytes made at once: a browser pays a millisecond for each call, and stopping must be soon.
const PIECE: u64 = 4 << 20;

/// A file that is being written.
pub struct Making {
    work: Work,
    buffer: Vec<u8>,
    size: u64,
    hash: Sha256,
    crc_32: crc32fast::Hasher,
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
    /// CRC-32 of them all, as archives have it.
    pub crc_32: u32,
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
        let work = match &file.content {
            Content::Plain(recipe) => Work::Plain(recipe.clone().into_source()),
            Content::Flac { wave, tags } => {
                let whole = wave.clone().into_source();
                let samples = Sound::open(&whole).and_then(|sound| sound.samples).unwrap_or(whole);
                Work::Flac(Box::new(Encoder::new(samples, tags.clone())?))
            }
        };
        let (hash, crc_32) = (Sha256::new(), crc32fast::Hasher::new());
        Ok(Self { work, buffer: Vec::new(), size: 0, hash, crc_32 })
    }

    /// The next bytes, at most `most` where they are only copied, and none while something is read that must be known
    /// first; `None` after the last.
    ///
    /// # Errors
    /// Where the source cannot be read, or ends before it should: it was changed meanwhile.
    pub fn next_piece(&mut self, most: u64) -> Result<Option<&[u8]>> {
        match &mut self.work {
            Work::Plain(content) => {
                let left = content.len().saturating_sub(self.size);
                if left == 0 {
                    return Ok(None);
                }
                let len = usize::try_from(left.min(most.clamp(1, PIECE))).unwrap_or(usize::MAX);
                self.buffer.resize(len, 0);
                content.read_exact_at(self.size, &mut self.buffer)?;
            }
            Work::Flac(encoder) => match encoder.next_piece()? {
                Some(bytes) => self.buffer = bytes,
                None => return Ok(None),
            },
        }
        self.hash.update(&self.buffer);
        self.crc_32.update(&self.buffer);
        self.size = self.size.saturating_add(self.buffer.len() as u64);
        Ok(Some(&self.buffer))
    }

    /// Bytes of [`Planned::len`] that are done: of a file that is encoded those of its sound, whatever has come out.
    #[must_use]
    pub fn done(&self) -> u64 {
        match &self.work {
            Work::Plain(_) => self.size,
            Work::Flac(encoder) => encoder.done(),
        }
    }

    /// What came out.
    #[must_use]
    pub fn finish(self) -> Made {
        Made { size: self.size, crc_32: self.crc_32.finalize(), sha256: self.hash.finalize().into() }
    }
}

//! Encodes audio as FLAC (RFC 9639), a piece at a time. Only the MD5 must be known in advance, so the samples are read
//! twice.

use md5::{Digest, Md5};

use crate::codec::{FlacEffort, FlacFrames};
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::source::Source;

static NOT_ENCODED: Refusal =
    Refusal { code: "CONVERT-FLAC", sentence: "The audio could not be encoded as FLAC: {0}.", advice: "" };

/// Samples in a block: those of seven sectors, so that no last block is shorter than one sector. Players accept up to
/// 4608 (RFC 9639 7).
const BLOCK: usize = 7 * 588;

/// Bytes of a sample, both channels.
const SAMPLE: u64 = 4;

/// Blocks encoded at once: a tenth of a second on a slow computer.
const AT_ONCE: usize = 16;

/// Bytes read at once for the MD5.
const PIECE: u64 = 2 << 20;

/// A tag: name and value, as in `TITLE` (RFC 9639 8.6).
pub type Tag = (&'static str, String);

/// A FLAC file being written.
pub(super) struct Encoder {
    samples: Source,
    tags: Vec<Tag>,
    stage: Stage,
    at: u64,
    frame: u32,
    frames: FlacFrames,
}

enum Stage {
    Digest(Md5),
    Frames,
}

impl Encoder {
    /// Encodes 16-bit samples, low byte first, in two channels at 44,100 Hz.
    pub(super) fn new(samples: Source, tags: Vec<Tag>) -> Self {
        let frames = FlacFrames::new(FlacEffort::Usual);
        Self { samples, tags, stage: Stage::Digest(Md5::new()), at: 0, frame: 0, frames }
    }

    /// Bytes of samples processed; each is counted twice, since it is read twice.
    pub(super) fn done(&self) -> u64 {
        match self.stage {
            Stage::Digest(_) => self.at / 2,
            Stage::Frames => self.samples.len().saturating_add(self.at) / 2,
        }
    }

    /// Returns the next bytes, empty while the digest is computed; `None` at the end.
    pub(super) fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match &mut self.stage {
            Stage::Digest(digest) if self.at < self.samples.len() => {
                let piece = self.samples.read_up_to(self.at, usize::try_from(PIECE).unwrap_or(0))?;
                if piece.is_empty() {
                    return Err(Error::Io(std::io::ErrorKind::UnexpectedEof.into()));
                }
                digest.update(&piece);
                self.at = self.at.saturating_add(piece.len() as u64);
                Ok(Some(Vec::new()))
            }
            Stage::Digest(digest) => {
                let digest = std::mem::take(digest).finalize().into();
                self.at = 0;
                self.stage = Stage::Frames;
                Ok(Some(head(self.samples.len() / SAMPLE, digest, &self.tags)))
            }
            Stage::Frames if self.at < self.samples.len() => self.frames().map(Some),
            Stage::Frames => Ok(None),
        }
    }

    fn frames(&mut self) -> Result<Vec<u8>> {
        let mut encoded = Vec::new();
        for _ in 0..AT_ONCE {
            let bytes = self.samples.read_up_to(self.at, BLOCK.saturating_mul(4))?;
            let samples = bytes.as_chunks::<2>().0.iter().map(|pair| i32::from(i16::from_le_bytes(*pair)));
            let samples: Vec<i32> = samples.collect();
            if samples.is_empty() {
                break;
            }
            encoded.extend(self.frames.frame(self.frame, &samples).map_err(refused)?);
            self.frame = self.frame.saturating_add(1);
            self.at = self.at.saturating_add(bytes.len() as u64);
        }
        if encoded.is_empty() {
            return Err(Error::Io(std::io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(encoded)
    }
}

fn refused(error: impl std::fmt::Display) -> Error {
    NOT_ENCODED.with(&[&error]).into()
}

/// Signature, stream information and tags (RFC 9639 6, 8.2, 8.6).
fn head(samples: u64, digest: [u8; 16], tags: &[Tag]) -> Vec<u8> {
    let block = u16::try_from(BLOCK).unwrap_or(u16::MAX).to_be_bytes();
    let mut bytes = b"fLaC\x00\x00\x00\x22".to_vec();
    bytes.extend([block, block].concat());
    // Frame sizes are not known yet, which zeros express.
    bytes.extend([0; 6]);
    // Rate in 20 bits, channels minus one in 3, bits minus one in 5, samples in 36.
    let packed = 44_100_u64 << 44 | 1 << 41 | 15 << 36 | samples & 0xF_FFFF_FFFF;
    bytes.extend(packed.to_be_bytes());
    bytes.extend(digest);
    let mut comments = text("Discern");
    comments.extend(u32::try_from(tags.len()).unwrap_or(0).to_le_bytes());
    for (name, value) in tags {
        comments.extend(text(&format!("{name}={value}")));
    }
    let [_, length @ ..] = u32::try_from(comments.len()).unwrap_or(0).to_be_bytes();
    // The last metadata block, which has the tags.
    bytes.push(0x84);
    bytes.extend(length);
    bytes.extend(comments);
    bytes
}

fn text(text: &str) -> Vec<u8> {
    let length = u32::try_from(text.len()).unwrap_or(0).to_le_bytes();
    [&length, text.as_bytes()].concat()
}

//! Uncompressed audio: its format, and a file's samples as players take them.

use std::num::NonZeroU64;

use super::chunk::chunk;
use crate::source::Source;

/// Audio as most players take it: 16-bit samples, low byte first.
#[derive(Debug, Clone)]
pub struct Pcm {
    /// The samples alone, channel by channel.
    pub samples: Source,
    /// Offset at which they begin in the file, in bytes.
    pub start: u64,
    /// Samples of each channel per second.
    pub rate: u32,
    /// Number of channels.
    pub channels: u16,
}

impl Pcm {
    /// Finds the samples of a WAVE file; `None` if it is not one, or its samples have another format.
    #[must_use]
    pub fn of_wave(content: &Source) -> Option<Self> {
        let head = content.read_up_to(0, 12).ok()?;
        (head.starts_with(b"RIFF") && head.ends_with(b"WAVE")).then_some(())?;
        let (_, format) = chunk(content, *b"fmt ", u32::from_le_bytes)?;
        let [1, 0, channels, 0, a, b, c, d, _, _, _, _, _, _, 16, 0] = *format.read_up_to(0, 16).ok()? else {
            return None;
        };
        let rate = u32::from_le_bytes([a, b, c, d]);
        let (start, samples) = chunk(content, *b"data", u32::from_le_bytes)?;
        (rate > 0 && channels > 0).then(|| Self { samples, start, rate, channels: channels.into() })
    }

    /// Bytes of one sample of every channel.
    #[must_use]
    pub fn frame(&self) -> NonZeroU64 {
        NonZeroU64::new(u64::from(self.channels).saturating_mul(2)).unwrap_or(NonZeroU64::MIN)
    }
}

/// The format of recorded audio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Samples of each channel per second.
    pub rate: u32,
    /// Number of channels.
    pub channels: u16,
    /// Bits per sample.
    pub bits: u16,
}

impl Format {
    /// The format of audio CDs (IEC 60908 clause 4).
    pub const CD: Self = Self { rate: 44_100, channels: 2, bits: 16 };
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} Hz, {} channels, {} bits", self.rate, self.channels, self.bits)
    }
}

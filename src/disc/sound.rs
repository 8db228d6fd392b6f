//! Sound files: where in them the samples are.

use std::num::NonZeroU64;

use crate::source::Source;

/// Sound as most players want it: samples of 16 bits, low byte first.
#[derive(Debug, Clone)]
pub struct Pcm {
    /// Nothing but samples, channel by channel.
    pub samples: Source,
    /// The byte of the file at which they begin.
    pub start: u64,
    /// Samples of each channel in a second.
    pub rate: u32,
    /// Channels.
    pub channels: u16,
}

impl Pcm {
    /// Of a WAVE file; `None` where it is none, or its samples are others.
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

/// Samples of a sound file: 44,100 a second, two channels of 16 bits.
#[derive(Debug, Clone)]
pub struct Sound {
    /// Nothing but samples.
    pub samples: Source,
    /// They have their high byte first.
    pub big_endian: bool,
}

/// Chunks looked at before the samples must have come. Broadcast files have a dozen.
const CHUNKS: u32 = 256;

impl Sound {
    /// Finds the samples of a WAVE or AIFF file; `None` where it is neither.
    #[must_use]
    pub fn open(content: &Source) -> Option<Self> {
        let head = content.read_up_to(0, 12).ok()?;
        match (head.get(..4)?, head.get(8..12)?) {
            (b"RIFF" | b"RF64", b"WAVE") => {
                let (_, samples) = chunk(content, *b"data", u32::from_le_bytes)?;
                Some(Self { samples, big_endian: false })
            }
            (b"FORM", kind @ (b"AIFF" | b"AIFC")) => {
                let (_, samples) = chunk(content, *b"SSND", u32::from_be_bytes)?;
                // Eight bytes of offset and block size stand before the samples.
                let samples = samples.slice(8..samples.len());
                let swapped = kind == b"AIFC" && is_swapped(content);
                Some(Self { samples, big_endian: !swapped })
            }
            _ => None,
        }
    }
}

/// Whether an AIFF-C file says that its samples have the low byte first.
fn is_swapped(content: &Source) -> bool {
    let common = chunk(content, *b"COMM", u32::from_be_bytes);
    common.is_some_and(|(_, common)| common.read_up_to(18, 4).is_ok_and(|compression| compression == b"sowt"))
}

/// Where the first chunk of that name begins, and its content. A length of 0 or beyond the end, as streams write it, means to the
/// end.
fn chunk(content: &Source, name: [u8; 4], number: fn([u8; 4]) -> u32) -> Option<(u64, Source)> {
    let mut at = 12_u64;
    for _ in 0..CHUNKS {
        let head: [u8; 8] = content.read_up_to(at, 8).ok()?.try_into().ok()?;
        let [a, b, c, d, length @ ..] = head;
        let start = at.checked_add(8)?;
        let length = u64::from(number(length));
        if [a, b, c, d] == name {
            let end = start.checked_add(length).filter(|end| length > 0 && *end <= content.len());
            return Some((start, content.slice(start..end.unwrap_or_else(|| content.len()))));
        }
        at = start.checked_add(length)?.checked_add(length % 2)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_found_behind_other_chunks() {
        let mut wave = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0".to_vec();
        wave.extend([0; 16]);
        wave.extend(b"LIST\x03\0\0\0abc\0data\x04\0\0\0\x01\x02\x03\x04junk");
        let sound = Sound::open(&Source::from_bytes(wave)).unwrap();
        assert_eq!((sound.samples.read_up_to(0, 9).unwrap(), sound.big_endian), (vec![1, 2, 3, 4], false));
        let aiff = b"FORM\0\0\0\0AIFFSSND\0\0\0\x0C\0\0\0\0\0\0\0\0\x01\x02\x03\x04".to_vec();
        let sound = Sound::open(&Source::from_bytes(aiff)).unwrap();
        assert_eq!((sound.samples.read_up_to(0, 9).unwrap(), sound.big_endian), (vec![1, 2, 3, 4], true));
        assert!(Sound::open(&Source::from_bytes(vec![0; 100])).is_none());
    }

    // As sox 14.4 writes 8 kHz, mono, with its own extension of the format left out.
    #[test]
    fn a_wave_of_16_bits_tells_rate_and_channels() {
        let wave = |kind: u8, bits: u8| {
            let mut wave = b"RIFF\x26\0\0\0WAVEfmt \x10\0\0\0".to_vec();
            wave.extend([kind, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, bits, 0]);
            wave.extend(b"data\x02\0\0\0\x01\x02");
            Pcm::of_wave(&Source::from_bytes(wave))
        };
        let pcm = wave(1, 16).unwrap();
        assert_eq!((pcm.rate, pcm.channels, pcm.start, pcm.samples.len()), (8000, 1, 44, 2));
        assert!(wave(3, 32).is_none() && wave(1, 24).is_none());
    }
}

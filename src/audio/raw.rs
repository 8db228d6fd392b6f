//! Samples of CD audio without anything that describes them, recognized by how they vary.

use crate::error::Result;
use crate::source::Source;

/// Bytes of a sample of both channels.
const PAIR: u64 = 4;

/// Places looked at, spread over the content.
const PLACES: u64 = 16;

/// Bytes read at each place: a twentieth of a second.
const LOOK: usize = 8192;

/// Mean level below which a place counts as silent: the noise at the end of a recording tells nothing.
const SILENT: f64 = 64.0;

/// Greatest change from one sample to the next that audio has, compared with its level. Of random samples, it is 1.33
/// times their level.
const LIVELIEST: f64 = 0.8;

/// Greatest ratio of that change to the one of the same bytes in the other byte order, which turns audio into noise.
const CLEAREST: f64 = 0.75;

/// Samples of two channels of 16 bits, recognized without a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawAudio {
    /// Whether samples have their high byte first.
    pub big_endian: bool,
}

impl RawAudio {
    /// Recognizes audio by 16 places: samples of a channel resemble those before them in one byte order, and not in the
    /// other. `None` if a quarter of the places that aren't silent look different, or all are silent.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn recognise(content: &Source) -> Result<Option<Self>> {
        let pairs = content.len() / PAIR;
        let (mut little, mut big, mut all) = (0_u32, 0_u32, 0_u32);
        for place in 0..PLACES {
            let at = (pairs.saturating_mul(place) / PLACES).saturating_mul(PAIR);
            let bytes = content.read_up_to(at, LOOK)?;
            let (low_first, high_first) =
                (Change::of(&bytes, i16::from_le_bytes), Change::of(&bytes, i16::from_be_bytes));
            if low_first.level < SILENT || high_first.level < SILENT {
                continue;
            }
            all = all.saturating_add(1);
            little = little.saturating_add(low_first.is_audio(&high_first).into());
            big = big.saturating_add(high_first.is_audio(&low_first).into());
        }
        let are_most = |count: u32| count > 0 && count.saturating_mul(4) >= all.saturating_mul(3);
        Ok(match (are_most(little), are_most(big)) {
            (true, _) => Some(Self { big_endian: false }),
            (false, true) => Some(Self { big_endian: true }),
            (false, false) => None,
        })
    }
}

/// How samples vary.
struct Change {
    /// Their mean distance from zero.
    level: f64,
    /// The mean change of a channel from one sample to the next, divided by that level.
    ratio: f64,
}

impl Change {
    fn of(bytes: &[u8], sample: fn([u8; 2]) -> i16) -> Self {
        let samples: Vec<i32> = bytes.as_chunks::<2>().0.iter().map(|pair| i32::from(sample(*pair))).collect();
        let level: u64 = samples.iter().map(|sample| u64::from(sample.unsigned_abs())).sum();
        let steps = samples.iter().zip(samples.iter().skip(2));
        let change: u64 = steps.map(|(before, after)| u64::from(before.abs_diff(*after))).sum();
        Self { level: level as f64 / samples.len().max(1) as f64, ratio: change as f64 / level.max(1) as f64 }
    }

    /// Whether the samples are audio, judged with the same bytes in the other byte order.
    fn is_audio(&self, other: &Self) -> bool {
        self.ratio < LIVELIEST && self.ratio < other.ratio * CLEAREST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(bytes: Vec<u8>) -> Option<bool> {
        RawAudio::recognise(&Source::from_bytes(bytes)).unwrap().map(|audio| audio.big_endian)
    }

    fn noise(len: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..len).map(|_| next()).collect()
    }

    /// Two tones of different loudness.
    fn tones(frames: u32) -> Vec<u8> {
        let left = |at: u32| (f64::from(at) * 0.05).sin() * 9000.0;
        let right = |at: u32| (f64::from(at) * 0.21).sin() * 700.0;
        (0..frames).flat_map(|at| [left(at) as i16, right(at) as i16]).flat_map(i16::to_le_bytes).collect()
    }

    #[test]
    fn tones_are_recognized_in_either_byte_order() {
        let little = tones(60_000);
        let big = little.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        assert_eq!(recognised(little), Some(false));
        assert_eq!(recognised(big), Some(true));
    }

    #[test]
    fn silence_around_them_tells_nothing() {
        let silence = vec![0; 500_000];
        assert_eq!(recognised([&silence[..], &tones(40_000), &silence].concat()), Some(false));
        assert_eq!(recognised(silence), None);
        assert_eq!(recognised(Vec::new()), None);
    }

    #[test]
    fn other_data_is_no_audio() {
        assert_eq!(recognised(noise(300_000)), None);
        assert_eq!(recognised(vec![0x4A; 300_000]), None);
        // Tables of numbers, as of a file allocation table or an index.
        let numbers = |step: usize| (0..70_000_u32).step_by(step).flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(recognised([numbers(1), noise(200_000)].concat()), None);
        // Samples of eight bits, as of a picture.
        let picture = |at: u32| ((f64::from(at) * 0.01).sin() * 100.0 + 128.0) as u8;
        assert_eq!(recognised((0..300_000).map(picture).collect()), None);
    }
}

//! FLAC frames of CD audio (RFC 9639 9), each decoded again at once.

use std::io;

use claxon::frame::FrameReader;
use claxon::input::BufferedReader;
use libflac_rs::{Encoder, EncoderConfig};

use super::corrupt;
use crate::bytes::crc::{crc_8, crc_16};

/// How hard the encoder tries, as the levels of `flac`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlacEffort {
    /// Level 5, what `flac` does unless told otherwise: five times as fast as the highest for 5% more bytes.
    Usual,
    /// Level 8, as chdman does.
    Highest,
}

/// Encodes frames: two channels of 16 bits at 44,100 Hz.
#[derive(Debug, Clone, Copy)]
pub struct FlacFrames(EncoderConfig);

impl FlacFrames {
    /// Prepares the encoder.
    #[must_use]
    pub fn new(effort: FlacEffort) -> Self {
        let level = match effort {
            FlacEffort::Usual => 5,
            FlacEffort::Highest => 8,
        };
        Self(EncoderConfig::new(2, 16, 44_100).with_compression_level(level))
    }

    /// Encodes a frame of samples, left and right in turn. Frames are numbered from 0.
    ///
    /// # Errors
    /// If the samples are no frame, or the frame doesn't decode to them.
    pub fn frame(&self, number: u32, samples: &[i32]) -> io::Result<Vec<u8>> {
        let (pairs, []) = samples.as_chunks::<2>() else { return Err(corrupt("a sample of one channel only")) };
        let config = self.0.with_block_size(u32::try_from(pairs.len()).map_err(corrupt)?);
        let first = Encoder::new(config).encode_frames(samples);
        let bytes = numbered(&first, number).ok_or_else(|| corrupt("the encoder made no frame"))?;
        if decoded(&bytes).as_deref() != Some(samples) {
            return Err(corrupt("the encoded audio does not decode to the same samples"));
        }
        Ok(bytes)
    }
}

/// Numbers a frame, which has been encoded as the first one, and computes both of its CRCs again; `None` if it is none.
fn numbered(first: &[u8], number: u32) -> Option<Vec<u8>> {
    let ([_, _, sizes, _], rest) = first.split_first_chunk()?;
    let (0, rest) = rest.split_first()? else { return None };
    // The number of samples follows if its code says so (RFC 9639 9.1.1).
    let (samples, rest) = rest.split_at_checked(match sizes >> 4 {
        6 => 1,
        7 => 2,
        _ => 0,
    })?;
    let ([_], rest) = rest.split_first_chunk()?;
    let (subframes, [_, _]) = rest.split_last_chunk()?;
    let mut bytes = first.get(..4)?.to_vec();
    bytes.extend(coded(number));
    bytes.extend(samples);
    bytes.push(crc_8(&bytes));
    bytes.extend(subframes);
    bytes.extend(crc_16(&bytes).to_be_bytes());
    Some(bytes)
}

/// A number as in UTF-8, but of up to 36 bits (RFC 9639 9.1.5).
fn coded(number: u32) -> Vec<u8> {
    let low = |number: u32| number.to_be_bytes()[3];
    if number < 0x80 {
        return vec![low(number)];
    }
    let mut bytes = Vec::new();
    let mut left = number;
    // The first byte has a bit less for each one that follows.
    let mut mask = 0xC0_u8;
    loop {
        bytes.insert(0, 0x80 | low(left & 0x3F));
        left >>= 6;
        if left <= u32::from(!mask >> 1) {
            bytes.insert(0, mask | low(left));
            return bytes;
        }
        mask = mask >> 1 | 0x80;
    }
}

/// Decodes the samples of whole frames, left and right in turn, with a decoder other than the encoder's; `None` if a
/// frame is damaged, also according to its CRC.
fn decoded(frames: &[u8]) -> Option<Vec<i32>> {
    let mut reader = FrameReader::new(BufferedReader::new(frames));
    let mut samples = Vec::new();
    let mut buffer = Vec::new();
    while let Some(block) = reader.read_next_or_eof(buffer).ok()? {
        samples.extend(block.stereo_samples().flat_map(|(left, right)| [left, right]));
        buffer = block.into_buffer();
    }
    Some(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_with_a_bit_flipped_do_not_pass() {
        let samples: Vec<i32> = (0..4200_i32).map(|at| i32::from((at * at % 9001) as i16)).collect();
        let frame = FlacFrames::new(FlacEffort::Usual).frame(700, &samples).unwrap();
        assert_eq!(decoded(&frame).as_deref(), Some(&samples[..]));
        for at in (0..frame.len()).step_by(17) {
            let mut flipped = frame.clone();
            flipped[at] ^= 4;
            assert_ne!(decoded(&flipped).as_deref(), Some(&samples[..]), "{at}");
        }
    }

    // The lengths of UTF-8, and that of the largest number of 32 bits.
    #[test]
    fn numbers_are_coded_as_in_utf_8() {
        for number in ['a', '\u{7F}', '\u{80}', '\u{7FF}', '\u{800}', '\u{FFFF}', '\u{10000}', '\u{10FFFF}'] {
            assert_eq!(coded(number.into()), number.to_string().into_bytes());
        }
        assert_eq!(coded(0x7FFF_FFFF), [0xFD, 0xBF, 0xBF, 0xBF, 0xBF, 0xBF]);
        assert_eq!(coded(0x8000_0000), [0xFE, 0x82, 0x80, 0x80, 0x80, 0x80, 0x80]);
    }

    #[test]
    fn frames_of_any_size_have_their_number() {
        let samples: Vec<i32> = (0..8232_i32).map(|at| i32::from((at * at % 9001) as i16)).collect();
        for (number, pairs) in [(0, 1), (1, 100), (127, 192), (128, 256), (5000, 4096), (70_000, 4116)] {
            let frame = FlacFrames::new(FlacEffort::Usual).frame(number, &samples[..pairs * 2]).unwrap();
            let mut reader = FrameReader::new(BufferedReader::new(&frame[..]));
            let block = reader.read_next_or_eof(Vec::new()).unwrap().unwrap();
            assert_eq!((block.time(), block.duration() as usize), (u64::from(number) * pairs as u64, pairs));
        }
        assert!(FlacFrames::new(FlacEffort::Usual).frame(0, &samples[..3]).is_err());
        assert!(FlacFrames::new(FlacEffort::Usual).frame(0, &[]).is_err());
    }
}

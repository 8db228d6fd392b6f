//! FLAC frames of CD audio (RFC 9639 9), each decoded again at once.

use std::io;

use claxon::frame::FrameReader;
use claxon::input::BufferedReader;
use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, StreamInfo};
use flacenc::config::Encoder as Settings;
use flacenc::encode_fixed_size_frame;
use flacenc::error::{Verified, Verify};
use flacenc::source::{Fill, FrameBuf};

use super::corrupt;

/// Encodes frames: two channels of 16 bits at 44,100 Hz.
pub struct FlacFrames {
    settings: Verified<Settings>,
    info: StreamInfo,
}

impl FlacFrames {
    /// Prepares the encoder.
    ///
    /// # Errors
    /// Fails only if the encoder refuses its settings.
    pub fn new() -> io::Result<Self> {
        let settings = Settings::default().into_verified().map_err(|(_, error)| corrupt(error))?;
        let info = StreamInfo::new(44_100, 2, 16).map_err(corrupt)?;
        Ok(Self { settings, info })
    }

    /// Encodes a frame of samples, left and right in turn. Frames are numbered from 0.
    ///
    /// # Errors
    /// If the encoder refuses the samples, or the frame doesn't decode to them.
    pub fn frame(&self, number: usize, samples: &[i32]) -> io::Result<Vec<u8>> {
        let mut buffer = FrameBuf::with_size(2, samples.len() / 2).map_err(corrupt)?;
        buffer.fill_interleaved(samples).map_err(corrupt)?;
        let frame = encode_fixed_size_frame(&self.settings, &buffer, number, &self.info).map_err(corrupt)?;
        let mut sink = ByteSink::new();
        frame.write(&mut sink).map_err(corrupt)?;
        let bytes = sink.into_inner();
        if decoded(&bytes).as_deref() != Some(samples) {
            return Err(corrupt("the encoded audio does not decode to the same samples"));
        }
        Ok(bytes)
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
        let frame = FlacFrames::new().unwrap().frame(0, &samples).unwrap();
        assert_eq!(decoded(&frame).as_deref(), Some(&samples[..]));
        for at in (0..frame.len()).step_by(17) {
            let mut flipped = frame.clone();
            flipped[at] ^= 4;
            assert_ne!(decoded(&flipped).as_deref(), Some(&samples[..]), "{at}");
        }
    }
}

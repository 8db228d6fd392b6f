//! Audio files used as tracks: WAVE, AIFF and FLAC, and the samples in them.

use super::Format;
use super::chunk::chunk;
use super::flac::Stream;
use crate::bytes::media;
use crate::source::Source;

/// An audio file used as a track or several.
#[derive(Debug, Clone)]
pub struct AudioFile {
    /// Samples in the format of a CD, in either byte order; `None` if they have another format, or are compressed in a
    /// way that is not decoded.
    pub samples: Option<Source>,
    /// True if the samples have their high byte first.
    pub big_endian: bool,
    /// Format of the samples; `None` if the file does not state it.
    pub format: Option<Format>,
    /// Name of the compression, if it is not decoded.
    pub coding: Option<&'static str>,
}

/// Signatures of compressed audio files, and the names of their formats.
const CODED: [(&[u8], &str); 6] = [
    (b"OggS", "Ogg"),
    (b"MAC ", "Monkey's Audio"),
    (b"wvpk", "WavPack"),
    (b"TTA", "True Audio"),
    (b"tBaK", "TAK"),
    (b"\x30\x26\xB2\x75", "Windows Media"),
];

/// Bytes read to detect the format: two frames of MPEG audio.
const LOOK: usize = 4096;

impl AudioFile {
    /// Finds the samples of a WAVE, AIFF or FLAC file, or detects the format of other compressed audio; `None` for any
    /// other file.
    #[must_use]
    pub fn open(content: &Source) -> Option<Self> {
        if let Some(stream) = Stream::open(content) {
            let format = Some(stream.format);
            return Some(Self { samples: stream.samples(), big_endian: false, format, coding: None });
        }
        let head = content.read_up_to(0, LOOK).ok()?;
        match (head.get(..4)?, head.get(8..12)?) {
            (b"RIFF" | b"RF64", b"WAVE") => Self::wave(content),
            (b"FORM", kind @ (b"AIFF" | b"AIFC")) => Self::aiff(content, kind == b"AIFC"),
            _ => Some(Self { samples: None, big_endian: false, format: None, coding: Some(coding(&head)?) }),
        }
    }

    /// Takes uncompressed samples if their format is that of a CD, or unknown.
    fn plain(samples: Source, big_endian: bool, format: Option<Format>) -> Self {
        let samples = Some(samples).filter(|_| format.is_none_or(|format| format == Format::CD));
        Self { samples, big_endian, format, coding: None }
    }

    fn wave(content: &Source) -> Option<Self> {
        let (_, samples) = chunk(content, *b"data", u32::from_le_bytes)?;
        let format = chunk(content, *b"fmt ", u32::from_le_bytes).and_then(|(_, format)| {
            let [_, _, channels @ .., a, b, c, d, _, _, _, _, _, _, bits_low, bits_high] =
                <[u8; 16]>::try_from(format.read_up_to(0, 16).ok()?).ok()?;
            Some(Format {
                rate: u32::from_le_bytes([a, b, c, d]),
                channels: u16::from_le_bytes(channels),
                bits: u16::from_le_bytes([bits_low, bits_high]),
            })
        });
        Some(Self::plain(samples, false, format))
    }

    fn aiff(content: &Source, is_compressed: bool) -> Option<Self> {
        let (_, samples) = chunk(content, *b"SSND", u32::from_be_bytes)?;
        // Eight bytes of offset and block size precede the samples.
        let samples = samples.slice(8..samples.len());
        let format = chunk(content, *b"COMM", u32::from_be_bytes).and_then(|(_, common)| {
            let [channels_high, channels_low, _, _, _, _, bits_high, bits_low, exponent_high, exponent_low, rate @ ..] =
                <[u8; 14]>::try_from(common.read_up_to(0, 14).ok()?).ok()?;
            // The integer part of an 80-bit number: the exponent is 16,383 more than its bits, less one.
            let exponent = u32::from(u16::from_be_bytes([exponent_high, exponent_low])).checked_sub(16_383)?;
            Some(Format {
                rate: u32::from_be_bytes(rate).checked_shr(31_u32.checked_sub(exponent)?)?,
                channels: u16::from_be_bytes([channels_high, channels_low]),
                bits: u16::from_be_bytes([bits_high, bits_low]),
            })
        });
        let swapped = is_compressed && is_swapped(content);
        Some(Self::plain(samples, !swapped, format))
    }
}

/// Detects the format of a compressed audio file by its signature; `None` if it is not one.
fn coding(head: &[u8]) -> Option<&'static str> {
    let known = CODED.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, name)| *name);
    known.or_else(|| match media::played_type(head)? {
        "audio/mpeg" => Some("MP3"),
        "audio/mp4" | "video/mp4" => Some("MPEG-4"),
        _ => None,
    })
}

/// Whether an AIFF-C file states that its samples have the low byte first.
fn is_swapped(content: &Source) -> bool {
    let common = chunk(content, *b"COMM", u32::from_be_bytes);
    common.is_some_and(|(_, common)| common.read_up_to(18, 4).is_ok_and(|compression| compression == b"sowt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_found_after_other_chunks() {
        let mut wave = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0".to_vec();
        wave.extend(b"\x01\0\x02\0\x44\xAC\0\0\x10\xB1\x02\0\x04\0\x10\0");
        wave.extend(b"LIST\x03\0\0\0abc\0data\x04\0\0\0\x01\x02\x03\x04junk");
        let audio = AudioFile::open(&Source::from_bytes(wave)).unwrap();
        assert_eq!((audio.samples.unwrap().read_up_to(0, 9).unwrap(), audio.big_endian), (vec![1, 2, 3, 4], false));
        let aiff = b"FORM\0\0\0\0AIFFSSND\0\0\0\x0C\0\0\0\0\0\0\0\0\x01\x02\x03\x04".to_vec();
        let audio = AudioFile::open(&Source::from_bytes(aiff)).unwrap();
        assert_eq!((audio.samples.unwrap().read_up_to(0, 9).unwrap(), audio.big_endian), (vec![1, 2, 3, 4], true));
        assert!(AudioFile::open(&Source::from_bytes(vec![0; 100])).is_none());
    }

    #[test]
    fn files_state_their_format() {
        let mut wave = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0".to_vec();
        wave.extend(b"\x80\xBB\0\0\0\xEE\x02\0\x04\0\x10\0data\0\0\0\0");
        let format = |bytes: Vec<u8>| AudioFile::open(&Source::from_bytes(bytes)).unwrap().format;
        assert_eq!(format(wave), Some(Format { rate: 48_000, ..Format::CD }));
        // 44,100 as the 80-bit number in every AIFF file of a CD.
        let mut aiff = b"FORM\0\0\0\0AIFFCOMM\0\0\0\x12\0\x02\0\0\0\x01\0\x10\x40\x0E\xAC\x44\0\0\0\0\0\0".to_vec();
        aiff.extend(b"SSND\0\0\0\x0C\0\0\0\0\0\0\0\0\x01\x02\x03\x04");
        assert_eq!(format(aiff), Some(Format::CD));
    }

    // As sox 14.4 writes 8 kHz, mono, without its own extension of the format.
    #[test]
    fn a_wave_of_16_bits_states_rate_and_channels() {
        let wave = |kind: u8, bits: u8| {
            let mut wave = b"RIFF\x26\0\0\0WAVEfmt \x10\0\0\0".to_vec();
            wave.extend([kind, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, bits, 0]);
            wave.extend(b"data\x02\0\0\0\x01\x02");
            crate::audio::Pcm::of_wave(&Source::from_bytes(wave))
        };
        let pcm = wave(1, 16).unwrap();
        assert_eq!((pcm.rate, pcm.channels, pcm.start, pcm.samples.len()), (8000, 1, 44, 2));
        assert!(wave(3, 32).is_none() && wave(1, 24).is_none());
    }
}

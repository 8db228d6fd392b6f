//! Sound files that stand for tracks: where in them the samples are.

use crate::source::Source;

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
                let samples = chunk(content, *b"data", u32::from_le_bytes)?;
                Some(Self { samples, big_endian: false })
            }
            (b"FORM", kind @ (b"AIFF" | b"AIFC")) => {
                let samples = chunk(content, *b"SSND", u32::from_be_bytes)?;
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
    common.is_some_and(|common| common.read_up_to(18, 4).is_ok_and(|compression| compression == b"sowt"))
}

/// The content of the first chunk of that name. A length of 0 or beyond the end, as streams write it, means to the
/// end.
fn chunk(content: &Source, name: [u8; 4], number: fn([u8; 4]) -> u32) -> Option<Source> {
    let mut at = 12_u64;
    for _ in 0..CHUNKS {
        let head: [u8; 8] = content.read_up_to(at, 8).ok()?.try_into().ok()?;
        let [a, b, c, d, length @ ..] = head;
        let start = at.checked_add(8)?;
        let length = u64::from(number(length));
        if [a, b, c, d] == name {
            let end = start.checked_add(length).filter(|end| length > 0 && *end <= content.len());
            return Some(content.slice(start..end.unwrap_or_else(|| content.len())));
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
}

//! Sound of a disc as WAVE files have it.

use super::{Lba, Picked, Stored, Track};
use crate::sector::RAW_SIZE;
use crate::source::{Recipe, swapped};

impl Track {
    /// The samples of some of its sectors, low byte first, without subchannels; cut to what is stored.
    #[must_use]
    pub fn samples(&self, from: Lba, to: Lba) -> Recipe {
        let stored = self.sectors_at(from, to);
        let plain = u64::from(self.stored.stride) == RAW_SIZE as u64;
        if plain && !self.stored.big_endian {
            return stored;
        }
        let source = if plain {
            stored.into_source()
        } else {
            Picked::new(stored.into_source(), self.stored.step(), 0, Stored::RAW.step()).into_source()
        };
        let source = if self.stored.big_endian { swapped(source) } else { source };
        Recipe::of(&source, 0..source.len())
    }
}

/// The header of a WAVE file of so many bytes of samples: PCM, two channels, 44,100 a second, 16 bits.
#[must_use]
pub fn wave_header(len: u64) -> [u8; 44] {
    // Four gigabytes are six hours; a longer file says "unknown", as streams do.
    let data = u32::try_from(len).unwrap_or(u32::MAX);
    let mut header = *b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x44\xAC\0\0\x10\xB1\x02\0\x04\0\x10\0data\0\0\0\0";
    let mut put = |at: usize, value: u32| {
        for (to, from) in header.iter_mut().skip(at).zip(value.to_le_bytes()) {
            *to = from;
        }
    };
    put(4, data.saturating_add(36));
    put(40, data);
    header
}

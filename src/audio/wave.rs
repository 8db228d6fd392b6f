//! WAVE files as Discern writes them.

/// Makes the header of a WAVE file with this many bytes of samples: PCM, two channels, 44,100 a second, 16 bits.
#[must_use]
pub fn wave_header(len: u64) -> [u8; 44] {
    // Four gigabytes are six hours; a longer file states "unknown", as streams do.
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

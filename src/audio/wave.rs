//! WAVE files as Discern writes them: the header, the samples, and texts about them.

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

/// Adds texts to the header of a WAVE file, and returns them as a chunk that follows the samples: `LIST` with the type
/// `INFO`, whose texts have names such as `INAM` and end with a zero (Multimedia Programming Interface and Data
/// Specifications 1.0, 2 and 3). Programs read them in UTF-8. The samples need to have an even length; no texts are added
/// to a file whose length the header can't state.
#[must_use]
pub fn wave_info(header: [u8; 44], texts: &[([u8; 4], String)]) -> ([u8; 44], Vec<u8>) {
    let mut list = b"LIST\0\0\0\0INFO".to_vec();
    for (name, text) in texts {
        let mut text = text.replace('\0', " ").into_bytes();
        text.push(0);
        let Ok(len) = u32::try_from(text.len()) else { continue };
        // Chunks begin at even offsets; the length doesn't count what fills them up.
        text.resize(text.len().next_multiple_of(2), 0);
        list.extend(name);
        list.extend(len.to_le_bytes());
        list.extend(text);
    }
    let [a, b, c, d, size @ .., _, _, _, _] = header.first_chunk::<12>().copied().unwrap_or_default();
    let len = u32::try_from(list.len().saturating_sub(8)).ok();
    let whole = u32::try_from(list.len()).ok().and_then(|len| u32::from_le_bytes(size).checked_add(len));
    let (false, Some(len), Some(whole)) = (texts.is_empty(), len, whole) else { return (header, Vec::new()) };
    let mut longer = header;
    let start = [[a, b, c, d], whole.to_le_bytes()].concat();
    longer.iter_mut().zip(start).for_each(|(to, from)| *to = from);
    list.iter_mut().skip(4).zip(len.to_le_bytes()).for_each(|(to, from)| *to = from);
    (longer, list)
}

//! Recognizes media files by their first bytes.

/// Signatures of image files that every browser shows.
const IMAGES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\0\0\x01\0", "image/x-icon"),
];

/// The media type of an image that every browser shows, from its first kilobyte and its length; `None` for others.
#[must_use]
pub fn image_type(start: &[u8], len: u64) -> Option<&'static str> {
    if let Some((_, media_type)) = IMAGES.iter().find(|(signature, _)| start.starts_with(signature)) {
        return Some(media_type);
    }
    if start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    // Many texts begin with "BM", so the length in the header is compared too.
    let bmp_len = start.get(2..6).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    if start.starts_with(b"BM") && bmp_len.is_some_and(|recorded| u64::from(recorded) <= len && recorded > 26) {
        return Some("image/bmp");
    }
    let text = std::str::from_utf8(start.get(..start.len().min(1000))?).unwrap_or_default().trim_start();
    let is_svg = text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg"));
    is_svg.then_some("image/svg+xml")
}

/// Signatures of audio and video files that browsers play.
const PLAYED: &[(&[u8], &str)] =
    &[(b"fLaC", "audio/flac"), (b"ID3", "audio/mpeg"), (b"OggS", "audio/ogg"), (b"\x1a\x45\xdf\xa3", "video/webm")];

/// The media type of audio or video that browsers play, from its first kilobyte; `None` for others. Only the browser
/// can tell whether it supports the codec.
#[must_use]
pub fn played_type(start: &[u8]) -> Option<&'static str> {
    let at = |from: usize, text: &[u8]| start.get(from..).is_some_and(|rest| rest.starts_with(text));
    if at(0, b"RIFF") && at(8, b"WAVE") {
        return Some("audio/wav");
    }
    if at(4, b"ftyp") {
        return Some(if at(8, b"M4A ") || at(8, b"M4B ") { "audio/mp4" } else { "video/mp4" });
    }
    // The first page of an Ogg stream names its codec right after the header and one segment.
    if at(0, b"OggS") && (at(28, b"\x80theora") || at(28, b"\x01video")) {
        return Some("video/ogg");
    }
    let known = PLAYED.iter().find(|(signature, _)| at(0, signature)).map(|(_, media_type)| *media_type);
    known.or_else(|| is_mp3(start).then_some("audio/mpeg"))
}

/// True if the bytes begin with a frame of MPEG audio, layer III, and continue with another, since the eleven sync
/// bits of one occur in many files.
fn is_mp3(start: &[u8]) -> bool {
    let next = |at: usize| Some(at.saturating_add(mp3_frame(start.get(at..)?.first_chunk()?)?));
    next(0).and_then(next).is_some()
}

/// Length of a frame of MPEG audio in bytes, from its header (ISO/IEC 11172-3 2.4.2.3, 13818-3 2.4.2.3); `None` where
/// it is not of layer III.
fn mp3_frame(header: &[u8; 4]) -> Option<usize> {
    /// Kilobits per second in MPEG-1 and in MPEG-2.
    const RATES: [[usize; 15]; 2] = [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];
    let [0xFF, version @ (0xE2 | 0xE3 | 0xF2 | 0xF3 | 0xFA | 0xFB), rates, _] = *header else { return None };
    let halvings = match version {
        0xFA | 0xFB => 0,
        0xF2 | 0xF3 => 1,
        _ => 2,
    };
    let bits = *RATES.get(usize::from(halvings > 0))?.get(usize::from(rates >> 4)).filter(|rate| **rate > 0)?;
    let samples_a_second = *[44_100_usize, 48_000, 32_000].get(usize::from(rates >> 2 & 3))? >> halvings;
    let samples = if halvings == 0 { 1152 } else { 576 };
    let padding = usize::from(rates >> 1 & 1);
    Some(bits.saturating_mul(samples).saturating_mul(125).checked_div(samples_a_second)?.saturating_add(padding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn audio_and_video_are_recognized_by_their_first_bytes() {
        assert_eq!(played_type(b"RIFF\x04\0\0\0WAVEfmt "), Some("audio/wav"));
        assert_eq!(played_type(b"RIFF\x04\0\0\0CDXAfmt "), None);
        assert_eq!(played_type(b"\0\0\0\x20ftypM4A "), Some("audio/mp4"));
        assert_eq!(played_type(b"\0\0\0\x20ftypisom"), Some("video/mp4"));
        assert_eq!(played_type(b"ID3\x04"), Some("audio/mpeg"));
    }

    // Frames of 128 kbit/s at 44.1 kHz have 417 bytes, or 418 with padding, as LAME writes them.
    #[test]
    fn bare_mpeg_audio_needs_two_frames() {
        let mut frames = vec![0; 417];
        frames[..4].copy_from_slice(b"\xff\xfb\x90\x64");
        assert_eq!(played_type(&frames), None);
        frames.extend(b"\xff\xfb\x92\x64");
        assert_eq!(played_type(&frames), Some("audio/mpeg"));
        frames[417] = 0;
        assert_eq!(played_type(&frames), None);
        assert_eq!(mp3_frame(b"\xff\xfb\x92\x64"), Some(418));
    }

    #[test]
    fn images_are_recognized_by_their_first_bytes() {
        assert_eq!(image_type(b"\x89PNG\r\n\x1a\n....", 12), Some("image/png"));
        assert_eq!(image_type(b"\xff\xd8\xff\xe0", 4), Some("image/jpeg"));
        assert_eq!(image_type(b"RIFF\x04\0\0\0WEBP", 12), Some("image/webp"));
        assert_eq!(image_type(b"RIFF\x04\0\0\0WAVE", 12), None);
        assert_eq!(image_type(b" <?xml version='1.0'?>\n<svg>", 28), Some("image/svg+xml"));
        assert_eq!(image_type(b"<?xml version='1.0'?><html>", 27), None);
    }

    #[test]
    fn a_text_that_begins_like_a_bitmap_is_none() {
        assert_eq!(image_type(b"BMW is a maker of cars", 22), None);
        assert_eq!(image_type(b"BM\x46\0\0\0", 70), Some("image/bmp"));
    }
}

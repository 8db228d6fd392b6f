//! Recognizes media files by their first bytes, and reads the sizes of images.

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
    is_svg.then_some(SVG)
}

/// Media type of drawings, whose pixels no header states and whose cost no size bounds.
pub const SVG: &str = "image/svg+xml";

/// Most segments of a JPEG file that are passed over to find its size.
const SEGMENTS: usize = 256;

/// Most images of an icon that are looked at.
const ICONS: usize = 64;

/// Reads a number of bytes at an offset of a file, or as many as there are.
pub type Read<'a> = &'a dyn Fn(u64, usize) -> Vec<u8>;

/// Width and height in pixels that an image file declares, for the formats of [`image_type`]; `None` if it states none.
/// Reads a few bytes of it.
#[must_use]
pub fn image_size(file: Read<'_>) -> Option<(u32, u32)> {
    let start = file(0, 64);
    let at = |offset: usize| start.get(offset..).unwrap_or_default();
    match *start.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => png_size(&start),
        [b'G', b'I', b'F', ..] => Some((le16(at(6))?, le16(at(8))?)),
        [b'B', b'M', ..] if le32(at(14))? == 12 => Some((le16(at(18))?, le16(at(20))?)),
        // A negative height is that of an image from the top down.
        [b'B', b'M', ..] => {
            Some((le32(at(18))?.cast_signed().unsigned_abs(), le32(at(22))?.cast_signed().unsigned_abs()))
        }
        [b'R', b'I', b'F', b'F', ..] => webp_size(&start),
        [0, 0, 1, 0, ..] => icon_size(file, le16(at(4))?),
        [0xFF, 0xD8, ..] => jpeg_size(file),
        _ => None,
    }
}

fn le16(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk().map(|bytes| u16::from_le_bytes(*bytes).into())
}

fn le32(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// From the header chunk (PNG 11.2.1).
fn png_size(start: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| start.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
    Some((number(16)?, number(20)?))
}

/// From the first chunk (RFC 9649): extended, lossless or lossy.
fn webp_size(start: &[u8]) -> Option<(u32, u32)> {
    let at = |offset: usize| start.get(offset..);
    match start.get(12..16)? {
        b"VP8X" => {
            let side = |offset| {
                let [low, middle, high] = *at(offset)?.first_chunk()?;
                Some(u32::from_le_bytes([low, middle, high, 0]).saturating_add(1))
            };
            Some((side(24)?, side(27)?))
        }
        b"VP8L" => {
            let bits = le32(at(21)?)?;
            Some(((bits & 0x3FFF).saturating_add(1), (bits >> 14 & 0x3FFF).saturating_add(1)))
        }
        b"VP8 " => Some((le16(at(26)?)? & 0x3FFF, le16(at(28)?)? & 0x3FFF)),
        _ => None,
    }
}

/// The largest of its images: the directory has one byte for each side, so embedded images are asked themselves.
fn icon_size(file: Read<'_>, count: u32) -> Option<(u32, u32)> {
    let area = |(width, height): &(u32, u32)| u64::from(*width).saturating_mul((*height).into());
    let count = usize::try_from(count).ok()?.min(ICONS);
    let entries = file(6, count.saturating_mul(16));
    let sizes = entries.chunks_exact(16).filter_map(|entry| {
        let from = le32(entry.get(12..)?)?;
        let image = file(from.into(), 32);
        if image.starts_with(b"\x89PNG") {
            return png_size(&image);
        }
        // A bitmap of twice the height, since a mask follows it.
        Some((le32(image.get(4..)?)?, le32(image.get(8..)?)? / 2))
    });
    sizes.max_by_key(area)
}

/// From the frame header, after any number of other segments (ITU-T T.81 B.2.2).
fn jpeg_size(file: Read<'_>) -> Option<(u32, u32)> {
    let mut at = 2_u64;
    for _ in 0..SEGMENTS {
        let head = file(at, 9);
        let [0xFF, marker, high, low, _, tall, short, wide, narrow] = *head.as_slice() else { return None };
        let number = |high, low| u32::from(u16::from_be_bytes([high, low]));
        match marker {
            // All frames but the tables among these numbers.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return Some((number(wide, narrow), number(tall, short)));
            }
            // Bytes that fill up, and markers without a length.
            0xFF => at = at.saturating_add(1),
            0x01 | 0xD0..=0xD8 => at = at.saturating_add(2),
            _ => at = at.saturating_add(2).saturating_add(number(high, low).into()),
        }
    }
    None
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

/// Length of a frame of MPEG audio in bytes, from its header (ISO/IEC 11172-3 2.4.2.3, 13818-3 2.4.2.3); `None` if it
/// is not of layer III.
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

    fn size(bytes: &[u8]) -> Option<(u32, u32)> {
        image_size(&|at, len| {
            let from = usize::try_from(at).unwrap().min(bytes.len());
            bytes[from..bytes.len().min(from + len)].to_vec()
        })
    }

    // Headers as `convert -size 70000x3 xc:red` and the like write them.
    #[test]
    fn sizes_are_read_from_headers() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x11\x70\0\0\0\x03\x01\0\0\0\0";
        assert_eq!(size(png), Some((70_000, 3)));
        assert_eq!(size(b"GIF89a\x40\x01\xF0\0\0\0\0"), Some((320, 240)));
        let bmp = |width: i32, height: i32| {
            let mut bytes = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
            bytes.extend([width.to_le_bytes(), height.to_le_bytes()].concat());
            bytes
        };
        assert_eq!((size(&bmp(9000, -8000)), size(&bmp(5, 6))), (Some((9000, 8000)), Some((5, 6))));
        let webp = |chunk: &[u8]| [b"RIFF\0\0\0\0WEBP", chunk].concat();
        assert_eq!(size(&webp(b"VP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\x7f\x02\0")), Some((16_384, 640)));
        assert_eq!(size(&webp(b"VP8L\0\0\0\0\x2f\xff\xc0\x0f\0")), Some((256, 64)));
        assert_eq!(size(&webp(b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\x00")), Some((320, 240)));
        let jpeg =
            [&b"\xff\xd8\xff\xe1\x03\xea"[..], &[7; 1000], b"\xff\xdb\0\x04\0\0\xff\xc2\0\x11\x08\x20\0\x30\0\x03"];
        assert_eq!(size(&jpeg.concat()), Some((0x3000, 0x2000)));
        let mut icon =
            b"\0\0\x01\0\x02\0\x20\x20\0\0\0\0\0\0\0\0\0\0\x26\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x36\0\0\0".to_vec();
        icon.extend(b"\x28\0\0\0\x20\0\0\0\x40\0\0\0\0\0\0\0");
        icon.extend(png);
        assert_eq!(size(&icon), Some((70_000, 3)));
        for whole in [&png[..], &jpeg.concat(), &icon] {
            for len in 0..whole.len() {
                let _ = size(&whole[..len]);
            }
        }
    }

    #[test]
    fn a_text_that_begins_like_a_bitmap_is_none() {
        assert_eq!(image_type(b"BMW is a maker of cars", 22), None);
        assert_eq!(image_type(b"BM\x46\0\0\0", 70), Some("image/bmp"));
    }
}

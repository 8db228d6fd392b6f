//! What a file is by how it begins.

/// Images that every browser shows, by how their files begin.
const IMAGES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\0\0\x01\0", "image/x-icon"),
];

/// The media type of an image that every browser shows, by its first kilobyte and its length; `None` for others.
#[must_use]
pub fn image_type(start: &[u8], len: u64) -> Option<&'static str> {
    if let Some((_, media_type)) = IMAGES.iter().find(|(signature, _)| start.starts_with(signature)) {
        return Some(media_type);
    }
    if start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    // "BM" alone begins many a text: the header also says how long the file is.
    let bmp_len = start.get(2..6).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    if start.starts_with(b"BM") && bmp_len.is_some_and(|recorded| u64::from(recorded) <= len && recorded > 26) {
        return Some("image/bmp");
    }
    let text = std::str::from_utf8(start.get(..start.len().min(1000))?).unwrap_or_default().trim_start();
    let is_svg = text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg"));
    is_svg.then_some("image/svg+xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_known_by_their_beginning() {
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

//! Looking into a file.

use std::fmt::Write;

use discern::bytes::text::{self, Encoding};
use discern::error::{Error, Result};
use discern::protocol::{Answer, PreviewKind, Text};
use discern::source::Source;
use discern::tree::RowId;

use crate::session::Session;

/// Bytes looked at to tell what a file is.
const SAMPLE: usize = 4096;

/// Bytes of text or of digits sent at once, whatever is asked.
const WINDOW: u32 = 16 << 20;

/// Images that every browser shows, by how their files begin.
const IMAGES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\0\0\x01\0", "image/x-icon"),
];

impl Session {
    /// The beginning of a file as text.
    pub fn text(&mut self, view: u32, row: u32, encoding: Option<&str>, limit: u32) -> Result<Answer> {
        let body = self.body(view, row)?;
        let bytes = read(&body, 0, limit)?;
        let encoding = encoding.and_then(Encoding::by_id).unwrap_or_else(|| text::guess_document(&bytes));
        let read = bytes.len() as u64;
        let more = read < body.len();
        let decoded = encoding.decode(&bytes);
        let mut text = decoded.strip_prefix('\u{FEFF}').unwrap_or(&decoded).to_owned();
        if more {
            // A character that the end of the window cuts is no damage.
            text.truncate(text.trim_end_matches('\u{FFFD}').len());
        }
        Ok(Answer::Text(Text { text, encoding: encoding.id.into(), bytes: read, more }))
    }

    /// Bytes of a file as digits.
    pub fn bytes(&mut self, view: u32, row: u32, offset: u64, count: u32) -> Result<Answer> {
        let body = self.body(view, row)?;
        let bytes = read(&body, offset, count)?;
        let mut hex = String::with_capacity(bytes.len().saturating_mul(2));
        for byte in bytes {
            // Cannot fail: a string takes all.
            let _ = write!(hex, "{byte:02x}");
        }
        Ok(Answer::Bytes { offset, hex })
    }

    fn body(&mut self, view: u32, row: u32) -> Result<Source> {
        let (tab, _) = self.tab(view)?;
        let row = tab.view.index.row(RowId(row)).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok(tab.view.file_system().body(row.node)?.into_source())
    }
}

fn read(body: &Source, offset: u64, count: u32) -> Result<Vec<u8>> {
    Ok(body.read_up_to(offset, usize::try_from(count.min(WINDOW)).unwrap_or(0))?)
}

/// How a file can be shown, by how it begins.
pub fn kind(body: Source) -> PreviewKind {
    if body.is_empty() {
        return PreviewKind::None;
    }
    let Ok(start) = body.read_up_to(0, SAMPLE) else { return PreviewKind::Hex };
    match image(&start, body.len()) {
        Some(media_type) => PreviewKind::Image(media_type.into()),
        None if text::looks_like_text(&start) => PreviewKind::Text,
        None => PreviewKind::Hex,
    }
}

fn image(start: &[u8], len: u64) -> Option<&'static str> {
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

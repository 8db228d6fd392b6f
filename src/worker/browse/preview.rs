//! Looking into a file.

use discern::bytes::text::{self, Encoding};
use discern::bytes::{hex, media};
use discern::error::{Error, Result};
use discern::fs::FileSystem;
use discern::protocol::{Answer, PreviewKind, Text};
use discern::source::Source;
use discern::tree::{NodeId, RowId};

use crate::disc::sound;
use crate::session::Session;

/// Bytes looked at to tell what a file is.
const SAMPLE: usize = 4096;

/// Bytes of text or of digits sent at once, whatever is asked.
const WINDOW: u32 = 16 << 20;

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
        Ok(Answer::Bytes { offset, hex: hex::digits(&bytes) })
    }

    /// What is in a file.
    pub fn body(&mut self, view: u32, row: u32) -> Result<Source> {
        let (tab, _) = self.tab(view)?;
        let row = tab.view.index.row(RowId(row)).ok_or_else(|| Error::NotFound("such entry".into()))?;
        Ok(tab.view.file_system().body(row.node)?.into_source())
    }
}

fn read(body: &Source, offset: u64, count: u32) -> Result<Vec<u8>> {
    Ok(body.read_up_to(offset, usize::try_from(count.min(WINDOW)).unwrap_or(0))?)
}

/// How a file can be shown, by how it begins.
pub fn kind(body: Source, file_system: &dyn FileSystem, node: NodeId) -> PreviewKind {
    if body.is_empty() {
        return PreviewKind::None;
    }
    let Ok(start) = body.read_up_to(0, SAMPLE) else { return PreviewKind::Hex };
    if let Some(played) = sound::kind(&start, &body, file_system, node) {
        return played;
    }
    match media::image_type(&start, body.len()) {
        Some(media_type) => PreviewKind::Image(media_type.into()),
        None if text::looks_like_text(&start) => PreviewKind::Text,
        None => PreviewKind::Hex,
    }
}

//! Previews of a file.

use std::rc::Rc;

use discern::bytes::media;
use discern::bytes::text::{self, Encoding, layout};
use discern::error::Result;
use discern::export;
use discern::fs::FileSystem;
use discern::protocol::browse::{Blob, Bytes, Text};
use discern::protocol::{BlobInfo, FileBytes, FileText, PreviewKind, RowNumber, ViewNumber};
use discern::source::Source;
use discern::tree::NodeId;

use crate::audio::playback;
use crate::failures;
use crate::files::blob;
use crate::jobs::{Job, JobResult};
use crate::session::{Session, Shared};

/// Bytes read to detect what a file is.
const SAMPLE: usize = 4096;

/// Pixels of the largest image that is shown without a request: decoded, it takes 160 MB.
const MOST_PIXELS: u64 = 40_000_000;

/// Most bytes of text or digits sent at once, however many are requested.
const WINDOW: u32 = 16 << 20;

impl Session {
    /// Decodes the beginning of a file as text.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn text(&mut self, ask: Text) -> Result<FileText> {
        let body = self.body(ask.view, ask.row)?;
        let bytes = read(&body, 0, ask.limit)?;
        let encoding =
            ask.encoding.as_deref().and_then(Encoding::by_id).unwrap_or_else(|| text::guess_document(&bytes));
        let read = bytes.len() as u64;
        let more = read < body.len();
        let decoded = encoding.decode(&bytes);
        let mut text = decoded.strip_prefix('\u{FEFF}').unwrap_or(&decoded).to_owned();
        if more {
            // A character truncated by the end of the window is no damage.
            text.truncate(text.trim_end_matches('\u{FFFD}').len());
        }
        let laid_out = layout::affordable(&text);
        let stacked = laid_out < text.len();
        text.truncate(laid_out);
        Ok(FileText { text, encoding: encoding.id.into(), bytes: read, more: more && !stacked, stacked })
    }

    /// Reads bytes of a file.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn bytes(&mut self, ask: Bytes) -> Result<FileBytes> {
        let body = self.body(ask.view, ask.row)?;
        Ok(FileBytes { offset: ask.offset, bytes: read(&body, ask.offset, ask.count)? })
    }

    /// The content of a file.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn body(&mut self, view: ViewNumber, row: RowNumber) -> Result<Source> {
        let row = self.row(view, row)?;
        let (tab, _) = self.tab(view)?;
        Ok(tab.view.body(row)?.into_source())
    }
}

/// Reads a whole file to be shown.
pub async fn blob(session: Shared, job: Rc<Job>, ask: Blob) -> JobResult<BlobInfo> {
    let failed = |error| failures::from_error(&error);
    let saved = {
        let mut session = session.borrow_mut();
        let row = session.row(ask.view, ask.row).map_err(failed)?;
        let (tab, _) = session.tab(ask.view).map_err(failed)?;
        export::file(&tab.view, row).map_err(failed)?
    };
    let files = session.borrow().files.clone();
    let (blob, read) = blob::of(&saved.output.recipe, &files, &job).await?;
    session.borrow().verify().map_err(failed)?;
    let size = saved.output.recipe.len();
    Ok((BlobInfo { name: saved.output.name, size, read }, Some(blob)))
}

fn read(body: &Source, offset: u64, count: u32) -> Result<Vec<u8>> {
    Ok(body.read_up_to(offset, usize::try_from(count.min(WINDOW)).unwrap_or(0))?)
}

/// Detects how a file can be shown by its first bytes.
pub fn kind(body: Source, file_system: &dyn FileSystem, node: NodeId) -> PreviewKind {
    if body.is_empty() {
        return PreviewKind::None;
    }
    let Ok(start) = body.read_up_to(0, SAMPLE) else { return PreviewKind::Hex };
    if let Some(played) = playback::kind(&start, &body, file_system, node) {
        return played;
    }
    match media::image_type(&start, body.len()) {
        Some(media::SVG) => PreviewKind::Drawing,
        Some(media_type) => match media::image_size(&|at, len| body.read_up_to(at, len).unwrap_or_default()) {
            Some((width, height)) if u64::from(width).saturating_mul(height.into()) > MOST_PIXELS => {
                PreviewKind::LargeImage(media_type.into(), width, height)
            }
            _ => PreviewKind::Image(media_type.into()),
        },
        None if text::looks_like_text(&start) => PreviewKind::Text,
        None => PreviewKind::Hex,
    }
}

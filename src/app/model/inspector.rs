//! The details of the current entry, and its preview.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{
    AudioInfo, EntryDetails, EntryKind, Failure, FileText, PreviewKind, RowNumber, ViewNumber, browse,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};

use super::hex::Hex;
use crate::client::{Link, Transfer};
use crate::state::State;

/// Bytes of a text shown at first, and after "Show more".
const TEXT: u32 = 64 * 1024;
const MORE_TEXT: u32 = 1024 * 1024;
/// Size in bytes above which an image is not decoded, nor a file decompressed, unless the user asks for it.
const LARGEST_WHOLE: u64 = 48 * 1024 * 1024;
/// Delay before details are requested, so that entries passed by holding a key are skipped.
const DETAILS_DELAY: Duration = Duration::from_millis(70);

/// How to preview a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PreviewMode {
    /// As text, image, audio or video, depending on the file.
    Content,
    /// As bytes.
    Hex,
}

/// The preview of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Preview {
    /// No preview.
    Nothing,
    /// The preview is being fetched.
    Waiting,
    /// Text.
    Text(Arc<FileText>),
    /// An image, by the URL of its blob.
    Image(String),
    /// An image of this width and height, which is decoded only on request.
    LargeImage(u32, u32),
    /// An SVG drawing, by the URL of its blob.
    Drawing(String),
    /// Audio.
    Audio(AudioInfo, AudioSource),
    /// Video, by the URL of its blob.
    Film(String),
    /// Bytes; see [`Hex`].
    Hex,
    /// The preview failed.
    Failed(Failure),
}

/// The source of audio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AudioSource {
    /// The URL of a blob.
    Url(String),
    /// Samples that are fetched during playback.
    Samples,
}

impl Preview {
    /// The URL of its blob, if it has one.
    fn address(&self) -> Option<&str> {
        match self {
            Self::Image(url) | Self::Drawing(url) | Self::Film(url) | Self::Audio(_, AudioSource::Url(url)) => {
                Some(url)
            }
            _ => None,
        }
    }
}

/// The URL of a blob as a file of this media type, which the worker need not know.
fn address(blob: &Blob, media_type: &str) -> Result<String, JsValue> {
    let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), media_type)?;
    Url::create_object_url_with_blob(&typed)
}

/// An entry: its view and row.
pub(crate) type Subject = (ViewNumber, RowNumber);

/// Details and preview of an entry.
#[derive(Clone, Copy)]
pub(crate) struct Inspector {
    link: Link,
    /// Bytes for the hex view.
    pub(crate) hex: Hex,
    subject: State<Option<Subject>>,
    details: State<Option<Arc<EntryDetails>>>,
    preview: State<Preview>,
    mode: State<PreviewMode>,
    is_large: State<bool>,
    encoding: State<Option<String>>,
    in_flight: StoredValue<bool>,
    hurry: StoredValue<u32>,
    epoch: StoredValue<u32>,
}

impl Inspector {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            hex: Hex::new(link),
            subject: State::new(None),
            details: State::new(None),
            preview: State::new(Preview::Nothing),
            mode: State::new(PreviewMode::Content),
            is_large: State::new(false),
            encoding: State::new(None),
            in_flight: StoredValue::new(false),
            hurry: StoredValue::new(0),
            epoch: StoredValue::new(0),
        }
    }

    /// The details of the entry.
    pub(crate) fn details(self) -> Option<Arc<EntryDetails>> {
        self.details.get()
    }

    /// The preview of the entry.
    pub(crate) fn preview(self) -> Preview {
        self.preview.get()
    }

    /// How the entry is previewed.
    pub(crate) fn mode(self) -> PreviewMode {
        self.mode.get()
    }

    /// Whether the preview is in a dialog of its own.
    pub(crate) fn is_large(self) -> bool {
        self.is_large.get()
    }

    /// Shows the preview in a dialog of its own, or in its place again.
    pub(crate) fn set_large(self, is_large: bool) {
        self.is_large.set(is_large);
    }

    /// Id of the encoding selected for the text; `None` for a guess.
    pub(crate) fn encoding(self) -> Option<String> {
        self.encoding.get()
    }

    /// Shows another entry, or none.
    pub(super) fn show(self, subject: Option<Subject>) {
        if self.subject.get_untracked() == subject {
            return;
        }
        self.subject.set(subject);
        self.encoding.set(None);
        if subject.is_none() {
            self.details.set(None);
            self.set_preview(Preview::Nothing);
        } else {
            self.ask_soon();
        }
    }

    /// Requests details after a delay, so that nothing is requested or drawn for entries passed in a hurry.
    fn ask_soon(self) {
        let hurry = self.hurry.get_value().wrapping_add(1);
        self.hurry.set_value(hurry);
        let stayed = move || {
            if self.hurry.get_value() == hurry && !self.in_flight.get_value() {
                self.ask();
            }
        };
        set_timeout(stayed, DETAILS_DELAY);
    }

    /// Requests the details again, since names may be decoded differently.
    pub(super) fn refresh(self) {
        if !self.in_flight.get_value() {
            self.ask();
        }
    }

    pub(super) fn clear(self) {
        self.show(None);
        self.is_large.set(false);
        self.in_flight.set_value(false);
    }

    /// Sets how to preview the entry.
    pub(crate) fn set_mode(self, mode: PreviewMode) {
        self.mode.set(mode);
        self.look();
    }

    /// Decodes the text with another encoding; `None` for a guess.
    pub(crate) fn set_encoding(self, encoding: Option<String>) {
        self.encoding.set(encoding);
        self.text(TEXT);
    }

    /// Fetches more of the text.
    pub(crate) fn more_text(self) {
        self.text(MORE_TEXT);
    }

    /// Sends one request at a time.
    fn ask(self) {
        let Some((view, row)) = self.subject.get_untracked() else { return };
        self.in_flight.set_value(true);
        self.link.ask(&browse::Details { view, row }, move |reply| {
            self.in_flight.set_value(false);
            if self.subject.get_untracked() != Some((view, row)) {
                return self.ask();
            }
            match reply {
                Ok(details) => self.receive(details),
                Err(failure) => {
                    self.details.set(None);
                    self.set_preview(Preview::Failed(failure));
                }
            }
        });
    }

    fn receive(self, details: EntryDetails) {
        if self.details.with_untracked(|shown| shown.as_deref() == Some(&details)) {
            // The preview stays as it is: audio that plays must not restart.
            return;
        }
        let changed = self.details.with_untracked(|shown| {
            shown.as_ref().is_none_or(|shown| shown.row.row != details.row.row || shown.path != details.path)
        });
        self.details.set(Some(Arc::new(details)));
        if changed {
            self.set_preview(Preview::Nothing);
            self.look();
        }
    }

    fn look(self) {
        let Some(details) = self.details.get_untracked() else { return };
        if details.preview == PreviewKind::None || details.row.kind != EntryKind::File {
            return self.set_preview(Preview::Nothing);
        }
        let is_cheap = details.sliceable || details.row.size <= LARGEST_WHOLE;
        match (&details.preview, self.mode.get_untracked()) {
            (PreviewKind::Text | PreviewKind::Drawing, PreviewMode::Content) => self.text(TEXT),
            (PreviewKind::LargeImage(_, width, height), PreviewMode::Content) => {
                self.set_preview(Preview::LargeImage(*width, *height));
            }
            (PreviewKind::Image(media_type), PreviewMode::Content) if details.row.size <= LARGEST_WHOLE => {
                self.whole(media_type.clone(), Preview::Image);
            }
            (PreviewKind::Audio(audio), PreviewMode::Content) => self.preview_audio(&details, audio),
            (PreviewKind::Film(media_type), PreviewMode::Content) if is_cheap => {
                self.whole(media_type.clone(), Preview::Film)
            }
            (
                PreviewKind::None
                | PreviewKind::Text
                | PreviewKind::Image(_)
                | PreviewKind::LargeImage(..)
                | PreviewKind::Drawing
                | PreviewKind::Audio(_)
                | PreviewKind::Film(_)
                | PreviewKind::Hex,
                PreviewMode::Content | PreviewMode::Hex,
            ) => self.bytes(details.row.size),
        }
    }

    fn bytes(self, size: u64) {
        let Some((view, row)) = self.subject.get_untracked() else { return };
        self.hex.show(view, row, size);
        self.set_preview(Preview::Hex);
    }

    fn text(self, limit: u32) {
        let Some((view, row)) = self.subject.get_untracked() else { return };
        let encoding = self.encoding.get_untracked();
        let epoch = self.next();
        self.link.ask(&browse::Text { view, row, encoding, limit }, move |reply| {
            if self.epoch.get_value() != epoch {
                return;
            }
            match reply {
                Ok(text) => {
                    let text = Preview::Text(Arc::new(text));
                    // A drawing that is shown has a URL to be revoked.
                    self.set_preview(text);
                }
                Err(failure) => self.preview.set(Preview::Failed(failure)),
            }
        });
    }

    /// Requests the whole file as a blob, and shows it by its URL.
    fn whole(self, media_type: String, shown: impl FnOnce(String) -> Preview + 'static) {
        let Some((view, row)) = self.subject.get_untracked() else { return };
        self.set_preview(Preview::Waiting);
        let epoch = self.epoch.get_value();
        self.link.ask_with(&browse::Blob { view, row }, Transfer::Nothing, move |reply| {
            if self.epoch.get_value() != epoch {
                return;
            }
            match reply {
                Ok(reply) => {
                    if let Some(url) = reply.blob.and_then(|blob| address(&blob, &media_type).ok()) {
                        self.preview.set(shown(url));
                    }
                }
                Err(failure) => self.preview.set(Preview::Failed(failure)),
            }
        });
    }

    /// Plays audio from a blob if making one costs nothing, otherwise from its samples as they are fetched.
    fn preview_audio(self, details: &EntryDetails, audio: &AudioInfo) {
        let shown = audio.clone();
        if details.sliceable || (audio.samples.is_none() && details.row.size <= LARGEST_WHOLE) {
            self.whole(audio.media_type.clone(), |url| Preview::Audio(shown, AudioSource::Url(url)));
        } else if audio.samples.is_some() {
            self.set_preview(Preview::Audio(shown, AudioSource::Samples));
        } else {
            self.bytes(details.row.size);
        }
    }

    /// Shows a large image or draws a drawing, as the user requested.
    pub(crate) fn draw(self) {
        let Some(details) = self.details.get_untracked() else { return };
        match &details.preview {
            PreviewKind::LargeImage(media_type, ..) => self.whole(media_type.clone(), Preview::Image),
            PreviewKind::Drawing if details.row.size <= LARGEST_WHOLE => {
                self.whole("image/svg+xml".into(), Preview::Drawing);
            }
            PreviewKind::None
            | PreviewKind::Text
            | PreviewKind::Image(_)
            | PreviewKind::Drawing
            | PreviewKind::Audio(_)
            | PreviewKind::Film(_)
            | PreviewKind::Hex => {}
        }
    }

    /// Ends drawing, and shows the text of the drawing again.
    pub(crate) fn stop_drawing(self) {
        self.look();
    }

    /// Shows the bytes of a file that the browser could not decode.
    pub(crate) fn cannot_show(self) {
        let size = self.details.with_untracked(|details| details.as_ref().map(|details| details.row.size));
        self.bytes(size.unwrap_or_default());
    }

    /// The current entry, untracked.
    pub(crate) fn subject_now(self) -> Option<Subject> {
        self.subject.get_untracked()
    }

    /// Replaces the preview, and ignores answers to earlier requests.
    fn set_preview(self, preview: Preview) {
        self.next();
        if let Some(url) = self.preview.get_untracked().address() {
            // A URL that no longer exists need not be revoked.
            let _ = Url::revoke_object_url(url);
        }
        self.preview.set(preview);
    }

    fn next(self) -> u32 {
        let epoch = self.epoch.get_value().wrapping_add(1);
        self.epoch.set_value(epoch);
        epoch
    }
}

//! Bytes for the hex view: those of a file are fetched when they become visible, those of a sector all at once.

use std::ops::Range;

use discern::protocol::{Failure, FileBytes, RowNumber, ViewNumber, browse, map};
use leptos::prelude::*;

use crate::client::Link;
use crate::state::State;

/// Bytes per request.
const CHUNK: u64 = 4096;
/// Number of chunks kept; beyond that, all but the visible ones are dropped.
const KEPT: usize = 256;

/// Source of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A file of a view.
    Entry(ViewNumber, RowNumber),
    /// A file of the user, by its number.
    OwnFile(u32),
}

/// The bytes of one file or sector.
#[derive(Clone, Copy)]
pub(crate) struct Hex {
    link: Link,
    origin: State<Origin>,
    size: State<u64>,
    /// Chunks that are here, by their numbers.
    chunks: State<Vec<(u64, Vec<u8>)>>,
    asked: StoredValue<Vec<u64>>,
    /// The offset that was gone to last.
    at: State<u64>,
    /// The offset to begin with when the next file is shown.
    begin: StoredValue<u64>,
    epoch: StoredValue<u32>,
}

impl Hex {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            origin: State::new(Origin::OwnFile(0)),
            size: State::new(0),
            chunks: State::new(Vec::new()),
            asked: StoredValue::new(Vec::new()),
            at: State::new(0),
            begin: StoredValue::new(0),
            epoch: StoredValue::new(0),
        }
    }

    /// Size in bytes.
    pub(crate) fn size(self) -> u64 {
        self.size.get()
    }

    /// The offset that was gone to last.
    pub(crate) fn at(self) -> u64 {
        self.at.get()
    }

    /// Goes to an offset.
    pub(crate) fn go_to(self, offset: u64) {
        self.at.set(offset);
    }

    /// Begins with an offset when the next file is shown.
    pub(super) fn show_from(self, offset: u64) {
        self.begin.set_value(offset);
        self.at.set(offset);
    }

    /// Bytes at an offset; `None` if they have not been fetched.
    pub(crate) fn bytes(self, offset: u64, count: u64) -> Option<Vec<u8>> {
        let start = usize::try_from(offset % CHUNK).ok()?;
        self.chunks.with(|chunks| {
            let (_, chunk) = chunks.iter().find(|(number, _)| *number == offset / CHUNK)?;
            let end = start.saturating_add(usize::try_from(count).ok()?).min(chunk.len());
            chunk.get(start..end).map(<[u8]>::to_vec)
        })
    }

    /// Fetches a range that has become visible.
    pub(crate) fn look_at(self, bytes: Range<u64>) {
        if bytes.is_empty() {
            return;
        }
        let wanted = bytes.start / CHUNK..=bytes.end.saturating_sub(1) / CHUNK;
        if self.chunks.with_untracked(Vec::len) > KEPT {
            self.chunks.update_untracked(|chunks| chunks.retain(|(chunk, _)| wanted.contains(chunk)));
        }
        for chunk in wanted {
            let here = self.chunks.with_untracked(|chunks| chunks.iter().any(|(number, _)| *number == chunk));
            if !here && self.asked.with_value(|asked| !asked.contains(&chunk)) {
                self.asked.update_value(|asked| asked.push(chunk));
                self.fetch(chunk);
            }
        }
    }

    pub(super) fn show(self, view: ViewNumber, row: RowNumber, size: u64) {
        self.show_origin(Origin::Entry(view, row), size);
    }

    /// Shows a file of the user.
    pub(super) fn show_given(self, file: u32, size: u64) {
        self.show_origin(Origin::OwnFile(file), size);
    }

    fn show_origin(self, origin: Origin, size: u64) {
        self.epoch.update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.asked.set_value(Vec::new());
        self.origin.set(origin);
        self.chunks.set(Vec::new());
        self.size.set(size);
        self.at.set(self.begin.get_value());
        self.begin.set_value(0);
    }

    /// Shows bytes that are already here, at most [`CHUNK`] of them.
    pub(super) fn show_bytes(self, bytes: Vec<u8>) {
        self.epoch.update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.size.set(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        self.chunks.set(vec![(0, bytes)]);
    }

    fn fetch(self, chunk: u64) {
        let epoch = self.epoch.get_value();
        let (offset, count) = (chunk.saturating_mul(CHUNK), 4096);
        let take = move |reply: Result<FileBytes, Failure>| {
            if self.epoch.get_value() != epoch {
                return;
            }
            self.asked.update_value(|asked| asked.retain(|asked| *asked != chunk));
            if let Ok(FileBytes { bytes, .. }) = reply {
                self.chunks.update(|chunks| chunks.push((chunk, bytes)));
            }
        };
        match self.origin.get_untracked() {
            Origin::Entry(view, row) => self.link.ask(&browse::Bytes { view, row, offset, count }, take),
            Origin::OwnFile(file) => self.link.ask(&map::Bytes { file, offset, count }, take),
        };
    }
}

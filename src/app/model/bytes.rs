//! The bytes of a user's file: a selection in them, and the fields of structures that contain them.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use discern::protocol::map::{BytePlace, Bytes, Fields, Find, PatternInfo, SectorByte};
use discern::protocol::{FactGroup, FactLine};
use leptos::prelude::*;

use super::disc::FIRST_DATA;
use super::{Hex, Model, overview};
use crate::browser::saved;
use crate::text::byte_formats::ByteFormat;
use crate::text::dates_sizes::{position, size_exact};
use crate::words;

/// Maximum number of bytes to copy.
const COPIED: u64 = 1 << 20;

/// A view on the bytes of one of the user's files.
#[derive(Clone, Copy)]
pub(crate) struct ByteView {
    model: Model,
    file: RwSignal<u32>,
    /// Start of a selection; it ends at the cursor.
    anchor: RwSignal<u64>,
    cursor: RwSignal<u64>,
    /// Fields of the record at the cursor, if it is none of the image's own structures.
    records: RwSignal<Vec<FactGroup>>,
    /// The last match of a search.
    found: StoredValue<Option<u64>>,
    /// Incremented whenever the cursor is to be scrolled to.
    calls: RwSignal<u32>,
}

/// A field of a group: the position of both.
pub(crate) type FieldAt = (usize, usize);

impl ByteView {
    /// Shows the file and byte requested last, or the file with the disc's first data.
    pub(crate) fn new(model: Model) -> Self {
        overview::watch(model);
        let view = Self {
            model,
            file: RwSignal::new(0),
            anchor: RwSignal::new(0),
            cursor: RwSignal::new(0),
            records: RwSignal::new(Vec::new()),
            found: StoredValue::new(None),
            calls: RwSignal::new(0),
        };
        Effect::new(move || match model.disc.target() {
            Some(place) => view.go(place),
            None => {
                view.choose_file(0);
                model.link.ask(&SectorByte { lba: FIRST_DATA }, move |reply| {
                    if let (Ok(Some(place)), Some(0)) = (reply, view.cursor.try_get_untracked()) {
                        view.choose_file(place.file);
                    }
                });
            }
        });
        view
    }

    /// The bytes of the file.
    pub(crate) fn content(self) -> Hex {
        self.model.disc.given
    }

    /// Names of the user's files.
    pub(crate) fn files(self) -> Vec<String> {
        self.model.session.files().iter().map(web_sys::File::name).collect()
    }

    /// Number of the file that is shown.
    pub(crate) fn file(self) -> u32 {
        self.file.get()
    }

    /// Shows another file, from its first byte on.
    pub(crate) fn choose_file(self, file: u32) {
        self.go(BytePlace { file, byte: 0 });
    }

    fn go(self, place: BytePlace) {
        let files = self.model.session.files();
        let size = usize::try_from(place.file).ok().and_then(|file| files.get(file)).map_or(0.0, |file| file.size());
        self.file.set(place.file);
        self.content().show_given(place.file, crate::browser::geometry::whole(size));
        self.select(place.byte..place.byte.saturating_add(1));
    }

    /// The byte under the cursor.
    pub(crate) fn cursor(self) -> u64 {
        self.cursor.get()
    }

    /// The selected bytes: at least the one under the cursor.
    pub(crate) fn selection(self) -> Range<u64> {
        let (one, other) = (self.anchor.get(), self.cursor.get());
        one.min(other)..one.max(other).saturating_add(1)
    }

    /// Notifies its readers when the cursor is to be scrolled to.
    pub(crate) fn calls(self) {
        self.calls.track();
    }

    /// Selects bytes, and scrolls to the first of them.
    pub(crate) fn select(self, bytes: Range<u64>) {
        let last = untrack(move || self.content().size()).saturating_sub(1);
        self.anchor.set(bytes.end.saturating_sub(1).max(bytes.start).min(last));
        self.cursor.set(bytes.start.min(last));
        self.arrived();
    }

    /// Moves the cursor; `extends` keeps the other end of the selection.
    pub(crate) fn put(self, byte: u64, extends: bool) {
        let last = untrack(move || self.content().size()).saturating_sub(1);
        let byte = byte.min(last);
        if !extends {
            self.anchor.set(byte);
        }
        self.cursor.set(byte);
        self.arrived();
    }

    fn arrived(self) {
        self.calls.update(|calls| *calls = calls.wrapping_add(1));
        if untrack(move || self.own_field()).is_some() {
            return;
        }
        let ask = Fields { file: self.file.get_untracked(), byte: self.cursor.get_untracked() };
        let byte = ask.byte;
        self.model.link.ask(&ask, move |reply| {
            if let (Ok(groups), Some(cursor)) = (reply, self.cursor.try_get_untracked())
                && cursor == byte
                && self.records.with_untracked(|shown| *shown != groups)
            {
                self.records.set(groups);
            }
        });
    }

    /// The structures: the record at the cursor, those of the selected entry, and those of the image.
    pub(crate) fn groups(self) -> Vec<FactGroup> {
        let mut groups = self.records.get();
        let details = self.model.inspector.details().map(|details| details.facts.clone()).unwrap_or_default();
        for group in details.into_iter().chain(self.model.overview.facts()) {
            if group.lines.iter().any(|line| line.bytes.is_some()) && !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// The field at the cursor: the shortest of the known ones.
    fn own_field(self) -> Option<FieldAt> {
        narrowest(&self.groups(), self.cursor.get())
    }

    /// The field whose bytes are highlighted: the one at the cursor.
    pub(crate) fn field(self) -> Option<(FieldAt, FactLine)> {
        let groups = self.groups();
        let at = narrowest(&groups, self.cursor.get())?;
        let line = groups.get(at.0)?.lines.get(at.1)?.clone();
        Some((at, line))
    }

    /// Goes to a sector. `then` is called with whether the image has it.
    pub(crate) fn go_to_sector(self, lba: i32, then: impl FnOnce(bool) + 'static) {
        self.model.link.ask(&SectorByte { lba }, move |reply| {
            let place = reply.ok().flatten();
            if let Some(place) = place {
                self.go(place);
            }
            then(place.is_some());
        });
    }

    /// Searches for the next match, or the one before; a job. `then` is called with the result.
    pub(crate) fn find(self, pattern: PatternInfo, backward: bool, then: impl FnOnce(String) + 'static) {
        let start = untrack(move || self.selection()).start;
        let is_at_match = self.found.get_value() == Some(start);
        let from = if is_at_match && !backward { start.saturating_add(1) } else { start };
        let ask = Find { file: self.file.get_untracked(), pattern, from, backward };
        let id = Rc::new(Cell::new(0));
        let known = Rc::clone(&id);
        let model = self.model;
        let job = model.link.ask(&ask, move |reply| {
            model.jobs.ended(known.get());
            match reply {
                Ok(Some((at, len))) => {
                    self.found.try_set_value(Some(at));
                    self.select(at..at.saturating_add(len));
                    then(words::outcomes::found_at(&position(at)));
                }
                Ok(None) => then(words::outcomes::no_matches().to_owned()),
                Err(failure) => {
                    then(String::new());
                    model.notices.fail(failure);
                }
            }
        });
        id.set(job);
        model.jobs.began_reading(job, words::tasks::search_bytes().into());
    }

    /// Copies the selection.
    pub(crate) fn copy(self, format: ByteFormat) {
        let selection = untrack(move || self.selection());
        let len = selection.end.saturating_sub(selection.start);
        let model = self.model;
        if len > COPIED {
            return model.notices.say(words::outcomes::too_much_to_copy());
        }
        let count = u32::try_from(len).unwrap_or(0);
        let ask = Bytes { file: self.file.get_untracked(), offset: selection.start, count };
        model.link.ask(&ask, move |reply| match reply {
            Ok(read) => saved::copy(&format.format(&read.bytes), move |worked| {
                let refused = words::common::copying_refused();
                model.notices.say(if worked { words::outcomes::bytes_copied(len) } else { refused.to_owned() });
            }),
            Err(failure) => model.notices.fail(failure),
        });
    }

    /// Saves the selection: the browser takes it from the user's file.
    pub(crate) fn save(self) {
        let Range { start, end } = untrack(move || self.selection());
        let files = self.model.session.files();
        let file = usize::try_from(self.file.get_untracked()).ok().and_then(|file| files.get(file));
        let slice = file.and_then(|file| file.slice_with_f64_and_f64(start as f64, end as f64).ok());
        let name = format!("bytes-{start:x}-{:x}.bin", end.saturating_sub(1));
        let is_saved = slice.is_some_and(|slice| saved::download(&slice, &name));
        let said = match is_saved {
            true => words::saving::downloads_range(&name, &size_exact(end.saturating_sub(start))),
            false => words::saving::range_refused().to_owned(),
        };
        self.model.notices.say(said);
    }
}

/// The shortest field with a byte.
fn narrowest(groups: &[FactGroup], byte: u64) -> Option<FieldAt> {
    let lines = groups.iter().enumerate().flat_map(|(group, facts)| {
        facts.lines.iter().enumerate().filter_map(move |(line, fact)| Some(((group, line), fact.bytes.clone()?)))
    });
    let within = lines.filter(|(_, bytes)| bytes.contains(&byte));
    within.min_by_key(|(_, bytes)| bytes.end.saturating_sub(bytes.start)).map(|(at, _)| at)
}

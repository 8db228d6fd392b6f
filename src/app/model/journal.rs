//! Keeps the changes in the browser's storage, by the image's name, size and date, so that they survive a reload.

use discern::protocol::JournalPart;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{File, Storage};

use super::Model;
use crate::browser::geometry::whole;
use crate::browser::storage;
use crate::words;

/// Number of journals kept; the oldest is dropped.
const MOST: usize = 20;

/// Prefix of all keys in the storage.
const PREFIX: &str = "changes:";

/// Kept changes that were not built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unfinished {
    /// Number of steps.
    pub(crate) steps: u32,
    /// Date of the last one.
    pub(crate) when: String,
    /// Files that the user has to choose again before the changes can be restored.
    pub(crate) needed: Vec<String>,
    pub(super) journal: String,
}

impl Unfinished {
    /// Whether a change refers to an added file of that name.
    pub(super) fn refers_to(&self, from: &str) -> bool {
        self.journal.contains(json(&from.into()).trim_matches('"'))
    }
}

/// A journal in the storage.
struct Kept {
    /// Milliseconds since 1970.
    at: f64,
    steps: u32,
    journal: String,
}

/// Stores the changes, or removes them if there are none.
pub(super) fn keep_journal(model: Model, steps: u32, part: JournalPart) {
    let journal = model.edit.journal.try_update_value(|all| follow(all, part)).unwrap_or_default();
    let (Some(storage), Some(key)) = (storage::local(), journal_key(model)) else { return };
    if steps == 0 {
        return forget(&storage, &key);
    }
    if matches!(storage.get_item(&key), Ok(None)) {
        make_room(&storage, &key);
    }
    let kept = Kept { at: js_sys::Date::now(), steps, journal }.to_json();
    if storage.set_item(&key, &kept).is_err() {
        model.notices.say(words::journal::no_space());
    }
}

fn kept(model: Model) -> Option<String> {
    journal_key(model).zip(storage::local()).and_then(|(key, storage)| storage.get_item(&key).ok().flatten())
}

/// Whether changes of this image were kept.
pub(super) fn has_journal(model: Model) -> bool {
    kept(model).is_some()
}

/// Offers to restore kept changes of this image.
pub(super) fn look_for_journal(model: Model) {
    let Some(Kept { at, steps, journal }) = kept(model).and_then(|kept| Kept::of_json(&kept)) else { return };
    let date = js_sys::Date::new(&at.into());
    let language = match untrack(words::language) {
        // Dates of the United States would be misread elsewhere.
        "en" => "en-GB",
        language => language,
    };
    let when = date.to_locale_string(language, &JsValue::UNDEFINED).into();
    model.edit.unfinished.set(Some(Unfinished { steps, when, needed: Vec::new(), journal }));
}

/// Discards the kept changes.
pub(crate) fn forget_unfinished(model: Model) {
    model.edit.unfinished.set(None);
    drop_kept(model);
    model.focus_list();
}

/// Deletes the kept changes of this image.
pub(super) fn drop_kept(model: Model) {
    if let (Some(storage), Some(key)) = (storage::local(), journal_key(model)) {
        forget(&storage, &key);
    }
}

fn journal_key(model: Model) -> Option<String> {
    image_key(model).map(|key| format!("{PREFIX}{key}"))
}

/// Name, size and date of the open image, by which it is recognized.
pub(super) fn image_key(model: Model) -> Option<String> {
    model.session.files().first().map(file_key)
}

/// The same, empty if no image is open.
pub(super) fn image_now(model: Model) -> String {
    image_key(model).unwrap_or_default()
}

/// Name, size and date of a file.
pub(super) fn file_key(file: &File) -> String {
    format!("{}:{}:{}", file.name(), whole(file.size()), whole(file.last_modified()))
}

impl Kept {
    fn to_json(&self) -> String {
        let kept = Object::new();
        let fields = [("at", self.at.into()), ("steps", self.steps.into()), ("journal", self.journal.as_str().into())];
        for (name, value) in fields {
            // An object of ours takes any field.
            let _ = Reflect::set(&kept, &name.into(), &value);
        }
        json(&kept)
    }

    fn of_json(text: &str) -> Option<Self> {
        let kept = JSON::parse(text).ok()?;
        let field = |name: &str| Reflect::get(&kept, &name.into()).ok();
        let steps = u32::try_from(whole(field("steps")?.as_f64()?)).ok()?;
        Some(Self { at: field("at")?.as_f64()?, steps, journal: field("journal")?.as_string()? })
    }
}

/// Converts a value to JSON as the browser does, which needs no code of ours.
fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

/// Updates the kept steps; returns the journal as text.
fn follow(steps: &mut Vec<String>, part: JournalPart) -> String {
    steps.truncate(usize::try_from(part.since).unwrap_or(usize::MAX));
    steps.extend(part.steps);
    format!("[{}]", steps.join(","))
}

fn forget(storage: &Storage, key: &str) {
    // A key that does not exist need not be removed.
    let _ = storage.remove_item(key);
}

/// Drops the oldest journals.
fn make_room(storage: &Storage, key: &str) {
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    let ours = keys.filter(|other| other.starts_with(PREFIX) && other != key);
    let at = |key: &String| {
        let kept = storage.get_item(key).ok().flatten();
        kept.and_then(|kept| Kept::of_json(&kept)).map_or(0.0, |kept| kept.at)
    };
    let all: Vec<(f64, String)> = ours.map(|key| (at(&key), key)).collect();
    let newer = |time: f64| all.iter().filter(|(other, _)| *other > time).count();
    all.iter().filter(|(time, _)| newer(*time) >= MOST).for_each(|(_, key)| forget(storage, key));
}

//! Keeps the changes in the browser's storage, by the image's name, size and date, so that they survive a reload.

use discern::protocol::{JournalPart, Needed, Restored, edit};
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::Model;
use crate::browser::additions::{self, Addition};
use crate::browser::geometry::whole;
use crate::browser::picker;
use crate::text::addition_names::root;

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
    journal: String,
}

/// A journal in the storage.
struct Kept {
    /// Milliseconds since 1970.
    at: f64,
    steps: u32,
    journal: String,
}

impl Model {
    /// Stores the changes, or removes them if there are none.
    pub(super) fn keep_journal(self, steps: u32, part: JournalPart) {
        let journal = self.edit.journal.try_update_value(|all| follow(all, part)).unwrap_or_default();
        let (Some(storage), Some(key)) = (storage(), self.journal_key()) else { return };
        if steps == 0 {
            return forget(&storage, &key);
        }
        if matches!(storage.get_item(&key), Ok(None)) {
            make_room(&storage, &key);
        }
        let kept = Kept { at: js_sys::Date::now(), steps, journal }.to_json();
        if storage.set_item(&key, &kept).is_err() {
            self.notices.say("Your browser has no room to keep these changes, so a reload would discard them.");
        }
    }

    /// Offers to restore kept changes of this image.
    pub(super) fn look_for_journal(self) {
        let kept = self.journal_key().zip(storage()).and_then(|(key, storage)| storage.get_item(&key).ok().flatten());
        let Some(Kept { at, steps, journal }) = kept.and_then(|kept| Kept::of_json(&kept)) else { return };
        let date = js_sys::Date::new(&at.into());
        let when = date.to_locale_string("en-GB", &JsValue::UNDEFINED).into();
        self.edit.unfinished.set(Some(Unfinished { steps, when, needed: Vec::new(), journal }));
    }

    /// Restores the changes, asking for added files that the page does not have.
    pub(crate) fn restore(self, without: bool) {
        let Some(unfinished) = self.edit.unfinished.get_untracked() else { return };
        if unfinished.needed.is_empty() {
            // A worker that crashed has lost the files it was given.
            let named = |from: &str| unfinished.journal.contains(json(&from.into()).trim_matches('"'));
            let given = self.edit.given.get_value();
            given.into_iter().filter(|(from, _)| named(from)).for_each(|(from, given)| self.give_as(from, given));
        }
        self.link.ask(&edit::Restore { journal: unfinished.journal, without }, move |reply| match reply {
            Ok(Restored::Done(info)) => self.edited(info),
            Ok(Restored::Needed(needed)) => self.needs(needed),
            Err(failure) => self.notices.fail(failure),
        });
    }

    /// Discards the kept changes.
    pub(crate) fn forget_unfinished(self) {
        self.edit.unfinished.set(None);
        if let (Some(storage), Some(key)) = (storage(), self.journal_key()) {
            forget(&storage, &key);
        }
        self.focus_list();
    }

    pub(super) fn needs(self, needed: Needed) {
        self.notices.say("Choose the files you added again.");
        self.edit.unfinished.update(|unfinished| {
            if let Some(unfinished) = unfinished {
                unfinished.needed = needed.from;
            }
        });
    }

    /// Lets the user choose the files that are needed.
    pub(crate) fn pick_needed(self) {
        picker::pick_files(move |files| self.give_needed(additions::of_files(files)));
    }

    /// Lets the user choose the folder that is needed.
    pub(crate) fn pick_needed_folder(self) {
        picker::pick_folder(move |files| self.give_needed(additions::of_files(files)));
    }

    /// Matches files to those needed by their names, and tries to restore again.
    pub(super) fn give_needed(self, all: Vec<Addition>) {
        let needed =
            self.edit.unfinished.with_untracked(|unfinished| unfinished.as_ref().map(|all| all.needed.clone()));
        for given in all {
            let called = needed.iter().flatten().filter_map(|from| Some((from, root(from)?)));
            let mut same = called.filter(|(_, (_, name))| *name == given.name);
            if let Some((_, (prefix, name))) = same.next() {
                self.give_as(format!("{prefix}{name}"), given);
            }
        }
        self.restore(false);
    }

    fn journal_key(self) -> Option<String> {
        let files = self.session.files();
        let file = files.first()?;
        Some(format!("{PREFIX}{}:{}:{}", file.name(), whole(file.size()), whole(file.last_modified())))
    }
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

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
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
    let mut all: Vec<(f64, String)> = ours.map(|key| (at(&key), key)).collect();
    all.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    all.iter().skip(MOST).for_each(|(_, key)| forget(storage, key));
}

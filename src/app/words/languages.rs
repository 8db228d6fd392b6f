//! The language of the page. `src/app/start.js` knows it, since the welcome screen has it before the program has come.

use std::cell::Cell;

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
// The spawner of Leptos exists only once the page is drawn.
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{EDITION, TEXTS, numbers, told};
use crate::state::State;

/// Tags of the languages (BCP 47) other than English.
const LANGUAGES: [&str; 5] = ["de", "es", "fr", "ja", "zh-Hans"];

/// Where `src/app/start.js` puts a promise of the texts, and the event by which it tells of new ones.
const WORDS: &str = "words";

thread_local! {
    static LANGUAGE: State<&'static str> = State::new("en");
    /// Texts that were loaded, each once for as long as the page is open.
    static LOADED: Cell<[Option<&'static [&'static str]>; LANGUAGES.len()]> = const { Cell::new([None; LANGUAGES.len()]) };
}

/// The tag of the language, tracked.
pub(crate) fn language() -> &'static str {
    LANGUAGE.with(|language| language.get())
}

/// Begins with the user's language: calls `begin` at once if it is English, else when its texts are there.
pub(crate) fn read_chosen(begin: impl FnOnce() + 'static) {
    let read_again = window_event_listener_untyped(WORDS, |_| spawn_local(read()));
    // Listens as long as the page exists.
    std::mem::forget(read_again);
    if promise().is_none() {
        return begin();
    }
    spawn_local(async {
        read().await;
        begin();
    });
}

fn promise() -> Option<Promise> {
    Reflect::get(&window(), &WORDS.into()).ok()?.dyn_into().ok()
}

/// Takes the texts that the page has loaded, or English.
async fn read() {
    let given = match promise() {
        Some(promise) => JsFuture::from(promise).await.unwrap_or_default(),
        None => JsValue::NULL,
    };
    let language = take(&given).unwrap_or_else(|| {
        TEXTS.set(None);
        told::forget();
        "en"
    });
    numbers::speak(language);
    // Draws the page anew.
    LANGUAGE.with(|known| {
        if known.get_untracked() != language {
            known.set(language);
        }
    });
}

/// Takes the texts of a file, if they are those of this program.
fn take(given: &JsValue) -> Option<&'static str> {
    let field = |name: &str| Reflect::get(given, &name.into()).ok();
    let tag = field("language")?.as_string()?;
    let at = LANGUAGES.iter().position(|known| *known == tag)?;
    if field("edition")?.as_string()? != EDITION {
        return None;
    }
    let mut loaded = LOADED.get();
    let place = loaded.get_mut(at)?;
    let texts = match *place {
        Some(texts) => texts,
        None => *place.insert(texts(&field("words")?.dyn_into().ok()?)),
    };
    LOADED.set(loaded);
    TEXTS.set(Some(texts));
    let sentences: Array = field("told")?.dyn_into().ok()?;
    told::learn(sentences.iter().map(|text| text.as_string().unwrap_or_default()));
    LANGUAGES.get(at).copied()
}

fn texts(words: &Array) -> &'static [&'static str] {
    let text = |word: JsValue| -> &'static str { word.as_string().unwrap_or_default().leak() };
    words.iter().map(text).collect::<Vec<_>>().leak()
}

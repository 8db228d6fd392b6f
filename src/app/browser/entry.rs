//! Entries of the browser's history.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// An entry: its number, and the image it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    /// Its number, counted from the one at which the page was loaded.
    pub(crate) number: u32,
    /// Name, size and date of the image; empty before one was opened.
    pub(crate) image: String,
}

impl Entry {
    /// The state of the browser's entry, which `start.js` also reads.
    fn state(&self) -> JsValue {
        format!("{} {}", self.number, self.image).into()
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

/// The current entry; `None` if the page has not made it.
pub(crate) fn current() -> Option<Entry> {
    let state = history()?.state().ok()?.as_string()?;
    let (number, image) = state.split_once(' ')?;
    Some(Entry { number: number.parse().ok()?, image: image.to_owned() })
}

/// Adds an entry after the current one.
pub(crate) fn add(entry: &Entry) {
    // A browser that refuses (Safari, after a hundred entries in half a minute) lacks one step of the history.
    let _ = history().map(|history| history.push_state(&entry.state(), ""));
}

/// Makes the current entry the page's.
pub(crate) fn replace(entry: &Entry) {
    let _ = history().map(|history| history.replace_state(&entry.state(), ""));
}

/// Gives the current entry an address below the page.
pub(crate) fn set_address(entry: &Entry, address: &str) {
    let _ = history().map(|history| history.replace_state_with_url(&entry.state(), "", Some(address)));
}

/// Moves through the history.
pub(crate) fn go(steps: i64) {
    if let (Some(history), Ok(steps), true) = (history(), i32::try_from(steps), steps != 0) {
        // The browser stays where it is if there is no such entry.
        let _ = history.go_with_delta(steps);
    }
}

/// The part of the page's address after the `#`.
pub(crate) fn address() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

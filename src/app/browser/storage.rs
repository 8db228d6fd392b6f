//! The browser's storage of small texts.

use leptos::prelude::window;
use web_sys::Storage;

/// The storage; `None` where the browser forbids it.
pub(crate) fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
